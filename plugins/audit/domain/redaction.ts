const secretKey = /passw|secret|token|api.?key|private.?key|credential|authorization|cookie|^pin$|otp|hash/i;
const depthLimit = 6;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A copy that is safe to keep for ever: plain JSON, values of secret-looking keys hidden, nothing endlessly deep. */
export function redacted(value: unknown, depth = 0): Json {
    switch (typeof value) {
        case 'string':
            // PostgreSQL's jsonb takes neither a NUL nor half a character.
            return value.replace(/\0|\p{Cs}/gu, '\ufffd');
        case 'boolean':
            return value;
        case 'number':
            return Number.isFinite(value) ? value : String(value);
        case 'bigint':
            return value.toString();
        case 'object':
            return value === null ? null : redactedObject(value, depth);
        case 'undefined':
        case 'function':
        case 'symbol':
            return null;
    }
}

function redactedObject(value: object, depth: number): Json {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (depth >= depthLimit) return '…';
    if (Array.isArray(value)) return value.map(item => redacted(item, depth + 1));
    if (value instanceof Map || value instanceof Set) return redacted(Array.from(value), depth);
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, item]) => item !== undefined && typeof item !== 'function')
            .map(([key, item]) => [key.replace(/\0|\p{Cs}/gu, '\ufffd'), secretKey.test(key) ? '[hidden]' : redacted(item, depth + 1)]),
    );
}
