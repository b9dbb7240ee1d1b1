import { ageOf } from './columns-age';

describe('the age of columns', () => {
    const read = { stamp: 'a', endedAt: 1_000, tookMs: 20 };

    it('serves what the index still says, however old', () => {
        expect(ageOf(read, 'a', 1_000_000)).toBe('serve');
    });

    it('serves what changed within twenty times the reading, stands in as long again, and is waited for after that', () => {
        expect([1_000, 1_399, 1_400, 1_799, 1_800, 9_000].map(now => ageOf(read, 'b', now))).toEqual(['serve', 'serve', 'stand-in', 'stand-in', 'wait', 'wait']);
    });

    it('waits for what changed after a reading that took no time', () => {
        expect(ageOf({ ...read, tookMs: 0 }, 'b', 1_001)).toBe('wait');
    });
});
