/** Two people who do at the same time what only one of them may have done: one test for each lock of companies, their people and staff. */
import { type MemberScope, type StaffScope } from '../../kernel/scope';
import { AddressService } from '../../plugins/addresses';
import { ApprovalRuleService, DeputyService, SpendingLimitService } from '../../plugins/approvals';
import { CustomerDeskService, DistributorTreeService } from '../../plugins/distributors';
import { BranchService, CompanyGroupService, CompanyMergeService, CompanyService, FirmSettingsService, MemberService } from '../../plugins/organizations';
import { CompanyRoleService } from '../../plugins/organizations/services/company-role.service';
import { CartService, PlacementService } from '../../plugins/purchasing';
import { ConsentService, DecisionService } from '../../plugins/registration';
import { FirmBranchService } from '../../plugins/staff/services/firm-branch.service';
import { StaffMemberService } from '../../plugins/staff/services/staff-member.service';
import { Factory, type MadeCompany } from '../factories';
import { brokenInvariants } from '../invariants';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(120_000);

/** One meeting may pass by chance. */
const rounds = 4;

describe('at the same time', () => {
    let running: RunningServer;
    let factory: Factory;
    let staff: StaffScope;
    let keys = 0;

    const key = () => `races-key-${++keys}`;
    const of = <T>(service: abstract new (...args: never[]) => T): T => running.server.app.get(service as never);
    const ctx = () => factory.context();
    const row = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row> => {
        const [found] = await running.sql<Row>(text, values);
        if (!found) throw new Error(`No row: ${text}`);
        return found;
    };
    /** What became of each: done, the reason of a refusal, or what was thrown. */
    const met = async (...tries: Promise<unknown>[]): Promise<string[]> => {
        const answers = await Promise.allSettled(tries);
        return answers.map(answer => {
            if (answer.status === 'rejected') return String((answer.reason as Error).message);
            const { value } = answer as { value: { reason?: string } | null | undefined };
            return typeof value?.reason === 'string' ? value.reason : 'done';
        });
    };
    const oneOf = (said: readonly string[], other: RegExp): void => {
        expect(said.filter(one => one === 'done')).toHaveLength(1);
        expect(said.find(one => one !== 'done')).toMatch(other);
    };
    const employee = async (name: string): Promise<StaffScope> => {
        const { id, userId } = await row<{ id: number; userId: number }>(
            `WITH u AS (INSERT INTO "user" (identifier, verified) VALUES ($1, true) RETURNING id),
                  r AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT u.id, r.id FROM u, role r WHERE r.code = '__super_admin_role__')
             INSERT INTO administrator ("firstName", "lastName", "emailAddress", "userId") SELECT 'Reza', $1, $1, id FROM u RETURNING id, "userId"`,
            [`${name}@races.example`],
        );
        return { kind: 'staff', administratorId: id, userId, permissions: new Set(['SuperAdmin', 'UpdateAdministrator']), reach: null };
    };
    const buyerOf = (company: MadeCompany, role: 'admin' | 'buyer' | 'approver' = 'admin'): Promise<MemberScope> => factory.member(company.id, role);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        staff = await factory.staff('UpdateCompany');
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('one of two moves that together close a circle of branches is refused', async () => {
        for (let round = 0; round < rounds; round++) {
            const company = await factory.company();
            const [a, b] = [await of(BranchService).create(await ctx(), staff, company.id, { name: 'A' }), await of(BranchService).create(await ctx(), staff, company.id, { name: 'B' })];
            const put = async (id: number, parentId: number) => of(BranchService).update(await ctx(), staff, id, { parentId });
            oneOf(await met(put(a.id, b.id), put(b.id, a.id)), /below itself/);
        }
    });

    it('one of two changes that are made on the same version is refused, whatever is changed', async () => {
        const company = await factory.company();
        const member = await buyerOf(company);
        const approver = await buyerOf(company, 'approver');
        const another = await buyerOf(company, 'approver');
        await running.sql('UPDATE company_member SET "acceptedAt" = now() WHERE "companyId" = $1', [company.id]);
        const rule = await of(ApprovalRuleService).create(await ctx(), member, company.id, { name: 'All', active: false, levels: [{ memberIds: [], needed: 1 }], idempotencyKey: key() });
        const deputy = await of(DeputyService).create(await ctx(), approver, approver, { deputyMemberId: another.memberId, from: '2031-01-01', until: '2031-01-02', idempotencyKey: key() });
        const addressId = await of(AddressService).add(await ctx(), staff, company.id, { label: 'Site', streetLine: 'x 1', city: 'Yazd', countryCode: 'IR' });
        const limit = await of(SpendingLimitService).set(await ctx(), member, company.id, { period: 'year', amount: 900_000_000 });
        const role = await of(CompanyRoleService).create(await ctx(), staff, company.id, { name: 'Keepers', permissions: ['order'] });
        if ('reason' in role) throw new Error(role.reason);
        const branch = await of(FirmBranchService).create(await ctx(), staff, { name: 'Yazd', idempotencyKey: key() });
        const groupId = await of(CompanyGroupService).create(await ctx(), staff, { name: 'Hotels' });
        const colleague = await employee('changed');
        const distributor = await factory.company();
        const ofDistributor = await buyerOf(distributor);
        await of(DistributorTreeService).setIsDistributor(await ctx(), staff, { companyId: distributor.id, isDistributor: true });
        await of(DistributorTreeService).setDistributor(await ctx(), staff, { companyId: company.id, distributorCompanyId: distributor.id, markupBasisPoints: 100, acceptance: 'automatic', active: true });
        const changes: Record<string, { table: string; where: number; column?: string; change: (n: number, version: number) => Promise<unknown> }> = {
            rule: { table: 'approval_rule', where: rule.id, change: async (n, version) => of(ApprovalRuleService).update(await ctx(), member, company.id, rule.id, { version, name: `All ${n}`, active: false, levels: [{ memberIds: [], needed: 1 }] }) },
            deputy: { table: 'approval_deputy', where: deputy.id, change: async (n, version) => of(DeputyService).update(await ctx(), approver, company.id, deputy.id, { version, deputyMemberId: another.memberId, from: '2031-01-01', until: `2031-02-0${n}` }) },
            address: { table: 'company_address', where: addressId, change: async (n, version) => of(AddressService).update(await ctx(), staff, addressId, { version, city: `City ${n}` }) },
            limit: { table: 'spending_limit', where: limit.id, change: async (n, version) => of(SpendingLimitService).set(await ctx(), member, company.id, { version, period: 'year', amount: 900_000_000 + n }) },
            role: { table: 'company_role', where: role.id, change: async (n, version) => of(CompanyRoleService).update(await ctx(), staff, role.id, { version, name: `Keepers ${n}` }) },
            'firm branch': { table: 'firm_branch', where: branch.id, change: async (n, version) => of(FirmBranchService).update(await ctx(), staff, { id: branch.id, version, name: `Yazd ${n}` }) },
            group: { table: 'company_group', where: groupId, change: async (n, version) => of(CompanyGroupService).update(await ctx(), staff, groupId, { version, name: `Hotels ${n}` }) },
            'staff member': { table: 'staff_member', where: colleague.administratorId, column: 'administratorId', change: async (n, version) => of(StaffMemberService).update(await ctx(), staffWith(), { id: colleague.administratorId, version, reach: 'all', phone: `+98218877665${n}` }) },
            settings: { table: 'firm_settings', where: 1, change: async (n, version) => of(FirmSettingsService).update(await ctx(), staff, { version, supportPhone: `+98218877665${n}` }) },
            'mark-up': { table: 'distributor_customer', where: company.id, column: 'companyId', change: async (n, version) => of(CustomerDeskService).update(await ctx(), ofDistributor, { customerId: company.id, version, markupBasisPoints: 100 + n }) },
        };
        const staffWith = (): StaffScope => ({ ...staff, permissions: new Set(['SuperAdmin']) });
        for (const [name, { table, where, column, change }] of Object.entries(changes)) {
            for (let round = 0; round < rounds; round++) {
                const version = async () => (await running.sql<{ version: number }>(`SELECT version FROM ${table} WHERE "${column ?? 'id'}" = $1`, [where]))[0]?.version ?? 0;
                const before = await version();
                // Other values each time: writing what is there changes nothing.
                const said = await met(change(2 * round + 1, before), change(2 * round + 2, before));
                expect([name, said.filter(one => one === 'done').length, said.find(one => one !== 'done')]).toEqual([name, 1, expect.stringMatching(/now version|changed-meanwhile/)]);
                expect([name, await version()]).toEqual([name, before + 1]);
            }
        }
    });

    it('the first limit for a period is made once', async () => {
        const company = await factory.company();
        const member = await buyerOf(company);
        const set = async (amount: number) => of(SpendingLimitService).set(await ctx(), member, company.id, { period: 'month', amount });
        oneOf(await met(set(100), set(200)), /there is such a limit already/);
    });

    it('two who manage staff do not block each other so that nobody is left', async () => {
        const [one, other] = [await employee('one'), await employee('other')];
        await running.sql(
            `INSERT INTO staff_member ("administratorId", "blockedAt") SELECT a.id, now() FROM administrator a WHERE a.id <> ALL($1)
             ON CONFLICT ("administratorId") DO UPDATE SET "blockedAt" = now()`,
            [[one.administratorId, other.administratorId]],
        );
        const block = async (scope: StaffScope, id: number) => of(StaffMemberService).block(await ctx(), scope, { id, reason: 'left' });
        oneOf(await met(block(one, other.administratorId), block(other, one.administratorId)), /last-administrator/);
        await running.sql('UPDATE staff_member SET "blockedAt" = NULL');
    });

    it('a branch of the firm goes, or somebody moves into it', async () => {
        for (let round = 0; round < rounds; round++) {
            const branch = await of(FirmBranchService).create(await ctx(), staff, { name: `Branch ${round}`, idempotencyKey: key() });
            const colleague = await employee(`mover${round}`);
            const said = await met(
                of(FirmBranchService).delete(await ctx(), staff, branch.id),
                of(StaffMemberService).update(await ctx(), { ...staff, permissions: new Set(['SuperAdmin']) }, { id: colleague.administratorId, reach: 'firm-branch', firmBranchId: branch.id }),
            );
            oneOf(said, /has-people|not a branch of the firm/);
        }
    });

    it('a name is given once: groups, branches of the firm, own roles', async () => {
        const company = await factory.company();
        for (let round = 0; round < rounds; round++) {
            const name = `Same ${round}`;
            oneOf(await met(of(CompanyGroupService).create(await ctx(), staff, { name }), of(CompanyGroupService).create(await ctx(), staff, { name })), /^name: another group/);
            const branch = async () => of(FirmBranchService).create(await ctx(), staff, { name, idempotencyKey: key() });
            oneOf(await met(branch(), branch()), /^name: another branch/);
            const role = async () => of(CompanyRoleService).create(await ctx(), staff, company.id, { name, permissions: ['order'] });
            oneOf(await met(role(), role()), /name-taken/);
        }
    });

    it('a group goes, or a company joins it', async () => {
        for (let round = 0; round < rounds; round++) {
            const name = `Joined ${round}`;
            const [id, company] = [await of(CompanyGroupService).create(await ctx(), staff, { name }), await factory.company()];
            const said = await met(of(CompanyGroupService).remove(await ctx(), staff, id), of(CompanyService).update(await ctx(), staff, company.id, { groupName: name }));
            oneOf(said, /companies are in the group|there is no group/);
        }
    });

    it('a role goes, or somebody gets it', async () => {
        for (let round = 0; round < rounds; round++) {
            const company = await factory.company();
            const member = await buyerOf(company, 'buyer');
            await buyerOf(company);
            const role = await of(CompanyRoleService).create(await ctx(), staff, company.id, { name: 'Given', permissions: ['order'] });
            if ('reason' in role) throw new Error(role.reason);
            const said = await met(of(CompanyRoleService).remove(await ctx(), staff, role.id), of(MemberService).update(await ctx(), staff, member.memberId, { ownRoleId: role.id }));
            oneOf(said, /role-in-use|not a role of this company/);
        }
    });

    it('a company becomes the one that visitors see, or gets a member', async () => {
        for (let round = 0; round < rounds; round++) {
            const company = await factory.company();
            const said = await met(
                of(FirmSettingsService).update(await ctx(), staff, { publicCompanyId: company.id }),
                of(MemberService).add(await ctx(), staff, { companyId: company.id, firstName: 'A', lastName: 'B', emailAddress: `public${round}@races.example`, role: 'buyer', language: 'en' }),
            );
            oneOf(said, /nobody signs in|a company with members/);
            await of(FirmSettingsService).update(await ctx(), staff, { publicCompanyId: null });
        }
    });

    it('an address of a person is one person, in whatever companies it is invited', async () => {
        for (let round = 0; round < rounds; round++) {
            const [a, b] = [await factory.company(), await factory.company()];
            const emailAddress = `both${round}@races.example`;
            const add = async (companyId: number) => of(MemberService).add(await ctx(), staff, { companyId, firstName: 'A', lastName: 'B', emailAddress, role: 'buyer', language: 'en' });
            expect(await met(add(a.id), add(b.id))).toEqual(['done', 'done']);
            oneOf([...(await met(add(a.id), Promise.resolve('done')))].reverse(), /already belongs to a member/);
            expect((await row<{ n: number }>('SELECT count(*)::int AS n FROM customer WHERE "emailAddress" = $1', [emailAddress])).n).toBe(1);
        }
    });

    it('texts that are published together are two versions', async () => {
        const publish = async (text: string) => of(ConsentService).publish(await ctx(), staff, { kind: 'terms', texts: [{ language: 'fa', text }, { language: 'en', text }] });
        expect(await met(publish('one'), publish('two'), publish('three'))).toEqual(['done', 'done', 'done']);
        expect(await running.sql(`SELECT "textVersion", count(*)::int AS n FROM consent_text WHERE kind = 'terms' GROUP BY 1 ORDER BY 1 DESC LIMIT 3`)).toEqual(
            [3, 2, 1].map(textVersion => ({ textVersion, n: 2 })),
        );
    });

    it('two who let an applicant in make one company and one member', async () => {
        for (let round = 0; round < rounds; round++) {
            const { id, version } = await row<{ id: number; version: number }>(
                `INSERT INTO access_application (state, "companyName", "searchKey", "countryCode", "taxId", "firstName", "lastName", phone, "emailAddress", language)
                 VALUES ('new', 'Baran', 'baran', 'IR', '10103492170', 'Mina', 'Azar', '+982188776655', $1, 'en') RETURNING id, version`,
                [`applicant${round}@races.example`],
            );
            const person = { firstName: 'Mina', lastName: 'Azar', emailAddress: `applicant${round}@races.example`, role: 'admin', language: 'en' };
            const accept = async () =>
                of(DecisionService).accept(await ctx(), staff, {
                    ...{ id, version, member: person, acceptDuplicates: true },
                    company: { name: `Baran ${round}`, countryCode: 'IR', currencyCode: 'IRR', language: 'en' },
                } as never);
            oneOf(await met(accept(), accept()), /decided-already/);
            expect((await row<{ n: number }>('SELECT count(*)::int AS n FROM company WHERE name = $1', [`Baran ${round}`])).n).toBe(1);
        }
    });

    it('an order that is placed while its company is merged is the kept company’s, or is not placed', async () => {
        for (let round = 0; round < rounds; round++) {
            const [kept, dropped] = [await factory.company(), await factory.company()];
            const buyer = await buyerOf(dropped);
            const [variantId = 0] = await factory.variants(dropped.id, [{}]);
            const { cart } = await of(CartService).setLines(await ctx(), buyer, { lines: [{ variantId, unit: 'm2', quantity: 3 }] });
            await met(
                of(PlacementService).place(await ctx(), buyer, { branchId: dropped.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() }),
                of(CompanyMergeService).merge(await ctx(), staff, kept.id, dropped.id, key()),
            );
            const left = await running.sql(
                `SELECT o.code, o.state FROM company_order c JOIN "order" o ON o.id = c."orderId" WHERE c."companyId" = $1 AND c."placedAt" IS NOT NULL`, [dropped.id]);
            expect(left).toEqual([]);
        }
    });
});
