import { codeKey, searchKey, transliterate } from '../../../kernel/text';
import { switchedReadings } from './keyboard-layouts';

/** What is looked for instead when nothing is called what was typed. */
export interface TermReading {
    /** `LAYOUT`: the keyboard was switched; `JOINED`: two words are one. */
    kind: 'LAYOUT' | 'JOINED';
    /** As it is shown to who searched. */
    text: string;
    /** As `SearchTerm.words`. */
    words: string;
    code: string | null;
}

/** What the database looks for, from what a person typed. */
export interface SearchTerm {
    /** The whole term as a search key. */
    key: string;
    /** The term as a code; null when it is too short to be looked for inside codes. */
    code: string | null;
    /** The term as a company's own code of an article, however short. */
    ownCode: string;
    /** A tsquery in which every word, or a word that begins with it, must occur. */
    words: string;
    /** The same without words of a letter or two, which begin half of all words; null where there are no such words, or no others. */
    longWords: string | null;
    /** The same, but a word of the same sound in another script will do. */
    sounds: string;
    /** The likelier first. */
    readings: TermReading[];
    /** Nothing but what was typed is looked for. */
    isExact: boolean;
}

const longestTerm = 100;
const mostWords = 8;
/** Shorter sounds are shared by too many words to stand for a beginning, or for anything at all. */
const soundPrefix = 3;
const soundWord = 2;
/** One letter typed on the wrong keyboard could begin anything; two words that make a shorter one are two words. */
const shortestReading = 2;
const shortestJoined = 4;
const mostReadings = 8;
/** Of a word that tells the index something. */
const longWord = 3;

function quoted(lexeme: string): string {
    return `'${lexeme.replace(/['\\]/g, found => found + found)}'`;
}

/** How a word's sound is told from a word in the index; search keys never contain it. */
export function soundLexeme(sound: string): string {
    return `~${sound}`;
}

function wordsOf(text: string): string[] {
    return searchKey(text).split(' ').filter(Boolean).slice(0, mostWords);
}

function codeOf(words: readonly string[]): string | null {
    const code = codeKey(words.join(' '));
    return code.length >= 3 ? code : null;
}

const allOf = (words: readonly string[]) => words.map(word => `${quoted(word)}:*`).join(' & ');

/** Null when nothing is left to look for, which means: everything. */
export function parseTerm(text: string, isExact = false): SearchTerm | null {
    const typed = text.slice(0, longestTerm);
    const words = wordsOf(typed);
    if (words.length === 0) return null;
    const long = words.filter(word => word.length >= longWord);
    return {
        key: words.join(' '),
        code: codeOf(words),
        ownCode: codeKey(words.join(' ')),
        words: allOf(words),
        longWords: long.length === 0 || long.length === words.length ? null : allOf(long),
        sounds: words.map(wordOrSound).join(' & '),
        readings: isExact ? [] : readingsOf(typed, words),
        isExact,
    };
}

function wordOrSound(word: string): string {
    const sound = transliterate(word);
    if (sound.length < soundWord || /\d/.test(word)) return `${quoted(word)}:*`;
    return `(${quoted(word)}:* | ${quoted(soundLexeme(sound))}${sound.length >= soundPrefix ? ':*' : ''})`;
}

function readingsOf(typed: string, words: readonly string[]): TermReading[] {
    const known = new Set([words.join(' ')]);
    const readings: TermReading[] = [];
    const consider = (kind: TermReading['kind'], text: string, read: readonly string[]) => {
        const key = read.join(' ');
        if (known.has(key) || key.length < shortestReading || readings.length === mostReadings) return;
        known.add(key);
        readings.push({ kind, text, words: allOf(read), code: kind === 'LAYOUT' ? codeOf(read) : null });
    };
    for (const text of switchedReadings(typed)) consider('LAYOUT', text, wordsOf(text));
    words.slice(0, -1).forEach((word, place) => {
        const joined = word + (words[place + 1] ?? '');
        const read = [...words.slice(0, place), joined, ...words.slice(place + 2)];
        if (joined.length >= shortestJoined && !/^\d+$/.test(joined)) consider('JOINED', read.join(' '), read);
    });
    return readings;
}
