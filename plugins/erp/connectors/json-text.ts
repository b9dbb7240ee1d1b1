/** JSON as ERPs write it: perhaps with a mark in front, and with numbers that JavaScript could not hold. */

/** What a double keeps whole. */
const digitsKept = 15;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Undefined where it is no JSON at all. Numbers of more digits than a double has become texts, digit by digit as they were. */
export function parseJson(text: string): unknown {
    const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
    const kept = bare.replace(tokens, token => (token.startsWith('"') || digitsOf(token) <= digitsKept ? token : `"${token}"`));
    try {
        return JSON.parse(kept) as unknown;
    } catch {
        return undefined;
    }
}

function digitsOf(token: string): number {
    return (token.split(/[eE]/)[0] ?? '').replace(/^-?0*\.?0*|\./g, '').length;
}

/** An HTML page where an answer was asked for: the sign-in page after a session's end, or a proxy's excuse. */
export function isPage(text: string): boolean {
    return /^\ufeff?\s*<(?:!doctype|html|head|body|\?xml|[a-z])/i.test(text.slice(0, 200));
}

/** `data.items`, or nothing for the whole. */
export function at(value: unknown, path: string): unknown {
    let found = value;
    for (const name of path === '' ? [] : path.split('.')) {
        if (found === null || typeof found !== 'object' || !Object.hasOwn(found, name)) return undefined;
        found = (found as Record<string, unknown>)[name];
    }
    return found;
}
