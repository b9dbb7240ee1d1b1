/** How what a source says becomes values: flat, with names joined by dots, and rows where the source has rows. */
import type { ErpRecord, ErpValue, ErpValues, UnreadableRecord } from '../types';

const deepest = 8;
const longestShown = 500;
/** WCF writes instants so; the offset only says how they were shown. */
const wcfInstant = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

export function valuesOf(source: object): ErpValues {
    const values: Record<string, ErpValue> = {};
    put(values, '', source, 0);
    return values;
}

function put(into: Record<string, ErpValue>, name: string, value: unknown, depth: number): void {
    if (Array.isArray(value)) {
        define(into, name, value.map(row => rowOf(row, depth)));
    } else if (value instanceof Date) {
        define(into, name, Number.isNaN(value.getTime()) ? null : value.toISOString());
    } else if (Buffer.isBuffer(value)) {
        define(into, name, value.toString('base64'));
    } else if (value !== null && typeof value === 'object') {
        if (depth >= deepest) return;
        for (const [inner, item] of Object.entries(value)) put(into, name === '' ? inner : `${name}.${inner}`, item, depth + 1);
    } else {
        define(into, name, scalar(value));
    }
}

function rowOf(row: unknown, depth: number): ErpValues {
    const values: Record<string, ErpValue> = {};
    if (depth < deepest) put(values, row !== null && typeof row === 'object' && !Array.isArray(row) ? '' : 'value', row, depth + 1);
    return values;
}

/** A name such as `__proto__` is a name like others. */
function define(into: Record<string, ErpValue>, name: string, value: ErpValue): void {
    Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}

function scalar(value: unknown): string | number | boolean | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value === 'bigint') return value.toString();
    if (typeof value !== 'string') return null;
    const millis = wcfInstant.exec(value)?.[1];
    const instant = millis === undefined ? null : new Date(Number(millis));
    return instant !== null && !Number.isNaN(instant.getTime()) ? instant.toISOString() : value;
}

/** By what a source's rows are told apart: one field, or some that stand together. */
export function keyOf(values: ErpValues, fields: readonly string[]): string | null {
    const parts = fields.map(field => textOf(values[field]));
    return parts.some(part => part === null) ? null : parts.join('|');
}

export function textOf(value: ErpValue | undefined): string | null {
    if (value === undefined || value === null || typeof value === 'object') return null;
    const text = String(value).trim();
    return text === '' ? null : text;
}

export interface RecordShape {
    key: readonly string[];
    /** A field by which the source says that a record is gone. */
    gone?: { field: string; values: readonly string[] } | undefined;
}

export interface SortedRows {
    records: ErpRecord[];
    unreadable: UnreadableRecord[];
    gone: string[];
}

export interface SourceRow {
    place: string;
    row: unknown;
    /** Why it is no record, where its reader knows better. */
    problem?: string;
}

/** What of a page is a record, what is gone, and what cannot be read: that is kept apart, and the rest goes on. */
export function sortRows(rows: readonly SourceRow[], shape: RecordShape): SortedRows {
    const sorted: SortedRows = { records: [], unreadable: [], gone: [] };
    for (const { place, row, problem } of rows) {
        const values = problem === undefined && row !== null && typeof row === 'object' && !Array.isArray(row) ? valuesOf(row) : null;
        const key = values === null ? null : keyOf(values, shape.key);
        if (values === null) sorted.unreadable.push({ place, reason: problem ?? 'is not a record', text: shown(row) });
        else if (key === null) sorted.unreadable.push({ place, reason: `has no ${shape.key.join(', ')}`, text: shown(row) });
        else if (isGone(values, shape.gone)) sorted.gone.push(key);
        else sorted.records.push({ key, values });
    }
    return sorted;
}

function isGone(values: ErpValues, gone: RecordShape['gone']): boolean {
    const text = gone && textOf(values[gone.field]);
    return gone !== undefined && text !== null && text !== undefined && gone.values.includes(text);
}

export function shown(row: unknown): string {
    const text = typeof row === 'string' ? row : (JSON.stringify(row) ?? '');
    return text.slice(0, longestShown);
}
