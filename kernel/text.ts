/** Search keys for texts in Persian, Latin with Polish letters, and Cyrillic. Originals are stored as they were written. */

const letters: Record<string, string> = {
    ...{ ي: 'ی', ى: 'ی', ئ: 'ی', ې: 'ی', ك: 'ک', ڪ: 'ک', ة: 'ه', ۀ: 'ه', ە: 'ه', ھ: 'ه', ہ: 'ه' },
    ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و', ء: '' },
    ...{ ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ё: 'е', ґ: 'г' },
};
const lettersPattern = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Persian and Arabic digits as Latin ones; everything else stays. */
export function latinDigits(text: string): string {
    return text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) & 0xf));
}

/** What is compared when people search: one form per letter, Latin digits, lower case, single spaces. */
export function searchKey(text: string): string {
    return (
        latinDigits(text.normalize('NFKC').toLowerCase())
            .normalize('NFD')
            // Combining marks, and the Arabic-script vowel marks and hamzas among them. Cyrillic й keeps its breve.
            .replace(/(?<!и)\p{M}+/gu, '')
            .normalize('NFC')
            .replace(lettersPattern, letter => letters[letter] ?? '')
            .replace(/[\u0640\u200d\ufeff\u200e\u200f\u00ad]/g, '')
            // A half-space joins what some write with a space and some without: treated as a space.
            .replace(/[\u200c_\-/\\.,;:!?"'`()[\]{}<>|«»،؛؟٬٫–—*+=#&%@~^$]+/g, ' ')
            .replace(/\s+/g, ' ')
            .trim()
    );
}

/** Codes with and without separators are the same code: `AB-12/۳` and `ab123`. */
export function codeKey(text: string): string {
    return searchKey(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

const persianSounds: Record<string, string> = {
    ...{ ب: 'b', پ: 'p', ت: 't', ط: 't', ث: 's', س: 's', ص: 's', ج: 'j', ژ: 'j', چ: 'c', ح: 'h', خ: 'x', د: 'd' },
    ...{ ذ: 'z', ز: 'z', ض: 'z', ظ: 'z', ر: 'r', ش: 'w', غ: 'g', ق: 'g', گ: 'g', ف: 'f', ک: 'k', ل: 'l', م: 'm', ن: 'n' },
    ...{ ه: 'h', و: 'v', ی: 'y', ا: '', ع: '' },
};
const cyrillicSounds: Record<string, string> = {
    ...{ б: 'b', в: 'v', г: 'g', д: 'd', ж: 'j', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', п: 'p', р: 'r', с: 's', т: 't' },
    ...{ ф: 'f', х: 'x', ц: 'ts', ч: 'c', ш: 'w', щ: 'wc', й: 'y', я: 'y', ю: 'y' },
    ...{ а: '', е: '', и: '', о: '', у: '', ы: '', э: '', ъ: '', ь: '', і: '', ї: 'y' },
};
const sounds: Record<string, string> = { ...persianSounds, ...cyrillicSounds };

/** Spellings of one sound in Latin writing, the longer first. */
const latinSounds: [RegExp, string][] = [
    [/shch/g, 'wc'],
    [/kh/g, 'x'],
    [/sh/g, 'w'],
    [/ch/g, 'c'],
    [/zh/g, 'j'],
    [/gh/g, 'g'],
    [/ph/g, 'f'],
    [/th/g, 't'],
    [/qu|ck/g, 'k'],
    [/q/g, 'g'],
];

/**
 * A rough key by which `moket` finds `موکت`: the consonants of each word, one letter per sound, without vowels. Persian
 * writes few vowels and Latin spellings of them differ, so و and ی (v, w and y in Latin) count only at the start of a word,
 * and h not at its end. It is for finding only: different words may share a key (مبل and مال do not, ملی and مولا do).
 */
export function transliterate(text: string): string {
    return searchKey(text).split(' ').map(skeleton).filter(Boolean).join(' ');
}

function skeleton(word: string): string {
    const isLatin = /[a-z]/.test(word);
    const spelled = isLatin ? latinWord(word) : Array.from(word, letter => sounds[letter] ?? letter).join('');
    const first = /^[\u0627\u0639aeiou]/.test(word) ? '' : spelled.slice(0, 1);
    const rest = first === '' ? spelled : spelled.slice(1);
    // A run of one sound is one sound: villa, ملّی.
    return (first + rest.replace(/[vy]/g, '').replace(/h$/, '')).replace(/([a-z])\1+/g, '$1');
}

function latinWord(word: string): string {
    // Latin w is taken for v first: in the key, w stands for sh. Found sounds are kept apart in capitals.
    return latinSounds
        .reduce((rest, [spelling, sound]) => rest.replace(spelling, sound.toUpperCase()), word.replace(/w/g, 'v'))
        .replace(/c(?=[eiy])/g, 's')
        .replace(/c/g, 'k')
        .replace(/x/g, 'ks')
        .replace(/[aeiou]/g, '')
        .toLowerCase();
}

export type TextRefusal = 'control-character' | 'broken-character' | 'too-long';

/** Control characters other than line breaks and tabs, direction overrides (they make a text read as another), non-characters. */
const forbidden = /[^\P{Cc}\t\n\r]|[\u202d\u202e\ufffe\uffff]/u;

/** Why a text cannot be stored. */
export function refuseText(text: string, maxLength: number): TextRefusal | null {
    if (forbidden.test(text)) return 'control-character';
    if (/\p{Cs}/u.test(text)) return 'broken-character';
    return text.length > maxLength ? 'too-long' : null;
}
