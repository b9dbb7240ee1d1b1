import fc from 'fast-check';

import { amountsIn, CatalogueColumns, type CountedFilter, matchesIn, numbersIn, seenMatches, without } from './catalogue-columns';

interface Variant {
    id: number;
    name: number;
    categories: number[];
    values: number[];
    price: number | null;
}

const facetOf = (value: number) => value % 3;
const allValues = Array.from({ length: 9 }, (_, i) => i + 1);
const variants = fc
    .uniqueArray(
        fc.record({
            id: fc.integer({ min: 1, max: 300 }),
            name: fc.integer({ min: 0, max: 20 }),
            categories: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
            values: fc.uniqueArray(fc.constantFrom(...allValues), { maxLength: 5 }),
            price: fc.option(fc.integer({ min: 1, max: 12 })),
        }),
        { selector: one => one.id, maxLength: 60 },
    );
const filters = fc.record({
    categoryId: fc.option(fc.integer({ min: 1, max: 5 })),
    chosen: fc.uniqueArray(fc.constantFrom(...allValues), { maxLength: 4 }),
    priceFrom: fc.option(fc.integer({ min: 0, max: 12 })),
    priceTo: fc.option(fc.integer({ min: 0, max: 12 })),
    order: fc.constantFrom('name-en' as const, 'price-up' as const, 'price-down' as const, 'found' as const),
    skip: fc.integer({ min: 0, max: 40 }),
    take: fc.integer({ min: 1, max: 30 }),
});

const byName = (a: Variant, b: Variant) => a.name - b.name || a.id - b.id;

function columnsOf(all: readonly Variant[]): CatalogueColumns {
    const facts = all.flatMap(one => [one.id, one.categories.length, ...one.categories, one.values.length, ...one.values]);
    return CatalogueColumns.of(Int32Array.from(facts), new Map([['name-en', Int32Array.from([...all].sort(byName).map(one => one.id))]]));
}

/** As a person would count. */
function naive(all: readonly Variant[], filter: CountedFilter) {
    const inPrice = all.filter(({ price }) => (filter.priceFrom === null && filter.priceTo === null)
        || (price !== null && price >= (filter.priceFrom ?? 0) && price <= (filter.priceTo ?? Infinity)));
    const fits = (one: Variant, but?: number) => filter.facets.every(({ facetId, valueIds }) => facetId === but || valueIds.some(value => one.values.includes(value)));
    const inCategory = inPrice.filter(one => filter.categoryId === null || one.categories.includes(filter.categoryId));
    const matched = inCategory.filter(one => fits(one));
    const price = (one: Variant) => (one.price === null ? Infinity : filter.order === 'price-down' ? -one.price : one.price);
    const sorted = filter.order === 'found' ? matched : [...matched].sort((a, b) => (filter.order === 'name-en' || price(a) === price(b) ? byName(a, b) : price(a) - price(b)));
    const count = (ids: number[]) => [...new Set(ids)].sort((a, b) => a - b).map(id => ({ id, count: ids.filter(one => one === id).length }));
    return {
        ids: sorted.slice(filter.skip, filter.skip + filter.take).map(one => one.id),
        totalItems: matched.length,
        categories: count(inPrice.filter(one => fits(one)).flatMap(one => one.categories)),
        facetValues: count(allValues.flatMap(value => inCategory.filter(one => one.values.includes(value) && fits(one, facetOf(value))).map(() => value))),
    };
}

