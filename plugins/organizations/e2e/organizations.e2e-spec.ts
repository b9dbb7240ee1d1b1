import { RequestContextService, type RequestContext } from '@vendure/core';
import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { Caller } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { OutboxDispatcher } from '../../outbox';
import { AcceptanceService, CompanyService, MemberService } from '..';

const password = 'یک رمز عبور خوب ۱۲';
let keys = 0;
const idempotencyKey = () => `e2e-organizations-${++keys}`;

const createCompany = gql`
    mutation ($input: CreateCompanyInput!) {
        createCompany(input: $input) {
            ... on Company { id name taxId phone branches { id name isHeadOffice } version }
            ... on CompanyDuplicateRefusal { reason matches { name matchedBy } }
        }
    }
`;
const invite = gql`mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id emailAddress phone acceptedAt } }`;
const accept = gql`
    mutation ($token: String!, $password: String!) {
        acceptInvitation(token: $token, password: $password) {
            ... on Success { success }
            ... on InvitationRefusal { reason field message }
        }
    }
`;
const session = gql`
    query { portalSession { firmName calendar languages member { firstName language permissions company { name branches { name isHeadOffice } } branch { name } } } }
`;

interface Made {
    id: string;
    name: string;
    taxId: string;
    phone: string;
    version: number;
    branches: Array<{ id: string; name: string; isHeadOffice: boolean }>;
    reason?: string;
    matches?: Array<{ name: string; matchedBy: string[] }>;
}

