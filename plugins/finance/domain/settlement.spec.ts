import fc from 'fast-check';

import { adoptPrepaid, cover, coverCorrected, paidOfOrders, refuseSettlement } from './settlement';

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

    it('covers what corrections correct, the earlier first, none beyond what is open', () => {
        const corrections = [{ correctionId: 5, invoiceId: 1, amountMinor: 70n }, { correctionId: 6, invoiceId: 1, amountMinor: 70n }, { correctionId: 7, invoiceId: 1, amountMinor: 1n }, { correctionId: 8, invoiceId: 2, amountMinor: 9n }];
        expect(coverCorrected(corrections, new Map([[1, 100n], [2, 0n]]))).toEqual([
            { correctionId: 5, invoiceId: 1, amountMinor: 70n },
            { correctionId: 6, invoiceId: 1, amountMinor: 30n },
        ]);
    });

    it('gives what was paid for an order to its invoices, oldest money first, and leaves the rest with the order', () => {
        const prepaid = [{ settlementId: 1, companyId: 4, orderCode: 'A', amountMinor: 30n }, { settlementId: 2, companyId: 4, orderCode: 'A', amountMinor: 100n }, { settlementId: 3, companyId: 5, orderCode: 'A', amountMinor: 100n }];
        const debts = [{ invoiceId: 10, companyId: 4, openMinor: 50n, orderCodes: ['B', 'A'] }, { invoiceId: 11, companyId: 4, openMinor: 60n, orderCodes: ['A'] }];
        expect(adoptPrepaid(debts, prepaid)).toEqual([
            { settlementId: 1, parts: [{ invoiceId: 10, amountMinor: 30n }], restMinor: 0n },
            { settlementId: 2, parts: [{ invoiceId: 10, amountMinor: 20n }, { invoiceId: 11, amountMinor: 60n }], restMinor: 20n },
        ]);
    });

    it('property: money that was paid in advance is neither lost nor given twice, nor to another company’s invoice', () => {
        const codes = fc.constantFrom<string>('A', 'B', 'C');
        const money = fc.array(fc.record({ companyId: fc.nat(2), orderCode: codes, amountMinor: fc.bigInt({ min: 1n, max: 1000n }) }), { maxLength: 8 });
        const debts = fc.array(fc.record({ companyId: fc.nat(2), openMinor: fc.bigInt({ min: 1n, max: 1000n }), orderCodes: fc.uniqueArray(codes, { maxLength: 3 }) }), { maxLength: 8 });
        fc.assert(
            fc.property(money, debts, (paid, written) => {
                const prepaid = paid.map((one, settlementId) => ({ ...one, settlementId }));
                const invoices = written.map((one, invoiceId) => ({ ...one, invoiceId }));
                const taken = new Map<number, bigint>();
                for (const { settlementId, parts, restMinor } of adoptPrepaid(invoices, prepaid)) {
                    const source = prepaid[settlementId];
                    expect(parts.reduce((sum, part) => sum + part.amountMinor, restMinor)).toBe(source?.amountMinor);
                    for (const { invoiceId, amountMinor } of parts) {
                        const invoice = invoices[invoiceId];
                        expect(amountMinor > 0n && invoice?.companyId === source?.companyId && invoice?.orderCodes.includes(source?.orderCode ?? '')).toBe(true);
                        taken.set(invoiceId, (taken.get(invoiceId) ?? 0n) + amountMinor);
                    }
                }
                for (const { invoiceId, companyId, openMinor, orderCodes } of invoices) {
                    const got = taken.get(invoiceId) ?? 0n;
                    expect(got <= openMinor).toBe(true);
                    // What is still open stands beside no money that it could have had.
                    const left = prepaid.filter(one => one.companyId === companyId && orderCodes.includes(one.orderCode)).reduce((sum, one) => sum + one.amountMinor, 0n);
                    if (left === 0n) expect(got).toBe(0n);
                }
            }),
        );
    });
});