describe('counting the catalogue', () => {
    it('pages and counts as a person would', () => {
        fc.assert(
            fc.property(variants, filters, (all, { chosen, ...rest }) => {
                const facets = [...new Set(chosen.map(facetOf))].map(facetId => ({
                    facetId, valueIds: chosen.filter(value => facetOf(value) === facetId), allValueIds: allValues.filter(value => facetOf(value) === facetId),
                }));
                const filter: CountedFilter = { ...rest, facets, nameOrder: 'name-en' };
                const found = { ids: Int32Array.from(all.map(one => one.id)), prices: Float64Array.from(all.map(one => one.price ?? NaN)) };
                expect(columnsOf(all).count(found, filter)).toEqual(naive(all, filter));
            }),
        );
    });

    it('puts first what was ordered most often, and the rest by name', () => {
        const counts = fc.array(fc.nat(3), { minLength: 60, maxLength: 60 });
        fc.assert(fc.property(variants, counts, (all, orders) => {
            const bought = new Map(all.flatMap(({ id }, place) => (orders[place] ? [[id, orders[place]] as const] : [])));
            const filter: CountedFilter = { categoryId: null, facets: [], priceFrom: null, priceTo: null, order: 'bought', bought, nameOrder: 'name-en', skip: 0, take: 100 };
            const often = ({ id }: Variant) => bought.get(id) ?? 0;
            const sorted = [...all].sort((a, b) => often(b) - often(a) || byName(a, b)).map(one => one.id);
            expect(columnsOf(all).count({ ids: Int32Array.from(all.map(one => one.id)), prices: null }, filter).ids).toEqual(sorted);
        }));
    });

    it('knows from which price to which anything fits, whatever limits of prices are set', () => {
        fc.assert(fc.property(variants, filters, (all, { chosen, ...rest }) => {
            const facets = [...new Set(chosen.map(facetOf))].map(facetId => ({ facetId, valueIds: chosen.filter(value => facetOf(value) === facetId), allValueIds: [] }));
            const found = { ids: Int32Array.from(all.map(one => one.id)), prices: Float64Array.from(all.map(one => one.price ?? NaN)) };
            const fitting = all.filter(one => (rest.categoryId === null || one.categories.includes(rest.categoryId)) && facets.every(facet => facet.valueIds.some(value => one.values.includes(value))));
            const prices = fitting.flatMap(one => (one.price === null ? [] : [one.price]));
            expect(columnsOf(all).priceRange(found, { ...rest, facets })).toEqual(prices.length === 0 ? null : { from: Math.min(...prices), to: Math.max(...prices) });
        }));
    });

    it('puts what an order does not name at its end, and knows nothing of what the order alone names', () => {
        const columns = CatalogueColumns.of(Int32Array.from([7, 0, 0, 3, 0, 0, 5, 0, 0]), new Map([['name-en', Int32Array.from([5, 9, 3])]]));
        const filter: CountedFilter = { categoryId: null, facets: [], priceFrom: null, priceTo: null, order: 'name-en', nameOrder: 'name-en', skip: 0, take: 9 };
        expect(columns.count({ ids: Int32Array.from([3, 5, 7, 9]), prices: null }, filter).ids).toEqual([5, 3, 7]);
    });

    it('leaves out what is not in the index yet', () => {
        const columns = columnsOf([{ id: 3, name: 1, categories: [1], values: [], price: null }]);
        const filter: CountedFilter = { categoryId: null, facets: [], priceFrom: null, priceTo: null, order: 'name-en', nameOrder: 'name-en', skip: 0, take: 10 };
        expect(columns.count({ ids: Int32Array.of(3, 2, 400), prices: null }, filter)).toMatchObject({ ids: [3], totalItems: 1 });
    });

    it('counts a variant once that was found twice', () => {
        const columns = columnsOf([{ id: 3, name: 1, categories: [1], values: [2], price: null }]);
        const filter: CountedFilter = { categoryId: null, facets: [], priceFrom: null, priceTo: null, order: 'found', nameOrder: 'name-en', skip: 0, take: 10 };
        expect(columns.count({ ids: Int32Array.of(3, 3), prices: null }, filter)).toMatchObject({ ids: [3], totalItems: 1, facetValues: [{ id: 2, count: 1 }] });
    });

    it('reads numbers from a text', () => {
        expect([...amountsIn('5,,9007199254740991')]).toEqual([5, NaN, 9007199254740991]);
        expect([...numbersIn('12,3;40 5')]).toEqual([12, 3, 40, 5]);
        expect([...numbersIn('')]).toEqual([]);
        fc.assert(fc.property(fc.array(fc.nat({ max: 2_000_000_000 }), { maxLength: 3000 }), numbers => expect([...numbersIn(numbers.join(','))]).toEqual(numbers)));
    });
});

describe('matches of a search', () => {
    it('are read from one text', () => {
        expect(matchesIn('')).toEqual({ ids: new Int32Array(0), steps: new Int32Array(0), ranks: new Float64Array(0) });
        expect(matchesIn('7,0,0.5;3,2,1e-05')).toEqual({ ids: Int32Array.of(7, 3), steps: Int32Array.of(0, 2), ranks: Float64Array.of(0.5, 1e-5) });
    });

    it('are those of the first step that finds what is seen, with its prices', () => {
        const seen = { ids: Int32Array.of(3, 5, 9), prices: Float64Array.of(30, 50, 90) };
        const matches = { ids: Int32Array.of(4, 5, 3, 9), steps: Int32Array.of(1, 2, 3, 2), ranks: Float64Array.of(9, 0.1, 0.2, 0.3) };
        expect(seenMatches(matches, seen)).toEqual({ step: 2, found: { ids: Int32Array.of(5, 9), prices: Float64Array.of(50, 90), ranks: Float64Array.of(0.1, 0.3) } });
        expect(seenMatches(matches, { ids: Int32Array.of(1, 2), prices: null })).toBeNull();
    });

    it('stand by their rank, and by name where it is the same', () => {
        const columns = columnsOf([1, 2, 3].map(id => ({ id, name: 10 - id, categories: [], values: [], price: null })));
        const filter = { categoryId: null, facets: [], priceFrom: null, priceTo: null, order: 'found' as const, nameOrder: 'name-en' as const, skip: 0, take: 9 };
        expect(columns.count({ ids: Int32Array.of(1, 2, 3), prices: null, ranks: Float64Array.of(0.5, 0.2, 0.5) }, filter).ids).toEqual([3, 1, 2]);
    });
});

describe('what is switched off', () => {
    it('is left out with its price', () => {
        const found = { ids: Int32Array.of(3, 5, 9), prices: Float64Array.of(30, 50, 90) };
        expect(without(found, Int32Array.of(5, 6))).toEqual({ ids: Int32Array.of(3, 9), prices: Float64Array.of(30, 90) });
    });
});
