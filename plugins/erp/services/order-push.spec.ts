import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { ErpBooks, booksKind } from '../../../test/fakes/erp/booking-erp';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { OutboxDispatcher } from '../../outbox';
import { CartService, CustomerOrderService, OrderChangeService, OrderReviewService, PlacementService } from '../../purchasing';
import { ConnectorKinds } from './connector-kinds';
import { PaperPush } from './paper-push.service';
import { PushConsole } from './push-console.service';

interface DocumentRow {
    noun: string;
    key: string;
    state: string;
    number: string | null;
    reason: string | null;
    field: string | null;
}

describe('orders to the ERP', () => {
    let running: RunningServer;
    let factory: Factory;
    let books: ErpBooks;
    let company: MadeCompany;
    let buyer: MemberScope;
    let staff: StaffScope;
    let connectionId: number;
    let keys = 0;

    const key = () => `order-push-spec-${++keys}`;
    const service = <T>(type: new (...args: never[]) => T): T => running.server.app.get(type);

    /** Carries out all that is due, however often it has to come back. */
    const drain = async () => {
        await running.sql(`UPDATE outbox_message SET "notBefore" = now() WHERE state = 'PENDING'`);
        await service(OutboxDispatcher).drain();
    };
    const drainAfterPause = async () => {
        await running.sql(`UPDATE erp_breaker SET "openUntil" = now()`);
        await drain();
    };
    const placed = async (wishes: { unitNet?: number; units?: Record<string, number> }[] = [{ unitNet: 1_000_00 }], more: object = {}, unit = 'm2'): Promise<{ id: number; code: string }> => {
        const variants = await factory.variants(company.id, wishes);
        const ctx = await factory.context();
        await service(CartService).setLines(ctx, buyer, { lines: variants.map(variantId => ({ variantId, unit, quantity: 2, mode: 'SET' as const })) });
        const shownTotalGross = (await service(CartService).find(ctx, buyer))?.totalGross ?? 0;
        const answer = await service(PlacementService).place(ctx, buyer, { branchId: company.branchId, shownTotalGross, idempotencyKey: key(), ...more });
        if (!('orderId' in answer)) throw new Error(`Not placed: ${answer.reason}`);
        const [row] = await running.sql<{ code: string }>('SELECT code FROM "order" WHERE id = $1', [answer.orderId]);
        return { id: answer.orderId, code: row?.code ?? '' };
    };
    const approve = async (orderId: number) => expect(await service(OrderReviewService).approve(await factory.context(), staff, { orderId, idempotencyKey: key() })).toEqual({ orderId });
    const approved = async (...wish: Parameters<typeof placed>) => {
        const order = await placed(...wish);
        await approve(order.id);
        return order;
    };
    const cancel = async (orderId: number) => service(OrderReviewService).cancel(await factory.context(), staff, { orderId, reason: 'A mistake', idempotencyKey: key() });
    const documents = (orderId: number) => running.sql<DocumentRow>(`SELECT noun, key, state, number, reason, field FROM erp_document WHERE "orderId" = $1 ORDER BY noun, place`, [orderId]);
    const messages = (orderId: number) => running.sql<{ kind: string; state: string }>(`SELECT kind, state FROM outbox_message WHERE aggregate = $1 ORDER BY sequence`, [`erp:order:${orderId}`]);
    const replay = async (orderId: number) => {
        const ids = (await running.sql<{ id: number }>('SELECT id FROM erp_document WHERE "orderId" = $1', [orderId])).map(({ id }) => id);
        await service(PushConsole).replay(await factory.context(), staff, { ids });
    };
    const bookedAs = (code: string) => books.booked.filter(({ values }) => values.order === code || values.document === code || values.key === code);

    beforeAll(async () => {
        [running, books] = [await startServer(), await ErpBooks.start()];
        factory = await Factory.of(running);
        service(ConnectorKinds).register(booksKind);
        const [row] = await running.sql<{ id: number }>(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ('Books', 'books', $1, true) RETURNING id`, [JSON.stringify({ url: books.url })]);
        connectionId = row?.id ?? 0;
        await running.sql(`INSERT INTO erp_push_setting ("connectionId", "pushesOrders") VALUES ($1, true)`, [connectionId]);
        company = await factory.company();
        await running.sql(`UPDATE company SET code = 'C-1' WHERE id = $1`, [company.id]);
        buyer = await factory.member(company.id);
        staff = await factory.staff('ApproveOrder', 'ApproveSpecialOrder', 'CancelCompanyOrder', 'ReleaseHeldOrder', 'DecideOrderChange');
    });
    beforeEach(async () => {
        books.faults.length = 0;
        books.trouble = 'none';
        await running.sql('DELETE FROM erp_breaker');
        await running.sql(`UPDATE erp_connection SET tables = '{}'`);
    });
    afterEach(async () => expect(await brokenInvariants(text => running.sql(text))).toEqual([]));
    afterAll(async () => {
        await running.stop();
        await books.stop();
    });

    it('go when the firm has approved them, once, with what the order says', async () => {
        const order = await placed(undefined, { remarks: 'By the back door' });
        await drain();
        expect(bookedAs(order.code)).toEqual([]);
        await approve(order.id);
        await drain();
        await drain();
        const [booked, ...more] = bookedAs(order.code);
        expect(more).toEqual([]);
        expect(booked).toMatchObject({ kind: 'order', key: order.code, values: { type: 'customer-order', customer: 'C-1', source: 'portal', remarks: 'By the back door', lines: [{ quantity: '2', net: '2000.00' }] } });
        expect(await documents(order.id)).toMatchObject([{ key: order.code, state: 'accepted', number: booked?.number }]);
        expect(await messages(order.id)).toEqual([{ kind: 'erp.order.push', state: 'ACCEPTED' }]);
    });

    it('are asked for by our key when the answer was lost, and never sent again', async () => {
        const order = await approved();
        books.faults.push('lost');
        await drain();
        expect(await documents(order.id)).toMatchObject([{ state: 'sending', number: null }]);
        await drain();
        expect(bookedAs(order.code)).toHaveLength(1);
        expect(await documents(order.id)).toMatchObject([{ state: 'accepted', number: bookedAs(order.code)[0]?.number }]);
    });

    it('are sent again when the ERP says that it never got them', async () => {
        const order = await approved();
        books.faults.push('garbage', 'down');
        for (let turn = 0; turn < 3; turn++) await drain();
        expect(bookedAs(order.code)).toHaveLength(1);
        expect(await documents(order.id)).toMatchObject([{ state: 'accepted' }]);
    });

    it('that the ERP refuses are dead letters with its reason, and go when it is mended and they are replayed', async () => {
        const order = await approved();
        books.faults.push({ refuse: 'Unknown article', field: 'lines.1.product' });
        await drain();
        expect(await documents(order.id)).toMatchObject([{ state: 'refused', reason: 'Unknown article', field: 'lines.1.product' }]);
        expect(await messages(order.id)).toEqual([{ kind: 'erp.order.push', state: 'FAILED' }]);
        await replay(order.id);
        await drain();
        expect(bookedAs(order.code)).toHaveLength(1);
        expect(await documents(order.id)).toMatchObject([{ state: 'accepted', reason: null, field: null }]);
    });

    it('whose code the mapping does not know are dead letters that name the field, and are not sent', async () => {
        await running.sql(`UPDATE erp_connection SET tables = '{"taxes":[{"theirs":"A","ours":"99"}]}'`);
        const order = await approved();
        await drain();
        expect(bookedAs(order.code)).toEqual([]);
        expect(await documents(order.id)).toMatchObject([{ state: 'refused', field: 'lines.1.tax' }]);
    });

    it('go in the unit they were sold in where the ERP has it, and in the base unit else', async () => {
        const told = async (units: object[]) => {
            await running.sql('UPDATE erp_connection SET tables = $1', [JSON.stringify({ units })]);
            const { code } = await approved([{ units: { roll: 25 } }], {}, 'roll');
            await drain();
            return bookedAs(code)[0]?.values.lines;
        };
        const square = { theirs: 'MKW', ours: 'm2' };
        expect(await told([square, { theirs: 'ROLKA', ours: 'roll' }])).toMatchObject([{ unit: 'ROLKA', quantity: '2' }]);
        expect(await told([square])).toMatchObject([{ unit: 'MKW', quantity: '50' }]);
    });

    it('go one for each warehouse of their assortment groups', async () => {
        const order = await placed([{}, {}]);
        const lines = await running.sql<{ id: number }>('SELECT id FROM order_line WHERE "orderId" = $1 ORDER BY id', [order.id]);
        const [place] = await running.sql<{ id: number; name: string }>('SELECT id, name FROM stock_location ORDER BY id LIMIT 1');
        for (const [at, { id }] of lines.entries()) await running.sql('INSERT INTO order_part ("orderId", "stockLocationId", "lineIds") VALUES ($1, $2, $3)', [order.id, at === 0 ? place?.id : null, [id]]);
        await approve(order.id);
        books.faults.push(undefined, 'lost');
        await drain();
        await drain();
        expect(bookedAs(order.code).map(({ key: name, values }) => ({ name, warehouse: values.warehouse }))).toEqual([
            { name: order.code, warehouse: place?.name }, { name: `${order.code}-2`, warehouse: null },
        ]);
        expect(await documents(order.id)).toMatchObject([{ key: order.code, state: 'accepted' }, { key: `${order.code}-2`, state: 'accepted' }]);
    });

    it('are cancelled at the ERP when they are cancelled here, after they were made', async () => {
        const order = await approved();
        await drain();
        await cancel(order.id);
        await drain();
        expect(bookedAs(order.code).map(({ kind }) => kind)).toEqual(['order', 'order-cancellation']);
        expect(await documents(order.id)).toMatchObject([{ state: 'cancelled' }]);
    });

    it('never get there when they are cancelled before', async () => {
        const order = await approved();
        await cancel(order.id);
        await drain();
        expect(bookedAs(order.code)).toEqual([]);
        expect(await messages(order.id)).toEqual([{ kind: 'erp.order.push', state: 'ACCEPTED' }, { kind: 'erp.order.cancel', state: 'ACCEPTED' }]);
    });

    it('are cancelled even where the answer to making them was lost', async () => {
        const order = await approved();
        books.faults.push('lost');
        await drain();
        await cancel(order.id);
        await drain();
        await drain();
        expect(bookedAs(order.code).map(({ kind }) => kind)).toEqual(['order', 'order-cancellation']);
    });

    it('are changed at the ERP when the firm has agreed to a change', async () => {
        const order = await placed([{}, {}]);
        await running.sql(`UPDATE erp_push_setting SET "sendFrom" = 'Submitted'`);
        await running.sql(`INSERT INTO outbox_message (kind, aggregate, sequence, payload, key, "notBefore", state) VALUES ('erp.order.push', $1, 1, $2, $3, now(), 'PENDING')`,
            [`erp:order:${order.id}`, JSON.stringify({ orderId: order.id }), `erp.order.push:${order.id}`]);
        await drain();
        const view = await service(CustomerOrderService).find(await factory.context(), buyer, order.code);
        const [line, other] = await running.sql<{ id: number }>('SELECT id FROM order_line WHERE "orderId" = $1 ORDER BY id', [order.id]);
        const asked = await service(OrderChangeService).ask(await factory.context(), buyer, {
            code: order.code, version: view.version, kind: 'change', reason: 'Less', lines: [{ lineId: line?.id ?? 0, unitQuantity: 1 }], idempotencyKey: key(),
        });
        expect(asked).toEqual({ orderId: order.id });
        const [change] = await running.sql<{ id: number; version: number; newTotalGross: string }>('SELECT id, version, "newTotalGross" FROM order_change WHERE "orderId" = $1', [order.id]);
        const decided = await service(OrderChangeService).decide(await factory.context(), { ...staff, administratorId: staff.administratorId }, {
            orderId: order.id, id: change?.id ?? 0, version: change?.version ?? 0, accept: true, shownTotalGross: Number(change?.newTotalGross), idempotencyKey: key(),
        });
        expect(decided).toEqual({ orderId: order.id });
        books.faults.push('lost');
        await drain();
        await drain();
        const [made, changed, ...more] = bookedAs(order.code);
        expect(more).toEqual([]);
        expect([made?.kind, changed?.kind]).toEqual(['order', 'order-change']);
        expect(changed?.values).toMatchObject({ document: order.code, number: made?.number, lines: [{ quantity: '1' }, { quantity: '2' }] });
        expect(other).toBeDefined();
        expect(await documents(order.id)).toMatchObject([{ state: 'accepted', number: made?.number }]);
        await running.sql(`UPDATE erp_push_setting SET "sendFrom" = 'Approved'`);
    });

    it('wait while the ERP is down, which is left in peace after five calls, and go in order when it is back', async () => {
        books.trouble = 'down';
        const before = books.callsInTrouble;
        const waiting = [await approved(), await approved(), await approved()];
        for (let turn = 0; turn < 6; turn++) await drain();
        expect(books.callsInTrouble - before).toBeLessThanOrEqual(5);
        expect(books.callsInTrouble).toBeGreaterThan(before);
        const states = await Promise.all(waiting.map(({ id }) => messages(id)));
        expect(states.flat().map(({ state }) => state)).toEqual(['PENDING', 'PENDING', 'PENDING']);
        await cancel(waiting[1]?.id ?? 0);
        books.trouble = 'none';
        await drainAfterPause();
        await drain();
        expect(waiting.map(({ code }) => bookedAs(code).map(({ kind }) => kind))).toEqual([['order'], [], ['order']]);
    });

    it('tell a new lasting address first, once, and name it', async () => {
        const addressOf = async (oneTime: boolean) => {
            const [row] = await running.sql<{ id: number }>(
                `INSERT INTO company_address ("companyId", label, "streetLine", city, "postalCode", "countryCode", state, "oneTime") VALUES ($1, $2, 'Kaveh 7', 'Isfahan', '8', 'IR', 'usable', $3) RETURNING id`,
                [company.id, `Site ${oneTime ? 'once' : 'lasting'}`, oneTime],
            );
            return row?.id ?? 0;
        };
        const lasting = await addressOf(false);
        const [first, second] = [await approved(undefined, { addressId: lasting }), await approved(undefined, { addressId: lasting })];
        await drain();
        await drain();
        const told = books.of('address');
        expect(told).toMatchObject([{ values: { customer: 'C-1', label: 'Site lasting', addressCity: 'Isfahan' } }]);
        for (const { code } of [first, second]) expect(bookedAs(code)[0]).toMatchObject({ values: { addressKind: 'lasting', addressKey: told[0]?.number, addressStreet: 'Kaveh 7' } });
        const once = await approved(undefined, { addressId: await addressOf(true) });
        await drain();
        expect(books.of('address')).toHaveLength(1);
        expect(bookedAs(once.code)[0]).toMatchObject({ values: { addressKind: 'once', addressKey: null, addressStreet: 'Kaveh 7' } });
    });

    it('of a company without a number at the ERP are dead letters', async () => {
        await running.sql('UPDATE company SET code = NULL WHERE id = $1', [company.id]);
        const order = await approved();
        await drain();
        expect(await documents(order.id)).toMatchObject([{ state: 'refused', field: 'customer' }]);
        await running.sql(`UPDATE company SET code = 'C-1' WHERE id = $1`, [company.id]);
    });

    it('that a person has given up are not sent again, and say why', async () => {
        const order = await approved();
        books.faults.push({ refuse: 'Closed period', field: null });
        await drain();
        const [document] = await running.sql<{ id: number }>('SELECT id FROM erp_document WHERE "orderId" = $1', [order.id]);
        await service(PushConsole).discard(await factory.context(), staff, { id: document?.id ?? 0, reason: 'Entered by hand' });
        await drain();
        expect(bookedAs(order.code)).toEqual([]);
        expect(await documents(order.id)).toMatchObject([{ state: 'discarded', reason: 'Entered by hand' }]);
        expect(await messages(order.id)).toEqual([{ kind: 'erp.order.push', state: 'DISCARDED' }]);
        const queue = await service(PushConsole).queues(await factory.context());
        expect(queue).toMatchObject([{ connectionName: 'Books', waiting: 0 }]);
    });

    it('of another’s customers are not found by who does not see them', async () => {
        const order = await approved();
        books.faults.push({ refuse: 'No', field: null });
        await drain();
        const [document] = await running.sql<{ id: number }>('SELECT id FROM erp_document WHERE "orderId" = $1', [order.id]);
        const elsewhere = { ...staff, reach: [999_999] };
        await expect(service(PushConsole).replay(await factory.context(), elsewhere, { ids: [document?.id ?? 0] })).rejects.toThrow('error.entity-with-id-not-found');
        expect(await service(PushConsole).list(await factory.context(), elsewhere, {})).toEqual({ items: [], totalItems: 0 });
        expect(await service(PushConsole).list(await factory.context(), staff, { onlyDead: true, term: order.code })).toMatchObject({ totalItems: 1, items: [{ orderCode: order.code }] });
    });

    it('are followed by payments that were made here, each told once', async () => {
        await running.sql(`UPDATE erp_push_setting SET "pushesPayments" = true`);
        const [administrator] = await running.sql<{ id: number }>('SELECT min(id) AS id FROM administrator');
        const pay = (reference: string, method: string, by: number | null) =>
            running.sql(`INSERT INTO incoming_payment ("companyId", reference, method, "receivedOn", "amountMinor", "currencyCode", "recordedByAdministratorId") VALUES ($1, $2, $3, '2026-11-01', 12345, 'IRR', $4)`, [company.id, reference, method, by]);
        await pay('ONLINE-1', 'online', null);
        await pay('HAND-1', 'transfer', administrator?.id ?? 0);
        await pay('OF-THE-ERP', 'transfer', null);
        const papers = service(PaperPush);
        expect(await papers.lookForNew(await factory.context())).toBe(2);
        expect(await papers.lookForNew(await factory.context())).toBe(0);
        books.faults.push('lost');
        await drain();
        await drain();
        // Nobody waits for another's payment, so which comes first is open.
        const told = books.of('payment').map(({ values }) => values);
        expect(told).toHaveLength(2);
        expect(told).toEqual(expect.arrayContaining([expect.objectContaining({ reference: 'HAND-1' }), expect.objectContaining({ reference: 'ONLINE-1', customer: 'C-1', amount: '123.45' })]));
    });
});
