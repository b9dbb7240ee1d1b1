import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import type { MemberScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { openPortal, orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { ThreadService } from '../../support';
import { ErasureService } from '..';

const person = gql`query ($person: PersonInput!) { personalDataPerson(person: $person) { customerId name emailAddress phone isErased openRequestId sections { name rows } obstacles { reason companyId } companies { role } } }`;
const exported = gql`mutation ($input: ExportPersonalDataInput!) { exportPersonalData(input: $input) { filename content rows } }`;
const erase = gql`mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) {
    ... on PersonalDataRequest { id state version result { table rows } person { name emailAddress } } ... on PersonalDataRefusal { reason obstacles { reason companyId } } } }`;
const refuse = gql`mutation ($input: RefusePersonalDataRequestInput!) { refusePersonalDataRequest(input: $input) {
    ... on PersonalDataRequest { id state answer version } ... on PersonalDataRefusal { reason } } }`;
const requests = gql`query { personalDataRequests(options: { filter: { state: { eq: "open" } } }) { totalItems items { id version message person { name } } } }`;
const askForErasure = gql`mutation ($input: AskForErasureInput!) { askForErasure(input: $input) { ... on MyPersonalDataRequest { id state } ... on PersonalDataRefusal { reason } } }`;
const withdraw = gql`mutation ($id: ID!) { withdrawErasureRequest(id: $id) { ... on MyPersonalDataRequest { id state } ... on PersonalDataRefusal { reason } } }`;
const mine = gql`query { myPersonalDataRequests { id kind state answer } }`;
const exportMine = gql`mutation ($key: String!) { exportMyPersonalData(idempotencyKey: $key) { ... on MyPersonalData { filename content rows } ... on PersonalDataRefusal { reason } } }`;

interface Answered {
    id?: string;
    state?: string;
    reason?: string;
    result?: { table: string; rows: number }[];
    obstacles?: { reason: string; companyId: string }[];
    person?: { name: string; emailAddress: string };
}

let running: RunningServer;
let facts: Factory;
let ctx: RequestContext;
let company: MadeCompany;
let keys = 0;
const key = () => `e2e-privacy-${++keys}`;

async function newPerson(role: 'admin' | 'buyer' = 'buyer', companyId = company.id): Promise<MemberScope & { email: string }> {
    const member = await facts.member(companyId, role);
    return { ...member, email: await openPortal(running, ctx, member.memberId) };
}
const eraseAs = async (input: object): Promise<Answered> =>
    (await running.adminClient.query<{ erasePersonalData: Answered }>(erase, { input: { reason: 'He asked', idempotencyKey: key(), ...input } })).erasePersonalData;
const code = (error: unknown) => (error as { response?: { errors?: { extensions?: { code?: string } }[] } }).response?.errors?.[0]?.extensions?.code;

/** Every column of every table that holds the text. */
async function hits(text: string): Promise<string[]> {
    const tables = await running.sql<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`);
    const found: string[] = [];
    for (const { name } of tables) {
        const [row] = await running.sql<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}" t WHERE t::text ILIKE '%' || $1 || '%'`, [text]);
        if ((row?.count ?? 0) > 0) found.push(name);
    }
    return found;
}

beforeAll(async () => {
    running = await startServer();
    facts = await Factory.of(running);
    ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
    company = await facts.company();
    await newPerson('admin');
    await running.adminClient.asSuperAdmin();
});
afterAll(() => running.stop());

