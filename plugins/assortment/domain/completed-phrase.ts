import { searchKey } from '../../../kernel/text';

const wordsOf = (text: string) => searchKey(text).split(' ').filter(Boolean);

/** What stands before the word that is being typed, as it was typed, and that word as it is compared. */
function split(typed: string): { before: string; last: string } {
    const text = typed.trim();
    const place = Math.max(...[' ', '\u00a0', '\u200c'].map(space => text.lastIndexOf(space)));
    return { before: place < 0 ? '' : text.slice(0, place + 1), last: searchKey(text.slice(place + 1)) };
}

/**
 * The typed text with its last word completed by names of what it finds: `damavand cr` by Crimson. A name whose first word goes on from
 * the typed one is taken whole; each phrase once, and never the text itself.
 */
export function completedPhrases(typed: string, names: readonly string[], most: number): string[] {
    const { before, last } = split(typed);
    if (last === '') return [];
    const known = new Set([searchKey(typed)]);
    const phrases: string[] = [];
    for (const name of names) {
        const key = searchKey(name);
        if (phrases.length === most || !key.startsWith(last) || wordsOf(before).some(word => wordsOf(name).includes(word))) continue;
        const phrase = `${before}${name}`;
        if (!known.has(searchKey(phrase))) phrases.push(phrase);
        known.add(searchKey(phrase));
    }
    return phrases;
}

/** Categories that are called as the text goes on come before those that are only full of what was found. */
export function likelierFirst<T extends { name: string }>(typed: string, categories: readonly T[], most: number): T[] {
    const words = wordsOf(typed);
    const isCalled = ({ name }: T) => words.some(word => wordsOf(name).some(own => own.startsWith(word)));
    return [...categories.filter(isCalled), ...categories.filter(one => !isCalled(one))].slice(0, most);
}
