/** A firm whose orders go to an ERP, for the bars about it. */
import type { BookingErp } from '../fakes/erp/booking-erp';
import { TcpProxy } from '../fakes/tcp-proxy';
import { type Product, startProduct } from '../product';
import { type Buyer, World } from '../world';
import { inParallel, times } from './bar';
import { type ErpSide, erpSides } from './erp-sides';

export interface ErpFirm {
    product: Product;
    books: BookingErp;
    /** The cable to the ERP. */
    cable: TcpProxy;
    side: ErpSide;
    world: World;
    connectionId: number;
    /** Places so many orders and gives their codes. */
    order(count: number): Promise<string[]>;
    /** Messages about the ERP that are still to be carried out. */
    open(): Promise<number>;
    stop(): Promise<void>;
}

const width = 4;

export async function startErpFirm(wish: { companies: number; membersEach: number }, side: ErpSide = erpSides.books): Promise<ErpFirm> {
    const books = await side.start();
    const cable = await TcpProxy.start({ host: '127.0.0.1', port: books.port });
    const product = await startProduct({
        data: 'empty',
        processes: ['server'],
        env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: '3', DATABASE_POOL: '20', ERP_HOSTS: `127.0.0.1:${cable.port}` },
        programs: side.worker === undefined ? {} : { worker: side.worker },
    });
    const world = await World.make(product, wish);
    const [goods] = await world.madeToOrder(1);
    const connectionId = await books.connect(product, world, cable.port);
    await product.sql(`INSERT INTO erp_push_setting ("connectionId", "pushesOrders", "sendFrom") VALUES ($1, true, 'Submitted')`, [connectionId]);
    const placeOne = async (buyer: Buyer): Promise<string> => {
        const placing = await world.place(buyer, await world.setCart(buyer, [{ variantId: goods?.id ?? 0, quantity: 1 }]));
        if (placing.kind !== 'placed') throw new Error(`An order was not placed: ${JSON.stringify(placing)}`);
        return placing.code;
    };
    return {
        ...{ product, books, cable, side, world, connectionId },
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
            await cable.stop();
            await books.stop();
        },
    };
}

/** How many documents of the kind were booked. */
export function countOf({ booked }: BookingErp, kind: string): number {
    return booked.filter(one => one.kind === kind).length;
}

/** Documents of orders that were booked more than once, and of which an end came before the beginning. */
export function bookedWrong({ booked }: BookingErp): { doubles: number; early: number } {
    const seen = new Set<string>();
    const made = new Set<string>();
    let [doubles, early] = [0, 0];
    for (const { kind, key, values } of booked) {
        if (seen.has(`${kind} ${key}`)) doubles++;
        seen.add(`${kind} ${key}`);
        if (kind === 'order') made.add(key);
        else if ('document' in values && typeof values.document === 'string' && !made.has(values.document)) early++;
    }
    return { doubles, early };
}
