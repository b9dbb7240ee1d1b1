/** B1: the last units go to as many buyers as there are units, however many reach for them at once. */
import type { Placing, World as Firm } from '../world';
import { newKey, World } from '../world';
import { type Bar, type Bench, inParallel, times } from './bar';

const rounds = 5;
const crowd = 200;
const units = 10;

interface Stock {
    allocated: number;
    onHand: number;
}

async function stockOf(world: Firm, variantId: number): Promise<Stock> {
    const [row] = await world.product.sql<Stock>(
        'SELECT sum("stockAllocated")::int AS allocated, sum("stockOnHand")::int AS "onHand" FROM stock_level WHERE "productVariantId" = $1',
        [variantId],
    );
    return row ?? { allocated: 0, onHand: 0 };
}

function count(placings: readonly Placing[], kind: Placing['kind'], reason?: string): number {
    return placings.filter(placing => placing.kind === kind && (reason === undefined || (placing.kind === 'refused' && placing.reason === reason))).length;
}

/** Everybody has one unit of the newest article in the cart, and places at the same moment. */
async function rush(world: Firm, variantId: number, before: number | undefined): Promise<Placing[]> {
    const buyers = world.buyers.slice(0, crowd);
    const totals = await inParallel(buyers, 12, buyer =>
        world.setCart(buyer, [...(before === undefined ? [] : [{ variantId: before, quantity: 0 }]), { variantId, quantity: 1 }]),
    );
    return Promise.all(buyers.map((buyer, index) => world.place(buyer, totals[index] ?? 0)));
}

/** Half of the carts name the two articles the other way round: who locks as he reads would wait in a circle. */
async function crossing(bench: Bench, world: Firm, a: number, b: number, last: number): Promise<void> {
    const buyers = world.buyers.slice(0, 60);
    const totals = await inParallel(buyers, 12, async (buyer, index) => {
        await world.setCart(buyer, [{ variantId: last, quantity: 0 }]);
        const [first, second] = index % 2 === 0 ? [a, b] : [b, a];
        await world.setCart(buyer, [{ variantId: first, quantity: 1 }]);
        return world.setCart(buyer, [{ variantId: second, quantity: 1 }]);
    });
    const placings = await Promise.all(buyers.map((buyer, index) => world.place(buyer, totals[index] ?? 0)));
    bench.equals('crossing', count(placings, 'placed'), units, 'orders', 'two lines in crossing order');
    bench.equals('crossing-untyped', count(placings, 'broken') + count(placings, 'rejected'), 0, 'answers', JSON.stringify(placings.find(p => p.kind === 'broken')));
    bench.equals('crossing-held', (await stockOf(world, a)).allocated + (await stockOf(world, b)).allocated, 2 * units, 'units');
}

/** While the crowd orders, staff raise the stock unit by unit in the Dashboard's way; at the end all of it is sold, no more. */
async function whileStaffWrite(bench: Bench, world: Firm, variantId: number, last: readonly number[]): Promise<void> {
    const buyers = world.buyers.slice(60, 120);
    const totals = await inParallel(buyers, 12, buyer =>
        world.setCart(buyer, [...last.map(id => ({ variantId: id, quantity: 0 })), { variantId, quantity: 1 }]),
    );
    const raise = async () => {
        for (const stockOnHand of times(units, step => units + step + 1)) {
            await world.staff.ask('mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }', {
                input: [{ id: variantId, stockOnHand }],
            });
        }
    };
    const [placings] = await Promise.all([
        Promise.all(buyers.map((buyer, index) => world.place(buyer, totals[index] ?? 0))),
        raise(),
    ]);
    // Those who came before the last unit did are let try again.
    const again = await inParallel(buyers, 12, (buyer, index) =>
        placings[index]?.kind === 'refused' ? world.place(buyer, totals[index] ?? 0) : Promise.resolve(placings[index] as Placing),
    );
    const stock = await stockOf(world, variantId);
    bench.equals('stock-write-sold', count(again, 'placed'), 2 * units, 'orders', 'staff raised the stock from 10 to 20 meanwhile');
    bench.equals('stock-write-held', stock.allocated, 2 * units, 'units');
    bench.equals('stock-write-on-hand', stock.onHand, 2 * units, 'units');
    bench.equals('stock-write-untyped', count(again, 'broken') + count(placings, 'broken'), 0, 'answers', JSON.stringify([...placings, ...again].find(p => p.kind === 'broken')));
}

