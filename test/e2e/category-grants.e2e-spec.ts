/** Categories opened to a company, a group and a branch: who sees what by it, and what may be ordered for whom. */
import { RequestContextService } from '@vendure/core';

import { type MemberScope, type StaffScope, systemScope } from '../../kernel/scope';
import { refreshCatalogue } from '../demo-catalogue';
import { Factory, type MadeCompany } from '../factories';
import { type RunningServer, startServer } from '../server';
import { ImportService } from '../../plugins/documents';
import { CartService } from '../../plugins/purchasing/services/cart.service';
import { PlacementService } from '../../plugins/purchasing/services/placement.service';
import { CatalogueIndexService } from '../../plugins/assortment/services/catalogue-index.service';
import { CataloguePreviewService } from '../../plugins/assortment/services/catalogue-preview.service';
import { CatalogueService } from '../../plugins/assortment/services/catalogue.service';
import { CategoryGrantsService } from '../../plugins/assortment/services/category-grants.service';
import { VisibilityService } from '../../plugins/assortment/services/visibility.service';

describe('grants of categories', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let other: MadeCompany;
    let secondBranch: number;
    let staff: StaffScope;
    let grants: CategoryGrantsService;
    /** By category: of the company, of its group, of its first branch, below what is the branch's, of nobody. */
    const goods: Record<'company' | 'group' | 'branch' | 'below' | 'nobody', number> = { company: 0, group: 0, branch: 0, below: 0, nobody: 0 };
    const category = { company: 700_001, group: 700_002, branch: 700_003, below: 700_004, nobody: 700_005 };
    const kinds = Object.keys(goods) as (keyof typeof goods)[];

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        [company, other] = [await factory.company(), await factory.company()];
        staff = await factory.staff('UpdateAssortment');
        grants = running.server.app.get(CategoryGrantsService);
        const [row] = await running.sql<{ id: number }>(
            `INSERT INTO company_branch ("companyId", name, "streetLine", city, "postalCode", "countryCode", "orderingEnabled") VALUES ($1, 'Second', 'Azadi 2', 'Yazd', '1234567890', 'IR', true) RETURNING id`,
            [company.id],
        );
        secondBranch = row?.id ?? 0;
        await running.sql(`INSERT INTO company_group (name) VALUES ('dealers')`);
        await running.sql(`UPDATE company SET "groupName" = 'dealers' WHERE id = $1`, [company.id]);
        const ids = await factory.variants(company.id, kinds.map(() => ({ stock: 1000 })));
        await running.sql(`INSERT INTO price_list_company ("companyId", "priceListId", priority) SELECT $1, "priceListId", 1 FROM price_list_company WHERE "companyId" = $2`, [other.id, company.id]);
        for (const [index, kind] of kinds.entries()) {
            goods[kind] = ids[index] ?? 0;
            const id = category[kind];
            await running.sql(`INSERT INTO collection (id, "isRoot", "isPrivate", position, filters, "inheritFilters") VALUES ($1, false, false, $2, '[]', true)`, [id, index]);
            await running.sql(`INSERT INTO collection_translation ("languageCode", name, slug, description, "baseId") VALUES ('en', $2, $2, '', $1)`, [id, kind]);
            await running.sql('INSERT INTO collection_closure (id_ancestor, id_descendant) SELECT unnest($2::int[]), $1::int', [id, kind === 'below' ? [id, category.branch] : [id]]);
            await running.sql('INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") VALUES ($1, $2)', [id, goods[kind]]);
        }
        await running.sql('UPDATE assortment_settings SET "byPrice" = true, "byCategory" = true');
        await running.server.app.get(CatalogueIndexService).rebuild(factory.ctx, systemScope);
        await grants.set(factory.ctx, staff, { companyId: company.id, collectionIds: [category.company] });
        await grants.set(factory.ctx, staff, { groupName: 'dealers', collectionIds: [category.group] });
        await grants.set(factory.ctx, staff, { companyId: company.id, branchId: company.branchId, collectionIds: [category.branch] });
    }, 120_000);
    afterAll(() => running.stop());

    const seenBy = async (buyer: { companyId: number; currencyCode: string; branchId?: number | null }) => {
        const ctx = await running.server.app.get(RequestContextService).create({ apiType: 'shop' });
        const ids = await running.server.app.get(VisibilityService).visibleVariantIds(ctx, buyer, Object.values(goods));
        return kinds.filter(kind => ids.has(goods[kind]));
    };

    it('let a member of a branch see what is open to it, its company and its group, and other branches not', async () => {
        const buyer = { companyId: company.id, currencyCode: 'IRR' };
        expect(await seenBy({ ...buyer, branchId: company.branchId })).toEqual(['company', 'group', 'branch', 'below']);
        expect(await seenBy({ ...buyer, branchId: secondBranch })).toEqual(['company', 'group']);
        // Who buys for any branch sees what any of them does; who buys for nobody in particular, what the whole company does.
        expect(await seenBy({ ...buyer, branchId: null })).toEqual(['company', 'group', 'branch', 'below']);
        expect(await seenBy(buyer)).toEqual(['company', 'group']);
    });

    it('are nothing to another company, whatever branch it names, nor to the end customer of the one that has them', async () => {
        expect(await seenBy({ companyId: other.id, currencyCode: 'IRR', branchId: company.branchId })).toEqual([]);
        const end = await factory.company();
        await running.sql('UPDATE company SET "isDistributor" = true WHERE id = $1', [company.id]);
        await running.sql(
            `INSERT INTO distributor_customer ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, active, "priceVersion") VALUES ($1, $2, 0, 'automatic', true, 1)`,
            [end.id, company.id],
        );
        for (const branchId of [null, end.branchId, company.branchId]) {
            expect(await seenBy({ companyId: end.id, currencyCode: 'IRR', branchId })).toEqual(['company', 'group']);
        }
    });

    it('hold for the order: what one branch sees is not ordered for another', async () => {
        const scope: MemberScope = await factory.member(company.id);
        const ctx = await factory.context();
        const { app } = running.server;
        const { answers, cart } = await app.get(CartService).setLines(ctx, scope, { lines: [{ variantId: goods.branch, unit: 'm2', quantity: 2 }] });
        expect(answers).toMatchObject([{ outcome: 'ok' }]);
        const place = (branchId: number, idempotencyKey: string) => app.get(PlacementService).place(ctx, scope, { branchId, idempotencyKey, shownTotalGross: cart.totalGross });
        expect(await place(secondBranch, 'grants-second')).toMatchObject({ reason: 'not-available' });
        expect(await place(company.branchId, 'grants-first')).toMatchObject({ orderId: expect.any(Number) as number });
        const bound: MemberScope = { ...(await factory.member(company.id, 'admin', secondBranch)), branchId: secondBranch };
        const refused = await app.get(CartService).setLines(ctx, bound, { lines: [{ variantId: goods.branch, unit: 'm2', quantity: 2 }] });
        expect(refused.answers).toMatchObject([{ outcome: 'rejected', reason: 'not-available' }]);
    });

    it('are told to staff: what somebody sees, and who sees a category and by what', async () => {
        const seen = async (of: object) => (await grants.categories(factory.ctx, of)).filter(({ isSeen }) => isSeen).map(({ name }) => name);
        expect(await seen({ companyId: company.id })).toEqual(['company', 'group']);
        expect(await seen({ companyId: company.id, branchId: company.branchId })).toEqual(['company', 'group', 'branch', 'below']);
        expect(await seen({ groupName: 'dealers' })).toEqual(['group']);
        expect(await seen({})).toEqual([]);
        expect((await grants.viewers(factory.ctx, staff, category.below)).grants).toEqual([
            { kind: 'branch', id: company.branchId, name: expect.any(String) as string, companyName: expect.any(String) as string, companies: 1, viaCategory: 'branch' },
        ]);
        expect((await grants.viewers(factory.ctx, staff, category.group)).grants).toMatchObject([{ kind: 'group', name: 'dealers', companies: 1 }]);
        // Staff of other companies do not read of this one.
        expect((await grants.viewers(factory.ctx, { ...staff, reach: [987_654] }, category.branch)).grants).toEqual([]);
    });

    it('are opened and closed many at once, and each is counted once', async () => {
        const many = { collectionIds: [category.nobody, category.company], companyIds: [company.id, other.id], branchIds: [secondBranch], groupNames: ['dealers'] };
        expect(await grants.change(factory.ctx, staff, { ...many, isOpen: true })).toBe(7);
        expect(await grants.change(factory.ctx, staff, { ...many, isOpen: true })).toBe(0);
        expect(await seenBy({ companyId: other.id, currencyCode: 'IRR', branchId: null })).toEqual(['company', 'nobody']);
        expect(await grants.change(factory.ctx, staff, { ...many, collectionIds: [category.nobody], isOpen: false })).toBe(4);
        expect(await seenBy({ companyId: other.id, currencyCode: 'IRR', branchId: null })).toEqual(['company']);
        const [{ entries } = { entries: 0 }] = await running.sql<{ entries: number }>(`SELECT count(*)::int AS entries FROM audit_entry WHERE action LIKE 'assortment.%-categories' AND after ? 'changed'`);
        expect(entries).toBe(2);
        await expect(grants.set(factory.ctx, staff, { companyId: other.id, branchId: company.branchId, collectionIds: [] })).rejects.toThrow();
    });

    it('are what the preview shows to staff: the same goods, prices, order and counts as the member sees, each look recorded', async () => {
        await refreshCatalogue(running);
        const { app } = running.server;
        const member: MemberScope = await factory.member(company.id);
        for (const branchId of [null, company.branchId, secondBranch]) {
            const seen = await app.get(CatalogueService).search(factory.ctx, { ...member, branchId }, { sort: 'PRICE_DESC' }, new Date());
            const shown = await app.get(CataloguePreviewService).page(factory.ctx, staff, { companyId: company.id, branchId, sort: 'PRICE_DESC' }, new Date());
            expect(shown.items.map(({ variantId, unitNet }) => [variantId, unitNet])).toEqual(seen.items.map(({ variantId, price }) => [variantId, price?.unitNet]));
            expect([shown.totalItems, shown.categories, shown.facets]).toEqual([seen.totalItems, seen.categories, seen.facets]);
            expect(shown.totalItems).toBeGreaterThan(0);
        }
        const audited = await running.sql(`SELECT "companyId" FROM audit_entry WHERE action = 'assortment.preview'`);
        expect(audited).toEqual([{ companyId: company.id }, { companyId: company.id }, { companyId: company.id }]);
        const foreign = app.get(CataloguePreviewService).page(factory.ctx, staff, { companyId: company.id, branchId: other.branchId }, new Date());
        await expect(foreign).rejects.toThrow('error.entity-with-id-not-found');
    });

    it('come by file too, for a branch by its name', async () => {
        await running.sql(`UPDATE company SET code = 'G-' || id WHERE id = ANY($1)`, [[company.id, other.id]]);
        const [mine, theirs] = [`G-${company.id}`, `G-${other.id}`];
        const file = ['category,company,group,branch', `nobody,${mine},,Second`, `nobody,${theirs},,Second`, 'nobody,,,Second', `nobody,${mine},,Second`, `nobody,${theirs},,`].join('\n');
        const report = await running.server.app.get(ImportService).run(factory.ctx, 'company-categories', Buffer.from(file), 'company-categories.csv', { dryRun: false, scope: systemScope });
        expect(report).toMatchObject({ rejected: 2, rejectsCsv: expect.stringMatching(/no branch of this name[^]*name its company/) as string });
        expect(await seenBy({ companyId: company.id, currencyCode: 'IRR', branchId: secondBranch })).toContain('nobody');
        expect(await seenBy({ companyId: company.id, currencyCode: 'IRR', branchId: company.branchId })).not.toContain('nobody');
        expect(await seenBy({ companyId: other.id, currencyCode: 'IRR', branchId: null })).toContain('nobody');
    });
});
