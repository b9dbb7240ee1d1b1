import { latinDigits } from '../../../kernel/text';
import { fromJalali, isLocalDate } from '../../../kernel/time';
import { type CodeTableName, codeTableNames, type CodeTables } from './code-tables';
import type { ErpValue, ErpValues } from './erp-values';

/** Who a field belongs to. What is the ERP's is written by each pull; what is ours is filled once, when the record is made, and then left alone. */
export type FieldOwner = 'erp' | 'karvan';

/** A closed list: a mapping is data, and never a program. */
export const steps = [
    'upper', 'lower', 'slug', 'digits', 'decimal', 'times', 'divided', 'day', 'yes-no', 'prefix', 'suffix', 'default', 'only-when', 'split', 'column', 'cut', 'negate',
] as const;
export type StepKind = (typeof steps)[number];

export interface Step {
    kind: StepKind;
    /** What it is done with; empty where nothing is needed. */
    with: string;
}

export interface FieldMapping {
    /** Ours. */
    field: string;
    owner: FieldOwner;
    /** A name in the ERP's record; null: `constant` is meant. */
    from: string | null;
    constant: string | null;
    /** By which the code is read. */
    table: CodeTableName | null;
    steps: Step[];
}

export type Mapped = { cells: Record<string, string> } | { field: string; reason: string };

const needsNothing = new Set<StepKind>(['upper', 'lower', 'slug', 'digits', 'day', 'yes-no', 'negate']);
const aFactor = /^[1-9]\d{0,8}$/;

/** What is wrong with a mapping to these fields of ours; null when nothing is. */
export function refuseMapping(mapping: readonly FieldMapping[], fields: readonly string[], required: readonly string[]): string | null {
    const seen = new Set<string>();
    for (const { field, from, constant, table, steps: done } of mapping) {
        if (!fields.includes(field)) return `${field}: is no field of this object`;
        if (seen.has(field)) return `${field}: is mapped twice`;
        seen.add(field);
        if ((from === null) === (constant === null)) return `${field}: give a name of theirs or a constant`;
        if (table !== null && !codeTableNames.includes(table)) return `${field}: there is no table of codes of this name`;
        for (const step of done) {
            if (!needsNothing.has(step.kind) && step.with === '') return `${field}: the step ${step.kind} needs a value`;
            if ((step.kind === 'times' || step.kind === 'divided') && !aFactor.test(step.with)) return `${field}: the step ${step.kind} needs a whole number above zero`;
            if (step.kind === 'decimal' && step.with !== '.' && step.with !== ',') return `${field}: the step decimal needs . or ,`;
            if (step.kind === 'cut' && !/^\d{1,4}$/.test(step.with)) return `${field}: the step cut needs a length`;
        }
    }
    const missing = required.find(field => !seen.has(field));
    return missing === undefined ? null : `${missing}: must be mapped`;
}

/** A mapping with nothing to find out for each record anew: records come by the million. */
export function compiled(mapping: readonly FieldMapping[], tables: CodeTables): (values: ErpValues) => Mapped {
    const fields = mapping.map(one => ({
        ...one,
        path: one.from?.split('.') ?? [],
        codes: one.table === null ? null : new Map((tables[one.table] ?? []).map(({ theirs, ours }) => [theirs, ours])),
    }));
    return values => {
        const cells: Record<string, string> = {};
        for (const { field, from, constant, path, codes, table, steps: done } of fields) {
            const listed = done[0]?.kind === 'column' ? columnOf(valueAt(values, path), done[0].with) : null;
            let text = from === null ? (constant ?? '') : (listed ?? textOf(valueAt(values, path)));
            for (const step of done) {
                const next = stepped(text, step);
                if (next === null) return { field, reason: `cannot be read by the step ${step.kind}` };
                text = next;
            }
            if (codes !== null && text !== '') {
                const ours = codes.get(text);
                if (ours === undefined) return { field, reason: `the code ${text.slice(0, 60)} is not in the table ${table ?? ''}` };
                text = ours;
            }
            cells[field] = text;
        }
        return { cells };
    };
}

function valueAt(values: ErpValues, path: readonly string[]): ErpValue {
    let at: ErpValue | ErpValues = values;
    for (const name of path) {
        if (at === null || typeof at !== 'object' || Array.isArray(at)) return null;
        at = (at as ErpValues)[name] ?? null;
    }
    return at as ErpValue;
}

