/** B29: what PostgreSQL undoes to get out of a circle is done again as a whole, and nobody hears of it. Ordering itself takes its locks in one order and gets into none. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Product } from '../product';
import { World } from '../world';
import { type Bar, inParallel } from './bar';
import type { DeadlockFigures } from './inside';
import { within } from './within';

/** Circles that PostgreSQL broke up in this database; it counts them a second later. */
async function circles(product: Product): Promise<number> {
    await sleep(1_500);
    const [row] = await product.sql<{ count: number }>('SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()');
    return row?.count ?? 0;
}

export const deadlocksRunAgain: Bar = {
    id: 'B29',
    what: 'deadlocks and serialization',
    async run(bench) {
        const product = await bench.product();
        const { errors, runs, sum } = await within<DeadlockFigures>(product, { job: 'deadlocks', seed: bench.seed });
        const sorted = [...runs].sort((a, b) => a - b);
        bench.equals('errors', errors.length, 0, 'errors', [...new Set(errors)].join(' | '));
        bench.equals('whole', sum, 400, 'writes', '200 transactions of two rows in both orders, every fifth told 40001');
        bench.atMost('retries', (sorted[Math.floor(sorted.length * 0.99)] ?? 99) - 1, 3, 'retries p99', `${runs.filter(count => count > 1).length} of ${runs.length} ran more than once`);
        // The same over the API: two members of one company change one shared cart and their own at the same time.
        const world = await World.make(product, { companies: 4, membersEach: 4 });
        const goods = (await world.stocked(6, 1_000_000)).map(({ id }) => id);
        const before = await circles(product);
        let untyped = 0;
        await inParallel([...world.buyers, ...world.buyers, ...world.buyers], 24, async (buyer, index) => {
            const chosen = index % 2 === 0 ? goods : [...goods].reverse();
            const total = await world.setCart(buyer, chosen.map(variantId => ({ variantId, quantity: 1 + (index % 3) }))).catch(() => -1);
            const placing = total < 0 ? null : await world.place(buyer, total);
            // His own other request may have placed the cart, or changed it; anything else he must not see.
            if (placing === null || placing.kind === 'broken') untyped++;
        });
        bench.equals('api-untyped', untyped, 0, 'answers', '48 carts of six articles in both orders, placed by 16 members three times at once');
        bench.equals('api-circles', (await circles(product)) - before, 0, 'deadlocks', 'of whole orders, whose locks are taken in one order');
        await bench.conclude('200 crossing transactions and 48 crossing carts', product);
    },
};
