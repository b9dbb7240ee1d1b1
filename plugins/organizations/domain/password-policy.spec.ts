import fc from 'fast-check';

import { passwordWeakness } from './password-policy';

describe('passwordWeakness', () => {
    it('counts characters at the lower border and bytes at the upper', () => {
        expect(passwordWeakness('abcdefghij1', 'a@b.ir')).toBe('too-short');
        expect(passwordWeakness('abcdefghij12', 'a@b.ir')).toBeNull();
        expect(passwordWeakness('رمزعبورخیلی۱', 'a@b.ir')).toBeNull();
        expect(passwordWeakness(`${'ab1c'.repeat(18)}`, 'a@b.ir')).toBeNull();
        expect(passwordWeakness(`${'ab1c'.repeat(18)}x`, 'a@b.ir')).toBe('too-long');
        expect(passwordWeakness('رمزع'.repeat(10), 'a@b.ir')).toBe('too-long');
    });

    it('refuses common passwords in any case, and repetition', () => {
        expect(passwordWeakness('Password1234', 'a@b.ir')).toBe('too-common');
        expect(passwordWeakness('abababababab', 'a@b.ir')).toBe('too-common');
    });

    it('refuses the e-mail address and its mailbox with a tail', () => {
        expect(passwordWeakness('sara.karimi@parsi.ir', 'Sara.Karimi@parsi.ir')).toBe('like-the-email');
        expect(passwordWeakness('sara.karimi12', 'sara.karimi@parsi.ir')).toBe('like-the-email');
    });

    it('never takes a password that bcrypt would cut', () => {
        fc.assert(
            fc.property(fc.string({ minLength: 0, maxLength: 120, unit: 'grapheme' }), password => {
                if (passwordWeakness(password, 'a@b.ir') === null) {
                    expect(new TextEncoder().encode(password).length).toBeLessThanOrEqual(72);
                }
            }),
        );
    });
});
