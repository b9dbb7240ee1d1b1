import fc from 'fast-check';

import { addDays } from '../../../kernel/time';
import { statementOf } from './statement';
import { statementLanguage, statementLanguages, statementTexts } from './statement-texts';

describe('a statement', () => {
    it('has its words in each language, and English for all others', () => {
        expect(['fa', 'pl', 'xx', undefined].map(statementLanguage)).toEqual(['fa', 'pl', 'en', 'en']);
        const names = statementLanguages.map(language => Object.keys(statementTexts[language].kinds).join());
        expect(new Set(names).size).toBe(1);
    });

    it('has both of its border days, and what was before as its opening balance', () => {
        const moves = [{ on: '2026-01-01', amountMinor: 100 }, { on: '2026-02-01', amountMinor: 50 }, { on: '2026-02-28', amountMinor: -30 }, { on: '2026-03-01', amountMinor: 7 }];
        expect(statementOf(moves, '2026-02-01', '2026-02-28')).toMatchObject({
            openingMinor: 100, entries: [{ balanceMinor: 150 }, { balanceMinor: 120 }], closingMinor: 120,
        });
        expect(statementOf([], '2026-02-01', '2026-02-28')).toEqual({ openingMinor: 0, entries: [], closingMinor: 0 });
    });

    it('property: of two periods that follow each other the second begins where the first ends', () => {
        const move = fc.record({ day: fc.integer({ min: 0, max: 100 }), amountMinor: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }) });
        fc.assert(
            fc.property(fc.array(move, { maxLength: 40 }), fc.integer({ min: 0, max: 100 }), (made, cut) => {
                const day = (n: number) => addDays('2026-01-01', n);
                const moves = made.map(({ day: n, amountMinor }) => ({ on: day(n), amountMinor })).sort((a, b) => a.on.localeCompare(b.on));
                const [first, second] = [statementOf(moves, day(0), day(cut)), statementOf(moves, day(cut + 1), day(101))];
                expect(second.openingMinor).toBe(first.closingMinor);
                expect(second.closingMinor).toBe(made.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
                expect(first.entries.length + second.entries.length).toBe(made.length);
            }),
        );
    });
});
