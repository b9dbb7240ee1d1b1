import { setTimeout as sleep } from 'node:timers/promises';

import { inBackgroundLane } from './background-lane';

describe('the background lane', () => {
    it('runs one step at a time, in the order in which they were asked for, and gives each its answer', async () => {
        const order: string[] = [];
        const step = (name: string, ms: number) => inBackgroundLane(async () => {
            order.push(`${name} begins`);
            await sleep(ms);
            order.push(`${name} ends`);
            return name;
        });
        expect(await Promise.all([step('a', 20), step('b', 1), step('c', 5)])).toEqual(['a', 'b', 'c']);
        expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    });

    it('goes on after a step that failed, which only its own caller hears of', async () => {
        const failed = inBackgroundLane(() => Promise.reject(new Error('no')));
        const next = inBackgroundLane(() => Promise.resolve('yes'));
        await expect(failed).rejects.toThrow('no');
        expect(await next).toBe('yes');
    });
});
