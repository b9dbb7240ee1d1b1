import fc from 'fast-check';

import { answerBy, type CountryRule, ruleFor } from './answer-deadline';

const firm = { days: 10, counts: 'working' } as const;
const rules: CountryRule[] = [
    { countryCode: 'PL', consumersOnly: true, days: 14, counts: 'calendar' },
    { countryCode: 'PL', consumersOnly: false, days: 21, counts: 'calendar' },
    { countryCode: 'RU', consumersOnly: true, days: 10, counts: 'calendar' },
];
const iran = { weekendDays: [5], holidays: new Set(['2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24']) };

it.each([
    ['PL', true, 14],
    ['PL', false, 21],
    ['RU', true, 10],
    ['RU', false, 10],
    ['IR', true, 10],
])('a customer of %s (consumer: %s) is answered within %i days', (countryCode, isConsumer, days) => {
    expect(ruleFor({ countryCode, isConsumer }, rules, firm).days).toBe(days);
});

it('counts calendar days as they are and working days over Nowruz', () => {
    expect(answerBy('2026-03-18', { days: 14, counts: 'calendar' }, iran)).toBe('2026-04-01');
    expect(answerBy('2026-03-18', { days: 3, counts: 'working' }, iran)).toBe('2026-03-26');
});

it('is never before the day of filing, and no sooner for more days', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 300 }), fc.constantFrom('calendar' as const, 'working' as const), (days, offset, counts) => {
        const day = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const due = answerBy(day, { days, counts }, iran);
        expect(due > day).toBe(true);
        expect(answerBy(day, { days: days + 1, counts }, iran) > due).toBe(true);
    }));
});
