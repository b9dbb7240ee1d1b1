/** Parts of a key are codes, in which this sign does not stand. */
const mark = '\u001f';

/** What we know a record by, of several codes. */
export const joinedKey = (...parts: readonly string[]): string => parts.join(mark);
