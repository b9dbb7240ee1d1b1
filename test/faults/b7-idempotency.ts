/** B7: a key makes one effect, whatever becomes of the connection, the process or the answer. */
import { type Buyer, newKey, type Placing, World } from '../world';
import { type Bar, type Bench, inParallel, times } from './bar';

const parallel = 100;

function codesOf(placings: readonly Placing[]): Set<string> {
    return new Set(placings.flatMap(placing => (placing.kind === 'placed' ? [placing.code] : [])));
}

async function sameKeyAtOnce(bench: Bench, world: World, buyer: Buyer, variantId: number): Promise<void> {
    const total = await world.setCart(buyer, [{ variantId, quantity: 1 }]);
    const key = newKey();
    const placings = await Promise.all(times(parallel, () => world.place(buyer, total, key)));
    // Who was told that the first one is still being worked on asks again, as he was told.
    const settled = await inParallel(placings, 10, placing => (placing.kind === 'placed' ? Promise.resolve(placing) : world.place(buyer, total, key)));
    bench.equals('same-key-effects', await world.ordersOf([buyer]), 1, 'orders', `${parallel} parallel requests with one key`);
    bench.equals('same-key-answers', settled.filter(placing => placing.kind === 'placed').length, parallel, 'equal answers');
    bench.equals('same-key-codes', codesOf(settled).size, 1, 'order codes');
    const changed = await world.place(buyer, total, key, 'Another request');
    bench.equals('changed-body', changed.kind === 'rejected' && changed.code === 'USER_INPUT_ERROR' ? 1 : 0, 1, 'refusals', JSON.stringify(changed));
}

async function anotherPrincipal(bench: Bench, world: World, first: Buyer, second: Buyer, variantId: number): Promise<void> {
    const key = newKey();
    const codes: string[] = [];
    for (const buyer of [first, second]) {
        const placing = await world.place(buyer, await world.setCart(buyer, [{ variantId, quantity: 1 }]), key);
        codes.push(placing.kind === 'placed' ? placing.code : JSON.stringify(placing));
    }
    bench.equals('other-principal', new Set(codes).size === 2 && (await world.ordersOf([second])) === 1 ? 1 : 0, 1, 'own orders', codes.join(', '));
}

/** The order is committed, and the server dies before it can say so. */
async function killedBeforeAnswer(bench: Bench, world: World, buyer: Buyer, variantId: number): Promise<void> {
    const { product } = world;
    const total = await world.setCart(buyer, [{ variantId, quantity: 1 }]);
    const key = newKey();
    await product.kill('server');
    const dying = await product.start('server', { FAULT: 'after:answer' });
    const gone = new Promise(resolve => dying.once('exit', resolve));
    const lost = await world.place(buyer, total, key);
    await gone;
    const committed = await world.ordersOf([buyer]);
    await product.start('server');
    const asked = await Promise.all(times(5, () => world.place(buyer, total, key)));
    bench.equals('killed-answer-lost', lost.kind === 'broken' ? 1 : 0, 1, 'lost answers', 'kill -9 after the commit, before the answer');
    bench.equals('killed-committed', committed, 1, 'orders before the restart');
    bench.equals('after-restart', await world.ordersOf([buyer]), 1, 'orders after five more requests');
    bench.equals('after-restart-codes', codesOf(asked).size, 1, 'order codes', JSON.stringify(asked.find(placing => placing.kind !== 'placed')));
}

export const idempotencyKeys: Bar = {
    id: 'B7',
    what: 'idempotency keys',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 2, membersEach: 2 });
        const [goods] = await world.stocked(1, 1000);
        const variantId = goods?.id ?? 0;
        await sameKeyAtOnce(bench, world, world.buyer(0), variantId);
        await anotherPrincipal(bench, world, world.buyer(1), world.buyer(2), variantId);
        await killedBeforeAnswer(bench, world, world.buyer(3), variantId);
        const [kept] = await product.sql<{ hours: number }>(
            `SELECT COALESCE(min(extract(epoch FROM "expiresAt" - now()) / 3600), 0)::float8 AS hours FROM idempotency_key`,
        );
        bench.equals('kept', Math.round(kept?.hours ?? 0), 72, 'hours');
        await bench.conclude('100 parallel, changed body, another principal, killed between effect and answer, after restart', product);
    },
};
