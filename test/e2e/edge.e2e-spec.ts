import { type RunningServer, startServer } from '../server';

process.env.RATE_LIMIT_FACTOR = '1';

interface Answer {
    status: number;
    headers: Headers;
    body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: { code?: string } }[] };
}

describe('the edge', () => {
    let running: RunningServer;
    beforeAll(async () => {
        running = await startServer();
    });
    afterAll(() => running.stop());

    async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
        const response = await fetch(`${running.url}/${path}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', ...headers },
            body: typeof body === 'string' ? body : JSON.stringify(body),
        });
        const text = await response.text();
        return { status: response.status, headers: response.headers, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
    }
    const shop = (query: string, headers?: Record<string, string>) => post('shop-api', { query }, headers);

    describe('is a closed shop', () => {
        it.each(['{ products { totalItems } }', '{ activeOrder { id } }', '{ search(input: {}) { totalItems } }', '{ collections { totalItems } }', '{ cart { id } }'])(
            'a stranger may not ask %s',
            async query => {
                const { body } = await shop(query);
                expect(body.data ?? null).toBeNull();
            },
        );

        it('a stranger who is refused leaves no session behind', async () => {
            const before = await running.sql('SELECT count(*) FROM session');
            await shop('{ activeOrder { id } }');
            await shop('mutation { addItemToOrder(productVariantId: "1", quantity: 1) { __typename } }');
            expect(await running.sql('SELECT count(*) FROM session')).toEqual(before);
        });

        it('a forged token opens nothing', async () => {
            const { body } = await shop('{ products { totalItems } }', { Authorization: 'Bearer forged' });
            expect(body.data ?? null).toBeNull();
            expect(body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
        });
    });

    describe('refuses with 400 before anything runs', () => {
        const nested = (depth: number): string => (depth === 0 ? '__typename' : `a: portalSession { ${nested(depth - 1)} }`);
        it.each([
            ['too deep a document', `{ ${nested(12)} }`],
            ['too many aliases', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: portalSession { firmName }`).join(' ')} }`],
            ['two sign-ins at once', 'mutation { a: login(username: "a", password: "b") { __typename } b: login(username: "a", password: "c") { __typename } }'],
            ['too long a document', `{ portalSession { firmName } } #${'x'.repeat(10_000)}`],
            ['a thousand fragments', `{ portalSession { firmName } } ${Array.from({ length: 1000 }, (_, i) => `fragment f${i} on PortalSession { firmName }`).join(' ')}`],
            ['fragments in a circle', '{ portalSession { ...a } } fragment a on PortalSession { ...b } fragment b on PortalSession { ...a }'],
            ['introspection', '{ __schema { types { name } } }'],
        ])('%s', async (_, query) => {
            const { status, body } = await shop(query);
            expect(status).toBe(400);
            expect(body.errors?.length).toBeGreaterThan(0);
        });

        it('a batch of operations', async () => {
            expect((await post('shop-api', [{ query: '{ portalSession { firmName } }' }, { query: '{ portalSession { firmName } }' }])).status).toBe(400);
        });

        it('and a misspelt field does not tell the right one', async () => {
            const { body } = await shop('{ portalSessio { firmName } }');
            expect(body.errors?.[0]?.message).toBe('Cannot query field "portalSessio" on type "Query".');
        });
    });

    describe('refuses requests that no client of ours makes', () => {
        it.each(['br', 'gzip', 'deflate', 'br, identity'])('a body encoded as %s gets 415', async encoding => {
            const { status } = await post('shop-api', { query: '{ portalSession { firmName } }' }, { 'Content-Encoding': encoding });
            expect(status).toBe(415);
        });

        it('a body over one megabyte gets 413', async () => {
            expect((await post('shop-api', { query: '{ portalSession { firmName } }', variables: { filling: 'x'.repeat(1_100_000) } })).status).toBe(413);
        });

        it('a form post and a GET mutation are no way round the preflight', async () => {
            const form = await post('shop-api', 'query={portalSession{firmName}}', { 'Content-Type': 'application/x-www-form-urlencoded' });
            expect(form.status).toBe(400);
            const get = await fetch(`${running.url}/shop-api?query=mutation{logout{success}}`);
            expect([400, 405]).toContain(get.status);
        });

        it('another origin gets no credentials', async () => {
            const { headers } = await shop('{ portalSession { firmName } }', { Origin: 'https://evil.example' });
            expect(headers.get('access-control-allow-origin')).toBeNull();
            expect(headers.get('access-control-allow-credentials')).toBeNull();
        });
    });

    it('answers with a request id, the caller’s own if it is harmless, and security headers', async () => {
        const own = await shop('{ portalSession { firmName } }', { 'X-Request-Id': 'order-2026-0001' });
        expect(own.headers.get('x-request-id')).toBe('order-2026-0001');
        const made = await shop('{ portalSession { firmName } }', { 'X-Request-Id': 'no spaces <b>' });
        expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
        expect(made.headers.get('content-security-policy')).toContain("script-src 'self'");
        expect(made.headers.get('x-content-type-options')).toBe('nosniff');
        expect(made.headers.get('x-powered-by')).toBeNull();
    });

    it('says how it is', async () => {
        expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
        expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
        const metrics = await (await fetch(`${running.url}/metrics`)).text();
        expect(metrics).toContain('karvan_http_request_seconds_bucket');
        expect(metrics).toContain('karvan_database_connections');
        expect((await fetch(`${running.url}/metrics`, { headers: { 'X-Forwarded-For': '127.0.0.1' } })).status).toBe(404);
    });

    it('stops guessing of one person’s password, and says how long', async () => {
        const guess = (password: string, name: string) => shop(`mutation { login(username: "${name}", password: "${password}") { __typename } }`);
        const answers: Answer[] = [];
        for (let i = 0; i < 12; i++) answers.push(await guess(`wrong-${i}`, `${' '.repeat(i)}Buyer@example.com`));
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
        expect(answers.at(-1)?.body.errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
        expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    it('does not hold successful sign-ins against anybody, and opens no session with what the database keeps', async () => {
        const signIn = () => post('admin-api', { query: 'mutation { login(username: "superadmin", password: "superadmin") { __typename } }' });
        const answers: Answer[] = [];
        for (let i = 0; i < 12; i++) answers.push(await signIn());
        expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
        const token = answers.at(-1)?.headers.get('vendure-auth-token') ?? '';
        const me = async (bearer: string) => (await post('admin-api', { query: '{ me { identifier } }' }, { Authorization: `Bearer ${bearer}` })).body.data;
        expect(await me(token)).toEqual({ me: { identifier: 'superadmin' } });
        const [row] = await running.sql<{ token: string }>('SELECT token FROM session ORDER BY id DESC LIMIT 1');
        expect(row?.token).toMatch(/^sha256:[0-9a-f]{64}$/);
        for (const bearer of [row?.token ?? '', (row?.token ?? '').slice(7)]) expect((await me(bearer))?.me ?? null).toBeNull();
        await post('admin-api', { query: 'mutation { logout { success } }' }, { Authorization: `Bearer ${token}` });
        expect((await me(token))?.me ?? null).toBeNull();
    });
});
