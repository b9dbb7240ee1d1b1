/** B41: what a buyer is charged is what he was shown, line by line, however prices move while he makes up his mind. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

import type { Product } from '../product';
import { type Buyer, type Goods, newKey, World } from '../world';
import { type Bar, type Bench, inParallel } from './bar';

const checkouts = 200;
const changesASecond = 50;
const companies = 8;
const lanes = 10;
/** More looks than this at one cart would be a shop where nobody can buy. */
const mostLooks = 60;

interface Shown {
    totalGross: number;
    priceStamp: string | null;
    currencyCode: string;
    lines: { variantId: string; quantity: number; unitNet: number }[];
}

interface Tally {
    placed: number;
    /** How often a buyer was told that prices had moved. */
    told: number;
    wrongLines: string[];
    stuck: number;
    other: Set<string>;
}

async function look(buyer: Buyer): Promise<Shown> {
    const { cart } = await buyer.shop.ask<{ cart: Shown }>('{ cart { totalGross priceStamp currencyCode lines { variantId quantity unitNet } } }');
    return cart;
}

async function place(buyer: Buyer, { totalGross, priceStamp }: Shown): Promise<{ kind: string; code?: string }> {
    const { placeOrder } = await buyer.shop.ask<{ placeOrder: { __typename: string; code?: string; reason?: string } }>(
        `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on MyOrder { code } ... on PlacementRefusal { reason } } }`,
        { input: { idempotencyKey: newKey(), branchId: buyer.branchId, shownTotalGross: totalGross, shownPriceStamp: priceStamp } },
    );
    return { kind: placeOrder.reason ?? placeOrder.__typename, code: placeOrder.code };
}

/** Looks, thinks and places until an order is made; then holds the order's lines against what he saw last. */
async function checkOut(product: Product, buyer: Buyer, think: () => number, tally: Tally): Promise<void> {
    for (let looks = 0; looks < mostLooks; looks++) {
        const shown = await look(buyer);
        await sleep(think());
        const { kind, code } = await place(buyer, shown);
        if (kind === 'PriceChangedRefusal') {
            tally.told++;
            continue;
        }
        // Nothing may be for sale while no price holds; he looks again when one does.
        if (kind === 'not-available') continue;
        if (code === undefined) {
            tally.other.add(kind);
            return;
        }
        tally.placed++;
        tally.wrongLines.push(...(await wrongLines(product, code, shown)));
        return;
    }
    tally.stuck++;
}

async function wrongLines(product: Product, code: string, shown: Shown): Promise<string[]> {
    const charged = await product.sql<{ variantId: number; quantity: number; unitNet: number; currencyCode: string }>(
        `SELECT l."productVariantId" AS "variantId", l.quantity, l."listPrice"::float8 AS "unitNet", o."currencyCode"
           FROM "order" o JOIN order_line l ON l."orderId" = o.id WHERE o.code = $1 AND l.quantity > 0`,
        [code],
    );
    const key = (variantId: unknown, quantity: number, unitNet: number, currency: string) => `${String(variantId)} x${quantity} at ${unitNet} ${currency}`;
    const seen = new Set(shown.lines.map(({ variantId, quantity, unitNet }) => key(variantId, quantity, unitNet, shown.currencyCode)));
    const wrong = charged.map(line => key(line.variantId, line.quantity, line.unitNet, line.currencyCode)).filter(line => !seen.has(line));
    return [...wrong, ...(charged.length === shown.lines.length ? [] : [`${shown.lines.length} lines became ${charged.length}`])].map(line => `${code}: ${line}`);
}

