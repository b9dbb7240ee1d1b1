import fc from 'fast-check';

import { claimsHtml, damageForm, damageTexts, fieldName, type PageParts } from './damage-section';

const escape = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
const parts: PageParts = { escape, field: () => ({ typed: '', attributes: '', error: '' }), number: String, unit: code => code };
const goods = [{ orderLineId: 7, name: 'Rug', unit: 'piece', quantity: 3 }];

describe('the part of the tracking page for damage', () => {
    it.each(['en', 'fa', 'pl', 'ru'] as const)('asks in %s how much, what, and with what photos', language => {
        const html = damageForm('/t/x/damage', goods, [{ id: 3, name: 'Damaged' }], false, language, parts);
        expect(html).toContain('enctype="multipart/form-data"');
        expect(html).toContain('name="line-7"');
        expect(html).toContain(damageTexts[language].title);
        expect(html).not.toContain(' open>');
        expect(fieldName('lines', language)).toBe(damageTexts[language].quantities);
    });

    it('stands open for who comes back to what he typed, and says nothing of claims that are not there', () => {
        expect(damageForm('/', goods, [{ id: 3, name: 'Damaged' }], true, 'en', parts)).toContain('id="damage" open>');
        expect([claimsHtml([], 'en', parts), claimsHtml([{ number: 'R-1', state: 'received' }], 'en', parts).includes('R-1')]).toEqual(['', true]);
    });

    it('draws no markup out of names, whatever goods and kinds are called', () => {
        fc.assert(fc.property(fc.string(), name => {
            const html = damageForm('/', [{ ...goods[0]!, name: `<b>${name}` }], [{ id: 3, name: `<i>${name}` }], false, 'en', parts) + claimsHtml([{ number: `<u>${name}`, state: 'received' }], 'en', parts);
            expect(/<[biu]>/.test(html)).toBe(false);
        }));
    });
});
