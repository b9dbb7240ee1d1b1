import { TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';

import { type RunningServer, startServer } from '../../../test/server';
import { conversionFigures } from '..';

let keys = 0;
const idempotencyKey = () => `e2e-crm-${++keys}`;
const password = 'یک رمز عبور خوب ۱۲';

const createLead = gql`mutation ($input: CreateLeadInput!) { createLead(input: $input) { id state source phone ownerName } }`;
const addActivity = gql`mutation ($input: ActivityInput!) { addLeadActivity(input: $input) { kind text authorName } }`;
const qualify = gql`
    mutation ($input: QualifyLeadInput!) {
        qualifyLead(input: $input) {
            ... on Opportunity { id stage amount lead { state } company { name } }
            ... on LeadRefusal { reason matches { id name matchedBy } }
        }
    }
`;
const win = gql`
    mutation ($input: WinOpportunityInput!) {
        winOpportunity(input: $input) {
            ... on Opportunity { id stage lead { state } company { id name branches { name } members { emailAddress } } }
            ... on OpportunityRefusal { reason message }
        }
    }
`;

interface Answer {
    id: string;
    state: string;
    stage?: string;
    reason?: string;
    message?: string;
    matches?: Array<{ id: string; name: string; matchedBy: string[] }>;
    company?: { id: string };
}

describe('crm', () => {
    let running: RunningServer;

    beforeAll(async () => {
        running = await startServer();
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    const admin = async <Field extends string>(document: typeof win, input: object) =>
        Object.values(await running.adminClient.query<Record<Field, Answer>>(document, { input }))[0] as Answer;
    const lead = (input: object = {}) => {
        const defaults = { source: 'fair', companyName: 'هتل پارسیان', personName: 'رضا احمدی', phone: '۰۹۱۲۱۱۱۲۲۳۳', language: 'fa' };
        return admin(createLead, { idempotencyKey: idempotencyKey(), ...defaults, ...input });
    };
    const qualified = (leadId: string, input: object = {}) =>
        admin(qualify, { idempotencyKey: idempotencyKey(), leadId, title: 'موکت لابی', amount: 120_000_000_00, currencyCode: 'IRR', ...input });
    const count = async (table: string) => Number((await running.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

    it('leads from a call at the fair to a member who signs in to the portal', async () => {
        const made = await lead({ emailAddress: 'reza@parsian-hotel.ir' });
        expect(made).toMatchObject({ state: 'new', source: 'fair', phone: '+989121112233', ownerName: 'Super Admin' });
        const activities = await running.adminClient.query<object>(addActivity, {
            input: { idempotencyKey: idempotencyKey(), leadId: made.id, kind: 'call', text: 'می‌خواهد نمونه ببیند', followUpOn: '2026-12-01' },
        });
        expect(activities).toEqual({ addLeadActivity: [{ kind: 'call', text: 'می‌خواهد نمونه ببیند', authorName: 'Super Admin' }] });
        expect(await running.sql('SELECT state, "followUpOn"::text FROM lead WHERE id = $1', [made.id])).toEqual([{ state: 'contacted', followUpOn: '2026-12-01' }]);

        const opportunity = await qualified(made.id);
        expect(opportunity).toMatchObject({ stage: 'discovery', amount: 120_000_000_00, lead: { state: 'qualified' }, company: null });
        expect(await qualified(made.id)).toMatchObject({ reason: 'wrong-state' });
        await running.adminClient.query(gql`mutation ($id: ID!) { moveOpportunity(id: $id, stage: "proposal") { ... on Opportunity { stage } } }`, { id: opportunity.id });

        const request = {
            idempotencyKey: idempotencyKey(),
            id: opportunity.id,
            company: { name: 'هتل پارسیان', currencyCode: 'IRR', language: 'fa', taxId: '10103492170', headOffice: { name: 'دفتر تهران', city: 'تهران' } },
            member: { firstName: 'رضا', lastName: 'احمدی', emailAddress: 'reza@parsian-hotel.ir', phone: '09121112233', role: 'admin', language: 'fa' },
        };
        const before = { companies: await count('company'), members: await count('company_member') };
        const bad = { ...request, idempotencyKey: idempotencyKey(), member: { ...request.member, emailAddress: 'not-mail' } };
        await expect(admin(win, bad)).rejects.toThrow(/emailAddress: must be an e-mail address/);
        expect({ companies: await count('company'), members: await count('company_member') }).toEqual(before);

        const won = await admin(win, request);
        expect(won).toMatchObject({
            stage: 'won',
            lead: { state: 'converted' },
            company: { name: 'هتل پارسیان', branches: [{ name: 'دفتر تهران' }], members: [{ emailAddress: 'reza@parsian-hotel.ir' }] },
        });
        expect(await admin(win, request)).toEqual(won);
        expect(await admin(win, { ...request, idempotencyKey: idempotencyKey() })).toMatchObject({ reason: 'already-won', message: 'The opportunity has been won already.' });
        expect(await count('company')).toBe(before.companies + 1);

        const [mail] = await running.sql<{ body: string }>(
            `SELECT body FROM notification_message WHERE template = 'invitation' AND channel = 'mail' AND recipient = 'reza@parsian-hotel.ir'`,
        );
        const token = /invitation\/([\w-]+)/.exec(mail?.body ?? '')?.[1];
        const accept = gql`mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) { ... on Success { success } } }`;
        expect(await running.shopClient.query<object>(accept, { token, password })).toEqual({ acceptInvitation: { success: true } });
        await running.shopClient.asUserWithCredentials('reza@parsian-hotel.ir', password);
        const session = await running.shopClient.query<object>(gql`query { portalSession { member { firstName company { name } permissions } } }`);
        expect(session).toMatchObject({ portalSession: { member: { firstName: 'رضا', company: { name: 'هتل پارسیان' } } } });
        const actions = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE entity IN ('Lead', 'Opportunity') ORDER BY id`);
        expect(actions.map(({ action }) => action)).toEqual([
            'lead.create', 'lead.contacted', 'lead.activity', 'lead.qualified', 'opportunity.create', 'opportunity.move', 'opportunity.won', 'lead.converted',
        ]);
    });

    it('warns of a company that looks the same, and lets staff choose it', async () => {
        const made = await lead({ companyName: 'شرکت هتل پارسيان', phone: '02122334455' });
        const refused = await qualified(made.id);
        expect(refused).toMatchObject({ reason: 'looks-like-existing', matches: [{ name: 'هتل پارسیان', matchedBy: ['name'] }] });
        const chosen = await qualified(made.id, { companyId: refused.matches?.[0]?.id });
        expect(chosen).toMatchObject({ company: { name: 'هتل پارسیان' } });
        const companies = await count('company');
        expect(await admin(win, { idempotencyKey: idempotencyKey(), id: chosen.id })).toMatchObject({ stage: 'won', company: { name: 'هتل پارسیان' } });
        expect(await count('company')).toBe(companies);
    });

    it('takes ten parallel wins of one opportunity as one', async () => {
        const opportunity = await qualified((await lead({ companyName: 'مسجد جامع', phone: '02133445566' })).id);
        const company = { name: 'مسجد جامع', currencyCode: 'IRR', language: 'fa' };
        const member = { firstName: 'الف', lastName: 'ب', emailAddress: 'jame@masjed.ir', role: 'admin', language: 'fa' };
        const answers = await Promise.all(
            Array.from({ length: 10 }, () => admin(win, { idempotencyKey: idempotencyKey(), id: opportunity.id, company, member })),
        );
        expect(answers.filter(answer => answer.stage === 'won')).toHaveLength(1);
        expect(await running.sql(`SELECT 1 FROM company WHERE name = 'مسجد جامع'`)).toHaveLength(1);
    });

    it('counts a lost opportunity\'s lead as disqualified, for good', async () => {
        const made = await lead({ companyName: 'دفتر الف', phone: '02144556677' });
        const opportunity = await qualified(made.id);
        const lose = gql`mutation ($id: ID!, $reason: String!) { loseOpportunity(id: $id, reason: $reason) { ... on Opportunity { stage lostReason lead { state disqualifiedReason } } ... on OpportunityRefusal { reason } } }`;
        await expect(running.adminClient.query(lose, { id: opportunity.id, reason: ' ' })).rejects.toThrow(/reason: is required/);
        expect(await running.adminClient.query<object>(lose, { id: opportunity.id, reason: 'قیمت' })).toEqual({
            loseOpportunity: { stage: 'lost', lostReason: 'قیمت', lead: { state: 'disqualified', disqualifiedReason: 'قیمت' } },
        });
        expect(await running.adminClient.query<object>(lose, { id: opportunity.id, reason: 'باز' })).toEqual({ loseOpportunity: { reason: 'already-lost' } });
        const disqualify = gql`mutation ($id: ID!) { disqualifyLead(id: $id, reason: "x") { ... on LeadRefusal { reason } } }`;
        expect(await running.adminClient.query<object>(disqualify, { id: made.id })).toEqual({ disqualifyLead: { reason: 'wrong-state' } });
    });

    const contact = gql`mutation ($input: ContactRequestInput!) { sendContactRequest(input: $input) { success } }`;
    const contactInput = {
        companyName: 'Dywany Kowalski', personName: 'Jan Kowalski', phone: '+48 512 345 678', emailAddress: 'Jan@Kowalski.pl',
        message: 'Proszę o ofertę', language: 'pl', consentVersion: '2026-01', idempotencyKey: 'contact-1234',
    };

    it('makes one lead of a contact request sent twice, and tells the sales team', async () => {
        await running.adminClient.query(gql`mutation { updateFirmSettings(input: { supportEmail: "sales@alborz.ir" }) { supportEmail } }`);
        for (let time = 0; time < 2; time++) {
            expect(await running.shopClient.query<object>(contact, { input: contactInput })).toEqual({ sendContactRequest: { success: true } });
        }
        const rows = await running.sql('SELECT source, state, phone, "emailAddress", "consentVersion" FROM lead WHERE "companyName" = $1', ['Dywany Kowalski']);
        expect(rows).toEqual([{ source: 'portal', state: 'new', phone: '+48512345678', emailAddress: 'jan@kowalski.pl', consentVersion: '2026-01' }]);
        const mails = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'lead-received' AND recipient = 'sales@alborz.ir'`);
        expect(mails).toHaveLength(1);
        expect(mails[0]?.body).toContain('Proszę o ofertę');
    });

    it.each([
        [{ companyName: '' }, /companyName: is required/],
        [{ phone: '1' }, /phone: must be a phone number/],
        [{ emailAddress: 'x' }, /emailAddress: must be an e-mail address/],
        [{ message: ' ' }, /message: is required/],
        [{ language: 'xx' }, /language: must be one of/],
        [{ idempotencyKey: 'x' }, /idempotencyKey/],
    ])('names what is wrong with a contact request %j and changes nothing', async (change, message) => {
        const before = await count('lead');
        const input = { ...contactInput, idempotencyKey: idempotencyKey(), ...change };
        await expect(running.shopClient.query(contact, { input })).rejects.toThrow(message);
        expect(await count('lead')).toBe(before);
    });

    it.each([
        [{ source: 'dream' }, /source: must be one of/],
        [{ phone: null }, /phone: a phone number or an e-mail address is required/],
        [{ ownerId: '999' }, /ownerId: not a staff member/],
    ])('names what is wrong with a lead %j and changes nothing', async (change, message) => {
        const before = await count('lead');
        await expect(lead(change)).rejects.toThrow(message);
        expect(await count('lead')).toBe(before);
    });

    it('counts what became of the leads', async () => {
        const { manager } = running.server.app.get(TransactionalConnection).rawConnection;
        const figures = await conversionFigures(manager, new Date(0), new Date('2100-01-01'));
        expect(figures.find(row => row.source === 'fair' && row.currencyCode === 'IRR')).toMatchObject({
            leads: 4, qualified: 4, converted: 3, disqualified: 1, wonAmount: 3 * 120_000_000_00,
        });
        expect(figures.find(row => row.source === 'portal')).toMatchObject({ leads: 1, qualified: 0, wonAmount: 0 });
    });

    it('refuses a change that was made on an old version', async () => {
        const made = await lead({ companyName: 'سالن ورزشی', phone: '02155667788', source: 'call' });
        const update = gql`mutation ($id: ID!, $message: String!) { updateLead(input: { id: $id, version: 1, message: $message }) { message version } }`;
        expect(await running.adminClient.query<object>(update, { id: made.id, message: 'کف‌پوش' })).toEqual({ updateLead: { message: 'کف‌پوش', version: 2 } });
        await expect(running.adminClient.query(update, { id: made.id, message: 'x' })).rejects.toThrow(/version: the record was changed meanwhile/);
    });

    it('lists by another spelling and sorts by the day to follow up', async () => {
        const list = gql`query { leads(options: { filter: { companyName: { contains: "پارسيان" } }, sort: { followUpOn: ASC } }) { totalItems items { companyName opportunity { stage } } } }`;
        expect(await running.adminClient.query<object>(list)).toMatchObject({ leads: { totalItems: 2 } });
    });
});
