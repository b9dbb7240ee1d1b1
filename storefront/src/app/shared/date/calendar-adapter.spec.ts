import { TestBed } from '@angular/core/testing';

import { CalendarAdapter } from './calendar-adapter';

describe('CalendarAdapter', () => {
    const day = (text: string) => {
        TestBed.configureTestingModule({ providers: [CalendarAdapter] });
        const adapter = TestBed.inject(CalendarAdapter);
        const date = adapter.parse(text);
        return date && adapter.isValid(date) ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-') : null;
    };

    it.each([
        ['1405/1/1', '2026-3-21'],
        ['۱۴۰۵/۱/۱', '2026-3-21'],
        ['10.9.1405', '2026-12-1'],
        ['2026-02-28', '2026-2-28'],
    ])('reads %s', (text, read) => expect(day(text)).toBe(read));

    it.each([['2026-02-31'], ['1405/12/30'], ['1405/7/31'], ['31.04.2026'], ['soon'], ['']])(
        'takes %s for no day rather than for another one',
        (text) => expect(day(text)).toBeNull(),
    );
});
