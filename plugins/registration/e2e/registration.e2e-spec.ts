import { type RequestContext, RequestContextService } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, CompanyService, FirmSettingsService, MemberService } from '../../organizations';
import { OutboxDispatcher } from '../../outbox';
import { ConsentService } from '..';

let keys = 0;
const idempotencyKey = () => `e2e-registration-${++keys}`;

const apply = `mutation ($input: AccessRequestInput!) {
    applyForAccess(input: $input) { __typename ... on AccessRefusal { reason field problems { field reason message expected } } }
}`;
const formQuery = `query { accessForm { isOpen consents { kind version required language text } } }`;
const listQuery = `query ($options: AccessApplicationListOptions) { accessApplications(options: $options) { totalItems items { id state companyName countryCode confirmedAt } } }`;
const detailQuery = `query ($id: ID!) {
    accessApplication(id: $id) {
        id state version taxId phone emailAddress companyId memberId confirmedAt welcomedAt reason
        questions { question answer answeredAt } consents { kind textVersion language }
        matches { id matchedBy } similar { companyName matchedBy }
    }
}`;
const result = `__typename ... on AccessApplication { id state version companyId memberId welcomedAt } ... on ApplicationRefusal { reason version matches { id } }`;
const accept = `mutation ($input: AcceptApplicationInput!) { acceptApplication(input: $input) { ${result} } }`;
const refuse = `mutation ($input: RefuseApplicationInput!) { refuseApplication(input: $input) { ${result} } }`;
const ask = `mutation ($input: AskApplicantInput!) { askApplicant(input: $input) { ${result} } }`;
const welcome = `mutation ($input: SendWelcomeInput!) { sendApplicantWelcome(input: $input) { ${result} } }`;
const confirm = `mutation ($token: String!) { confirmApplication(token: $token) { __typename ... on ApplicationLinkRefusal { reason } } }`;
const answer = `mutation ($token: String!, $answer: String!) { answerApplication(token: $token, answer: $answer) { __typename ... on ApplicationLinkRefusal { reason } } }`;
const question = `query ($token: String!) { applicationQuestion(token: $token) { companyName question expired } }`;

interface Problem {
    field: string;
    reason: string;
    message: string;
    expected: string;
}
interface Decided {
    __typename: string;
    state?: string;
    version: number;
    companyId?: string;
    memberId?: string;
    reason?: string;
    welcomedAt?: string | null;
    matches?: { id: string }[];
}
interface Detail extends Decided {
    id: string;
    taxId: string;
    phone: string;
    emailAddress: string;
    confirmedAt: string | null;
    questions: { question: string; answer: string | null }[];
    consents: { kind: string; textVersion: number; language: string }[];
    matches: { id: string; matchedBy: string[] }[];
    similar: { companyName: string; matchedBy: string[] }[];
}

const wish = {
    companyName: 'شرکت نساجی کویر',
    countryCode: 'IR',
    taxId: '۱۰۱۰۳۴۹۲۱۷۰',
    streetLine: 'خیابان امام ۱۲',
    city: 'یزد',
    postalCode: '۸۹۱۶۷۱۲۳۴۵',
    firstName: 'مینا',
    lastName: 'یزدی',
    phone: '۰۹۱۲ ۳۳۳ ۴۴ ۵۵',
    emailAddress: 'Mina@Kavir-Textile.example',
    message: 'موکت برای دو هتل',
    language: 'fa',
    consents: [
        { kind: 'terms', version: 1 },
        { kind: 'privacy', version: 1 },
    ],
};
const newcomer = { firstName: 'Mina', lastName: 'Yazdi', emailAddress: 'mina@kavir-textile.example', role: 'admin', language: 'fa' };
const newCompany = { name: 'نساجی کویر', countryCode: 'IR', currencyCode: 'IRR', language: 'fa', orderingEnabled: false, headOffice: { city: 'یزد' } };

const deciders = ['ReadApplication', 'DecideApplication', 'ReadCompany'];

