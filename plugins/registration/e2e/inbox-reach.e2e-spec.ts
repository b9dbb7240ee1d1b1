/** What sales experts who see their own customers only do with applications and changes of company data. */
import { type RequestContext, RequestContextService } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { openPortal, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { FirmSettingsService } from '../../organizations';
import { OutboxDispatcher } from '../../outbox';
import { ConsentService } from '..';

let keys = 0;
const idempotencyKey = () => `e2e-inbox-reach-${++keys}`;

const apply = 'mutation ($input: AccessRequestInput!) { applyForAccess(input: $input) { __typename } }';
const answer = 'mutation ($token: String!, $answer: String!) { answerApplication(token: $token, answer: $answer) { __typename } }';
const list = '{ accessApplications { items { id assignedTo } } registrationInbox { newApplications askedApplications openChangeRequests } }';
const detail = `query ($id: ID!) { accessApplication(id: $id) { id state version companyId assignedAdministratorId matches { id name } similar { id companyName } } }`;
const result = '__typename ... on AccessApplication { id state version companyId assignedAdministratorId } ... on ApplicationRefusal { reason message matches { id } }';
const documents = {
    assign: `mutation ($input: AssignApplicationInput!) { answer: assignApplication(input: $input) { ${result} } }`,
    ask: `mutation ($input: AskApplicantInput!) { answer: askApplicant(input: $input) { ${result} } }`,
    refuse: `mutation ($input: RefuseApplicationInput!) { answer: refuseApplication(input: $input) { ${result} } }`,
    accept: `mutation ($input: AcceptApplicationInput!) { answer: acceptApplication(input: $input) { ${result} } }`,
    welcome: `mutation ($input: SendWelcomeInput!) { answer: sendApplicantWelcome(input: $input) { ${result} } }`,
};
const createCompany = `mutation ($input: CreateCompanyInput!) { createCompany(input: $input) { __typename ... on CompanyDuplicateRefusal { reason matches { id } } } }`;

interface Decided {
    __typename: string;
    id: string;
    state?: string;
    version: number;
    companyId?: string;
    assignedAdministratorId?: string | null;
    reason?: string;
    message?: string;
    matches?: { id: string }[];
}
interface Inbox {
    accessApplications: { items: { id: string; assignedTo: string | null }[] };
    registrationInbox: { newApplications: number; askedApplications: number; openChangeRequests: number };
}

const wish = {
    companyName: 'Navid Textile', countryCode: 'IR', taxId: '10103492170', streetLine: 'Azadi 1', city: 'Yazd', postalCode: '8916712345', firstName: 'Mina', lastName: 'Navid',
    phone: '+989123334455', emailAddress: 'mina@navid.example', message: '', language: 'en', consents: [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }],
};
const newCompany = { name: 'Navid Textile', countryCode: 'IR', taxId: '10103492170', currencyCode: 'IRR', language: 'en', orderingEnabled: true };
const member = (emailAddress: string) => ({ firstName: 'Mina', lastName: 'Navid', emailAddress, role: 'admin', language: 'en' });

