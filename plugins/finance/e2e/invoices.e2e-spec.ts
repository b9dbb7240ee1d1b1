import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { AcceptanceService, CompanyRoleService, MemberService } from '../../organizations';
import { CreditService, InvoiceService, LargeCreditService } from '..';
import { InvoiceNewsService } from '../services/invoice-news.service';

const password = 'correct horse battery 12';
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const ubl = (number: string) => `<Invoice xmlns:cac="a" xmlns:cbc="b"><cbc:ID>${number}</cbc:ID><cbc:DocumentCurrencyCode>IRR</cbc:DocumentCurrencyCode><cac:InvoiceLine><cbc:ID>1</cbc:ID><cac:Item><cbc:Name>Moquette &lt;3</cbc:Name></cac:Item></cac:InvoiceLine></Invoice>`;

interface Row {
    id: string;
    number: string;
    openMinor: number;
    isOverdue: boolean;
}

describe('invoices', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let code: string;
    let buyer: Caller;
    let stranger: Caller;
    let keeper: Caller;
    let staff: { Authorization: string };
    let credit: CreditService;

    const admin = async <Data>(document: string, variables: Record<string, unknown>): Promise<Data> => {
        const response = await fetch(`${running.url}/admin-api`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...staff }, body: JSON.stringify({ query: document, variables }) });
        const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
        if (errors) throw new Error(errors[0]?.message);
        return data;
    };
    const imported = async (importer: string, header: string, ...rows: string[]) => {
        const report = await running.server.app.get(ImportService).run(await factory.context(), importer, Buffer.from([header, ...rows].join('\n')), `${importer}.csv`, { dryRun: false, scope: systemScope });
        return { ...report, said: report.answers.map(({ outcome, message }) => message ?? outcome) };
    };
    const invoices = (...rows: string[]) => imported('invoices', 'number,company,kind,corrects,issued,due,net,tax,gross,paid,orders', ...rows);
    const listed = async (by: Caller, input: object = {}) => (await by.ask<{ myInvoices: { items: Row[] } }>('query ($input: MyInvoicesInput!) { myInvoices(input: $input) { items { id number openMinor isOverdue } } }', { input })).myInvoices.items;
    const exposure = async () => (await credit.standing(factory.ctx, company.id)).exposureMinor;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        credit = running.server.app.get(CreditService);
        await running.adminClient.asSuperAdmin();
        staff = { Authorization: `Bearer ${running.adminClient.getAuthToken()}` };
        company = await factory.company();
        const other = await factory.company();
        code = `inv-${company.id}`;
        await running.sql('UPDATE company SET code = $2 WHERE id = $1', [company.id, code]);
        const { app } = running.server;
        const person = async (of: number, change?: object) => {
            const { memberId } = await factory.member(of, 'admin');
            await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
            if (change) await app.get(MemberService).update(factory.ctx, systemScope, memberId, change);
            const { customer } = await app.get(MemberService).find(factory.ctx, memberId);
            return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password);
        };
        const role = (await app.get(CompanyRoleService).create(factory.ctx, systemScope, company.id, { name: 'Store', permissions: ['see-prices', 'order'] })) as { id: number };
        [buyer, stranger, keeper] = [await person(company.id), await person(other.id), await person(company.id, { ownRoleId: role.id })];
    });
    afterAll(() => running.stop());

    it('come by file once, each row answered, and take the credit that no order takes for them', async () => {
        await credit.setTerms(factory.ctx, systemScope, company.id, { limitMinor: 1000_00, termDays: 30 });
        expect(await credit.reserve(await factory.context(), company.id, 900_001, 300_00)).toBe('reserved');
        const rows = [`A-1,${code},,,${day(-50)},${day(-40)},,,500,,`, `A-2,${code},,,${day(-5)},${day(20)},100,9,109,9,K-9`, `A-3,nobody,,,${day(-5)},${day(20)},,,5,,`, `A-4,${code},,,${day(-5)},${day(20)},1,1,5,,`];
        expect((await invoices(...rows)).said).toEqual(['created', 'created', 'company: is not known', 'gross: is not net and tax together']);
        expect((await invoices(...rows)).said).toEqual(['unchanged', 'unchanged', 'company: is not known', 'gross: is not net and tax together']);
        expect(await exposure()).toBe(900_00);
        expect(await credit.reserve(await factory.context(), company.id, 900_002, 100_01)).toBe('over-limit');
        expect((await invoices(`A-5,${code},,,${day(-5)},${day(20)},,,700,,`)).said).toEqual(['created']);
        expect(await exposure()).toBe(1600_00);
    });

    it('are corrected, paid in part and in full, and give the credit back', async () => {
        await invoices(`B-1,${code},,,${day(-100)},${day(-95)},,,400,,`, `B-2,${code},,B-1,${day(-3)},${day(-3)},,,-150,,`);
        expect(await listed(buyer, { term: 'b 1' })).toMatchObject([{ number: 'B-1', openMinor: 250_00, isOverdue: true }]);
        const before = await exposure();
        const payments = () => imported('invoice-payments', 'reference,company,received,amount,invoices', `T-1,${code},${day(-1)},100,B-1`, `T-2,${code},${day(-1)},50,X-9`);
        expect((await payments()).said).toEqual(['created', 'invoices: one is not an invoice of the company']);
        expect((await payments()).said[0]).toBe('unchanged');
        expect(await exposure()).toBe(before - 100_00);
        expect((await invoices(`B-1,${code},,,${day(-100)},${day(-95)},,,240,,`)).said).toEqual(['gross: more than that has been settled already']);
    });

    it('are covered by a correction that came before them, once it and they are there', async () => {
        const before = await exposure();
        const correction = `F-2,${code},,F-1,${day(-3)},${day(20)},,,-150,,`;
        expect((await invoices(correction, `F-3,${code},,F-9,${day(-3)},${day(20)},,,-20,,`)).said).toEqual(['created', 'created']);
        const invoice = `F-1,${code},,,${day(-20)},${day(20)},,,400,,`;
        expect([(await invoices(invoice)).said, (await invoices(invoice, correction)).said]).toEqual([['created'], ['unchanged', 'unchanged']]);
        expect(await listed(buyer, { term: 'f 1' })).toMatchObject([{ number: 'F-1', openMinor: 250_00 }]);
        expect(await exposure()).toBe(before + 250_00);
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });

    it('give back what their orders took, when these are paid', async () => {
        const [order] = await running.sql<{ id: number }>(`INSERT INTO "order" (code, state, active, "orderPlacedAt", "currencyCode", "subTotal", "subTotalWithTax", "couponCodes", "shippingAddress", "billingAddress", type, "customerId") SELECT 'K-77', 'Shipped', false, now(), 'IRR', 1, 1, '', '{}', '{}', 'Regular', NULL RETURNING id`);
        const before = await exposure();
        await credit.override(await factory.context(), systemScope, company.id, order?.id ?? 0, 80_00, 'agreed');
        expect(await exposure()).toBe(before + 80_00);
        await invoices(`C-1,${code},,,${day(-2)},${day(9)},,,95,,K-77`);
        expect(await exposure()).toBe(before + 80_00);
        await imported('invoice-payments', 'reference,company,received,amount,invoices', `T-7,${code},${day(-1)},60,C-1`);
        expect(await exposure()).toBe(before + 20_00);
        await credit.release(await factory.context(), order?.id ?? 0);
        await running.sql('DELETE FROM credit_reservation WHERE "orderId" = $1', [order?.id]);
        await running.sql(`UPDATE invoice SET "exposureMinor" = 0 WHERE number = 'C-1'`);
        expect(await exposure()).toBe(before);
        await running.sql('DELETE FROM "order" WHERE id = $1', [order?.id]);
    });

    it('of many companies come together, two files at once, and each takes its own company’s credit', async () => {
        const [a, b, c] = await Promise.all([1, 2, 3].map(async () => (await factory.company()).id));
        await running.sql(`UPDATE company SET code = 'many-' || id WHERE id = ANY($1)`, [[a, b, c]]);
        const [order] = await running.sql<{ id: number }>(`INSERT INTO "order" (code, state, active, "orderPlacedAt", "currencyCode", "subTotal", "subTotalWithTax", "couponCodes", "shippingAddress", "billingAddress", type, "customerId") SELECT 'K-88', 'Shipped', false, now(), 'IRR', 1, 1, '', '{}', '{}', 'Regular', NULL RETURNING id`);
        await credit.override(await factory.context(), systemScope, a ?? 0, order?.id ?? 0, 80_00, 'agreed');
        // All three name the order, which is the first one's; and what corrects another company's invoice covers nothing.
        const named = [a, b, c].map(id => `M-${id},many-${id},,,${day(-5)},${day(20)},,,100,,K-88`);
        const paid = [c, b, a].map(id => `Q-${id},many-${id},,,${day(-5)},${day(20)},,,10,4,`);
        const [first, second] = await Promise.all([invoices(...named), invoices(...paid, `O-${b},many-${b},,Q-${a},${day(-1)},${day(-1)},,,-5,,`)]);
        expect([first.said, second.said]).toEqual([['created', 'created', 'created'], ['created', 'created', 'created', 'created']]);
        const taken = await Promise.all([a, b, c].map(async id => (await credit.standing(factory.ctx, id ?? 0)).exposureMinor));
        expect(taken).toEqual([80_00 + 6_00, 100_00 + 6_00, 100_00 + 6_00]);
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });

    it('are seen by those who see the company’s finances, with how late they are, and by nobody else', async () => {
        const { myBalance } = await buyer.ask<{ myBalance: { balanceMinor: number; overdueMinor: number; buckets: { bucket: string; amountMinor: number }[] } }>('query { myBalance { balanceMinor overdueMinor buckets { bucket amountMinor } } }');
        expect(myBalance.buckets.find(({ bucket }) => bucket === 'over-90')?.amountMinor).toBe(150_00);
        expect(myBalance.overdueMinor).toBe(650_00);
        expect(await running.server.app.get(InvoiceService).overdue(await factory.context(), company.id)).toBe(myBalance.overdueMinor);
        expect((await listed(buyer, { state: 'overdue' })).map(({ number }) => number)).toEqual(['B-1', 'A-1']);
        expect(await listed(buyer, { state: 'paid', term: 'B-2' })).toHaveLength(1);
        expect((await listed(buyer, { term: 'k9' })).map(({ number }) => number)).toEqual(['A-2']);
        expect((await listed(buyer, { from: day(-60), until: day(-45) })).map(({ number }) => number)).toEqual(['A-1']);
        expect(await listed(stranger)).toEqual([]);
        await expect(listed(keeper)).rejects.toThrow();
        const [one] = await listed(buyer, { term: 'A-1' });
        expect(await stranger.ask('query ($id: ID!) { myInvoice(id: $id) { invoice { id } } }', { id: one?.id })).toEqual({ myInvoice: null });
        const { myStatement } = await buyer.ask<{ myStatement: { openingMinor: number; closingMinor: number } }>('query ($input: MyStatementInput!) { myStatement(input: $input) { openingMinor closingMinor } }', { input: { from: day(-99), until: day(0) } });
        expect(myStatement.openingMinor).toBe(400_00);
        expect(myStatement.closingMinor).toBe(myBalance.balanceMinor);
    });

    it('are told of once to those who see finance: when they come, and before they are due', async () => {
        await invoices(`N-1,${code},,,${day(-1)},${day(30)},,,90,,`, `N-2,${code},,,${day(-40)},${day(2)},,,70,,`, `N-3,${code},,,${day(-40)},${day(-30)},,,60,,`);
        const news = running.server.app.get(InvoiceNewsService);
        const told = async () =>
            (await running.sql<{ said: string }>(
                `SELECT n.template || ' ' || i.number AS said FROM notification_message n JOIN invoice i ON n.aggregate = 'invoice:' || i.id
                  WHERE i.number LIKE 'N-%' AND n.channel = 'mail' ORDER BY 1`)).map(({ said }) => said);
        await running.sql(`INSERT INTO notification_settings (id, "smsPerNumberPerDay", "smsPerDay", "switchedOff", version) VALUES (1, 20, 5000, '{payment-due:mail,payment-due:sms}', 1)`);
        await news.tell(factory.ctx);
        expect(await told()).toEqual(['invoice-issued N-1']);
        await running.sql(`UPDATE notification_settings SET "switchedOff" = '{}'`);
        await news.tell(factory.ctx);
        expect(await told()).toEqual(['invoice-issued N-1', 'payment-due N-2']);
        expect(await news.tell(factory.ctx)).toBe(0);
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'invoice-issued' AND body LIKE '%N-1%'`);
        expect(mail?.body).toMatch(/\/finance\/invoices\/\d+/);
        await running.sql(`DELETE FROM settlement WHERE "invoiceId" IN (SELECT id FROM invoice WHERE number LIKE 'N-%')`);
        await running.sql(`DELETE FROM invoice WHERE number LIKE 'N-%'`);
    });

    it('have documents that only their company gets, as files and never as pages', async () => {
        const send = (filename: string, body: Buffer | string, headers: Record<string, string> = staff) =>
            fetch(`${running.url}/invoice-files?filename=${encodeURIComponent(filename)}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream', ...headers }, body });
        expect(await (await send('A-1.pdf', '%PDF-1.4 hello')).json()).toMatchObject({ number: 'A-1', format: 'pdf' });
        expect(await (await send('whatever.xml', ubl('A-1'))).json()).toMatchObject({ number: 'A-1', format: 'xml' });
        const answers = await Promise.all([
            send('A-1.pdf', '<script>alert(1)</script>'), send('A-1.pdf', 'MZ'), send('A-1.pdf', ''), send('none.pdf', '%PDF-1'), send('A-1.xml', '<!DOCTYPE a><Invoice/>'), send('A-1.xml', '<Order/>'),
        ]);
        expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(400));
        expect((await send('A-1.pdf', '%PDF-1', {})).status).toBe(403);
        expect((await send('A-1.pdf', Buffer.alloc(10_000_001, '%PDF-'))).status).toBe(413);
        const [one] = await listed(buyer, { term: 'A-1' });
        const got = (path: string, by: Caller | null) => fetch(`${running.url}/my-finance/${path}`, { headers: by?.bearer ? { Authorization: `Bearer ${by.bearer}` } : {} });
        const file = await got(`invoices/${one?.id}/pdf`, buyer);
        expect([file.status, await file.text()]).toEqual([200, '%PDF-1.4 hello']);
        expect(Object.fromEntries(['content-disposition', 'x-content-type-options', 'cache-control'].map(name => [name, file.headers.get(name)]))).toEqual({
            'content-disposition': 'attachment; filename="A-1.pdf"', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
        });
        const refused = await Promise.all([got(`invoices/${one?.id}/pdf`, stranger), got(`invoices/${one?.id}/pdf`, keeper), got(`invoices/${one?.id}/pdf`, null), got(`invoices/${one?.id}/exe`, buyer)]);
        expect(refused.map(({ status }) => status)).toEqual([404, 403, 403, 404]);
        const { myInvoice } = await buyer.ask<{ myInvoice: { view: { lines: object[] } } }>('query ($id: ID!) { myInvoice(id: $id) { view { format lines { name } } } }', { id: one?.id });
        expect(myInvoice.view.lines).toEqual([{ name: 'Moquette <3' }]);
        for (const format of ['pdf', 'xlsx', 'csv']) {
            const statement = await got(`statement/${format}?from=${day(-99)}&until=${day(0)}&lang=fa`, buyer);
            expect([statement.status, (await statement.arrayBuffer()).byteLength > 300]).toEqual([200, true]);
        }
        expect((await got(`statement/csv?from=2026-01-01&until=nonsense`, buyer)).status).toBe(400);
    });

    it('are paid by hand once, by two people where it is much, and what is over is given back', async () => {
        const record = (more: object) => admin<{ recordPayment: { id?: string; state?: string; reason?: string; version?: number; freeMinor?: number } }>(
            `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ... on IncomingPayment { id state version freeMinor } ... on SettlementRefusal { reason } } }`,
            { input: { companyId: String(company.id), amountMinor: 50_00, receivedOn: day(-1), method: 'cash', wishes: [], ...more } });
        const [one] = await listed(buyer, { term: 'A-1' });
        const wishes = [{ invoiceId: one?.id, amountMinor: 40_00 }];
        const [first, ...others] = await Promise.all(['a', 'a', 'b', 'c'].map(key => record({ reference: 'R-1', wishes, idempotencyKey: `record-1-${key}` }).catch(() => null)));
        const all = [first, ...others].flatMap(answer => answer?.recordPayment ?? []);
        expect(new Set(all.flatMap(({ id }) => id ?? [])).size).toBe(1);
        expect((await listed(buyer, { term: 'A-1' }))[0]?.openMinor).toBe(460_00);
        expect((await record({ reference: 'R-2', wishes: [{ invoiceId: one?.id, amountMinor: 50_01 }], idempotencyKey: 'record-2' })).recordPayment.reason).toBe('more-than-paid');
        expect((await record({ reference: 'R-3', receivedOn: day(3), idempotencyKey: 'record-3' })).recordPayment.reason).toBe('in-the-future');
        await running.server.app.get(LargeCreditService).set(factory.ctx, await factory.staff(), { currencyCode: 'IRR', fromMinor: 50_00 });
        const { recordPayment: large } = await record({ reference: 'R-4', wishes, idempotencyKey: 'record-4' });
        expect(large.state).toBe('waiting');
        const decide = (key: string) => admin<{ decidePayment: { reason?: string; state?: string } }>(
            'mutation ($input: DecidePaymentInput!) { decidePayment(input: $input) { ... on IncomingPayment { state } ... on SettlementRefusal { reason } } }',
            { input: { id: large.id, version: large.version, accept: true, idempotencyKey: key } });
        expect((await decide('decide-own')).decidePayment.reason).toBe('same-person');
        await running.sql('UPDATE incoming_payment SET "recordedByAdministratorId" = NULL WHERE id = $1', [large.id]);
        expect((await decide('decide-other')).decidePayment.state).toBe('booked');
        expect((await listed(buyer, { term: 'A-1' }))[0]?.openMinor).toBe(420_00);
        const [free] = await running.sql<{ id: number; version: number }>(`SELECT id, version FROM incoming_payment WHERE reference = 'R-1'`);
        const settle = (key: string) => admin<{ settleIncomingPayment: { freeMinor?: number; reason?: string } }>(
            'mutation ($input: SettlePaymentInput!) { settleIncomingPayment(input: $input) { ... on IncomingPayment { freeMinor } ... on SettlementRefusal { reason } } }',
            { input: { id: String(free?.id), version: free?.version, wishes: [{ invoiceId: one?.id, amountMinor: 6_00 }], idempotencyKey: key } });
        const settled = await Promise.all([1, 2, 3, 4, 5].map(n => settle(`settle-once-${n}`).catch(() => null)));
        expect(settled.filter(answer => answer?.settleIncomingPayment.freeMinor === 4_00)).toHaveLength(1);
        const refund = (amountMinor: number, key: string) => admin<{ recordRefund: { freeMinor?: number; reason?: string } }>(
            'mutation ($input: RecordRefundInput!) { recordRefund(input: $input) { ... on IncomingPayment { freeMinor } ... on SettlementRefusal { reason } } }',
            { input: { id: String(free?.id), version: (free?.version ?? 0) + 1, amountMinor, refundedOn: day(0), reason: 'paid twice', idempotencyKey: key } });
        expect((await refund(4_01, 'refund-too-much')).recordRefund.reason).toBe('more-than-paid');
        expect((await refund(4_00, 'refund-exact')).recordRefund.freeMinor).toBe(0);
        const broken = await brokenInvariants(text => running.sql(text));
        expect(broken).toEqual([]);
    });
});
