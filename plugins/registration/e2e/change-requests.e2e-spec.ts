import { type RequestContext, RequestContextService } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { seedRegistration } from '../../../src/seed/seed-registration';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, BranchService, CompanyService, FirmSettingsService } from '../../organizations';

let keys = 0;
const idempotencyKey = () => `e2e-changes-${++keys}`;

const fields = 'fields { field oldValue newValue accepted reason }';
const refusal = '... on ChangeRequestRefusal { reason field problems { field reason expected } }';
const askChange = `mutation ($input: CompanyChangeInput!) { requestCompanyChange(input: $input) { __typename ... on MyChangeRequest { id state note askedBy ${fields} } ${refusal} } }`;
const withdraw = `mutation ($id: ID!) { withdrawChangeRequest(id: $id) { __typename ... on MyChangeRequest { state } ${refusal} } }`;
const mine = `query { myCompanyData { name taxId city } myChangeRequests { totalItems items { id state ${fields} } } }`;
const detail = `query ($id: ID!) { changeRequest(id: $id) { state companyName askedBy fields { field oldValue newValue currentValue } } }`;
const list = `query { changeRequests(options: { filter: { state: { eq: "open" } } }) { totalItems items { id companyName askedBy } } registrationInbox { openChangeRequests } }`;
const decide = `mutation ($input: DecideChangeRequestInput!) { decideChangeRequest(input: $input) { __typename ... on DataChangeRequest { state version ${fields} } ${refusal} } }`;

interface Answer {
    __typename: string;
    id: string;
    state?: string;
    reason?: string;
    field?: string;
    problems?: object[];
    fields?: { field: string; oldValue: string | null; newValue: string | null; accepted: boolean | null; reason: string | null }[];
}
interface Mine {
    myCompanyData: { name: string; taxId: string | null; city: string | null };
    myChangeRequests: { totalItems: number; items: Answer[] };
}

