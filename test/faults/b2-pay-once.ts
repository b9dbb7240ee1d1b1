/** B2: a cart that is placed ten times at once becomes one order with one payment and one allocation; a bank's word is booked once, a quote ordered once. */
import { newKey, World } from '../world';
import { callbacks, quotesOnce, sharedCart } from './b2-money';
import { type Bar, inParallel, times } from './bar';

const carts = 20;
const tries = 10;

export const payOnce: Bar = {
    id: 'B2',
    what: 'pay once',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 4, membersEach: carts / 4 });
        const [goods] = await world.stocked(1, 1000);
        const variantId = goods?.id ?? 0;
        const totals = await inParallel(world.buyers, 8, buyer => world.setCart(buyer, [{ variantId, quantity: 2 }]));
        let wrongAnswers = 0;
        for (const [index, buyer] of world.buyers.entries()) {
            const key = newKey();
            const isSameKey = index % 2 === 0;
            const answers = await Promise.all(times(tries, () => world.place(buyer, totals[index] ?? 0, isSameKey ? key : newKey())));
            const codes = new Set(answers.flatMap(answer => (answer.kind === 'placed' ? [answer.code] : [])));
            const placed = answers.filter(answer => answer.kind === 'placed').length;
            const polite = answers.every(
                answer => answer.kind === 'placed' || (isSameKey ? answer.kind === 'rejected' : answer.kind === 'refused' && answer.reason === 'cart-empty'),
            );
            if (codes.size !== 1 || !polite || (!isSameKey && placed !== 1)) wrongAnswers++;
        }
        const [counted] = await product.sql<{ orders: number; payments: number; allocations: number; units: number; pushes: number }>(
            `WITH placed AS (SELECT "orderId" FROM company_order WHERE "placedAt" IS NOT NULL AND "placedByMemberId" = ANY($1)),
                  moved AS (SELECT m.quantity FROM stock_movement m JOIN order_line l ON l.id = m."orderLineId"
                             WHERE m.type = 'ALLOCATION' AND l."orderId" IN (SELECT "orderId" FROM placed))
             SELECT (SELECT count(*)::int FROM placed) AS orders,
                    (SELECT count(*)::int FROM payment p WHERE p."orderId" IN (SELECT "orderId" FROM placed)) AS payments,
                    (SELECT count(*)::int FROM moved) AS allocations, (SELECT sum(quantity)::int FROM moved) AS units,
                    (SELECT "stockAllocated" FROM stock_level WHERE "productVariantId" = $2 LIMIT 1) AS pushes`,
            [world.buyers.map(buyer => buyer.id), variantId],
        );
        bench.equals('orders', counted?.orders ?? 0, carts, 'orders', `${tries} parallel placements each, half with one key, half with ten`);
        bench.equals('payments', counted?.payments ?? 0, carts, 'payments');
        bench.equals('allocations', counted?.allocations ?? 0, carts, 'allocations');
        bench.equals('units', counted?.units ?? 0, 2 * carts, 'units');
        bench.equals('stock', counted?.pushes ?? 0, 2 * carts, 'units held');
        bench.equals('answers', wrongAnswers, 0, 'carts with a wrong answer');
        await callbacks(bench, world, world.buyers.slice(0, 5), variantId);
        await quotesOnce(bench, world, world.buyers.slice(5, 9), variantId);
        const shared = await World.make(product, { companies: 1, membersEach: 5 });
        const [owner, ...colleagues] = shared.buyers;
        if (owner) await sharedCart(bench, shared, owner, colleagues, (await shared.stocked(6, 1000)).map(({ id }) => id));
        await bench.conclude(`${carts} carts, ${tries} parallel placements each; callbacks, quotes, a shared cart`, product);
    },
};
