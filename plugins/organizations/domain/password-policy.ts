const minLength = 12;
/** Longer than what anybody remembers; what hashes it reads all of it. */
const maxLength = 128;
/** So many signs must be left when all that guessers try first is taken away. */
const leastOwn = 4;

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-common' | 'like-the-email';

/** Words that the most used passwords of the firm's countries are made of, as people type them. */
const stems = [
    ...['password', 'pass', 'admin', 'administrator', 'superadmin', 'root', 'user', 'guest', 'login', 'welcome', 'hello', 'letmein', 'changeme', 'secret'],
    ...['default', 'test', 'master', 'iloveyou', 'love', 'princess', 'sunshine', 'monkey', 'dragon', 'shadow', 'football', 'baseball', 'superman'],
    ...['batman', 'starwars', 'trustno', 'whatever', 'freedom', 'computer', 'internet', 'google', 'facebook', 'michael', 'jordan', 'charlie', 'summer'],
    ...['winter', 'spring', 'autumn', 'money', 'company', 'karvan', 'vendure', 'qwerty', 'haslo', 'hasło', 'kocham', 'misiek', 'polska', 'zaq', 'xsw'],
    ...['пароль', 'привет', 'любовь', 'parol', 'privet', 'ramz', 'iran', 'tehran', 'persepolis', 'esteghlal', 'salam', 'رمز', 'گذرواژه', 'ایران', 'سلام'],
].sort((one, other) => other.length - one.length);

const keyboards = [
    ...['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', 'qazwsxedcrfvtgbyhnujmikolp', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'],
    ...['1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', 'zaqxswcdevfrbgtnhymju', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'ضصثقفغعهخحجچ', 'شسیبلاتنمکگ'],
];
const runs = [...keyboards, ...keyboards.map(keys => [...keys].reverse().join(''))];
const leastRun = 3;

const disguises: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Why a password may not be taken, or null. Lengths count characters. */
export function passwordWeakness(password: string, emailAddress: string): PasswordWeakness | null {
    const length = [...password].length;
    if (length < minLength) {
        return 'too-short';
    }
    if (length > maxLength) {
        return 'too-long';
    }
    const lower = password.toLowerCase();
    if (ownPart(lower).length < leastOwn) {
        return 'too-common';
    }
    const email = emailAddress.toLowerCase();
    const mailbox = email.split('@')[0] ?? '';
    if (email !== '' && (lower.includes(email) || (mailbox.length >= 6 && lower.replace(/[^a-z]+$/, '') === mailbox.replace(/[^a-z]+$/, '')))) {
        return 'like-the-email';
    }
    return null;
}

/** What is left of a password without known words, runs of the keyboard, repetition, figures and signs between words. */
function ownPart(password: string): string {
    const plain = [...password].map(sign => disguises[sign] ?? sign).join('');
    let own = '';
    for (let at = 0; at < password.length; ) {
        const known = Math.max(runAt(password, at), stemAt(plain, at), repeatedAt(password, at));
        if (known === 0) own += password.charAt(at);
        at += Math.max(1, known);
    }
    return unit(own.replace(/[\p{N}\p{P}\p{S}\s]/gu, ''));
}

function stemAt(text: string, at: number): number {
    return stems.find(stem => text.startsWith(stem, at))?.length ?? 0;
}

/** How far the text goes along a row of the keyboard from here; 0 when it is no run. */
function runAt(text: string, at: number): number {
    let longest = 0;
    for (const keys of runs) {
        for (let length = leastRun; at + length <= text.length && keys.includes(text.slice(at, at + length)); length++) longest = Math.max(longest, length);
    }
    return longest;
}

function repeatedAt(text: string, at: number): number {
    const end = [...text.slice(at)].findIndex(sign => sign !== text.charAt(at));
    const length = end === -1 ? text.length - at : end;
    return length >= leastRun ? length : 0;
}

/** `abab` is `ab` twice. */
function unit(text: string): string {
    for (let length = 1; length <= text.length / 2; length++) {
        if (text.slice(0, length).repeat(Math.ceil(text.length / length)).startsWith(text)) return text.slice(0, length);
    }
    return text;
}
