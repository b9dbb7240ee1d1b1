/** Checks what a caller sent, before the first write. Messages name the field and never repeat the value. */
import { UserInputError } from '@vendure/core';
import { z } from 'zod';

import { refuseText, type TextRefusal } from './text';
import { isLocalDate } from './time';

const wholeLimit = 20_000;

const textReasons: Record<TextRefusal, string> = {
    'control-character': 'must not contain control characters',
    'broken-character': 'contains a broken character',
    'too-long': `must have at most ${wholeLimit} characters`,
};

/** The input as the schema makes it, its strings trimmed; else a UserInputError `field.path: what is wrong`. */
export function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
    const result = schema.safeParse(cleaned(input, []), { reportInput: true });
    if (result.success) {
        return result.data;
    }
    const lines = result.error.issues.slice(0, 10).map(issue => `${issue.path.join('.') || 'input'}: ${wanted(issue)}`);
    throw inputError(lines.join('; '));
}

/** A part of the input that somebody else checks: what he refuses is named by its place in the whole. */
export async function inPart<T>(part: string, work: () => T | Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof UserInputError)) throw error;
        throw inputError(error.message.split('; ').map(line => `${part}.${line}`).join('; '));
    }
}

/** What the work gives, or what is wrong with the input that it was given. */
export async function refusedOr<T>(work: () => T | Promise<T>): Promise<T | UserInputError> {
    try {
        return await work();
    } catch (error) {
        if (error instanceof UserInputError) return error;
        throw error;
    }
}

/** Core formats messages as ICU patterns, in which braces would be placeholders. */
export function inputError(message: string): UserInputError {
    return new UserInputError(message.replace(/[{}]/g, ''));
}

function cleaned(value: unknown, path: (string | number)[]): unknown {
    if (typeof value === 'string') {
        const trimmed = value.trim();
        const refused = refuseText(trimmed, wholeLimit);
        if (refused !== null) {
            throw inputError(`${path.join('.') || 'input'}: ${textReasons[refused]}`);
        }
        return trimmed;
    }
    if (Array.isArray(value)) {
        return value.map((item, index) => cleaned(item, [...path, index]));
    }
    if (value !== null && typeof value === 'object' && isPlain(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item, [...path, key])]));
    }
    return value;
}

/** graphql-js makes input objects without a prototype. */
function isPlain(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
}

function wanted(issue: z.core.$ZodIssue): string {
    switch (issue.code) {
        case 'too_small':
            if (issue.origin === 'string') return issue.minimum === 1 ? 'is required' : `must have at least ${issue.minimum} characters`;
            return issue.origin === 'array' ? `needs at least ${issue.minimum} entries` : `must be at least ${issue.minimum}`;
        case 'too_big':
            if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
            return issue.origin === 'array' ? `may have at most ${issue.maximum} entries` : `must be at most ${issue.maximum}`;
        case 'invalid_type':
            return issue.input === undefined || issue.input === null ? 'is required' : `must be of type ${issue.expected}`;
        case 'invalid_value':
            return `must be one of ${issue.values.map(String).join(', ')}`;
        case 'unrecognized_keys':
            return `unknown field ${issue.keys.join(', ')}`;
        case 'invalid_format':
        case 'not_multiple_of':
        case 'invalid_union':
        case 'invalid_key':
        case 'invalid_element':
        case 'custom':
            return issue.message;
    }
}

/** One line of text, present. */
export function line(maxLength: number) {
    return z.string().min(1).max(maxLength).regex(/^[^\n\r\t]*$/, 'must be a single line');
}

/** Many lines of text, present. */
export function paragraph(maxLength: number) {
    return z.string().min(1).max(maxLength);
}

/** What may be left out: undefined, null and blank are all null. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
    return z.preprocess(value => (value === '' || value === undefined ? null : value), schema.nullable());
}

/** A database id, given as a number or as GraphQL's string. */
export const recordId = z.preprocess(
    value => (typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : value),
    z.number('must be an id').int('must be an id').min(1).max(2_147_483_647),
);

/** GraphQL's id as the number that it is in the database; `field` is what the caller calls it. */
export function idOf(value: unknown, field = 'id'): number {
    const read = recordId.safeParse(value);
    if (!read.success) throw inputError(`${field}: must be an id`);
    return read.data;
}

export const calendarDay = z.string().refine(isLocalDate, 'must be a day, YYYY-MM-DD');

export const emailAddress = z
    .string()
    .max(254)
    .regex(/^[^\s@<>"',;:\\]{1,64}@[^\s@<>"',;:\\.]+(\.[^\s@<>"',;:\\.]+)+$/, 'must be an e-mail address')
    .transform(address => address.toLowerCase());

/** As the caller made it up: 8 to 100 printable characters. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,100}$/, 'must be 8 to 100 printable characters without spaces');