describe('registration', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let stranger: Caller;
    let sales: Caller;
    let boss: Caller;
    let recipients: string[];

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        await app.get(FirmSettingsService).update(ctx, systemScope, { acceptsApplications: true, language: 'fa', supportEmail: 'office@alborz.example' });
        const [expert, manager] = [await staffMember(running, deciders), await staffMember(running, deciders)];
        recipients = [expert.emailAddress, manager.emailAddress, 'office@alborz.example'];
        stranger = new Caller(running.url, 'shop-api');
        sales = await new Caller(running.url, 'admin-api').signIn(expert.emailAddress, testPassword);
        boss = await new Caller(running.url, 'admin-api').signIn(manager.emailAddress, testPassword);
    }, 120_000);
    afterAll(() => running.stop());

    const work = () => running.server.app.get(OutboxDispatcher).drain();
    const tried = async (change: object = {}, key = idempotencyKey()) =>
        (await stranger.ask<{ applyForAccess: { __typename: string; reason?: string; problems?: Problem[] } }>(apply, { input: { ...wish, ...change, idempotencyKey: key } })).applyForAccess;
    const applied = async (change: object = {}): Promise<Detail> => {
        expect(await tried(change)).toEqual({ __typename: 'Success' });
        await work();
        const [row] = await running.sql<{ id: number }>('SELECT max(id) AS id FROM access_application');
        return detail(row?.id ?? 0);
    };
    const detail = async (id: number | string) => (await sales.ask<{ accessApplication: Detail }>(detailQuery, { id })).accessApplication;
    const mails = (recipient: string, template: string) =>
        running.sql<{ body: string; confidential: boolean }>('SELECT body, confidential FROM notification_message WHERE recipient = $1 AND template = $2 ORDER BY id', [recipient, template]);
    const tokenFor = async (recipient: string, template: string) => /\/([\w-]{43})\b/.exec((await mails(recipient, template)).at(-1)?.body ?? '')?.[1] ?? '';
    const decided = async (who: Caller, document: string, input: object) =>
        Object.values(await who.ask<Record<string, Decided>>(document, { input: { idempotencyKey: idempotencyKey(), ...input } }))[0] as Decided;
    const count = async (table: string) => Number((await running.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

    it('keeps the form shut until the firm has written what everybody agrees to', async () => {
        expect(await stranger.ask(formQuery)).toEqual({ accessForm: { isOpen: false, consents: [] } });
        expect(await tried()).toMatchObject({ __typename: 'AccessRefusal', reason: 'not-open' });
        const consents = running.server.app.get(ConsentService);
        for (const kind of ['terms', 'privacy', 'marketing']) {
            await consents.publish(ctx, systemScope, { kind, texts: [{ language: 'fa', text: `متن ${kind}` }, { language: 'en', text: `Text of ${kind}` }] });
        }
        const { accessForm } = await stranger.ask<{ accessForm: { isOpen: boolean; consents: object[] } }>(formQuery);
        expect(accessForm.isOpen).toBe(true);
        expect(accessForm.consents).toContainEqual({ kind: 'terms', version: 1, required: true, language: 'en', text: 'Text of terms' });
        expect(accessForm.consents).toContainEqual({ kind: 'marketing', version: 1, required: false, language: 'en', text: 'Text of marketing' });
    });

    it('says at each field which rule is broken, and keeps nothing', async () => {
        const wrong = await tried({ taxId: '10103492171', economicCode: '123', phone: '12', emailAddress: 'nobody', consents: [{ kind: 'terms', version: 7 }] });
        expect(wrong.reason).toBe('wrong-fields');
        expect(wrong.problems?.map(({ field, reason, expected }) => `${field} ${reason} ${expected}`)).toEqual([
            'taxId tax-check-digit 0',
            'economicCode tax-length 11, 12, 14',
            'phone phone ',
            'emailAddress mail name@example.com',
            'privacy consent-missing ',
            'terms consent-outdated ',
        ]);
        await expect(tried({ companyName: '' })).rejects.toThrow('companyName: is required');
        expect(await count('access_application')).toBe(0);
    });

    it('is kept once, told to staff and the office, and confirmed by the one who has the mailbox', async () => {
        const key = idempotencyKey();
        expect([await tried({}, key), await tried({}, key)]).toEqual([{ __typename: 'Success' }, { __typename: 'Success' }]);
        await work();
        expect(await count('access_application')).toBe(1);
        const [{ id }] = (await running.sql<{ id: number }>('SELECT id FROM access_application')) as [{ id: number }];
        expect(await detail(id)).toMatchObject({
            state: 'new', taxId: '10103492170', phone: '+989123334455', emailAddress: 'mina@kavir-textile.example', confirmedAt: null,
            consents: [{ kind: 'terms', textVersion: 1, language: 'en' }, { kind: 'privacy', textVersion: 1, language: 'en' }],
        });
        for (const recipient of recipients) {
            expect((await mails(recipient, 'application-received')).map(mail => mail.body.includes(`/dashboard/applications/${id}`))).toEqual([true]);
        }
        const token = await tokenFor('mina@kavir-textile.example', 'application-confirm');
        expect((await mails('mina@kavir-textile.example', 'application-confirm')).map(mail => mail.confidential)).toEqual([true]);
        expect(await running.sql('SELECT 1 FROM application_link WHERE "tokenHash" = $1', [token])).toEqual([]);
        expect(await stranger.ask(confirm, { token: 'x'.repeat(43) })).toMatchObject({ confirmApplication: { reason: 'unknown' } });
        expect(await stranger.ask(confirm, { token })).toEqual({ confirmApplication: { __typename: 'Success' } });
        expect(await stranger.ask(confirm, { token })).toMatchObject({ confirmApplication: { reason: 'used' } });
        expect((await detail(id)).confirmedAt).not.toBeNull();
        const options = { filter: { state: { eq: 'new' }, countryCode: { eq: 'IR' }, companyName: { contains: 'کوير' } } };
        expect(await sales.ask(listQuery, { options })).toMatchObject({ accessApplications: { totalItems: 1, items: [{ companyName: 'شرکت نساجی کویر' }] } });
    });

    it('answers the same to whom the firm knows, writes on no account, and floods nobody', async () => {
        const { app } = running.server;
        const factory = await Factory.of(running);
        const known = await factory.company();
        await app.get(CompanyService).update(ctx, systemScope, known.id, { taxId: '10380284790' });
        await app.get(MemberService).add(ctx, systemScope, { companyId: known.id, firstName: 'Reza', lastName: 'Known', emailAddress: 'reza@known.example', role: 'buyer', language: 'fa' });
        const before = await running.sql('SELECT * FROM customer WHERE "emailAddress" = $1', ['reza@known.example']);
        for (let time = 1; time <= 5; time++) {
            expect(await tried({ emailAddress: 'reza@known.example', taxId: '10380284790', firstName: 'Mallory' })).toEqual({ __typename: 'Success' });
        }
        await work();
        expect(await running.sql('SELECT * FROM customer WHERE "emailAddress" = $1', ['reza@known.example'])).toEqual(before);
        expect(await mails('reza@known.example', 'application-confirm')).toHaveLength(3);
        const [last] = await running.sql<{ id: number }>('SELECT max(id) AS id FROM access_application');
        const found = await detail(last?.id ?? 0);
        expect(found.matches[0]).toEqual({ id: String(known.id), matchedBy: ['e-mail', 'tax-id'] });
        expect(found.similar.map(one => one.matchedBy.includes('e-mail'))).toEqual([true, true, true, true, false]);
        // Let in as a member, he keeps the name that he has.
        const got = await decided(sales, accept, { id: found.id, version: found.version, companyId: (await factory.company()).id, member: { ...newcomer, firstName: 'Mallory', emailAddress: 'reza@known.example' } });
        expect(got).toMatchObject({ __typename: 'AccessApplication', state: 'accepted' });
        expect(await running.sql('SELECT * FROM customer WHERE "emailAddress" = $1', ['reza@known.example'])).toEqual(before);
    });

    it('goes from a question to its answer, into a new company, and to the first sign-in', async () => {
        const { id, version } = await applied({ emailAddress: 'ask@kavir2.example', taxId: '0499370899', companyName: 'Kavir Two', phone: '+989121110001' });
        expect(await decided(sales, ask, { id, version, question: 'Which hotels?' })).toMatchObject({ state: 'asked' });
        const token = await tokenFor('ask@kavir2.example', 'application-question');
        expect(await stranger.ask(question, { token })).toEqual({ applicationQuestion: { companyName: 'Kavir Two', question: 'Which hotels?', expired: false } });
        expect(await stranger.ask(answer, { token, answer: 'Two in Yazd' })).toEqual({ answerApplication: { __typename: 'Success' } });
        expect(await stranger.ask(answer, { token, answer: 'Again' })).toMatchObject({ answerApplication: { reason: 'used' } });
        expect(await stranger.ask(question, { token })).toMatchObject({ applicationQuestion: { expired: true } });
        const answered = await detail(id);
        expect(answered).toMatchObject({ state: 'new', questions: [{ question: 'Which hotels?', answer: 'Two in Yazd' }] });
        expect(await mails('office@alborz.example', 'application-answered')).toHaveLength(1);

        const member = { ...newcomer, emailAddress: 'ask@kavir2.example' };
        expect(await decided(sales, accept, { id, version, company: newCompany, member })).toMatchObject({ reason: 'changed-meanwhile', version: answered.version });
        const into = { id, version: answered.version, company: { ...newCompany, name: 'Kavir Two', taxId: '0499370899' }, member };
        await expect(sales.ask(accept, { input: { ...into, company: { ...into.company, taxId: '1' }, idempotencyKey: idempotencyKey() } })).rejects.toThrow('company.taxId');
        await expect(sales.ask(accept, { input: { ...into, companyId: '1', idempotencyKey: idempotencyKey() } })).rejects.toThrow('companyId');
        const got = await decided(sales, accept, into);
        expect(got).toMatchObject({ __typename: 'AccessApplication', state: 'accepted' });
        expect(got.welcomedAt).not.toBeNull();
        expect(await running.sql('SELECT "orderingEnabled" FROM company WHERE id = $1', [got.companyId])).toEqual([{ orderingEnabled: false }]);
        expect(await running.sql('SELECT 1 FROM price_list_company WHERE "companyId" = $1', [got.companyId])).toEqual([]);
        expect(await running.sql('SELECT DISTINCT "memberId" FROM consent WHERE "applicationId" = $1', [id])).toEqual([{ memberId: Number(got.memberId) }]);
        const invitation = await tokenFor('ask@kavir2.example', 'invitation');
        expect(await running.server.app.get(AcceptanceService).accept(ctx, invitation, testPassword)).toBeNull();
        await new Caller(running.url, 'shop-api').signIn('ask@kavir2.example', testPassword);
        expect(await decided(sales, welcome, { id })).toMatchObject({ reason: 'welcomed-already' });
    });

    it('shows what looks the same, and makes the company all the same when staff want it', async () => {
        const { id, version } = await applied({ emailAddress: 'three@kavir3.example', taxId: '0499370899', companyName: 'Kavir Two' });
        const into = { id, version, company: { ...newCompany, name: 'Kavir Two', taxId: '0499370899' }, member: { ...newcomer, emailAddress: 'three@kavir3.example' } };
        const like = await decided(sales, accept, into);
        expect(like).toMatchObject({ reason: 'looks-like-existing' });
        expect(like.matches?.length).toBeGreaterThan(0);
        expect(await decided(sales, accept, { ...into, acceptDuplicates: true })).toMatchObject({ state: 'accepted' });
    });

    it('sends the welcome mail by hand when the firm wants that', async () => {
        await running.server.app.get(FirmSettingsService).update(ctx, systemScope, { welcomeMail: 'by-hand' });
        const { id, version } = await applied({ emailAddress: 'hand@kavir4.example' });
        expect(await decided(sales, welcome, { id })).toMatchObject({ reason: 'not-accepted' });
        const company = await (await Factory.of(running)).company();
        const got = await decided(sales, accept, { id, version, companyId: company.id, member: { ...newcomer, emailAddress: 'hand@kavir4.example', role: 'buyer' } });
        expect(got).toMatchObject({ state: 'accepted', welcomedAt: null });
        expect(await mails('hand@kavir4.example', 'invitation')).toEqual([]);
        expect((await decided(sales, welcome, { id })).welcomedAt).not.toBeNull();
        expect(await mails('hand@kavir4.example', 'invitation')).toHaveLength(1);
        await running.server.app.get(FirmSettingsService).update(ctx, systemScope, { welcomeMail: 'at-once' });
    });

    it('lets one of two deciders win, and tells the refused why', async () => {
        const { id, version } = await applied({ emailAddress: 'race@kavir5.example' });
        const company = await (await Factory.of(running)).company();
        const both = await Promise.all([
            decided(sales, refuse, { id, version, reason: 'We sell to wholesalers only.' }),
            decided(boss, accept, { id, version, companyId: company.id, member: { ...newcomer, emailAddress: 'race@kavir5.example' } }),
        ]);
        expect(both.map(one => one.__typename).sort()).toEqual(['AccessApplication', 'ApplicationRefusal']);
        expect(both.find(one => one.__typename === 'ApplicationRefusal')).toMatchObject({ reason: 'decided-already' });
        const said = await Promise.all([mails('race@kavir5.example', 'application-refused'), mails('race@kavir5.example', 'invitation')]);
        expect(said.flat()).toHaveLength(1);

        const other = await applied({ emailAddress: 'no@kavir6.example' });
        expect(await decided(sales, refuse, { id: other.id, version: other.version, reason: 'We sell to wholesalers only.' })).toMatchObject({ state: 'refused' });
        expect((await mails('no@kavir6.example', 'application-refused'))[0]?.body).toContain('wholesalers only');
        expect(await decided(boss, ask, { id: other.id, version: other.version, question: 'Why?' })).toMatchObject({ reason: 'decided-already' });
        expect(await running.sql(`SELECT action FROM audit_entry WHERE entity = 'AccessApplication' AND "entityId" = $1 ORDER BY id`, [other.id])).toEqual([
            { action: 'application.receive' },
            { action: 'application.refused' },
        ]);
    });

    it('is for those staff only whose role says so', async () => {
        const { emailAddress } = await staffMember(running, ['ReadShipment']);
        const lorry = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
        await expect(lorry.ask(listQuery)).rejects.toMatchObject({ code: 'FORBIDDEN' });
        await expect(stranger.ask(`query { myCompanyData { name } }`)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
});
