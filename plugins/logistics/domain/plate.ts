import { latinDigits } from '../../../kernel/text';
import type { RoadCountry } from './road-limits';

/** How a plate is written in each country, and what of it may stand between its parts. */
const formats: Record<RoadCountry, { pattern: RegExp; write: (parts: string[]) => string }> = {
    // Two figures, a letter, three figures, and the two of the region.
    IR: { pattern: /^(\d{2})(الف|ب|پ|ت|ث|ج|د|ز|ژ|س|ش|ص|ط|ع|ف|ق|ک|گ|ل|م|ن|و|ه|ی)(\d{3})(\d{2})$/u, write: ([a, letter, b, region]) => `${a}${letter}${b}-${region}` },
    // Two or three letters of the district, then four or five signs of which one at least is a figure.
    PL: { pattern: /^([A-PR-Z]{2,3})((?=[A-Z]*\d)[A-CE-HJ-NP-Z\d]{4,5})$/, write: ([district, number]) => `${district} ${number}` },
    // A truck: letter, three figures, two letters; a trailer: two letters, four figures; then two or three figures of the region.
    RU: { pattern: /^([АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}|[АВЕКМНОРСТУХ]{2}\d{4})(\d{2,3})$/u, write: ([number, region]) => `${number} ${region}` },
};

const cyrillic: Record<string, string> = { A: 'А', B: 'В', E: 'Е', K: 'К', M: 'М', H: 'Н', O: 'О', P: 'Р', C: 'С', T: 'Т', Y: 'У', X: 'Х' };
const persian: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه' };

/** The plate as it is written in its country, or null when it is none of that country. */
export function plateOf(typed: string, country: RoadCountry): string | null {
    const bare = latinDigits(typed)
        .toUpperCase()
        .replace(/[\s\u200c\u200e\u200f\u2068\u2069–-]|ایران|IRAN|IR(?=\d)/gu, '')
        .replace(/\u0640/g, '');
    const spelled = country === 'RU' ? bare.replace(/[A-Z]/g, letter => cyrillic[letter] ?? letter) : bare.replace(/[يىكة]/g, letter => persian[letter] ?? letter);
    const { pattern, write } = formats[country];
    const found = pattern.exec(spelled);
    return found && write(found.slice(1));
}
