import type { DataField } from './company-data';

/** The fields as mails to staff name them, in the firm's language. */
const names: Record<string, Record<DataField, string>> = {
    en: {
        name: 'Name', taxId: 'Tax number', phone: 'Phone', email: 'E-mail', contactName: 'Contact person', streetLine: 'Address', city: 'City', postalCode: 'Postal code',
        legalName: 'Legal name', legalForm: 'Legal form', registrationNumber: 'Registration number', economicCode: 'Economic code', legalAddress: 'Legal address',
    },
    fa: {
        name: 'نام', taxId: 'شناسهٔ مالیاتی', phone: 'تلفن', email: 'ایمیل', contactName: 'شخص رابط', streetLine: 'نشانی', city: 'شهر', postalCode: 'کد پستی',
        legalName: 'نام حقوقی', legalForm: 'نوع شرکت', registrationNumber: 'شمارهٔ ثبت', economicCode: 'کد اقتصادی', legalAddress: 'نشانی حقوقی',
    },
    pl: {
        name: 'Nazwa', taxId: 'Numer podatkowy', phone: 'Telefon', email: 'E-mail', contactName: 'Osoba kontaktowa', streetLine: 'Adres', city: 'Miasto', postalCode: 'Kod pocztowy',
        legalName: 'Nazwa prawna', legalForm: 'Forma prawna', registrationNumber: 'Numer w rejestrze', economicCode: 'REGON', legalAddress: 'Adres siedziby',
    },
    ru: {
        name: 'Название', taxId: 'ИНН', phone: 'Телефон', email: 'Почта', contactName: 'Контактное лицо', streetLine: 'Адрес', city: 'Город', postalCode: 'Индекс',
        legalName: 'Юридическое название', legalForm: 'Правовая форма', registrationNumber: 'Регистрационный номер', economicCode: 'КПП', legalAddress: 'Юридический адрес',
    },
};

export function dataFieldName(field: DataField, language: string): string {
    return (names[language] ?? names.en)?.[field] ?? field;
}
