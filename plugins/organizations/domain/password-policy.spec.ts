import fc from 'fast-check';

import { passwordWeakness } from './password-policy';

/** As they stand in lists of what people really use, twelve characters and more. */
const commonPasswords = [
    ...['123456789012', '000000000000', '111111111111', '123123123123', '1234567890123', '987654321098', 'qwertyuiop12', 'qwertyuiop123', 'qwerty123456'],
    ...['1q2w3e4r5t6y', '1qaz2wsx3edc', 'qazwsxedcrfv', 'zaq12wsxcde3', 'asdfghjkl123', 'zxcvbnm12345', 'abcdefghijkl', 'abc123456789', 'abcd12345678'],
    ...['password1234', 'Password123!', 'P@ssw0rd1234', 'passwordpassword', 'mypassword123', 'administrator', 'Administrator1', 'superadmin123', 'admin1234567'],
    ...['welcome12345', 'Welcome2026!', 'letmein12345', 'letmeinletmein', 'iloveyou1234', 'changeme1234', 'football1234', 'footballfootball', 'monkeymonkey'],
    ...['dragondragon', 'princess1234', 'sunshine1234', 'trustno1trustno1', 'Summer2026!!', 'test12345678', 'hello1234567', 'haslo1234567', 'polska123456'],
    ...['пароль123456', 'йцукенгшщзхъ', 'пароль12345678', 'رمز۱۲۳۴۵۶۷۸۹', 'aaaaaaaaaaaa', 'abababababab', 'karvan123456', '2026-11-28 2026', '09121234567 12'],
];

describe('passwordWeakness', () => {
    it('counts characters at both borders', () => {
        expect(passwordWeakness('korbfaden-m', 'a@b.ir')).toBe('too-short');
        expect(passwordWeakness('korbfaden-mo', 'a@b.ir')).toBeNull();
        expect(passwordWeakness('درخت سبز ابی', 'a@b.ir')).toBeNull();
        expect(passwordWeakness('korbfade'.repeat(16), 'a@b.ir')).toBeNull();
        expect(passwordWeakness(`${'korbfade'.repeat(16)}x`, 'a@b.ir')).toBe('too-long');
        expect(passwordWeakness('درخت'.repeat(32), 'a@b.ir')).toBeNull();
    });

    it.each(commonPasswords)('refuses %s', password => {
        expect(['too-common', 'too-short']).toContain(passwordWeakness(password, ''));
    });

    it.each(['correct horse battery 12', 'یک رمز عبور خوب ۱۲', 'korb-wolle-faden', 'Xk7#pQ2mVt9w', 'moquette im flur', 'żółta łódka 7'])('takes %s', password => {
        expect(passwordWeakness(password, 'a@b.ir')).toBeNull();
    });

    it('refuses the e-mail address and its mailbox with a tail', () => {
        expect(passwordWeakness('sara.karimi@parsi.ir', 'Sara.Karimi@parsi.ir')).toBe('like-the-email');
        expect(passwordWeakness('sara.karimi12', 'sara.karimi@parsi.ir')).toBe('like-the-email');
    });

    it('answers for any text, and never takes what is only figures', () => {
        fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), password => void passwordWeakness(password, 'a@b.ir')));
        fc.assert(fc.property(fc.stringMatching(/^[0-9 -]{12,40}$/), password => expect(passwordWeakness(password, 'a@b.ir')).not.toBeNull()));
    });
});
