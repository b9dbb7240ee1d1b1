const weighted = (digits: number[], weights: number[]): number =>
    weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** شناسه ملی of a legal person: the last digit checks the ten before it. */
function isIranianLegalId(digits: number[]): boolean {
    const shift = (digits[9] ?? 0) + 2;
    const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
    const sum = weighted(digits.map(digit => digit + shift), weights);
    return ((sum % 11) % 10) === digits[10] && new Set(digits).size > 1;
}

/** کد ملی of a natural person, for sole traders. */
function isIranianPersonalId(digits: number[]): boolean {
    const rest = weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return digits[9] === (rest < 2 ? rest : 11 - rest) && new Set(digits).size > 1;
}

function isNip(digits: number[]): boolean {
    return weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digits[9] && new Set(digits).size > 1;
}

function isInn(digits: number[]): boolean {
    const check = (weights: number[]) => (weighted(digits, weights) % 11) % 10;
    if (new Set(digits).size === 1) {
        return false;
    }
    if (digits.length === 10) {
        return check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[9];
    }
    return (
        check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[10] && check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[11]
    );
}

/**
 * Whether a number, digits only, can be the country's tax number: Iran's 11-digit national id of firms or 10-digit of
 * persons, Poland's NIP, Russia's INN. Numbers of other countries are taken as they are.
 */
export function isTaxId(countryCode: string, taxId: string): boolean {
    const digits = [...taxId].map(Number);
    const numeric = /^\d+$/.test(taxId);
    switch (countryCode) {
        case 'IR':
            return numeric && (digits.length === 11 ? isIranianLegalId(digits) : digits.length === 10 && isIranianPersonalId(digits));
        case 'PL':
            return numeric && digits.length === 10 && isNip(digits);
        case 'RU':
            return numeric && (digits.length === 10 || digits.length === 12) && isInn(digits);
        default:
            return /^[A-Z0-9]{4,20}$/.test(taxId);
    }
}

/** Drops what people write between the digits and a leading country code, so that one number has one form. */
export function plainTaxId(countryCode: string, written: string): string {
    const plain = written.toUpperCase().replace(/[\s\-./]/g, '');
    return plain.startsWith(countryCode) ? plain.slice(countryCode.length) : plain;
}
