import { FakeShipx } from '../../../test/fakes/shipx';
import { Caller } from '../../../test/graphql';
import { openPortal, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { type Buyer, Shipping } from '../../../test/shipping';
import { OutboxDispatcher } from '../../outbox';
import { CourierAccountService, CourierBookingService, InpostCourier, LogisticsPlugin, ShipmentService, TrackingLinkService } from '..';
import type { CourierBooking } from '../entities/courier-booking.entity';

const receiver = { receiverName: 'Hotel Baltic', receiverPhone: '+48 501 502 503', receiverEmail: null, streetLine: 'Długa 5', city: 'Gdańsk', postalCode: '80-831', countryCode: 'PL' };
const parcels = [{ lengthMm: 800, widthMm: 360, heightMm: 200, weightG: 12_500 }];

describe('parcels by courier', () => {
    let running: RunningServer;
    let shipping: Shipping;
    let shipx: FakeShipx;
    let buyer: Buyer;
    let accountId: number;

    beforeAll(async () => {
        shipx = await FakeShipx.start();
        running = await startServer();
        Object.assign(LogisticsPlugin.options, { couriers: [new InpostCourier({ url: shipx.url, allowLoopback: true })] });
        shipping = await Shipping.of(running);
        buyer = await shipping.buyer();
        accountId = (await saveAccount({ name: 'Dywany' })).id;
        await running.adminClient.asSuperAdmin();
    });
    beforeEach(() => (shipx.fault = null));
    afterAll(async () => {
        await running.stop();
        await shipx.stop();
    });

    const saveAccount = async (more: object) =>
        shipping.get(CourierAccountService).save(await shipping.ctx(), shipping.officer, {
            kind: 'inpost', organization: FakeShipx.organization, service: 'inpost_courier_standard', token: FakeShipx.token, enabled: true, ...more,
        });
    const bookings = () => shipping.get(CourierBookingService);
    const ask = async (shipmentId: number, more: object = {}) =>
        bookings().book(await shipping.ctx(), shipping.officer, { shipmentId, accountId, ...receiver, parcels, idempotencyKey: shipping.key(), ...more });
    const booked = async (shipmentId: number, more: object = {}) => {
        const answer = await ask(shipmentId, more);
        if (!('reference' in answer)) throw new Error(`Not booked: ${answer.reason}`);
        return answer;
    };
    const known = async (id: number) => {
        const [row] = await running.sql<Record<keyof CourierBooking, unknown>>('SELECT * FROM courier_booking WHERE id = $1', [id]);
        return row;
    };
    /** All that is due is carried out; `passed`: what waits for its time too, once. */
    const work = async (passed: 'now' | 'later' = 'now') => {
        if (passed === 'later') await running.sql(`UPDATE outbox_message SET "notBefore" = now() WHERE state = 'PENDING' AND aggregate LIKE 'courier%'`);
        await running.server.app.get(OutboxDispatcher).drain();
    };
    const reasonOf = (answer: unknown) => (answer as { reason?: string }).reason;
    const cancel = async (shipmentId: number) => bookings().cancel(await shipping.ctx(), shipping.officer, { shipmentId, reason: 'other plans' });
    const retry = async (shipmentId: number) => bookings().retry(await shipping.ctx(), shipping.officer, shipmentId);
    const shipment = async (id: number) => shipping.get(ShipmentService).findOneOrThrow(await shipping.ctx(), id);
    const told = async (shipmentId: number) =>
        (await running.sql<{ template: string }>('SELECT DISTINCT template FROM notification_message WHERE aggregate = $1 ORDER BY 1', [`shipment:${shipmentId}`])).map(({ template }) => template);
    const label = (shipmentId: number, format: string, token = running.adminClient.getAuthToken()) =>
        fetch(`${running.url}/courier-parcels/${shipmentId}/${format}`, { headers: { Authorization: `Bearer ${token}` } });
    /** A booking that ShipX has confirmed, and we know it. */
    const confirmed = async () => {
        const shipmentId = await shipping.shipment(buyer, 4);
        const { id, reference } = await booked(shipmentId);
        await work();
        const { tracking_number: number, ...parcel } = shipx.confirm(reference);
        await work('later');
        return { shipmentId, id, reference, number: number ?? '', parcel: { ...parcel, tracking_number: number } };
    };

    it('begin with what the order says, and are booked once however often that is asked', async () => {
        const shipmentId = await shipping.shipment(buyer, 4);
        expect(await bookings().draft(await shipping.ctx(), shipmentId)).toMatchObject({ streetLine: 'Azadi 1', city: 'Tehran', receiverPhone: '+989121234567', currencyCode: 'IRR', weightG: 6000 });
        const idempotencyKey = shipping.key();
        const [one, same] = [await booked(shipmentId, { idempotencyKey }), await booked(shipmentId, { idempotencyKey })];
        expect(same.id).toBe(one.id);
        const others = await Promise.all([ask(shipmentId), ask(shipmentId), ask(shipmentId)]);
        expect(others.map(reasonOf)).toEqual(['already-booked', 'already-booked', 'already-booked']);
        for (let times = 0; times < 3; times++) await work('later');
        expect(shipx.of(one.reference)).toHaveLength(1);
        expect(shipx.of(one.reference)[0]?.body).toMatchObject({ service: 'inpost_courier_standard', receiver: { company_name: 'Hotel Baltic', phone: '501502503' } });
        expect(await known(one.id)).toMatchObject({ state: 'taken', status: 'created', problem: null, attemptedAt: null, reference: expect.stringMatching(/^SH-\d+-1$/) as string });
    });

    it('are refused where they make no sense', async () => {
        const shipmentId = await shipping.shipment(buyer, 4);
        expect(reasonOf(await ask(shipmentId, { countryCode: 'IR' }))).toBe('country-not-served');
        expect(reasonOf(await ask(shipmentId, { cashMinor: 100 }))).toBe('other-currency');
        const off = await saveAccount({ name: 'Off', enabled: false });
        expect(reasonOf(await ask(shipmentId, { accountId: off.id }))).toBe('account-off');
        await running.sql(`UPDATE shipment SET state = 'delivered' WHERE id = $1`, [shipmentId]);
        expect(reasonOf(await ask(shipmentId))).toBe('wrong-state');
        await expect(ask(shipmentId, { parcels: [] })).rejects.toThrow(/parcels/);
    });

    it.each(['lost', 'broken'] as const)('are not booked twice when the line broke after ShipX took it (%s)', async fault => {
        const { id, reference } = await booked(await shipping.shipment(buyer, 4));
        shipx.fault = fault;
        await work();
        expect(await known(id)).toMatchObject({ state: 'waiting', attemptedAt: expect.any(Date) as Date, problem: expect.stringContaining('No answer') as string });
        shipx.fault = null;
        await work('later');
        expect(await known(id)).toMatchObject({ state: 'taken', attemptedAt: null, problem: null, externalId: String(shipx.of(reference)[0]?.id) });
        expect(shipx.of(reference)).toHaveLength(1);
    });

    it('are told again when ShipX does not have it, but not before it had time to', async () => {
        const { id, reference } = await booked(await shipping.shipment(buyer, 4));
        shipx.fault = 'down';
        await work();
        shipx.fault = null;
        await work('later');
        expect([(await known(id))?.state, shipx.of(reference)]).toEqual(['waiting', []]);
        await running.sql(`UPDATE courier_booking SET "attemptedAt" = now() - interval '2 minutes' WHERE id = $1`, [id]);
        await work('later');
        expect([(await known(id))?.state, shipx.of(reference).length]).toEqual(['taken', 1]);
    });

    it('that ShipX refuses show which field is wrong, and may be booked anew', async () => {
        const shipmentId = await shipping.shipment(buyer, 4);
        const { id } = await booked(shipmentId, { streetLine: 'Rynek', postalCode: '80831' });
        await work();
        expect(await known(id)).toMatchObject({
            state: 'refused', problem: expect.stringContaining('validation_failed') as string,
            fieldProblems: [{ field: 'streetLine', problem: 'required' }, { field: 'postalCode', problem: 'invalid_format' }],
        });
        const again = await booked(shipmentId);
        expect(again.reference).toMatch(/-2$/);
        await work();
        expect(await known(again.id)).toMatchObject({ state: 'taken' });
    });

    it('wait for a person when the account is wrong, and go on when he has mended it', async () => {
        const account = await saveAccount({ name: 'Typo', token: 'mistyped' });
        const check = async () => shipping.get(CourierAccountService).check(await shipping.ctx(), account.id);
        expect(await check()).toEqual({ isOk: false, name: '', problem: expect.stringContaining('token_invalid') as string });
        const shipmentId = await shipping.shipment(buyer, 4);
        const booking = await booked(shipmentId, { accountId: account.id });
        expect(reasonOf(await retry(shipmentId))).toBe('nothing-to-retry');
        const stuck = async () => bookings().isStuck(await shipping.ctx(), booking);
        for (let times = 0; times < 40 && !(await stuck()); times++) await work('later');
        expect([await stuck(), (await known(booking.id))?.problem]).toEqual([true, expect.stringContaining('token_invalid')]);
        await saveAccount({ id: account.id, name: 'Typo', version: account.version });
        expect(await check()).toEqual({ isOk: true, name: 'Dywany Sp. z o.o.', problem: null });
        await retry(shipmentId);
        await work();
        expect([await stuck(), (await known(booking.id))?.state]).toEqual([false, 'taken']);
        const [kept] = await running.sql<{ sealedToken: string }>('SELECT "sealedToken" FROM courier_account WHERE id = $1', [account.id]);
        expect(Buffer.from(kept?.sealedToken ?? '', 'base64').includes(FakeShipx.token)).toBe(false);
    });

    it('have labels once they are confirmed, which are kept and printed without ShipX', async () => {
        const early = await shipping.shipment(buyer, 4);
        await booked(early);
        await work();
        expect((await label(early, 'pdf')).status).toBe(404);
        const { shipmentId, id, number } = await confirmed();
        expect(await known(id)).toMatchObject({ state: 'confirmed', trackingNumber: number });
        const pdf = await label(shipmentId, 'pdf');
        expect([pdf.status, pdf.headers.get('content-type'), await pdf.text()]).toEqual([200, 'application/pdf', `%PDF-1.4 ${number}`]);
        shipx.fault = 'down';
        expect(await (await label(shipmentId, 'pdf')).text()).toBe(`%PDF-1.4 ${number}`);
        expect((await label(shipmentId, 'zpl')).status).toBe(502);
        shipx.fault = null;
        expect(await (await label(shipmentId, 'zpl')).text()).toBe(`^XA^FD${number}^FS^XZ`);
        expect((await label(shipmentId, 'pdf', '')).status).toBe(403);
    });

    it('move their shipment as ShipX says when it is asked, whatever its unsigned calls say, and the customer is told once', async () => {
        const { shipmentId, id, reference, parcel, number } = await confirmed();
        const token = await shipping.get(CourierAccountService).renewHook(await shipping.ctx(), shipping.officer, accountId);
        expect(token).toBe(token.toLowerCase());
        const call = async (body: unknown, secret = token) => {
            const answer = await fetch(`${running.url}/courier-calls/${secret}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            return answer.status === 200 ? ((await answer.json()) as { asked: boolean }).asked : answer.status;
        };
        expect((await fetch(`${running.url}/courier-calls/${token}`)).status).toBe(200);
        expect((await fetch(`${running.url}/courier-calls/${'0'.repeat(64)}`)).status).toBe(404);
        const messages = async () => (await running.sql<{ n: number }>('SELECT count(*)::int AS n FROM outbox_message'))[0]?.n;
        const before = await messages();
        expect(await call(shipx.call({ ...parcel, id: 1 }, 'delivered'))).toBe(false);
        expect(await call({ payload: null })).toBe(false);
        expect(await call(shipx.call(parcel, 'delivered'), '0'.repeat(64))).toBe(404);
        expect(await messages()).toBe(before);
        // Somebody who has found out the address: it is asked, and nothing has happened.
        expect(await call(shipx.call(parcel, 'delivered'))).toBe(true);
        await work();
        expect([(await known(id))?.state, (await shipment(shipmentId)).state, await told(shipmentId)]).toEqual(['confirmed', 'planned', []]);
        shipx.becomes(reference, 'collected_from_sender');
        for (let times = 0; times < 3; times++) await call(shipx.call(parcel, 'collected_from_sender'));
        await work('later');
        expect(await known(id)).toMatchObject({ state: 'on-way', status: 'collected_from_sender' });
        expect(await shipment(shipmentId)).toMatchObject({ state: 'dispatched', dispatchedAt: expect.any(Date) as Date });
        shipx.becomes(reference, 'out_for_delivery');
        await work('later');
        expect(await told(shipmentId)).toEqual(['shipment-dispatched']);
        const page = await (await fetch((await shipping.get(TrackingLinkService).urls(await shipping.ctx(), [shipmentId])).get(shipmentId)?.replace(/^https?:\/\/[^/]+/, running.url) ?? '')).text();
        expect(page).toContain(`href="https://inpost.pl/sledzenie-przesylek?number=${number}"`);
        shipx.becomes(reference, 'delivered');
        await work('later');
        await work('later');
        expect(await shipment(shipmentId)).toMatchObject({ state: 'delivered', confirmedVia: 'courier', receivedBy: null });
        expect(await told(shipmentId)).toEqual(['delivery-confirmed', 'shipment-dispatched']);
        const twice = await running.sql('SELECT 1 FROM notification_message WHERE aggregate = $1 GROUP BY template, channel, recipient HAVING count(*) > 1', [`shipment:${shipmentId}`]);
        expect(twice).toEqual([]);
    });

    it('wait with the shipment until its order is ready', async () => {
        const { shipmentId, id, reference } = await confirmed();
        const { orderId } = await shipment(shipmentId);
        await running.sql(`UPDATE "order" SET state = 'InProduction' WHERE id = $1`, [orderId]);
        shipx.becomes(reference, 'collected_from_sender');
        await work('later');
        expect((await shipment(shipmentId)).state).toBe('planned');
        shipx.becomes(reference, 'delivered');
        await work('later');
        expect([(await known(id))?.state, (await shipment(shipmentId)).state]).toEqual(['delivered', 'planned']);
        await running.sql(`UPDATE "order" SET state = 'ReadyToShip' WHERE id = $1`, [orderId]);
        await work('later');
        expect([(await shipment(shipmentId)).state, await told(shipmentId)]).toEqual(['delivered', ['delivery-confirmed', 'shipment-dispatched']]);
    });

    it('are called off before they are confirmed, and not after', async () => {
        const shipmentId = await shipping.shipment(buyer, 4);
        const { id, reference } = await booked(shipmentId);
        await work();
        expect(await cancel(shipmentId)).toMatchObject({ isCalledOff: true });
        await work();
        expect([(await known(id))?.state, shipx.of(reference)[0]?.status]).toEqual(['cancelled', 'canceled']);
        const sure = await confirmed();
        expect(reasonOf(await cancel(sure.shipmentId))).toBe('too-late');
        // Called off in time as far as we knew, and confirmed meanwhile.
        const close = await booked(shipmentId);
        await work();
        await cancel(shipmentId);
        shipx.confirm(close.reference);
        await work();
        expect(await known(close.id)).toMatchObject({ state: 'confirmed', isCalledOff: false, problem: 'too-late' });
    });

    it('that ShipX never heard of are called off without it, also with their shipment', async () => {
        const shipmentId = await shipping.shipment(buyer, 4);
        const { id, reference } = await booked(shipmentId);
        await shipping.get(ShipmentService).cancel(await shipping.ctx(), shipping.officer, { id: shipmentId, reason: 'other plans' });
        await work();
        expect([(await known(id))?.state, shipx.of(reference)]).toEqual(['cancelled', []]);
    });

    it('say why they do not get on, and are paid once more', async () => {
        const [one, two] = [await shipping.shipment(buyer, 4), await shipping.shipment(buyer, 4)];
        const [unpaid, big] = [await booked(one), await booked(two)];
        await work();
        shipx.leaveUnpaid(unpaid.reference);
        shipx.offerNothing(big.reference);
        await work('later');
        expect(await known(unpaid.id)).toMatchObject({ state: 'unpaid', problem: 'The account is blocked' });
        expect(await known(big.id)).toMatchObject({ state: 'taken', problem: expect.stringContaining('too big') as string });
        await retry(one);
        await work();
        expect(await known(unpaid.id)).toMatchObject({ state: 'confirmed', problem: null, trackingNumber: expect.any(String) as string });
    });

    it('are shown to the customer, to staff, and to nobody whose customer it is not', async () => {
        const { shipmentId, number } = await confirmed();
        const { orderCode, orderId } = await shipment(shipmentId);
        const seen = 'query ($id: ID!) { shipment(id: $id) { courierBookings { courierName state trackingNumber trackingUrl isStuck hasLabel mayCancel } } }';
        const staff = new Caller(running.url, 'admin-api').inSession(running.adminClient.getAuthToken());
        const trackingUrl = `https://inpost.pl/sledzenie-przesylek?number=${number}`;
        expect(await staff.ask(seen, { id: String(shipmentId) })).toEqual({
            shipment: { courierBookings: [{ courierName: 'InPost', state: 'confirmed', trackingNumber: number, trackingUrl, isStuck: false, hasLabel: true, mayCancel: false }] },
        });
        const mail = await openPortal(running, await shipping.ctx(), buyer.scope.memberId);
        const member = await new Caller(running.url, 'shop-api').signIn(mail, testPassword);
        const mine = await member.ask('query ($code: String!) { myOrder(code: $code) { shipments { courier { name state trackingNumber trackingUrl } } } }', { code: orderCode });
        expect(mine).toEqual({ myOrder: { shipments: [{ courier: { name: 'InPost', state: 'confirmed', trackingNumber: number, trackingUrl } }] } });
        const { emailAddress } = await staffMember(running, ['ReadShipment', 'CreateShipment', 'UpdateShipment', 'UpdateSettings'], 'own');
        const rep = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
        const input = { shipmentId: String(shipmentId), accountId: String(accountId), ...receiver, parcels, idempotencyKey: shipping.key() };
        for (const [query, variables] of [
            [seen, { id: String(shipmentId) }],
            ['query ($id: ID!) { courierDraft(shipmentId: $id) { city } }', { id: String(shipmentId) }],
            ['mutation ($input: BookCourierInput!) { bookCourier(input: $input) { __typename } }', { input }],
            ['mutation ($id: ID!) { cancelCourier(shipmentId: $id, reason: "x") { __typename } }', { id: String(shipmentId) }],
            ['mutation ($id: ID!) { retryCourier(shipmentId: $id) { __typename } }', { id: String(shipmentId) }],
        ] as const) {
            await expect(rep.ask(query, variables)).rejects.toThrow(/No Shipment/);
        }
        expect((await label(shipmentId, 'pdf', rep.bearer)).status).toBe(404);
        expect(await running.sql('SELECT id FROM courier_booking WHERE "orderId" = $1', [orderId])).toHaveLength(1);
    });
});
