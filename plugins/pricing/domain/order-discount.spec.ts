import fc from 'fast-check';

import { bonusOf, orderDiscount, type OrderedGoods, type OrderTerms } from './order-discount';

const line = (more: Partial<OrderedGoods> = {}): OrderedGoods => ({ variantId: 1, quantity: 10, unitNet: 100n, net: 1_000n, takesDiscount: true, isRoll: false, ...more });
const three: OrderTerms = { steps: [{ id: 1, fromNet: 2_000, basisPoints: 300 }, { id: 2, fromNet: 5_000, basisPoints: 500 }], bonuses: [] };
const bonus = { id: 9, variantId: 1, buyQuantity: 10, bonusQuantity: 1, unitNet: 1 };

describe('the discount of a whole order', () => {
    it('begins at its value and not a cent below, and says what is missing to the next step', () => {
        expect(orderDiscount([line(), line({ net: 999n })], three)).toMatchObject({ orderOff: 0n, step: null, next: { missing: 1n } });
        expect(orderDiscount([line(), line()], three)).toMatchObject({ orderOff: 60n, step: { id: 1 }, next: { step: { id: 2 }, missing: 3_000n } });
        expect(orderDiscount([line({ net: 5_000n })], three)).toMatchObject({ orderOff: 250n, step: { id: 2 }, next: null });
    });

    it('is shared by the largest remainder, to the cent', () => {
        const thirds = orderDiscount([line({ net: 667n }), line({ net: 667n }), line({ net: 667n })], three);
        expect(thirds.orderOff).toBe(60n);
        expect(orderDiscount([line({ net: 1_001n }), line({ net: 1_000n })], three).lines.map(one => one.orderOff)).toEqual([30n, 30n]);
    });

    it('counts goods at a final price for the value, and takes nothing off them', () => {
        const contract = line({ net: 1_500n, takesDiscount: false });
        expect(orderDiscount([contract, line()], three)).toMatchObject({ value: 2_500n, orderOff: 30n, lines: [{ orderOff: 0n }, { orderOff: 30n }] });
        expect(orderDiscount([contract, contract], three)).toMatchObject({ orderOff: 0n, step: null, next: null });
    });
});

describe('a bonus', () => {
    it.each([[9, 0], [10, 0], [11, 1], [21, 1], [22, 2]])('of ten and one is in %i of them %i', (quantity, expected) => {
        expect(bonusOf(quantity, bonus)).toBe(expected);
    });

    it('costs its own price, whatever the others cost', () => {
        const [eleven] = orderDiscount([line({ quantity: 11, net: 1_100n })], { steps: [], bonuses: [bonus] }).lines;
        expect(eleven).toEqual({ bonusQuantity: 1, bonusOff: 99n, orderOff: 0n });
    });

    it('is not given with a final price, nor of a roll, nor when it costs more than the goods', () => {
        const off = (more: Partial<OrderedGoods>) => orderDiscount([line({ quantity: 11, net: 1_100n, ...more })], { steps: [], bonuses: [bonus] }).lines[0]?.bonusOff;
        expect([off({ takesDiscount: false }), off({ isRoll: true }), off({ unitNet: 1n, net: 11n })]).toEqual([0n, 0n, 0n]);
    });
});

describe('properties', () => {
    const goods = fc.record({
        variantId: fc.integer({ min: 1, max: 3 }), quantity: fc.integer({ min: 1, max: 100 }), unitNet: fc.bigInt({ min: 1n, max: 10n ** 12n }),
        share: fc.integer({ min: 0, max: 100 }), takesDiscount: fc.boolean(), isRoll: fc.boolean(),
    }).map(({ share, ...one }): OrderedGoods => ({ ...one, net: (one.unitNet * BigInt(one.quantity) * BigInt(share)) / 100n }));
    const terms = fc.record({
        steps: fc.array(fc.record({ id: fc.nat(), fromNet: fc.integer({ min: 1, max: 10 ** 9 }), basisPoints: fc.integer({ min: 0, max: 9_900 }) }), { maxLength: 5 }),
        bonuses: fc.array(fc.record({ id: fc.nat(), variantId: fc.integer({ min: 1, max: 3 }), buyQuantity: fc.integer({ min: 1, max: 20 }), bonusQuantity: fc.integer({ min: 1, max: 5 }), unitNet: fc.nat(1_000) }), { maxLength: 3 }),
    });

    it('shares add up to the cent, nothing is negative, final prices stay, more value never loses a better step', () => {
        fc.assert(fc.property(fc.array(goods, { minLength: 1, maxLength: 12 }), terms, (lines, given) => {
            const result = orderDiscount(lines, given);
            expect(result.lines.reduce((sum, one) => sum + one.orderOff, 0n)).toBe(result.orderOff);
            let left = 0n;
            result.lines.forEach(({ bonusOff, orderOff, bonusQuantity }, i) => {
                const one = lines[i];
                if (one === undefined) throw new Error('a line without goods');
                const net = one.net - bonusOff - orderOff;
                left += net;
                expect(bonusOff >= 0n && orderOff >= 0n && net >= 0n).toBe(true);
                expect(bonusQuantity).toBeLessThanOrEqual(one.quantity);
                if (!one.takesDiscount) expect(net).toBe(one.net);
            });
            expect(left).toBe(result.value - result.orderOff);
            if (result.next) expect(result.next.missing > 0n).toBe(true);
        }));
    });
});
