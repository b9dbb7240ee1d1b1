import { DatabaseClock } from './database-clock';

describe('the clock of the database', () => {
    let monotonic = 0;
    beforeEach(() => (monotonic = 1_000));
    const clock = () => new DatabaseClock(() => monotonic);

    it('goes on by what nobody can set', async () => {
        const kept = clock();
        await kept.sync(() => Promise.resolve(5_000_000));
        monotonic += 250;
        expect(kept.now()).toBe(5_000_250);
    });

    it('believes the quickest answer, which was half its time on the way', async () => {
        const kept = clock();
        const waits = [400, 20, 300];
        await kept.sync(() => {
            monotonic += waits.shift() ?? 0;
            // What the database says is right at the moment when it says it, and late answers are late on their way back.
            return Promise.resolve(5_000_000 + monotonic - (waits.length === 1 ? 10 : 0));
        });
        expect(kept.now()).toBe(5_000_000 + monotonic);
    });

    it('never runs back by a little, and stands until it is right', async () => {
        const kept = clock();
        await kept.sync(() => Promise.resolve(5_000_000));
        await kept.sync(() => Promise.resolve(4_999_000));
        expect(kept.now()).toBe(4_999_000);
        const before = kept.now();
        await kept.sync(() => Promise.resolve(4_998_000));
        expect(kept.now()).toBe(before);
        monotonic += 1_500;
        expect(kept.now()).toBe(4_999_500);
    });

    it('follows the database back when that was wrong by hours', async () => {
        const kept = clock();
        await kept.sync(() => Promise.resolve(9_000_000_000));
        kept.now();
        await kept.sync(() => Promise.resolve(5_000_000));
        expect(kept.now()).toBe(5_000_000);
    });
});
