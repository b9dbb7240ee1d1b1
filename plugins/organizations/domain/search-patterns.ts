/** What `%` and `_` mean in a pattern is not what a person means by them. */
function literal(text: string): string {
    return text.replace(/[\\%_]/g, found => `\\${found}`);
}

/**
 * The patterns of one search box: the name's key, the words as a code or address is written, and the figures of a phone
 * number without its leading zeros. At most three, none of them empty.
 */
export function searchPatterns(term: string, nameKey: string): string[] {
    const plain = term.trim().toLowerCase();
    const figures = plain.replace(/[\s()+-]/g, '');
    const phone = /^\d{5,}$/.test(figures) ? figures.replace(/^0+/, '') : '';
    const words = [nameKey, plain, phone].filter(word => word !== '');
    return [...new Set(words)].map(word => `%${literal(word)}%`);
}
