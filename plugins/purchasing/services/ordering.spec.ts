import { type RequestContext } from '@vendure/core';

import { addDays } from '../../../kernel/time';
import { type MemberPermission, type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CreditService } from '../../finance';
import { CompanyService } from '../../organizations';
import { CartService, CompanyOrderService, CustomerOrderService, OrderReviewService, OrderRulesService, type PlaceOrderInput, PlacementService } from '..';

const together = <T>(count: number, work: (index: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
    Promise.allSettled(Array.from({ length: count }, (_, index) => work(index)));
const tally = (answers: PromiseSettledResult<unknown>[]) => {
    const found: Record<string, number> = {};
    for (const answer of answers) {
        const value = answer.status === 'rejected' ? { reason: String(answer.reason) } : (answer.value as { orderId?: number; reason?: string });
        const name = 'orderId' in value ? 'placed' : (value.reason ?? 'other');
        found[name] = (found[name] ?? 0) + 1;
    }
    return found;
};

describe('ordering', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let carts: CartService;
    let placement: PlacementService;
    let review: OrderReviewService;
    let orders: CompanyOrderService;
    let customers: CustomerOrderService;
    let credit: CreditService;
    let keys = 0;

    const key = () => `ordering-spec-${++keys}`;
    const fresh = (): Promise<RequestContext> => factory.context();
    const set = async (scope: MemberScope, variantId: number, quantity: number, more: object = {}) =>
        carts.setLines(await fresh(), scope, { lines: [{ variantId, unit: 'm2', quantity, ...more }] });
    const place = async (scope: MemberScope, more: Partial<PlaceOrderInput> = {}) => {
        const ctx = await fresh();
        const shownTotalGross = (await carts.find(ctx, scope))?.totalGross ?? 0;
        return placement.place(ctx, scope, { branchId: company.branchId, shownTotalGross, idempotencyKey: key(), ...more });
    };
    const placed = async (scope: MemberScope, more: Partial<PlaceOrderInput> = {}): Promise<number> => {
        const answer = await place(scope, more);
        if (!('orderId' in answer)) throw new Error(`Not placed: ${answer.reason}`);
        return answer.orderId;
    };
    const stateOf = async (orderId: number) => (await orders.find(await fresh(), { kind: 'system' }, orderId)).state;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [carts, placement, review] = [app.get(CartService), app.get(PlacementService), app.get(OrderReviewService)];
        [orders, customers, credit] = [app.get(CompanyOrderService), app.get(CustomerOrderService), app.get(CreditService)];
        company = await factory.company();
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    describe('the cart', () => {
        it('is one, however many first adds come together, and its total is the sum of its lines', async () => {
            const buyer = await factory.member(company.id);
            const variants = await factory.variants(company.id, Array.from({ length: 12 }, (_, i) => ({ unitNet: 1111 + i })));
            const answers = await together(12, index => set(buyer, variants[index] ?? 0, 3, { mode: 'ADD' }));
            expect(answers.filter(a => a.status === 'rejected')).toEqual([]);
            const rows = await running.sql('SELECT 1 FROM company_order WHERE "placedByMemberId" = $1', [buyer.memberId]);
            expect(rows).toHaveLength(1);
            const net = variants.reduce((sum, _, i) => sum + 3 * (1111 + i), 0);
            expect(await carts.find(await fresh(), buyer)).toMatchObject({ totalNet: net });
        });

        it('adds up parallel adds of one variant', async () => {
            const buyer = await factory.member(company.id);
            const [variantId = 0] = await factory.variants(company.id, [{ unitNet: 105 }]);
            // On a busy machine one may wait longer for the cart than a lock may take: he is told so, and tries again.
            const add = (): Promise<unknown> => set(buyer, variantId, 1, { mode: 'ADD' }).catch((reason: unknown) => {
                if (!/lock timeout/.test(String(reason))) throw reason;
                return add();
            });
            const answers = await together(20, add);
            expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
            const lines = await running.sql('SELECT l.quantity FROM order_line l WHERE l."productVariantId" = $1', [variantId]);
            expect(lines).toEqual([{ quantity: 20 }]);
            expect(await carts.find(await fresh(), buyer)).toMatchObject({ totalNet: 2100, totalGross: 2310, version: 21 });
        });

        it('converts rolls, corrects to the increment, rejects what is unknown, and takes the rest of the rows', async () => {
            const buyer = await factory.member(company.id);
            const [rolls = 0, steps = 0] = await factory.variants(company.id, [{ units: { roll: 120 }, madeToOrder: true }, { increment: 4, minQuantity: 12 }]);
            const { answers, cart } = await carts.setLines(await fresh(), buyer, {
                lines: [
                    { variantId: rolls, unit: 'roll', quantity: 2, remark: 'one piece' },
                    { variantId: steps, unit: 'm2', quantity: 13 },
                    { variantId: 999_999, unit: 'm2', quantity: 1 },
                    { variantId: rolls, unit: 'pallet', quantity: 1 },
                ],
            });
            expect(answers.map(a => [a.outcome, a.reason])).toEqual([
                ['ok', null],
                ['corrected', 'rounded-to-increment'],
                ['rejected', 'not-available'],
                ['rejected', 'unknown-unit'],
            ]);
            expect(cart.totalNet).toBe((240 + 16) * 10_000);
        });

        it('takes a thousand rows at once and clears them', async () => {
            const buyer = await factory.member(company.id);
            const few = await factory.variants(company.id, Array.from({ length: 50 }, () => ({})));
            const lines = Array.from({ length: 1000 }, (_, i) => ({ variantId: few[i % 50] ?? 0, unit: 'm2', quantity: 1, mode: 'ADD' as const }));
            const { answers, cart } = await carts.setLines(await fresh(), buyer, { lines });
            expect(answers.every(a => a.outcome === 'ok')).toBe(true);
            expect(cart.totalNet).toBe(1000 * 10_000);
            expect(await carts.clear(await fresh(), buyer)).toMatchObject({ totalNet: 0, totalGross: 0 });
        });

        it('refuses bad input by the name of its field and changes nothing', async () => {
            const buyer = await factory.member(company.id);
            await expect(set(buyer, 0, 1)).rejects.toThrow(/lines\.0\.variantId/);
            await expect(set(buyer, 1, -1)).rejects.toThrow(/lines\.0\.quantity/);
            await expect(set(buyer, 1, 1.5)).rejects.toThrow(/lines\.0\.quantity/);
            await expect(set(buyer, 1, 1, { remark: 'x'.repeat(501) })).rejects.toThrow(/lines\.0\.remark/);
            await expect(carts.setLines(await fresh(), buyer, { lines: [] })).rejects.toThrow(/lines/);
            expect(await carts.find(await fresh(), buyer)).toBeNull();
        });
    });

    describe('placing', () => {
        it('takes a cart along to another currency of its company, which stays once something is owed in it', async () => {
            const moved = await factory.company();
            const buyer = await factory.member(moved.id);
            const [variantId = 0] = await factory.variants(moved.id, [{}]);
            await set(buyer, variantId, 1);
            const companies = running.server.app.get(CompanyService);
            await companies.update(await fresh(), systemScope, moved.id, { currencyCode: 'EUR' });
            expect(await carts.find(await fresh(), buyer)).toMatchObject({ currencyCode: 'EUR' });
            await companies.update(await fresh(), systemScope, moved.id, { currencyCode: 'IRR' });
            await placed(buyer, { branchId: moved.branchId });
            await expect(companies.update(await fresh(), systemScope, moved.id, { currencyCode: 'EUR' })).rejects.toThrow(/currencyCode/);
        });

        it('sells the last ten units to ten of forty buyers', async () => {
            const [variantId = 0] = await factory.variants(company.id, [{ stock: 10 }]);
            const buyers: MemberScope[] = [];
            for (let i = 0; i < 40; i++) {
                const buyer = await factory.member(company.id);
                await set(buyer, variantId, 1);
                buyers.push(buyer);
            }
            const answers = await together(40, index => place(buyers[index] as MemberScope));
            expect(tally(answers)).toEqual({ placed: 10, 'insufficient-stock': 30 });
        });

        it('does not deadlock on crossing lines', async () => {
            const [one = 0, two = 0] = await factory.variants(company.id, [{ stock: 12 }, { stock: 12 }]);
            const buyers: MemberScope[] = [];
            for (let i = 0; i < 16; i++) {
                const buyer = await factory.member(company.id);
                for (const variantId of i % 2 ? [one, two] : [two, one]) await set(buyer, variantId, 1);
                buyers.push(buyer);
            }
            expect(tally(await together(16, index => place(buyers[index] as MemberScope)))).toEqual({ placed: 12, 'insufficient-stock': 4 });
        });

        it('places one cart once: same key gives the same order, other keys find no cart', async () => {
            const buyer = await factory.member(company.id);
            const [variantId = 0] = await factory.variants(company.id, [{ stock: 100 }]);
            await set(buyer, variantId, 2);
            const idempotencyKey = key();
            const shownTotalGross = (await carts.find(await fresh(), buyer))?.totalGross ?? 0;
            const same = await together(10, () => place(buyer, { idempotencyKey, shownTotalGross }));
            expect(tally(same)).toEqual({ placed: 10 });
            expect(new Set(same.map(a => a.status === 'fulfilled' && 'orderId' in a.value && a.value.orderId)).size).toBe(1);
            await set(buyer, variantId, 2);
            const shown = (await carts.find(await fresh(), buyer))?.totalGross ?? 0;
            const other = await together(10, () => place(buyer, { shownTotalGross: shown }));
            expect(tally(other)).toEqual({ placed: 1, 'cart-empty': 9 });
            const rows = await running.sql<{ orders: number; payments: number; allocated: number }>(
                `SELECT count(DISTINCT o.id)::int AS orders, count(DISTINCT p.id)::int AS payments,
                        (SELECT l."stockAllocated" FROM stock_level l WHERE l."productVariantId" = $2) AS allocated
                   FROM company_order co JOIN "order" o ON o.id = co.id JOIN payment p ON p."orderId" = o.id
                  WHERE co."placedByMemberId" = $1`,
                [buyer.memberId, variantId],
            );
            expect(rows).toEqual([{ orders: 2, payments: 2, allocated: 4 }]);
        });

        it('refuses a key that was used for another request', async () => {
            const buyer = await factory.member(company.id);
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            await set(buyer, variantId, 1);
            const idempotencyKey = key();
            await placed(buyer, { idempotencyKey });
            await expect(place(buyer, { idempotencyKey, remarks: 'another' })).rejects.toThrow(/idempotencyKey/);
        });

        it('takes the credit of twenty parallel orders up to the limit and puts the rest on hold', async () => {
            const limited = await factory.company();
            await credit.setTerms(factory.ctx, await factory.staff(), limited.id, { limitMinor: 7 * 11_000, termDays: 30 });
            const [variantId = 0] = await factory.variants(limited.id, [{ unitNet: 10_000 }]);
            const buyers: MemberScope[] = [];
            for (let i = 0; i < 20; i++) {
                const buyer = await factory.member(limited.id);
                await set(buyer, variantId, 1);
                buyers.push(buyer);
            }
            const answers = await together(20, index => place(buyers[index] as MemberScope, { branchId: limited.branchId }));
            expect(tally(answers)).toEqual({ placed: 20 });
            const states = await running.sql<{ state: string; count: number }>(
                `SELECT o.state, count(*)::int AS count FROM "order" o JOIN company_order co ON co.id = o.id
                  WHERE co."companyId" = $1 GROUP BY 1 ORDER BY 1`,
                [limited.id],
            );
            expect(states).toEqual([{ state: 'OnHold', count: 13 }, { state: 'Submitted', count: 7 }]);
            expect(await credit.standing(await fresh(), limited.id)).toMatchObject({ exposureMinor: 77_000, availableMinor: 0 });
        });

        it('refuses when a price changed since the buyer looked, and places at the new one when he agrees', async () => {
            const buyer = await factory.member(company.id);
            const [variantId = 0] = await factory.variants(company.id, [{ unitNet: 10_000 }]);
            await set(buyer, variantId, 2);
            await factory.setPrice(company.id, variantId, 12_000);
            expect(await place(buyer)).toMatchObject({ reason: 'price-changed', shownTotal: 22_000, currentTotal: 26_400 });
            expect(await carts.find(await fresh(), buyer)).toMatchObject({ totalGross: 22_000 });
            const orderId = await placed(buyer, { shownTotalGross: 26_400 });
            expect(await orders.find(await fresh(), buyer, orderId)).toMatchObject({ totalGross: 26_400 });
        });

        it('refuses what went off sale, and a wished date before the border but not on it', async () => {
            const buyer = await factory.member(company.id);
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            await set(buyer, variantId, 1);
            const { earliestDate } = await running.server.app.get(OrderRulesService).calendar(await fresh());
            const border = earliestDate ?? '';
            expect(await place(buyer, { wishedDate: addDays(border, -1) })).toMatchObject({ reason: 'too-early', field: 'wishedDate' });
            expect(await place(buyer, { wishedDate: 'soon' })).toMatchObject({ reason: 'not-a-date', field: 'wishedDate' });
            await running.sql('UPDATE product_variant SET enabled = false WHERE id = $1', [variantId]);
            expect(await place(buyer)).toMatchObject({ reason: 'not-available', field: 'lines' });
            await running.sql('UPDATE product_variant SET enabled = true WHERE id = $1', [variantId]);
            const orderId = await placed(buyer, { wishedDate: border, remarks: 'ring twice' });
            expect(await orders.find(await fresh(), buyer, orderId)).toMatchObject({ wishedDate: border, remarks: 'ring twice', state: 'Submitted' });
        });

        it("refuses another company's branch, an empty cart and bad input", async () => {
            const buyer = await factory.member(company.id);
            const foreign = await factory.company();
            expect(await place(buyer)).toMatchObject({ reason: 'cart-empty' });
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            await set(buyer, variantId, 1);
            expect(await place(buyer, { branchId: foreign.branchId })).toMatchObject({ reason: 'branch-unknown', field: 'branchId' });
            await expect(place(buyer, { idempotencyKey: 'short' })).rejects.toThrow(/idempotencyKey/);
            await expect(place(buyer, { shownTotalGross: -1 })).rejects.toThrow(/shownTotalGross/);
            await expect(place(buyer, { remarks: 'x'.repeat(2001) })).rejects.toThrow(/remarks/);
            expect((await carts.find(await fresh(), buyer))?.totalNet).toBe(10_000);
        });
    });

    describe('review', () => {
        const step = (orderId: number, reason?: string) => ({ orderId, reason, idempotencyKey: key() });
        let expert: StaffScope;
        let manager: StaffScope;
        const submitted = async (more: Partial<PlaceOrderInput> = {}) => {
            const buyer = await factory.member(company.id);
            const [variantId = 0] = await factory.variants(company.id, [{ stock: 50 }]);
            await set(buyer, variantId, 5);
            return { buyer, variantId, orderId: await placed(buyer, more) };
        };

        beforeAll(async () => {
            expert = await factory.staff('ReadCompanyOrder', 'ApproveOrder', 'CreateCompanyOrder');
            manager = await factory.staff('ReadCompanyOrder', 'ApproveOrder', 'ApproveSpecialOrder', 'ReleaseHeldOrder', 'CancelCompanyOrder');
        });

        it('lets an expert approve a normal order once', async () => {
            const { orderId } = await submitted();
            const input = step(orderId);
            const answers = await together(8, async () => review.approve(await fresh(), expert, input));
            expect(tally(answers)).toEqual({ placed: 8 });
            expect(await review.approve(await fresh(), expert, step(orderId))).toMatchObject({ reason: 'wrong-state' });
            const steps = await running.sql(`SELECT 1 FROM audit_entry WHERE "entityId" = $1 AND action = 'order.approved'`, [String(orderId)]);
            expect(steps).toHaveLength(1);
        });

        it('keeps a special order for the sales manager', async () => {
            const { orderId } = await submitted({ specialTerms: 'deliver by night' });
            expect(await review.approve(await fresh(), expert, step(orderId))).toMatchObject({ reason: 'special-order' });
            expect(await stateOf(orderId)).toBe('Submitted');
            expect(await review.approve(await fresh(), manager, step(orderId))).toEqual({ orderId });
            expect(await stateOf(orderId)).toBe('Approved');
        });

        it('gives stock and credit back when it rejects, and asks why', async () => {
            const { orderId, variantId } = await submitted();
            expect(await review.reject(await fresh(), expert, step(orderId))).toMatchObject({ reason: 'reason-missing', field: 'reason' });
            await review.reject(await fresh(), expert, step(orderId, 'The colour ended'));
            const rows = await running.sql('SELECT "stockAllocated" FROM stock_level WHERE "productVariantId" = $1', [variantId]);
            expect(rows).toEqual([{ stockAllocated: 0 }]);
            expect(await review.cancel(await fresh(), manager, step(orderId, 'again'))).toMatchObject({ reason: 'wrong-state' });
        });

        it('releases an order on hold past the limit, in the name of the manager and with his reason', async () => {
            const limited = await factory.company();
            await credit.setTerms(factory.ctx, manager, limited.id, { limitMinor: 1000, termDays: 30 });
            const [variantId = 0] = await factory.variants(limited.id, [{}]);
            const buyer = await factory.member(limited.id);
            await set(buyer, variantId, 1);
            const orderId = await placed(buyer, { branchId: limited.branchId });
            expect(await stateOf(orderId)).toBe('OnHold');
            expect(await review.release(await fresh(), expert, step(orderId, 'paid by cheque'))).toMatchObject({ reason: 'not-allowed' });
            expect(await review.release(await fresh(), manager, step(orderId, 'paid by cheque'))).toEqual({ orderId });
            expect(await stateOf(orderId)).toBe('Submitted');
            expect(await credit.standing(await fresh(), limited.id)).toMatchObject({ exposureMinor: 11_000, availableMinor: 0 });
            await review.cancel(await fresh(), manager, step(orderId, 'after all'));
            expect(await credit.standing(await fresh(), limited.id)).toMatchObject({ exposureMinor: 0, availableMinor: 1000 });
        });

        it('tells the buyer each time that his order is stopped', async () => {
            const { orderId } = await submitted();
            for (const reason of ['first doubt', 'second doubt']) {
                expect(await review.hold(await fresh(), manager, step(orderId, reason))).toEqual({ orderId });
                expect(await review.release(await fresh(), manager, step(orderId, 'settled'))).toEqual({ orderId });
            }
            const told = await running.sql(`SELECT id FROM notification_message WHERE aggregate = $1 AND template = 'order-on-hold'`, [`order:${orderId}`]);
            expect(told).toHaveLength(2);
        });

        it('lets staff place an order at the prices of the company', async () => {
            const [variantId = 0] = await factory.variants(company.id, [{ unitNet: 5000 }]);
            const input = { companyId: company.id, branchId: company.branchId, lines: [{ variantId, unit: 'm2', quantity: 3 }], idempotencyKey: key() };
            const answer = await placement.placeForCompany(await fresh(), expert, input);
            expect(await placement.placeForCompany(await fresh(), expert, input)).toEqual(answer);
            const orderId = 'orderId' in answer ? answer.orderId : 0;
            expect(await orders.find(await fresh(), expert, orderId)).toMatchObject({ totalNet: 15_000, state: 'Submitted', companyId: company.id });
            const wrong = { ...input, idempotencyKey: key(), lines: [{ variantId, unit: 'pallet', quantity: 1 }] };
            await expect(placement.placeForCompany(await fresh(), expert, wrong)).rejects.toThrow(/lines\.0/);
        });

        it("hides orders from other companies and from colleagues who may see their own branch's only", async () => {
            const { buyer, orderId } = await submitted();
            const { code } = await orders.find(await fresh(), buyer, orderId);
            const stranger = await factory.member((await factory.company()).id);
            await expect(customers.find(await fresh(), stranger, code)).rejects.toThrow(/not-found/);
            await expect(customers.cancel(await fresh(), stranger, { code, reason: 'mine', idempotencyKey: key() })).rejects.toThrow(/not-found/);
            const employee = await factory.member(company.id, 'buyer');
            expect((await customers.find(await fresh(), employee, code)).code).toBe(code);
            const colleague = { ...employee, permissions: new Set<MemberPermission>(['see-prices', 'order']) };
            await expect(customers.find(await fresh(), colleague, code)).rejects.toThrow(/not-found/);
            const sameBranch = await factory.member(company.id, 'buyer', company.branchId);
            expect((await customers.find(await fresh(), sameBranch, code)).code).toBe(code);
        });

        it('lets the buyer cancel before approval, order again, and find both in his list', async () => {
            const { buyer, orderId } = await submitted();
            const { code } = await orders.find(await fresh(), buyer, orderId);
            const ctx = await fresh();
            expect(await customers.cancel(ctx, buyer, { code, reason: 'wrong colour', idempotencyKey: key() })).toMatchObject({ state: 'Cancelled' });
            expect((await customers.reorder(ctx, buyer, { code })).answers.map(a => a.outcome)).toEqual(['ok']);
            const [line] = await customers.batch(ctx, [orderId]).linesOf(orderId);
            expect((await customers.reorder(ctx, buyer, { code, lineIds: [line?.id] })).answers).toMatchObject([{ variantId: line?.variantId, outcome: 'ok' }]);
            await expect(customers.reorder(ctx, buyer, { code, lineIds: [2_000_000_000] })).rejects.toThrow(/not-found/);
            const again = await placed(buyer);
            const own = { ...buyer, permissions: new Set(['order', 'see-prices']) as MemberScope['permissions'] };
            const list = await customers.list(ctx, own, { states: ['Submitted', 'Cancelled'] });
            expect(list.items.map(o => o.orderId)).toEqual([again, orderId]);
            expect((await customers.list(ctx, own, { states: ['Cancelled'] })).items.map(o => o.orderId)).toEqual([orderId]);
            // The number is of all, on the last page and beyond it too.
            for (const skip of [0, 1, 2]) expect(await customers.list(ctx, own, { skip, take: 1 })).toMatchObject({ totalItems: 2, items: { length: skip < 2 ? 1 : 0 } });
            // Whoever moves an order, the list knows.
            await running.sql(`UPDATE "order" SET state = 'Completed' WHERE id = $1`, [again]);
            expect(await customers.list(ctx, own, { states: ['Completed'] })).toMatchObject({ totalItems: 1, items: [{ orderId: again }] });
            await running.sql(`UPDATE "order" SET state = 'Submitted' WHERE id = $1`, [again]);
            const found = await customers.list(ctx, own, { term: code.toLowerCase() });
            expect(found).toMatchObject({ totalItems: 1, items: [{ code }] });
            const steps = await list.items[1]?.batch.stepsOf(orderId);
            expect(steps?.map(s => [s.state, s.note])).toEqual([['Submitted', null], ['Cancelled', 'wrong colour']]);
        });

        it('tells the buyer by mail what became of his order', async () => {
            const { orderId } = await submitted();
            await review.approve(await fresh(), expert, step(orderId));
            const rows = await running.sql<{ template: string }>(
                `SELECT template FROM notification_message WHERE aggregate = $1 ORDER BY id`,
                [`order:${orderId}`],
            );
            expect(rows.map(r => r.template)).toEqual(['order-submitted', 'order-approved']);
        });
    });
});
