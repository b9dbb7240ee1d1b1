import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { AddressService } from '../../addresses';
import { CreditService } from '../../finance';
import { BranchService, CompanyMergeService, CompanyRoleService, CompanyService, MemberDirectory } from '../../organizations';
import { CartService, PlacementService } from '..';

describe('the merge of two companies', () => {
    let running: RunningServer;
    let factory: Factory;
    let staff: StaffScope;
    let merges: CompanyMergeService;
    let credit: CreditService;
    let keys = 0;
    const key = () => `company-merge-${++keys}`;

    const references = async () => {
        const found = await running.sql<{ table: string; column: string }>(
            `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
              WHERE t.table_type = 'BASE TABLE' AND c.table_schema = 'public' AND c.column_name = 'companyId' AND c.table_name NOT IN ('audit_entry') ORDER BY 1`,
        );
        return found;
    };
    /** All that names one of the companies, without what every write changes. */
    const fingerprint = async (ids: number[]): Promise<string[]> => {
        const lines: string[] = [];
        for (const { table } of await references()) {
            const rows = await running.sql<{ row: object }>(
                `SELECT to_jsonb(t) - 'updatedAt' - 'version' AS row FROM "${table}" t WHERE t."companyId" = ANY($1::int[]) ORDER BY to_jsonb(t)::text`,
                [ids],
            );
            lines.push(...rows.map(({ row }) => `${table} ${JSON.stringify(row)}`));
        }
        const companies = await running.sql<{ row: object }>(`SELECT to_jsonb(t) - 'updatedAt' - 'version' AS row FROM company t WHERE id = ANY($1::int[]) ORDER BY id`, [ids]);
        const standings = await Promise.all(ids.map(async id => (await credit.standing(factory.ctx, id)).exposureMinor));
        return [...lines.sort(), ...companies.map(({ row }) => JSON.stringify(row)), ...standings.map(String)];
    };
    const order = async (company: MadeCompany, buyer: MemberScope): Promise<void> => {
        const [ctx, [variantId = 0]] = [await factory.context(), await factory.variants(company.id, [{}])];
        await running.server.app.get(CartService).setLines(ctx, buyer, { lines: [{ variantId, unit: 'm2', quantity: 3 }] });
        const shownTotalGross = (await running.server.app.get(CartService).find(ctx, buyer))?.totalGross ?? 0;
        const placed = await running.server.app
            .get(PlacementService)
            .place(await factory.context(), buyer, { branchId: company.branchId, shownTotalGross, idempotencyKey: key() });
        expect(placed).toHaveProperty('orderId');
    };
    const furnished = async (): Promise<MadeCompany> => {
        const company = await factory.company();
        const buyer = await factory.member(company.id);
        await order(company, buyer);
        await credit.setTerms(await factory.context(), systemScope, company.id, { limitMinor: 900_000_000, termDays: 30 });
        await running.server.app.get(AddressService).add(await factory.context(), systemScope, company.id, { label: 'Site', streetLine: 'x 1', city: 'Yazd', countryCode: 'IR' });
        return company;
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        staff = await factory.staff('DeleteCompany');
        merges = running.server.app.get(CompanyMergeService);
        credit = running.server.app.get(CreditService);
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('takes all that names the dropped company over, the exposure too, and gives all of it back', async () => {
        const [kept, dropped] = [await furnished(), await furnished()];
        // One person in both: his second membership cannot move.
        await running.sql(
            `INSERT INTO company_member ("companyId", "customerId", role, language, active, "acceptedAt")
             SELECT $2, "customerId", 'buyer', 'en', true, now() FROM company_member WHERE "companyId" = $1`,
            [kept.id, dropped.id],
        );
        const ids = [kept.id, dropped.id];
        const before = await fingerprint(ids);
        const exposures = await Promise.all(ids.map(async id => (await credit.standing(factory.ctx, id)).exposureMinor));

        const once = key();
        const merged = await merges.merge(await factory.context(), staff, kept.id, dropped.id, once);
        if (!('id' in merged)) throw new Error(merged.reason);
        expect(await merges.merge(await factory.context(), staff, kept.id, dropped.id, once)).toEqual(merged);
        expect(await running.sql('SELECT active, "mergedIntoId" FROM company WHERE id = $1', [dropped.id])).toEqual([{ active: false, mergedIntoId: kept.id }]);
        const { rows } = await merges.find(factory.ctx, merged.id);
        const left = rows.filter(row => row.left.length > 0).map(row => row.table);
        expect(left.sort()).toEqual(['company_member', 'credit_terms']);
        for (const { table } of await references()) {
            const [found] = await running.sql<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE "companyId" = $1`, [dropped.id]);
            expect([table, found?.n]).toEqual([table, left.includes(table) ? 1 : 0]);
        }
        expect((await credit.standing(factory.ctx, kept.id)).exposureMinor).toBe((exposures[0] ?? 0) + (exposures[1] ?? 0));
        expect((await credit.standing(factory.ctx, dropped.id)).exposureMinor).toBe(0);
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);

        expect(await merges.undo(await factory.context(), staff, merged.id)).toBeNull();
        expect(await fingerprint(ids)).toEqual(before);
        expect(await merges.undo(await factory.context(), staff, merged.id)).toMatchObject({ reason: 'not-merged' });
    });

    it('tells roles and branches of the same name apart, changes nobody\u2019s rights, and gives the names back', async () => {
        const { app } = running.server;
        const [kept, dropped] = [await factory.company(), await factory.company()];
        const role = (companyId: number, permissions: string[]) => app.get(CompanyRoleService).create(factory.ctx, systemScope, companyId, { name: 'Storekeeper', permissions });
        const [own, other] = [await role(kept.id, ['order']), await role(dropped.id, ['see-prices', 'order', 'approve'])];
        if ('reason' in own || 'reason' in other) throw new Error('refused');
        for (const { id } of [kept, dropped]) await app.get(BranchService).create(factory.ctx, systemScope, id, { name: 'Depot' });
        const { memberId } = await factory.member(dropped.id);
        await running.sql('UPDATE company_member SET role = \'buyer\', "ownRoleId" = $2, "acceptedAt" = now() WHERE id = $1', [memberId, other.id]);
        const rights = async (companyId: number) => (await app.get(MemberDirectory).ofCompany(factory.ctx, companyId)).find(one => one.memberId === memberId)?.permissions;
        const before = await rights(dropped.id);
        const fingerprints = await fingerprint([kept.id, dropped.id]);
        const merged = await merges.merge(await factory.context(), staff, kept.id, dropped.id, key());
        if (!('id' in merged)) throw new Error(merged.reason);
        const { name } = await app.get(CompanyService).findOne(factory.ctx, dropped.id);
        const roles = await app.get(CompanyRoleService).ofCompany(factory.ctx, kept.id);
        expect(roles.map(one => one.name).sort()).toEqual(['Storekeeper', `Storekeeper (${name})`]);
        const branches = await app.get(BranchService).ofCompany(factory.ctx, kept.id);
        expect(branches.map(one => one.name)).toEqual(expect.arrayContaining(['Depot', `Depot (${name})`]));
        expect(await rights(kept.id)).toEqual(before);
        expect((await merges.find(factory.ctx, merged.id)).renamed).toMatchObject({ roles: [{ id: other.id, from: 'Storekeeper' }], branches: [{ from: 'Depot' }] });
        expect(await merges.undo(await factory.context(), staff, merged.id)).toBeNull();
        expect(await fingerprint([kept.id, dropped.id])).toEqual(fingerprints);
        expect(await rights(dropped.id)).toEqual(before);
    });

    it('refuses two currencies, itself, and an undoing after a day', async () => {
        const [a, b, polish] = [await factory.company(), await factory.company(), await factory.company({ currencyCode: 'PLN' })];
        const merge = async (keep: number, drop: number) => merges.merge(await factory.context(), staff, keep, drop, key());
        expect(await merge(a.id, polish.id)).toMatchObject({ reason: 'other-currency', field: 'dropId' });
        expect(await merge(a.id, a.id)).toMatchObject({ reason: 'same-company' });
        await expect(merge(a.id, 999_999)).rejects.toThrow(/not-found/);
        const merged = await merge(a.id, b.id);
        expect(await merge(a.id, b.id)).toMatchObject({ reason: 'already-merged' });
        await running.sql(`UPDATE company_merge SET "mergedAt" = now() - interval '25 hours'`);
        expect(await merges.undo(await factory.context(), staff, 'id' in merged ? merged.id : 0)).toMatchObject({ reason: 'too-late' });
        await expect(running.server.app.get(CompanyService).setActive(await factory.context(), systemScope, b.id, true)).rejects.toThrow(/merged into another/);
    });

    it('lets one of two merges that meet win, whichever way round', async () => {
        const [a, b] = [await furnished(), await furnished()];
        const answers = await Promise.all([
            merges.merge(await factory.context(), staff, a.id, b.id, key()),
            merges.merge(await factory.context(), staff, b.id, a.id, key()),
        ]);
        expect(answers.map(answer => ('id' in answer ? 'merged' : answer.reason)).sort()).toEqual(['already-merged', 'merged']);
    });
});
