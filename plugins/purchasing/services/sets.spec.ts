import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany, type VariantWish } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { SetDeskService, SetOfferService } from '../../sets';
import { CartService, CartSetService, CustomerOrderService, type PlaceOrderInput, PlacementService } from '..';
import { CartReader } from './cart-reader.service';
import { CoreCartService } from './core-cart.service';

/** Past 2^31 in minor units. */
const rials = 3_000_000_017;

describe('sets in carts and orders', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let desk: SetDeskService;
    let offers: SetOfferService;
    let carts: CartService;
    let cartSets: CartSetService;
    let placement: PlacementService;
    let reader: CartReader;
    let customers: CustomerOrderService;
    let keys = 0;

    const fresh = (): Promise<RequestContext> => factory.context();
    const makeSet = async (parts: Array<{ variantId: number; quantity: number }>, unitNet: number, more: object = {}) =>
        desk.save(factory.ctx, systemScope, {
            code: `set-${++keys}-${process.pid}`, names: { en: `Set ${keys}`, fa: `ست ${keys}` }, parts, prices: [{ currencyCode: 'IRR', unitNet }], ...more,
        });
    const goods = (wishes: VariantWish[], companyId = company.id) => factory.variants(companyId, wishes);
    const put = async (scope: MemberScope, setId: number, quantity: number, mode: 'ADD' | 'SET' = 'SET') => cartSets.setSets(await fresh(), scope, { sets: [{ setId, quantity, mode }] });
    const putSingle = async (scope: MemberScope, variantId: number, quantity: number) =>
        carts.setLines(await fresh(), scope, { lines: [{ variantId, unit: 'm2', quantity }] });
    const view = async (scope: MemberScope) => {
        const ctx = await fresh();
        return reader.view(ctx, scope, await carts.find(ctx, scope));
    };
    const place = async (scope: MemberScope, more: Partial<PlaceOrderInput> = {}) => {
        const ctx = await fresh();
        const shownTotalGross = (await carts.find(ctx, scope))?.totalGross ?? 0;
        return placement.place(ctx, scope, { branchId: company.branchId, shownTotalGross, idempotencyKey: `sets-spec-${++keys}`, ...more });
    };
    const offered = async (companyId: number, setId: number, currencyCode = 'IRR') =>
        (await offers.offers(await fresh(), { companyId, currencyCode }, { setIds: [setId] }, new Date()))[0];
    const linesOf = (orderId: number) => running.sql<{ variantId: number; quantity: number; lineNet: string; set: string | null; adjustments: string }>(
        `SELECT l."productVariantId" AS "variantId", l.quantity, c."lineNet", s.code AS set, l.adjustments FROM order_line l JOIN company_order_line c ON c.id = l.id
           LEFT JOIN company_order_set s ON s.id = c."orderSetId" WHERE l."orderId" = $1 ORDER BY l.id`, [orderId]);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [desk, offers, carts, cartSets] = [app.get(SetDeskService), app.get(SetOfferService), app.get(CartService), app.get(CartSetService)];
        [placement, reader, customers] = [app.get(PlacementService), app.get(CartReader), app.get(CustomerOrderService)];
        company = await factory.company();
        await running.sql(`UPDATE availability_settings SET "showAs" = 'exact'`);
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    describe('who is offered a set', () => {
        it('is who sees every part, in his currency, on its days, with as many sets as the parts give', async () => {
            const [a = 0, b = 0, c = 0] = await goods([{ unitNet: 1000, stock: 9 }, { unitNet: 500, stock: 100 }, { unitNet: 100, madeToOrder: true }]);
            const set = await makeSet([{ variantId: a, quantity: 2 }, { variantId: b, quantity: 3 }, { variantId: c, quantity: 5 }], 3000);
            expect(await offered(company.id, set.id)).toMatchObject({ unitNet: 3000, singlesNet: 4000, available: 4 });
            const stranger = await factory.company();
            await goods([{}], stranger.id);
            expect(await offered(stranger.id, set.id)).toBeUndefined();
            expect(await offered(company.id, set.id, 'PLN')).toBeUndefined();
            await desk.save(factory.ctx, systemScope, { ...input(set), id: set.id, validFrom: '2999-01-01' });
            expect(await offered(company.id, set.id)).toBeUndefined();
        });

        it('is not who has the parts cheaper by themselves, or has no price for one', async () => {
            const [a = 0, b = 0] = await goods([{ unitNet: 1000 }, { unitNet: 500 }]);
            const set = await makeSet([{ variantId: a, quantity: 1 }, { variantId: b, quantity: 1 }], 1500);
            expect(await offered(company.id, set.id)).toMatchObject({ unitNet: 1500, singlesNet: 1500 });
            await factory.setPrice(company.id, a, 999);
            expect(await offered(company.id, set.id)).toBeUndefined();
            const preview = await desk.preview(factory.ctx, { companyId: company.id, unitNet: 1500, parts: [{ variantId: a, quantity: 1 }, { variantId: b, quantity: 1 }] }, new Date());
            expect(preview).toMatchObject({ refusal: 'dearer-than-parts', singlesNet: 1499 });
        });

        it('is not who has the parts cheaper because they are whole packs', async () => {
            const [a = 0, b = 0] = await goods([{ unitNet: 1000, units: { box: 12 } }, { unitNet: 500 }]);
            const set = await makeSet([{ variantId: a, quantity: 12 }, { variantId: b, quantity: 1 }], 12_000);
            expect(await offered(company.id, set.id)).toMatchObject({ unitNet: 12_000, singlesNet: 12_500 });
            await running.sql(`INSERT INTO pack_discount ("productVariantId", unit, "basisPoints") VALUES ($1, 'box', 500)`, [a]);
            expect(await offered(company.id, set.id)).toBeUndefined();
            await running.sql('DELETE FROM pack_discount');
        });

        it('asks the database as often for many sets as for one', async () => {
            const variants = await goods(Array.from({ length: 12 }, (_, i) => ({ unitNet: 1000 + i })));
            const made: number[] = [];
            for (let i = 0; i < 6; i++) made.push((await makeSet([{ variantId: variants[i] ?? 0, quantity: 1 }, { variantId: variants[i + 6] ?? 0, quantity: 2 }], 2900)).id);
            const count = async (setIds: number[]) => {
                const { driver } = running.server.app.get(TransactionalConnection).rawConnection;
                const open = driver.createQueryRunner.bind(driver);
                let used = 0;
                driver.createQueryRunner = mode => (used++, open(mode));
                const found = await offers.offers(await fresh(), { companyId: company.id, currencyCode: 'IRR' }, { setIds }, new Date());
                driver.createQueryRunner = open;
                expect(found).toHaveLength(setIds.length);
                return used;
            };
            // What runs in the background adds to a count, so the least of some is the one that we asked for.
            const least = async (setIds: number[]) => Math.min(await count(setIds), await count(setIds), await count(setIds));
            await count(made);
            expect(await least(made)).toBe(await least(made.slice(0, 1)));
        });
    });

    describe('the order', () => {
        it('has single products that carry the set, add up to the minor unit, and stand beside the same product bought by itself', async () => {
            const buyer = await factory.member(company.id);
            const [a = 0, b = 0] = await goods([{ unitNet: rials }, { unitNet: 700 }]);
            const set = await makeSet([{ variantId: a, quantity: 3 }, { variantId: b, quantity: 7 }], 8_000_000_001);
            await put(buyer, set.id, 7);
            await putSingle(buyer, a, 2);
            const cart = await view(buyer);
            expect(cart.lines.map(line => [line.variantId, line.quantity])).toEqual([[a, 2]]);
            expect(cart.sets).toMatchObject([{ setId: set.id, quantity: 7, state: 'same', lineNet: 7 * 8_000_000_001, unitNet: 8_000_000_001 }]);
            expect(cart.totalNet).toBe(7 * 8_000_000_001 + 2 * rials);
            const placed = await place(buyer);
            if (!('orderId' in placed)) throw new Error(placed.reason);
            const lines = await linesOf(placed.orderId);
            expect(lines.map(line => [line.variantId, line.quantity, line.set])).toEqual([[a, 21, set.code], [b, 49, set.code], [a, 2, null]]);
            const ofSet = lines.filter(line => line.set !== null);
            expect(ofSet.reduce((sum, line) => sum + Number(line.lineNet), 0)).toBe(7 * 8_000_000_001);
            const order = await customers.find(await fresh(), buyer, placed.orderId);
            expect((await order.batch.linesOf(placed.orderId)).map(line => line.set?.quantity ?? null)).toEqual([7, 7, null]);
        });

        it('counts a set for the value of the order, whose discount and bonuses are of what is bought by itself', async () => {
            const buyer = await factory.member(company.id);
            const [a = 0, b = 0, c = 0] = await goods([{ unitNet: 1000 }, { unitNet: 500 }, { unitNet: 3001 }]);
            const set = await makeSet([{ variantId: a, quantity: 1 }, { variantId: b, quantity: 2 }], 1801);
            await running.sql(`INSERT INTO order_value_discount ("currencyCode", "fromNet", "basisPoints") VALUES ('IRR', 10000, 1000)`);
            await running.sql(`INSERT INTO bonus_offer ("productVariantId", "currencyCode", "buyQuantity", "unitNet") VALUES ($1, 'IRR', 1, 1)`, [a]);
            await put(buyer, set.id, 5);
            expect(await view(buyer)).toMatchObject({ totalNet: 9005, orderDiscount: null });
            await putSingle(buyer, c, 1);
            await putSingle(buyer, a, 2);
            const cart = await view(buyer);
            // 9,005 of the set, 3,001, and of two pieces at 1,000 one for 1: a tenth of 4,002 comes off.
            expect(cart).toMatchObject({ goodsNet: 13_007, totalNet: 12_607, orderDiscount: { net: 400, basisPoints: 1000 }, sets: [{ lineNet: 9005, unitNet: 1801 }] });
            expect(cart.sets[0]?.lines.map(line => [line.bonusQuantity, line.orderOffNet, line.bonus])).toEqual([[0, 0, null], [0, 0, null]]);
            expect(cart.lines.map(line => [line.bonusOffNet, line.orderOffNet])).toEqual([[0, 300], [999, 100]]);
            const stale = await place(buyer, { shownTotalGross: cart.totalGross, shownPriceStamp: 'of other prices' });
            expect(stale).not.toHaveProperty('orderId');
            const placed = await place(buyer, { shownTotalGross: cart.totalGross, shownPriceStamp: cart.priceStamp });
            if (!('orderId' in placed)) throw new Error(placed.reason);
            const lines = await linesOf(placed.orderId);
            expect(lines.reduce((sum, line) => sum + Number(line.lineNet), 0)).toBe(12_607);
            await running.sql('DELETE FROM order_value_discount');
            await running.sql('DELETE FROM bonus_offer');
        });

        it('is not changed by one part alone: core says why, and our rows speak of single products', async () => {
            const buyer = await factory.member(company.id);
            const [a = 0, b = 0] = await goods([{ unitNet: 1000 }, { unitNet: 500 }]);
            const set = await makeSet([{ variantId: a, quantity: 1 }, { variantId: b, quantity: 1 }], 1200);
            await put(buyer, set.id, 2);
            const line = (await view(buyer)).sets[0]?.lines[0];
            const refused = await running.server.app.get(CoreCartService).adjust(await fresh(), buyer, { orderLineId: line?.id ?? 0, quantity: 5 });
            expect(refused).toMatchObject({ interceptorError: expect.stringContaining('جزئی از یک ست') as string });
            await putSingle(buyer, a, 0);
            expect((await view(buyer)).sets[0]?.lines).toHaveLength(2);
            await carts.clear(await fresh(), buyer);
            expect(await view(buyer)).toMatchObject({ sets: [], lines: [], totalGross: 0 });
        });

        it('tells of a price, parts or an end that came between cart and order', async () => {
            const buyer = await factory.member(company.id);
            const [a = 0, b = 0, c = 0] = await goods([{ unitNet: 1000 }, { unitNet: 500 }, { unitNet: 300 }]);
            const set = await makeSet([{ variantId: a, quantity: 1 }, { variantId: b, quantity: 2 }], 1800);
            await put(buyer, set.id, 2);
            const shown = (await view(buyer)).totalGross;
            const dearer = await desk.save(factory.ctx, systemScope, { ...input(set), id: set.id, prices: [{ currencyCode: 'IRR', unitNet: 1900 }] });
            expect((await view(buyer)).notices).toMatchObject([{ code: 'price-changed', message: expect.stringContaining('ست') as string }]);
            expect(await place(buyer, { shownTotalGross: shown })).toMatchObject({ reason: 'price-changed', shownTotal: shown, currentTotal: 4180 });

            await desk.save(factory.ctx, systemScope, { ...input(dearer), id: set.id, parts: [{ variantId: a, quantity: 1 }, { variantId: c, quantity: 5 }] });
            expect(await view(buyer)).toMatchObject({ notices: [{ code: 'set-changed' }], sets: [{ state: 'changed' }] });
            expect(await place(buyer)).toMatchObject({ reason: 'set-changed' });
            await put(buyer, set.id, 2);
            expect((await view(buyer)).sets[0]?.lines.map(line => [line.variantId, line.quantity])).toEqual([[a, 2], [c, 10]]);

            await desk.remove(factory.ctx, systemScope, set.id);
            const gone = await view(buyer);
            expect(gone).toMatchObject({ notices: [{ code: 'set-not-available' }], sets: [{ setId: null, state: 'gone' }] });
            expect(await place(buyer)).toMatchObject({ reason: 'set-not-available' });
            await cartSets.setSets(await fresh(), buyer, { sets: [{ cartSetId: gone.sets[0]?.id ?? 0, quantity: 0 }] });
            expect(await view(buyer)).toMatchObject({ sets: [], totalGross: 0 });
        });

        it('takes no more sets than there are, with what the cart holds by itself counted', async () => {
            const buyer = await factory.member(company.id);
            const [a = 0, b = 0] = await goods([{ unitNet: 1000, stock: 10 }, { unitNet: 500, stock: 100 }]);
            const set = await makeSet([{ variantId: a, quantity: 2 }, { variantId: b, quantity: 1 }], 2000);
            await running.sql(`UPDATE availability_settings SET "showAs" = 'bands'`);
            expect((await put(buyer, set.id, 6)).setAnswers).toMatchObject([{ outcome: 'rejected', reason: 'insufficient-stock', available: null }]);
            await running.sql(`UPDATE availability_settings SET "showAs" = 'exact'`);
            expect((await put(buyer, set.id, 6)).setAnswers).toMatchObject([{ outcome: 'rejected', reason: 'too-few-sets', available: 5 }]);
            await putSingle(buyer, a, 3);
            expect((await put(buyer, set.id, 4)).setAnswers).toMatchObject([{ reason: 'too-few-sets', available: 3 }]);
            expect((await put(buyer, set.id, 3)).setAnswers).toMatchObject([{ outcome: 'ok' }]);
            expect((await putSingle(buyer, a, 5)).answers).toMatchObject([{ outcome: 'rejected', reason: 'insufficient-stock', nearest: [4] }]);
            expect((await put(buyer, set.id, 1, 'ADD')).setAnswers).toMatchObject([{ outcome: 'rejected' }]);
        });

        it('gets the last piece of a part once, in a set or by itself, whoever comes first', async () => {
            const [a = 0, b = 0] = await goods([{ unitNet: 1000, stock: 6 }, { unitNet: 500, stock: 1000 }]);
            const set = await makeSet([{ variantId: a, quantity: 2 }, { variantId: b, quantity: 1 }], 2000);
            const buyers = await Promise.all(Array.from({ length: 8 }, () => factory.member(company.id)));
            for (const [i, buyer] of buyers.entries()) await (i % 2 === 0 ? put(buyer, set.id, 1) : putSingle(buyer, a, 2));
            const answers = await Promise.all(buyers.map(buyer => place(buyer)));
            expect(answers.filter(answer => 'orderId' in answer)).toHaveLength(3);
            expect(answers.filter(answer => 'reason' in answer && answer.reason === 'insufficient-stock')).toHaveLength(5);
            expect(await running.sql('SELECT "stockOnHand" - "stockAllocated" AS left FROM stock_level WHERE "productVariantId" = $1', [a])).toEqual([{ left: 0 }]);
        });

        it('comes again as a set, and by itself once the set is over', async () => {
            const buyer = await factory.member(company.id);
            const [a = 0, b = 0] = await goods([{ unitNet: 1000 }, { unitNet: 500 }]);
            const set = await makeSet([{ variantId: a, quantity: 1 }, { variantId: b, quantity: 2 }], 1800);
            await put(buyer, set.id, 3);
            const placed = await place(buyer);
            if (!('orderId' in placed)) throw new Error(placed.reason);
            const { code } = await customers.find(await fresh(), buyer, placed.orderId);
            expect(await customers.reorder(await fresh(), buyer, { code })).toMatchObject({ cart: { totalNet: 5400 }, setAnswers: [{ outcome: 'ok' }] });
            await carts.clear(await fresh(), buyer);
            await desk.save(factory.ctx, systemScope, { ...input(set), id: set.id, enabled: false });
            expect(await customers.reorder(await fresh(), buyer, { code })).toMatchObject({ cart: { totalNet: 6000 }, setAnswers: [{ reason: 'set-not-available' }] });
        });
    });

    it('refuses a stale form, a code that is taken, and a set that is none', async () => {
        const [a = 0, b = 0] = await goods([{}, {}]);
        const parts = [{ variantId: a, quantity: 1 }, { variantId: b, quantity: 1 }];
        const set = await makeSet(parts, 100);
        const next = await desk.save(factory.ctx, systemScope, { ...input(set), id: set.id, version: set.version });
        expect(next.version).not.toBe(set.version);
        await expect(desk.save(factory.ctx, systemScope, { ...input(set), id: set.id, version: set.version })).rejects.toThrow(new RegExp(`version.*${next.version}`));
        await expect(makeSet(parts, 100, { code: set.code })).rejects.toThrow(/code/);
        await expect(makeSet([{ variantId: a, quantity: 1 }], 100)).rejects.toThrow(/parts/);
        await expect(makeSet([...parts, { variantId: a, quantity: 2 }], 100)).rejects.toThrow(/parts/);
        await expect(makeSet(parts, 0)).rejects.toThrow(/unitNet/);
        await expect(makeSet([{ variantId: 999_999, quantity: 2 }], 100)).rejects.toThrow(/parts\.0\.variantId/);
    });

    type Made = Awaited<ReturnType<typeof makeSet>>;
    function input({ code, names, parts, prices, enabled }: Made) {
        return {
            code, names, enabled,
            parts: parts.map(({ productVariantId, quantity }) => ({ variantId: productVariantId, quantity })),
            prices: prices.map(({ currencyCode, unitNet }) => ({ currencyCode, unitNet })),
        };
    }
});