describe('a person with a login', () => {
    it('is handed out and then erased, and nothing else changes', async () => {
        const him = await newPerson();
        await running.sql(`UPDATE customer SET "firstName" = 'Firuz', "lastName" = 'Canarvand', "phoneNumber" = '+989351112233' WHERE id = $1`, [him.customerId]);
        const [variantId = 0] = await facts.variants(company.id, [{}]);
        const order = await orderInState(running, 'Completed', him, [{ variantId, quantity: 2 }]);
        await running.sql(`UPDATE "order" SET "shippingAddress" = $2 WHERE id = $1`, [order.id, JSON.stringify({ fullName: 'Firuz Canarvand', city: 'Tehran', phoneNumber: '09351112233' })]);
        await running.server.app.get(ThreadService).ask(ctx, him, { subject: 'canary-subject', text: 'canary-question of mine' }, key(), new Date());
        const contact = (name: string, phone: string, isMain: boolean) => ({ name, job: 'Buyer', phone, email: null, isMain });
        await running.sql(`UPDATE company_branch SET "contactName" = 'Firuz Canarvand', email = $2, contacts = $3 WHERE id = $1`, [
            company.branchId, him.email, JSON.stringify([contact('Firuz C.', '+989351112233', true), contact('Other', '+989350000000', false)]),
        ]);
        await running.shopClient.asUserWithCredentials(him.email, testPassword);
        const total = 'SELECT sum("subTotal")::text AS net, count(*)::int AS orders FROM "order"';
        const before = await running.sql(total);

        await running.adminClient.asSuperAdmin();
        const { personalDataPerson: seen } = await running.adminClient.query<{ personalDataPerson: Record<string, unknown> }>(person, { person: { emailAddress: him.email } });
        expect(seen).toMatchObject({ customerId: String(him.customerId), name: 'Firuz Canarvand', phone: '+989351112233', isErased: false, obstacles: [] });
        const { exportPersonalData: file } = await running.adminClient.query<{ exportPersonalData: { filename: string; content: string; rows: number } }>(exported, {
            input: { person: { customerId: him.customerId }, reason: 'He asked', idempotencyKey: key() },
        });
        expect(file.filename).toMatch(/^personal-data-.*\.zip$/);
        expect(Buffer.from(file.content, 'base64').subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
        expect(file.rows).toBeGreaterThan(8);

        const input = { person: { customerId: him.customerId }, confirmation: him.email.toUpperCase(), idempotencyKey: key() };
        const answer = await eraseAs({ ...input, reason: 'Firuz Canarvand asked by phone' });
        expect(answer).toMatchObject({ state: 'done', person: { emailAddress: `person-${answer.id}@erased.invalid` } });
        expect((await eraseAs({ ...input, reason: 'again' })).id).toBe(answer.id);
        for (const text of ['Canarvand', '9351112233', him.email, 'canary-subject', 'canary-question']) expect([text, await hits(text)]).toEqual([text, []]);
        expect(await running.sql(total)).toEqual(before);
        const [branch] = await running.sql('SELECT contacts FROM company_branch WHERE id = $1', [company.branchId]);
        expect(branch).toEqual({ contacts: [contact('Other', '+989350000000', true)] });
        await expect(running.shopClient.query(mine)).rejects.toThrow();
        expect(await running.shopClient.asUserWithCredentials(him.email, testPassword)).toMatchObject({ errorCode: 'INVALID_CREDENTIALS_ERROR' });
        expect((await eraseAs({ person: { customerId: him.customerId }, confirmation: him.email })).reason).toBe('already-erased');
        const { auditVerification } = await running.adminClient.query<{ auditVerification: { brokenAt: number | null } }>(gql`query { auditVerification { sealed waiting brokenAt } }`);
        expect(auditVerification.brokenAt).toBeNull();
    });

    it('takes neither a namesake elsewhere nor who shares his number along', async () => {
        const [him, colleague] = [await newPerson(), await newPerson()];
        const other = await facts.company();
        await newPerson('admin', other.id);
        const namesake = await newPerson('buyer', other.id);
        await running.sql(`UPDATE customer SET "firstName" = 'Nima', "lastName" = 'Zarrin', "phoneNumber" = '+982188000001' WHERE id = ANY($1)`, [[him.customerId, colleague.customerId, namesake.customerId]]);
        await running.server.app.get(ThreadService).ask(ctx, namesake, { subject: 'Nima Zarrin asks', text: 'Call +982188000001' }, key(), new Date());
        expect((await eraseAs({ person: { customerId: him.customerId }, confirmation: him.email })).state).toBe('done');
        const [thread] = await running.sql('SELECT subject, "askedBy" FROM support_thread WHERE "memberId" = $1', [namesake.memberId]);
        expect(thread).toEqual({ subject: 'Nima Zarrin asks', askedBy: 'Nima Zarrin' });
        expect(await running.sql('SELECT "lastName" FROM customer WHERE id = ANY($1)', [[colleague.customerId, namesake.customerId]])).toEqual([{ lastName: 'Zarrin' }, { lastName: 'Zarrin' }]);
        await expect(running.adminClient.query(person, { person: { phone: '+982188000001' } })).rejects.toThrow(/several people/);
    });

    it('stays while he is the last who manages a company, or while the wrong address is typed', async () => {
        const own = await facts.company();
        const chief = await newPerson('admin', own.id);
        const input = { person: { customerId: chief.customerId }, confirmation: chief.email };
        expect(await eraseAs(input)).toMatchObject({ reason: 'last-administrator', obstacles: [{ reason: 'last-administrator', companyId: String(own.id) }] });
        expect((await eraseAs({ ...input, confirmation: 'somebody@else.example' })).reason).toBe('confirmation');
        const [variantId = 0] = await facts.variants(own.id, [{}]);
        await orderInState(running, 'Approved', chief, [{ variantId, quantity: 1 }]);
        await running.sql('UPDATE company SET active = false WHERE id = $1', [own.id]);
        expect((await eraseAs(input)).reason).toBe('open-orders');
        await running.sql(`UPDATE "order" SET state = 'Completed' WHERE "customerId" = $1`, [chief.customerId]);
        expect((await eraseAs(input)).state).toBe('done');
    });

    it('does nothing more once he is erased, even with a request that is under way', async () => {
        const him = await newPerson();
        const asking = Array.from({ length: 6 }, (_, index) =>
            running.server.app.get(ThreadService).ask(ctx, him, { subject: `canary-late ${index}`, text: 'canary-late text' }, key(), new Date()).then(() => 'asked', () => 'refused'),
        );
        const [answer] = await Promise.all([eraseAs({ person: { customerId: him.customerId }, confirmation: him.email }), ...asking]);
        expect(answer.state).toBe('done');
        expect([await hits('canary-late'), await hits(him.email)]).toEqual([[], []]);
        await expect(running.server.app.get(ThreadService).ask(ctx, him, { subject: 'canary-late', text: 'x' }, key(), new Date())).rejects.toThrow();
        expect(await hits('canary-late')).toEqual([]);
    });
});

describe('what was on its way while he was erased', () => {
    it('is swept afterwards, by his numbers alone', async () => {
        const him = await newPerson();
        const { id } = await eraseAs({ person: { customerId: him.customerId }, confirmation: him.email });
        const [planned] = await running.sql<{ payload: object; waits: boolean }>(`SELECT payload, "notBefore" > now() AS waits FROM outbox_message WHERE kind = 'privacy.sweep' AND aggregate = $1`, [`personal-data-request:${id}`]);
        expect(planned).toEqual({ payload: { customerId: him.customerId, requestId: Number(id) }, waits: true });
        await running.sql(`INSERT INTO audit_entry (actor, "actorName", action, entity, "entityId") VALUES ($1, $2, 'sign-in.success', 'Session', 'shop.login')`, [`member:${him.memberId}`, him.email]);
        await running.server.app.get(ErasureService).sweep(ctx, him.customerId, Number(id));
        expect(await hits(him.email)).toEqual([]);
    });
});

describe('a person without a login', () => {
    it('is found by address and by number, and erased', async () => {
        await running.sql(
            `INSERT INTO lead (state, source, "companyName", "searchKey", "personName", phone, "emailAddress", language, message)
             VALUES ('new', 'portal', 'Kavir', 'kavir', 'Lalecanary Azad', '+989351234567', 'lale@canary.example', 'en', 'canary-wish')`,
        );
        await running.sql(
            `INSERT INTO access_application (state, "companyName", "searchKey", "countryCode", "taxId", "firstName", "lastName", phone, "emailAddress", language)
             VALUES ('new', 'Kavir', 'kavir', 'IR', '1', 'Lalecanary', 'Azad', '+989351234567', 'lale@canary.example', 'en')`,
        );
        await running.sql(
            `INSERT INTO company_address ("companyId", label, "contactName", phone, "streetLine", city, "countryCode", state)
             VALUES ($1, 'Canaryhouse', 'Lalecanary Azad', '+989351234567', 'Canarystreet 1', 'Yazd', 'IR', 'usable')`,
            [company.id],
        );
        const { personalDataPerson: seen } = await running.adminClient.query<{ personalDataPerson: { customerId: null; sections: unknown[] } }>(person, { person: { phone: '0935 123 4567' } });
        expect([seen.customerId, seen.sections.length >= 3]).toEqual([null, true]);
        expect((await eraseAs({ person: { phone: '+989351234567' }, confirmation: 'lale@canary.example' })).state).toBe('done');
        for (const text of ['lalecanary', 'canary.example', '9351234567', 'canary-wish', 'Canaryhouse', 'Canarystreet']) expect([text, await hits(text)]).toEqual([text, []]);
    });

    it('who is unknown is not found', async () => {
        for (const unknown of [{ emailAddress: 'nobody@nowhere.example' }, { phone: '+48111222333' }, { customerId: 999_999 }]) {
            await expect(running.adminClient.query(person, { person: unknown })).rejects.toThrow();
            await expect(eraseAs({ person: unknown, confirmation: 'x' })).rejects.toThrow();
        }
        await expect(running.adminClient.query(person, { person: {} })).rejects.toThrow(/give one/);
    });
});

describe('a guest of the open shop', () => {
    it('goes with his name and street, and his order keeps its sum and town; not while the goods are under way', async () => {
        const own = await facts.company();
        const guest = await newPerson('admin', own.id);
        await running.sql(`UPDATE company SET kind = 'guest', name = 'Guestcanary Home', "searchKey" = 'guestcanary home' WHERE id = $1`, [own.id]);
        await running.sql(`UPDATE company_branch SET "streetLine" = 'Guestcanary street 5', "contactName" = 'Guestcanary' WHERE "companyId" = $1`, [own.id]);
        const [variantId = 0] = await facts.variants(own.id, [{}]);
        const order = await orderInState(running, 'Submitted', guest, [{ variantId, quantity: 1 }]);
        await running.sql(`UPDATE "order" SET "shippingAddress" = $2 WHERE id = $1`, [order.id, JSON.stringify({ fullName: 'Guestcanary', streetLine1: 'Guestcanary street 5', city: 'Yazd' })]);
        const input = { person: { emailAddress: guest.email }, confirmation: guest.email };
        expect((await eraseAs(input)).reason).toBe('open-orders');
        await running.sql(`UPDATE "order" SET state = 'Completed' WHERE id = $1`, [order.id]);
        expect((await eraseAs(input)).state).toBe('done');
        expect(await hits('guestcanary')).toEqual([]);
        const [kept] = await running.sql<{ address: string; net: string }>('SELECT "shippingAddress" AS address, "subTotal"::text AS net FROM "order" WHERE id = $1', [order.id]);
        expect([JSON.parse(kept?.address ?? '{}'), kept?.net]).toMatchObject([{ city: 'Yazd', streetLine1: '[erased]', fullName: '' }, '1000']);
    });
});

describe('who may', () => {
    it('is staff with the right of it and a view of the whole firm', async () => {
        const him = await newPerson();
        for (const clerk of [await staffMember(running, ['HandlePersonalData'], 'own'), await staffMember(running, ['ReadCustomer'])]) {
            await running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
            const failed = await running.adminClient.query<object>(person, { person: { customerId: him.customerId } }).catch((error: unknown) => code(error));
            expect(failed).toBe('FORBIDDEN');
        }
        const clerk = await staffMember(running, ['HandlePersonalData']);
        await running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
        await expect(running.adminClient.query(person, { person: { customerId: him.customerId } })).resolves.toBeDefined();
        await running.adminClient.asSuperAdmin();
    });

    it('is he himself: he takes his data, asks, and takes his wish back; staff answer once', async () => {
        const [him, other] = [await newPerson(), await newPerson()];
        await running.shopClient.asUserWithCredentials(him.email, testPassword);
        for (let turn = 0; turn < 5; turn++) {
            const { exportMyPersonalData: file } = await running.shopClient.query<{ exportMyPersonalData: { content: string } }>(exportMine, { key: key() });
            expect(Buffer.from(file.content, 'base64').length).toBeGreaterThan(500);
        }
        expect(await running.shopClient.query<object>(exportMine, { key: key() })).toEqual({ exportMyPersonalData: { reason: 'too-often' } });
        const wish = async () => (await running.shopClient.query<{ askForErasure: Answered }>(askForErasure, { input: { message: 'I leave', idempotencyKey: key() } })).askForErasure;
        const first = await wish();
        expect([first.state, (await wish()).reason]).toEqual(['open', 'already-asked']);

        await running.shopClient.asUserWithCredentials(other.email, testPassword);
        await expect(running.shopClient.query(withdraw, { id: first.id })).rejects.toThrow();
        expect(await running.shopClient.query(mine)).toEqual({ myPersonalDataRequests: [] });

        await running.shopClient.asUserWithCredentials(him.email, testPassword);
        expect(await running.shopClient.query(withdraw, { id: first.id })).toMatchObject({ withdrawErasureRequest: { state: 'withdrawn' } });
        expect(await running.shopClient.query(withdraw, { id: first.id })).toEqual({ withdrawErasureRequest: { reason: 'already-answered' } });
        const second = await wish();
        const { personalDataRequests: open } = await running.adminClient.query<{ personalDataRequests: { items: { id: string; version: number; message: string }[] } }>(requests);
        const request = open.items.find(({ id }) => id === second.id);
        expect(request?.message).toBe('I leave');
        const no = { input: { id: second.id, version: request?.version, answer: 'You are still our contact.' } };
        await expect(running.adminClient.query(refuse, { input: { ...no.input, version: 99 } })).rejects.toThrow(/changed meanwhile/);
        expect(await running.adminClient.query(refuse, no)).toMatchObject({ refusePersonalDataRequest: { state: 'refused', answer: 'You are still our contact.' } });
        await wish();
        const erased = await eraseAs({ person: { customerId: him.customerId }, confirmation: him.email });
        expect(await running.sql(`SELECT count(*)::int AS open FROM personal_data_request WHERE state = 'open' AND "customerId" = $1`, [him.customerId])).toEqual([{ open: 0 }]);
        expect([erased.state, await hits('I leave')]).toEqual(['done', []]);
    });
});
