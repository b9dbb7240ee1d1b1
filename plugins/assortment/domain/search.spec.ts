import fc from 'fast-check';

import { catalogueEntry, catalogueLanguages, type VariantFacts } from './catalogue-entry';
import { parseTerm } from './search-term';
import { unitName, unitOf } from './units';

const facts: VariantFacts = {
    variantId: 1,
    productId: 2,
    sku: 'DMV-CRM-400',
    introducedAt: '2026-01-01T00:00:00Z',
    names: { en: 'Damavand moquette crimson', fa: 'موکت دماوند زرشکی' },
    productNames: { en: 'Damavand moquette', fa: 'موکت دماوند' },
    slugs: { en: 'damavand' },
    categories: [{ id: 5, names: { en: 'Floor' }, isShown: true }, { id: 7, names: { en: 'Moquette', fa: 'موکت' }, isShown: true }],
    facetValues: [{ id: 9, names: { en: 'Polypropylene' } }],
    preview: null,
    previewWidth: 0,
    previewHeight: 0,
};

/** What PostgreSQL would say of `document @@ tsquery` for our small queries. */
function finds(document: string, query: string): boolean {
    const lexemes = [...document.matchAll(/'((?:[^']|'')*)':/g)].map(match => match[1] ?? '');
    return query.split(' & ').every(part =>
        [...part.matchAll(/'((?:[^']|'')*)'(:\*)?/g)].some(([, word = '', prefix]) =>
            lexemes.some(lexeme => (prefix ? lexeme.startsWith(word) : lexeme === word)),
        ),
    );
}

describe('the catalogue entry and the search term', () => {
    const entry = catalogueEntry(facts, 'fa');

    it.each(['موکت', 'دماوند', 'moquette', 'damavand moq', 'polypropylene', 'زرشکی', 'dmv crm', 'موكت'])('finds by word: %s', term => {
        expect(finds(entry.document, parseTerm(term)?.words ?? '')).toBe(true);
    });

    it('finds Persian by its sound in Latin letters, and only so', () => {
        const term = parseTerm('moket');
        expect(finds(entry.document, term?.words ?? '')).toBe(false);
        expect(finds(entry.document, term?.sounds ?? '')).toBe(true);
        expect(finds(entry.document, parseTerm('farsh')?.sounds ?? '')).toBe(false);
    });

    it('finds a half-space however it is typed: as it is, with a space, or with nothing', () => {
        const row = catalogueEntry({ ...facts, names: { fa: 'عایق پشم\u200cشیشه' } }, 'fa');
        for (const text of ['پشم\u200cشیشه', 'پشم شیشه', 'پشمشیشه', 'پشمشی']) expect([text, finds(row.document, parseTerm(text)?.words ?? '')]).toEqual([text, true]);
        const joined = catalogueEntry({ ...facts, names: { fa: 'عایق پشمشیشه' } }, 'fa');
        expect(parseTerm('عایق پشم شیشه')?.readings.filter(reading => reading.kind === 'JOINED' && finds(joined.document, reading.words))).toHaveLength(1);
    });

    it.each([
        ['۴۰۰', '400'], ['٤٠٠', '400'], ['plytka', 'płytka'], ['zolc', 'żółć'], ['ковер', 'ковёр'], ['كاشي', 'کاشی'], ['مؤسسه', 'موسسه'], ['STRASSE', 'straße'],
    ])('has one key for %s and %s', (typed, written) => {
        expect(finds(catalogueEntry({ ...facts, names: { en: written } }, 'en').document, parseTerm(typed)?.words ?? '')).toBe(true);
    });

    it('reads what was typed on another keyboard after what was typed, and never the same twice', () => {
        expect(parseTerm('l,;j')?.readings[0]).toMatchObject({ kind: 'LAYOUT', text: 'موکت', words: "'موکت':*" });
        expect(parseTerm('یئر-زقئ-۴۰۰')?.readings[0]).toMatchObject({ code: 'dmvcrm400' });
        expect(parseTerm('l,;j', true)?.readings).toEqual([]);
        fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), text => {
            const readings = parseTerm(text)?.readings ?? [];
            return readings.length <= 8 && new Set(readings.map(reading => reading.words)).size === readings.length;
        }));
    });

    it('finds no less by its long words than by all, and has none where the index would be told nothing by that', () => {
        expect(parseTerm('wool c')).toMatchObject({ words: "'wool':* & 'c':*", longWords: "'wool':*" });
        for (const text of ['c', 'ca', 'wool', 'wool carpet', 'a b']) expect(parseTerm(text)?.longWords).toBeNull();
        fc.assert(fc.property(fc.stringMatching(/^[a-cр-т ]{0,12}$/), typed => {
            const term = parseTerm(typed);
            const isFound = term !== null && finds(entry.document, term.words);
            return !isFound || term.longWords === null || finds(entry.document, term.longWords);
        }));
    });

    it('has one code for a SKU however it is separated', () => {
        const codes = ['DMV-CRM-400', 'dmvcrm400', 'DMV CRM ۴۰۰', 'dmv/crm/400'].map(text => parseTerm(text)?.code);
        expect(new Set(codes)).toEqual(new Set([entry.skuKey]));
    });

    it('falls back to English, and shows the lowest category', () => {
        expect(catalogueEntry(facts, 'ru')).toMatchObject({ name: 'Damavand moquette crimson', slug: 'damavand', categoryName: 'Moquette' });
    });

    it('has nothing to look for in blanks and punctuation', () => {
        expect([parseTerm(''), parseTerm(' -- / ')]).toEqual([null, null]);
    });

    it('quotes what a person types, whatever it is', () => {
        fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
            const term = parseTerm(text);
            if (term === null) return;
            const bare = term.sounds.replace(/'(?:[^'\\]|''|\\\\)*'/g, 'w');
            expect(bare).toMatch(/^(w|[ &|():*])+$/);
        }));
    });

    it('every entry is found by its own name in its own language', () => {
        const words = fc.array(fc.constantFrom('موکت', 'کویر', 'Kavir', 'płytka', 'dywan', 'ковёр', 'زاگرس', 'tile'), { minLength: 1, maxLength: 4 });
        fc.assert(fc.property(words, fc.constantFrom(...catalogueLanguages), (name, language) => {
            const row = catalogueEntry({ ...facts, names: { [language]: name.join(' ') } }, language);
            return finds(row.document, parseTerm(name.join(' '))?.words ?? '');
        }));
    });
});

describe('units', () => {
    it('are read by code or by name in any language, and named in each', () => {
        expect([unitOf('roll'), unitOf(' رول '), unitOf('Sztuka'), unitOf('furlong')]).toEqual(['roll', 'roll', 'piece', null]);
        expect([unitName('roll', 'fa'), unitName('roll', 'de')]).toEqual(['رول', 'roll']);
    });
});
