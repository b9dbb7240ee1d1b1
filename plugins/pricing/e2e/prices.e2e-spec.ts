import { RequestContextService, type RequestContext } from '@vendure/core';
import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { importDemoFile } from '../../../test/demo-catalogue';
import { type RunningServer, startServer } from '../../../test/server';
import { DistributorTreeService } from '../../distributors';
import { CompanyService } from '../../organizations';
import { PriceService } from '..';

const setItem = gql`mutation ($input: SetPriceListItemInput!) { setPriceListItem(input: $input) { id minQuantity unitNet } }`;
const createList = gql`mutation ($input: CreatePriceListInput!) { createPriceList(input: $input) { id code currencyCode } }`;
const setCompanies = gql`mutation ($input: SetPriceListCompaniesInput!) { setPriceListCompanies(input: $input) { companies { companyId priority } } }`;
const setContract = gql`mutation ($input: SetContractPriceInput!) { setContractPrice(input: $input) { id unitNet currencyCode } }`;
const traceQuery = gql`query ($companyId: ID!, $variantId: ID!) { priceTrace(companyId: $companyId, variantId: $variantId, quantity: 10) { price { unitNet source } steps { source outcome unitNet } } }`;

describe('prices', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let prices: PriceService;
    let variants: number[];
    const buyers: { companyId: number; currencyCode: string }[] = [];
    const now = new Date('2026-11-22T12:00:00Z');

    beforeAll(async () => {
        running = await startServer();
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        prices = running.server.app.get(PriceService);
        for (const code of ['A', 'B']) {
            const company = await running.server.app.get(CompanyService).create(ctx, systemScope, { code, name: `Company ${code}`, currencyCode: 'IRR', language: 'fa' });
            buyers.push({ companyId: company.id, currencyCode: 'IRR' });
        }
        const header = 'sku,product,category,name_en,unit,min_quantity';
        const rows = Array.from({ length: 20 }, (_, i) => `S-${i},p-${i},moquette,Product ${i},m2,${1 + (i % 3) * 5}`);
        await importDemoFile(running, 'products', Buffer.from([header, ...rows].join('\n')));
        variants = (await running.sql<{ id: number }>('SELECT id FROM product_variant ORDER BY id')).map(row => row.id);
        await running.adminClient.asSuperAdmin();
    }, 120_000);
    afterAll(() => running.stop());

    it('imports prices row by row, names what is wrong, and is quiet the second time', async () => {
        const file = Buffer.from(['list,currency,sku,min_quantity,price,valid_from,valid_until',
            'L1,IRR,S-0,,1000,,', 'L1,IRR,S-0,50,900,,', 'L1,IRR,NOPE,,1,,', 'L1,PLN,S-1,,5,,', 'L1,IRR,S-0,,1100,,', 'L1,IRR,S-1,,0,,', 'L1,IRR,S-1,,7,2026-02-01,2026-01-01', 'L1,IRR,S-1,,seven,,',
        ].join('\n'));
        const first = await importDemoFile(running, 'prices', file);
        expect(first.answers.map(answer => [answer.outcome, answer.message?.split(':')[0]])).toEqual([
            ['created', undefined], ['created', undefined], ['rejected', 'sku'], ['rejected', 'currency'], ['rejected', 'sku'], ['rejected', 'price'], ['rejected', 'valid_until'], ['rejected', 'price'],
        ]);
        expect(await importDemoFile(running, 'prices', file)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
        const contracts = await importDemoFile(running, 'contract-prices', Buffer.from('company,sku,price\nA,S-0,800\nNOBODY,S-0,1\nA,NOPE,1'));
        expect(contracts.answers.map(answer => answer.outcome)).toEqual(['created', 'rejected', 'rejected']);
        const abroad = { code: 'PL', name: 'Company PL', currencyCode: 'PLN', language: 'pl' as const };
        await running.server.app.get(CompanyService).create(ctx, systemScope, abroad);
        const foreign = await importDemoFile(running, 'price-list-companies', Buffer.from('list,company\nL1,PL'));
        expect(foreign.answers).toEqual([expect.objectContaining({ outcome: 'rejected', message: 'company: buys in another currency' })]);
        expect((await importDemoFile(running, 'price-list-companies', Buffer.from('list,company,priority\nL1,A,0\nL1,B,0\nNOPE,A,0'))).answers.map(answer => answer.outcome)).toEqual(['created', 'created', 'rejected']);
        expect(await running.sql(`SELECT after ->> 'changed' AS changed FROM audit_entry WHERE action = 'price-list.import-companies'`)).toEqual([{ changed: '2' }]);
    });

    it('gives each company its own, with a version that changes when the price does', async () => {
        const ask = async (i: number, quantity: number) => (await prices.resolvePrices(ctx, buyers[i] ?? { companyId: 0, currencyCode: 'IRR' }, [{ variantId: variants[0] ?? 0, quantity }, { variantId: variants[5] ?? 0, quantity }], now));
        const [a, b, many] = [await ask(0, 1), await ask(1, 1), await ask(1, 50)];
        expect(a.get(variants[0] ?? 0)).toMatchObject({ unitNet: 80_000, source: 'contract', listId: null });
        expect(b.get(variants[0] ?? 0)).toMatchObject({ unitNet: 100_000, source: 'list' });
        expect(many.get(variants[0] ?? 0)?.unitNet).toBe(90_000);
        expect(a.has(variants[5] ?? 0)).toBe(false);
        const version = b.get(variants[0] ?? 0)?.priceVersion;
        await importDemoFile(running, 'prices', Buffer.from('list,currency,sku,price\nL1,IRR,S-0,1000'));
        expect((await ask(1, 1)).get(variants[0] ?? 0)?.priceVersion).toBe(version);
        await importDemoFile(running, 'prices', Buffer.from('list,currency,sku,price\nL1,IRR,S-0,1050'));
        expect((await ask(1, 1)).get(variants[0] ?? 0)?.priceVersion).not.toBe(version);
    });

    it('takes a company\'s discount on a category off list prices, the deepest category first, and never off a contract price', async () => {
        await importDemoFile(running, 'products', Buffer.from('sku,product,category,name_en,unit\nR-1,rug-1,rugs,Rug 1,m2\nR-2,rug-2,rugs,Rug 2,m2'));
        const [moquette, rugs] = (await running.sql<{ id: number }>(
            `SELECT "baseId" AS id FROM collection_translation WHERE slug IN ('moquette', 'rugs') GROUP BY 1 ORDER BY min(slug)`)).map(row => row.id);
        const [rug] = await running.sql<{ id: number }>(`SELECT id FROM product_variant WHERE sku = 'R-1'`);
        await importDemoFile(running, 'prices', Buffer.from('list,currency,sku,price\nL1,IRR,R-1,1999\nL1,IRR,S-3,999.99'));
        const file = (rows: string[]) => importDemoFile(running, 'category-discounts', Buffer.from(['company,category,percent,valid_from,valid_until', ...rows].join('\n')));
        const wanted = ['A,moquette,10,,', 'B,moquette,12.5,,', 'B,moquette,50,2027-01-01,', 'B,nowhere,5,,', 'X,rugs,5,,', 'B,rugs,100,,', 'B,rugs,five,,', 'B,moquette,1,,', 'B,rugs,5,2026-02-01,2026-01-01'];
        expect((await file(wanted)).answers.map(answer => [answer.outcome, answer.message?.split(':')[0]])).toEqual([
            ['created', undefined], ['created', undefined], ['created', undefined], ['rejected', 'category'], ['rejected', 'company'], ['rejected', 'percent'], ['rejected', 'percent'],
            ['rejected', 'category'], ['rejected', 'valid_until'],
        ]);
        expect(await file(wanted)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
        expect(await file(['A,moquette,11,,'])).toMatchObject({ updated: 1 });
        const ask = async (i: number, variantId = 0, at = now) => (await prices.resolvePrices(ctx, buyers[i] ?? { companyId: 0, currencyCode: 'IRR' }, [{ variantId, quantity: 1 }], at)).get(variantId);
        const before = await ask(1, variants[0]);
        expect([await ask(0, variants[0]), before, await ask(1, variants[3])]).toMatchObject([{ unitNet: 80_000, source: 'contract' }, { unitNet: 91_875 }, { unitNet: 87_499 }]);
        expect([await ask(1, rug?.id), await ask(1, variants[0], new Date('2027-02-01T12:00:00Z'))]).toMatchObject([{ unitNet: 199_900 }, { unitNet: 52_500 }]);

        const document = gql`mutation ($input: SetCategoryDiscountInput!) { setCategoryDiscount(input: $input) { id basisPoints version collection { id } } }`;
        const [companyId, collectionId] = [String(buyers[1]?.companyId), String(rugs)];
        const set = async (more: object) => (await running.adminClient.query<{ setCategoryDiscount: { id: string; version: number } }>(document, { input: { companyId, collectionId, basisPoints: 700, ...more } })).setCategoryDiscount;
        const made = await set({});
        expect((await ask(1, rug?.id))?.unitNet).toBe(185_907);
        expect((await ask(1, rug?.id))?.priceVersion).toBe(made.version);
        await expect(set({})).rejects.toThrow(/^collectionId/);
        await expect(set({ id: made.id, version: made.version - 1 })).rejects.toThrow(`now version ${made.version}`);
        expect((await set({ id: made.id, version: made.version, basisPoints: 800 })).version).toBeGreaterThan(made.version);

        // A category of rugs below the moquettes: the deeper one counts for what stands in both.
        await running.sql(`INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") VALUES ($1, $2)`, [rugs, variants[3]]);
        await running.sql('UPDATE collection SET "parentId" = $2 WHERE id = $1', [rugs, moquette]);
        await running.sql('INSERT INTO collection_closure (id_ancestor, id_descendant) VALUES ($2, $1)', [rugs, moquette]);
        expect((await ask(1, variants[3]))?.unitNet).toBe(91_999);
        const trace = gql`query ($companyId: ID!, $variantId: ID!) { priceTrace(companyId: $companyId, variantId: $variantId, quantity: 1) { price { unitNet } discountedNet discounts { basisPoints outcome } } }`;
        const why = await running.adminClient.query<{ priceTrace: object }>(trace, { companyId, variantId: String(variants[3]) });
        expect(why.priceTrace).toMatchObject({
            ...{ price: { unitNet: 91_999 }, discountedNet: 91_999 },
            discounts: [{ basisPoints: 800, outcome: 'chosen' }, { basisPoints: 5000, outcome: 'not-yet-valid' }, { basisPoints: 1250, outcome: 'less-specific' }],
        });

        const [list] = await running.sql<{ id: number }>(`SELECT id FROM price_list WHERE code = 'L1'`);
        const final = gql`mutation ($input: UpdatePriceListInput!) { updatePriceList(input: $input) { takesDiscount } }`;
        await running.adminClient.query(final, { input: { id: String(list?.id), takesDiscount: false } });
        expect((await ask(1, variants[3]))?.unitNet).toBe(99_999);
        await running.adminClient.query(final, { input: { id: String(list?.id), takesDiscount: true } });
        const remove = gql`mutation ($id: ID!) { deleteCategoryDiscount(id: $id) { result } }`;
        await running.adminClient.query(remove, { id: made.id });
        expect((await ask(1, variants[3]))?.unitNet).toBe(87_499);
        expect(await running.sql(`SELECT count(*)::int AS n FROM audit_entry WHERE action LIKE 'category-discount.%'`)).toEqual([{ n: 5 }]);
    });

    it('gives everybody a discount from a quantity on, shows it as a break, and asks the deepest category first', async () => {
        const document = gql`mutation ($input: SetQuantityDiscountInput!) { setQuantityDiscount(input: $input) { id minQuantity version collection { id } } }`;
        const set = async (input: object) => (await running.adminClient.query<{ setQuantityDiscount: { id: string; version: number } }>(document, { input })).setQuantityDiscount;
        const [rugs] = await running.sql<{ id: number }>(`SELECT min("baseId") AS id FROM collection_translation WHERE slug = 'rugs'`);
        const [rug] = await running.sql<{ id: number }>(`SELECT id FROM product_variant WHERE sku = 'R-1'`);
        const ten = await set({ minQuantity: 10, basisPoints: 200 });
        await set({ minQuantity: 30, basisPoints: 400 });
        const ladder = await set({ collectionId: String(rugs?.id), minQuantity: 20, basisPoints: 1000 });
        const buyer = buyers[0] ?? { companyId: 0, currencyCode: 'IRR' };
        const variantId = rug?.id ?? 0;
        const breaksOf = async (id: number) => (await prices.quote(ctx, buyer, [{ variantId: id, quantity: 1 }], now)).get(id)?.breaks;
        const at = async (quantity: number) => (await prices.resolvePrices(ctx, buyer, [{ variantId, quantity }], now)).get(variantId)?.unitNet;
        expect([await at(15), await at(20)]).toEqual([177_911, 160_120]);
        expect(await breaksOf(variantId)).toEqual([{ minQuantity: 1, unitNet: 177_911 }, { minQuantity: 20, unitNet: 160_120 }]);
        // 11 % off the category came first. Contract prices are final.
        expect(await breaksOf(variants[0] ?? 0)).toEqual([{ minQuantity: 1, unitNet: 80_000 }]);
        expect((await prices.resolvePrices(ctx, buyer, [{ variantId: variants[3] ?? 0, quantity: 30 }], now)).get(variants[3] ?? 0)?.unitNet).toBe(80_099);
        await expect(set({ minQuantity: 10, basisPoints: 1 })).rejects.toThrow(/^minQuantity/);
        await expect(set({ id: ten.id, version: ten.version - 1, minQuantity: 10, basisPoints: 1 })).rejects.toThrow(`now version ${ten.version}`);
        const trace = gql`query ($companyId: ID!, $variantId: ID!) { priceTrace(companyId: $companyId, variantId: $variantId, quantity: 25) {
            price { unitNet priceVersion } afterCategoryDiscount discountedNet quantityDiscounts { categoryName minQuantity outcome } } }`;
        expect(await running.adminClient.query(trace, { companyId: String(buyer.companyId), variantId: String(variantId) })).toEqual({ priceTrace: {
            price: { unitNet: 160_120, priceVersion: ladder.version }, afterCategoryDiscount: 177_911, discountedNet: 160_120,
            quantityDiscounts: [
                { categoryName: expect.any(String) as string, minQuantity: 20, outcome: 'chosen' },
                { categoryName: null, minQuantity: 10, outcome: 'less-specific' }, { categoryName: null, minQuantity: 30, outcome: 'less-specific' },
            ],
        } });
        const list = gql`query { quantityDiscounts { minQuantity collection { id } } }`;
        expect(await running.adminClient.query(list)).toEqual({ quantityDiscounts: [
            { minQuantity: 10, collection: null }, { minQuantity: 30, collection: null }, { minQuantity: 20, collection: { id: String(rugs?.id) } },
        ] });
        const remove = gql`mutation ($id: ID!) { deleteQuantityDiscount(id: $id) { result } }`;
        await running.adminClient.query(remove, { id: ladder.id });
        expect(await at(20)).toBe(174_353);
        await running.sql('DELETE FROM quantity_discount');
    });

    it('lets staff keep lists and contract prices, and says why a price is what it is', async () => {
        const { adminClient } = running;
        const { createPriceList } = await adminClient.query<{ createPriceList: { id: string } }>(createList, { input: { code: 'L2', name: 'Second', currencyCode: 'IRR' } });
        const priceListId = createPriceList.id;
        const variantId = String(variants[7]);
        await adminClient.query(setItem, { input: { priceListId, variantId, unitNet: 5000 } });
        await adminClient.query(setItem, { input: { priceListId, variantId, unitNet: 4500, minQuantity: 20 } });
        const companyId = String(buyers[1]?.companyId);
        expect(await adminClient.query(setCompanies, { input: { priceListId, companies: [{ companyId, priority: 3 }] } })).toEqual({ setPriceListCompanies: { companies: [{ companyId, priority: 3 }] } });
        expect(await adminClient.query(setContract, { input: { companyId, variantId, unitNet: 4900 } })).toMatchObject({ setContractPrice: { currencyCode: 'IRR' } });
        const { priceTrace } = await adminClient.query<{ priceTrace: { price: unknown; steps: { outcome: string }[] } }>(traceQuery, { companyId, variantId });
        expect(priceTrace.price).toEqual({ unitNet: 4900, source: 'contract' });
        expect(priceTrace.steps.map(step => step.outcome)).toEqual(['chosen', 'later-list', 'below-quantity']);
    });

    it.each([
        [setItem, { unitNet: 0 }, 'unitNet'], [setItem, { minQuantity: 0 }, 'minQuantity'], [setItem, { validFrom: '2026-13-01' }, 'validFrom'],
        [setItem, { validFrom: '2026-02-01', validUntil: '2026-01-01' }, 'validUntil'], [setItem, {}, 'minQuantity'],
    ])('refuses a wrong price and changes nothing: %#', async (mutation, change, field) => {
        const [list] = await running.sql<{ id: number }>(`SELECT id FROM price_list WHERE code = 'L2'`);
        const before = await running.sql('SELECT * FROM price_list_item ORDER BY id');
        const input = { priceListId: String(list?.id), variantId: String(variants[7]), unitNet: 1, ...change };
        await expect(running.adminClient.query(mutation, { input })).rejects.toThrow(new RegExp(`^${field}`));
        expect(await running.sql('SELECT * FROM price_list_item ORDER BY id')).toEqual(before);
    });

    it('chooses in SQL as the rule does, for any prices', async () => {
        await running.sql(`INSERT INTO price_list (code, name, "currencyCode") SELECT 'R' || n, 'R', 'IRR' FROM generate_series(1, 3) n`);
        await running.sql(`INSERT INTO price_list_company ("priceListId", "companyId", priority) SELECT l.id, c.id, (l.id % 2) FROM price_list l, company c WHERE l.code LIKE 'R%'`);
        await running.sql(`INSERT INTO price_list_item ("priceListId", "productVariantId", "minQuantity", "unitNet", "validFrom", "validUntil")
            SELECT l.id, v.id, 1 + floor(random() * 12), 100 + floor(random() * 50), d.f, d.f + (random() * 3)::int FROM price_list l, product_variant v, generate_series(1, 12),
                LATERAL (SELECT CASE WHEN random() < 0.3 THEN NULL ELSE date '2026-11-20' + (random() * 4)::int END AS f) d WHERE l.code LIKE 'R%' ON CONFLICT DO NOTHING`);
        // Most variants have a price on any day, however the others fell out.
        await running.sql(`WITH list AS (INSERT INTO price_list (code, name, "currencyCode") VALUES ('RX', 'R', 'IRR') RETURNING id),
                companies AS (INSERT INTO price_list_company ("priceListId", "companyId", priority) SELECT list.id, c.id, 0 FROM list, company c)
            INSERT INTO price_list_item ("priceListId", "productVariantId", "minQuantity", "unitNet") SELECT list.id, v.id, 1, 200 FROM list, product_variant v WHERE v.id % 4 <> 0`);
        await running.sql(`INSERT INTO contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "unitNet")
            SELECT c.id, v.id, 'IRR', 1 + floor(random() * 12), 90 FROM company c, product_variant v WHERE random() < 0.3 ON CONFLICT DO NOTHING`);
        await running.sql(`INSERT INTO category_discount ("companyId", "collectionId", "basisPoints")
            SELECT c.id, g.id, (random() * 9900)::int FROM company c, collection g WHERE NOT g."isRoot" ON CONFLICT DO NOTHING`);
        await running.sql(`INSERT INTO quantity_discount ("collectionId", "minQuantity", "basisPoints")
            SELECT CASE WHEN g."isRoot" THEN NULL ELSE g.id END, q, (random() * 9900)::int FROM collection g, generate_series(1, 9, 4) q`);
        await running.sql(`INSERT INTO variant_unit ("productVariantId", code, factor) SELECT v.id, u.code, u.factor FROM product_variant v, (VALUES ('pack', 2), ('box', 3), ('pallet', 11)) u(code, factor) ON CONFLICT DO NOTHING`);
        await running.sql(`INSERT INTO pack_discount ("collectionId", "productVariantId", unit, "basisPoints")
            SELECT CASE WHEN g."isRoot" THEN NULL ELSE g.id END, NULL, u, (random() * 9900)::int FROM collection g, unnest(ARRAY['pack', 'box', 'pallet']) u WHERE random() < 0.7
            UNION ALL SELECT NULL, v.id, 'box', (random() * 9900)::int FROM product_variant v WHERE random() < 0.3`);
        variants = (await running.sql<{ id: number }>('SELECT id FROM product_variant ORDER BY id')).map(row => row.id);
        // Two end customers, one below the other; the lists and contracts that they have themselves do not count.
        const tree = running.server.app.get(DistributorTreeService);
        const staff = { kind: 'staff' as const, administratorId: 1, userId: 1, permissions: new Set<string>(), reach: null };
        const customers: { companyId: number; currencyCode: string }[] = [];
        for (const [code, markupBasisPoints] of [['C', 1250], ['D', 333]] as const) {
            const company = await running.server.app.get(CompanyService).create(ctx, systemScope, { code, name: `Company ${code}`, currencyCode: 'IRR', language: 'fa' });
            const distributorCompanyId = customers[0]?.companyId ?? buyers[0]?.companyId ?? 0;
            await tree.setIsDistributor(ctx, staff, { companyId: distributorCompanyId, isDistributor: true });
            const linked = await tree.setDistributor(ctx, staff, { companyId: company.id, distributorCompanyId, markupBasisPoints, acceptance: 'automatic', active: true });
            expect(linked).not.toHaveProperty('errorCode');
            customers.push({ companyId: company.id, currencyCode: 'IRR' });
            await running.sql(`INSERT INTO price_list_company ("priceListId", "companyId", priority) SELECT l.id, $1, 0 FROM price_list l WHERE l.code LIKE 'R%'`, [company.id]);
            await running.sql(`INSERT INTO contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "unitNet") SELECT $1, v.id, 'IRR', 1, 5 FROM product_variant v`, [company.id]);
        }
        const minimum = new Map((await running.sql<{ id: number; q: number }>('SELECT "productVariantId" AS id, "minQuantity" AS q FROM variant_sales')).map(row => [row.id, row.q]));
        const { SqlParams } = await import('../../assortment');
        for (const buyer of [...buyers, ...customers]) {
            const params = new SqlParams();
            const offer = await prices.offer(ctx, buyer, '2026-11-22');
            const rows = await running.sql<{ variant_id: number; unit_net: string }>(offer.ownPrices(params), params.values);
            const byRule = await prices.resolvePrices(ctx, buyer, variants.map(variantId => ({ variantId, quantity: minimum.get(variantId) ?? 1 })), now);
            const inOrder = (found: number[][]) => found.sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
            expect(inOrder(rows.map(row => [row.variant_id, Number(row.unit_net)]))).toEqual(inOrder([...byRule].map(([id, price]) => [id, price.unitNet])));
            expect(rows.length).toBeGreaterThan(5);
        }
    });

    it('sells to an end customer at the distributor\'s price with each mark-up on top, and shows staff how', async () => {
        const variantId = variants[0] ?? 0;
        const ask = async (companyId: number, quantity = 1) => (await prices.resolvePrices(ctx, { companyId, currencyCode: 'IRR' }, [{ variantId, quantity }], now)).get(variantId);
        const [c, d] = (await running.sql<{ id: number }>(`SELECT id FROM company WHERE code IN ('C', 'D') ORDER BY code`)).map(row => row.id);
        await importDemoFile(running, 'contract-prices', Buffer.from('company,sku,price\nA,S-0,800\nC,S-0,7'));
        expect(await ask(c ?? 0)).toMatchObject({ unitNet: 90_000, source: 'distributor' });
        const dearest = await ask(d ?? 0);
        expect(dearest).toMatchObject({ unitNet: 92_997, source: 'distributor' });
        expect(JSON.stringify(dearest)).not.toMatch(/80000|90000/);
        const document = gql`query ($companyId: ID!, $variantId: ID!) { priceTrace(companyId: $companyId, variantId: $variantId, quantity: 1) { price { unitNet } steps { outcome unitNet } markups { companyId markupBasisPoints unitNet isOpen } } }`;
        const { priceTrace } = await running.adminClient.query<{ priceTrace: object }>(document, { companyId: String(d), variantId: String(variantId) });
        expect(priceTrace).toMatchObject({
            price: { unitNet: 92_997 },
            markups: [{ companyId: String(c), markupBasisPoints: 1250, unitNet: 90_000, isOpen: true }, { companyId: String(d), markupBasisPoints: 333, unitNet: 92_997, isOpen: true }],
        });
        expect(JSON.stringify(priceTrace)).toContain('80000');
        const set = gql`mutation ($input: SetCompanyDistributorInput!) { setCompanyDistributor(input: $input) { ... on CompanyDistribution { link { version } } ... on DistributorLinkRefusal { reason } } }`;
        const change = (more: object) => running.adminClient.query(set, { input: { companyId: String(c), distributorCompanyId: String(buyers[0]?.companyId), markupBasisPoints: 1250, acceptance: 'automatic', active: true, ...more } });
        expect(await change({ markupBasisPoints: 2000, version: 1 })).toEqual({ setCompanyDistributor: { link: { version: 2 } } });
        await expect(change({ markupBasisPoints: 1, version: 1 })).rejects.toThrow('now version 2');
        expect((await ask(c ?? 0))?.unitNet).toBe(96_000);
        expect((await ask(d ?? 0))?.priceVersion).not.toBe(dearest?.priceVersion);
        await change({ active: false });
        expect([await ask(c ?? 0), await ask(d ?? 0)]).toEqual([undefined, undefined]);
        await change({ active: true, markupBasisPoints: 0 });
        expect((await ask(c ?? 0))?.unitNet).toBe(80_000);
    });
});
