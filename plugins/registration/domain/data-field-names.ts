import type { DataField } from './company-data';

/** The fields as mails to staff name them, in the firm's language. */
const names: Record<string, Record<DataField, string>> = {
    en: { name: 'Name', taxId: 'Tax number', phone: 'Phone', email: 'E-mail', contactName: 'Contact person', streetLine: 'Address', city: 'City', postalCode: 'Postal code' },
    fa: { name: 'نام', taxId: 'شناسهٔ مالیاتی', phone: 'تلفن', email: 'ایمیل', contactName: 'شخص رابط', streetLine: 'نشانی', city: 'شهر', postalCode: 'کد پستی' },
    pl: { name: 'Nazwa', taxId: 'Numer podatkowy', phone: 'Telefon', email: 'E-mail', contactName: 'Osoba kontaktowa', streetLine: 'Adres', city: 'Miasto', postalCode: 'Kod pocztowy' },
    ru: { name: 'Название', taxId: 'ИНН', phone: 'Телефон', email: 'Почта', contactName: 'Контактное лицо', streetLine: 'Адрес', city: 'Город', postalCode: 'Индекс' },
};

export function dataFieldName(field: DataField, language: string): string {
    return (names[language] ?? names.en)?.[field] ?? field;
}