describe('the inbox of staff who see their own customers', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let experts: { id: number; emailAddress: string; caller: Caller }[];
    let boss: { id: number; emailAddress: string; caller: Caller };
    let stranger: Caller;

    async function hired(reach: 'all' | 'own') {
        const made = await staffMember(running, ['ReadApplication', 'DecideApplication', 'ReadCompany', 'CreateCompany'], reach);
        return { ...made, caller: await new Caller(running.url, 'admin-api').signIn(made.emailAddress, testPassword) };
    }

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        await app.get(FirmSettingsService).update(ctx, systemScope, { acceptsApplications: true, language: 'en', supportEmail: 'office@alborz.example' });
        for (const kind of ['terms', 'privacy', 'marketing']) {
            await app.get(ConsentService).publish(ctx, systemScope, { kind, texts: [{ language: 'en', text: kind }] });
        }
        experts = [await hired('own'), await hired('own')];
        boss = await hired('all');
        stranger = new Caller(running.url, 'shop-api');
    }, 120_000);
    afterAll(() => running.stop());

    const expert = (which: 0 | 1) => experts[which]?.caller ?? stranger;
    const idOf = (which: 0 | 1) => String(experts[which]?.id);
    const applied = async (change: object = {}): Promise<string> => {
        await stranger.ask(apply, { input: { ...wish, ...change, idempotencyKey: idempotencyKey() } });
        await running.server.app.get(OutboxDispatcher).drain();
        return String((await running.sql<{ id: number }>('SELECT max(id)::int AS id FROM access_application'))[0]?.id);
    };
    const inbox = (who: Caller) => who.ask<Inbox>(list);
    const sees = async (who: Caller, id: string) => (await inbox(who)).accessApplications.items.some(one => one.id === id);
    const shown = async (who: Caller, id: string) =>
        (await who.ask<{ accessApplication: Decided & { matches: object[]; similar: { id: string }[] } }>(detail, { id })).accessApplication;
    const decided = async (who: Caller, step: keyof typeof documents, input: object) =>
        (await who.ask<{ answer: Decided }>(documents[step], { input: { idempotencyKey: idempotencyKey(), ...input } })).answer;
    const managerOf = async (companyId: unknown) =>
        (await running.sql<{ id: number }>('SELECT "managerAdministratorId" AS id FROM company WHERE id = $1', [companyId]))[0]?.id;
    const gone = /No AccessApplication with the id/;
    const told = async (template: string) =>
        (await running.sql<{ recipient: string }>('SELECT DISTINCT recipient FROM notification_message WHERE template = $1 ORDER BY 1', [template])).map(({ recipient }) => recipient);

    it('holds what nobody took up for everybody, and what a colleague took up for him and for who sees all', async () => {
        const id = await applied();
        for (const who of [expert(0), expert(1), boss.caller]) expect(await sees(who, id)).toBe(true);
        const { version } = await shown(expert(0), id);
        const asked = await decided(expert(0), 'ask', { id, version, question: 'Which hotels?' });
        expect(asked).toMatchObject({ state: 'asked', assignedAdministratorId: idOf(0) });
        expect([await sees(expert(0), id), await sees(expert(1), id), await sees(boss.caller, id)]).toEqual([true, false, true]);
        expect((await inbox(expert(1))).registrationInbox).toEqual({ newApplications: 0, askedApplications: 0, openChangeRequests: 0 });
        await expect(shown(expert(1), id)).rejects.toThrow(gone);
        const step = { id, version: asked.version };
        for (const [name, input] of Object.entries({
            assign: { ...step, administratorId: idOf(1) },
            refuse: { ...step, reason: 'no' },
            accept: { ...step, company: newCompany, member: member('mina@navid.example') },
            welcome: { id },
        })) {
            await expect(decided(expert(1), name as keyof typeof documents, input)).rejects.toThrow(gone);
        }
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'application-question' ORDER BY id DESC LIMIT 1`);
        await stranger.ask(answer, { token: /\/([\w-]{43})\b/.exec(mail?.body ?? '')?.[1], answer: 'Two.' });
        expect(await told('application-answered')).toEqual([boss.emailAddress, experts[0]?.emailAddress, 'office@alborz.example'].sort());
    });

    it('is worked by taking up, giving back and giving to somebody within one’s reach', async () => {
        const id = await applied({ taxId: '0499370899', phone: '+989121110001', emailAddress: 'a@one.example', companyName: 'One' });
        const { version } = await shown(expert(1), id);
        await expect(decided(expert(1), 'assign', { id, version, administratorId: idOf(0) })).rejects.toThrow(/No Administrator with the id/);
        const mine = await decided(expert(1), 'assign', { id, version, administratorId: idOf(1) });
        expect([await sees(expert(0), id), await sees(expert(1), id)]).toEqual([false, true]);
        expect(await decided(expert(1), 'assign', { id, version, administratorId: null })).toMatchObject({ reason: 'changed-meanwhile' });
        const free = await decided(expert(1), 'assign', { id, version: mine.version, administratorId: null });
        expect(await sees(expert(0), id)).toBe(true);
        const given = await decided(boss.caller, 'assign', { id, version: free.version, administratorId: idOf(0) });
        expect([await sees(expert(0), id), await sees(expert(1), id)]).toEqual([true, false]);
        await expect(decided(boss.caller, 'assign', { id, version: given.version, administratorId: '987654321' })).rejects.toThrow('administratorId: nobody who may decide');
        // Whom the manager lets in becomes the customer of who took it up.
        const facts = { ...newCompany, name: 'One', taxId: '0499370899' };
        const { companyId } = await decided(boss.caller, 'accept', { id, version: given.version, company: facts, member: member('a@one.example') });
        expect(await managerOf(companyId)).toBe(experts[0]?.id);
        expect([await sees(expert(0), id), await sees(expert(1), id)]).toEqual([true, false]);
    });

    it('lets a firm in as his own customer, and tells nobody else that it is one', async () => {
        const id = await applied({ taxId: '10380284790', phone: '+989121110002', emailAddress: 'b@two.example', companyName: 'Two' });
        const { version } = await shown(expert(0), id);
        const two = { ...newCompany, name: 'Two', taxId: '10380284790' };
        const got = await decided(expert(0), 'accept', { id, version, company: two, member: member('b@two.example') });
        expect(got).toMatchObject({ state: 'accepted' });
        expect(await managerOf(got.companyId)).toBe(experts[0]?.id);
        await expect(shown(expert(1), id)).rejects.toThrow(gone);

        // The same firm comes again, and the other expert looks at it.
        const again = await applied({ taxId: '10380284790', phone: '+989121110003', emailAddress: 'c@two.example', companyName: 'Two' });
        const seen = await shown(expert(1), again);
        expect([seen.matches, seen.similar]).toEqual([[], []]);
        const into = { id: again, version: seen.version, company: two, member: member('c@two.example') };
        const before = await running.sql('SELECT count(*) FROM company');
        for (const acceptDuplicates of [false, true]) {
            const refused = await decided(expert(1), 'accept', { ...into, acceptDuplicates });
            expect(refused).toMatchObject({ reason: 'ask-colleague', matches: [] });
            const made = await expert(1).ask(createCompany, { input: { name: 'Two', currencyCode: 'IRR', language: 'en', taxId: '10380284790', acceptDuplicates, idempotencyKey: idempotencyKey() } });
            expect(made).toEqual({ createCompany: { __typename: 'CompanyDuplicateRefusal', reason: 'ask-colleague', matches: [] } });
        }
        await expect(decided(expert(1), 'accept', { id: again, version: seen.version, companyId: got.companyId, member: into.member })).rejects.toThrow(/No Company with the id/);
        expect(await running.sql('SELECT count(*) FROM company')).toEqual(before);
        expect((await shown(expert(0), again)).matches).toEqual([{ id: String(got.companyId), name: 'Two' }]);
        expect((await shown(boss.caller, again)).similar.map(one => one.id)).toEqual([id]);
        expect(await decided(boss.caller, 'accept', { ...into, companyId: got.companyId, company: null })).toMatchObject({ state: 'accepted', companyId: got.companyId });
    });

    it('holds the changes that his own customers ask for', async () => {
        const factory = await Factory.of(running);
        const company = await factory.company();
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [company.id, experts[0]?.id]);
        const { memberId } = await factory.member(company.id, 'admin');
        const buyer = await new Caller(running.url, 'shop-api').signIn(await openPortal(running, ctx, memberId), testPassword);
        const { requestCompanyChange: asked } = await buyer.ask<{ requestCompanyChange: { id: string } }>(
            'mutation ($input: CompanyChangeInput!) { requestCompanyChange(input: $input) { ... on MyChangeRequest { id } } }',
            { input: { changes: { city: 'Karaj' }, idempotencyKey: idempotencyKey() } },
        );
        const open = '{ changeRequests { items { id } } registrationInbox { openChangeRequests } }';
        const page = 'query ($id: ID!) { changeRequest(id: $id) { companyName } }';
        const decide = 'mutation ($input: DecideChangeRequestInput!) { decideChangeRequest(input: $input) { __typename } }';
        const decision = { input: { id: asked.id, decisions: [{ field: 'city', accept: true, shownValue: 'Tehran' }], idempotencyKey: idempotencyKey() } };
        expect(await expert(0).ask(open)).toEqual({ changeRequests: { items: [{ id: asked.id }] }, registrationInbox: { openChangeRequests: 1 } });
        expect(await expert(1).ask(open)).toEqual({ changeRequests: { items: [] }, registrationInbox: { openChangeRequests: 0 } });
        await expect(expert(1).ask(page, { id: asked.id })).rejects.toThrow(/No DataChangeRequest with the id/);
        await expect(expert(1).ask(decide, decision)).rejects.toThrow(/No DataChangeRequest with the id/);
        expect(await expert(0).ask(decide, decision)).toEqual({ decideChangeRequest: { __typename: 'DataChangeRequest' } });
        expect(await told('change-request-received')).toEqual([boss.emailAddress, experts[0]?.emailAddress, 'office@alborz.example'].sort());
    });
});
