/** Prices, breaks, whole catalogues sorted and filtered by own price: held against a model that is too simple to be wrong. */
import { type RequestContext, RequestContextService } from '@vendure/core';

import { type MemberPermission, systemScope } from '../../../kernel/scope';
import { randomFrom } from '../../../test/faults/bar';
import { inLanes } from '../../../test/authz/calls';
import { askedQuantities, type Dice, dice, modelPrice, type PriceWorld, randomWorld, storeWorld } from '../../../test/price-model';
import { Factory } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService, CatalogueService, SqlParams } from '../../assortment';
import type { Viewer } from '../../organizations';
import { PriceService } from '..';

const rounds = Number(process.env.PRICE_ROUNDS ?? 29);
const worldsEach = 70;
const day = '2031-05-15';
const at = new Date(`${day}T08:00:00Z`);
const days = ['2031-05-13', '2031-05-14', day, '2031-05-16', '2031-05-17'];
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000_000));

describe(`prices of random worlds (SEED=${seed})`, () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let prices: PriceService;
    let companyIds: number[];
    let variants: PriceWorld['variants'];
    let categories: PriceWorld['categories'];
    let throwing: Dice;
    const checked = { worlds: 0, prices: 0, forSale: 0, pages: 0 };

    beforeAll(async () => {
        running = await startServer();
        const factory = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        prices = running.server.app.get(PriceService);
        throwing = dice(randomFrom(seed));
        const first = await factory.company();
        const ids = await factory.variants(first.id, [1, 1, 2, 5, 10, 1, 3].map(minQuantity => ({ minQuantity })));
        companyIds = (
            await running.sql<{ id: number }>(
                `INSERT INTO company (name, "searchKey", "currencyCode", language) SELECT 'World ' || n, 'world' || n, 'IRR', 'en' FROM generate_series(1, $1::int) n RETURNING id`,
                [worldsEach],
            )
        ).map(({ id }) => id);
        // Two trees, three levels deep.
        categories = [[1], [1, 2], [1, 2, 3], [4], [4, 5]].map(path => ({ id: 900_000 + (path.at(-1) ?? 0), path: path.map(step => 900_000 + step) }));
        for (const { id, path } of categories) {
            await running.sql(`INSERT INTO collection (id, "isRoot", "isPrivate", position, filters, "inheritFilters") VALUES ($1, false, false, 0, '[]', true)`, [id]);
            await running.sql(`INSERT INTO collection_translation ("languageCode", name, slug, description, "baseId") VALUES ('en', 'C' || $1::text, 'c' || $1::text, '', $1::int)`, [id]);
            await running.sql('INSERT INTO collection_closure (id_ancestor, id_descendant) SELECT unnest($1::int[]), $2', [path, id]);
        }
        const standing = [[3], [2], [5, 3], [4], [], [5, 2], [1]].map(own => own.map(step => 900_000 + step));
        // What a pack and a box hold; some of the smallest quantities fill them.
        const holding = [[2, 10], [5], [2], [5, 50], [2, 10], [], [3]];
        variants = ids.map((id, index) => ({
            id, minQuantity: [1, 1, 2, 5, 10, 1, 3][index] ?? 1, categories: standing[index] ?? [],
            units: (holding[index] ?? []).map((holds, place) => ({ code: place === 0 ? 'pack' : 'box', holds })),
        }));
        for (const { id, categories: own, units } of variants) {
            await running.sql(`INSERT INTO variant_unit ("productVariantId", code, factor) SELECT $1, u.code, u.holds FROM json_to_recordset($2::json) AS u(code text, holds int)`, [id, JSON.stringify(units)]);
            await running.sql('INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") SELECT unnest($1::int[]), $2', [own, id]);
        }
        await running.sql('UPDATE assortment_settings SET "byPrice" = true, "byCategory" = false');
        const index = running.server.app.get(CatalogueIndexService);
        await index.rebuild(factory.ctx, systemScope);
        while ((await index.refresh(factory.ctx)) > 0);
    }, 120_000);
    afterAll(async () => {
        await running.stop();
        process.stderr.write(`${checked.worlds} worlds, ${checked.prices} prices (${checked.forSale} for sale), ${checked.pages} sorted pages, SEED=${seed}\n`);
    });

    const differing = async (world: PriceWorld, { id: companyId, currency: currencyCode }: PriceWorld['companies'][number], wishes: Map<number, number>): Promise<string[]> => {
        const buyer = { companyId, currencyCode };
        const lines = variants.map(({ id }) => ({ variantId: id, quantity: wishes.get(id) ?? 1 }));
        const wrong: string[] = [];
        const compare = (what: string, variantId: number, quantity: number, said: number | null | undefined, of = world) => {
            checked.prices++;
            const expected = modelPrice(of, companyId, variantId, quantity);
            if (expected !== null) checked.forSale++;
            if ((said ?? null) !== expected) wrong.push(`${what}: company ${companyId}, variant ${variantId} x${quantity}: ${String(said)}, the model says ${String(expected)}`);
        };
        const resolved = await prices.resolvePrices(ctx, buyer, lines, at);
        for (const { variantId, quantity } of lines) compare('service', variantId, quantity, resolved.get(variantId)?.unitNet);
        const params = new SqlParams();
        const { ownPrices } = await prices.offer(ctx, buyer, day);
        const rows = await running.sql<{ variant_id: number; unit_net: string }>(ownPrices(params), params.values);
        for (const { id, minQuantity } of variants) compare('SQL', id, minQuantity, Number(rows.find(row => row.variant_id === id)?.unit_net ?? NaN) || null);
        const onlyWhich = new SqlParams();
        const which = await running.sql<{ variant_id: number }>(ownPrices(onlyWhich, { which: true }), onlyWhich.values);
        for (const { id, minQuantity } of variants) {
            const isForSale = modelPrice(world, companyId, id, minQuantity) !== null;
            if (which.some(row => row.variant_id === id) !== isForSale) wrong.push(`for sale: company ${companyId}, variant ${id}: the model says ${String(isForSale)}`);
        }
        if (companyId % 3 !== 0) return wrong;
        const quotes = await prices.quote(ctx, buyer, variants.map(({ id, minQuantity }) => ({ variantId: id, quantity: minQuantity })), at);
        const unpacked = { ...world, packs: [] };
        for (const { id } of variants) {
            const quote = quotes.get(id);
            if (quote === undefined) continue;
            for (const quantity of askedQuantities) {
                compare('whole packs', id, quantity, quote.unitNetAt(quantity));
                // From where a price is too large to be counted there is no break to say so.
                const isSoldInLess = askedQuantities.some(fewer => fewer < quantity && modelPrice(unpacked, companyId, id, fewer) !== null);
                if (modelPrice(unpacked, companyId, id, quantity) === null && isSoldInLess) continue;
                compare('breaks', id, quantity, quote.breaks.filter(step => step.minQuantity <= quantity).at(-1)?.unitNet, unpacked);
            }
        }
        return wrong;
    };

    /** The whole catalogue by own price, and a part of it between two prices. */
    const sorting = async (world: PriceWorld, { id: companyId, currency }: PriceWorld['companies'][number]): Promise<string[]> => {
        const viewer: Viewer = { companyId, currencyCode: currency, permissions: new Set<MemberPermission>(['see-prices']) };
        const known = variants.flatMap(({ id, minQuantity }) => {
            const net = modelPrice(world, companyId, id, minQuantity);
            return net === null ? [] : [{ id, net }];
        });
        const middle = [...known].sort((a, b) => a.net - b.net)[Math.floor(known.length / 2)]?.net ?? 0;
        const wrong: string[] = [];
        for (const [sort, priceFrom] of [['PRICE_ASC', null], ['PRICE_DESC', null], ['PRICE_ASC', middle]] as const) {
            const page = await running.server.app.get(CatalogueService).search(ctx, viewer, { sort, priceFrom, take: 100 }, at);
            const said = page.items.map(item => item.price?.unitNet ?? 0);
            const expected = known.filter(({ net }) => priceFrom === null || net >= priceFrom).map(({ net }) => net).sort((a, b) => (sort === 'PRICE_ASC' ? a - b : b - a));
            checked.pages++;
            if (JSON.stringify(said) !== JSON.stringify(expected) || page.totalItems !== expected.length) {
                wrong.push(`${sort} from ${String(priceFrom)}: company ${companyId}: ${said.join(' ')}, the model says ${expected.join(' ')}`);
            }
        }
        return wrong;
    };

    it(`are what the model says, from the service, in SQL, at every break and in every order`, async () => {
        for (let round = 0; round < rounds; round++) {
            const world = randomWorld({ companyIds, variants, categories, day, days }, throwing);
            await storeWorld(running, world);
            const wrong: string[] = [];
            await inLanes(world.companies, 8, async company => {
                const wishes = new Map(variants.map(({ id }) => [id, throwing.pick(askedQuantities)]));
                wrong.push(...(await differing(world, company, wishes)));
                if (company.id % 10 === round % 10) wrong.push(...(await sorting(world, company)));
                checked.worlds++;
            });
            expect({ round, wrong: wrong.slice(0, 5) }).toEqual({ round, wrong: [] });
        }
        // A model that finds nothing for sale proves nothing.
        expect(checked.forSale).toBeGreaterThan(checked.prices / 5);
    }, 420_000);
});
