/** A firm whose orders go to an ERP, for the bars about it. */
import path from 'node:path';

import { ErpBooks } from '../fakes/erp/booking-erp';
import { type Product, startProduct } from '../product';
import { type Buyer, World } from '../world';
import { inParallel, times } from './bar';

export interface ErpFirm {
    product: Product;
    books: ErpBooks;
    world: World;
    connectionId: number;
    /** Places so many orders and gives their codes. */
    order(count: number): Promise<string[]>;
    /** Messages about the ERP that are still to be carried out. */
    open(): Promise<number>;
    stop(): Promise<void>;
}

const width = 4;

export async function startErpFirm(wish: { companies: number; membersEach: number }): Promise<ErpFirm> {
    const books = await ErpBooks.start();
    const product = await startProduct({
        data: 'empty',
        processes: ['server'],
        env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: '3', DATABASE_POOL: '20' },
        programs: { worker: path.join(__dirname, 'erp-worker.ts') },
    });
    const world = await World.make(product, wish);
    const [goods] = await world.madeToOrder(1);
    const [connection] = await product.sql<{ id: number }>(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ('Books', 'books', $1, true) RETURNING id`, [JSON.stringify({ url: books.url })]);
    const connectionId = connection?.id ?? 0;
    await product.sql(`INSERT INTO erp_push_setting ("connectionId", "pushesOrders", "sendFrom") VALUES ($1, true, 'Submitted')`, [connectionId]);
    const placeOne = async (buyer: Buyer): Promise<string> => {
        const placing = await world.place(buyer, await world.setCart(buyer, [{ variantId: goods?.id ?? 0, quantity: 1 }]));
        if (placing.kind !== 'placed') throw new Error(`An order was not placed: ${JSON.stringify(placing)}`);
        return placing.code;
    };
    return {
        ...{ product, books, world, connectionId },
        /** A buyer has one cart: his own orders come one after another. */
        async order(count) {
            const lanes = await inParallel(times(width, lane => lane), width, async lane => {
                const codes: string[] = [];
                for (let place = lane; place < count; place += width) codes.push(await placeOne(world.buyer(place)));
                return codes;
            });
            return lanes.flat();
        },
        async open() {
            const [row] = await product.sql<{ open: number }>(`SELECT count(*)::int AS open FROM outbox_message WHERE kind LIKE 'erp.%' AND state IN ('PENDING', 'SENDING')`);
            return row?.open ?? 0;
        },
        async stop() {
            await product.stop();
            await books.stop();
        },
    };
}

/** Documents of orders that were booked more than once, and of which an end came before the beginning. */
export function bookedWrong(books: ErpBooks): { doubles: number; early: number } {
    const seen = new Set<string>();
    const made = new Set<string>();
    let [doubles, early] = [0, 0];
    for (const { kind, key, values } of books.booked) {
        if (seen.has(`${kind} ${key}`)) doubles++;
        seen.add(`${kind} ${key}`);
        if (kind === 'order') made.add(key);
        else if (typeof values.document === 'string' && !made.has(values.document)) early++;
    }
    return { doubles, early };
}
