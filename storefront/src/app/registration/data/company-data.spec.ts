import { changesOf, CompanyData, dataFields } from './company-data';

const data: CompanyData = {
    ...{ name: 'Parseh', countryCode: 'IR', taxId: null, phone: '+989121234567', email: null },
    ...{ legalName: null, legalForm: null, registrationNumber: null, economicCode: null, legalAddress: null },
    ...{ contactName: null, streetLine: 'Azadi 1', city: 'Tehran', postalCode: null, branches: [] },
};
const typed = Object.fromEntries(dataFields.map((field) => [field, data[field] ?? ''])) as Record<
    (typeof dataFields)[number],
    string
>;

describe('changesOf', () => {
    it('names nothing that is as it was, spaces apart', () => {
        expect(changesOf(data, typed)).toEqual({});
        expect(changesOf(data, { ...typed, name: ' Parseh ' })).toEqual({});
    });

    it('names what was changed, and empties what was emptied', () => {
        expect(changesOf(data, { ...typed, city: 'Karaj', phone: '  ' })).toEqual({ city: 'Karaj', phone: null });
    });
});
