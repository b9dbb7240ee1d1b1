import { ForbiddenError, type RequestContext, RequestContextService } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { orderInState, staffMember } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { OperationService, RoutingService, StationService, WorkOrderService } from '../../production';
import { type ReportKind, reportKinds, reports } from '../domain/reports';
import { ReportService } from '../services/report.service';

describe('reports', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let facts: Factory;
    let service: ReportService;
    let mine: MemberScope;
    let foreign: MemberScope;
    let rep: StaffScope;
    const manager: StaffScope = { kind: 'staff', administratorId: 1, userId: 0, permissions: new Set(['ReadInsights']), reach: null };

    beforeAll(async () => {
        running = await startServer();
        facts = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        service = running.server.app.get(ReportService);
        const [a, b] = [await facts.company(), await facts.company()];
        [mine, foreign] = [await facts.member(a.id), await facts.member(b.id)];
        const { id } = await staffMember(running, ['ReadWorkOrder'], 'own');
        await running.sql('UPDATE company SET "managerAdministratorId" = $2, name = $3 WHERE id = $1', [a.id, id, 'Mine']);
        await running.sql('UPDATE company SET name = $2 WHERE id = $1', [b.id, 'Foreign']);
        rep = { kind: 'staff', administratorId: id, userId: 0, permissions: new Set(['ReadInsights']), reach: [id] };
    });
    afterAll(() => running.stop());

    const period = { from: '2031-01-01', until: '2031-12-31' };
    /** The rows as records. */
    const ask = async (kind: ReportKind, more: object = {}, scope = manager) => {
        const { columns, rows } = await service.report(ctx, scope, { kind, ...period, ...more });
        return rows.map(row => Object.fromEntries(columns.map((column, at) => [column.key, row[at]])));
    };
    const load = async (member: MemberScope, number: string, plannedG: number, netG: number | null, delivered = false, variantId?: number) => {
        const order = await orderInState(running, 'Shipped', member, variantId === undefined ? [] : [{ variantId, quantity: 5 }]);
        const [shipment] = await running.sql<{ id: number }>(
            `INSERT INTO shipment (number, "orderId", "orderCode", "companyId", state, destination, "dispatchedAt", "plannedWeightG", "deliveredAt", "confirmedVia")
             VALUES ($1, $2, $3, $4, 'dispatched', 'Yazd', '2031-02-01T10:00:00Z', $5, $6, $7) RETURNING id`,
            [number, order.id, order.code, member.companyId, plannedG, delivered ? '2031-02-03T10:00:00Z' : null, delivered ? 'link' : null],
        );
        const id = shipment?.id ?? 0;
        if (variantId !== undefined) {
            await running.sql('INSERT INTO shipment_line ("shipmentId", "orderLineId", quantity) VALUES ($1, $2, 5)', [id, order.lineIds[0]]);
        }
        if (netG !== null) {
            await running.sql(
                `WITH s AS (INSERT INTO scale (code, name, host, port, "toleranceBasisPoints", "toleranceG") VALUES ($1, 'Gate', '127.0.0.1', 9, 100, 20000) RETURNING id)
                 INSERT INTO weighbridge_ticket (number, series, sequence, "shipmentId", "scaleId", "operatorId", "grossG", "tareG", "netG", "plannedWeightG", "differenceG", "isWithinTolerance",
                    "rawFrames", "isManual", "firstWeighedAt", "secondWeighedAt", "previousHash", hash)
                 SELECT $1, 'R' || $2::int, 1, $2::int, s.id, 1, $3::int + 1000, 1000, $3::int, $4::int, $3::int - $4::int, $5, '', false, now(), now(), '', $1 FROM s`,
                [number, id, netG, plannedG, Math.abs(netG - plannedG) <= plannedG / 100],
            );
        }
        return { id, orderId: order.id, code: order.code };
    };

    it('are each one statement that runs, with every filter and none', async () => {
        for (const kind of reportKinds) {
            const { columns, rows } = await service.report(ctx, manager, { kind, ...period });
            expect(columns).toEqual(reports[kind].columns);
            expect(rows.every(row => row.length === columns.length)).toBe(true);
            await service.report(ctx, rep, { kind, ...period, companyId: mine.companyId, firmBranchId: 1, collectionId: 1 });
        }
    });

    it('tell of loads, their weights and confirmations, of the period and of whose customers one sees', async () => {
        await load(mine, 'R-1', 1_000_000, 1_005_000, true);
        await load(mine, 'R-2', 1_000_000, 1_100_000);
        await load(foreign, 'R-3', 2_000_000, null);
        expect(await ask('loads')).toHaveLength(3);
        expect((await ask('loads', {}, rep)).map(row => row.shipment).sort()).toEqual(['R-1', 'R-2']);
        expect(await ask('loads', { companyId: foreign.companyId })).toMatchObject([{ shipment: 'R-3', netKg: null }]);
        expect(await ask('loads', { companyId: foreign.companyId }, rep)).toEqual([]);
        expect(await ask('loads', { from: '2031-03-01' })).toEqual([]);
        expect(await ask('weights', {}, rep)).toMatchObject([{ company: 'Mine', loads: '2', weighed: '2', plannedKg: '2000', netKg: '2105', differenceKg: '105', outsideTolerance: '1' }]);
        const confirmed = await ask('confirmations', {}, rep);
        expect(confirmed.map(row => [row.confirmed, row.loads]).sort()).toEqual([['link', '1'], ['none', '1']]);
        expect(confirmed.find(row => row.confirmed === 'link')).toMatchObject({ hoursToConfirm: '48', share: '50' });
    });

    it('tell of ratings, and of a product group what was in the load', async () => {
        const [variantId = 0] = await facts.variants(mine.companyId, [{}]);
        const [group] = await running.sql<{ id: number }>(`INSERT INTO collection ("isRoot", position, "isPrivate", filters, "inheritFilters") VALUES (false, 9, false, '[]', true) RETURNING id`);
        await running.sql('INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") VALUES ($1, $2)', [group?.id, variantId]);
        const inGroup = await load(mine, 'R-4', 1000, null, false, variantId);
        const other = await load(mine, 'R-5', 1000, null);
        for (const [{ id, orderId, code }, mark] of [[inGroup, 2], [other, 5]] as const) {
            await running.sql(
                `INSERT INTO rating ("shipmentId", "orderId", "orderCode", "shipmentNumber", "companyId", product, transport, comment, source, "ratedAt")
                 VALUES ($1, $2, $3, 'x', $4, $5, 4, 'well', 'portal', '2031-04-01T10:00:00Z')`, [id, orderId, code, mine.companyId, mark]);
        }
        expect(await ask('ratings')).toMatchObject([{ company: 'Mine', ratings: '2', goods: '3.5', transport: '4', low: '1', comments: '2' }]);
        expect(await ask('ratings', { collectionId: group?.id })).toMatchObject([{ ratings: '1', goods: '2' }]);
        expect((await ask('loads', { collectionId: group?.id })).map(row => row.shipment)).toEqual(['R-4']);
        expect(await ask('ratings', { companyId: foreign.companyId })).toEqual([]);
    });

    it('tell of the floor: progress, time per stage, queues, and what stands', async () => {
        const { app } = running.server;
        const { id: operatorId } = await staffMember(running, ['OperateWork']);
        const operator: StaffScope = { kind: 'staff', administratorId: operatorId, userId: 0, permissions: new Set(['OperateWork', 'CreateWorkOrder', 'UpdateWorkOrder']), reach: null };
        const [variantId = 0] = await facts.variants(mine.companyId, [{}]);
        const name = { en: 'Slow hall', fa: 'سالن کند' };
        const { id: stationId } = await app.get(StationService).create(ctx, operator, { code: 'slow', name, openMinute: 480, closeMinute: 1080, parallelOperations: 1, operatorIds: [operatorId] });
        const step = (kind: string) => ({ kind, name, stationId, setupMinutes: 0, minutesPerUnit: 10 });
        await app.get(RoutingService).create(ctx, operator, { title: 'Rug', variantId, operations: [step('cut'), step('sew')] });
        const order = await orderInState(running, 'Approved', mine, [{ variantId, quantity: 60 }]);
        await app.get(WorkOrderService).planForOrder(ctx, operator, order.id, { release: true }, new Date());
        const [cut] = await running.sql<{ id: number }>('SELECT o.id FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" WHERE w."orderId" = $1 ORDER BY o.sequence', [order.id]);
        const operations = app.get(OperationService);
        await operations.start(ctx, operator, cut!.id, new Date());
        await operations.pause(ctx, operator, cut!.id, { reason: 'No yarn' }, new Date());
        // A period around now, whatever day it is.
        const [days] = await running.sql<{ from: string; until: string }>(`SELECT (now() - interval '100 days')::date::text AS from, (now() + interval '100 days')::date::text AS until`);
        const now = { ...days };
        expect(await ask('progress', now, rep)).toMatchObject([{ order: order.code, company: 'Mine', progress: '0' }]);
        const [queue] = (await ask('bottlenecks', now)).filter(row => row.station === name.fa);
        expect(queue).toMatchObject({ waiting: '1', stopped: '1', queuedHours: '20', hoursADay: '10', daysOfQueue: '2' });
        expect(await ask('stopped', now, rep)).toMatchObject([{ order: order.code, stage: 'cut', state: 'paused', reason: 'No yarn' }]);
        await operations.resume(ctx, operator, cut!.id, new Date());
        await operations.finish(ctx, operator, cut!.id, { good: 58, scrap: 2, scrapReasonCode: 'damaged' }, new Date());
        expect(await ask('stages', now, rep)).toMatchObject([{ stage: 'cut', finished: '1', plannedMinutes: '600', good: '58', scrap: '2' }]);
        expect(await ask('progress', now, rep)).toMatchObject([{ progress: '50' }]);
    });

    it('are for those whose work they are about, and refuse a period that makes no sense', async () => {
        const transport: StaffScope = { ...manager, permissions: new Set(['ReadShipment']) };
        expect(service.kinds(transport)).toEqual(['loads', 'weights', 'confirmations']);
        await expect(service.report(ctx, transport, { kind: 'ratings', ...period })).rejects.toThrow(ForbiddenError);
        await expect(service.file(ctx, transport, 'csv', { kind: 'stages', ...period })).rejects.toThrow(ForbiddenError);
        await expect(service.report(ctx, manager, { kind: 'loads', from: '2031-02-01', until: '2031-01-01' })).rejects.toThrow(/until/);
        await expect(service.report(ctx, manager, { kind: 'loads', from: '2031-01-01', until: '2039-01-01' })).rejects.toThrow(/until/);
        await expect(service.report(ctx, manager, { kind: 'gossip', ...period })).rejects.toThrow(/kind/);
    });
});
