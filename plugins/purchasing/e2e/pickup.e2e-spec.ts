import { type MemberScope, systemScope } from '../../../kernel/scope';
import { addDays } from '../../../kernel/time';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { PickupSettingsService } from '../../delivery';
import { AcceptanceService, FirmSettingsService, MemberService } from '../../organizations';
import { CartService, CompanyOrderService, PlacementService } from '..';

const pickup = 'pickup { day startMinute endMinute firstName lastName phone remarks version mayChange } takesPickup';
const result = `{ __typename ... on MyOrder { code ${pickup} } ... on PickupRefusal { reason field } }`;
const announce = `mutation ($input: AnnouncePickupInput!) { announcePickup(input: $input) ${result} }`;
const callOff = `mutation ($code: String!, $idempotencyKey: String!) { callOffPickup(code: $code, idempotencyKey: $idempotencyKey) ${result} }`;
const board = 'query ($day: String!) { pickupBoard(day: $day) { orderCode companyName startMinute endMinute firstName lastName phone remarks weightKg lineCount } }';

interface Day {
    day: string;
    slots: { startMinute: number; endMinute: number; left: number }[];
}

describe('picking up at the warehouse', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let scope: MemberScope;
    let portal: Caller;
    let staff: Caller;
    let variantId = 0;
    let keys = 0;
    const key = () => `pickup-e2e-${++keys}`;
    const get = <T>(service: new (...args: never[]) => T): T => running.server.app.get(service);

    const ordered = async (deliveryWay = 'pick-up') => {
        await get(CartService).setLines(await factory.context(), scope, { lines: [{ variantId, unit: 'm2', quantity: 2 }] });
        const placed = await get(PlacementService).place(await factory.context(), scope, { branchId: company.branchId, deliveryWay, shownTotalGross: 22_000, idempotencyKey: key() });
        return get(CompanyOrderService).find(await factory.context(), systemScope, 'orderId' in placed ? placed.orderId : 0);
    };
    const days = async () => (await portal.ask<{ pickupDays: Day[] }>('{ pickupDays { day slots { startMinute endMinute left } } }')).pickupDays;
    const say = async (code: string, more: object) =>
        (await portal.ask<{ announcePickup: { reason?: string; pickup?: object } }>(announce, { input: { code, firstName: 'Ali', lastName: 'Rad', phone: '021 8877 6655', idempotencyKey: key(), ...more } })).announcePickup;
    const leftOf = async (day: string, startMinute: number) => (await days()).find(one => one.day === day)?.slots.find(one => one.startMinute === startMinute)?.left;
    const mails = (template: string) => running.sql<{ recipient: string; body: string }>('SELECT recipient, body FROM notification_message WHERE template = $1 ORDER BY id', [template]);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        scope = await factory.member(company.id);
        [variantId = 0] = await factory.variants(company.id, [{ stock: 10_000 }]);
        await get(AcceptanceService).acceptFor(factory.ctx, systemScope, scope.memberId, testPassword);
        const { customer } = await get(MemberService).find(factory.ctx, scope.memberId);
        portal = await new Caller(running.url, 'shop-api').signIn(customer.emailAddress, testPassword);
        const { emailAddress } = await staffMember(running, ['ReadCompanyOrder', 'ReadSettings', 'UpdateSettings']);
        staff = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
    });
    afterAll(() => running.stop());

    it('offers no hour until the firm has set some, then those that the goods can be ready for', async () => {
        expect(await days()).toEqual([]);
        const update = 'mutation ($input: PickupSettingsInput!) { updatePickupSettings(input: $input) { version hours { weekday } } }';
        const hours = [0, 1, 2, 3, 4, 5, 6].map(weekday => ({ weekday, fromMinute: 480, untilMinute: 960 }));
        const input = { slotMinutes: 120, capacity: 3, preparationHours: 24, daysAhead: 21, hours, mail: 'gate@warehouse.example' };
        expect(await staff.ask(update, { input })).toMatchObject({ updatePickupSettings: { version: 1 } });
        await expect(staff.ask(update, { input: { ...input, version: 0 } })).rejects.toThrow(/now version 1/);
        const offered = await days();
        const { weekendDays, timeZone } = await get(FirmSettingsService).get(await factory.context());
        const [now] = await running.sql<{ today: string }>('SELECT (now() AT TIME ZONE $1)::date::text AS today', [timeZone]);
        expect(offered.length).toBeGreaterThan(5);
        expect(offered.every(one => one.day > (now?.today ?? '') && !weekendDays.includes(new Date(`${one.day}T00:00:00Z`).getUTCDay()))).toBe(true);
        expect(offered.at(-1)?.slots).toEqual([480, 600, 720, 840].map(startMinute => ({ startMinute, endMinute: startMinute + 120, left: 3 })));
    });

    it('is announced, moved and called off by the customer, and the warehouse knows', async () => {
        const order = await ordered();
        const [first, second] = (await days()).slice(-2);
        const slot = { day: first?.day ?? '', startMinute: 480 };
        expect(await say(order.code, { ...slot, phone: 'call me' }).catch(String)).toMatch(/phone/);
        expect(await say(order.code, { ...slot, remarks: 'A small van' })).toMatchObject({
            takesPickup: true, pickup: { ...slot, endMinute: 600, firstName: 'Ali', phone: '+982188776655', remarks: 'A small van', version: 1, mayChange: true },
        });
        expect(await leftOf(slot.day, 480)).toBe(2);
        expect(await say(order.code, { day: second?.day, startMinute: 840, firstName: 'Neda', version: 1 })).toMatchObject({ pickup: { day: second?.day, startMinute: 840, firstName: 'Neda', version: 2 } });
        expect([await leftOf(slot.day, 480), await leftOf(second?.day ?? '', 840)]).toEqual([3, 2]);
        await expect(say(order.code, { ...slot, version: 1 })).rejects.toThrow(/now version 2/);
        const row = { orderCode: order.code, startMinute: 840, endMinute: 960, firstName: 'Neda', lastName: 'Rad', phone: '+982188776655', weightKg: 3, lineCount: 1 };
        expect(await staff.ask(board, { day: second?.day })).toMatchObject({ pickupBoard: [row] });
        expect(await staff.ask(board, { day: slot.day })).toEqual({ pickupBoard: [] });
        expect((await mails('pickup-announced')).map(one => one.recipient)).toEqual(['gate@warehouse.example', 'gate@warehouse.example']);
        const off = await portal.ask<{ callOffPickup: object }>(callOff, { code: order.code, idempotencyKey: key() });
        expect(off.callOffPickup).toMatchObject({ pickup: null, takesPickup: true });
        expect(await leftOf(second?.day ?? '', 840)).toBe(3);
        expect(await mails('pickup-called-off')).toHaveLength(1);
    });

    it('is not for closed hours, other orders, or goods that are being made ready', async () => {
        const order = await ordered();
        const last = (await days()).at(-1)?.day ?? '';
        expect(await say(order.code, { day: last, startMinute: 481 })).toMatchObject({ reason: 'slot-closed', field: 'slot' });
        expect(await say(order.code, { day: addDays(last, 90), startMinute: 480 })).toHaveProperty('reason');
        expect(await say((await ordered('courier')).code, { day: last, startMinute: 480 })).toMatchObject({ reason: 'not-a-pickup' });
        await say(order.code, { day: last, startMinute: 480 });
        await running.sql(`UPDATE pickup SET day = (now() AT TIME ZONE 'UTC')::date WHERE "orderId" = $1`, [order.orderId]);
        expect(await say(order.code, { day: last, startMinute: 600 })).toMatchObject({ reason: 'too-late' });
        expect(await portal.ask(callOff, { code: order.code, idempotencyKey: key() })).toMatchObject({ callOffPickup: { reason: 'too-late' } });
        await running.sql('UPDATE pickup SET day = $2 WHERE "orderId" = $1', [order.orderId, last]);
        const left = await leftOf(last, 480);
        await portal.ask('mutation ($code: String!, $key: String!) { cancelMyOrder(code: $code, reason: "other plans", idempotencyKey: $key) { __typename } }', { code: order.code, key: key() });
        expect(await leftOf(last, 480)).toBe((left ?? 0) + 1);
        expect(await say(order.code, { day: last, startMinute: 480 })).toMatchObject({ reason: 'wrong-state' });
    });

    it('takes number and label of the customer\'s own courier, and tells staff', async () => {
        const order = await ordered('courier');
        const path = `/my-labels/${order.code}`;
        const send = (filename: string, body: string | Buffer, bearer = portal.bearer) => fetch(`${running.url}${path}?filename=${filename}`, {
            method: 'POST', headers: { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${bearer ?? ''}` }, body: new Uint8Array(Buffer.from(body)),
        });
        const get = (where: string, bearer: string | undefined) => fetch(`${running.url}${where}`, { headers: { Authorization: `Bearer ${bearer ?? ''}` } });
        const set = 'mutation ($input: CourierWaybillInput!) { setCourierWaybill(input: $input) { ... on MyOrder { courier { waybillNumber labelFormat version } takesLabel } } }';
        expect(await portal.ask(set, { input: { code: order.code, waybillNumber: 'WB 77', idempotencyKey: key() } })).toMatchObject({ setCourierWaybill: { takesLabel: true, courier: { waybillNumber: 'WB 77', labelFormat: null, version: 1 } } });
        expect((await get(path, portal.bearer)).status).toBe(404);
        expect((await send('label.pdf', '<html>')).status).toBe(400);
        expect((await send('label.html', '%PDF-1.7')).status).toBe(400);
        expect((await send('label.png', Buffer.from('89504e470d0a1a0a00', 'hex'))).status).toBe(400);
        expect((await send('label.pdf', Buffer.alloc(5_000_001, '%PDF-1.7'))).status).toBe(413);
        expect((await send('label.pdf', '%PDF-1.7 label')).status).toBe(200);
        expect((await mails('courier-label')).map(one => one.recipient)).toEqual(['gate@warehouse.example']);
        const mine = await get(path, portal.bearer);
        expect([mine.headers.get('content-disposition'), await mine.text()]).toEqual([`attachment; filename="label-${order.code}.pdf"`, '%PDF-1.7 label']);
        const theirs = await get(`/courier-labels/${order.orderId}`, staff.bearer);
        expect([theirs.status, theirs.headers.get('content-security-policy'), await theirs.text()]).toEqual([200, "default-src 'none'; sandbox", '%PDF-1.7 label']);
        expect(await staff.ask('query ($id: ID!) { companyOrder(id: $id) { courier { waybillNumber labelFormat } } }', { id: order.orderId })).toEqual({ companyOrder: { courier: { waybillNumber: 'WB 77', labelFormat: 'pdf' } } });
        const stranger = await factory.member((await factory.company()).id);
        await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, stranger.memberId, testPassword);
        const { customer } = await running.server.app.get(MemberService).find(factory.ctx, stranger.memberId);
        const foreign = await new Caller(running.url, 'shop-api').signIn(customer.emailAddress, testPassword);
        expect([(await get(path, foreign.bearer)).status, (await send('label.pdf', '%PDF-1.7', foreign.bearer)).status]).toEqual([404, 404]);
        expect((await get(`/courier-labels/${order.orderId}`, portal.bearer)).status).toBe(403);
        expect((await send('label.pdf', '%PDF-1.7', '')).status).toBe(403);
    });

    it('gives the last three places to three of twenty who come at once', async () => {
        await get(PickupSettingsService).update(await factory.context(), systemScope, { slotMinutes: 60, capacity: 3, preparationHours: 0, daysAhead: 21, hours: [0, 1, 2, 3, 4, 5, 6].map(weekday => ({ weekday, fromMinute: 600, untilMinute: 720 })), mail: null });
        const orders = [];
        for (let i = 0; i < 20; i++) orders.push(await ordered());
        const day = (await days()).at(-1)?.day ?? '';
        const answers = await Promise.all(orders.map(order => say(order.code, { day, startMinute: 600 })));
        expect(answers.filter(one => one.reason === undefined)).toHaveLength(3);
        expect(answers.filter(one => one.reason === 'slot-full')).toHaveLength(17);
        expect(await leftOf(day, 600)).toBe(0);
        const rows = await running.sql<{ taken: number; there: number }>('SELECT s.taken, (SELECT count(*)::int FROM pickup p WHERE p.day = s.day AND p."startMinute" = s."startMinute") AS there FROM pickup_slot s');
        expect(rows.filter(one => one.taken !== one.there)).toEqual([]);
    });
});