describe('organizations', () => {
    let running: RunningServer;
    let ctx: RequestContext;

    beforeAll(async () => {
        running = await startServer();
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    const company = async (input: object): Promise<Made> => {
        const defaults = { idempotencyKey: idempotencyKey(), currencyCode: 'IRR', language: 'fa' };
        const answer = await running.adminClient.query<{ createCompany: Made }>(createCompany, { input: { ...defaults, ...input } });
        return answer.createCompany;
    };
    const member = async (companyId: string, emailAddress: string, input: object = {}) => {
        const defaults = { firstName: 'سارا', lastName: 'کریمی', phone: '۰۹۱۲۱۲۳۴۵۶۷', role: 'admin', language: 'fa' };
        const whole = { idempotencyKey: idempotencyKey(), companyId, emailAddress, ...defaults, ...input };
        return (await running.adminClient.query<{ inviteMember: { id: string; phone: string } }>(invite, { input: whole })).inviteMember;
    };
    const tokenFor = async (recipient: string, template = 'invitation') => {
        const rows = await running.sql<{ body: string }>(
            'SELECT body FROM notification_message WHERE recipient = $1 AND template = $2 ORDER BY id DESC LIMIT 1',
            [recipient, template],
        );
        return /\/([\w-]{43})\b/.exec(rows[0]?.body ?? '')?.[1] ?? '';
    };
    const take = async (token: string, chosen = password) =>
        (await running.shopClient.query<{ acceptInvitation: { success?: true; reason?: string; field?: string } }>(accept, { token, password: chosen }))
            .acceptInvitation;
    const count = async (table: string) => Number((await running.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

    it('takes a member from invitation to the portal', async () => {
        const made = await company({ name: 'شرکت فرش پارس', taxId: '۱۰۱۰۳۴۹۲۱۷۰', phone: '021-88776655', headOffice: { name: 'دفتر مرکزی', city: 'تهران' } });
        expect(made).toMatchObject({ taxId: '10103492170', phone: '+982188776655', branches: [{ name: 'دفتر مرکزی', isHeadOffice: true }] });
        expect((await member(made.id, 'Sara@Parsi.ir')).phone).toBe('+989121234567');
        const channels = await running.sql<{ channel: string }>(`SELECT channel FROM notification_message WHERE template = 'invitation' ORDER BY channel`);
        expect(channels.map(({ channel }) => channel)).toEqual(['mail', 'sms']);

        const token = await tokenFor('sara@parsi.ir');
        const view = await running.shopClient.query<object>(gql`query ($token: String!) { invitation(token: $token) { firstName companyName expired hasAccount isSignedIn } }`, { token });
        expect(view).toEqual({ invitation: { firstName: 'سارا', companyName: 'شرکت فرش پارس', expired: false, hasAccount: false, isSignedIn: false } });
        expect(await take(token, 'کوتاه')).toMatchObject({ reason: 'weak-password', field: 'password' });
        expect(await take(`${token.slice(1)}A`)).toMatchObject({ reason: 'unknown' });
        expect(await take(token)).toEqual({ success: true });
        expect(await take(token)).toMatchObject({ reason: 'used' });

        await running.shopClient.asUserWithCredentials('sara@parsi.ir', password);
        const { portalSession } = await running.shopClient.query<{ portalSession: object }>(session);
        expect(portalSession).toMatchObject({
            calendar: 'jalali',
            member: { firstName: 'سارا', company: { name: 'شرکت فرش پارس', branches: [{ name: 'دفتر مرکزی', isHeadOffice: true }] }, branch: null },
        });
        const language = await running.shopClient.query<object>(gql`mutation { updateMyLanguage(language: "en") { language } }`);
        expect(language).toEqual({ updateMyLanguage: { language: 'en' } });
        await expect(running.shopClient.query(gql`mutation { updateMyLanguage(language: "xx") { language } }`)).rejects.toThrow(/language: must be one of/);
    });

    it('lets exactly one of ten parallel acceptances through', async () => {
        const made = await company({ name: 'نساجی کاشان' });
        await member(made.id, 'race@kashan.ir');
        const token = await tokenFor('race@kashan.ir');
        const acceptance = running.server.app.get(AcceptanceService);
        const answers = await Promise.all(Array.from({ length: 10 }, () => acceptance.accept(ctx, token, password)));
        expect(answers.map(answer => answer?.reason ?? 'done').sort()).toEqual(['done', ...Array<string>(9).fill('used')]);
    });

    it('refuses an expired link, and the older of two', async () => {
        const made = await company({ name: 'قالی تبریز' });
        const invited = await member(made.id, 'late@tabriz.ir');
        const older = await tokenFor('late@tabriz.ir');
        await running.adminClient.query(gql`mutation ($id: ID!) { resendInvitation(id: $id) { ... on CompanyMember { id } } }`, { id: invited.id });
        const newer = await tokenFor('late@tabriz.ir');
        expect(newer).not.toBe(older);
        expect(await take(older)).toMatchObject({ reason: 'used' });
        await running.sql(`UPDATE access_link SET "expiresAt" = now() WHERE "memberId" = $1`, [invited.id]);
        expect(await take(newer)).toMatchObject({ reason: 'expired' });
    });

    it('ends a deactivated member\'s sessions at once, in the cache too', async () => {
        const made = await company({ name: 'هتل پارسیان' });
        const invited = await member(made.id, 'reza@hotel.ir', { role: 'buyer' });
        await take(await tokenFor('reza@hotel.ir'));
        await running.shopClient.asUserWithCredentials('reza@hotel.ir', password);
        // Past the service, as another server would see it: the session stays cached, the scope does not.
        await running.sql(`UPDATE company SET active = false WHERE id = $1`, [made.id]);
        await expect(running.shopClient.query(gql`mutation { updateMyLanguage(language: "en") { language } }`)).rejects.toThrow(/authorized|403|FORBIDDEN/i);
        await running.sql(`UPDATE company SET active = true WHERE id = $1`, [made.id]);
        await running.adminClient.query(gql`mutation ($id: ID!) { updateCompanyMember(input: { id: $id, active: false }) { ... on CompanyMember { active } } }`, { id: invited.id });
        expect(await running.shopClient.query<object>(session)).toMatchObject({ portalSession: { member: null } });
        expect(await running.sql('SELECT 1 FROM session s JOIN customer c ON c."userId" = s."userId" WHERE c."emailAddress" = $1', ['reza@hotel.ir'])).toEqual([]);
    });

    it('answers a password request the same for known and unknown addresses, and ends sessions when it is used', async () => {
        const made = await company({ name: 'مبلمان یزد' });
        await member(made.id, 'mina@yazd.ir');
        await take(await tokenFor('mina@yazd.ir'));
        await running.shopClient.asUserWithCredentials('mina@yazd.ir', password);
        const request = gql`mutation ($emailAddress: String!) { requestPasswordLink(emailAddress: $emailAddress) { success } }`;
        for (const emailAddress of ['mina@yazd.ir', 'nobody@yazd.ir']) {
            expect(await running.shopClient.query<object>(request, { emailAddress })).toEqual({ requestPasswordLink: { success: true } });
        }
        await running.server.app.get(OutboxDispatcher).drain();
        const token = await tokenFor('mina@yazd.ir', 'password-link');
        // A worker that dies after its work does it again: the link that was sent must go on working.
        await running.sql(`UPDATE outbox_message SET state = 'PENDING' WHERE kind = 'organizations.password-link'`);
        await running.server.app.get(OutboxDispatcher).drain();
        expect(await tokenFor('mina@yazd.ir', 'password-link')).toBe(token);
        expect(await running.sql(`SELECT state FROM outbox_message WHERE kind = 'organizations.password-link' GROUP BY state`)).toEqual([{ state: 'ACCEPTED' }]);
        expect(await take(token)).toMatchObject({ reason: 'unknown' });
        const reset = gql`
            mutation ($token: String!, $password: String!) {
                resetPasswordByLink(token: $token, password: $password) { ... on Success { success } ... on InvitationRefusal { reason } }
            }
        `;
        expect(await running.shopClient.query<object>(reset, { token, password: 'another good one 34' })).toEqual({ resetPasswordByLink: { success: true } });
        expect(await running.shopClient.query<object>(session)).toMatchObject({ portalSession: { member: null } });
        const wrong = (await running.shopClient.asUserWithCredentials('mina@yazd.ir', password)) as { errorCode?: string };
        expect(wrong.errorCode).toBe('INVALID_CREDENTIALS_ERROR');
        await running.shopClient.asUserWithCredentials('mina@yazd.ir', 'another good one 34');
        expect(await running.shopClient.query<object>(session)).toMatchObject({ portalSession: { member: { firstName: 'سارا' } } });
    });

    it.each([
        [{ name: ' ' }, /name: is required/],
        [{ name: 'A', taxId: '10103492171' }, /taxId: must be a valid tax number/],
        [{ name: 'A', countryCode: 'PL', taxId: '5260250275' }, /taxId/],
        [{ name: 'A', phone: '12' }, /phone: must be a phone number/],
        [{ name: 'A', email: 'a@b' }, /email/],
        [{ name: 'A', language: 'de' }, /language: must be one of/],
        [{ name: 'A', managerAdministratorId: '999' }, /managerAdministratorId: not a staff member/],
        [{ name: 'A', headOffice: { phone: '1' } }, /phone: must be a phone number/],
        [{ name: 'A', idempotencyKey: 'x' }, /idempotencyKey/],
    ])('names what is wrong with %j and changes nothing', async (input, message) => {
        const before = await count('company');
        await expect(company(input)).rejects.toThrow(message);
        expect(await count('company')).toBe(before);
    });

    it('warns of a company that looks the same, creates it when told to, and once only', async () => {
        const first = await company({ name: 'Dywany Plus sp. z o.o.', countryCode: 'PL', currencyCode: 'PLN', language: 'pl', taxId: 'PL 526-025-02-74', email: 'biuro@dywany.pl' });
        const same = { name: 'DYWANY PLUS', countryCode: 'PL', currencyCode: 'PLN', language: 'pl', taxId: '5260250274', email: 'jan@dywany.pl' };
        expect(await company(same)).toMatchObject({ reason: 'looks-like-existing', matches: [{ name: first.name, matchedBy: ['mail-domain', 'name', 'tax-id'] }] });
        const key = idempotencyKey();
        const second = await company({ ...same, acceptDuplicates: true, idempotencyKey: key });
        expect((await company({ ...same, acceptDuplicates: true, idempotencyKey: key })).id).toBe(second.id);
    });

    it('keeps one head office, a tree without circles, and the company\'s branches to itself', async () => {
        const made = await company({ name: 'فروشگاه شیراز' });
        const other = await company({ name: 'فروشگاه اهواز' });
        const create = gql`mutation ($input: CreateCompanyBranchInput!) { createCompanyBranch(input: $input) { id } }`;
        const update = gql`mutation ($input: UpdateCompanyBranchInput!) { updateCompanyBranch(input: $input) { id isHeadOffice } }`;
        const branch = async (input: object) =>
            (await running.adminClient.query<{ createCompanyBranch: { id: string } }>(create, { input: { idempotencyKey: idempotencyKey(), companyId: made.id, ...input } })).createCompanyBranch.id;
        const north = await branch({ name: 'شعبه شمال', parentId: made.branches[0]?.id });
        const depot = await branch({ name: 'انبار', parentId: north });
        await expect(branch({ name: 'x', parentId: other.branches[0]?.id })).rejects.toThrow(/parentId: not a branch of this company/);
        await expect(running.adminClient.query(update, { input: { id: north, parentId: depot } })).rejects.toThrow(/parentId: a branch cannot be below itself/);
        await expect(branch({ name: 'دفتر دوم', isHeadOffice: true })).rejects.toThrow(/isHeadOffice: the company has a head office/);
        const claims = [north, depot, north, depot].map(id => running.adminClient.query(update, { input: { id, isHeadOffice: true } }));
        await Promise.allSettled(claims);
        expect(await running.sql('SELECT id FROM company_branch WHERE "companyId" = $1 AND "isHeadOffice"', [made.id])).toHaveLength(1);
        await running.adminClient.query(update, { input: { id: north, isHeadOffice: true } });
        expect(await running.sql('SELECT id FROM company_branch WHERE "companyId" = $1 AND "isHeadOffice"', [made.id])).toEqual([{ id: Number(north) }]);
        await expect(running.adminClient.query(update, { input: { id: north, active: false } })).rejects.toThrow(/active: the head office/);
        await expect(member(made.id, 'x@shiraz.ir', { branchId: other.branches[0]?.id })).rejects.toThrow(/branchId: not an active branch/);
        await expect(member('99999', 'x@shiraz.ir')).rejects.toThrow(/No Company with the id/i);
        await member(made.id, 'sara@parsi.ir');
        await expect(member(made.id, 'sara@parsi.ir')).rejects.toThrow(/emailAddress: already belongs to a member of this company/);
    });

    it('gives a member scope its own company only', async () => {
        const [mine, other] = [await company({ name: 'الف شرق' }), await company({ name: 'ب غرب' })];
        const permissions = new Set(['manage-members'] as const);
        const ids = { companyId: Number(mine.id), branchId: null, memberId: 1, customerId: 1, userId: 1 };
        const scope = { kind: 'member' as const, ...ids, permissions, currencyCode: 'IRR', acting: null };
        const person = { firstName: 'A', lastName: 'B', emailAddress: 'ab@x.ir', role: 'buyer', language: 'fa' };
        const members = running.server.app.get(MemberService);
        await expect(members.invite(ctx, scope, { ...person, companyId: Number(other.id) })).rejects.toThrow('error.entity-with-id-not-found');
        await expect(members.invite(ctx, scope, { ...person, companyId: Number(mine.id) })).resolves.toMatchObject({ role: 'buyer' });
    });

    it('shows what changed, by whom, and refuses a change on an old version', async () => {
        const made = await company({ name: 'موکت اصفهان' });
        const update = gql`mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { version orderingEnabled history { action actor before after } } }`;
        const { updateCompany } = await running.adminClient.query<{ updateCompany: { version: number; history: object[] } }>(update, {
            input: { id: made.id, version: made.version, orderingEnabled: true },
        });
        expect(updateCompany.history[0]).toMatchObject({ action: 'company.update', actor: 'superadmin', before: { orderingEnabled: false }, after: { orderingEnabled: true } });
        await expect(running.adminClient.query(update, { input: { id: made.id, version: made.version, name: 'x' } })).rejects.toThrow(/version: was changed meanwhile by superadmin \(now version 2\)/);
    });

    it('refuses a change on an old version of a branch, a member, a group and the settings, and loses nothing', async () => {
        const made = await company({ name: 'پارچه یزد' });
        const [branchId, memberId] = [made.branches[0]?.id, (await member(made.id, 'version@yazd.ir')).id];
        const group = await running.adminClient.query<{ createCompanyGroup: { id: string } }>(
            gql`mutation ($input: CreateCompanyGroupInput!) { createCompanyGroup(input: $input) { id version } }`,
            { input: { name: 'یزدی‌ها', idempotencyKey: idempotencyKey() } },
        );
        const changes: Array<[string, string, object, object]> = [
            ['updateCompanyBranch', 'UpdateCompanyBranchInput', { id: branchId, contactName: 'یکی' }, { id: branchId, contactName: 'دیگری' }],
            ['updateCompanyMember', 'UpdateCompanyMemberInput', { id: memberId, firstName: 'مینا' }, { id: memberId, firstName: 'دیگری' }],
            ['updateCompanyGroup', 'UpdateCompanyGroupInput', { id: group.createCompanyGroup.id, orderingEnabled: false }, { id: group.createCompanyGroup.id, name: 'x' }],
            ['updateFirmSettings', 'UpdateFirmSettingsInput', { supportPhone: '021' }, { supportPhone: '022' }],
        ];
        await running.adminClient.query(gql`mutation { updateFirmSettings(input: { supportPhone: "020" }) { version } }`);
        for (const [mutation, input, first, second] of changes) {
            const change = gql`mutation ($input: ${input}!) { ${mutation}(input: $input) ${mutation === 'updateCompanyMember' ? '{ ... on CompanyMember { version } }' : '{ version }'} }`;
            const { [mutation]: saved } = await running.adminClient.query<Record<string, { version: number }>>(change, { input: first });
            const read = (saved?.version ?? 0) - 1;
            const stale = { ...second, version: read };
            await expect(running.adminClient.query(change, { input: stale })).rejects.toThrow(`(now version ${read + 1})`);
            await running.adminClient.query(change, { input: { ...second, version: read + 1 } });
        }
    });

    it('finds companies by another spelling of the name', async () => {
        const list = gql`query { companies(options: { filter: { name: { contains: "شركت موكت اصفهان" } } }) { items { name } totalItems } }`;
        expect(await running.adminClient.query<object>(list)).toEqual({ companies: { items: [{ name: 'موکت اصفهان' }], totalItems: 1 } });
    });

    it('sorts and filters the list by every column that it shows, counted ones too', async () => {
        const small = await company({ name: 'ستون الف', headOffice: { city: 'Ahvaz' } });
        const large = await company({ name: 'ستون ب', headOffice: { city: 'Zanjan' } });
        for (const who of ['one', 'two']) await running.sql('UPDATE company_member SET active = true WHERE id = $1', [(await member(large.id, `${who}@columns.ir`)).id]);
        await running.adminClient.query(gql`mutation ($input: CreateCompanyBranchInput!) { createCompanyBranch(input: $input) { id } }`, {
            input: { companyId: large.id, name: 'انبار', idempotencyKey: idempotencyKey() },
        });
        const list = gql`query ($options: CompanyListOptions) { companies(options: $options) { items { id city branchCount memberCount } totalItems } }`;
        const ids = async (options: object) => (await running.adminClient.query<{ companies: { items: Array<{ id: string }> } }>(list, { options })).companies.items.map(({ id }) => id);
        const both = { id: { in: [small.id, large.id] } };
        for (const column of ['name', 'code', 'taxId', 'groupName', 'city', 'branchCount', 'memberCount', 'active', 'orderingEnabled', 'createdAt']) {
            const answer = await ids({ filter: both, sort: { [column]: 'ASC' } });
            expect([column, answer]).toEqual([column, [small.id, large.id]]);
        }
        expect(await ids({ filter: both, sort: { memberCount: 'DESC' } })).toEqual([large.id, small.id]);
        // As the Dashboard sends what a saved view has: each column's condition by itself.
        const view = { _and: [{ city: { contains: 'zan' } }, { branchCount: { gt: 1 } }, { memberCount: { gte: 2 } }, { name: { contains: 'ستون' } }] };
        expect(await ids({ filter: view })).toEqual([large.id]);
    });

    it('imports companies with an answer per row, and changes nothing the second time', async () => {
        const file = Buffer.from(
            [
                'code,name,currencyCode,language,countryCode,taxId,branchName,branchCity,memberEmail,memberFirstName,memberLastName,memberRole',
                'C1,فرش نگین,IRR,fa,IR,10380284790,دفتر مرکزی,مشهد,ali@negin.ir,علی,رضایی,admin',
                'C1,فرش نگین,IRR,fa,IR,10380284790,انبار,مشهد,,,,',
                'C2,بد,IRR,fa,IR,123,دفتر,تهران,,,,',
                'C3,کالا,IRR,fa,IR,,دفتر,تهران,not-mail,ع,ر,admin',
            ].join('\n'),
        );
        const imports = running.server.app.get(ImportService);
        const outcomes = async () => (await imports.run(ctx, 'companies', file, 'companies.csv', { dryRun: false, scope: systemScope })).answers;
        expect(await outcomes()).toMatchObject([
            { outcome: 'created' },
            { outcome: 'updated' },
            { outcome: 'rejected', message: expect.stringMatching(/taxId/) as string },
            { outcome: 'rejected', message: expect.stringMatching(/emailAddress/) as string },
        ]);
        expect((await outcomes()).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'rejected', 'rejected']);
        expect(await running.server.app.get(CompanyService).findByCode(ctx, 'C3')).toBeNull();
    });

    it('imports thousands of new companies and addresses from one file, a code that comes again being the same company', async () => {
        const imports = running.server.app.get(ImportService);
        const outcomes = async (importer: string, rows: string[]) => {
            const { created, updated, unchanged, rejected } = await imports.run(ctx, importer, Buffer.from(rows.join('\n')), `${importer}.csv`, { dryRun: false, scope: systemScope });
            return { created, updated, unchanged, rejected };
        };
        const codes = Array.from({ length: 3_000 }, (_, at) => `MANY-${at}`);
        const companies = ['code,name,currencyCode,language,groupName', ...codes.map(code => `${code},Dealer ${code},PLN,pl,Many`), 'MANY-0,Dealer renamed,PLN,pl,Many', 'MANY-X,Wrong,PLN,xx,Many'];
        expect(await outcomes('companies', companies)).toEqual({ created: 3_000, updated: 1, unchanged: 0, rejected: 1 });
        const addresses = ['companyCode,label,streetLine,city', ...codes.flatMap(code => [1, 2].map(nth => `${code},Store ${nth},Street ${nth},Warszawa`)), 'MANY-0,Store 1,Street 9,Warszawa', 'nobody,Store 1,Street 9,Warszawa'];
        expect(await outcomes('company-addresses', addresses)).toEqual({ created: 6_000, updated: 1, unchanged: 0, rejected: 1 });
        expect(await running.sql(`SELECT count(*)::int AS companies, count(*) FILTER (WHERE c.name = 'Dealer renamed')::int AS renamed,
            (SELECT count(*)::int FROM company_branch b JOIN company o ON o.id = b."companyId" WHERE o."groupName" = 'Many' AND b."isHeadOffice") AS "headOffices"
            FROM company c WHERE c."groupName" = 'Many'`)).toEqual([{ companies: 3_000, renamed: 1, headOffices: 3_000 }]);
    });

    it('keeps the firm\'s settings in one row and checks them', async () => {
        const update = gql`mutation ($input: UpdateFirmSettingsInput!) { updateFirmSettings(input: $input) { name timeZone weekendDays } }`;
        await running.sql('DELETE FROM firm_settings');
        await expect(running.adminClient.query(update, { input: { timeZone: 'Mars/Base' } })).rejects.toThrow(/timeZone: must be a time zone/);
        await expect(running.adminClient.query(update, { input: { weekendDays: [7] } })).rejects.toThrow(/weekendDays/);
        expect(await count('firm_settings')).toBe(0);
        const saved = await running.adminClient.query<object>(update, { input: { weekendDays: [5, 4, 5] } });
        expect(saved).toEqual({ updateFirmSettings: { name: 'Alborz Moquette', timeZone: 'Asia/Tehran', weekendDays: [4, 5] } });
    });

    it("changes a staff member's way in only with his password of now, which ends his other sessions", async () => {
        const update = gql`mutation ($input: UpdateActiveAdministratorInput!) { updateActiveAdministrator(input: $input) { firstName emailAddress } }`;
        const { emailAddress } = await staffMember(running, []);
        const change = (input: object) => running.adminClient.query<{ updateActiveAdministrator: object }>(update, { input });
        const sessions = () => count(`session s JOIN "user" u ON u.id = s."userId" WHERE u.identifier = '${emailAddress}'`);
        const password = 'another horse battery 34';
        const other = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
        await other.ask('{ me { id } }');
        await running.adminClient.asUserWithCredentials(emailAddress, testPassword);

        expect(await change({ firstName: 'Omid', emailAddress })).toEqual({ updateActiveAdministrator: { firstName: 'Omid', emailAddress } });
        await expect(change({ password })).rejects.toThrow(/currentPassword/);
        await expect(change({ password, currentPassword: 'a guess of somebody' })).rejects.toThrow(/currentPassword/);
        await expect(change({ emailAddress: 'thief@test.example' })).rejects.toThrow(/currentPassword/);
        await expect(change({ password: 'short', currentPassword: testPassword })).rejects.toThrow(/^password/);
        expect(await sessions()).toBe(2);

        await change({ password, currentPassword: testPassword });
        expect(await sessions()).toBe(1);
        await expect(other.ask('{ me { id } }')).rejects.toThrow(/authorized/);
        expect(await change({ firstName: 'Omid' })).toBeDefined();
        await running.adminClient.asUserWithCredentials(emailAddress, password);
        const audited = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE action LIKE 'staff.%' AND after::text NOT LIKE '%battery%' ORDER BY id`);
        expect(audited.map(({ action }) => action)).toEqual(['staff.create', 'staff.update-profile', 'staff.change-password', 'staff.update-profile']);
    });
});
