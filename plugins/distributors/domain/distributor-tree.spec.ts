import fc from 'fast-check';

import { deepestTree, type LinkFacts, refuseLink } from './distributor-tree';

const link = (more: Partial<LinkFacts>): LinkFacts => ({
    companyId: 1, companyCurrency: 'IRR', distributorId: 2, distributorCurrency: 'IRR', isDistributor: true, aboveDistributor: [], levelsBelow: 0, ...more,
});

describe('refuseLink', () => {
    it.each([
        [link({}), null],
        [link({ isDistributor: false }), 'not-a-distributor'],
        [link({ distributorId: 1 }), 'circle'],
        [link({ aboveDistributor: [3, 1] }), 'circle'],
        [link({ companyCurrency: 'PLN' }), 'other-currency'],
        [link({ aboveDistributor: [3, 4, 5, 6, 7, 8, 9, 10, 11] }), null],
        [link({ aboveDistributor: [3, 4, 5, 6, 7, 8, 9, 10, 11], levelsBelow: 1 }), 'too-deep'],
    ])('%#', (facts, refused) => expect(refuseLink(facts)).toBe(refused));

    it('keeps a tree, never deeper than allowed, whatever links are tried in whatever order', () => {
        const company = fc.integer({ min: 1, max: 25 });
        fc.assert(
            fc.property(fc.array(fc.tuple(company, company), { maxLength: 120 }), tries => {
                const parentOf = new Map<number, number>();
                const above = (id: number): number[] => {
                    const parent = parentOf.get(id);
                    return parent === undefined ? [] : [parent, ...above(parent)];
                };
                const below = (id: number): number => Math.max(0, ...[...parentOf].filter(([, p]) => p === id).map(([child]) => 1 + below(child)));
                for (const [companyId, distributorId] of tries) {
                    const facts = link({ companyId, distributorId, aboveDistributor: above(distributorId), levelsBelow: below(companyId) });
                    if (refuseLink(facts) === null) parentOf.set(companyId, distributorId);
                }
                for (const id of parentOf.keys()) {
                    const chain = above(id);
                    expect(chain).not.toContain(id);
                    expect(chain.length).toBeLessThanOrEqual(deepestTree);
                }
            }),
        );
    });
});
