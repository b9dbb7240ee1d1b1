/**
 * Ordering: a line more in carts of some sizes and a 20-line order, paired with stock Vendure in one run; a file of ten thousand
 * rows, a cart of a thousand lines, many who order at once and the list of orders, which stock cannot do in this way or at all.
 */
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { median } from '../test/faults/bar';
import { codeKey } from '../kernel/text';
import { type Product, startProduct } from '../test/product';
import type { Report } from '../test/report';
import { type Buyer, type Goods, newKey, World } from '../test/world';
import { type Pair, pair, type Stock, startStock } from './cart';
import { load, p95, rounded, timed } from './measure';
import { askForOrders, makeOrders } from './ordering-orders';

const sizes = [1, 100, 300, 1000] as const;
const limits: Record<(typeof sizes)[number], number> = { 1: 40, 100: 60, 300: 150, 1000: 150 };
/** Rows for which there have to be goods. */
const withGoods = [...sizes.map(size => `cart-line-${size}`), 'place-order', 'orders-per-second', 'cart-open-1000', 'csv-10000', 'csv-10000-memory'];
const [fileRows, orderLines, clients, ordersEach, turns] = [10_000, 20, 16, 4, 20];

const lineFields = '{ id variantId name sku quantity unit unitQuantity unitNet lineNet lineGross }';
/** What the cart page asks for: totals, and the lines that are seen. */
const page = `totalNet totalGross lineCount notices { code } lines(take: 50) ${lineFields}`;
/** What it asks for when a line is changed: totals, notices and that line. A shop on stock Vendure has to ask for all lines: there is no other way to those whose price changed with it. */
const changedLine = `totalNet totalGross lineCount notices { code } lines(variantIds: $changed) ${lineFields}`;

class Ordering {
    constructor(
        private readonly world: World,
        readonly goods: readonly Goods[],
    ) {}

    buyer(index: number): Buyer {
        return this.world.buyer(index);
    }

    /** Makes the buyer's cart hold exactly the first `count` goods. */
    async fill(buyer: Buyer, count: number): Promise<number> {
        await buyer.shop.ask('mutation { clearCart { version } }');
        let total = 0;
        for (let from = 0; from < count; from += 500) {
            total = await this.world.setCart(buyer, this.goods.slice(from, Math.min(count, from + 500)).map(({ id }) => ({ variantId: id, quantity: 1 })));
        }
        return total;
    }

    async setLine(buyer: Buyer, index: number, quantity: number): Promise<void> {
        const variantId = this.goods[index]?.id ?? 0;
        const { setCartLines } = await buyer.shop.ask<{ setCartLines: { answers: { outcome: string }[] } }>(
            `mutation ($input: SetCartLinesInput!, $changed: [ID!]!) { setCartLines(input: $input) { answers { outcome } cart { ${changedLine} } } }`,
            { input: { lines: [{ variantId, quantity, unit: 'm2', mode: 'SET' }] }, changed: [variantId] },
        );
        if (setCartLines.answers.some(answer => answer.outcome !== 'ok')) throw new Error('The line was not taken');
    }

    async open(buyer: Buyer): Promise<void> {
        await buyer.shop.ask(`{ cart { ${page} } }`);
    }

