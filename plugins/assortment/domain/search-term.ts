import { codeKey, searchKey, transliterate } from '../../../kernel/text';

/** What the database looks for, from what a person typed. */
export interface SearchTerm {
    /** The whole term as a search key. */
    key: string;
    /** The term as a code; null when it is too short to be looked for inside codes. */
    code: string | null;
    /** A tsquery in which every word, or a word that begins with it, must occur. */
    words: string;
    /** The same, but a word of the same sound in another script will do. */
    sounds: string;
}

const longestTerm = 100;
const mostWords = 8;
/** Shorter sounds are shared by too many words to stand for a beginning, or for anything at all. */
const soundPrefix = 3;
const soundWord = 2;

function quoted(lexeme: string): string {
    return `'${lexeme.replace(/['\\]/g, found => found + found)}'`;
}

/** How a word's sound is told from a word in the index; search keys never contain it. */
export function soundLexeme(sound: string): string {
    return `~${sound}`;
}

/** Null when nothing is left to look for, which means: everything. */
export function parseTerm(text: string): SearchTerm | null {
    const key = searchKey(text.slice(0, longestTerm));
    const words = key.split(' ').filter(Boolean).slice(0, mostWords);
    if (words.length === 0) return null;
    const code = codeKey(words.join(' '));
    return {
        key: words.join(' '),
        code: code.length >= 3 ? code : null,
        words: words.map(word => `${quoted(word)}:*`).join(' & '),
        sounds: words.map(wordOrSound).join(' & '),
    };
}

function wordOrSound(word: string): string {
    const sound = transliterate(word);
    if (sound.length < soundWord || /\d/.test(word)) return `${quoted(word)}:*`;
    return `(${quoted(word)}:* | ${quoted(soundLexeme(sound))}${sound.length >= soundPrefix ? ':*' : ''})`;
}
