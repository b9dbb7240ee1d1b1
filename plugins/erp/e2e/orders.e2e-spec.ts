import { InvoiceService } from '../../finance';
import { DispatchService, WaybillService } from '../../logistics';
import type { RunningServer } from '../../../test/server';
import { type Buyer, Shipping } from '../../../test/shipping';
import { type Connected, ErpPulls, field } from './erp-pulls';

let pulls: ErpPulls;
let running: RunningServer;
let shipping: Shipping;
let buyer: Buyer;
let erp: Connected;

beforeAll(async () => {
    pulls = await ErpPulls.start();
    ({ running } = pulls);
    shipping = await Shipping.of(running);
    buyer = await shipping.buyer();
    erp = await pulls.connect();
});
afterAll(() => running.stop());

async function row<Row>(text: string, ...params: unknown[]): Promise<Row> {
    const [found] = await running.sql<Row & object>(text, params);
    if (found === undefined) throw new Error('There is no such row');
    return found;
}
const codeOf = async (orderId: number) => (await row<{ code: string }>('SELECT code FROM "order" WHERE id = $1', orderId)).code;
const parked = (object: string) => running.sql<{ key: string; reason: string }>(`SELECT key, reason FROM erp_parked_row WHERE object = $1 ORDER BY key`, [object]);

