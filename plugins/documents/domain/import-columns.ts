/** What is wrong with a file's columns: a name it must have and lacks, or has and should not; null when all is well. */
export function refuseColumns(present: readonly string[], required: readonly string[], known: readonly string[]): string | null {
    const missing = required.filter(name => !present.includes(name));
    if (missing.length > 0) {
        return `missing column ${missing.join(', ')}`;
    }
    const unknown = present.filter(name => !known.includes(name));
    return unknown.length > 0 ? `unknown column ${unknown.join(', ')}; the columns are ${known.join(', ')}` : null;
}
