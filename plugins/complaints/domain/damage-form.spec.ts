import fc from 'fast-check';

import { readDamageForm } from './damage-form';

const goods = [{ orderLineId: 7, name: 'Moquette', unit: 'm2', quantity: 40 }, { orderLineId: 8, name: 'Rug', unit: 'piece', quantity: 2 }];
const right = { 'line-7': '12', 'line-8': '', kindId: '3', wish: 'replace', name: 'Sara', text: 'Wet at the edge' };
const read = (more: Record<string, string>) => readDamageForm({ ...right, ...more }, goods, [3]);

describe('the form of the tracking page', () => {
    it('reads what came damaged or did not come, in any digits', () => {
        expect(read({})).toEqual({ name: 'Sara', text: 'Wet at the edge', kindId: 3, wish: 'replace', lines: [{ orderLineId: 7, quantity: 12 }] });
        expect(read({ 'line-7': '۱۲', 'line-8': '۲' })).toMatchObject({ lines: [{ orderLineId: 7, quantity: 12 }, { orderLineId: 8, quantity: 2 }] });
    });

    it.each([
        [{ 'line-7': '0' }, 'lines', 'missing'],
        [{ 'line-7': '41' }, 'lines', 'too-many'],
        [{ 'line-7': 'all' }, 'lines', 'unreadable'],
        [{ 'line-7': '-1' }, 'lines', 'unreadable'],
        [{ kindId: '4' }, 'kindId', 'missing'],
        [{ wish: 'money' }, 'wish', 'missing'],
        [{ name: ' ' }, 'name', 'missing'],
        [{ name: 'x'.repeat(101) }, 'name', 'too-long'],
        [{ text: '' }, 'text', 'missing'],
        [{ text: 'a\u0000b' }, 'text', 'unreadable'],
    ])('finds what is wrong with %j', (more, field, problem) => expect(read(more as Record<string, string>)).toEqual({ field, problem }));

    it('never claims goods that did not come with the shipment, nor more than came', () => {
        const typed = fc.record({ 'line-7': fc.oneof(fc.nat(60).map(String), fc.string()), 'line-8': fc.nat(4).map(String), 'line-9': fc.nat(9).map(String) });
        fc.assert(fc.property(typed, fields => {
            const claim = read(fields);
            if ('field' in claim) return;
            expect(claim.lines.every(({ orderLineId, quantity }) => quantity >= 1 && quantity <= (goods.find(one => one.orderLineId === orderLineId)?.quantity ?? 0))).toBe(true);
        }));
    });
});
