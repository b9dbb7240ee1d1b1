import type { Json } from './redaction';

export interface Forgetting {
    /** Of all that gives the person away. */
    pattern: RegExp | null;
    /** Texts that stood in his own records. */
    values: ReadonlySet<string>;
    pseudonym: string;
}

export const forgottenMark = '[erased]';

/** Fields of a person's own record, whatever stood in them at the time. */
const personalField = /name|phone|mail|street|city|postal|address|message|note|text|comment|remark|subject|receivedBy|answer|question|label/i;

/** The text without what gives the person away. */
export function forgetText(text: string, { pattern, values, pseudonym }: Forgetting): string {
    if (values.has(text.trim())) return forgottenMark;
    return pattern === null ? text : text.replace(pattern, pseudonym);
}

/** The same of all texts in a recorded value; in one that `isOwn`, about the person's own record, whole fields. */
export function forget(value: Json, forgetting: Forgetting, isOwn: boolean): Json {
    if (typeof value === 'string') return forgetText(value, forgetting);
    if (Array.isArray(value)) return value.map(item => forget(item, forgetting, isOwn));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
            key,
            isOwn && typeof item === 'string' && item !== '' && personalField.test(key) ? forgottenMark : forget(item, forgetting, isOwn),
        ]),
    );
}
