/** JSON with keys in order, so that equal requests have equal text. `undefined` counts as absent. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_, inner: unknown) => {
        if (typeof inner === 'bigint') return inner.toString();
        if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
            return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
        }
        return inner;
    }) ?? 'null';
}

/** Text that `parseAnswer` turns into an equal value: like JSON, but dates stay dates. Class instances become plain objects. */
export function answerText(value: unknown): string {
    return JSON.stringify(taggedDates(value)) ?? 'null';
}

export function parseAnswer(text: string): unknown {
    return JSON.parse(text, (_, inner: unknown) => {
        const date = (inner as { $date?: unknown } | null)?.$date;
        return typeof date === 'string' ? new Date(date) : inner;
    });
}

function taggedDates(value: unknown): unknown {
    if (value instanceof Date) return { $date: value.toISOString() };
    if (Array.isArray(value)) return value.map(taggedDates);
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, taggedDates(inner)]));
    }
    return value;
}
