import fc from 'fast-check';

import { hangTogether, mergedCart } from './cart-part';

const line = (variantId: number, lineNet: number | null, more: object = {}) => ({ id: `l${variantId}`, variantId: String(variantId), lineNet, quota: null, name: '', ...more });
const sums = { id: '7', version: 4, orderDiscount: null, nextOrderDiscount: null };
const known = { ...sums, totalNet: 350, lines: [line(1, 100), line(2, 200)], sets: [{ lineNet: 50 }], notices: [] };
const part = { ...sums, version: 5, totalNet: 650, lineCount: 2, lines: [line(2, 500, { name: 'now' })] };

describe('mergedCart', () => {
    it('puts what was changed in its place, what is new at the end, and takes out what is gone', () => {
        const changed = mergedCart(known, part, ['2'], true);
        expect(changed).toMatchObject({ isSure: true, cart: { version: 5, totalNet: 650, lines: [{ id: 'l1', lineNet: 100 }, { id: 'l2', lineNet: 500, name: 'now' }] } });
        expect(mergedCart(known, { ...part, totalNet: 360, lineCount: 3, lines: [line(3, 10)] }, ['3'], true)).toMatchObject({
            isSure: true,
            cart: { lines: [{ id: 'l1' }, { id: 'l2' }, { id: 'l3' }] },
        });
        expect(mergedCart(known, { ...part, totalNet: 150, lineCount: 1, lines: [] }, ['2'], true)).toMatchObject({ isSure: true, cart: { lines: [{ id: 'l1' }] } });
    });

    it('takes the amounts of the other lines where they were told', () => {
        const step = { orderDiscount: { net: 50 } };
        const amounts = [{ id: 'l1', lineNet: 50 }, { id: 'l2', lineNet: 500 }];
        expect(mergedCart(known, { ...part, ...step, totalNet: 600, amounts }, ['2'], true)).toMatchObject({ isSure: true, cart: { lines: [{ lineNet: 50, name: '' }, { lineNet: 500 }] } });
    });

    it('is not sure of what colleagues may have changed, nor where something else moved', () => {
        const doubtful = [
            mergedCart(known, { ...part, version: 6 }, ['2'], true),
            mergedCart(known, part, ['2'], false),
            mergedCart(known, { ...part, id: '8' }, ['2'], true),
            mergedCart(known, { ...part, totalNet: 651 }, ['2'], true),
            mergedCart(known, { ...part, lineCount: 3 }, ['2'], true),
            mergedCart(known, { ...part, orderDiscount: { net: 0 } }, ['2'], true),
        ];
        expect(doubtful.map(({ isSure }) => isSure)).toEqual(doubtful.map(() => false));
        expect(mergedCart(known, { ...part, version: 4, totalNet: 350, lines: [line(2, 200)] }, ['2'], false).isSure).toBe(true);
    });

    it('compares no amounts that a person may not see', () => {
        const hidden = { ...known, totalNet: null, lines: [line(1, null), line(2, null)], sets: [] };
        expect(mergedCart(hidden, { ...part, totalNet: null, lines: [line(2, null)] }, ['2'], true).isSure).toBe(true);
    });

    it('makes the cart that the whole answer would have been, whatever was changed', () => {
        const quantities = fc.array(fc.nat(9), { minLength: 1, maxLength: 8 });
        fc.assert(
            fc.property(quantities, fc.dictionary(fc.constantFrom(...'01234567'), fc.nat(9)), (before, changes) => {
                const linesOf = (all: readonly number[]) => all.flatMap((quantity, i) => (quantity > 0 ? [line(i, quantity * (i + 1))] : []));
                const cartOf = (all: readonly number[], version: number) => {
                    const lines = linesOf(all);
                    return { ...sums, version, lines, sets: [], totalNet: lines.reduce((net, one) => net + (one.lineNet ?? 0), 0) };
                };
                const after = Array.from({ length: 8 }, (_, i) => changes[i] ?? before[i] ?? 0);
                const whole = cartOf(after, 2);
                const changed = Object.keys(changes);
                const answer = { ...sums, version: 2, totalNet: whole.totalNet, lineCount: whole.lines.length, lines: whole.lines.filter((one) => changed.includes(one.variantId)) };
                const { cart, isSure } = mergedCart(cartOf(before, 1), answer, changed, true);
                const sorted = [...cart.lines].sort((a, b) => Number(a.variantId) - Number(b.variantId));
                expect([isSure, cart.totalNet, sorted]).toEqual([true, whole.totalNet, whole.lines]);
            }),
        );
    });
});

describe('hangTogether', () => {
    it('is so with a discount on the order, one within reach, or a quota', () => {
        expect(hangTogether(known)).toBe(false);
        expect(hangTogether({ ...known, nextOrderDiscount: { missingNet: 1 } })).toBe(true);
        expect(hangTogether({ ...known, lines: [line(1, 100, { quota: {} })] })).toBe(true);
    });
});
