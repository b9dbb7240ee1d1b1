import fc from 'fast-check';

import { base32, codeOfStep, enrolmentUri, readCode, readRecoveryCode, stepAt, stepOfCode } from './totp';

const secret = Buffer.from('12345678901234567890');

describe('codes of an authenticator', () => {
    // RFC 6238, appendix B, the last six of its eight digits.
    it.each([
        [59, '287082'],
        [1111111109, '081804'],
        [1111111111, '050471'],
        [1234567890, '005924'],
        [2000000000, '279037'],
        [20000000000, '353130'],
    ])('are at %i seconds as the standard says', (seconds, code) => {
        expect(codeOfStep(secret, stepAt(seconds))).toBe(code);
        expect(stepOfCode(secret, code, seconds, 0)).toBe(stepAt(seconds));
    });

    it('hold half a minute longer and earlier, for clocks that differ, and no more', () => {
        const code = codeOfStep(secret, 1000);
        expect([998, 999, 1000, 1001, 1002].map(step => stepOfCode(secret, code, step * 30, 0))).toEqual([null, 1000, 1000, 1000, null]);
    });

    it('are taken once, and none that is older than the last taken', () => {
        const at = 1000 * 30;
        expect(stepOfCode(secret, codeOfStep(secret, 1000), at, 1000)).toBeNull();
        expect(stepOfCode(secret, codeOfStep(secret, 999), at, 1000)).toBeNull();
        expect(stepOfCode(secret, codeOfStep(secret, 1001), at, 1000)).toBe(1001);
    });

    it('are not guessed', () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 2, max: 1e8 }), (guess, step) => {
                const code = String(guess).padStart(6, '0');
                const right = [step - 1, step, step + 1].some(one => codeOfStep(secret, one) === code);
                return (stepOfCode(secret, code, step * 30, 0) !== null) === right;
            }),
        );
    });

    it('may be typed with spaces and in Persian digits', () => {
        expect(readCode(' ۱۲۳ 456')).toBe('123456');
        expect(readCode('١٢٣٤٥٦')).toBe('123456');
        for (const none of ['12345', '1234567', 'abcdef', '']) expect(readCode(none)).toBeNull();
    });

    it('come of a secret that apps can read', () => {
        expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
        expect(enrolmentUri(secret, 'Alborz Moquette', 'neda@alborz.example')).toBe(
            'otpauth://totp/Alborz%20Moquette:neda%40alborz.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Alborz%20Moquette&algorithm=SHA1&digits=6&period=30',
        );
    });

    it('have recovery codes beside them, however they are typed', () => {
        expect(readRecoveryCode('ABCD-efgh 2345-6777')).toBe('abcdefgh23456777');
        expect(readRecoveryCode('123456')).toBeNull();
    });
});
