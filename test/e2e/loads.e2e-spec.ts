import gql from 'graphql-tag';

import { FleetService, LoadGateService, LoadService, ShipmentService } from '../../plugins/logistics';
import { CompanyOrderService } from '../../plugins/purchasing';
import { type RunningServer, startServer } from '../server';
import { type Buyer, Shipping, unitG } from '../shipping';

const emptyG = 9_000_000;

describe('loads', () => {
    let running: RunningServer;
    let shipping: Shipping;
    let first: Buyer;
    let second: Buyer;
    const driver = { driverName: 'Reza', driverPhone: '+989121112233' };

    const loads = () => shipping.get(LoadService);
    const reasonOf = (answer: unknown) => (answer as { reason?: string }).reason;
    const create = async (shipmentIds: number[], more: object = {}) =>
        loads().create(await shipping.ctx(), shipping.officer, { shipmentIds, ...driver, plate: '12 A 345', idempotencyKey: shipping.key(), ...more });
    const made = async (shipmentIds: number[], more: object = {}) => {
        const answer = await create(shipmentIds, more);
        if (!('number' in answer)) throw new Error(`No load: ${answer.reason}`);
        return answer;
    };
    const gate = async (id: number, step: string, reason: string | null = null) =>
        shipping.get(LoadGateService).record(await shipping.ctx(), shipping.officer, { id, step, reason }, new Date());
    const shipment = async (id: number) => shipping.get(ShipmentService).findOneOrThrow(await shipping.ctx(), id);
    const vehicle = async (more: object) =>
        (await shipping.get(FleetService).saveVehicle(await shipping.ctx(), shipping.officer, null, { name: 'Lorry', ...more })).id;
    const shown = (id: number) =>
        running.adminClient.query<{ load: Record<string, unknown> }>(
            gql`
                query ($id: ID!) {
                    load(id: $id) {
                        number state plate nextSteps realWeightG version
                        check { weightG payloadG grossG grossLimitG volumeDm3 fullBasisPoints over axles { kind loadG limitG overG } }
                        stops { stop loadedAs startMm lengthMm weightG netG shipment { id companyName loadNumber weightBeforeG } }
                    }
                }
            `,
            { id: String(id) },
        );

    beforeAll(async () => {
        running = await startServer();
        shipping = await Shipping.of(running);
        first = await shipping.buyer();
        second = await shipping.buyer();
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    it('takes shipments of several companies, tells how full the truck is, and loads last what is unloaded first', async () => {
        const vehicleId = await vehicle({
            plate: '12ع34567', countryCode: 'IR', capacityG: 10_000_000, storedTareG: 6_000_000, bedLengthMm: 8000, axleLayout: 'truck-2', bedVolumeDm3: 40_000,
        });
        const near = await shipping.shipment(first, 2000);
        const far = await shipping.shipment(second, 1000);
        // It is an Iranian truck that drives in Poland.
        const load = await made([near, far], { vehicleId, countryCode: 'PL' });
        const { load: found } = await shown(load.id);
        expect(found).toMatchObject({
            state: 'planned', plate: '12ع345-67', nextSteps: ['arrived', 'inside'], realWeightG: null,
            check: { weightG: 3000 * unitG, payloadG: 10_000_000, grossG: 10_500_000, grossLimitG: 18_000_000, volumeDm3: null, fullBasisPoints: 4500, over: [] },
            stops: [
                { stop: 1, loadedAs: 2, startMm: 1200, lengthMm: 2400, shipment: { id: String(near), loadNumber: load.number } },
                { stop: 2, loadedAs: 1, startMm: 0, lengthMm: 1200, shipment: { id: String(far) } },
            ],
        });
        expect(await shipment(near)).toMatchObject({ driverName: 'Reza', vehicleId, plate: '12ع345-67', loadId: load.id, stop: 1 });
    });

    it('knows how much room goods take when all of their sizes are known', async () => {
        await running.sql('INSERT INTO variant_delivery ("productVariantId", "volumeMm3") VALUES ($1, 30000000)', [first.variantId]);
        const vehicleId = await vehicle({ plate: 'V 1', capacityG: 10_000_000, bedVolumeDm3: 40_000 });
        const load = await made([await shipping.shipment(first, 1000)], { vehicleId });
        expect((await shown(load.id)).load).toMatchObject({ check: { volumeDm3: 30_000, fullBasisPoints: 7500 } });
        await running.sql('DELETE FROM variant_delivery WHERE "productVariantId" = $1', [first.variantId]);
    });

    it('puts no shipment on two loads, whoever is quicker', async () => {
        for (let round = 0; round < 5; round++) {
            const ids = [await shipping.shipment(first, 10), await shipping.shipment(second, 10)];
            // Named the other way round, so that each holds what the other wants next.
            const answers = await Promise.all([create(ids), create([...ids].reverse()), create(ids)]);
            expect(answers.map(answer => reasonOf(answer) ?? 'made').sort()).toEqual(['made', 'on-other-load', 'on-other-load']);
            const [found] = await running.sql<{ loads: number }>('SELECT count(DISTINCT "loadId")::int AS loads FROM shipment WHERE id = ANY($1)', [ids]);
            expect(found?.loads).toBe(1);
        }
    });

    it('takes what is asked twice once', async () => {
        const ids = [await shipping.shipment(first, 10)];
        const idempotencyKey = shipping.key();
        const [one, again] = await Promise.all([made(ids, { idempotencyKey }), made(ids, { idempotencyKey })]);
        expect(again.id).toBe(one.id);
    });

    it('refuses what the truck cannot carry, and says who changed a load meanwhile', async () => {
        const id = await shipping.shipment(first, 1000);
        expect(reasonOf(await create([id], { vehicleId: await vehicle({ plate: 'C 1', capacityG: 1_499_999 }) }))).toBe('over-capacity');
        const heavy = { plate: 'C 2', capacityG: 9_000_000, storedTareG: 9_000_000, grossLimitG: 10_000_000 };
        expect(reasonOf(await create([id], { vehicleId: await vehicle(heavy) }))).toBe('over-gross');
        expect(await shipment(id)).toMatchObject({ loadId: null, plate: null });
        const load = await made([id]);
        const other = await shipping.shipment(second, 10);
        const change = { id: load.id, version: 1, shipmentIds: [other], ...driver, plate: 'X 9' };
        const answers = await Promise.all([loads().update(await shipping.ctx(), shipping.officer, change), loads().update(await shipping.ctx(), shipping.officer, change)]);
        expect(answers.map(answer => reasonOf(answer) ?? 'changed').sort()).toEqual(['changed', 'changed-meanwhile']);
        expect(await shipment(id)).toMatchObject({ loadId: null, stop: null, plate: null, driverName: null });
        expect(await shipment(other)).toMatchObject({ loadId: load.id, stop: 1, plate: 'X 9' });
        const alone = { id: other, destination: 'Yazd', driverName: 'Reza', driverPhone: '+989121112233', plate: 'X 10' };
        expect(reasonOf(await shipping.get(ShipmentService).update(await shipping.ctx(), shipping.officer, alone))).toBe('on-load');
        expect(await shipping.get(ShipmentService).update(await shipping.ctx(), shipping.officer, { ...alone, plate: 'X 9' })).toMatchObject({ destination: 'Yazd' });
    });

    it('writes a plate as its country does, and refuses what is none', async () => {
        await expect(vehicle({ plate: 'WX 48213', countryCode: 'IR', capacityG: 1000 })).rejects.toThrow(/plate/);
        const id = await vehicle({ plate: 'wx-48213', countryCode: 'PL', capacityG: 1000 });
        expect(await shipping.get(FleetService).vehicle(await shipping.ctx(), id)).toMatchObject({ plate: 'WX 48213' });
        await expect(vehicle({ plate: 'WX48213', countryCode: 'PL', capacityG: 1000 })).rejects.toThrow(/taken/);
    });

    it('asks why a truck is let in whose axle bears too much', async () => {
        const axles = { capacityG: 10_000_000, storedTareG: 6_000_000, bedLengthMm: 8000, axleLayout: 'truck-2', countryCode: 'RU' };
        const vehicleId = await vehicle({ ...axles, plate: 'А123ВС 77' });
        const load = await made([await shipping.shipment(first, 1), await shipping.shipment(first, 6600)], { vehicleId });
        const { load: found } = await shown(load.id);
        expect(found).toMatchObject({ check: { over: ['axle'], axles: [{ kind: 'steering', limitG: 9_000_000 }, { kind: 'single' }] } });
        expect(reasonOf(await gate(load.id, 'inside'))).toBe('over-axle');
        expect(await gate(load.id, 'inside', 'Two tonnes are moved back by hand')).toMatchObject({ state: 'inside' });
    });

    it('weighs one truck shipment by shipment and lets it out with all of them', async () => {
        const one = await shipping.shipment(first, 1000);
        const two = await shipping.shipment(second, 2000);
        const load = await made([one, two]);
        expect(await gate(load.id, 'arrived')).toMatchObject({ state: 'arrived' });
        expect(reasonOf(await gate(load.id, 'gone'))).toBe('wrong-state');
        expect(await gate(load.id, 'inside')).toMatchObject({ state: 'inside' });
        expect(await shipment(one)).toMatchObject({ state: 'loading' });
        // The second stop is loaded first, onto the empty truck.
        await shipping.weigh('first', two, emptyG);
        expect(await shipping.weigh('second', two, emptyG + 2000 * unitG + 5000)).toMatchObject({ netG: 2000 * unitG + 5000, tareG: emptyG });
        expect(reasonOf(await gate(load.id, 'gone'))).toBe('not-weighed');
        const { load: between } = await shown(load.id);
        expect(between).toMatchObject({ realWeightG: 3_005_000, stops: [{ shipment: { weightBeforeG: emptyG + 3_005_000 } }, {}] });
        const ticket = await shipping.weigh('second', one, emptyG + 3000 * unitG + 3000);
        expect(ticket).toMatchObject({ tareG: emptyG + 3_005_000, netG: 1000 * unitG - 2000, isWithinTolerance: true });
        expect(await gate(load.id, 'gone')).toMatchObject({ state: 'gone' });
        expect((await shown(load.id)).load).toMatchObject({ realWeightG: 3000 * unitG + 3000, check: { weightG: 3000 * unitG }, nextSteps: [] });
        const states = await Promise.all([one, two].map(async id => (await shipment(id)).state));
        expect(states).toEqual(['dispatched', 'dispatched']);
        const order = await shipping.get(CompanyOrderService).find(await shipping.ctx(), { kind: 'system' }, (await shipment(one)).orderId);
        expect(order.state).toBe('Shipped');
    });

    it('refuses all of it when one order is not ready, and writes nothing', async () => {
        const ready = await shipping.shipment(first, 10);
        const late = await shipping.shipment(second, 10);
        const load = await made([ready, late]);
        await gate(load.id, 'inside');
        await shipping.weigh('first', late, emptyG);
        await shipping.weigh('second', late, emptyG + 10 * unitG);
        await shipping.weigh('second', ready, emptyG + 20 * unitG);
        await running.sql(`UPDATE "order" SET state = 'InProduction' WHERE id = $1`, [(await shipment(late)).orderId]);
        expect(reasonOf(await gate(load.id, 'gone'))).toBe('order-not-ready');
        expect([await shipment(ready), await shipment(late)]).toMatchObject([{ state: 'weighed' }, { state: 'weighed' }]);
    });

    it('frees its shipments when it is cancelled, and lets go of one that is', async () => {
        const [one, two] = [await shipping.shipment(first, 10), await shipping.shipment(second, 10)];
        const load = await made([one, two]);
        await shipping.get(ShipmentService).cancel(await shipping.ctx(), shipping.officer, { id: one, reason: 'not wanted' });
        expect(await loads().loadable(await shipping.ctx(), 100)).not.toContainEqual(expect.objectContaining({ id: two }));
        expect(await loads().cancel(await shipping.ctx(), shipping.officer, { id: load.id, reason: 'no truck' })).toMatchObject({ state: 'cancelled' });
        expect(await loads().loadable(await shipping.ctx(), 100)).toContainEqual(expect.objectContaining({ id: two }));
        await made([two]);
        expect(reasonOf(await loads().cancel(await shipping.ctx(), shipping.officer, { id: load.id, reason: 'again' }))).toBe('wrong-state');
    });
});
