/** Rahkaran as its public clients meet it: sessions by RSA or TLS, two layouts of paths, a mark before its JSON, pages for answers. */
import { constants, generateKeyPairSync, type KeyObject, privateDecrypt, randomUUID } from 'node:crypto';

import { type Answer, type Asked, JsonErp, page } from './json-erp';
import { selfSigned } from './self-signed';

export type RahkaranFakeLayout = 'framework-first' | 'services-first';

export class FakeRahkaran extends JsonErp {
    readonly username = 'karvan';
    readonly password = 'p@ss–رمز-42';
    logins = 0;
    /** How an ended session is told: by a status, or by the page to sign in with a status that says all is well. */
    endsBy: 'status' | 'page' = 'status';
    loginIsRefused = false;
    private readonly sessions = new Map<string, { modulus: string; exponent: string; key: KeyObject }>();
    private cookies = new Set<string>();

    private constructor(
        readonly layout: RahkaranFakeLayout,
        readonly tls?: { key: string; cert: string },
    ) {
        super(tls);
        this.hasMark = true;
    }

    static start(layout: RahkaranFakeLayout, isSealed = false): Promise<FakeRahkaran> {
        return new FakeRahkaran(layout, isSealed ? selfSigned() : undefined).listen();
    }

    get url(): string {
        return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.port}/sg1/x1`;
    }

    endSessions(): void {
        this.cookies = new Set();
    }

    protected answer(asked: Asked): Answer | null {
        const path = asked.path.replace(/^\/sg1\/x1\//, '');
        const isFirst = this.layout === 'services-first';
        const authentication = isFirst ? 'Services/Framework/AuthenticationService.svc/' : 'Framework/Services/AuthenticationService.svc/';
        if (path.startsWith(authentication)) return this.authenticate(path.slice(authentication.length), asked);
        if (!this.isSignedIn(asked)) return this.endsBy === 'page' ? { text: page } : { status: 401, text: 'Unauthorized' };
        const party = isFirst ? 'Services/General/PartyManagement/PartyService.svc/FetchParty' : 'General/PartyManagement/Services/PartyService.svc/FetchParty';
        const order = isFirst ? 'Services/Retail/ESales.svc/SalesOrder' : 'Retail/eSalesApi/ESalesService.svc/SalesOrder';
        if (path === party) return { json: this.parties(asked.body) };
        const kind = { [order]: 'order', [`${order}/Cancel`]: 'order-cancellation' }[path];
        if (kind === undefined) return null;
        if (asked.method === 'POST') return this.book(kind, String(asked.body.ExternalNumber), asked.body) as Answer;
        return { json: this.documents(kind, asked.query.get('externalNumber')) };
    }

    private isSignedIn({ headers }: Asked): boolean {
        return (headers.cookie ?? '').split('; ').some(cookie => this.cookies.has(cookie));
    }

    private parties({ from = 0, numberOfRecords = 600, fromVersion }: Record<string, unknown>): unknown[] {
        const rows = this.books.rows(fromVersion === undefined ? null : Number(fromVersion));
        return rows.slice(Number(from), Number(from) + Math.min(Number(numberOfRecords), 600));
    }

    private documents(kind: string, key: string | null): object[] {
        const documents = this.books.documents.filter(one => one.kind === kind);
        const found = key === null ? documents : documents.filter(one => one.key === key);
        return found.map(({ number, values }) => ({ ...values, ID: number, Number: number, State: 'open' }));
    }

    private authenticate(place: string, { method, body }: Asked): Answer | null {
        if (place === 'session' && method === 'GET') return { json: this.begin() };
        if (place === 'login' && method === 'POST') {
            const session = this.sessions.get(String(body.sessionId));
            const text = session && decipher(session.key, String(body.password));
            return this.signIn(body.username === this.username && text === `${String(body.sessionId)}**${this.password}`);
        }
        // In the clear, on a sealed line only.
        if (place === 'ssllogin' && method === 'POST') return this.tls ? this.signIn(body.username === this.username && body.password === this.password) : { status: 403, text: 'Forbidden' };
        return place === 'logout' ? { json: {} } : null;
    }

    private begin(): object {
        const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
        const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
        const [modulus, exponent] = [n, e].map(part => Buffer.from(part, 'base64url').toString('hex').toUpperCase()) as [string, string];
        const id = randomUUID();
        this.sessions.set(id, { modulus, exponent, key: privateKey });
        return { id, rsa: { M: modulus, E: exponent } };
    }

    private signIn(isRight: boolean): Answer {
        this.logins++;
        if (!isRight || this.loginIsRefused) return { status: 401, text: 'Unauthorized' };
        const cookie = `sg-auth-SG=${randomUUID()}`;
        this.cookies.add(cookie);
        return { json: {}, headers: { 'set-cookie': [`${cookie}; path=/; HttpOnly`, 'sg-lang=fa; path=/'] } };
    }
}

/** Node no longer takes PKCS#1 v1.5 off by itself, since an answer about padding would tell too much. */
function decipher(key: KeyObject, hex: string): string {
    const size = (key.asymmetricKeyDetails?.modulusLength ?? 1024) / 8;
    const sealed = Buffer.from(hex, 'hex');
    const parts = Array.from({ length: sealed.length / size }, (_, index) => {
        const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, sealed.subarray(index * size, (index + 1) * size));
        return block[0] === 0 && block[1] === 2 ? block.subarray(block.indexOf(0, 2) + 1) : Buffer.from('?');
    });
    return Buffer.concat(parts).toString('utf8');
}
