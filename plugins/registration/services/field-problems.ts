import { latinDigits } from '../../../kernel/text';
import { economicNumberProblem, phoneE164, plainTaxId, registerNumberProblem, type TaxIdProblem, taxIdProblem, taxIdProblemText } from '../../organizations';
import type { FieldProblem } from '../errors';

/** What was read, and what is wrong with it. */
interface Read {
    value: string;
    problems: FieldProblem[];
}

const mailForm = /^[^\s@<>"',;:\\]{1,64}@[^\s@<>"',;:\\.]+(\.[^\s@<>"',;:\\.]+)+$/;

function ofNumber(field: string, value: string, problem: TaxIdProblem | null): Read {
    const found = problem === null ? [] : [{ field, reason: `tax-${problem.rule}`, message: taxIdProblemText(problem), expected: problem.expected }];
    return { value, problems: found };
}

export function readTaxId(written: string, countryCode: string): Read {
    const value = plainTaxId(countryCode, latinDigits(written));
    return ofNumber('taxId', value, taxIdProblem(countryCode, value));
}

export function readEconomicCode(written: string, countryCode: string): Read {
    const value = latinDigits(written).toUpperCase().replace(/[\s\-./]/g, '');
    return ofNumber('economicCode', value, economicNumberProblem(countryCode, value));
}

export function readRegisterNumber(written: string, countryCode: string): Read {
    const value = latinDigits(written).trim();
    return ofNumber('registrationNumber', value, registerNumberProblem(countryCode, value));
}

export function readPhone(written: string, countryCode: string): Read {
    const value = phoneE164(latinDigits(written), countryCode);
    if (value !== null) return { value, problems: [] };
    const message = `is no phone number of ${countryCode}, nor one with another country's code`;
    return { value: written, problems: [{ field: 'phone', reason: 'phone', message, expected: '' }] };
}

export function readMail(field: string, written: string): Read {
    const value = written.toLowerCase();
    const problem = { field, reason: 'mail', message: 'must be an e-mail address', expected: 'name@example.com' };
    return { value, problems: mailForm.test(value) ? [] : [problem] };
}
