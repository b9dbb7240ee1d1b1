import fc from 'fast-check';

import { cover, paidOfOrders, refuseSettlement } from './settlement';

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });

describe('settlement', () => {
    it('covers the debts in their order, and leaves the rest with the payer', () => {
        const debts = [{ id: 1, openMinor: 100n }, { id: 2, openMinor: 0n }, { id: 3, openMinor: 50n }];
        expect(cover(120n, debts)).toEqual({ covered: [{ id: 1, amountMinor: 100n }, { id: 3, amountMinor: 20n }], restMinor: 0n });
        expect(cover(200n, debts).restMinor).toBe(50n);
        expect(cover(-5n, debts)).toEqual({ covered: [], restMinor: 0n });
    });

    it('property: no minor unit is lost, and no debt is paid twice', () => {
        fc.assert(
            fc.property(amount, fc.array(amount, { maxLength: 20 }), (money, open) => {
                const { covered, restMinor } = cover(money, open.map((openMinor, id) => ({ id, openMinor })));
                expect(covered.reduce((sum, one) => sum + one.amountMinor, restMinor)).toBe(money);
                for (const { id, amountMinor } of covered) expect(amountMinor > 0n && amountMinor <= (open[id] ?? 0n)).toBe(true);
                const owed = open.reduce((sum, one) => sum + one, 0n);
                expect(restMinor).toBe(money > owed ? money - owed : 0n);
            }),
        );
    });

    it('refuses what is not open, not theirs, or more than there is', () => {
        const left = { amountMinor: 100n, currencyCode: 'IRR' };
        const wish = { amountMinor: 60n, openMinor: 60n, isOwn: true, currencyCode: 'IRR' };
        expect(refuseSettlement(left, [wish])).toBeNull();
        expect(refuseSettlement(left, [{ ...wish, amountMinor: 61n }])).toBe('too-much');
        expect(refuseSettlement(left, [wish, { ...wish, amountMinor: 40n }])).toBeNull();
        expect(refuseSettlement(left, [wish, { ...wish, amountMinor: 41n }])).toBe('more-than-paid');
        expect(refuseSettlement(left, [{ ...wish, openMinor: 0n }])).toBe('nothing-open');
        expect(refuseSettlement(left, [{ ...wish, currencyCode: 'PLN' }])).toBe('another-currency');
        expect(refuseSettlement(left, [{ ...wish, isOwn: false }])).toBe('another-company');
    });

    it('gives an order back the credit that was paid for, by itself or by its invoices', () => {
        const orders = [{ id: 1, amountMinor: 100n, prepaidMinor: 30n }, { id: 2, amountMinor: 50n, prepaidMinor: 80n }];
        const paid = paidOfOrders(orders, [{ paidMinor: 90n, orderIds: [1, 2, 9] }]);
        expect([...paid]).toEqual([[1, 100n], [2, 50n]]);
        expect([...paidOfOrders(orders, [{ paidMinor: 20n, orderIds: [1] }])]).toEqual([[1, 50n], [2, 50n]]);
    });

    it('property: no order gives back more than it took, all of them no more than was paid', () => {
        const orders = fc.array(fc.record({ amountMinor: amount, prepaidMinor: amount }), { maxLength: 6 });
        const invoices = fc.array(fc.record({ paidMinor: amount, orderIds: fc.uniqueArray(fc.nat(7), { maxLength: 4 }) }), { maxLength: 6 });
        fc.assert(
            fc.property(orders, invoices, (made, written) => {
                const held = made.map((order, id) => ({ ...order, id }));
                const paid = paidOfOrders(held, written);
                for (const { id, amountMinor } of held) expect((paid.get(id) ?? 0n) <= amountMinor).toBe(true);
                const money = held.reduce((sum, one) => sum + one.prepaidMinor, 0n) + written.reduce((sum, one) => sum + one.paidMinor, 0n);
                expect([...paid.values()].reduce((sum, one) => sum + one, 0n) <= money).toBe(true);
            }),
        );
    });
});
