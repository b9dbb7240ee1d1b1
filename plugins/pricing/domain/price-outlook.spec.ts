import { priceTurns } from './price-outlook';

describe('priceTurns', () => {
    const unitAt = (quantity: number, day: string) => (day >= '2026-12-01' ? null : quantity >= 50 ? 900 : day >= '2026-11-10' ? 1100 : 1000);

    it('tells the next breaks and the next days, and leaves out what changes nothing', () => {
        const borders = { quantities: [50, 20, 50, 100], days: ['2026-12-01', '2026-11-05', '2026-11-10', '2026-10-01'] };
        expect(priceTurns(unitAt, 1, '2026-11-01', borders)).toEqual([
            { kind: 'quantity', quantity: 50, day: '2026-11-01', unitNet: 900 },
            { kind: 'day', quantity: 1, day: '2026-11-10', unitNet: 1100 },
            { kind: 'day', quantity: 1, day: '2026-12-01', unitNet: null },
        ]);
    });

    it('says nothing when nothing is ahead', () => {
        expect(priceTurns(unitAt, 60, '2026-11-01', { quantities: [50], days: ['2026-11-01'] })).toEqual([]);
    });

    it('sees what is not for sale yet', () => {
        expect(priceTurns((_, day) => (day < '2026-11-03' ? null : 5), 1, '2026-11-01', { quantities: [], days: ['2026-11-03'] })).toEqual([{ kind: 'day', quantity: 1, day: '2026-11-03', unitNet: 5 }]);
    });
});
