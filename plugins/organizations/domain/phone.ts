import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The number in E.164 (`+989121234567`), or null when it cannot be a phone number. Persian and Arabic digits are read. */
export function phoneE164(written: string, countryCode: string): string | null {
    const country: CountryCode = isSupportedCountry(countryCode) ? countryCode : 'IR';
    const parsed = parsePhoneNumberFromString(written, country);
    return parsed?.isValid() ? parsed.number : null;
}
