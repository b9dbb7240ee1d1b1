import { dataFields } from './company-data';
import { dataFieldName } from './data-field-names';

describe('dataFieldName', () => {
    it('knows each field in each language, and English for others', () => {
        for (const field of dataFields) {
            expect(new Set(['en', 'fa', 'pl', 'ru'].map(language => dataFieldName(field, language) !== ''))).toEqual(new Set([true]));
            expect(dataFieldName(field, 'de')).toBe(dataFieldName(field, 'en'));
        }
        expect(dataFieldName('city', 'fa')).toBe('شهر');
    });
});
