import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { addDays, localDateOf, spanOf, startOfDay } from '../../../kernel/time';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { CompanyGroupService, FirmSettingsService } from '../../organizations';
import { QuotaDeskService } from '../../quotas';
import { CartDeskService, CartService, CompanyOrderService, type MyCart, PlacementService } from '..';
import { CartReader } from './cart-reader.service';
import type { CartView } from './cart-view';
import { CartTransferService } from './cart-transfer.service';
import { CoreCartService } from './core-cart.service';

describe('carts of a company', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let carts: CartService;
    let desk: CartDeskService;
    let variants: number[];
    let keys = 0;

    const key = () => `shared-carts-${++keys}`;
    const fresh = () => factory.context();
    const set = async (scope: MemberScope, variantId: number, quantity: number, named: object = {}, mode: 'ADD' | 'SET' = 'SET') =>
        carts.setLines(await fresh(), scope, { lines: [{ variantId, unit: 'm2', quantity, mode }], ...named });
    const made = async (scope: MemberScope, input: object = {}): Promise<MyCart> => {
        const cart = await desk.create(await fresh(), scope, { idempotencyKey: key(), ...input });
        if (!('id' in cart)) throw new Error(`No cart: ${cart.reason}`);
        return cart;
    };
    const shared = async (scope: MemberScope, cart: MyCart, sharing: string, memberIds: number[] = []) => desk.share(await fresh(), scope, { cartId: cart.id, sharing, memberIds });
    const namesOf = async (scope: MemberScope) => (await desk.list(await fresh(), scope)).map(({ name, isCurrent }) => `${name}${isCurrent ? '*' : ''}`);
    const place = async (scope: MemberScope, cartId: number | null, shownTotalGross: number) =>
        running.server.app.get(PlacementService).place(await fresh(), scope, { cartId, branchId: company.branchId, shownTotalGross, idempotencyKey: key() });

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [carts, desk] = [app.get(CartService), app.get(CartDeskService)];
        company = await factory.company();
        variants = await factory.variants(company.id, [{ unitNet: 1000 }, { unitNet: 2000 }, { unitNet: 3000 }]);
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('are several for one member, each with its lines; core’s operations mean the one that he works on', async () => {
        const buyer = await factory.member(company.id);
        const [first = 0, second = 0] = variants;
        await set(buyer, first, 2);
        const site = await made(buyer, { name: 'Site Yazd', remark: 'second floor' });
        expect(await namesOf(buyer)).toEqual(['', 'Site Yazd*']);
        await set(buyer, second, 5);
        const core = running.server.app.get(CoreCartService);
        expect((await core.activeOrder(await fresh(), buyer))?.id).toBe(site.id);
        expect((await core.add(await fresh(), buyer, [{ productVariantId: second, quantity: 1 }])).order.subTotal).toBe(12_000);
        const [unnamed] = await desk.list(await fresh(), buyer);
        await desk.switchTo(await fresh(), buyer, unnamed?.id ?? 0);
        expect(await carts.find(await fresh(), buyer)).toMatchObject({ totalNet: 2000 });
        // A cart that is named is meant, whichever is current.
        expect((await set(buyer, first, 1, { cartId: site.id })).cart).toMatchObject({ orderId: site.id, totalNet: 13_000 });
        const copy = await made(buyer, { name: 'A second site', copyOf: site.id });
        expect(copy).toMatchObject({ lineCount: 2, totalNet: 13_000, isCurrent: true });
        expect(await desk.create(await fresh(), buyer, { name: 'site yazd', idempotencyKey: key() })).toMatchObject({ reason: 'name-taken', field: 'name' });
        expect(await desk.update(await fresh(), buyer, { cartId: copy.id, name: 'Site Yazd' })).toMatchObject({ reason: 'name-taken' });
        expect(await desk.remove(await fresh(), buyer, { cartId: copy.id })).toMatchObject({ name: 'A second site' });
        expect(await namesOf(buyer)).toEqual(['*', 'Site Yazd']);
        expect(await running.sql('SELECT 1 FROM order_line WHERE "orderId" = $1', [copy.id])).toEqual([]);
    });

    it('are made once by one key, and no more than fifty of a member', async () => {
        const buyer = await factory.member(company.id);
        const idempotencyKey = key();
        const twice = await Promise.all([1, 2].map(async () => desk.create(await fresh(), buyer, { name: 'Once', idempotencyKey })));
        expect(twice[0]).toEqual(twice[1]);
        for (let i = 1; i < 50; i++) await made(buyer, { name: `Cart ${i}` });
        expect(await desk.create(await fresh(), buyer, { name: 'One too many', idempotencyKey: key() })).toMatchObject({ reason: 'too-many' });
        expect(await desk.create(await fresh(), { ...buyer, isGuest: true }, { idempotencyKey: key() })).toMatchObject({ reason: 'guest' });
    });

    it('are seen by those with whom they are shared, and by nobody else', async () => {
        const [owner, colleague, chosen] = [await factory.member(company.id), await factory.member(company.id), await factory.member(company.id)];
        const ofBranch = await factory.member(company.id, 'buyer', company.branchId);
        const stranger = await factory.member((await factory.company()).id);
        await running.sql('UPDATE company_member SET "acceptedAt" = now()');
        const cart = await made(owner, { name: 'Shared site' });
        const sees = async (scope: MemberScope) => (await desk.list(await fresh(), scope)).some(one => one.id === cart.id);
        const all = async () => Promise.all([colleague, chosen, ofBranch, stranger].map(sees));
        expect(await all()).toEqual([false, false, false, false]);
        await expect(set(colleague, variants[0] ?? 0, 1, { cartId: cart.id })).rejects.toThrow(/not-found/);
        expect(await shared(owner, cart, 'CHOSEN')).toMatchObject({ reason: 'nobody-chosen' });
        expect(await shared(owner, cart, 'CHOSEN', [stranger.memberId])).toMatchObject({ reason: 'not-a-colleague' });
        expect(await shared(owner, cart, 'CHOSEN', [chosen.memberId, ofBranch.memberId])).toMatchObject({ sharing: 'chosen', isOwn: true });
        expect(await all()).toEqual([false, true, true, false]);
        // All colleagues; those of a branch see what people of their branch share.
        await shared(owner, cart, 'COMPANY');
        expect(await all()).toEqual([true, true, false, false]);
        expect(await desk.share(await fresh(), colleague, { cartId: cart.id, sharing: 'NONE' })).toMatchObject({ reason: 'not-owner' });
        expect(await sees({ ...colleague, permissions: new Set(['see-prices']) })).toBe(false);
        await expect(place(stranger, cart.id, 1)).rejects.toThrow(/not-found/);
        await expect(desk.share(await fresh(), stranger, { cartId: cart.id, sharing: 'NONE' })).rejects.toThrow(/not-found/);
        await expect(desk.update(await fresh(), owner, { cartId: cart.id, name: 'x', version: 1 })).rejects.toThrow(/version: was changed meanwhile/);
        // Whom he switched to it by name works on it, until it is his no more.
        await desk.switchTo(await fresh(), colleague, cart.id);
        expect(await carts.find(await fresh(), colleague)).toMatchObject({ orderId: cart.id });
        await shared(owner, cart, 'NONE');
        expect(await carts.find(await fresh(), colleague)).toBeNull();
    });

    it('lose nothing when two people change them at once, and tell each what the other did', async () => {
        const [owner, colleague] = [await factory.member(company.id), await factory.member(company.id)];
        const [first = 0, second = 0, third = 0] = variants;
        const cart = await made(owner, { name: 'Both' });
        await shared(owner, cart, 'COMPANY');
        const cartId = cart.id;
        await Promise.all(Array.from({ length: 20 }, (_, i) => set(i % 2 === 0 ? owner : colleague, first, 1, { cartId }, 'ADD')));
        const seen = (await carts.find(await fresh(), owner, cartId))?.version ?? 0;
        expect(await carts.find(await fresh(), owner, cartId)).toMatchObject({ totalNet: 20_000 });
        await set(colleague, first, 33, { cartId, version: seen });
        // The owner still has the version before: his quantity of that line was meant for another; the rest of his rows is taken.
        const { answers, cart: after } = await carts.setLines(await fresh(), owner, {
            cartId, version: seen,
            lines: [{ variantId: first, unit: 'm2', quantity: 5 }, { variantId: second, unit: 'm2', quantity: 4 }, { variantId: first, unit: 'm2', quantity: 1, mode: 'ADD' }],
        });
        expect(answers.map(one => one.reason)).toEqual(['changed-meanwhile', null, null]);
        expect(after.totalNet).toBe(34 * 1000 + 4 * 2000);
        const reader = running.server.app.get(CartReader);
        const ofOwner = await reader.view(await fresh(), owner, after, seen);
        expect(ofOwner.notices.map(({ code, message }) => `${code} ${message}`)).toEqual([expect.stringMatching(/^changed-by Sara Karimi .* 1 \(Moquette/)]);
        // A colleague who looks later is told of what came after his own change.
        const toColleague = await reader.view(await fresh(), colleague, await carts.find(await fresh(), colleague, cartId));
        expect(toColleague.notices.map(({ code, message }) => `${code} ${message}`)).toEqual([expect.stringMatching(/^changed-by .* 2 \(/)]);
        // Neither may empty it without having seen the last change.
        await expect(carts.clear(await fresh(), colleague, { cartId, version: seen })).rejects.toThrow(/version/);
        await expect(desk.remove(await fresh(), owner, { cartId, cartVersion: seen })).rejects.toThrow(/version/);
        const own = await set(owner, third, 1, { cartId, version: after.version });
        expect(own.answers).toMatchObject([{ outcome: 'ok' }]);
    });

    it('are placed once, by whoever of them is first, and the order is his; the other one’s own cart stays', async () => {
        const [owner, colleague] = [await factory.member(company.id), await factory.member(company.id)];
        const [first = 0, second = 0] = variants;
        const cart = await made(owner, { name: 'To place' });
        await shared(owner, cart, 'COMPANY');
        const { cart: filled } = await set(owner, first, 3, { cartId: cart.id });
        const { cart: own } = await set(colleague, second, 1);
        await desk.switchTo(await fresh(), colleague, cart.id);
        const answers = await Promise.all([place(owner, cart.id, filled.totalGross), place(colleague, null, filled.totalGross)]);
        const placed = answers.filter(answer => 'orderId' in answer);
        expect(placed).toEqual([{ orderId: cart.id }]);
        const order = await running.server.app.get(CompanyOrderService).find(await fresh(), { kind: 'system' }, cart.id);
        const winner = 'orderId' in (answers[0] ?? {}) ? owner : colleague;
        expect(order.placedByMemberId).toBe(winner.memberId);
        const [core] = await running.sql<{ customerId: number }>('SELECT "customerId" FROM "order" WHERE id = $1', [cart.id]);
        expect(core?.customerId).toBe(winner.customerId);
        expect(await carts.find(await fresh(), colleague)).toMatchObject({ orderId: own.orderId, totalNet: 2000 });
        expect(await running.sql('SELECT 1 FROM member_cart WHERE id = $1', [cart.id])).toEqual([]);
    });

    it('stay with the colleagues when their owner is gone', async () => {
        const [owner, colleague] = [await factory.member(company.id), await factory.member(company.id)];
        const cart = await made(owner, { name: 'Left behind' });
        await shared(owner, cart, 'COMPANY');
        await set(owner, variants[0] ?? 0, 3, { cartId: cart.id });
        await running.sql('UPDATE company_member SET active = false WHERE id = $1', [owner.memberId]);
        expect((await desk.list(await fresh(), colleague)).find(one => one.id === cart.id)).toMatchObject({ mayManage: true, lineCount: 1 });
        expect(await desk.update(await fresh(), colleague, { cartId: cart.id, name: 'Taken over' })).toMatchObject({ name: 'Taken over' });
        expect(await place(colleague, cart.id, 3300)).toEqual({ orderId: cart.id });
    });

    it('take over chosen lines from each other, once, on top of what they hold, and leave behind what the other one does not take', async () => {
        const [buyer, [first = 0, second = 0, third = 0]] = [await factory.member(company.id), variants];
        const [from, to] = [await made(buyer, { name: 'From' }), await made(buyer, { name: 'To' })];
        for (const [variantId, remark] of [[first, 'blue'], [second, ''], [third, '']] as const) {
            await carts.setLines(await fresh(), buyer, { cartId: from.id, lines: [{ variantId, unit: 'm2', quantity: 4, remark }] });
        }
        await carts.setLines(await fresh(), buyer, { cartId: to.id, lines: [{ variantId: second, unit: 'm2', quantity: 1, remark: 'kept' }] });
        const held = async (cartId: number) => running.sql(
            `SELECT l."productVariantId" AS id, l.quantity, c.remark FROM order_line l JOIN company_order_line c ON c.id = l.id WHERE l."orderId" = $1 ORDER BY l."productVariantId"`, [cartId]);
        const transfers = running.server.app.get(CartTransferService);
        const input = { fromCartId: from.id, toCartId: to.id, variantIds: [first, second], idempotencyKey: key() };
        expect(await transfers.transfer(await fresh(), buyer, input)).toMatchObject([{ outcome: 'ok' }, { outcome: 'ok' }]);
        await transfers.transfer(await fresh(), buyer, input);
        expect(await held(from.id)).toEqual([{ id: third, quantity: 4, remark: '' }]);
        expect(await held(to.id)).toEqual([{ id: first, quantity: 4, remark: 'blue' }, { id: second, quantity: 5, remark: 'kept' }]);
        expect(await carts.find(await fresh(), buyer, to.id)).toMatchObject({ totalNet: 14_000 });
        await transfers.transfer(await fresh(), buyer, { ...input, variantIds: [third], isCopy: true, idempotencyKey: key() });
        expect([await held(from.id), await held(to.id)]).toMatchObject([[{ id: third }], [{ id: first }, { id: second }, { id: third }]]);
        // What there is not enough of for both stays.
        await running.sql('UPDATE stock_level SET "stockOnHand" = 6 WHERE "productVariantId" = $1', [third]);
        const refused = await transfers.transfer(await fresh(), buyer, { ...input, variantIds: [third, first], idempotencyKey: key() });
        await running.sql('UPDATE stock_level SET "stockOnHand" = 1000 WHERE "productVariantId" = $1', [third]);
        expect(refused).toMatchObject([{ outcome: 'rejected', reason: 'insufficient-stock' }, { outcome: 'rejected', reason: 'not-available' }]);
        expect(await held(from.id)).toEqual([{ id: third, quantity: 4, remark: '' }]);
        // Towards each other at once: every unit is still in one of them.
        await Promise.all([
            transfers.transfer(await fresh(), buyer, { ...input, variantIds: [third], idempotencyKey: key() }),
            transfers.transfer(await fresh(), buyer, { ...input, fromCartId: to.id, toCartId: from.id, variantIds: [first, second], idempotencyKey: key() }),
        ]);
        const all = [...(await held(from.id)), ...(await held(to.id))] as { id: number; quantity: number }[];
        expect(all.map(({ id, quantity }) => [id, quantity]).sort()).toEqual([[first, 4], [second, 5], [third, 8]].sort());
        const stranger = await factory.member((await factory.company()).id);
        await expect(transfers.transfer(await fresh(), stranger, { ...input, idempotencyKey: key() })).rejects.toThrow();
    });

    describe('quotas', () => {
        const zone = 'Asia/Tehran';
        let staff: StaffScope;
        let quotas: QuotaDeskService;

        const quota = (wish: object) => quotas.create(factory.ctx, staff, { period: 'month', maxQuantity: 10, idempotencyKey: key(), ...wish });
        const version = async (id: number) => (await quotas.find(factory.ctx, staff, id))?.version ?? 0;
        const fill = async (buyer: MemberScope, ...lines: [variantId: number, quantity: number][]) => {
            const ctx = await factory.context();
            await running.server.app.get(CartService).setLines(ctx, buyer, { lines: lines.map(([variantId, quantity]) => ({ variantId, unit: 'm2', quantity })) });
        };
        const tryToBuy = async (buyer: MemberScope): Promise<string> => {
            const shownTotalGross = (await carts.find(await fresh(), buyer))?.totalGross ?? 0;
            const answer = await place(buyer, null, shownTotalGross);
            return 'orderId' in answer ? 'placed' : answer.reason;
        };
        /** Each of so many buyers has the quantity in his cart, and all order together. */
        const rush = async (buyers: number, variantId: number, quantity: number) => {
            const members = await Promise.all(Array.from({ length: buyers }, () => factory.member(company.id)));
            for (const member of members) await fill(member, [variantId, quantity]);
            return (await Promise.all(members.map(tryToBuy))).filter(answer => answer === 'placed').length;
        };
        const cartOf = async (buyer: MemberScope): Promise<CartView> => {
            const ctx = await factory.context();
            return running.server.app.get(CartReader).view(ctx, buyer, await running.server.app.get(CartService).find(ctx, buyer));
        };
        /** The cart's lines with what each may have. */
        const told = async (buyer: MemberScope) => (await cartOf(buyer)).lines.map(({ quota: one }) => one);
        const latestOrder = async () => (await running.sql<{ id: number }>('SELECT max("orderId") AS id FROM company_order WHERE "placedAt" IS NOT NULL'))[0]?.id ?? 0;

        beforeAll(async () => {
            staff = await factory.staff();
            quotas = running.server.app.get(QuotaDeskService);
            await running.server.app.get(FirmSettingsService).update(factory.ctx, systemScope, { calendar: 'jalali', timeZone: zone });
        });
        beforeEach(async () => {
            company = await factory.company();
        });

        it('are told at the line before ordering, bind to the last unit, and come back with a cancelled order', async () => {
            const [buyer, [variantId = 0, other = 0]] = [await factory.member(company.id), await factory.variants(company.id, [{}, {}])];
            await quota({ companyId: company.id, productVariantId: variantId, maxQuantity: 10 });
            await fill(buyer, [variantId, 7], [other, 50]);
            const lastDay = addDays(spanOf(localDateOf(new Date(), zone), 'month', 'jalali').until, -1);
            const full = { period: 'month', maxQuantity: 10, orderedQuantity: 0, leftQuantity: 10, mostQuantity: 10, lastDay, isShared: false, isPassed: false };
            expect(await told(buyer)).toEqual([full, null]);
            expect(await tryToBuy(buyer)).toBe('placed');
            const orderId = await latestOrder();
            await fill(buyer, [variantId, 4]);
            expect(await told(buyer)).toEqual([{ ...full, orderedQuantity: 7, leftQuantity: 3, mostQuantity: 3, isPassed: true }]);
            expect((await cartOf(buyer)).notices).toMatchObject([{ code: 'over-quota', message: expect.stringMatching(/ 3 /) as string }]);
            expect(await tryToBuy(buyer)).toBe('over-quota');
            await fill(buyer, [variantId, 3]);
            expect((await cartOf(buyer)).notices).toEqual([]);
            expect(await tryToBuy(buyer)).toBe('placed');
            await running.server.app.get(CompanyOrderService).transition(await factory.context(), orderId, 'Cancelled', systemScope, 'not needed');
            await fill(buyer, [variantId, 7]);
            expect(await tryToBuy(buyer)).toBe('placed');
        });

        it('of many who order together let through what is left, and not one more', async () => {
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            await quota({ companyId: company.id, productVariantId: variantId, maxQuantity: 7 });
            expect(await rush(6, variantId, 2)).toBe(3);
            const another = await factory.company();
            const [own = 0] = await factory.variants(another.id, [{}]);
            expect((await quotas.list(factory.ctx, staff, { companyId: company.id })).items).toMatchObject([{ orderedQuantity: 6, maxQuantity: 7 }]);
            company = another;
            expect(await rush(2, own, 9)).toBe(2);
        });

        it('of a product or category count all its articles together, and those of another period or company not at all', async () => {
            const [buyer, variants] = [await factory.member(company.id), await factory.variants(company.id, [{}, {}])];
            const [first = 0, second = 0] = variants;
            await running.sql('UPDATE product_variant SET "productId" = (SELECT "productId" FROM product_variant WHERE id = $1) WHERE id = $2', [first, second]);
            const [{ productId } = { productId: 0 }] = await running.sql<{ productId: number }>('SELECT "productId" FROM product_variant WHERE id = $1', [first]);
            await quota({ companyId: company.id, productId, period: 'week', maxQuantity: 10 });
            await fill(buyer, [first, 6], [second, 5]);
            expect(await told(buyer)).toMatchObject([{ mostQuantity: 5, isShared: true, isPassed: true }, { mostQuantity: 4, isPassed: true }]);
            expect(await tryToBuy(buyer)).toBe('over-quota');
            await fill(buyer, [second, 4]);
            expect(await tryToBuy(buyer)).toBe('placed');
            await fill(buyer, [first, 1]);
            expect(await tryToBuy(buyer)).toBe('over-quota');
            // The order was placed in the last instant of the week before.
            const began = startOfDay(spanOf(localDateOf(new Date(), zone), 'week', 'jalali').from, zone);
            await running.sql('UPDATE company_order SET "placedAt" = $2 WHERE "orderId" = $1', [await latestOrder(), new Date(began.getTime() - 1)]);
            expect(await told(buyer)).toMatchObject([{ orderedQuantity: 0 }]);
            await running.sql('UPDATE company_order SET "placedAt" = $2 WHERE "orderId" = $1', [await latestOrder(), began]);
            expect(await told(buyer)).toMatchObject([{ orderedQuantity: 10 }]);
        });

        it('of a group are each company’s by itself, and its own goes before', async () => {
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            const groupId = await running.server.app.get(CompanyGroupService).create(factory.ctx, systemScope, { name: `Dealers ${key()}` });
            await running.sql('UPDATE company SET "groupName" = (SELECT name FROM company_group WHERE id = $1) WHERE id = $2', [groupId, company.id]);
            const ofGroup = await quota({ groupId, productVariantId: variantId, maxQuantity: 3 });
            const buyer = await factory.member(company.id);
            await fill(buyer, [variantId, 4]);
            expect(await tryToBuy(buyer)).toBe('over-quota');
            const own = await quota({ companyId: company.id, productVariantId: variantId, maxQuantity: 4 });
            expect(await tryToBuy(buyer)).toBe('placed');
            if (!('id' in own) || !('id' in ofGroup)) throw new Error('No quota');
            expect(await quotas.change(factory.ctx, staff, { id: own.id, version: await version(own.id), period: 'month', maxQuantity: 2 })).toMatchObject({ maxQuantity: 2, orderedQuantity: 4 });
            await expect(quotas.change(factory.ctx, staff, { id: own.id, version: 1, period: 'month', maxQuantity: 9 })).rejects.toThrow();
            expect(await quota({ companyId: company.id, productVariantId: variantId })).toMatchObject({ reason: 'twin' });
            await fill(buyer, [variantId, 1]);
            expect(await told(buyer)).toMatchObject([{ leftQuantity: 0, isPassed: true }]);
            await quotas.remove(factory.ctx, staff, { id: own.id, version: await version(own.id) });
            await quotas.remove(factory.ctx, staff, { id: ofGroup.id, version: await version(ofGroup.id) });
            expect(await tryToBuy(buyer)).toBe('placed');
        });

        it('come from a file, row by row, and are told apart from those that were there', async () => {
            const [{ code } = { code: '' }] = await running.sql<{ code: string }>('UPDATE company SET code = $2 WHERE id = $1 RETURNING code', [company.id, `Q-${key()}`]);
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            const [{ sku } = { sku: '' }] = await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = $1', [variantId]);
            const send = async (...rows: string[]) => {
                const file = ['company,group,sku,category,period,maxQuantity', ...rows].join('\n');
                const report = await running.server.app.get(ImportService).run(factory.ctx, 'quotas', Buffer.from(file), 'quotas.csv', { dryRun: false, scope: staff });
                return report.answers.map(({ outcome, message }) => `${outcome} ${message ?? ''}`.trim());
            };
            expect(await send(`${code},,${sku},,month,25`, `${code},,${sku},,month,30`, `nobody,,${sku},,month,5`, `${code},,no-such,,day,5`, `,,${sku},,day,5`, `${code},,${sku},,fortnight,5`, `${code},,${sku},,day,0`)).toEqual([
                'created', 'rejected period: stands in row 2 already', 'rejected company: there is no company of this code', 'rejected sku: there is no article of this number',
                'rejected company: name a company or a group', expect.stringMatching(/^rejected period/), expect.stringMatching(/^rejected maxQuantity/),
            ]);
            expect(await send(`${code},,${sku},,month,25`, `${code},,${sku},,year,300`)).toEqual(['unchanged', 'created']);
            expect(await send(`${code},,${sku},,MONTH,26`)).toEqual(['updated']);
            expect((await quotas.list(factory.ctx, staff, { companyId: company.id, period: 'month' })).items).toMatchObject([{ maxQuantity: 26, version: 2, sku }]);
        });
    });
});
