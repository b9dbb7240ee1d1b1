import fc from 'fast-check';
import { createHash } from 'node:crypto';

import { packed, przelewySource, unpacked } from './signature';

describe('signatures', () => {
    it('of Przelewy24 are over the fields in their order, as JSON without spaces', () => {
        const source = przelewySource([['sessionId', 'K-1/2'], ['merchantId', 1], ['amount', 100], ['currency', 'PLN']], 'crc');
        expect(source).toBe('{"sessionId":"K-1/2","merchantId":1,"amount":100,"currency":"PLN","crc":"crc"}');
        expect(createHash('sha384').update(source).digest('hex')).toHaveLength(96);
    });

    it('property: what is packed comes back as it was, and what is no pack is none', () => {
        fc.assert(fc.property(fc.dictionary(fc.string(), fc.string({ maxLength: 20 }), { maxKeys: 5 }), facts => expect(unpacked(packed(facts))).toEqual(JSON.parse(JSON.stringify(facts)))));
        fc.assert(fc.property(fc.string(), text => expect([null, 'object']).toContain(unpacked(text) === null ? null : typeof unpacked(text))));
        expect([unpacked(''), unpacked('bnVsbA'), unpacked('W10'), unpacked('a.b')]).toEqual([null, null, null, null]);
    });
});
