/** Signatures of what goes to a payment provider through a payer's browser, and of what comes back. */

/** Przelewy24 signs JSON of chosen fields in a fixed order, the CRC last, without spaces and with slashes as they are. */
export function przelewySource(fields: readonly (readonly [string, string | number])[], crc: string): string {
    return JSON.stringify(Object.fromEntries([...fields, ['crc', crc]]));
}

/** What our sandbox bank is told, as one text that a link carries: it cannot be changed on its way without its signature failing. */
export function packed(facts: object): string {
    return Buffer.from(JSON.stringify(facts), 'utf8').toString('base64url');
}

/** The facts of a packed text; null when it is none. */
export function unpacked(text: string): Record<string, unknown> | null {
    if (!/^[A-Za-z0-9_-]{1,4000}$/.test(text)) return null;
    try {
        const facts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
        return facts !== null && typeof facts === 'object' && !Array.isArray(facts) ? (facts as Record<string, unknown>) : null;
    } catch {
        return null;
    }
}
