/** Any ERP with a REST interface: five ways to be known to it, five ways to turn its pages. */
import { randomUUID } from 'node:crypto';

import { type Answer, type Asked, JsonErp } from './json-erp';

export type RestPaging = 'page' | 'offset' | 'cursor' | 'link-header' | 'link-field';

export class RestErp extends JsonErp {
    readonly secret = 'rest-secret-7391';
    paging: RestPaging = 'page';
    /** Hands out fewer rows than it is asked for. */
    mostRows = 7;
    /** Knows nothing of paging. */
    ignoresPaging = false;
    tokensGiven = 0;
    private tokens = new Set<string>();

    private constructor(readonly auth: 'basic' | 'bearer' | 'api-key' | 'oauth') {
        super();
    }

    static start(auth: RestErp['auth']): Promise<RestErp> {
        return new RestErp(auth).listen();
    }

    get url(): string {
        return `http://127.0.0.1:${this.port}/api`;
    }

    endTokens(): void {
        this.tokens = new Set();
    }

    protected answer(asked: Asked): Answer | null {
        if (asked.path === '/token') return this.token(asked);
        if (!this.isKnown(asked)) return { status: 401, json: {} };
        if (asked.path === '/api/customers') return this.customers(asked);
        const kind = { '/api/orders': 'order', '/api/cancellations': 'order-cancellation' }[asked.path];
        if (kind === undefined) return null;
        if (asked.method === 'POST') return this.book(kind, String(asked.body.externalId), asked.body) as Answer;
        const found = this.books.documents.filter(one => one.kind === kind && one.key === asked.query.get('externalId'));
        return { json: { data: found.map(({ number, values }) => ({ ...values, number, state: 'open' })) } };
    }

    private token({ headers, body }: Asked): Answer {
        const isRight = headers.authorization === `Basic ${Buffer.from(`karvan:${this.secret}`).toString('base64')}` && body.grant_type === 'client_credentials';
        if (!isRight) return { status: 401, json: { error: 'invalid_client' } };
        const token = randomUUID();
        this.tokensGiven++;
        this.tokens.add(`Bearer ${token}`);
        return { json: { access_token: token, token_type: 'Bearer', expires_in: 3600 } };
    }

    private isKnown({ headers }: Asked): boolean {
        const expected = { 'basic': `Basic ${Buffer.from(`karvan:${this.secret}`).toString('base64')}`, 'bearer': `Bearer ${this.secret}` };
        if (this.auth === 'oauth') return this.tokens.has(headers.authorization ?? '');
        return this.auth === 'api-key' ? headers['x-api-key'] === this.secret : headers.authorization === expected[this.auth];
    }

    private customers({ query }: Asked): Answer {
        const after = query.get('changedAfter');
        const rows = this.books.rows(after === null ? null : Number(after));
        if (this.ignoresPaging) return { json: { data: { items: rows } } };
        const size = Math.min(Number(query.get('size') ?? 100), this.mostRows);
        const given = query.get('at');
        const start = given === null ? 0 : this.paging === 'page' ? (Number(given) - 1) * size : Number(given);
        const items = rows.slice(start, start + size);
        const next = start + size < rows.length ? String(start + size) : null;
        const link = next === null ? null : `${this.url}/customers?size=${size}&at=${next}${after === null ? '' : `&changedAfter=${after}`}`;
        return {
            json: { data: { items }, next: this.paging === 'cursor' ? next : this.paging === 'link-field' ? link : null },
            headers: this.paging === 'link-header' && link !== null ? { link: `<${this.url}>; rel="first", <${link}>; rel="next"` } : {},
        };
    }
}
