import { type RequestContext, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';
import sharp from 'sharp';

import type { MemberScope, StaffScope } from '../../kernel/scope';
import { Factory, type MadeCompany } from '../factories';
import { startIndicator, type Indicator } from '../fakes/indicator';
import { makeLine } from '../production-facts';
import { type RunningServer, startServer } from '../server';
import {
    DeliveryService,
    DispatchService,
    FleetService,
    ScaleAgentService,
    ShipmentService,
    TicketWriter,
    TrackingLinkService,
    WeighbridgeService,
    WeightRequestService,
} from '../../plugins/logistics';
import { ImportService } from '../../plugins/documents';
import { CartService, CompanyOrderService, PlacementService } from '../../plugins/purchasing';
import { RatingService } from '../../plugins/surveys';

const vehicleKg = 9000;
/** Most cases are about something else than the rules between two vehicles. */
const lenient = { needsZero: false, needsSecondPerson: false, minSecondsBetween: 0 };
/** The factory's variants weigh 1.5 kg a unit. */
const unitKg = 1.5;

describe('transport', () => {
    let running: RunningServer;
    let factory: Factory;
    let indicator: Indicator;
    let company: MadeCompany;
    let buyer: MemberScope;
    let officer: StaffScope;
    let scaleId: number;
    let variantId: number;
    let keys = 0;

    const key = () => `transport-spec-${++keys}`;
    const ctx = (): Promise<RequestContext> => factory.context();
    const get = <T>(type: abstract new (...args: never[]) => T): T => running.server.app.get(type);
    const reasonOf = (answer: unknown) => (answer as { reason?: string }).reason;

    async function readyOrder(quantity: number): Promise<number> {
        const carts = get(CartService);
        await carts.setLines(await ctx(), buyer, { lines: [{ variantId, unit: 'm2', quantity, mode: 'SET' as const }] });
        const shownTotalGross = (await carts.find(await ctx(), buyer))?.totalGross ?? 0;
        const placed = await get(PlacementService).place(await ctx(), buyer, { branchId: company.branchId, shownTotalGross, idempotencyKey: key() });
        if (!('orderId' in placed)) throw new Error(`Not placed: ${placed.reason}`);
        await running.sql(`UPDATE "order" SET state = 'ReadyToShip' WHERE id = $1`, [placed.orderId]);
        return placed.orderId;
    }
    const journey = { driverName: 'Reza', plate: '12 A 345', destination: 'Isfahan' };
    async function planned(orderId: number, more: object = {}): Promise<number> {
        const answer = await get(ShipmentService).create(await ctx(), officer, { orderId, ...journey, idempotencyKey: key(), ...more });
        if (!('state' in answer)) throw new Error(`Not planned: ${answer.reason}`);
        return answer.id;
    }
    async function steady(weightKg: number): Promise<void> {
        indicator.show({ weightKg, isInMotion: false });
        for (let tries = 0; tries < 100; tries++) {
            const sight = await get(WeighbridgeService).read(await ctx(), scaleId);
            if (sight.refusal === null && sight.weightG === weightKg * 1000) return;
            await new Promise(resolve => setTimeout(resolve, 100));
        }
        throw new Error('The weight never became steady');
    }
    const first = async (shipmentId: number, more: object = {}) =>
        get(WeighbridgeService).recordFirst(await ctx(), officer, { shipmentId, scaleId, idempotencyKey: key(), ...more }, new Date());
    const second = async (shipmentId: number, more: object = {}) =>
        get(WeighbridgeService).recordSecond(await ctx(), officer, { shipmentId, scaleId, idempotencyKey: key(), ...more }, new Date());
    const manual = (kg: number) => ({ manualWeightG: Math.round(kg * 1000), reason: 'The indicator is being repaired' });
    async function dispatched(orderId: number, more: object = {}): Promise<number> {
        const id = await planned(orderId, more);
        await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
        const shipment = await get(ShipmentService).findOneOrThrow(await ctx(), id);
        await first(id, manual(vehicleKg));
        await second(id, manual(vehicleKg + shipment.plannedWeightG / 1000));
        const answer = await get(DispatchService).dispatch(await ctx(), officer, id, new Date());
        if (!('state' in answer)) throw new Error(`Not dispatched: ${answer.reason}`);
        return id;
    }
    const orderState = async (orderId: number) => (await get(CompanyOrderService).find(await ctx(), { kind: 'system' }, orderId)).state;
    const pathOf = async (id: number) => new URL((await get(TrackingLinkService).urls(await ctx(), [id])).get(id) ?? '').pathname;
    const forget = () => running.sql('DELETE FROM tracking_visit');
    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
        fetch(running.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        indicator = await startIndicator({ framesPerSecond: 20 });
        company = await factory.company();
        buyer = await factory.member(company.id);
        await running.sql(`UPDATE customer SET "phoneNumber" = '+989121234567' WHERE id = $1`, [buyer.customerId]);
        officer = await factory.staff('ReadShipment', 'CreateShipment', 'UpdateShipment', 'DeleteShipment', 'WeighShipment');
        [variantId = 0] = await factory.variants(company.id, [{ stock: 1_000_000 }]);
        const scale = { code: 'WB1', name: 'Gate', host: '127.0.0.1', port: indicator.port, toleranceBasisPoints: 100, toleranceG: 20_000, ...lenient };
        scaleId = (await get(FleetService).saveScale(await ctx(), officer, null, scale)).id;
    });
    afterAll(async () => {
        await indicator.stop();
        await running.stop();
    });
    beforeEach(forget);

    it('weighs by the indicator, in spite of noise, motion and a lost connection', async () => {
        const id = await planned(await readyOrder(2000));
        expect(reasonOf(await first(id))).toBe('wrong-state');
        await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
        indicator.show({ weightKg: vehicleKg, isInMotion: true, noise: 0.3 });
        await get(WeighbridgeService).read(await ctx(), scaleId);
        await new Promise(resolve => setTimeout(resolve, 500));
        expect(reasonOf(await first(id))).toBe('not-stable');
        expect(reasonOf(await second(id))).toBe('first-weighing-missing');
        indicator.show({ noise: 0 });
        indicator.drop();
        await steady(vehicleKg);
        expect(await first(id)).toMatchObject({ weightG: vehicleKg * 1000, manualReason: null });

        await steady(vehicleKg);
        expect(reasonOf(await second(id))).toBe('not-heavier');
        await steady(vehicleKg + 2000 * unitKg + 500);
        expect(reasonOf(await second(id))).toBe('outside-tolerance');
        const operator = await factory.staff('WeighShipment');
        const asOperator = get(WeighbridgeService).recordSecond(await ctx(), operator, { shipmentId: id, scaleId, reason: 'mud', idempotencyKey: key() }, new Date());
        expect(reasonOf(await asOperator)).toBe('outside-tolerance');
        await steady(vehicleKg + 2000 * unitKg + 10);
        const ticket = await second(id);
        expect(ticket).toMatchObject({ netG: 3_010_000, plannedWeightG: 3_000_000, differenceG: 10_000, isWithinTolerance: true, isManual: false });

        indicator.show({ isSilent: true });
        await new Promise(resolve => setTimeout(resolve, 2200));
        expect((await get(WeighbridgeService).read(await ctx(), scaleId)).refusal).toBe('scale-silent');
        indicator.show({ isSilent: false });
    });

    it('keeps both changes when two people change one vehicle at once', async () => {
        const fleet = get(FleetService);
        for (let round = 0; round < 5; round++) {
            const { id } = await fleet.saveVehicle(await ctx(), officer, null, { name: 'Lorry', plate: `L ${round}`, capacityG: 1000 });
            await Promise.all([{ name: 'Big lorry' }, { capacityG: 2000 }].map(async change => fleet.saveVehicle(await ctx(), officer, id, change)));
            expect(await fleet.vehicle(await ctx(), id)).toMatchObject({ name: 'Big lorry', capacityG: 2000 });
        }
    });

    it('keeps at the gate what belongs to an order that was cancelled', async () => {
        const orderId = await readyOrder(10);
        const id = await planned(orderId);
        await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
        const path = await pathOf(id);
        expect(await get(CompanyOrderService).transition(await ctx(), orderId, 'Cancelled', { kind: 'system' }, 'not wanted')).toBe('done');
        expect(await get(ShipmentService).findOneOrThrow(await ctx(), id)).toMatchObject({ state: 'cancelled' });
        expect((await fetch(running.url + path)).status).toBe(404);
    });

    it('numbers tickets without a gap through rollbacks, and lets nobody change one', async () => {
        const orderId = await readyOrder(6000);
        const shipments: number[] = [];
        for (let index = 0; index < 6; index++) {
            const [line] = await running.sql<{ id: number }>('SELECT id FROM order_line WHERE "orderId" = $1', [orderId]);
            const id = await planned(orderId, { lines: [{ orderLineId: line?.id, quantity: 1000 }], plate: `N ${index}` });
            await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
            await first(id, manual(vehicleKg));
            shipments.push(id);
        }
        const shipment = await get(ShipmentService).findOneOrThrow(await ctx(), shipments[0] ?? 0);
        const scale = await get(FleetService).scale(await ctx(), scaleId);
        const connection = running.server.app.get(TransactionalConnection);
        const weights = {
            grossG: 10_500_000, tareG: 9_000_000, netG: 1_500_000, differenceG: 0, isWithinTolerance: true, firstWeighedAt: new Date(), secondWeighedAt: new Date(),
            rawFrames: 'manual manual', isManual: true, reason: 'load test', correctsTicketId: null,
        };
        const answers = await Promise.allSettled(
            Array.from({ length: 60 }, async (_, index) =>
                connection.withTransaction(await ctx(), async inner => {
                    const written = await get(TicketWriter).write(inner, officer, shipment, scale, weights);
                    if (index % 3 === 0) throw new Error('rolled back');
                    return written;
                }),
            ),
        );
        expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(40);
        for (const id of shipments) {
            expect(await second(id, manual(vehicleKg + 1500))).toMatchObject({ isManual: true });
        }
        const rows = await running.sql<{ series: string; sequence: number }>('SELECT series, sequence FROM weighbridge_ticket ORDER BY sequence');
        expect(rows.map(row => row.sequence)).toEqual(rows.map((_, index) => index + 1));
        expect(await get(TicketWriter).brokenSeals(await ctx(), rows[0]?.series ?? '')).toEqual([]);
        for (const table of ['weighbridge_ticket', 'weighing']) {
            for (const text of [`UPDATE ${table} SET "scaleId" = 1`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
                await expect(running.sql(text)).rejects.toThrow(/insert-only|permission denied/);
            }
        }
    });

    it('corrects a ticket by another one, for a supervisor with a reason', async () => {
        const id = await dispatched(await readyOrder(1000));
        const ticket = await get(TicketWriter).newestOf(await ctx(), id);
        const correct = async (scope: StaffScope, more: object) =>
            get(WeighbridgeService).correct(await ctx(), scope, { ticketId: ticket?.id, grossG: 10_600_000, tareG: 9_000_000, idempotencyKey: key(), ...more }, new Date());
        expect(reasonOf(await correct(officer, {}))).toBe('reason-missing');
        expect(reasonOf(await correct(await factory.staff('WeighShipment'), { reason: 'x' }))).toBe('supervisor-needed');
        const corrected = await correct(officer, { reason: 'Wheels stood beside the plate' });
        expect(corrected).toMatchObject({ netG: 1_600_000, correctsTicketId: ticket?.id, isManual: true });
        expect(reasonOf(await correct(officer, { reason: 'again' }))).toBe('already-corrected');

        const pdfUrl = `${running.url}/weighbridge-tickets/${ticket?.id}/pdf?lang=fa`;
        expect((await fetch(pdfUrl)).status).toBe(403);
        await running.adminClient.asSuperAdmin();
        const pdf = await running.adminClient.fetch(pdfUrl);
        expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    });

    describe('at a scale with all rules', () => {
        let strictId: number;
        let supervisor: StaffScope;

        const at = (more: object) => ({ scaleId: strictId, ...more });
        async function loading(more: object = {}): Promise<number> {
            const id = await planned(await readyOrder(1000), more);
            await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
            return id;
        }
        async function stands(weightKg: number): Promise<void> {
            indicator.show({ weightKg, isInMotion: false });
            for (let tries = 0; tries < 100; tries++) {
                const sight = await get(WeighbridgeService).read(await ctx(), strictId);
                if (sight.weightG === weightKg * 1000 && (sight.refusal === null || weightKg === 0)) break;
                await new Promise(resolve => setTimeout(resolve, 100));
            }
            if (weightKg === 0) {
                await new Promise(resolve => setTimeout(resolve, 1300));
                await get(WeighbridgeService).read(await ctx(), strictId);
            }
        }
        const ask = async (scope: StaffScope, shipmentId: number, more: object) =>
            get(WeightRequestService).ask(await ctx(), scope, { shipmentId, scaleId: strictId, reason: 'The indicator is being repaired', idempotencyKey: key(), ...more }, new Date());
        const decide = async (scope: StaffScope, id: number, approve: boolean) =>
            get(WeightRequestService).decide(await ctx(), scope, { id, approve, answer: 'Seen', idempotencyKey: key() }, new Date());

        beforeAll(async () => {
            const scale = { code: 'WB2', name: 'Strict', host: '127.0.0.1', port: indicator.port, toleranceBasisPoints: 100, toleranceG: 20_000, minSecondsBetween: 0 };
            strictId = (await get(FleetService).saveScale(await ctx(), officer, null, scale)).id;
            supervisor = { ...(await factory.staff('ReadShipment', 'UpdateShipment', 'WeighShipment')), administratorId: officer.administratorId + 1000 };
        });

        it('takes a weight only after the weighbridge was empty, and keeps an empty weight as the tare of later tickets', async () => {
            const { id: vehicleId } = await get(FleetService).saveVehicle(await ctx(), officer, null, { name: 'Volvo', plate: 'Z 1', capacityG: 20_000_000, storedTareG: 9_100_000 });
            const id = await loading({ vehicleId });
            await stands(vehicleKg);
            const operator = await factory.staff('WeighShipment');
            const asOperator = async (more: object = {}) => get(WeighbridgeService).recordFirst(await ctx(), operator, { shipmentId: id, ...at({ idempotencyKey: key() }), ...more }, new Date());
            expect(reasonOf(await asOperator({ reason: 'no time' }))).toBe('zero-missing');
            await stands(0);
            await stands(vehicleKg);
            expect(reasonOf(await second(id, at({ useStoredTare: true })))).toBe('tare-missing');
            expect(await asOperator({ keepAsTare: true })).toMatchObject({ weightG: vehicleKg * 1000 });
            expect(await get(FleetService).vehicle(await ctx(), vehicleId)).toMatchObject({ storedTareG: vehicleKg * 1000, storedTareAt: expect.any(Date) as Date });
            await stands(vehicleKg + 1500);
            expect(reasonOf(await second(id, at({})))).toBe('zero-missing');
            await stands(0);
            await stands(vehicleKg + 1500);
            expect(await second(id, at({ seals: ['S-1', 'S-2'] }))).toMatchObject({ netG: 1_500_000, tareSource: 'weighed', seals: ['S-1', 'S-2'] });

            const again = await loading({ vehicleId });
            await stands(0);
            await stands(vehicleKg + 1500);
            expect(reasonOf(await second(again, at({})))).toBe('first-weighing-missing');
            expect(await second(again, at({ useStoredTare: true }))).toMatchObject({ tareG: vehicleKg * 1000, tareSource: 'stored', isManual: false });
            await get(FleetService).saveVehicle(await ctx(), officer, vehicleId, { storedTareG: 9_000_001 });
            expect(await get(FleetService).vehicle(await ctx(), vehicleId)).toMatchObject({ storedTareAt: null });
        });

        it('lets a second person decide of a typed weight, once, and not the one who asked', async () => {
            const id = await loading({ plate: 'Z 2' });
            expect(reasonOf(await first(id, at(manual(vehicleKg))))).toBe('second-person-needed');
            const asked = await ask(supervisor, id, { step: 'first', manualWeightG: vehicleKg * 1000 });
            if (!('version' in asked)) throw new Error(`Not asked: ${asked.reason}`);
            expect(reasonOf(await ask(supervisor, id, { step: 'first', manualWeightG: vehicleKg * 1000 }))).toBe('already-asked');
            expect(reasonOf(await decide(supervisor, asked.id, true))).toBe('own-request');
            const both = await Promise.all([decide(officer, asked.id, true), decide(await factory.staff('UpdateShipment'), asked.id, true)]);
            expect(both.map(answer => ('reason' in answer && !('version' in answer) ? answer.reason : (answer as { state: string }).state)).sort()).toEqual(['already-decided', 'approved']);
            expect(await running.sql('SELECT "operatorId", "approvedById" IS NOT NULL AS approved FROM weighing WHERE "shipmentId" = $1', [id])).toEqual([{ operatorId: supervisor.administratorId, approved: true }]);

            const loaded = await ask(supervisor, id, { step: 'second', manualWeightG: (vehicleKg + 2500) * 1000, seals: ['S-9'] });
            if (!('version' in loaded)) throw new Error(`Not asked: ${loaded.reason}`);
            expect(await decide(officer, loaded.id, false)).toMatchObject({ state: 'rejected' });
            const better = await ask(supervisor, id, { step: 'second', manualWeightG: (vehicleKg + 1500) * 1000, seals: ['S-9'] });
            if (!('version' in better)) throw new Error(`Not asked: ${better.reason}`);
            expect(await decide(officer, better.id, true)).toMatchObject({ state: 'approved' });
            const ticket = await get(TicketWriter).newestOf(await ctx(), id);
            expect(ticket).toMatchObject({ netG: 1_500_000, isManual: true, approvedById: officer.administratorId, operatorId: supervisor.administratorId, seals: ['S-9'] });
            expect(await get(TicketWriter).brokenSeals(await ctx(), ticket?.series ?? '')).toEqual([]);
        });

        it('asks for a reason when the same plate is elsewhere, or weighs what it never weighed', async () => {
            for (let index = 0; index < 5; index++) {
                const id = await loading({ plate: 'Z 3' });
                await running.sql(`INSERT INTO weighing ("shipmentId", "scaleId", "weightG", "weighedAt", "operatorId", "rawFrame") VALUES ($1, $2, 8000000, now(), 1, 'spec')`, [id, strictId]);
                if (index < 4) await running.sql(`UPDATE shipment SET state = 'cancelled' WHERE id = $1`, [id]);
            }
            const id = await loading({ plate: 'Z 3' });
            const typed = { step: 'first', manualWeightG: 9_000_000 };
            expect(await ask(supervisor, id, typed)).toMatchObject({ refusal: 'second-person-needed' });
            await get(FleetService).saveScale(await ctx(), officer, strictId, { needsSecondPerson: false });
            const operator = await factory.staff('WeighShipment');
            const record = async () => get(WeighbridgeService).recordFirst(await ctx(), operator, { shipmentId: id, ...at({ idempotencyKey: key() }), ...manual(9000) }, new Date());
            expect(reasonOf(await record())).toBe('plate-elsewhere');
            await running.sql(`UPDATE shipment SET state = 'cancelled' WHERE plate = 'Z 3' AND id <> $1`, [id]);
            expect(reasonOf(await record())).toBe('tare-unusual');
            expect(await first(id, at(manual(9000)))).toMatchObject({ weightG: 9_000_000 });
        });
    });

    describe('with an agent in the scale house', () => {
        let agentScaleId: number;
        let secret: string;

        const passage = (name: string, weightG: number, more: object = {}) => ({ key: `passage-${name}`, at: new Date().toISOString(), weightG, isAfterZero: true, raw: '0200', ...more });
        const report = (passages: object[], sight: object = {}, authorization = `Scale ${secret}`, now = new Date()) =>
            fetch(`${running.url}/scale-agent/report`, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', Authorization: authorization },
                body: JSON.stringify({ now: now.toISOString(), waiting: 0, passages, sight: { isConnected: true, weightG: null, isInMotion: false, refusal: null, droppedFrames: 0, ...sight } }),
            });

        beforeAll(async () => {
            const scale = { code: 'WB3', name: 'Quarry', source: 'agent', protocol: 'st-gs', toleranceBasisPoints: 100, toleranceG: 20_000, minSecondsBetween: 0 };
            agentScaleId = (await get(FleetService).saveScale(await ctx(), officer, null, scale)).id;
            ({ secret } = await get(ScaleAgentService).renewSecret(await ctx(), officer, agentScaleId));
        });

        it('takes reports of the scale whose secret they bear, each passage once', async () => {
            expect((await report([], {}, `Scale ${'A'.repeat(43)}`)).status).toBe(401);
            expect((await report([], {}, `Bearer ${secret}`)).status).toBe(401);
            expect((await report([passage('x', 0)])).status).toBe(400);
            const twice = await Promise.all([report([passage('one', 9_000_000)]), report([passage('one', 9_000_000)])]);
            expect(twice.map(answer => answer.status)).toEqual([200, 200]);
            expect(await twice[0]?.json()).toMatchObject({ accepted: ['passage-one'], settings: { code: 'WB3', protocol: 'st-gs' } });
            expect(await running.sql('SELECT "weightG" FROM scale_passage WHERE "scaleId" = $1', [agentScaleId])).toEqual([{ weightG: 9_000_000 }]);
            await expect(running.sql('UPDATE scale_passage SET "weightG" = 1')).rejects.toThrow(/insert-only|permission denied/);
            const old = secret;
            ({ secret } = await get(ScaleAgentService).renewSecret(await ctx(), officer, agentScaleId));
            expect((await report([], {}, `Scale ${old}`)).status).toBe(401);
        });

        it('records what stands there, or a passage that is named, and none twice', async () => {
            const id = await planned(await readyOrder(1000), { plate: 'Q 1' });
            await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
            const here = { scaleId: agentScaleId };
            await report([passage('two', 9_000_000)], { weightG: 3_000 });
            expect(reasonOf(await first(id, here))).toBe('not-stable');
            await report([], { weightG: 9_000_000 });
            expect(await first(id, here)).toMatchObject({ weightG: 9_000_000, rawFrame: '0200' });
            expect(reasonOf(await first(id, here))).toBe('passage-used');
            // The loaded weight comes by a clock that is a day wrong, with one before the empty weight that nobody recorded.
            const wrong = new Date(Date.now() - 86_400_000);
            const hourBefore = new Date(wrong.getTime() - 3_600_000).toISOString();
            await report([passage('three', 10_500_000, { at: wrong.toISOString() }), passage('four', 9_990_000, { at: hourBefore })], { weightG: 0 }, undefined, wrong);
            const passages = await get(ScaleAgentService).passages(await ctx(), agentScaleId, 10);
            expect(passages.map(one => [one.weightG, one.isUsed])).toEqual([[10_500_000, false], [9_000_000, true], [9_000_000, false], [9_990_000, false]]);
            const named = { ...here, passageId: passages[0]?.id };
            expect(await second(id, named)).toMatchObject({ netG: 1_500_000, source: 'agent', isManual: false });
        });
    });

    it('takes weighings from a file, each once, as tickets that say so', async () => {
        const id = await planned(await readyOrder(1000), { plate: 'F 1' });
        await get(DispatchService).startLoading(await ctx(), officer, id, new Date());
        const { number } = await get(ShipmentService).findOneOrThrow(await ctx(), id);
        const importer = await factory.staff('ImportData', 'UpdateShipment');
        const send = async (...lines: string[]) => {
            const file = Buffer.from(['number,source,shipment,scale,gross,tare,weighed,seals', ...lines].join('\n'));
            return get(ImportService).run(await ctx(), 'weighings', file, 'weighings.csv', { dryRun: false, scope: importer });
        };
        const row = `R-1,erp,${number},WB1,10505,9000,2026-01-05 08:15,S-1|S-2`;
        const report = await send(row, `R-2,erp,SH-999999,WB1,10500,9000,2026-01-05 08:15,`, `R-3,erp,${number},WB1,9000,9000,2026-01-05 08:15,`, `R-4,erp,${number},WB1,x,9000,5 May,`);
        expect(report.answers.map(({ outcome, message }) => [outcome, message])).toEqual([
            ['created', undefined],
            ['rejected', 'shipment: is not known'],
            ['rejected', 'shipment: is not being loaded'],
            ['rejected', expect.stringMatching(/gross: .*weighed: /)],
        ]);
        expect((await send(row)).answers.map(one => one.outcome)).toEqual(['unchanged']);
        expect((await send(row.replace('10505', '10510'))).answers[0]?.message).toMatch(/tickets never change/);
        expect(await get(TicketWriter).newestOf(await ctx(), id)).toMatchObject({ source: 'erp', externalNumber: 'R-1', netG: 1_505_000, tareSource: 'stated', seals: ['S-1', 'S-2'] });
    });

    it('keeps photos as pictures of its own, for staff only', async () => {
        const id = await planned(await readyOrder(10));
        const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } }).withMetadata({ exif: { IFD0: { Copyright: 'secret place' } } }).jpeg().toBuffer();
        await running.adminClient.asSuperAdmin();
        const send = (body: Buffer, type = 'application/octet-stream') =>
            running.adminClient.fetch(`${running.url}/shipment-photos/${id}`, { method: 'POST', headers: { 'Content-Type': type }, body });
        const added = (await (await send(picture)).json()) as { id: number };
        expect(await (await send(picture)).json()).toMatchObject({ id: added.id });
        expect((await send(Buffer.from('<svg onload="alert(1)"/>'))).status).toBe(400);
        expect((await send(Buffer.from('\xff\xd8\xffno picture', 'latin1'))).status).toBe(400);
        const shown = await running.adminClient.fetch(`${running.url}/weighing-photos/${added.id}`);
        const content = Buffer.from(await shown.arrayBuffer());
        expect([shown.headers.get('content-type'), content.includes('secret place')]).toEqual(['image/jpeg', false]);
        expect((await fetch(`${running.url}/weighing-photos/${added.id}`)).status).toBe(403);
    });

    it('ships in parts, never more than was ordered, and moves the order along', async () => {
        const orderId = await readyOrder(100);
        const [line] = await running.sql<{ id: number }>('SELECT id FROM order_line WHERE "orderId" = $1', [orderId]);
        const part = (quantity: number) => ({ lines: [{ orderLineId: line?.id, quantity }] });
        const parallel = await Promise.allSettled([planned(orderId, part(60)), planned(orderId, part(60)), planned(orderId, part(60))]);
        expect(parallel.filter(answer => answer.status === 'fulfilled')).toHaveLength(1);
        const [one] = await get(ShipmentService).ofOrders(await ctx(), [orderId]);
        await get(ShipmentService).cancel(await ctx(), officer, { id: one?.id, reason: 'The truck broke down' });

        const a = await dispatched(orderId, part(60));
        expect(await orderState(orderId)).toBe('PartiallyShipped');
        const b = await dispatched(orderId);
        expect(await orderState(orderId)).toBe('Shipped');
        const none = await get(ShipmentService).create(await ctx(), officer, { orderId, ...journey, idempotencyKey: key() });
        expect(reasonOf(none)).toBe('order-not-plannable');
        const confirm = async (shipmentId: number) =>
            get(DeliveryService).confirmByMember(await ctx(), buyer, { shipmentId, receivedBy: 'Ali', idempotencyKey: key() });
        await confirm(a);
        expect(await orderState(orderId)).toBe('Shipped');
        const twice = await Promise.all([confirm(b), confirm(b)]);
        expect(twice.map(answer => 'state' in answer && answer.state)).toEqual(['delivered', 'delivered']);
        expect(await orderState(orderId)).toBe('Delivered');
        const audited = await running.sql(`SELECT 1 FROM audit_entry WHERE action = 'shipment.deliver' AND "entityId" = $1`, [String(b)]);
        expect(audited).toHaveLength(1);
    });

    it("does not find another company's shipment, and rates once", async () => {
        const id = await dispatched(await readyOrder(10));
        const stranger = await factory.member((await factory.company()).id);
        const rate = async (scope: MemberScope, more: object = {}) =>
            get(RatingService).rate(await ctx(), scope, { shipmentId: id, product: 5, transport: 4, idempotencyKey: key(), ...more });
        const confirm = async (scope: MemberScope, more: object = {}) =>
            get(DeliveryService).confirmByMember(await ctx(), scope, { shipmentId: id, receivedBy: 'Ali', idempotencyKey: key(), ...more });
        await expect(confirm(stranger)).rejects.toMatchObject({ code: 'ENTITY_NOT_FOUND' });
        await expect(rate(stranger)).rejects.toMatchObject({ code: 'ENTITY_NOT_FOUND' });
        expect(reasonOf(await rate(buyer))).toBe('not-delivered');
        await expect(confirm(buyer, { receivedBy: ' ' })).rejects.toThrow(/receivedBy: is required/);
        await confirm(buyer);
        await expect(rate(buyer, { product: 6 })).rejects.toThrow(/product: must be at most 5/);
        expect(await rate(buyer)).toMatchObject({ product: 5, transport: 4, source: 'portal' });
        expect(reasonOf(await rate(buyer))).toBe('already-rated');
    });

    it.each([
        ['orderId', { orderId: 'x' }],
        ['loadingAt', { orderId: 1, loadingAt: new Date(8.64e15) }],
        ['plate', { orderId: 1, plate: 'x'.repeat(31) }],
        ['lines.0.quantity', { orderId: 1, lines: [{ orderLineId: 1, quantity: 0 }] }],
        ['idempotencyKey', { orderId: 1, idempotencyKey: 'x' }],
    ])('names %s when it is wrong', async (field, input) => {
        const wrong = { ...journey, idempotencyKey: key(), ...input };
        const create = ctx().then(fresh => get(ShipmentService).create(fresh, officer, wrong));
        await expect(create).rejects.toThrow(new RegExp(`^${field.replace(/\./g, '\\.')}: `));
    });

    it.each([0, -1, 1.5, Number.NaN, 200_000_001])('refuses a typed weight of %d grams', async manualWeightG => {
        await expect(first(1, { manualWeightG, reason: 'x' })).rejects.toThrow(/manualWeightG: /);
    });

    it('shows the page to whoever has the link, without price, phone or surname', async () => {
        const id = await dispatched(await readyOrder(10));
        const path = await pathOf(id);
        const response = await fetch(running.url + path);
        const html = await response.text();
        expect(response.status).toBe(200);
        expect(response.headers.get('referrer-policy')).toBe('no-referrer');
        expect(response.headers.get('x-robots-tag')).toContain('noindex');
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
        expect(html).toContain('12 A 345');
        expect(html).not.toMatch(/Karimi|Reza|IRR|<script/);
        const [stored] = await running.sql<{ found: boolean }>(
            `SELECT EXISTS (SELECT 1 FROM tracking_link WHERE "tokenHash" = $1 OR nonce = $1) AS found`,
            [path.slice(3)],
        );
        expect(stored?.found).toBe(false);
    });

    it('shows the stages of the goods on the lorry, and of no others of the order', async () => {
        const orderId = await readyOrder(10);
        const lines = await running.sql<{ id: number }>(
            `WITH other AS (
                INSERT INTO order_line (quantity, "orderPlacedQuantity", "listPriceIncludesTax", adjustments, "taxLines", "productVariantId", "listPrice", "orderId")
                SELECT quantity, quantity, "listPriceIncludesTax", adjustments, "taxLines", "productVariantId", "listPrice", "orderId" FROM order_line WHERE "orderId" = $1
                RETURNING id)
             SELECT id FROM order_line WHERE "orderId" = $1 UNION ALL SELECT id FROM other`,
            [orderId],
        );
        const [carried = 0, left = 0] = lines.map(line => line.id);
        await makeLine(running, carried, { en: 'Tufting', fa: 'بافت' });
        await makeLine(running, left, { en: 'Backing', fa: 'لایه‌کاری' });
        const path = await pathOf(await dispatched(orderId, { lines: [{ orderLineId: carried, quantity: 10 }] }));
        const [persian, english] = await Promise.all(['fa', 'en'].map(async lang => (await fetch(`${running.url}${path}?lang=${lang}`)).text()));
        expect(persian).toContain('بافت');
        expect(english).toContain('Tufting');
        expect(`${persian}${english}`).not.toMatch(/لایه‌کاری|Backing/);
    });

    it('answers unknown, altered, expired and cancelled links alike', async () => {
        const id = await dispatched(await readyOrder(10));
        const path = await pathOf(id);
        const altered = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
        await running.sql(`UPDATE tracking_link SET "expiresAt" = now() - interval '1 second' WHERE "shipmentId" = $1`, [id]);
        const answers = await Promise.all([path, altered, '/t/x', `/t/${'A'.repeat(43)}`, '/t/%00'].map(p => fetch(running.url + p)));
        expect(answers.map(answer => answer.status)).toEqual([404, 404, 404, 404, 404]);
        expect(new Set(await Promise.all(answers.map(answer => answer.text()))).size).toBe(1);
    });

    it('confirms and rates by the link, once, from its own form only', async () => {
        const orderId = await readyOrder(10);
        const id = await dispatched(orderId);
        const path = await pathOf(id);
        expect((await post(`${path}/confirm`, { receivedBy: 'Ali' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
        expect((await post(`${path}/rate`, { product: '5', transport: '5' })).status).toBe(422);
        expect((await post(`${path}/confirm`, { receivedBy: '' })).status).toBe(422);
        expect((await post(`${path}/confirm`, { receivedBy: 'Ali' })).status).toBe(303);
        expect((await post(`${path}/confirm`, { receivedBy: 'Hassan' })).status).toBe(303);
        expect(await orderState(orderId)).toBe('Delivered');
        const shipment = await get(ShipmentService).findOneOrThrow(await ctx(), id);
        expect(shipment).toMatchObject({ receivedBy: 'Ali', confirmedVia: 'link' });
        const [link] = await running.sql<{ days: number }>(
            `SELECT extract(epoch FROM l."expiresAt" - s."deliveredAt")::float8 / 86400 AS days FROM tracking_link l JOIN shipment s ON s.id = l."shipmentId" WHERE s.id = $1`,
            [id],
        );
        expect(link?.days).toBeLessThanOrEqual(30);
        expect((await post(`${path}/rate`, { product: '9', transport: '5' })).status).toBe(422);
        expect((await post(`${path}/rate`, { product: '5', transport: '3', comment: '<b>fine</b>' })).status).toBe(303);
        expect((await post(`${path}/rate`, { product: '1', transport: '1' })).status).toBe(422);
        const ratings = await running.sql('SELECT product, transport, source FROM rating WHERE "shipmentId" = $1', [id]);
        expect(ratings).toEqual([{ product: 5, transport: 3, source: 'link' }]);
        const texts = await running.sql<{ template: string }>(`SELECT DISTINCT template FROM notification_message WHERE aggregate = $1 ORDER BY template`, [`shipment:${id}`]);
        expect(texts.map(({ template }) => template)).toEqual(['delivery-confirmed', 'shipment-dispatched', 'shipment-preparing']);
    });

    it('serves the Dashboard its lists, filtered and sorted', async () => {
        await readyOrder(10);
        await dispatched(await readyOrder(10));
        await running.adminClient.asSuperAdmin();
        const answer = await running.adminClient.query<Record<string, { items: object[]; totalItems: number }>>(
            gql`
                query ($scaleId: ID!) {
                    shipments(options: { filter: { state: { in: ["dispatched"] }, _or: [{ number: { contains: "SH" } }] }, sort: { loadingAt: ASC }, take: 5 }) {
                        items { number companyName nextStates lines { productName quantity } firstWeighing { weightG isManual } tickets { number companyName scaleName } }
                        totalItems
                    }
                    weighbridgeTickets(options: { sort: { secondWeighedAt: DESC }, take: 5 }) { items { number shipmentNumber orderCode companyName plate } totalItems }
                    transportDrivers { totalItems }
                    ratings { items { product companyName } totalItems }
                    ratingAverages { count product transport }
                    shippableOrders(term: "") { orderCode companyName destination lines { productName remaining weightG } }
                    readScale(scaleId: $scaleId) { isConnected refusal }
                }
            `,
            { scaleId },
        );
        expect(answer.shipments?.items[0]).toMatchObject({ nextStates: ['delivered'], firstWeighing: { isManual: true }, tickets: expect.arrayContaining([expect.objectContaining({ scaleName: 'Gate' })]) as unknown });
        expect(answer.weighbridgeTickets?.items[0]).toMatchObject({ plate: '12 A 345' });
        expect(answer.shippableOrders).toEqual(expect.arrayContaining([expect.objectContaining({ lines: [expect.objectContaining({ remaining: 10, weightG: 1500 })] })]));
    });

    it('gives one address thirty pages a minute', async () => {
        const answers: number[] = [];
        for (let index = 0; index < 32; index++) {
            answers.push((await fetch(`${running.url}/t/${'B'.repeat(43)}`)).status);
        }
        expect(answers.slice(0, 30).every(status => status === 404)).toBe(true);
        expect(answers.slice(30)).toEqual([429, 429]);
    });
});
