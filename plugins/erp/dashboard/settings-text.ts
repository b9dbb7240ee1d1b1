/** Settings as people type them; throws what is wrong, naming the field. */
export function settingsOf(text: string, wrong: string): Record<string, unknown> {
    try {
        const read: unknown = JSON.parse(text);
        if (read !== null && typeof read === 'object' && !Array.isArray(read)) return read as Record<string, unknown>;
    } catch {
        // Said below, in the reader's language.
    }
    throw new Error(`settings: ${wrong}`);
}
