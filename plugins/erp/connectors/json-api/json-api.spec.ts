import fc from 'fast-check';

import { bodyOf, readPush } from './answers';
import { cursorOf, later, positionOf } from './cursor';
import { nextPage, pageParameters } from './paging';
import { apiTarget } from './settings';

const target = apiTarget.parse({ kind: 'order', path: 'orders', keyField: 'meta.externalId', number: 'number', reason: 'message', field: 'field', find: { path: 'orders', parameter: 'externalId' } });
const read = (status: number, body: string, headers = {}) => readPush({ status, body, headers }, target);

describe('the answer to a document', () => {
    it('is taken with its number, and refused with its reason', () => {
        expect(read(201, '{"number": 42}')).toEqual({ kind: 'accepted', number: '42', state: null });
        expect(read(422, '{"message": "Blocked", "field": "customer"}')).toEqual({ kind: 'refused', reason: 'Blocked', field: 'customer' });
        expect(read(200, '{"message": "Blocked"}')).toEqual({ kind: 'refused', reason: 'Blocked', field: null });
        expect(read(409, '')).toEqual({ kind: 'there' });
    });

    it.each([401, 403, 404, 405, 429, 503, 302])('%d says that it was not taken', status => {
        expect(read(status, '').kind).toBe('later');
    });

    it.each([500, 502, 504])('%d says nothing of whether it was taken', status => {
        expect(read(status, '').kind).toBe('unknown');
    });

    it('that is a page, or names no number, says nothing', () => {
        expect([read(200, '<html>'), read(200, '{}'), read(200, 'OK')].map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
    });

    it('says when to come again, within reason', () => {
        expect(read(503, '', { 'retry-after': '17' })).toMatchObject({ retryAfterSeconds: 17 });
        expect(read(503, '', { 'retry-after': '999999' })).toMatchObject({ retryAfterSeconds: 3600 });
        expect(read(503, '', { 'retry-after': 'soon' })).not.toHaveProperty('retryAfterSeconds');
    });

    it('is never taken for accepted without a number, whatever comes', () => {
        fc.assert(fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
            const reading = read(status, body);
            if (reading.kind === 'accepted') expect([status >= 200 && status < 300, reading.number === '']).toEqual([true, false]);
        }));
    });
});

it('a document goes as objects within objects, with our key where the ERP keeps it', () => {
    expect(JSON.parse(bodyOf({ kind: 'order', key: 'k-1', values: { 'customer.code': '17', 'meta.by': 'x', 'lines': [{ 'goods.sku': 'A' }] } }, target))).toEqual({
        customer: { code: '17' },
        meta: { by: 'x', externalId: 'k-1' },
        lines: [{ goods: { sku: 'A' } }],
    });
});

describe('pages', () => {
    const offset = { style: 'offset', parameter: 'from', sizeParameter: 'n', first: 0 } as const;

    it('go on by as many rows as there were, not as were asked for', () => {
        expect(nextPage(offset, 600, 250, [], {})).toBe(850);
        expect(nextPage(offset, 850, 0, [], {})).toBeNull();
        expect(pageParameters(offset, null, 600)).toEqual({ from: '0', n: '600' });
    });

    it('are found in the header Link among others', () => {
        const link = { style: 'link', sizeParameter: 'n', next: '' } as const;
        expect(nextPage(link, null, 1, [], { link: '<https://a/1>; rel="prev", <https://a/3>; rel="next"' })).toBe('https://a/3');
        expect(nextPage(link, null, 1, [], { link: '<https://a/1>; rel="prev"' })).toBeNull();
        fc.assert(fc.property(fc.string(), header => {
            nextPage(link, null, 1, [], { link: header });
        }));
    });
});

describe('a position', () => {
    it('is read back as it was written', () => {
        const text = fc.option(fc.string());
        fc.assert(fc.property(text, fc.oneof(text, fc.nat()), text, (since, at, high) => {
            expect(positionOf(cursorOf({ since, at, high }))).toEqual({ since, at, high });
        }));
    });

    it('that somebody else wrote is refused, not misread', () => {
        for (const cursor of ['', 'x', '{}', '[1]', '[1,2,3]', 'null']) expect(() => positionOf(cursor)).toThrow('cannot be read');
    });

    it('of a long number is later by its value', () => {
        expect(later('9', '10')).toBe('10');
        expect(later('18446744073709551615', '18446744073709551614')).toBe('18446744073709551615');
        expect(later('2026-01-02T00:00:00Z', '2026-01-10T00:00:00Z')).toBe('2026-01-10T00:00:00Z');
        expect(later(null, '1')).toBe('1');
    });
});
