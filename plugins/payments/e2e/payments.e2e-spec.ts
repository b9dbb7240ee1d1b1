import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { AcceptanceService, MemberService } from '../../organizations';
import { PaymentRulesService } from '../../finance';
import { packed, unpacked } from '../domain/signature';
import { sandboxSign } from '../config/sandbox-provider';
import { PaymentService, PaymentsPlugin } from '..';

const password = 'correct horse battery 12';
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

interface Started {
    __typename: string;
    id: string;
    redirectUrl: string;
    reason?: string;
}

describe('paying online', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let variantId: number;
    let buyer: Caller;
    let stranger: Caller;
    let keys = 0;

    beforeAll(async () => {
        running = await startServer();
        // The providers' addresses are those of the server that the spec has started.
        Object.assign(PaymentsPlugin.options, { publicUrl: running.url, sandbox: { secret: 'bank-secret', url: running.url }, visitsPerMinute: 1000 });
        factory = await Factory.of(running);
        company = await factory.company();
        const other = await factory.company();
        await running.sql('UPDATE company SET code = $2 WHERE id = $1', [company.id, `pay-${company.id}`]);
        [variantId = 0] = await factory.variants(company.id, [{ unitNet: 10_000, stock: 100_000 }]);
        const person = async (of: number) => {
            const { memberId } = await factory.member(of, 'admin');
            await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
            const { customer } = await running.server.app.get(MemberService).find(factory.ctx, memberId);
            return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password);
        };
        [buyer, stranger] = [await person(company.id), await person(other.id)];
    });
    afterAll(() => running.stop());

    const placed = async (paymentMethod: string) => {
        const { setCartLines } = await buyer.ask<{ setCartLines: { cart: { totalGross: number } } }>('mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }', {
            input: { lines: [{ variantId: String(variantId), unit: 'm2', quantity: 3, mode: 'SET' }] },
        });
        const { placeOrder } = await buyer.ask<{ placeOrder: { __typename: string; code: string; id: string; reason?: string; paymentMethod: string; payment: { leftMinor: number } } }>(
            'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on MyOrder { id code paymentMethod payment { leftMinor } } ... on PlacementRefusal { reason } } }',
            { input: { branchId: String(company.branchId), shownTotalGross: setCartLines.cart.totalGross, paymentMethod, idempotencyKey: `place-order-${++keys}` } },
        );
        return placeOrder;
    };
    const start = async (input: object, by = buyer, key = `start-pay-${++keys}`) =>
        (await by.ask<{ startPayment: Started }>('mutation ($input: StartPaymentInput!) { startPayment(input: $input) { __typename ... on StartedPayment { id redirectUrl } ... on PayRefusal { reason } } }', { input: { idempotencyKey: key, ...input } })).startPayment;
    /** What the payer does on the bank's page: its form, sent by his browser. */
    const atBank = async (redirectUrl: string, act: string): Promise<string> => {
        const page = await (await fetch(redirectUrl)).text();
        const hidden = [...page.matchAll(/name="(order|sign)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as [string, string]);
        expect(hidden).toHaveLength(2);
        const answer = await fetch(`${running.url}/sandbox-bank/act`, { method: 'POST', body: new URLSearchParams([...hidden, ['act', act]]), redirect: 'manual' });
        expect(answer.status).toBe(303);
        return answer.headers.get('location') ?? '';
    };
    const stateOf = async (id: string) => (await running.sql<{ state: string; lastAnswer: string | null }>('SELECT state, "lastAnswer" FROM payment_attempt WHERE id = $1', [id]))[0];
    const left = async (code: string) => (await buyer.ask<{ myOrder: { payment: { leftMinor: number; isPaid: boolean } } }>('query ($code: String!) { myOrder(code: $code) { payment { leftMinor isPaid } } }', { code })).myOrder.payment;
    const moneyOf = async (id: string) => (await running.sql<{ n: number }>(`SELECT count(*)::int AS n FROM incoming_payment p JOIN payment_attempt a ON p.reference = a.provider || ':' || a.key WHERE a.id = $1`, [id]))[0]?.n;

    it('is one payment, however many tell of it at once, and the order is paid', async () => {
        const order = await placed('online');
        expect(order).toMatchObject({ __typename: 'MyOrder', paymentMethod: 'online' });
        const total = order.payment.leftMinor;
        expect(total).toBeGreaterThan(0);
        const started = await start({ orderCode: order.code }, buyer, 'start-pay-once');
        expect(await start({ orderCode: order.code }, buyer, 'start-pay-once')).toEqual(started);
        const [{ key = '' } = {}] = await running.sql<{ key: string }>('SELECT key FROM payment_attempt WHERE id = $1', [started.id]);
        expect(key).toMatch(new RegExp(`^${order.code}:\\d+$`));
        // The bank has the money, and tells of it ten times at once before anybody has come back.
        await running.sql(`INSERT INTO sandbox_payment (key, "amountMinor", "currencyCode", state) VALUES ($1, $2, 'IRR', 'paid')`, [key, total]);
        const notice = packed({ key });
        const tell = (sign: string) => fetch(`${running.url}/payments/notify/sandbox`, { method: 'POST', body: new URLSearchParams({ notice, sign }) });
        const answers = await Promise.all(Array.from({ length: 10 }, () => tell(sandboxSign('bank-secret', 'notice', notice))));
        expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
        expect((await tell(sandboxSign('another', 'notice', notice))).status).toBe(404);
        expect((await tell('')).status).toBe(404);
        const { returnUrl } = unpacked(new URL(started.redirectUrl).searchParams.get('order') ?? '') as { returnUrl: string };
        const returned = await fetch(returnUrl, { redirect: 'manual' });
        expect([returned.status, returned.headers.get('location')]).toEqual([303, `/payment/${started.id}`]);
        expect(await moneyOf(started.id)).toBe(1);
        expect(await left(order.code)).toEqual({ leftMinor: 0, isPaid: true });
        const [core] = await running.sql<{ state: string }>('SELECT p.state FROM payment p JOIN "order" o ON o.id = p."orderId" WHERE o.code = $1', [order.code]);
        expect(core?.state).toBe('Settled');
        expect((await start({ orderCode: order.code })).reason).toBe('nothing-open');
        expect(await stranger.ask('query ($id: ID!) { myPayment(id: $id) { state } }', { id: started.id })).toEqual({ myPayment: null });
    });

    it('is unknown where the bank does not answer, and known once it is asked again', async () => {
        const order = await placed('online');
        const started = await start({ orderCode: order.code });
        const back = await atBank(started.redirectUrl, 'silent');
        await fetch(back, { redirect: 'manual' });
        expect((await stateOf(started.id))?.state).toBe('unknown');
        await Promise.all(Array.from({ length: 5 }, () => running.server.app.get(PaymentService).resolve(Number(started.id))));
        expect([(await stateOf(started.id))?.state, await moneyOf(started.id)]).toEqual(['paid', 1]);
    });

    it('may be declined and tried again, in parts too, but never beyond what is left', async () => {
        const order = await placed('online');
        const total = order.payment.leftMinor;
        const declined = await start({ orderCode: order.code });
        await fetch(await atBank(declined.redirectUrl, 'decline'), { redirect: 'manual' });
        expect((await stateOf(declined.id))?.state).toBe('declined');
        expect((await start({ orderCode: order.code, amountMinor: total + 1 })).reason).toBe('too-much');
        const [part, whole] = [await start({ orderCode: order.code, amountMinor: 100_00 }), await start({ orderCode: order.code })];
        await atBank(part.redirectUrl, 'twice');
        expect((await left(order.code)).leftMinor).toBe(total - 100_00);
        // What was begun before is paid in full all the same: what is over stands on the account.
        await atBank(whole.redirectUrl, 'pay');
        expect(await left(order.code)).toEqual({ leftMinor: 0, isPaid: true });
        const [free] = await running.sql<{ free: string }>(`SELECT p."amountMinor" - p."settledMinor" AS free FROM incoming_payment p JOIN payment_attempt a ON a."paymentId" = p.id WHERE a.id = $1`, [whole.id]);
        expect(Number(free?.free)).toBe(100_00);
    });

    it('of another amount is disputed, and of a signature that is none refused', async () => {
        const order = await placed('online');
        const started = await start({ orderCode: order.code });
        const [{ key = '' } = {}] = await running.sql<{ key: string }>('SELECT key FROM payment_attempt WHERE id = $1', [started.id]);
        await running.sql(`INSERT INTO sandbox_payment (key, "amountMinor", "currencyCode", state) VALUES ($1, 1, 'IRR', 'paid')`, [key]);
        await running.server.app.get(PaymentService).resolve(Number(started.id));
        expect(await stateOf(started.id)).toEqual({ state: 'disputed', lastAnswer: 'paid 1 IRR' });
        expect(await moneyOf(started.id)).toBe(0);
        const forged = new URL(started.redirectUrl);
        forged.searchParams.set('order', packed({ key, amountMinor: 1, currencyCode: 'IRR', description: 'x', language: 'en', returnUrl: 'http://evil.example', notifyUrl: 'http://evil.example' }));
        expect((await fetch(forged)).status).toBe(404);
        expect((await fetch(`${running.url}/payments/return/${'x'.repeat(43)}`)).status).toBe(404);
    });

    it('is for those who may: strangers find no order, and orders on account are not paid here', async () => {
        const order = await placed('on-account');
        expect((await start({ orderCode: order.code })).reason).toBe('paid-otherwise');
        await expect(start({ orderCode: order.code }, stranger)).rejects.toThrow();
        await expect(start({ orderCode: order.code, invoiceIds: ['1'] })).rejects.toThrow(/invoiceIds/);
        expect((await placed('stones').catch((error: Error) => ({ reason: error.message }))).reason).toMatch(/paymentMethod/);
        await running.server.app.get(PaymentRulesService).setOfCompany(factory.ctx, await factory.staff(), { companyId: company.id, methods: ['online'] });
        expect((await placed('on-account')).reason).toBe('payment-not-offered');
        await running.server.app.get(PaymentRulesService).setOfCompany(factory.ctx, await factory.staff(), { companyId: company.id, methods: null });
    });

    it('waits for a transfer, which staff record by hand; until then it is not approved, and what was paid for a cancelled order is free again', async () => {
        await running.adminClient.asSuperAdmin();
        const admin = async <Data>(query: string, input: object): Promise<Data> =>
            ((await (await fetch(`${running.url}/admin-api`, {
                method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${running.adminClient.getAuthToken()}` }, body: JSON.stringify({ query, variables: { input } }),
            })).json()) as { data: Data }).data;
        const order = await placed('prepayment');
        const approve = async () =>
            (await admin<{ approveOrder: { reason?: string; state?: string } }>('mutation ($input: OrderStepInput!) { approveOrder(input: $input) { ... on CompanyOrder { state } ... on OrderTransitionRefusal { reason } } }', { orderId: order.id, idempotencyKey: `approve-${++keys}` })).approveOrder;
        expect((await approve()).reason).toBe('not-paid');
        const record = async (amountMinor: number) =>
            (await admin<{ recordPayment: { state?: string; reason?: string } }>('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ... on IncomingPayment { state } ... on SettlementRefusal { reason } } }', {
                companyId: String(company.id), amountMinor, receivedOn: day(-1), method: 'transfer', reference: `TR-${++keys}`, wishes: [{ orderId: order.id, amountMinor }], idempotencyKey: `record-${++keys}`,
            })).recordPayment;
        const total = order.payment.leftMinor;
        expect((await record(total + 1)).reason).toBe('too-much');
        expect((await record(total - 1)).state).toBe('booked');
        expect(await left(order.code)).toEqual({ leftMinor: 1, isPaid: false });
        expect((await record(1)).state).toBe('booked');
        expect(await left(order.code)).toEqual({ leftMinor: 0, isPaid: true });
        const other = await placed('prepayment');
        await admin('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ... on IncomingPayment { state } } }', {
            companyId: String(company.id), amountMinor: 10_00, receivedOn: day(-1), method: 'cash', reference: 'TR-cancelled', wishes: [{ orderId: other.id, amountMinor: 10_00 }], idempotencyKey: 'record-cancelled',
        });
        await buyer.ask('mutation ($code: String!) { cancelMyOrder(code: $code, reason: "no", idempotencyKey: "cancel-paid-order") { __typename } }', { code: other.code });
        const [free] = await running.sql<{ settled: string }>(`SELECT "settledMinor" AS settled FROM incoming_payment WHERE reference = 'TR-cancelled'`);
        expect(Number(free?.settled)).toBe(0);
        expect((await approve()).state).toBe('Approved');
    });

    it('pays chosen invoices at once, from the portal and by a link that needs no login', async () => {
        const rows = ['number,company,issued,due,gross', `P-1,pay-${company.id},${day(-40)},${day(-10)},300`, `P-2,pay-${company.id},${day(-5)},${day(20)},200`, `P-3,pay-${company.id},${day(-5)},${day(20)},100`];
        await running.server.app.get(ImportService).run(await factory.context(), 'invoices', Buffer.from(rows.join('\n')), 'i.csv', { dryRun: false, scope: systemScope });
        const ids = (await running.sql<{ id: number }>(`SELECT id FROM invoice WHERE number LIKE 'P-_' ORDER BY number`)).map(({ id }) => String(id));
        await expect(start({ invoiceIds: [ids[0]] }, stranger)).rejects.toThrow();
        const started = await start({ invoiceIds: ids.slice(0, 2) });
        await atBank(started.redirectUrl, 'pay');
        const open = () => running.sql<{ number: string; open: string }>(`SELECT number, "grossMinor" - "paidMinor" AS open FROM invoice WHERE number LIKE 'P-_' ORDER BY number`);
        expect((await open()).map(one => Number(one.open))).toEqual([0, 0, 100_00]);
        await running.adminClient.asSuperAdmin();
        const send = async () =>
            ((await (await fetch(`${running.url}/admin-api`, {
                method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${running.adminClient.getAuthToken()}` },
                body: JSON.stringify({ query: 'mutation ($input: SendPayLinkInput!) { sendPayLink(input: $input) { __typename ... on PayLink { email } ... on PayRefusal { reason } } }', variables: { input: { companyId: String(company.id), invoiceIds: [ids[2]], email: 'books@firm.example', days: 7, idempotencyKey: `pay-link-${++keys}` } } }),
            })).json()) as { data: { sendPayLink: { __typename: string; reason?: string } } }).data.sendPayLink;
        expect((await send()).__typename).toBe('PayLink');
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'pay-link' ORDER BY id DESC LIMIT 1`);
        const path = /\/pay\/[\w-]{43}/.exec(mail?.body ?? '')?.[0] ?? '';
        const page = await fetch(running.url + path);
        const html = await page.text();
        expect([page.status, page.headers.get('referrer-policy'), html.includes('P-3'), html.includes('Test Company')]).toEqual([200, 'no-referrer', true, false]);
        expect((await fetch(`${running.url}/pay/${'y'.repeat(43)}`)).status).toBe(404);
        const leaving = await fetch(running.url + path, { method: 'POST', body: new URLSearchParams({ provider: 'sandbox' }), redirect: 'manual' });
        expect(leaving.status).toBe(303);
        const result = await fetch(await atBank(leaving.headers.get('location') ?? '', 'pay'));
        expect(await result.text()).toContain('Your payment has arrived');
        expect((await open()).map(one => Number(one.open))).toEqual([0, 0, 0]);
        expect(await (await fetch(running.url + path)).text()).not.toContain('<form');
        expect((await send()).reason).toBe('nothing-open');
        expect(await running.sql('SELECT 1 FROM pay_link WHERE "tokenHash" = $1', [path.slice(5)])).toEqual([]);
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
});
