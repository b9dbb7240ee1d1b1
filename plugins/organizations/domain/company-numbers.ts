import { economicCodeProblem, type TaxIdProblem } from './tax-id';

interface Check {
    /** Of how many digits; the last one is the check digit. */
    length: number;
    digit: (digits: readonly number[]) => number;
}

const weighted = (weights: readonly number[]) => (digits: readonly number[]) =>
    (weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11) % 10;
/** The number before the check digit, which has too many digits for exact arithmetic in one go. */
const remainder = (divisor: number) => (digits: readonly number[]) => (digits.reduce((rest, digit) => (rest * 10 + digit) % divisor, 0)) % 10;

/** REGON of a firm and of one of its units. */
const regon: Check[] = [
    { length: 9, digit: weighted([8, 9, 2, 3, 4, 5, 6, 7]) },
    { length: 14, digit: weighted([2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) },
];
/** ОГРН of a firm, ОГРНИП of a sole trader. */
const ogrn: Check[] = [
    { length: 13, digit: remainder(11) },
    { length: 15, digit: remainder(13) },
];

function checkedProblem(number: string, checks: readonly Check[]): TaxIdProblem | null {
    if (!/^\d+$/.test(number)) return { rule: 'digits-only', expected: '' };
    const check = checks.find(({ length }) => length === number.length);
    if (check === undefined) return { rule: 'length', expected: checks.map(({ length }) => length).join(', ') };
    const digits = [...number].map(Number);
    if (new Set(digits).size === 1) return { rule: 'one-digit', expected: '' };
    const wanted = check.digit(digits.slice(0, -1));
    return digits.at(-1) === wanted ? null : { rule: 'check-digit', expected: String(wanted) };
}

/** What is wrong with the number that invoices carry beside the tax number: کد اقتصادی in Iran, REGON in Poland, КПП in Russia. */
export function economicNumberProblem(countryCode: string, number: string): TaxIdProblem | null {
    switch (countryCode) {
        case 'IR':
            return economicCodeProblem(number);
        case 'PL':
            return checkedProblem(number, regon);
        case 'RU':
            return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(number) ? null : { rule: 'format', expected: '770701001' };
        default:
            return null;
    }
}

/** What is wrong with the number in the register of firms: شمارهٔ ثبت in Iran, KRS in Poland, ОГРН or ОГРНИП in Russia. */
export function registerNumberProblem(countryCode: string, number: string): TaxIdProblem | null {
    switch (countryCode) {
        case 'IR':
            return /^\d{1,10}$/.test(number) ? null : { rule: 'format', expected: '123456' };
        case 'PL':
            if (!/^\d+$/.test(number)) return { rule: 'digits-only', expected: '' };
            return number.length === 10 ? null : { rule: 'length', expected: '10' };
        case 'RU':
            return checkedProblem(number, ogrn);
        default:
            return null;
    }
}
