import { type RequestContext } from '@vendure/core';
import sharp from 'sharp';

import type { StaffScope } from '../../kernel/scope';
import { ImportService } from '../../plugins/documents';
import {
    DispatchService,
    FleetService,
    ScaleAgentService,
    ShipmentService,
    TicketWriter,
    WeighbridgeService,
    WeightRequestService,
} from '../../plugins/logistics';
import { CartService, PlacementService } from '../../plugins/purchasing';
import { Factory } from '../factories';
import { type Indicator, startIndicator } from '../fakes/indicator';
import { type RunningServer, startServer } from '../server';

const vehicleKg = 9000;

/** The rules of the weighbridge, and the other ways by which weights come: agent, file, a second person. What is weighed is 1.5 t each time. */
describe('weighbridge', () => {
    let running: RunningServer;
    let factory: Factory;
    let indicator: Indicator;
    let officer: StaffScope;
    let orderId: number;
    let orderLineId: number;
    let keys = 0;

    const key = () => `weighbridge-spec-${++keys}`;
    const ctx = (): Promise<RequestContext> => factory.context();
    const get = <T>(type: abstract new (...args: never[]) => T): T => running.server.app.get(type);
    const reasonOf = (answer: unknown) => (answer as { reason?: string }).reason;
    async function planned(more: object = {}): Promise<number> {
        const journey = { driverName: 'Reza', plate: '12 A 345', destination: 'Isfahan', lines: [{ orderLineId, quantity: 1000 }] };
        const answer = await get(ShipmentService).create(await ctx(), officer, { orderId, ...journey, idempotencyKey: key(), ...more });
        if (!('state' in answer)) throw new Error(`Not planned: ${answer.reason}`);
        return answer.id;
    }
    const first = async (shipmentId: number, more: object) =>
        get(WeighbridgeService).recordFirst(await ctx(), officer, { shipmentId, idempotencyKey: key(), ...more }, new Date());
    const second = async (shipmentId: number, more: object) =>
        get(WeighbridgeService).recordSecond(await ctx(), officer, { shipmentId, idempotencyKey: key(), ...more }, new Date());
    const manual = (kg: number) => ({ manualWeightG: kg * 1000, reason: 'The indicator is being repaired' });

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        indicator = await startIndicator({ framesPerSecond: 20 });
        officer = await factory.staff('ReadShipment', 'CreateShipment', 'UpdateShipment', 'DeleteShipment', 'WeighShipment');
        const company = await factory.company();
        const buyer = await factory.member(company.id);
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 1_000_000 }]);
        await get(CartService).setLines(await ctx(), buyer, { lines: [{ variantId, unit: 'm2', quantity: 100_000, mode: 'SET' as const }] });
        const shownTotalGross = (await get(CartService).find(await ctx(), buyer))?.totalGross ?? 0;
        const placed = await get(PlacementService).place(await ctx(), buyer, { branchId: company.branchId, shownTotalGross, idempotencyKey: key() });
        if (!('orderId' in placed)) throw new Error(`Not placed: ${placed.reason}`);
        orderId = placed.orderId;
        await running.sql(`UPDATE "order" SET state = 'ReadyToShip' WHERE id = $1`, [orderId]);
        orderLineId = (await running.sql<{ id: number }>('SELECT id FROM order_line WHERE "orderId" = $1', [orderId]))[0]?.id ?? 0;
        const fileScale = { code: 'WB1', name: 'Gate', host: '127.0.0.1', port: indicator.port, toleranceBasisPoints: 100, toleranceG: 20_000 };
        await get(FleetService).saveScale(await ctx(), officer, null, fileScale);
    });
    afterAll(async () => {
        await indicator.stop();
        await running.stop();
    });

    describe('at a scale with all rules', () => {
        let strictId: number;
        let supervisor: StaffScope;

        const at = (more: object) => ({ scaleId: strictId, ...more });
        async function loading(more: object = {}): Promise<number> {
            const id = await planned(more);
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
            const id = await planned({ plate: 'Q 1' });
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
        const id = await planned({ plate: 'F 1' });
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
        const id = await planned();
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
});