/** Each company has a price of each variant, a cheaper one from ten on, and one that ends with the day of the western zone. */
async function contracts(product: Product, companyIds: readonly number[], goods: readonly Goods[], today: string, tomorrow: string): Promise<void> {
    await product.sql(
        `INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode", "validFrom", "validUntil")
         SELECT c.id, v.id, tier.quantity, 5000 + v.id - tier.off, currency.code, tier.begins, tier.ends
           FROM unnest($1::int[]) AS c(id), unnest($2::int[]) AS v(id), (VALUES ('IRR'), ('EUR')) AS currency(code),
                (VALUES (1, 0, NULL::date, NULL::date), (10, 500, NULL, NULL), (1, 300, $3::date, $3::date), (10, 900, $4::date, NULL)) AS tier(quantity, off, begins, ends)`,
        [companyIds, goods.map(({ id }) => id), today, tomorrow],
    );
}

/** Moves prices at the given pace until it is told to stop; every other change moves two prices against each other. */
async function moving(product: Product, random: () => number, isOver: () => boolean): Promise<number> {
    const client = new Client({ connectionString: product.databaseUrl });
    await client.connect();
    const began = Date.now();
    let changes = 0;
    try {
        while (!isOver()) {
            const by = 1 + Math.floor(random() * 40);
            await client.query(
                changes % 2 === 0
                    ? `UPDATE contract_price SET "unitNet" = 4000 + $1 WHERE id = (SELECT id FROM contract_price ORDER BY random() LIMIT 1)`
                    : `WITH pair AS (SELECT id, row_number() OVER () AS place FROM (
                           SELECT DISTINCT ON ("productVariantId") id, "productVariantId" FROM contract_price
                            WHERE "minQuantity" = 1 AND "validFrom" IS NULL AND "companyId" = (SELECT "companyId" FROM contract_price ORDER BY random() LIMIT 1)
                            ORDER BY "productVariantId", random()) one ORDER BY random() LIMIT 2)
                       UPDATE contract_price c SET "unitNet" = greatest(c."unitNet" + CASE pair.place WHEN 1 THEN $1::int ELSE -$1::int END, 1) FROM pair WHERE pair.id = c.id`,
                [by],
            );
            changes++;
            await sleep(Math.max(0, began + (changes * 1000) / changesASecond - Date.now()));
        }
    } finally {
        await client.end();
    }
    return (changes * 1000) / (Date.now() - began);
}

/** Midnight comes when the firm's clock moves to a zone where it is the next day. */
async function midnights(world: World, zones: readonly string[], isOver: () => boolean): Promise<number> {
    let passed = 0;
    while (!isOver()) {
        await world.staff.ask('mutation ($input: UpdateFirmSettingsInput!) { updateFirmSettings(input: $input) { timeZone } }', { input: { timeZone: zones[++passed % zones.length] } });
        await sleep(1500);
    }
    return passed;
}

/** The same number in another currency, between the look and the order. */
async function otherCurrency(bench: Bench, world: World, buyer: Buyer, goods: Goods): Promise<void> {
    await world.setCart(buyer, [{ variantId: goods.id, quantity: 1 }]);
    // A company that has credit stays in its currency; this one has none yet.
    await world.product.sql('DELETE FROM credit_terms WHERE "companyId" = $1', [buyer.companyId]);
    await world.product.sql(`DELETE FROM ledger_account WHERE code ~ ('^credit:company:' || $1::int || '(:|$)')`, [buyer.companyId]);
    await world.product.sql(`UPDATE contract_price SET "unitNet" = 7777 WHERE "companyId" = $1 AND "productVariantId" = $2`, [buyer.companyId, goods.id]);
    const shown = await look(buyer);
    await world.staff.ask('mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { id } }', { input: { id: buyer.companyId, currencyCode: 'EUR' } });
    const first = await place(buyer, shown);
    const again = await look(buyer);
    const second = await place(buyer, again);
    bench.equals('currency', first.kind === 'PriceChangedRefusal' && again.currencyCode === 'EUR' && again.totalGross === shown.totalGross ? 1 : 0, 1, 'refusals', `the same number in another currency: ${first.kind}`);
    bench.equals('currency-after', second.code === undefined ? 0 : (await wrongLines(world.product, second.code, again)).length === 0 ? 1 : 0, 1, 'orders as shown', second.kind);
}