describe('what the ERP says of orders', () => {
    it('is how far they are: each by our states, a state of no name and a way that there is not wait with their reason', async () => {
        const [taken, off] = [await shipping.placed(buyer, 2), await shipping.placed(buyer, 3)];
        const state = async (id: number) => (await row<{ state: string }>('SELECT "orderState" AS state FROM company_order WHERE "orderId" = $1', id)).state;
        await pulls.setTable(erp.id, 'statuses', [{ theirs: 'Przyjęte', ours: 'Approved' }, { theirs: 'W realizacji', ours: 'InProduction' }, { theirs: 'Anulowane', ours: 'Cancelled' }]);
        await pulls.setUp(erp.id, 'order-status', [field('order', 'ref'), field('status', 'stan', { table: 'statuses' }), field('reason', 'uwagi')], { massChangePercent: 100 });
        erp.erp.put('order-status', { z1: { ref: await codeOf(taken), stan: 'W realizacji', uwagi: null }, z2: { ref: await codeOf(off), stan: 'Anulowane', uwagi: 'Brak wełny' }, z3: { ref: 'K-0', stan: 'Przyjęte', uwagi: null } });
        expect(await pulls.pull(erp.id, 'order-status')).toMatchObject({ state: 'done', parked: 1 });
        expect([await state(taken), await state(off)]).toEqual(['InProduction', 'Cancelled']);
        expect(await parked('order-status')).toEqual([{ key: 'z3', reason: 'order: there is no order of this code' }]);

        erp.erp.put('order-status', { z1: { ref: await codeOf(taken), stan: 'Zaginęło', uwagi: null }, z2: { ref: await codeOf(off), stan: 'Przyjęte', uwagi: null } });
        expect(await pulls.pull(erp.id, 'order-status')).toMatchObject({ parked: 2 });
        expect([await state(taken), await state(off)]).toEqual(['InProduction', 'Cancelled']);
        expect((await parked('order-status')).find(({ key }) => key === 'z2')?.reason).toBe('status: an order that is Cancelled does not become Approved');
    });

    it('is the numbers of their waybills, until it takes one back', async () => {
        const order = await shipping.placed(buyer, 2);
        const ref = await codeOf(order);
        const waybills = async () => (await pulls.get(WaybillService).ofOrder(await pulls.factory.context(), order)).map(({ number, carrier }) => [number, carrier]);
        await pulls.setUp(erp.id, 'waybill', [field('order', 'ref'), field('number', 'list'), field('carrier', 'firma')], { massChangePercent: 100 });
        erp.erp.put('waybill', { w1: { ref, list: 'DPD-1', firma: 'DPD' }, w2: { ref, list: 'DPD-2', firma: 'DPD' }, w3: { ref: 'K-0', list: 'X', firma: '' } });
        expect(await pulls.pull(erp.id, 'waybill')).toMatchObject({ created: 2, parked: 1 });
        expect(await waybills()).toEqual([['DPD-1', 'DPD'], ['DPD-2', 'DPD']]);
        erp.erp.put('waybill', { w1: { ref, list: 'DPD-1', firma: 'InPost' } });
        erp.erp.remove('waybill', 'w2');
        expect(await pulls.pull(erp.id, 'waybill')).toMatchObject({ updated: 1, deactivated: 1 });
        expect(await waybills()).toEqual([['DPD-1', 'InPost']]);
    });

    it('is weighings of its weighbridge, each a ticket, once', async () => {
        const id = await shipping.shipment(buyer, 100, { driverName: 'Reza', plate: '12 A 345' });
        await pulls.get(DispatchService).startLoading(await shipping.ctx(), shipping.officer, id, new Date());
        const { number } = await row<{ number: string }>('SELECT number FROM shipment WHERE id = $1', id);
        await running.sql(`INSERT INTO scale (code, name, source, "toleranceBasisPoints", "toleranceG") VALUES ('ERPB', 'Of the ERP', 'agent', 100, 20000)`);
        await pulls.setUp(erp.id, 'weighing', [field('number', 'no'), field('shipment', 'ws'), field('scale', 'bridge'), field('gross', 'brutto'), field('tare', 'tara'), field('weighed', 'at')], { massChangePercent: 100 });
        const weighing = { no: 'W/77', ws: number, bridge: 'ERPB', brutto: '1150', tara: '1000', at: '2026-03-02 10:15' };
        erp.erp.put('weighing', { v1: weighing });
        const run = await pulls.pull(erp.id, 'weighing');
        expect({ created: run.created, waiting: await parked('weighing') }).toEqual({ created: 1, waiting: [] });
        const tickets = () => running.sql(`SELECT "externalNumber" AS number, "netG"::int AS net FROM weighbridge_ticket WHERE "shipmentId" = $1`, [id]);
        expect(await tickets()).toEqual([{ number: 'W/77', net: 150_000 }]);
        expect(await pulls.pull(erp.id, 'weighing', { isFull: true, isForced: true })).toMatchObject({ created: 0, unchanged: 1 });
        erp.erp.put('weighing', { v1: { ...weighing, brutto: '1160' } });
        expect(await pulls.pull(erp.id, 'weighing')).toMatchObject({ parked: 1 });
        expect(await tickets()).toEqual([{ number: 'W/77', net: 150_000 }]);
    });
});

describe('what the ERP says of a customer', () => {
    it('is what he owes by its books, beside what we reckon, with its day', async () => {
        const { id } = buyer.company;
        await running.sql(`UPDATE company SET code = 'B-1' WHERE id = $1`, [id]);
        const stated = async () => (await pulls.get(InvoiceService).balance(await pulls.factory.context(), id)).stated;
        expect(await stated()).toBeNull();
        await pulls.setUp(erp.id, 'balance', [field('company', 'no'), field('balance', 'saldo')], { massChangePercent: 100 });
        erp.erp.put('balance', { k1: { no: 'B-1', saldo: '1234.50' }, k2: { no: 'nobody', saldo: '1' } });
        expect(await pulls.pull(erp.id, 'balance')).toMatchObject({ state: 'done', updated: 1, parked: 1 });
        expect(await stated()).toEqual({ balanceMinor: 123_450, asOf: expect.any(Date) as Date });
        erp.erp.put('balance', { k1: { no: 'B-1', saldo: '-50.00' } });
        await pulls.pull(erp.id, 'balance');
        expect(await stated()).toMatchObject({ balanceMinor: -5_000 });
    });
});
