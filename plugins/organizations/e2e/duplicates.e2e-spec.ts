import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';

const duplicates = `query ($companyId: ID) { companyDuplicates(companyId: $companyId) { totalItems items { first { id } second { id memberCount } matchedBy } } }`;
const preview = `query ($keepId: ID!, $dropId: ID!) { companyMergePreview(keepId: $keepId, dropId: $dropId) { kept { id } dropped { id } refusal records { table ofKept comes } } }`;
const merge = `mutation ($keepId: ID!, $dropId: ID!, $key: String!) { mergeCompanies(keepId: $keepId, dropId: $dropId, idempotencyKey: $key) { ... on CompanyMerge { id keptName droppedName } } }`;
const recent = '{ recentCompanyMerges { id keptName droppedName } }';
const undo = 'mutation ($id: ID!) { undoCompanyMerge(id: $id) { ... on CompanyMerge { undoneAt } } }';

interface Found {
    companyDuplicates: { totalItems: number; items: { first: { id: string }; second: { id: string; memberCount: number }; matchedBy: string[] }[] };
}

describe('companies that look like one firm', () => {
    let running: RunningServer;
    let factory: Factory;
    let all: Caller;
    let own: Caller;
    let ownId: number;
    let ids: number[];

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const rights = ['ReadCompany', 'DeleteCompany'];
        const [boss, expert] = [await staffMember(running, rights), await staffMember(running, rights, 'own')];
        ownId = expert.id;
        all = await new Caller(running.url, 'admin-api').signIn(boss.emailAddress, testPassword);
        own = await new Caller(running.url, 'admin-api').signIn(expert.emailAddress, testPassword);
        ids = [];
        for (const [taxId, phone] of [['10103492170', '+982188776655'], ['10103492170', '+982188776655'], ['10380284790', '+982188776655'], [null, null]]) {
            const { id } = await factory.company();
            await running.sql('UPDATE company SET "taxId" = $2, phone = $3, "searchKey" = $4 WHERE id = $1', [id, taxId, phone, `name ${id}`]);
            ids.push(id);
        }
        await factory.member(ids[1] ?? 0);
    }, 120_000);
    afterAll(() => running.stop());

    const pairs = async (who: Caller, companyId?: number) => (await who.ask<Found>(duplicates, { companyId })).companyDuplicates;

    it('stand in pairs, the likeliest first, of one company too', async () => {
        const [a, b, c] = ids.map(String);
        const { items, totalItems } = await pairs(all);
        expect(totalItems).toBe(3);
        expect(items[0]).toMatchObject({ first: { id: a }, second: { id: b, memberCount: 1 } });
        expect(items.map(({ matchedBy }) => matchedBy)).toEqual([['phone', 'tax-id'], ['phone'], ['phone']]);
        expect((await pairs(all, ids[2])).items.map(({ first, second }) => [first.id, second.id])).toEqual([[a, c], [b, c]]);
    });

    it('are of one’s own reach, both of them', async () => {
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = ANY($1)', [[ids[0], ids[2]], ownId]);
        expect((await pairs(own)).items.map(({ first, second }) => [first.id, second.id])).toEqual([[String(ids[0]), String(ids[2])]]);
        await expect(pairs(own, ids[1])).rejects.toThrow(/No Company with the id/);
        await expect(own.ask(preview, { keepId: ids[0], dropId: ids[1] })).rejects.toThrow(/No Company with the id/);
        expect(await own.ask(recent)).toEqual({ recentCompanyMerges: [] });
    });

    it('are looked at side by side, merged, and taken apart again within a day', async () => {
        const both = { keepId: String(ids[0]), dropId: String(ids[1]) };
        const { companyMergePreview: shown } = await all.ask<{ companyMergePreview: { refusal: string | null; records: { table: string; ofKept: number; comes: number }[] } }>(preview, both);
        expect(shown).toMatchObject({ kept: { id: both.keepId }, dropped: { id: both.dropId }, refusal: null });
        expect(shown.records).toContainEqual({ table: 'company_member', ofKept: 0, comes: 1 });
        expect(shown.records).toContainEqual({ table: 'company_branch', ofKept: 1, comes: 1 });
        await running.sql(`UPDATE company SET "currencyCode" = 'EUR' WHERE id = $1`, [ids[3]]);
        expect(await all.ask(preview, { keepId: both.keepId, dropId: String(ids[3]) })).toMatchObject({ companyMergePreview: { refusal: 'other-currency' } });
        const { mergeCompanies } = await all.ask<{ mergeCompanies: { id: string; keptName: string } }>(merge, { ...both, key: 'e2e-duplicates-1' });
        expect((await pairs(all)).totalItems).toBe(1);
        expect(await all.ask(recent)).toMatchObject({ recentCompanyMerges: [mergeCompanies] });
        await all.ask(undo, { id: mergeCompanies.id });
        expect((await pairs(all)).totalItems).toBe(3);
        expect(await all.ask(recent)).toEqual({ recentCompanyMerges: [] });
    });
});
