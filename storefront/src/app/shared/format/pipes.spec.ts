import { TestBed } from '@angular/core/testing';

import { Preferences } from '../data/preferences';
import { DayPipe, DigitsPipe, MoneyPipe } from './pipes';

describe('pipes', () => {
    it('follow a change of language, digits and calendar at once', () => {
        localStorage.clear();
        TestBed.runInInjectionContext(() => {
            const preferences = TestBed.inject(Preferences);
            const [money, day, digits] = [new MoneyPipe(), new DayPipe(), new DigitsPipe()];
            preferences.change({ language: 'fa' });
            expect(day.transform('2026-03-21', 'long')).toBe('۱ فروردین ۱۴۰۵');
            expect(digits.transform(12)).toBe('۱۲');
            preferences.change({ digits: 'latin', calendar: 'gregorian' });
            expect(money.transform(500_00, 'IRR')).toBe('500 ریال');
            expect(day.transform('2026-03-21', 'long')).toContain('2026');
            expect(money.transform(null, 'IRR')).toBe('');
        });
    });
});