describe('changes of company data', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let factory: Factory;
    let company: MadeCompany;
    let member: Caller;
    let staff: Caller;

    async function signedIn(companyId: number, role: 'admin' | 'buyer' = 'admin'): Promise<Caller> {
        const { memberId } = await factory.member(companyId, role);
        await running.server.app.get(AcceptanceService).acceptFor(ctx, systemScope, memberId, testPassword);
        const [row] = await running.sql<{ emailAddress: string }>('SELECT cu."emailAddress" FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE m.id = $1', [memberId]);
        return new Caller(running.url, 'shop-api').signIn(row?.emailAddress ?? '', testPassword);
    }

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        factory = await Factory.of(running);
        await app.get(FirmSettingsService).update(ctx, systemScope, { supportEmail: 'office@alborz.example' });
        company = await factory.company();
        member = await signedIn(company.id);
        const { emailAddress } = await staffMember(running, ['ReadApplication', 'DecideApplication']);
        staff = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
    }, 120_000);
    afterAll(() => running.stop());

    const asked = async (changes: object, who = member) =>
        (await who.ask<{ requestCompanyChange: Answer }>(askChange, { input: { changes, note: 'We moved', idempotencyKey: idempotencyKey() } })).requestCompanyChange;
    const decided = async (id: string, decisions: object[]) =>
        (await staff.ask<{ decideChangeRequest: Answer }>(decide, { input: { id, decisions, idempotencyKey: idempotencyKey() } })).decideChangeRequest;
    const data = async () => (await member.ask<Mine>(mine)).myCompanyData;

    it('asks for what differs, says what is wrong, and changes nothing by itself', async () => {
        const before = await data();
        expect(await asked({ taxId: '10103492171' })).toMatchObject({ reason: 'wrong-fields', problems: [{ field: 'taxId', reason: 'tax-check-digit', expected: '0' }] });
        expect(await asked({ city: 'Tehran' })).toMatchObject({ reason: 'nothing-changed' });
        await expect(asked({ name: '' })).rejects.toThrow('name: is required');
        const made = await asked({ name: 'Parseh Group', taxId: '۱۰۳۸۰۲۸۴۷۹۰', city: 'Karaj' });
        expect(made).toMatchObject({ __typename: 'MyChangeRequest', state: 'open' });
        expect(made.fields?.map(({ field, newValue }) => `${field} ${newValue}`).sort()).toEqual(['city Karaj', 'name Parseh Group', 'taxId 10380284790']);
        expect(await asked({ phone: '+989121234567' })).toMatchObject({ reason: 'open-already' });
        expect(await data()).toEqual(before);
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'change-request-received' AND recipient = 'office@alborz.example'`);
        expect(mail?.body).toContain('10380284790');
        expect(await staff.ask(list)).toMatchObject({ changeRequests: { totalItems: 1 }, registrationInbox: { openChangeRequests: 1 } });
    });

    it('is decided field by field, with what the company has now beside it', async () => {
        const { items } = (await member.ask<Mine>(mine)).myChangeRequests;
        const id = items[0]?.id ?? '';
        // Staff change the city by themselves in the meantime.
        await running.sql(`UPDATE company_branch SET city = 'Qom' WHERE id = $1`, [company.branchId]);
        const { changeRequest } = await staff.ask<{ changeRequest: { fields: { field: string; oldValue: string; currentValue: string }[] } }>(detail, { id });
        expect(changeRequest.fields.find(one => one.field === 'city')).toMatchObject({ oldValue: 'Tehran', currentValue: 'Qom' });
        const name = { field: 'name', accept: true, shownValue: (await data()).name };
        const taxId = { field: 'taxId', accept: false, reason: 'The register says another one.' };
        expect(await decided(id, [name, taxId])).toMatchObject({ reason: 'undecided-field', field: 'city' });
        expect(await decided(id, [name, { ...taxId, reason: '' }, { field: 'city', accept: true, shownValue: 'Qom' }])).toMatchObject({ reason: 'reason-missing', field: 'taxId' });
        expect(await decided(id, [name, taxId, { field: 'city', accept: true, shownValue: 'Tehran' }])).toMatchObject({ reason: 'changed-meanwhile', field: 'city' });
        expect((await data()).name).not.toBe('Parseh Group');
        expect(await decided(id, [name, taxId, { field: 'city', accept: true, shownValue: 'Qom' }])).toMatchObject({ state: 'partly-accepted' });
        expect(await decided(id, [name, taxId, { field: 'city', accept: true, shownValue: 'Karaj' }])).toMatchObject({ reason: 'decided-already' });
        const after = await member.ask<Mine>(mine);
        expect(after.myCompanyData).toEqual({ name: 'Parseh Group', taxId: null, city: 'Karaj' });
        expect(after.myChangeRequests.items[0]?.fields?.find(one => one.field === 'taxId')).toMatchObject({ accepted: false, reason: 'The register says another one.' });
        expect(await running.sql(`SELECT 1 FROM notification_message WHERE template = 'change-request-decided'`)).toHaveLength(1);
        const history = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE "companyId" = $1 AND actor LIKE 'staff:%' ORDER BY id`, [company.id]);
        expect(history.map(({ action }) => action)).toEqual(['company.update', 'branch.update', 'change-request.partly-accepted']);
    });

    it('says of each wrong number which rule it breaks, and takes legal data in part', async () => {
        const own = await factory.company();
        const who = await signedIn(own.id);
        const wrong = { taxId: '10103492171', economicCode: '411', registrationNumber: 'no. 7', phone: 'call me' };
        expect((await asked(wrong, who)).problems).toEqual([
            { field: 'taxId', reason: 'tax-check-digit', expected: '0' },
            { field: 'economicCode', reason: 'tax-length', expected: '11, 12, 14' },
            { field: 'registrationNumber', reason: 'tax-format', expected: '123456' },
            { field: 'phone', reason: 'phone', expected: '' },
        ]);
        const made = await asked({ legalName: 'Parseh Trading', registrationNumber: '۴۵۶۷', economicCode: '10380284790', legalAddress: 'Azadi 1\nTehran' }, who);
        expect(made.fields?.map(({ field, newValue }) => [field, newValue])).toEqual(expect.arrayContaining([['registrationNumber', '4567'], ['legalAddress', 'Azadi 1\nTehran']]));
        const decisions = [
            { field: 'legalName', accept: true, shownValue: null },
            { field: 'registrationNumber', accept: true, shownValue: null },
            { field: 'economicCode', accept: false, reason: 'It belongs to another firm.' },
            { field: 'legalAddress', accept: true, shownValue: null },
        ];
        expect(await decided(made.id, decisions)).toMatchObject({ state: 'partly-accepted' });
        expect(await running.sql('SELECT "legalName", "registrationNumber", "economicCode", "legalAddress" FROM company WHERE id = $1', [own.id])).toEqual([
            { legalName: 'Parseh Trading', registrationNumber: '4567', economicCode: null, legalAddress: 'Azadi 1\nTehran' },
        ]);
    });

    it('shows the contacts of the branches to those who see them', async () => {
        const { app } = running.server;
        const own = await factory.company();
        const branches = app.get(BranchService);
        const depot = await branches.create(ctx, systemScope, own.id, { name: 'Depot', contacts: [{ name: 'Reza', phone: '021 8888 7777' }] });
        await branches.update(ctx, systemScope, own.branchId, { contacts: [{ name: 'Ali', job: 'Buyer', email: 'ali@p.example' }, { name: 'Mina', phone: '09121234567', isMain: true }] });
        const contacts = 'query { myCompanyData { branches { name contacts { name job phone email isMain } } } }';
        const seen = async (who: Caller) => (await who.ask<{ myCompanyData: { branches: object[] } }>(contacts)).myCompanyData.branches;
        expect(await seen(await signedIn(own.id))).toEqual([
            { name: expect.any(String) as unknown, contacts: [
                { name: 'Mina', job: '', phone: '+989121234567', email: null, isMain: true },
                { name: 'Ali', job: 'Buyer', phone: null, email: 'ali@p.example', isMain: false },
            ] },
            { name: 'Depot', contacts: [{ name: 'Reza', job: '', phone: '+982188887777', email: null, isMain: true }] },
        ]);
        await expect(branches.update(ctx, systemScope, depot.id, { version: 1, contacts: [{ name: 'Reza', phone: 'no' }] })).rejects.toThrow(/^contacts\.0\.phone: must be a phone number/);
        await expect(branches.update(ctx, systemScope, depot.id, { contacts: [{ name: 'Reza' }] })).rejects.toThrow(/^contacts\.0\.phone: a contact needs/);
        const two = [{ name: 'A', phone: '02188887777', isMain: true }, { name: 'B', phone: '02188887777', isMain: true }];
        await expect(branches.update(ctx, systemScope, depot.id, { contacts: two })).rejects.toThrow(/^contacts\.1\.isMain/);
        expect((await branches.update(ctx, systemScope, depot.id, { contacts: [] })).contacts).toEqual([]);
        await expect(branches.update(ctx, systemScope, depot.id, { version: 1, name: 'Store' })).rejects.toThrow(/now version 2/);
        const [entry] = await running.sql<{ before: { contacts: object[] }; after: { contacts: object[] } }>(
            `SELECT before, after FROM audit_entry WHERE "companyId" = $1 AND action = 'branch.update' ORDER BY id DESC LIMIT 1`, [own.id]);
        expect([entry?.before.contacts, entry?.after.contacts]).toMatchObject([[{ name: 'Reza' }], []]);
    });

    it('is withdrawn while it is open, and seen by the company alone', async () => {
        const made = await asked({ phone: '+989121234567' });
        const other = await signedIn((await factory.company()).id);
        await expect(other.ask(withdraw, { id: made.id })).rejects.toThrow('DataChangeRequest');
        expect((await other.ask<Mine>(mine)).myChangeRequests.totalItems).toBe(0);
        expect(await member.ask(withdraw, { id: made.id })).toMatchObject({ withdrawChangeRequest: { state: 'withdrawn' } });
        expect(await member.ask(withdraw, { id: made.id })).toMatchObject({ withdrawChangeRequest: { reason: 'decided-already' } });
        const buyer = await signedIn(company.id, 'buyer');
        await expect(asked({ city: 'Rey' }, buyer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('is asked for once, and decided once, however many do it at the same time', async () => {
        const both = await Promise.all([asked({ city: 'Rey' }), asked({ city: 'Ray' })]);
        expect(both.map(one => one.__typename).sort()).toEqual(['ChangeRequestRefusal', 'MyChangeRequest']);
        const made = both.find(one => one.__typename === 'MyChangeRequest');
        const id = made?.id ?? '';
        const answers = await Promise.all([
            decided(id, [{ field: 'city', accept: true, shownValue: 'Karaj' }]),
            decided(id, [{ field: 'city', accept: false, reason: 'No.' }]),
        ]);
        expect(answers.map(one => one.__typename).sort()).toEqual(['ChangeRequestRefusal', 'DataChangeRequest']);
        const { version } = await running.server.app.get(CompanyService).findOne(ctx, company.id);
        expect(version).toBeGreaterThan(1);
    });

    it('stands in the demo firm, with applications in each state', async () => {
        const customers = ['C-1001', 'C-1003'];
        for (const code of customers) {
            const made = await factory.company();
            await factory.member(made.id);
            await running.sql('UPDATE company SET code = $1 WHERE id = $2', [code, made.id]);
        }
        await seedRegistration(running.server.app, ctx, await factory.staff('DecideApplication'), { show: () => undefined });
        expect(await running.sql('SELECT state, count(*)::int AS n FROM access_application GROUP BY state ORDER BY state')).toEqual([
            { state: 'accepted', n: 1 },
            { state: 'asked', n: 1 },
            { state: 'new', n: 2 },
            { state: 'refused', n: 1 },
        ]);
        expect(await running.sql(`SELECT c.code FROM data_change_request r JOIN company c ON c.id = r."companyId" WHERE r.state = 'open' AND c.code = ANY($1) ORDER BY c.code`, [customers])).toEqual(customers.map(code => ({ code })));
    });
});
