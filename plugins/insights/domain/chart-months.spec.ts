import fc from 'fast-check';

import { chartMonths } from './chart-months';

describe('chartMonths', () => {
    it('ends with the running month of the firm’s calendar', () => {
        expect(chartMonths('2026-11-22', 2, 'jalali')).toEqual([
            { from: '2026-10-23', until: '2026-11-22' },
            { from: '2026-11-22', until: '2026-12-22' },
        ]);
        expect(chartMonths('2026-01-31', 2, 'gregorian')).toEqual([
            { from: '2025-12-01', until: '2026-01-01' },
            { from: '2026-01-01', until: '2026-02-01' },
        ]);
    });

    it('leaves no day between two months and none twice', () => {
        const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
        fc.assert(
            fc.property(day, fc.integer({ min: 1, max: 24 }), fc.constantFrom('jalali' as const, 'gregorian' as const), (date, count, calendar) => {
                const today = date.toISOString().slice(0, 10);
                const months = chartMonths(today, count, calendar);
                expect(months).toHaveLength(count);
                months.slice(1).forEach((month, index) => expect(month.from).toBe(months[index]?.until));
                const last = months.at(-1);
                expect(last !== undefined && last.from <= today && today < last.until).toBe(true);
            }),
        );
    });
});
