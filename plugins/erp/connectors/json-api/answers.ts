/** What an answer to a document means. */
import type { OutboundAnswer } from '../../../outbox';
import type { ErpDocument, ErpValues, PushAnswer } from '../../types';
import { at, isPage, parseJson } from '../json-text';
import type { ApiTarget } from './settings';

export type PushReading =
    | PushAnswer
    /** Surely not taken. */
    | { kind: 'later'; reason: string; retryAfterSeconds?: number }
    /** It says that it has our key already. */
    | { kind: 'there' }
    /** Nobody can tell. */
    | { kind: 'unknown'; reason: string };

const longestReason = 500;

export function readPush(answer: Pick<OutboundAnswer, 'status' | 'body' | 'headers'>, target: ApiTarget): PushReading {
    const { status, body } = answer;
    if (status === 401 || status === 403) return { kind: 'later', reason: `it does not let us in (${status})` };
    if (status === 404 || status === 405) return { kind: 'later', reason: `it has no such place (${status})` };
    if (status === 429 || status === 503) return { kind: 'later', reason: `it asks to come later (${status})`, ...retryAfter(answer.headers) };
    if (status === 409) return { kind: 'there' };
    if (status >= 500 || status < 200 || isPage(body)) return { kind: 'unknown', reason: status === 200 ? 'it answered with a page' : `it answered ${status}` };
    if (status >= 300 && status < 400) return { kind: 'later', reason: `it leads elsewhere (${status})` };
    const json = parseJson(body);
    const reason = text(at(json, target.reason === '' ? 'message' : target.reason));
    if (status >= 400) return { kind: 'refused', reason: reason ?? `refused with ${status}`, field: refusedField(json, target) };
    return accepted(json, target) ?? (target.reason !== '' && reason !== null ? { kind: 'refused', reason, field: refusedField(json, target) } : { kind: 'unknown', reason: 'its answer names no number' });
}

/** The document in an answer, if it has the ERP's number. */
export function accepted(json: unknown, target: ApiTarget): Extract<PushAnswer, { kind: 'accepted' }> | null {
    const number = text(at(json, target.number));
    return number === null ? null : { kind: 'accepted', number, state: target.state === '' ? null : text(at(json, target.state)) };
}

export function retryAfter(headers: OutboundAnswer['headers']): { retryAfterSeconds?: number } {
    const seconds = Number(headers['retry-after']);
    return Number.isInteger(seconds) && seconds > 0 ? { retryAfterSeconds: Math.min(seconds, 3_600) } : {};
}

function refusedField(json: unknown, target: ApiTarget): string | null {
    return target.field === '' ? null : text(at(json, target.field));
}

function text(value: unknown): string | null {
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longestReason) || null : null;
}

/** Names joined by dots become objects again, and our key stands where the ERP keeps it. */
export function bodyOf(document: ErpDocument, target: ApiTarget): string {
    const body = nested({ ...document.values, [target.keyField]: document.key });
    return JSON.stringify(target.wrap === '' ? body : { [target.wrap]: body });
}

function nested(values: ErpValues): object {
    const whole: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(values)) {
        const names = path.split('.');
        const last = names.pop() ?? path;
        let place = whole;
        for (const name of names) {
            const inner = Object.hasOwn(place, name) ? place[name] : undefined;
            if (inner === null || typeof inner !== 'object') define(place, name, {});
            place = place[name] as Record<string, unknown>;
        }
        define(place, last, Array.isArray(value) ? (value as readonly ErpValues[]).map(nested) : value);
    }
    return whole;
}

function define(into: Record<string, unknown>, name: string, value: unknown): void {
    Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}
