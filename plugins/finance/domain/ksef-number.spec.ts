import fc from 'fast-check';
import { createHash } from 'node:crypto';

import { ksefVerificationUrl, readKsefNumber } from './ksef-number';

/** The example that the ministry's own description of the number gives. */
const known = '5265877635-20250826-0100001AF629-AF';

describe('a number of KSeF', () => {
    it('says who sold and when it came', () => {
        expect(readKsefNumber(known)).toEqual({ sellerNip: '5265877635', acceptedOn: '2025-08-26' });
    });

    it('is none when it is shorter, in small letters, or something else', () => {
        for (const text of ['', known.slice(0, -1), known.toLowerCase(), ` ${known}`, 'FV/2026/11/001']) expect(readKsefNumber(text)).toBeNull();
    });

    it('is none when any one of its digits is another', () => {
        const digits = '0123456789ABCDEF';
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 34 }), fc.integer({ min: 0, max: 15 }), (place, digit) => {
                const other = digits[digit] ?? '0';
                fc.pre(known[place] !== '-' && known[place] !== other);
                expect(readKsefNumber(known.slice(0, place) + other + known.slice(place + 1))).toBeNull();
            }),
        );
    });
});

describe('the address by which KSeF shows an invoice', () => {
    it('names the seller, the day of issue and the print of the XML', () => {
        const xmlHash = createHash('sha256').update('<Faktura/>').digest();
        expect(ksefVerificationUrl({ sellerNip: '5265877635', issuedOn: '2026-02-01', xmlHash: xmlHash.toString('hex') })).toBe(
            `https://qr.ksef.mf.gov.pl/invoice/5265877635/01-02-2026/${xmlHash.toString('base64url')}`,
        );
    });

    it('writes any print as base64url does', () => {
        fc.assert(
            fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes => {
                const print = Buffer.from(bytes);
                expect(ksefVerificationUrl({ sellerNip: '1', issuedOn: '2026-02-01', xmlHash: print.toString('hex') })).toContain(`/${print.toString('base64url')}`);
            }),
        );
    });
});
