import { TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CartService, CompanyOrderService, CustomerOrderService, type GateOrder, type PlacementGate, PlacementGates, PlacementService, WaitingOrderService } from '..';
import { answering, OrderTransitionRefusal, PlacementRefusal, PriceChangedRefusal } from '../errors';

/** Holds back what costs as much as it says, and writes down what it was told. */
class TollGate implements PlacementGate {
    readonly told: string[] = [];
    constructor(
        readonly name: string,
        readonly position: number,
        private from: number,
    ) {}

    ask = (_ctx: unknown, order: GateOrder) => {
        if (order.totalNet >= 1_000_000) return Promise.resolve({ refused: new PlacementRefusal('no-approver') });
        return Promise.resolve(order.totalNet >= this.from ? { steps: [{ approvers: [this.name], needed: 1 }] } : ('pass' as const));
    };
    opened = (_ctx: unknown, _scope: unknown, order: { orderId: number }) => Promise.resolve(void this.told.push(`opened ${order.orderId}`));
    closed = (_ctx: unknown, _scope: unknown, order: { orderId: number }) => Promise.resolve(void this.told.push(`closed ${order.orderId}`));
}

describe('placement gates', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let buyer: MemberScope;
    let carts: CartService;
    let placement: PlacementService;
    let waiting: WaitingOrderService;
    let orders: CompanyOrderService;
    const second = new TollGate('second', 902, 50_000);
    const first = new TollGate('first', 901, 30_000);
    let keys = 0;

    const place = async (variantId: number, quantity: number, scope = buyer) => {
        const ctx = await factory.context();
        const { cart } = await carts.setLines(ctx, scope, { lines: [{ variantId, unit: 'm2', quantity }] });
        return placement.place(ctx, scope, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: `gates-spec-${++keys}` });
    };
    const placed = async (variantId: number, quantity: number): Promise<number> => {
        const answer = await place(variantId, quantity);
        if (!('orderId' in answer)) throw new Error(answer.reason);
        return answer.orderId;
    };
    const deciding = async <T>(work: (tx: Awaited<ReturnType<Factory['context']>>) => Promise<T>) => {
        const ctx = await factory.context();
        const connection = running.server.app.get(TransactionalConnection);
        return answering<T, OrderTransitionRefusal | PlacementRefusal | PriceChangedRefusal>([OrderTransitionRefusal, PlacementRefusal, PriceChangedRefusal], () => withTx(connection, ctx, work));
    };
    const look = async (orderId: number) => {
        const [row] = await running.sql<{ state: string; gate: string | null; payments: number; credit: number }>(
            `SELECT o.state, co.gate, (SELECT count(*) FROM payment p WHERE p."orderId" = o.id)::int AS payments,
                    (SELECT count(*) FROM credit_reservation r WHERE r."orderId" = o.id)::int AS credit
               FROM "order" o JOIN company_order co ON co.id = o.id WHERE o.id = $1`,
            [orderId],
        );
        return row;
    };
    const allocated = async (variantId: number) =>
        (await running.sql<{ n: number }>('SELECT "stockAllocated" AS n FROM stock_level WHERE "productVariantId" = $1', [variantId]))[0]?.n;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [carts, placement, waiting, orders] = [app.get(CartService), app.get(PlacementService), app.get(WaitingOrderService), app.get(CompanyOrderService)];
        company = await factory.company();
        buyer = await factory.member(company.id);
        app.get(PlacementGates).register(second);
        app.get(PlacementGates).register(first);
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('places an order that no gate holds as before', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        expect(await look(await placed(variantId, 2))).toEqual({ state: 'Submitted', gate: null, payments: 1, credit: 1 });
    });

    it('takes nothing for an order that waits, and everything when the last gate lets it pass', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 10 }]);
        const orderId = await placed(variantId, 6);
        expect(await look(orderId)).toEqual({ state: 'AwaitingApproval', gate: 'first', payments: 0, credit: 0 });
        expect(await allocated(variantId)).toBe(0);
        expect(await deciding(tx => waiting.letPass(tx, buyer, orderId, 'second'))).toMatchObject({ reason: 'wrong-state' });
        await deciding(tx => waiting.letPass(tx, buyer, orderId, 'first'));
        expect(await look(orderId)).toEqual({ state: 'AwaitingApproval', gate: 'second', payments: 0, credit: 0 });
        await deciding(tx => waiting.letPass(tx, buyer, orderId, 'second'));
        expect(await look(orderId)).toEqual({ state: 'Submitted', gate: null, payments: 1, credit: 1 });
        expect(await allocated(variantId)).toBe(6);
        expect([first.told, second.told].map(told => told.filter(t => t.endsWith(` ${orderId}`)))).toEqual([[`opened ${orderId}`], [`opened ${orderId}`]]);
    });

    it('does not let pass what the shelf cannot give any more, and keeps the order waiting', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 6 }]);
        const orderId = await placed(variantId, 4);
        expect(await look(await placed(variantId, 2))).toMatchObject({ state: 'Submitted' });
        await running.sql('UPDATE stock_level SET "stockOnHand" = 5 WHERE "productVariantId" = $1', [variantId]);
        expect(await deciding(tx => waiting.letPass(tx, buyer, orderId, 'first'))).toMatchObject({ reason: 'insufficient-stock' });
        expect(await look(orderId)).toEqual({ state: 'AwaitingApproval', gate: 'first', payments: 0, credit: 0 });
    });

    it('wants a price that changed meanwhile to be agreed to', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const orderId = await placed(variantId, 4);
        await factory.setPrice(company.id, variantId, 11_000);
        const agree = (total: number) =>
            deciding(async tx => {
                await waiting.reprice(tx, await waiting.lock(tx, orderId, 'first'), total);
                await waiting.letPass(tx, buyer, orderId, 'first');
            });
        expect(await agree(44_000)).toMatchObject({ reason: 'price-changed', currentTotal: 48_400 });
        expect(await orders.find(await factory.context(), buyer, orderId)).toMatchObject({ totalGross: 44_000, state: 'AwaitingApproval' });
        await agree(48_400);
        expect(await orders.find(await factory.context(), buyer, orderId)).toMatchObject({ totalGross: 48_400, state: 'Submitted' });
    });

    it('refuses at once what a gate would refuse, and leaves the cart', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ unitNet: 1_000_000 }]);
        expect(await place(variantId, 1)).toMatchObject({ reason: 'no-approver' });
        expect(await carts.find(await factory.context(), buyer)).toMatchObject({ totalNet: 1_000_000 });
        await carts.clear(await factory.context(), buyer);
    });

    it('tells the gate of an order that was rejected there, or cancelled by the buyer', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const rejected = await placed(variantId, 3);
        expect(await deciding(tx => waiting.reject(tx, buyer, rejected, 'first', ' '))).toMatchObject({ reason: 'reason-missing' });
        await deciding(tx => waiting.reject(tx, buyer, rejected, 'first', 'too dear'));
        expect(await look(rejected)).toEqual({ state: 'Rejected', gate: 'first', payments: 0, credit: 0 });
        const cancelled = await placed(variantId, 3);
        const { code } = await orders.find(await factory.context(), buyer, cancelled);
        const customers = running.server.app.get(CustomerOrderService);
        const input = { code, reason: 'changed my mind', idempotencyKey: `gates-spec-${++keys}` };
        expect(await customers.cancel(await factory.context(), buyer, input)).toMatchObject({ state: 'Cancelled' });
        expect(first.told).toEqual(expect.arrayContaining([`closed ${rejected}`, `closed ${cancelled}`]));
        expect(await deciding(tx => waiting.letPass(tx, buyer, cancelled, 'first'))).toMatchObject({ reason: 'wrong-state' });
    });
});
