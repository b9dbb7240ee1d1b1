/** Schemas for an importer's columns: a cell is a text, written by people in several scripts. */
import { z } from 'zod';

import { toMinor } from '../../../kernel/money';
import { latinDigits } from '../../../kernel/text';
import { isLocalDate } from '../../../kernel/time';

/**
 * `1,250` and `۱٬۲۵۰` as 1250; only whole groups of three count as grouped. `12,5` and `1.250,50` have the decimal comma of
 * Polish and Russian spreadsheets, which never stands before three digits here: no amount has so many.
 */
function plainNumber(text: string): string {
    const latin = latinDigits(text);
    const isComma = /^-?(\d+|\d{1,3}([. \u00a0\u202f]\d{3})+),\d{1,2}$/.test(latin);
    return (isComma ? latin.replace(/[. \u00a0\u202f]/g, '').replace(',', '.') : latin)
        .replace(/\u066b/g, '.')
        .replace(/(?<=\d)[ ,\u066c\u00a0\u202f](?=\d{3}(\D|$))/g, '');
}

function parsed<Value>(read: (text: string) => Value | null, message: string) {
    return z.string().transform((text, context): Value => {
        const value = read(text);
        if (value === null) {
            context.addIssue({ code: 'custom', message });
            return z.NEVER;
        }
        return value;
    });
}

export const wholeCell = (min: number, max: number) =>
    parsed(text => {
        const number = /^-?\d{1,15}$/.test(plainNumber(text)) ? Number(plainNumber(text)) : NaN;
        return number >= min && number <= max ? number : null;
    }, `must be a whole number from ${min} to ${max}`);

export const decimalCell = (min: number, max: number) =>
    parsed(text => {
        const number = /^-?\d{1,15}(\.\d{1,6})?$/.test(plainNumber(text)) ? Number(plainNumber(text)) : NaN;
        return number >= min && number <= max ? number : null;
    }, `must be a number from ${min} to ${max}`);

/** In minor units. */
export const amountCell = () =>
    parsed(text => {
        const minor = toMinor(plainNumber(text));
        return minor === null || minor < 0n || minor > Number.MAX_SAFE_INTEGER ? null : Number(minor);
    }, 'must be an amount, not negative, with at most two decimals');

/** In minor units; what is taken back is negative. */
export const signedAmountCell = () =>
    parsed(text => {
        const minor = toMinor(plainNumber(text));
        return minor === null || minor < -Number.MAX_SAFE_INTEGER || minor > Number.MAX_SAFE_INTEGER ? null : Number(minor);
    }, 'must be an amount with at most two decimals');

const yes = new Set(['yes', 'true', '1', 'y', 'بله', 'بلی', 'tak', 'да']);
const no = new Set(['no', 'false', '0', 'n', 'خیر', 'نه', 'nie', 'нет']);

export const yesNoCell = () =>
    parsed(text => {
        const word = latinDigits(text).toLowerCase();
        if (yes.has(word)) return true;
        return no.has(word) ? false : null;
    }, 'must be yes or no');

export const dayCell = () =>
    parsed(text => (isLocalDate(latinDigits(text)) ? latinDigits(text) : null), 'must be a day, YYYY-MM-DD');

/** Several values in one cell, separated by `|`. */
export const listCell = (maxEntries: number) =>
    parsed(
        text => {
            const entries = text.split('|').map(entry => entry.trim()).filter(entry => entry !== '');
            return entries.length <= maxEntries ? entries : null;
        },
        `may have at most ${maxEntries} entries, separated by |`,
    );
