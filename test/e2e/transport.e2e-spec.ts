import { type RequestContext, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';

import type { MemberScope, StaffScope } from '../../kernel/scope';
import { Factory, type MadeCompany } from '../factories';
import { startIndicator, type Indicator } from '../fakes/indicator';
import { makeLine } from '../production-facts';
import { type RunningServer, startServer } from '../server';
import {
    DeliveryService,
    DispatchService,
    FleetService,
    ShipmentService,
    TicketWriter,
    TrackingLinkService,
    WeighbridgeService,
} from '../../plugins/logistics';
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
        expect(texts.map(({ template }) => template)).toEqual(['delivery-confirmed', 'shipment-dispatched', 'shipment-loaded', 'shipment-preparing']);
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