/** Rows below a name become the values of one of their columns, as a cell lists them. */
function columnOf(value: ErpValue, column: string): string | null {
    if (!Array.isArray(value)) return null;
    return (value as readonly ErpValues[]).map(row => textOf(row[column] ?? null)).filter(text => text !== '').join('|');
}

function textOf(value: ErpValue): string {
    if (value === null || typeof value === 'object') return '';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return typeof value === 'number' ? plainNumber(value) : value.trim();
}

/** Never in powers of ten: `1e21` is no amount that anybody wrote. */
function plainNumber(value: number): string {
    return Number.isFinite(value) ? (Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)) : '';
}

/** Null: the text cannot be read so. An empty text stays empty, but for what gives one its value. */
function stepped(text: string, step: Step): string | null {
    if (step.kind === 'default') return text === '' ? step.with : text;
    if (step.kind === 'only-when') return text === step.with ? 'yes' : 'no';
    if (text === '') return '';
    switch (step.kind) {
        case 'upper': return text.toUpperCase();
        case 'lower': return text.toLowerCase();
        case 'slug': return slugOf(text);
        case 'digits': return latinDigits(text);
        case 'decimal': return decimalOf(text, step.with);
        case 'times': return scaled(text, BigInt(step.with), 1n);
        case 'divided': return scaled(text, 1n, BigInt(step.with));
        case 'negate': return text.startsWith('-') ? text.slice(1) : `-${text}`;
        case 'day': return dayOf(text);
        case 'yes-no': return yesNo(text);
        case 'prefix': return step.with + text;
        case 'suffix': return text + step.with;
        case 'split': return text.split(step.with).map(part => part.trim()).filter(Boolean).join('|');
        case 'cut': return text.slice(0, Number(step.with)).trim();
        case 'column': return text;
    }
}

function slugOf(text: string): string | null {
    const slug = latinDigits(text).normalize('NFKD').toLowerCase().replace(/\p{M}+/gu, '').replace(/ł/g, 'l').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 120);
    return slug === '' ? null : slug;
}

/** `1 234,50` and `1.234,50` as 1234.50 where the mark is a comma: nobody can tell from `1,234` alone what is meant. */
function decimalOf(text: string, mark: string): string | null {
    const plain = latinDigits(text).replace(/[\s\u00a0\u202f'٬]/g, '').replace(/٫/g, mark);
    const [whole = '', rest = '', ...more] = plain.split(mark);
    const digits = whole.replace(/[.,]/g, '');
    const read = rest === '' ? digits : `${digits === '' || digits === '-' ? `${digits}0` : digits}.${rest}`;
    return more.length === 0 && /^-?\d{1,18}(\.\d{1,9})?$/.test(read) ? read : null;
}

/** Exact, in decimals; what has more than nine of them is not read. */
function scaled(text: string, times: bigint, by: bigint): string | null {
    const found = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/.exec(text);
    if (found === null) return null;
    const [, sign = '', whole = '', rest = ''] = found;
    const units = BigInt(whole + rest.padEnd(9, '0')) * times;
    if (units % by !== 0n) return null;
    const digits = String(units / by).padStart(10, '0');
    const decimals = digits.slice(-9).replace(/0+$/, '');
    const read = digits.slice(0, -9) + (decimals === '' ? '' : `.${decimals}`);
    return /^[0.]+$/.test(read) ? read : sign + read;
}

/** The day of `2026-03-21`, `2026-03-21T00:00:00`, `21.03.2026`, `20260321` and, below the year 1700, of a Jalali one. */
function dayOf(text: string): string | null {
    const plain = latinDigits(text);
    const found = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(plain);
    const other = /^(\d{2})[-/.](\d{2})[-/.](\d{4})(?:[T ].*)?$/.exec(plain);
    const parts = found ? [found[1], found[2], found[3]] : other ? [other[3], other[2], other[1]] : null;
    if (parts === null) return null;
    const day = parts.join('-');
    if (Number(parts[0]) < 1700) return fromJalali(day);
    return isLocalDate(day) ? day : null;
}

const yes = new Set(['yes', 'true', '1', 'y', 't', 'tak', 'да', 'بله', 'x']);
const no = new Set(['no', 'false', '0', 'n', 'f', 'nie', 'нет', 'خیر', '-']);

function yesNo(text: string): string | null {
    const word = latinDigits(text).toLowerCase();
    return yes.has(word) ? 'yes' : no.has(word) ? 'no' : null;
}
