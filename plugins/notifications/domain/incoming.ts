import { latinDigits } from '../../../kernel/text';

/** What somebody who writes to our line wants. */
export type Wish = 'stop' | 'start' | 'talk';

/** In Iran a text ends with «لغو11»: 11 or the word is the answer by which it is called off. */
const stops: ReadonlySet<string> = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'لغو', 'لغو11', '11', 'стоп', 'отписка', 'rezygnuję', 'rezygnuje', 'wypisz']);
const starts: ReadonlySet<string> = new Set(['start', 'unstop', 'شروع', 'وصل', 'старт']);

/** The whole text has to be the word: a sentence in which it stands is for a person to read. */
export function wishOf(text: string): Wish {
    const word = latinDigits(text.normalize('NFKC'))
        .toLowerCase()
        .replace(/ي/g, 'ی')
        .replace(/[\s\u200c\u200f\u200e.!«»"'،,-]+/g, '');
    return stops.has(word) ? 'stop' : starts.has(word) ? 'start' : 'talk';
}

const longestField = 4_000;
const mostFields = 50;
const mostReports = 1_000;

/** What came by query, form or JSON, as flat texts: one record, or each of a list. What is nested or too long is left out. */
export function callbackRecords(query: unknown, body: unknown): Array<Record<string, string>> {
    const bodies: unknown[] = Array.isArray(body) ? body.slice(0, mostReports) : [body];
    return bodies.map(one => ({ ...flat(query), ...flat(one) })).filter(record => Object.keys(record).length > 0);
}

function flat(given: unknown): Record<string, string> {
    if (given === null || typeof given !== 'object' || Array.isArray(given)) return {};
    const texts = Object.entries(given).flatMap(([key, value]): Array<[string, string]> => {
        const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
        return isText && String(value).length <= longestField ? [[key, String(value)]] : [];
    });
    return Object.fromEntries(texts.slice(0, mostFields));
}

/** What is kept of a stranger's text: no control or broken characters, at most so long. */
export function keptText(text: string): string {
    return text
        .replace(/\r\n?/g, '\n')
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        .slice(0, 2_000)
        .replace(/\p{Cs}/gu, '')
        .trim();
}
