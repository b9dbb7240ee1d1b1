import { readMarkup, writeMarkup } from './mark-up';

describe('readMarkup', () => {
    it.each([
        ['12.5', 1250],
        ['۱۲٫۵', 1250],
        ['7,25', 725],
        ['0', 0],
        [' 30 % ', 3000],
        ['1000', 100_000],
    ])('%s is %s basis points', (text, points) => expect(readMarkup(text)).toBe(points));

    it.each(['', '-1', '1000.01', '1.234', 'ten', '1.2.3'])('does not guess at "%s"', (text) =>
        expect(readMarkup(text)).toBeNull(),
    );

    it('reads what writeMarkup writes', () => {
        for (const points of [0, 1, 5, 50, 1250, 3333, 99_999]) expect(readMarkup(writeMarkup(points))).toBe(points);
    });
});
