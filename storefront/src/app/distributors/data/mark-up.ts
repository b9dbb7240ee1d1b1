import { latinDigits } from '../../shared/format/format';

/** The greatest mark-up that the server takes, in basis points: a thousand percent. */
const most = 100_000;

/** Reads a percentage as people type it, such as `12.5`, `۱۲٫۵` or `7,25`, as basis points; null when it is none. */
export function readMarkup(text: string): number | null {
    const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(
        latinDigits(text)
            .replace('\u066b', '.')
            .replace(/[%\u066a\s]/g, ''),
    );
    if (!match) return null;
    const points = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    return points <= most ? points : null;
}

/** What `readMarkup` reads back: `12.5`. */
export function writeMarkup(basisPoints: number): string {
    return String(basisPoints / 100);
}
