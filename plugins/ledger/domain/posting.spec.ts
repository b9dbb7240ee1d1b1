import fc from 'fast-check';

import { accountBelowFloor, contentOf, merged, unbalancedCurrency } from './posting';

const account = (code: string, balance: bigint, floor: bigint | null = 0n) => ({ id: 1, code, currencyCode: 'IRR', balance, floor });
const entry = fc.record({ account: fc.constantFrom('a', 'b', 'c', 'd'), amount: fc.bigInt({ min: -1000n, max: 1000n }) });

describe('merged', () => {
    it('adds up repeated accounts and leaves zeros out', () => {
        expect(
            merged([
                { account: 'b', amount: 5n },
                { account: 'a', amount: -5n },
                { account: 'b', amount: 2n },
                { account: 'a', amount: -2n },
                { account: 'c', amount: 1n },
                { account: 'c', amount: -1n },
            ]),
        ).toEqual([
            { account: 'a', amount: -7n },
            { account: 'b', amount: 7n },
        ]);
    });

    it('keeps the sum, and gives the same text for any order of the entries', () => {
        fc.assert(
            fc.property(fc.array(entry), entries => {
                const sum = (list: { amount: bigint }[]) => list.reduce((total, { amount }) => total + amount, 0n);
                expect(sum(merged(entries))).toBe(sum(entries));
                expect(contentOf('k', 'r', merged([...entries].reverse()))).toBe(contentOf('k', 'r', merged(entries)));
            }),
        );
    });
});

describe('unbalancedCurrency', () => {
    it('looks at each currency apart', () => {
        const currencyOf = (code: string) => (code.startsWith('pln') ? 'PLN' : 'IRR');
        const entries = [
            { account: 'x', amount: -5n },
            { account: 'pln', amount: 5n },
        ];
        expect(unbalancedCurrency(entries, currencyOf)).toBe('IRR');
        expect(unbalancedCurrency([...entries, { account: 'y', amount: 5n }, { account: 'pln2', amount: -5n }], currencyOf)).toBeNull();
    });
});

describe('accountBelowFloor', () => {
    it('allows exactly the floor and not one less', () => {
        expect(accountBelowFloor([account('a', 10n)], [{ account: 'a', amount: -10n }])).toBeNull();
        expect(accountBelowFloor([account('a', 10n)], [{ account: 'a', amount: -11n }])).toBe('a');
        expect(accountBelowFloor([account('a', 10n, -5n)], [{ account: 'a', amount: -15n }])).toBeNull();
        expect(accountBelowFloor([account('a', 10n, null)], [{ account: 'a', amount: -(10n ** 15n) }])).toBeNull();
    });

    it('always lets money in, also below the floor', () => {
        fc.assert(
            fc.property(fc.bigInt(), fc.bigInt(), fc.bigInt({ min: 1n }), (balance, floor, amount) => {
                expect(accountBelowFloor([account('a', balance, floor)], [{ account: 'a', amount }])).toBeNull();
            }),
        );
    });
});