    async place(buyer: Buyer, total: number): Promise<void> {
        const placing = await this.world.place(buyer, total);
        if (placing.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(placing)}`);
    }

    /** Copies of the buyer's cart, each ready to be placed by its id. */
    async copies(buyer: Buyer, count: number): Promise<string[]> {
        const { cart } = await buyer.shop.ask<{ cart: { id: string } }>('{ cart { id } }');
        const ids: string[] = [];
        for (let i = 0; i < count; i++) {
            const { createCart } = await buyer.shop.ask<{ createCart: { id: string } }>(
                'mutation ($input: CreateCartInput!) { createCart(input: $input) { ... on MyCart { id } } }',
                { input: { name: newKey(), copyOf: cart.id, idempotencyKey: newKey() } },
            );
            ids.push(createCart.id);
        }
        return ids;
    }

    async placeCart(buyer: Buyer, cartId: string, shownTotalGross: number): Promise<void> {
        const { placeOrder } = await buyer.shop.ask<{ placeOrder: { code?: string } }>(
            'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on MyOrder { code } ... on PlacementRefusal { reason } } }',
            { input: { cartId, branchId: buyer.branchId, shownTotalGross, idempotencyKey: newKey() } },
        );
        if (placeOrder.code === undefined) throw new Error(`Not placed: ${JSON.stringify(placeOrder)}`);
    }

    csv(): string {
        return ['code;quantity', ...this.goods.slice(0, fileRows).map(({ sku }) => `${sku};1`)].join('\n');
    }
}

/** What the worker writes in minutes: only that codes are found is wanted here. */
async function index(product: Product, goods: readonly Goods[]): Promise<void> {
    await product.sql(
        `INSERT INTO catalogue_index ("productVariantId", "productId", "languageCode", name, "productName", slug, sku, "skuKey", "nameKey", "searchText", document, "categoryIds", "facetValueIds", "introducedAt")
         SELECT v.id, v."productId", 'en', v.sku, v.sku, v.sku, v.sku, g.key, g.key, v.sku, '', '{}', '{}', now()
           FROM unnest($1::int[], $2::text[]) AS g(id, key) JOIN product_variant v ON v.id = g.id ON CONFLICT DO NOTHING`,
        [goods.map(({ id }) => id), goods.map(({ sku }) => codeKey(sku))],
    );
}

function residentMb(pid: number | undefined): number {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** Takes the file, and how much the server grew at most meanwhile. */
async function sendFile(url: string, token: string | undefined, csv: string, pid: number | undefined): Promise<{ ms: number; grownMb: number }> {
    const before = residentMb(pid);
    let [most, isDone] = [before, false];
    const watching = (async () => {
        while (!isDone) {
            most = Math.max(most, residentMb(pid));
            await sleep(20);
        }
    })();
    const ms = await timed(async () => {
        const response = await fetch(`${url}/order-rows?kind=file&filename=rows.csv&take=true&idempotencyKey=${newKey()}&languageCode=en`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${token}` },
            body: csv,
        });
        const answer = (await response.json()) as { ok?: number; rows?: unknown[] };
        if (answer.ok !== fileRows || answer.rows?.length !== fileRows) throw new Error(`Of ${fileRows} rows ${answer.ok} are in the cart`);
    });
    isDone = true;
    await watching;
    return { ms, grownMb: most - before };
}

function addPair(report: Report, id: string, found: readonly Pair[], limit: number, times5: boolean, what: string): void {
    const [figure, peer] = [rounded(p95(found.map(one => one.ours))), rounded(p95(found.map(one => one.stock)))];
    const ratio = rounded(median(found.map(one => one.ours / one.stock)));
    report.add({ id, pass: times5 ? ratio <= 0.2 : ratio <= 1, figure, limit, unit: 'ms', peer, ratio, what: `${what}, p95 of ${found.length} pairs, ${load()}` });
}

function addTime(report: Report, id: string, found: readonly number[], limit: number, what: string): void {
    const figure = rounded(p95(found));
    report.add({ id, pass: figure <= limit, figure, limit, unit: 'ms', what: `${what}, p95 of ${found.length}, median ${rounded(median([...found]))}, ${load()}` });
}

async function lines(report: Report, ours: Ordering, stock: Stock | null): Promise<void> {
    for (const size of sizes.filter(one => report.wants(`cart-line-${one}`))) {
        const buyer = ours.buyer(0);
        await ours.fill(buyer, size);
        const change = async (turn: number) => ours.setLine(buyer, turn % 2 === 0 ? size : 0, turn % 2 === 0 ? 1 : turn + 2);
        const undo = async (turn: number) => (turn % 2 === 0 ? ours.setLine(buyer, size, 0) : undefined);
        if (size === 1000 || stock === null) {
            const found: number[] = [];
            for (let turn = -3; turn < turns; turn++) {
                const ms = await timed(() => change(turn + 4));
                await undo(turn + 4);
                if (turn >= 0) found.push(ms);
            }
            addTime(report, `cart-line-${size}`, found, limits[size], `a line added or changed in a cart of ${size}`);
            continue;
        }
        await stock.shop.fill(size);
        const found: Pair[] = [];
        for (let turn = 0; turn < turns + 3; turn++) {
            const one = await pair(turn, () => timed(() => change(turn)), () => timed(() => stock.shop.addLine()));
            await undo(turn);
            await stock.shop.removeLine();
            if (turn >= 3) found.push(one);
        }
        addPair(report, `cart-line-${size}`, found, limits[size], size === 300, `a line added or changed in a cart of ${size}`);
    }
}

