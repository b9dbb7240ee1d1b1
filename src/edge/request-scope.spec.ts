import type { Request, Response } from 'express';

import { currentRequestId, requestScope } from './request-scope';

function idAfter(given?: string | string[]) {
    const req = { headers: { 'x-request-id': given } } as unknown as Request;
    const answered: Record<string, unknown> = {};
    const res = { setHeader: (name: string, value: unknown) => (answered[name] = value) } as unknown as Response;
    let within: string | undefined;
    requestScope(req, res, () => (within = currentRequestId()));
    return { within, header: req.headers['x-request-id'], answered: answered['X-Request-Id'] };
}

describe('requestScope', () => {
    it('keeps a harmless id of the caller', () => {
        expect(idAfter('order-2026-0001')).toEqual({ within: 'order-2026-0001', header: 'order-2026-0001', answered: 'order-2026-0001' });
    });

    it.each([[undefined], ['short'], ['forged\nline of a log'], [['a-b-c-d-e-f', 'b']]])('gives the request an id of its own instead of %j, also in its header', given => {
        const { within, header, answered } = idAfter(given);
        expect(within).toMatch(/^[0-9a-f-]{36}$/);
        expect([header, answered]).toEqual([within, within]);
    });
});