/** One line dearer and another cheaper by as much. */
async function againstEachOther(bench: Bench, world: World, buyer: Buyer, [first, second]: readonly Goods[]): Promise<void> {
    const ids = [first?.id ?? 0, second?.id ?? 0];
    await world.product.sql('DELETE FROM contract_price WHERE "companyId" = $1', [buyer.companyId]);
    await world.setCart(buyer, ids.map(variantId => ({ variantId, quantity: 1 })));
    const shown = await look(buyer);
    const [low, high] = [(shown.lines[0]?.unitNet ?? 0) + 100, (shown.lines[1]?.unitNet ?? 0) - 100];
    await world.product.sql(
        `INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode") SELECT $1, t.id, 1, t.net, 'IRR' FROM unnest($2::int[], $3::bigint[]) AS t(id, net)`,
        [buyer.companyId, shown.lines.map(line => Number(line.variantId)), [low, high]],
    );
    const answer = await place(buyer, shown);
    const seen = await look(buyer);
    bench.equals('same-total', answer.kind === 'PriceChangedRefusal' && seen.totalGross === shown.totalGross ? 1 : 0, 1, 'refusals', `two lines against each other under one total: ${answer.kind}`);
    await world.setCart(buyer, ids.map(variantId => ({ variantId, quantity: 0 })));
}

export const priceTruth: Bar = {
    id: 'B41',
    what: 'price truth',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies, membersEach: 5 });
        const goods = await world.stocked(8, 1_000_000);
        const [west = 'UTC', east = 'UTC'] = ['Pacific/Pago_Pago', 'Pacific/Kiritimati'];
        const dayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
        await contracts(product, [...new Set(world.buyers.map(({ companyId }) => companyId))], goods, dayIn(west), dayIn(east));
        await otherCurrency(bench, world, world.buyer(0), goods[0] as Goods);
        await againstEachOther(bench, world, world.buyer(5), goods);
        const buyers = world.buyers.slice(10);
        const tally: Tally = { placed: 0, told: 0, wrongLines: [], stuck: 0, other: new Set() };
        let isOver = false;
        const pace = moving(product, bench.random, () => isOver);
        const days = midnights(world, [west, east], () => isOver);
        const perBuyer = Math.ceil(checkouts / buyers.length);
        try {
            await inParallel(buyers, lanes, async buyer => {
                for (let turn = 0; turn < perBuyer; turn++) {
                    const chosen = [...goods].sort(() => bench.random() - 0.5).slice(0, 3);
                    // At the edge of a tier, below it and beyond it.
                    await world.setCart(buyer, chosen.map(({ id }) => ({ variantId: id, quantity: 9 + Math.floor(bench.random() * 3) })));
                    await checkOut(product, buyer, () => bench.random() * 150, tally);
                }
            });
        } finally {
            isOver = true;
        }
        bench.atLeast('pace', Math.round(await pace), changesASecond * 0.8, 'changes/s');
        bench.atLeast('midnights', await days, 3, 'midnights');
        bench.equals('orders', tally.placed, perBuyer * buyers.length, 'orders', [...tally.other].join(', '));
        bench.atLeast('told', tally.told, 1, 'refusals', 'of prices that moved between the look and the order');
        bench.equals('stuck', tally.stuck, 0, 'buyers', `who could not buy within ${mostLooks} looks`);
        bench.equals('wrong-lines', tally.wrongLines.length, 0, 'lines', tally.wrongLines.slice(0, 5).join(' | '));
        await world.staff.ask('mutation ($input: UpdateFirmSettingsInput!) { updateFirmSettings(input: $input) { timeZone } }', { input: { timeZone: 'Asia/Tehran' } });
        await bench.conclude(`${checkouts} checkouts, ${changesASecond} changes of contract prices a second, ends of days, tiers, another currency`, product);
    },
};
