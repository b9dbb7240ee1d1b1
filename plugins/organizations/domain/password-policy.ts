const minLength = 12;
/** bcrypt reads no further than this many bytes; the rest would be silently ignored. */
const maxBytes = 72;

/** The most used passwords of at least the least length, and the stems that people pad to reach it. */
const common = new Set([
    '123456789012', '1234567890123', '123123123123', '111111111111', '000000000000', 'qwertyuiop12', 'qwertyuiop123',
    'password1234', 'password12345', 'passwordpassword', 'password123456', 'administrator', 'administrator1',
    'iloveyou1234', 'letmein12345', 'welcome12345', 'welcome123456', 'qwerty123456', 'qwerty1234567', 'abcd12345678',
    'abcdefghijkl', 'abc123456789', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'qazwsxedcrfv', 'zaq12wsxcde3', 'asdfghjkl123',
    'changeme1234', 'superadmin123', 'footballfootball', 'monkeymonkey', 'dragondragon', 'sunshine1234', 'princess1234',
]);

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-common' | 'like-the-email';

/** Why a password may not be taken, or null. The least length counts characters, the greatest counts bytes. */
export function passwordWeakness(password: string, emailAddress: string): PasswordWeakness | null {
    if ([...password].length < minLength) {
        return 'too-short';
    }
    if (new TextEncoder().encode(password).length > maxBytes) {
        return 'too-long';
    }
    const lower = password.toLowerCase();
    if (common.has(lower) || new Set(lower).size < 4) {
        return 'too-common';
    }
    const email = emailAddress.toLowerCase();
    const mailbox = email.split('@')[0] ?? '';
    if (lower.includes(email) || (mailbox.length >= 6 && lower.replace(/[^a-z]+$/, '') === mailbox.replace(/[^a-z]+$/, ''))) {
        return 'like-the-email';
    }
    return null;
}
