/**
 * Job data as it may be stored: Vendure serialises a request's whole context into it, session token and request headers
 * included. Whoever reads the job table must not be able to log in with what he finds.
 */
export function withoutSecrets(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutSecrets);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    const entries = Object.entries(value)
        .filter(([key]) => key !== '_req')
        .map(([key, inner]): [string, unknown] => [key, key === '_session' ? withoutToken(inner) : withoutSecrets(inner)]);
    return Object.fromEntries(entries);
}

function withoutToken(session: unknown): unknown {
    return typeof session === 'object' && session !== null ? { ...session, token: '' } : session;
}
