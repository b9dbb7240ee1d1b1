import { setTimeout as sleep } from 'node:timers/promises';

import { WorkLoop } from '../../plugins/outbox/services/work-loop';

describe('a loop of work', () => {
    it('does not rest when something ended while it looked: what waited behind that is due', async () => {
        let id = 0;
        let open = false;
        const done: number[] = [];
        const loop = new WorkLoop({
            name: 'Bench',
            pollMs: 10_000,
            tendMs: 10_000,
            tend: () => Promise.resolve(),
            // One after another, and a look takes longer than the work: it ends while the loop looks and finds nothing.
            async take() {
                const work = open || id === 5 ? [] : [{ id: ++id, run: () => sleep(5).then(() => void done.push(id)).finally(() => (open = false)) }];
                if (work.length > 0) open = true;
                await sleep(10);
                return work;
            },
        });
        loop.start();
        await sleep(500);
        expect(done).toHaveLength(5);
        await loop.stop(1_000);
    });
});
