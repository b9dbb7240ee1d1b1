import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { type MemberScope, type StaffScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { orderInState, staffMember } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { OperationRefusal, OperationService, RoutingService, StationService, WorkOrderService } from '..';
import { ReplenishmentRefusal } from '../errors';
import { PurchaseProposalService } from '../services/purchase-proposal.service';
import { ReplenishmentService } from '../services/replenishment.service';

const workOrders = gql`query ($id: ID!) { workOrder(id: $id) { orderId orderCode companyName productName quantity state } }`;
const wanted = gql`query { replenishment { items { variantId way quantity } totalItems } }`;

describe('what is made or bought for the shelf', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let facts: Factory;
    let member: MemberScope;
    let planner: StaffScope;
    let another: StaffScope;
    let operator: StaffScope;
    let shelves: ReplenishmentService;
    let purchases: PurchaseProposalService;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        facts = await Factory.of(running);
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        [shelves, purchases] = [app.get(ReplenishmentService), app.get(PurchaseProposalService)];
        const company = await facts.company();
        member = await facts.member(company.id);
        const permissions = ['ReadWorkOrder', 'CreateWorkOrder', 'UpdateWorkOrder', 'DeleteWorkOrder', 'OperateWork'];
        const scope = async (): Promise<StaffScope> =>
            ({ kind: 'staff', administratorId: (await staffMember(running, ['ReadWorkOrder'])).id, userId: 0, permissions: new Set(permissions), reach: null });
        [planner, another, operator] = [await scope(), await scope(), await scope()];
    });
    afterAll(() => running.stop());

    const name = { en: 'Cutting', fa: 'برش' };
    /** An article with so much on the shelf and a minimum of 100 in lots of 30; one that is made has a routing of one step. */
    const article = async (way: 'make' | 'buy', stock: number, hasRouting = way === 'make') => {
        const [variantId = 0] = await facts.variants(member.companyId, [{ stock }]);
        if (hasRouting) {
            const { id: stationId } = await running.server.app.get(StationService).create(ctx, planner, {
                code: `cut-${variantId}`, name, openMinute: 0, closeMinute: 1440, parallelOperations: 5, operatorIds: [operator.administratorId],
            });
            await running.server.app.get(RoutingService).create(ctx, planner, { title: 'Rug', variantId, operations: [{ kind: 'cut', name, stationId, setupMinutes: 0, minutesPerUnit: 0.1 }] });
        }
        await shelves.setRule(ctx, planner, { variantId, way, minimum: 100, lot: 30 });
        return variantId;
    };
    const quantityOf = async (variantId: number) =>
        (await shelves.list(ctx, { skip: 0, take: 200, all: true })).items.find(one => one.variantId === variantId)?.quantity;
    const accept = (variantId: number, quantity: number, scope = planner) => shelves.accept(ctx, scope, { items: [{ variantId, quantity }] }, new Date());
    const worksOf = (variantId: number) =>
        running.sql<{ id: number; quantity: number; state: string }>('SELECT id, quantity, state FROM production_work_order WHERE "variantId" = $1 AND "orderId" IS NULL ORDER BY id', [variantId]);
    const onHand = async (variantId: number) =>
        (await running.sql<{ sum: number }>('SELECT sum("stockOnHand")::int AS sum FROM stock_level WHERE "productVariantId" = $1', [variantId]))[0]?.sum;

    it('is proposed below the minimum, made once it is accepted, and lies on the shelf when it is done', async () => {
        const variantId = await article('make', 80);
        expect(await quantityOf(variantId)).toBe(30);
        await running.adminClient.asSuperAdmin();
        const { replenishment } = await running.adminClient.query<{ replenishment: { items: { variantId: string }[] } }>(wanted);
        expect(replenishment.items.map(one => Number(one.variantId))).toContain(variantId);
        const [answer] = await accept(variantId, 30);
        expect(answer).toMatchObject({ outcome: 'done', purchaseProposalId: null });
        expect(await quantityOf(variantId)).toBe(0);
        const { workOrder } = await running.adminClient.query<{ workOrder: object }>(workOrders, { id: String(answer?.workOrderId) });
        expect(workOrder).toMatchObject({ orderId: null, orderCode: `W-${answer?.workOrderId}`, companyName: '', quantity: 30, state: 'released' });
        const operations = running.server.app.get(OperationService);
        const [task] = (await operations.queue(ctx, operator)).filter(one => one.workOrderId === answer?.workOrderId);
        expect(task).toMatchObject({ state: 'ready', orderCode: `W-${answer?.workOrderId}` });
        await operations.start(ctx, operator, task!.id, new Date());
        const finished = await operations.finish(ctx, operator, task!.id, { good: 28, scrap: 2, scrapReasonCode: 'damaged' }, new Date());
        expect(finished instanceof OperationRefusal).toBe(false);
        expect(await onHand(variantId)).toBe(108);
        expect(await quantityOf(variantId)).toBe(0);
    });

    it('is accepted once by two planners at once, and not at all when another quantity is wanted by now', async () => {
        const variantId = await article('make', 10);
        expect(await quantityOf(variantId)).toBe(90);
        const answers = (await Promise.all([planner, another, planner, another].map(scope => accept(variantId, 90, scope)))).flat();
        expect(answers.map(answer => answer.outcome).sort()).toEqual(['changed', 'changed', 'changed', 'done']);
        expect(await worksOf(variantId)).toHaveLength(1);
        expect(await accept(variantId, 30)).toMatchObject([{ outcome: 'changed' }]);
    });

    it('covers what orders were promised, but for those that are made for themselves', async () => {
        const variantId = await article('make', 100);
        await running.sql('UPDATE stock_level SET "stockAllocated" = 150 WHERE "productVariantId" = $1', [variantId]);
        expect(await quantityOf(variantId)).toBe(150);
        const order = await orderInState(running, 'Approved', member, [{ variantId, quantity: 150 }]);
        await running.server.app.get(WorkOrderService).planForOrder(ctx, planner, order.id, { release: true }, new Date());
        expect(await quantityOf(variantId)).toBe(0);
    });

    it('gives back to the list what was stopped, and puts on the shelf what had come out', async () => {
        const variantId = await article('make', 70);
        const [answer] = await accept(variantId, 30);
        await running.server.app.get(WorkOrderService).cancel(ctx, planner, answer!.workOrderId!, { reason: 'no yarn' }, new Date());
        expect(await worksOf(variantId)).toMatchObject([{ state: 'cancelled' }]);
        expect(await onHand(variantId)).toBe(70);
        expect(await quantityOf(variantId)).toBe(30);
    });

    it('is bought where the article is bought: proposed, ordered once, and expected from then on', async () => {
        const variantId = await article('buy', 50);
        const [answer] = await accept(variantId, 60);
        expect(answer).toMatchObject({ outcome: 'done', workOrderId: null });
        expect(await quantityOf(variantId)).toBe(0);
        const id = answer?.purchaseProposalId ?? 0;
        const input = { id, expectedOn: '2031-03-01', reference: 'PO-17' };
        const ordered = await Promise.all([purchases.order(ctx, planner, input), purchases.order(ctx, another, input)]);
        expect(ordered.filter(one => one instanceof ReplenishmentRefusal)).toHaveLength(1);
        expect(await running.sql('SELECT quantity, reference FROM expected_delivery WHERE "productVariantId" = $1', [variantId])).toEqual([{ quantity: 60, reference: 'PO-17' }]);
        expect(await quantityOf(variantId)).toBe(0);
        expect(await purchases.drop(ctx, planner, id)).toMatchObject({ reason: 'wrong-state' });
        const given = await article('buy', 50);
        const [other] = await accept(given, 60);
        await purchases.drop(ctx, planner, other!.purchaseProposalId!);
        expect(await quantityOf(given)).toBe(60);
    });

    it('says of an article without a routing that nobody has said how it is made, and leaves the others', async () => {
        const [without, withOne] = [await article('make', 70, false), await article('make', 70)];
        const answers = await shelves.accept(ctx, planner, { items: [{ variantId: without, quantity: 30 }, { variantId: withOne, quantity: 30 }] }, new Date());
        expect(answers.map(answer => answer.outcome)).toEqual(['no-routing', 'done']);
        await shelves.deleteRule(ctx, planner, without);
        expect(await accept(without, 30)).toMatchObject([{ outcome: 'changed' }]);
    });
});
