import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

import { isolatedLtr } from './ltr';
import { saidByServer } from './said-by-server';

/** What the server finds wrong with a field, as its imports and inputs say it. */
const known: readonly [form: RegExp, text: (...found: string[]) => MessageDescriptor][] = [
    [/^is required$/, () => msg`is missing`],
    [/^must be a single line$/, () => msg`must be a single line`],
    [/^must have at least (\d+) characters$/, least => msg`must have at least ${least} characters`],
    [/^must have at most (\d+) characters$/, most => msg`must have at most ${most} characters`],
    [/^must be at least (\S+)$/, least => msg`must be at least ${least}`],
    [/^must be at most (\S+)$/, most => msg`must be at most ${most}`],
    [/^must be one of (.+)$/, all => msg`must be one of ${all}`],
    [/^must be a whole number from (\S+) to (\S+)$/, (least, most) => msg`must be a whole number from ${least} to ${most}`],
    [/^must be a number from (\S+) to (\S+)$/, (least, most) => msg`must be a number from ${least} to ${most}`],
    [/^must be more than zero$/, () => msg`must be more than zero`],
    [/^is more than can be counted$/, () => msg`is more than can be counted`],
    [/^must be an amount, not negative, with at most two decimals$/, () => msg`must be an amount, not negative, with at most two decimals`],
    [/^must be a day, YYYY-MM-DD$/, () => msg`must be a day of the calendar, written 2027-03-21`],
    [/^must be yes or no$/, () => msg`must be yes or no`],
    [/^must be an e-mail address$/, () => msg`must be an e-mail address`],
    [/^must be a currency code of three letters$/, () => msg`must be a currency code of three letters`],
    [/^must have a letter or digit$/, () => msg`must have a letter or digit`],
    [/^is no unit that is known here$/, () => msg`is no unit that is known here`],
    [/^there is no company of this code$/, () => msg`there is no company of this code`],
    [/^there is no list of this code$/, () => msg`there is no price list of this code`],
    [/^there is no (?:variant|article) of this code$/, () => msg`there is no article of this code`],
    [/^there is no category of this name$/, () => msg`there is no category of this name`],
    [/^there is no external warehouse of this name$/, () => msg`there is no external warehouse of this name`],
    [/^there is no such price$/, () => msg`there is no such price`],
    [/^must not be before valid_from$/, () => msg`must not be before the first day`],
    [/^prices of this variant are per (\S+)$/, unit => msg`prices of this article are per ${unit}`],
    [/^the list is in (\S+)$/, currency => msg`the list is in ${currency}`],
    [/^the company buys in (\S+)$/, currency => msg`the company buys in ${currency}`],
    [/^is more than (\d+) times the last one, (\S+)$/, (times, last) => msg`is more than ${times} times the last one, ${last}`],
    [/^is less than a (\d+)th of the last one, (\S+)$/, (part, last) => msg`is less than one ${part}th of the last one, ${last}`],
    [/^the price of this quantity and day stands in row (\d+) already$/, row => msg`the price of this quantity and day stands in row ${row} already`],
    [/^the discount from this day stands in row (\d+) already$/, row => msg`the discount from this day stands in row ${row} already`],
    [/^must be a name$/, () => msg`must be a name`],
    [/^must be a name or an address$/, () => msg`must be a name or an address`],
    [/^must be the name of a file, in which \* stands for anything$/, () => msg`must be the name of a file, in which * stands for anything`],
    [/^must not lead outside$/, () => msg`must not lead outside`],
    [/^must be names of elements, divided by \/$/, () => msg`must be names of elements, divided by /`],
    [/^must be a path without spaces$/, () => msg`must be a path without spaces`],
    [/^must stay below the address$/, () => msg`must stay below the address`],
    [/^must be an address that begins with https:\/\/ or http:\/\/$/, () => msg`must be an address that begins with https:// or http://`],
    [/^must be one certificate as PEM$/, () => msg`must be one certificate as PEM`],
    [/^must be the name of a header$/, () => msg`must be the name of a header`],
    [/^must be (?:a number|of type (?:number|int))$/, () => msg`must be a number`],
    [/^must be of type record$/, () => msg`must be JSON`],
    [/^needs at least (\d+) entries$/, least => msg`needs at least ${least} entries`],
    [/^has no meaning where a file names all there is$/, () => msg`has no meaning where a file names all there is`],
    [/^is of SQL Server only$/, () => msg`is of SQL Server only`],
    [/^another connection is called so$/, () => msg`another connection is called so`],
    [/^was changed meanwhile by (.+) \(now version \d+\)$/, who => msg`Changed by ${who}`],
    [/^the price was changed meanwhile$/, () => msg`the price was changed meanwhile`],
    [/^crosses the days of another price of this quantity$/, () => msg`crosses the days of another price of this quantity`],
];

/** In the reader's digits; a part that is no number stays in its own order, whichever way the sentence is written. */
function shown(part: string): string {
    return /^-?\d+(\.\d+)?$/.test(part) ? i18n.number(Number(part), { maximumFractionDigits: 2 }) : isolatedLtr(part);
}

/** In the reader's language; what is not known here stays as the server said it. */
export function saidOfField(what: string): string {
    for (const [form, text] of known) {
        const match = form.exec(what);
        if (match) return i18n._(text(...match.slice(1).map(shown)));
    }
    return saidByServer(what);
}

/** What is wrong with a row: `column: what is wrong; column: what is wrong`. The columns are called as in the file. */
export function saidOfRow(message: string): { column: string | null; what: string }[] {
    return message.split(/; (?=[A-Za-z_]\w*: )/).map(part => {
        const [, column = null, what = part] = /^([A-Za-z_]\w*): (.+)$/s.exec(part) ?? [];
        return { column, what: saidOfField(what) };
    });
}
