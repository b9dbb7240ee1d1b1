import { Language } from '../../shared/format/locale';

/** The firm's neighbours and trading partners first in mind; a firm from elsewhere writes by the contact form. */
const codes = [
    ...[
        'IR',
        'PL',
        'RU',
        'AE',
        'AF',
        'AM',
        'AT',
        'AZ',
        'BE',
        'BG',
        'BY',
        'CH',
        'CY',
        'CZ',
        'DE',
        'DK',
        'EE',
        'ES',
        'FI',
        'FR',
        'GB',
        'GE',
    ],
    ...[
        'GR',
        'HR',
        'HU',
        'IE',
        'IN',
        'IQ',
        'IT',
        'KG',
        'KW',
        'KZ',
        'LT',
        'LU',
        'LV',
        'MD',
        'MT',
        'NL',
        'NO',
        'OM',
        'PK',
        'PT',
        'QA',
        'RO',
    ],
    ...['RS', 'SA', 'SE', 'SI', 'SK', 'TJ', 'TM', 'TR', 'UA', 'UZ'],
];

export interface Country {
    code: string;
    name: string;
}

/** By their names in the reader's language. */
export function countriesIn(language: Language): Country[] {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return codes
        .map((code) => ({ code, name: names.of(code) ?? code }))
        .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** What the reader's language makes likely. */
export function likelyCountry(language: Language): string {
    return { en: 'IR', fa: 'IR', pl: 'PL', ru: 'RU' }[language];
}