async function placing(report: Report, ours: Ordering, stock: Stock | null): Promise<void> {
    if (report.wants('place-order')) {
        const found: Pair[] = [];
        for (let turn = 0; turn < turns + 2; turn++) {
            const total = await ours.fill(ours.buyer(0), orderLines);
            await stock?.shop.fill(orderLines);
            const one = await pair(turn, () => timed(() => ours.place(ours.buyer(0), total)), () => timed(async () => stock?.shop.place()));
            if (turn >= 2) found.push(one);
        }
        addPair(report, 'place-order', found, 150, true, `a ${orderLines}-line cart placed (stock: address, shipping, state, payment)`);
    }
    if (report.wants('orders-per-second')) {
        const ready: { buyer: Buyer; cartIds: string[]; total: number }[] = [];
        for (let i = 0; i < clients; i++) {
            const buyer = ours.buyer(i);
            const total = await ours.fill(buyer, orderLines);
            ready.push({ buyer, total, cartIds: await ours.copies(buyer, ordersEach) });
        }
        const ms = await timed(() => Promise.all(ready.map(async ({ buyer, cartIds, total }) => {
            for (const cartId of cartIds) await ours.placeCart(buyer, cartId, total);
        })));
        const figure = rounded((clients * ordersEach * 1000) / ms);
        report.add({ id: 'orders-per-second', pass: figure >= 25, figure, limit: 25, unit: 'orders/s', what: `at least, ${orderLines} lines each, ${clients} clients, ${load()}` });
    }
}

async function orderList(report: Report, product: Product, buyer: Buyer): Promise<void> {
    const { all, own } = await makeOrders(product, buyer);
    const found: number[] = [];
    for (let turn = -4; turn < turns * 2; turn++) {
        const ms = await timed(() => askForOrders(buyer, turn + 4, own));
        if (turn >= 0) found.push(ms);
    }
    addTime(report, 'order-list', found, 50, `a page of a company's ${own} orders among ${all}, in turn the newest, a later one, of a state, of a season`);
}

export async function benchOrdering(report: Report): Promise<void> {
    const wanted = (...ids: string[]) => ids.some(id => report.wants(id));
    const product = await startProduct({ data: 'empty', processes: ['server'] });
    try {
        const world = await World.make(product, { companies: clients, membersEach: 1 });
        if (wanted('order-list')) await orderList(report, product, world.buyer(0));
        if (!wanted(...withGoods)) return;
        const ours = new Ordering(world, await world.stocked(wanted('csv-10000', 'csv-10000-memory') ? fileRows : 1_001, 1_000_000));
        await product.sql('VACUUM ANALYZE');
        const stock = wanted('cart-line-1', 'cart-line-100', 'cart-line-300', 'place-order') ? await startStock(301) : null;
        try {
            await lines(report, ours, stock);
            await placing(report, ours, stock);
        } finally {
            await stock?.stop();
        }
        if (report.wants('cart-open-1000')) {
            await ours.fill(ours.buyer(1), 1000);
            const found: number[] = [];
            for (let turn = -3; turn < turns; turn++) {
                const ms = await timed(() => ours.open(ours.buyer(1)));
                if (turn >= 0) found.push(ms);
            }
            addTime(report, 'cart-open-1000', found, 80, 'totals and the first 50 lines of a cart of 1,000');
        }
        if (wanted('csv-10000', 'csv-10000-memory')) {
            const buyer = ours.buyer(2);
            await buyer.shop.ask('mutation { clearCart { version } }');
            await index(product, ours.goods);
            const { ms, grownMb } = await sendFile(product.url, buyer.shop.bearer, ours.csv(), product.process('server').pid);
            report.add({ id: 'csv-10000', pass: ms <= 5_000, figure: rounded(ms), limit: 5_000, unit: 'ms', what: `a file of ${fileRows} rows into a priced cart with an answer a row, ${load()}` });
            report.add({ id: 'csv-10000-memory', pass: grownMb <= 200, figure: rounded(grownMb), limit: 200, unit: 'MB', what: 'by which the server grew meanwhile' });
        }
    } finally {
        await product.stop();
    }
}