/** The last places of an hour at the warehouse go to as many as there are, however many announce themselves at once. */
async function lastSlots(bench: Bench, world: Firm, variantId: number): Promise<void> {
    const places = 5;
    const { product, staff } = world;
    const hours = times(7, weekday => ({ weekday, fromMinute: 0, untilMinute: 1440 }));
    await staff.ask('mutation ($input: PickupSettingsInput!) { updatePickupSettings(input: $input) { version } }', { input: { slotMinutes: 60, capacity: places, preparationHours: 0, daysAhead: 30, hours } });
    const buyers = world.buyers.slice(120, 160);
    const totals = await inParallel(buyers, 12, async buyer => {
        await buyer.shop.ask('mutation { clearCart { version } }'); // Of what was sold out before it could be his.
        return world.setCart(buyer, [{ variantId, quantity: 1 }]);
    });
    const placings = await inParallel(buyers, 12, (buyer, index) => world.place(buyer, totals[index] ?? 0));
    const codes = placings.map(placing => (placing.kind === 'placed' ? placing.code : ''));
    await product.sql(`UPDATE company_order co SET "deliveryWay" = 'pick-up' FROM "order" o WHERE o.id = co."orderId" AND o.code = ANY($1)`, [codes]);
    const { pickupDays } = await (buyers[0] as (typeof buyers)[number]).shop.ask<{ pickupDays: { day: string; slots: { startMinute: number }[] }[] }>('{ pickupDays { day slots { startMinute } } }');
    const day = pickupDays.find(({ slots }) => slots.length > 0);
    const answers = await Promise.all(
        buyers.map(async (buyer, index) => {
            const input = { code: codes[index], day: day?.day, startMinute: day?.slots[0]?.startMinute, firstName: 'Ali', lastName: 'Rad', phone: '+982188776655', idempotencyKey: newKey() };
            const { announcePickup } = await buyer.shop
                .ask<{ announcePickup: { __typename: string; reason?: string } }>('mutation ($input: AnnouncePickupInput!) { announcePickup(input: $input) { __typename ... on PickupRefusal { reason } } }', { input })
                .catch((error: Error) => ({ announcePickup: { __typename: 'broken', reason: error.message } }));
            return announcePickup.reason ?? announcePickup.__typename;
        }),
    );
    const [kept] = await product.sql<{ taken: number; pickups: number }>(
        `SELECT COALESCE(max(s.taken), 0)::int AS taken, (SELECT count(*)::int FROM pickup p WHERE p.day = $1 AND p."startMinute" = $2) AS pickups FROM pickup_slot s WHERE s.day = $1 AND s."startMinute" = $2`,
        [day?.day, day?.slots[0]?.startMinute],
    );
    bench.equals('slot', answers.filter(answer => answer === 'MyOrder').length, places, 'pick-ups', `${buyers.length} announce themselves for an hour of ${places}`);
    bench.equals('slot-full', answers.filter(answer => answer === 'slot-full').length, buyers.length - places, 'typed refusals', [...new Set(answers)].join(', '));
    bench.equals('slot-kept', kept?.taken === places && kept.pickups === places ? 1 : 0, 1, 'slot as it was given', JSON.stringify(kept));
}

export const noOversell: Bar = {
    id: 'B1',
    what: 'no oversell',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 20, membersEach: crowd / 20 });
        const goods = (await world.stocked(rounds + 3, units)).map(({ id }) => id);
        for (const round of times(rounds, index => index)) {
            const placings = await rush(world, goods[round] ?? 0, goods[round - 1]);
            const untyped = placings.find(placing => placing.kind === 'broken' || placing.kind === 'rejected');
            bench.equals(`round${round + 1}-sold`, count(placings, 'placed'), units, 'orders', `${crowd} carts of 1 unit on the last ${units}`);
            bench.equals(`round${round + 1}-refused`, count(placings, 'refused', 'insufficient-stock'), crowd - units, 'typed refusals', JSON.stringify(untyped));
            bench.equals(`round${round + 1}-held`, (await stockOf(world, goods[round] ?? 0)).allocated, units, 'units');
        }
        const [last = 0, a = 0, b = 0, c = 0] = goods.slice(rounds - 1);
        await crossing(bench, world, a, b, last);
        await whileStaffWrite(bench, world, c, [last]);
        await lastSlots(bench, world, (await world.stocked(1, 1000))[0]?.id ?? 0);
        await bench.conclude(`${rounds} rounds of ${crowd} buyers on ${units} units, crossing lines, stock written meanwhile, the last places of an hour`, product);
    },
};
