import { searchKey } from '../../../kernel/text';

const mostWords = 8;

function wordsOf(text: string): string[] {
    return searchKey(text).split(' ').filter(Boolean).slice(0, mostWords);
}

/** Every run of words of the text, as it is compared: what a replacement may speak of. */
export function phrasesIn(text: string): string[] {
    const words = wordsOf(text);
    const runs = words.flatMap((_, from) => words.slice(from).map((_word, more) => words.slice(from, from + more + 1).join(' ')));
    return [...new Set(runs)];
}

/**
 * The text with what staff set in place of its phrases: from the left, the longest phrase first, and nothing that was put in is
 * replaced again, so that two replacements cannot chase each other. Null when none of them occurs.
 */
export function replacedTerm(text: string, replacements: ReadonlyMap<string, string>): string | null {
    const words = wordsOf(text);
    const written: string[] = [];
    let isReplaced = false;
    for (let from = 0; from < words.length; ) {
        let length = words.length - from;
        while (length > 0 && !replacements.has(words.slice(from, from + length).join(' '))) length--;
        if (length === 0) {
            written.push(words[from] ?? '');
            from++;
        } else {
            written.push(replacements.get(words.slice(from, from + length).join(' ')) ?? '');
            isReplaced = true;
            from += length;
        }
    }
    return isReplaced ? written.join(' ') : null;
}
