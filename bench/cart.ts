/**
 * Adding a line to a cart and placing an order, here and in stock Vendure, in one run: both servers are up, each pair of
 * measurements is taken one after the other, and the medians are of the pairs.
 */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { freePort } from '../src/database/embedded-postgres';
import { scratchDatabase, type ScratchDatabase } from '../src/database/scratch-database';
import { median, times } from '../test/faults/bar';
import { Caller } from '../test/graphql';
import { startProduct } from '../test/product';
import type { Report } from '../test/report';
import { type Buyer, World } from '../test/world';

const sizes = [1, 100, 300] as const;
const pairs = { add: 15, place: 5 };
const variants = 301;

/** A shop whose cart can be filled, grown by a line and placed. */
export interface Shop {
    /** Makes the cart hold exactly `lines` lines. */
    fill(lines: number): Promise<void>;
    addLine(): Promise<void>;
    removeLine(): Promise<void>;
    place(): Promise<void>;
}

class OurShop implements Shop {
    private total = 0;
    private held = 0;

    constructor(
        private readonly world: World,
        private readonly buyer: Buyer,
        private readonly variantIds: readonly number[],
    ) {}

    async fill(lines: number): Promise<void> {
        await this.set(this.variantIds.map((variantId, index) => ({ variantId, quantity: index < lines ? 1 : 0 })));
        this.held = lines;
    }

    addLine(): Promise<void> {
        return this.set([{ variantId: this.variantIds[this.held] ?? 0, quantity: 1 }]);
    }

    removeLine(): Promise<void> {
        return this.set([{ variantId: this.variantIds[this.held] ?? 0, quantity: 0 }]);
    }

    async place(): Promise<void> {
        const placing = await this.world.place(this.buyer, this.total);
        if (placing.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(placing)}`);
    }

    /** Asks for what the cart page shows, as the other side does. */
    private async set(rows: { variantId: number; quantity: number }[]): Promise<void> {
        const { setCartLines } = await this.buyer.shop.ask<{ setCartLines: { cart: { totalGross: number }; answers: { outcome: string }[] } }>(
            `mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { answers { outcome message }
                cart { totalNet totalGross lines { id variantId name sku quantity unitNet lineNet lineGross } } } }`,
            { input: { lines: rows.map(row => ({ ...row, unit: 'm2', mode: 'SET' })) } },
        );
        if (setCartLines.answers.some(answer => answer.outcome !== 'ok')) throw new Error('A row was not taken');
        this.total = setCartLines.cart.totalGross;
    }
}

const stockCart = `... on Order { id subTotal totalWithTax lines { id quantity unitPrice linePrice linePriceWithTax productVariant { id name sku } } }
    ... on ErrorResult { errorCode message }`;

interface StockCart {
    errorCode?: string;
    message?: string;
    lines?: { id: string }[];
}

export class StockShop implements Shop {
    private held = 0;
    private newest = '';

    constructor(
        private readonly caller: Caller,
        private readonly variantIds: readonly number[],
    ) {}

    async fill(lines: number): Promise<void> {
        await this.change('removeAllOrderLines', '').catch(() => undefined); // There may be no cart yet.
        const inputs = this.variantIds.slice(0, lines).map(id => `{ productVariantId: "${id}", quantity: 1 }`);
        for (let from = 0; from < inputs.length; from += 50) {
            const { addItemsToOrder } = await this.caller.ask<{ addItemsToOrder: { order: { id: string }; errorResults: unknown[] } }>(
                `mutation { addItemsToOrder(inputs: [${inputs.slice(from, from + 50).join(' ')}]) { order { id } errorResults { ... on ErrorResult { message } } } }`,
            );
            if (addItemsToOrder.errorResults.length > 0) throw new Error(JSON.stringify(addItemsToOrder.errorResults[0]));
        }
        this.held = lines;
    }

    async addLine(): Promise<void> {
        const cart = await this.change('addItemToOrder', `productVariantId: "${this.variantIds[this.held]}", quantity: 1`);
        this.newest = cart.lines?.at(-1)?.id ?? '';
    }

    async removeLine(): Promise<void> {
        await this.change('removeOrderLine', `orderLineId: "${this.newest}"`);
    }

    async place(): Promise<void> {
        await this.change('setOrderShippingAddress', 'input: { streetLine1: "Azadi 1", city: "Tehran", postalCode: "1234567890", countryCode: "IR" }', 'id');
        const { eligibleShippingMethods } = await this.caller.ask<{ eligibleShippingMethods: { id: string }[] }>('{ eligibleShippingMethods { id } }');
        await this.change('setOrderShippingMethod', `shippingMethodId: ["${eligibleShippingMethods[0]?.id}"]`, 'id');
        await this.change('transitionOrderToState', 'state: "ArrangingPayment"', 'id');
        await this.change('addPaymentToOrder', 'input: { method: "dummy", metadata: {} }', 'id');
    }

    private async change(mutation: string, input: string, selection?: string): Promise<StockCart> {
        const wanted = selection === undefined ? stockCart : `... on Order { ${selection} } ... on ErrorResult { errorCode message }`;
        const answer = await this.caller.ask<Record<string, StockCart>>(`mutation { ${mutation}${input === '' ? '' : `(${input})`} { ${wanted} } }`);
        const cart = answer[mutation];
        if (cart === undefined || cart === null || cart.errorCode !== undefined) throw new Error(`${mutation}: ${cart?.message ?? 'nothing'}`);
        return cart;
    }
}

export interface Stock {
    shop: StockShop;
    stop(): Promise<void>;
}

export async function startStock(count: number = variants): Promise<Stock> {
    const database = await scratchDatabase('stock');
    const port = await freePort(22_500);
    const child = fork(path.join(__dirname, 'stock-vendure.ts'), [database.url, String(port), String(count)], {
        execArgv: ['-r', '@swc-node/register'],
        env: { ...process.env, NODE_OPTIONS: '', VENDURE_DISABLE_TELEMETRY: 'true' },
        stdio: ['ignore', 2, 2, 'ipc'],
    });
    try {
        const { variantIds } = await new Promise<{ variantIds: number[] }>((resolve, reject) => {
            child.once('message', resolve);
            child.once('exit', code => reject(new Error(`Stock Vendure ended (${code}) before it was ready`)));
        });
        const caller = await new Caller(`http://127.0.0.1:${port}`, 'shop-api').signIn('buyer@stock.example', 'a-quiet-loom-2026');
        return { shop: new StockShop(caller, variantIds), stop: () => end(child, database) };
    } catch (error) {
        await end(child, database);
        throw error;
    }
}

