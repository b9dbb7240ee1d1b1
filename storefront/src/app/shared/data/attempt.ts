/** The part of `sessionStorage` that is used here. */
export type AttemptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The idempotency key of one attempt. The same request keeps its key over reloads and retries, so that the server sees
 * one attempt; a request that differs in anything is a new attempt.
 */
export function attemptKey(name: string, request: unknown, storage: AttemptStorage = sessionStorage): string {
    const fingerprint = JSON.stringify(request);
    const kept = JSON.parse(storage.getItem(slot(name)) ?? 'null') as { fingerprint: string; key: string } | null;
    if (kept?.fingerprint === fingerprint) return kept.key;
    const key = randomKey();
    storage.setItem(slot(name), JSON.stringify({ fingerprint, key }));
    return key;
}

/** Call when the server has given its final answer: the next attempt is another one, even with the same words. */
export function endAttempt(name: string, storage: AttemptStorage = sessionStorage): void {
    storage.removeItem(slot(name));
}

function slot(name: string): string {
    return `karvan.attempt.${name}`;
}

/** `crypto.randomUUID` is missing on plain http, which firms use on their own network. */
function randomKey(): string {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
    );
}
