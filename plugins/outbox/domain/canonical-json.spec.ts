import fc from 'fast-check';

import { answerText, canonicalJson, parseAnswer } from './canonical-json';
import { withoutSecrets } from './job-data';

describe('canonicalJson', () => {
    it('does not depend on the order of keys, nor on absent ones', () => {
        expect(canonicalJson({ b: 1, a: { d: [2], c: undefined } })).toBe(canonicalJson({ a: { d: [2] }, b: 1 }));
    });

    it('tells different requests apart', () => {
        expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }));
        expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
        expect(canonicalJson(undefined)).toBe('null');
    });
});

describe('an answer that is kept', () => {
    it('comes back equal, dates as dates', () => {
        const answer = { at: new Date('2026-03-20T10:00:00Z'), lines: [{ quantity: 3, note: null }] };
        expect(parseAnswer(answerText(answer))).toEqual(answer);
    });

    it('comes back equal whatever JSON it is', () => {
        fc.assert(
            fc.property(fc.jsonValue(), value => {
                expect(parseAnswer(answerText(value))).toEqual(JSON.parse(JSON.stringify(value)));
            }),
        );
    });
});

it('keeps session tokens and requests out of job data, at any depth', () => {
    const data = { deep: [{ ctx: { _session: { token: 'secret', id: 1 }, _req: { headers: {} }, _apiType: 'admin' } }], n: 1 };
    expect(withoutSecrets(data)).toEqual({ deep: [{ ctx: { _session: { token: '', id: 1 }, _apiType: 'admin' } }], n: 1 });
});
