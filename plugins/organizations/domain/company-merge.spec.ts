import fc from 'fast-check';

import { type MergeFacts, refuseMerge } from './company-merge';

const company = (id: number, more: Partial<MergeFacts> = {}): MergeFacts => ({ id, currencyCode: 'IRR', mergedIntoId: null, isDistributor: false, isEndCustomer: false, ...more });

describe('refuseMerge', () => {
    it.each<[string, MergeFacts, MergeFacts, object | null]>([
        ['two of one currency', company(1), company(2), null],
        ['one with itself', company(1), company(1), { reason: 'same-company', field: 'dropId' }],
        ['two currencies', company(1), company(2, { currencyCode: 'PLN' }), { reason: 'other-currency', field: 'dropId' }],
        ['one that is merged', company(1), company(2, { mergedIntoId: 3 }), { reason: 'already-merged', field: 'dropId' }],
        ['into one that is merged', company(1, { mergedIntoId: 3 }), company(2), { reason: 'already-merged', field: 'keepId' }],
        ['a distributor', company(1), company(2, { isDistributor: true }), { reason: 'distributor', field: 'dropId' }],
        ['into a distributor', company(1, { isDistributor: true }), company(2), { reason: 'distributor', field: 'keepId' }],
        ['an end customer', company(1), company(2, { isEndCustomer: true }), { reason: 'end-customer', field: 'dropId' }],
        ['into an end customer', company(1, { isEndCustomer: true }), company(2), { reason: 'end-customer', field: 'keepId' }],
    ])('%s', (_name, kept, dropped, answer) => {
        expect(refuseMerge(kept, dropped)).toEqual(answer);
    });

    it('refuses both ways round or neither, and lets no two currencies, no part of a tree and nothing merged through', () => {
        const company = fc.record({
            id: fc.integer({ min: 1, max: 4 }),
            currencyCode: fc.constantFrom('IRR', 'PLN'),
            mergedIntoId: fc.option(fc.integer({ min: 5, max: 6 })),
            isDistributor: fc.boolean(),
            isEndCustomer: fc.boolean(),
        });
        fc.assert(
            fc.property(company, company, (one, other) => {
                const may = refuseMerge(one, other) === null;
                const isPlain = [one, other].every(({ mergedIntoId, isDistributor, isEndCustomer }) => mergedIntoId === null && !isDistributor && !isEndCustomer);
                expect(refuseMerge(other, one) === null).toBe(may);
                expect(may).toBe(one.id !== other.id && one.currencyCode === other.currencyCode && isPlain);
            }),
        );
    });
});
