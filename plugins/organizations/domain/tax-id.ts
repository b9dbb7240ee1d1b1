/** Which rule a number breaks, so that whoever typed it knows what to look at. */
export interface TaxIdProblem {
    rule: 'digits-only' | 'length' | 'check-digit' | 'one-digit' | 'format';
    /** The lengths that are right, the digit that should stand at the checked place, or an example of the form. */
    expected: string;
}

const weighted = (digits: number[], weights: number[]): number =>
    weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** The right last digits of شناسه ملی, the id of a legal person: the last one checks the ten before it. */
function iranianLegalCheck(digits: number[]): number[] {
    const shift = (digits[9] ?? 0) + 2;
    const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
    return [(weighted(digits.slice(0, 10).map(digit => digit + shift), weights) % 11) % 10];
}

/** Of کد ملی, the id of a natural person, for sole traders. */
function iranianPersonalCheck(digits: number[]): number[] {
    const rest = weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return [rest < 2 ? rest : 11 - rest];
}

/** A remainder of ten is no digit: no number begins with such nine, and nothing is expected of the last one. */
function nipCheck(digits: number[]): number[] {
    return [weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11];
}

function innCheck(digits: number[]): number[] {
    const check = (weights: number[]) => (weighted(digits, weights) % 11) % 10;
    if (digits.length === 10) return [check([2, 4, 10, 3, 5, 9, 4, 6, 8])];
    const first = check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
    const second = (weighted([...digits.slice(0, 10), first], [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
    return [first, second];
}

/** By country and length, the last digits as the ones before them ask for. */
const checks: Record<string, Record<number, (digits: number[]) => number[]>> = {
    IR: { 10: iranianPersonalCheck, 11: iranianLegalCheck },
    PL: { 10: nipCheck },
    RU: { 10: innCheck, 12: innCheck },
};

/** Numbers for value-added tax in the European Union, without the country's letters, each with an example. */
const vatForms: Record<string, readonly [RegExp, string]> = {
    AT: [/^U\d{8}$/, 'U12345678'],
    BE: [/^[01]\d{9}$/, '0123456789'],
    BG: [/^\d{9,10}$/, '123456789'],
    CY: [/^\d{8}[A-Z]$/, '12345678X'],
    CZ: [/^\d{8,10}$/, '12345678'],
    DE: [/^\d{9}$/, '123456789'],
    DK: [/^\d{8}$/, '12345678'],
    EE: [/^\d{9}$/, '123456789'],
    ES: [/^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/, 'A1234567X'],
    FI: [/^\d{8}$/, '12345678'],
    FR: [/^[A-HJ-NP-Z0-9]{2}\d{9}$/, '12345678901'],
    GR: [/^\d{9}$/, '123456789'],
    HR: [/^\d{11}$/, '12345678901'],
    HU: [/^\d{8}$/, '12345678'],
    IE: [/^\d[0-9A-Z+*]\d{5}[A-W][A-I]?$/, '1234567AA'],
    IT: [/^\d{11}$/, '12345678901'],
    LT: [/^(?:\d{9}|\d{12})$/, '123456789'],
    LU: [/^\d{8}$/, '12345678'],
    LV: [/^\d{11}$/, '12345678901'],
    MT: [/^\d{8}$/, '12345678'],
    NL: [/^\d{9}B\d{2}$/, '123456789B01'],
    PT: [/^\d{9}$/, '123456789'],
    RO: [/^\d{2,10}$/, '1234567890'],
    SE: [/^\d{10}01$/, '123456789001'],
    SI: [/^\d{8}$/, '12345678'],
    SK: [/^\d{10}$/, '1234567890'],
};
const otherCountries = [/^[A-Z0-9]{4,20}$/, 'ABC12345'] as const;

function numberProblem(number: string, checkOf: Record<number, (digits: number[]) => number[]>): TaxIdProblem | null {
    if (!/^\d+$/.test(number)) return { rule: 'digits-only', expected: '' };
    const check = checkOf[number.length];
    if (check === undefined) return { rule: 'length', expected: Object.keys(checkOf).join(', ') };
    const digits = [...number].map(Number);
    if (new Set(digits).size === 1) return { rule: 'one-digit', expected: '' };
    const wanted = check(digits);
    const isRight = digits.slice(-wanted.length).every((digit, place) => digit === wanted[place]);
    return isRight ? null : { rule: 'check-digit', expected: wanted.includes(10) ? '' : wanted.join('') };
}

/**
 * What is wrong with a number, plain as `plainTaxId` makes it, as the country's tax number: Iran's 11-digit national id of
 * firms or 10-digit of persons, Poland's NIP, Russia's INN, the form of the European Union's VAT numbers. Null: nothing.
 */
export function taxIdProblem(countryCode: string, taxId: string): TaxIdProblem | null {
    const checkOf = checks[countryCode];
    if (checkOf !== undefined) return numberProblem(taxId, checkOf);
    const [form, example] = vatForms[countryCode] ?? otherCountries;
    return form.test(taxId) ? null : { rule: 'format', expected: example };
}

export function isTaxId(countryCode: string, taxId: string): boolean {
    return taxIdProblem(countryCode, taxId) === null;
}

/**
 * کد اقتصادی of Iran: for a legal person its national id or the older twelve digits, for a natural person the national code and
 * four digits more.
 */
export function economicCodeProblem(code: string): TaxIdProblem | null {
    if (/^\d{12}$/.test(code)) return new Set(code).size === 1 ? { rule: 'one-digit', expected: '' } : null;
    if (/^\d{14}$/.test(code)) return numberProblem(code.slice(0, 10), { 10: iranianPersonalCheck });
    const problem = numberProblem(code, { 11: iranianLegalCheck });
    return problem?.rule === 'length' ? { rule: 'length', expected: '11, 12, 14' } : problem;
}

export function taxIdProblemText({ rule, expected }: TaxIdProblem): string {
    switch (rule) {
        case 'digits-only':
            return 'must have digits only';
        case 'length':
            return `must have ${expected.split(', ').join(' or ')} digits`;
        case 'one-digit':
            return 'must not be one digit over and over';
        case 'check-digit':
            return expected === '' ? 'a digit is wrong' : `a digit is wrong: with the others it would end in ${expected}`;
        case 'format':
            return `must be written like ${expected}`;
    }
}

/** Letters by which a country's numbers begin where they are not its code. */
const otherPrefixes: Record<string, string> = { GR: 'EL' };

/** Drops what people write between the digits and a leading country code, so that one number has one form. */
export function plainTaxId(countryCode: string, written: string): string {
    const plain = written.toUpperCase().replace(/[\s\-./]/g, '');
    const prefix = [countryCode, otherPrefixes[countryCode] ?? countryCode].find(letters => plain.startsWith(letters));
    return prefix === undefined ? plain : plain.slice(prefix.length);
}