async function end(child: ChildProcess, database: ScratchDatabase): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise(resolve => child.once('exit', resolve));
        child.kill('SIGKILL');
        await gone;
    }
    await database.drop();
}

async function timed(work: () => Promise<void>): Promise<number> {
    const began = performance.now();
    await work();
    return performance.now() - began;
}

export interface Pair {
    ours: number;
    stock: number;
}

/** Whoever goes first finds the machine in another state, so they take turns. */
export async function pair(turn: number, ours: () => Promise<number>, stock: () => Promise<number>): Promise<Pair> {
    if (turn % 2 === 0) {
        const first = await ours();
        return { ours: first, stock: await stock() };
    }
    const first = await stock();
    return { stock: first, ours: await ours() };
}

function add(report: Report, id: string, found: readonly Pair[], what: string): void {
    const figure = Math.round(median(found.map(one => one.ours)) * 10) / 10;
    const peer = Math.round(median(found.map(one => one.stock)) * 10) / 10;
    const ratio = Math.round(median(found.map(one => one.ours / one.stock)) * 1000) / 1000;
    report.add({ id, pass: ratio <= 1, figure, limit: peer, unit: 'ms', peer, ratio, what });
}

async function compare(report: Report, ours: Shop, stock: Shop): Promise<void> {
    for (const size of sizes.filter(lines => report.wants(`cart.add-${lines}`))) {
        await Promise.all([ours.fill(size), stock.fill(size)]);
        const found: Pair[] = [];
        for (const turn of times(pairs.add + 3, index => index)) {
            const one = await pair(turn, () => timed(() => ours.addLine()), () => timed(() => stock.addLine()));
            await ours.removeLine();
            await stock.removeLine();
            if (turn >= 3) found.push(one); // The first ones compile.
        }
        add(report, `cart.add-${size}`, found, `one line more in a cart of ${size}, median of ${pairs.add} pairs`);
    }
    for (const size of sizes.filter(lines => report.wants(`cart.place-${lines}`))) {
        const found: Pair[] = [];
        for (const turn of times(pairs.place + 1, index => index)) {
            await ours.fill(size);
            await stock.fill(size);
            const one = await pair(turn, () => timed(() => ours.place()), () => timed(() => stock.place()));
            if (turn >= 1) found.push(one);
        }
        add(report, `cart.place-${size}`, found, `from a full cart of ${size} to a placed order (stock: address, shipping, state, payment), median of ${pairs.place} pairs`);
    }
}

export async function benchCart(report: Report): Promise<void> {
    const product = await startProduct({ data: 'empty', processes: ['server'] });
    try {
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        const goods = await world.stocked(variants, 1_000_000);
        const stock = await startStock();
        try {
            await compare(report, new OurShop(world, world.buyer(0), goods.map(({ id }) => id)), stock.shop);
        } finally {
            await stock.stop();
        }
    } finally {
        await product.stop();
    }
}
