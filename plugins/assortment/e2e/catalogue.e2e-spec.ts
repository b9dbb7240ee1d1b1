import { AssetService, RequestContextService } from '@vendure/core';
import type { SimpleGraphQLClient } from '@vendure/testing';
import gql from 'graphql-tag';
import { Readable } from 'node:stream';

import { systemScope } from '../../../kernel/scope';
import { fakeDemoPictures, importDemoFile, refreshCatalogue } from '../../../test/demo-catalogue';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, CompanyService, MemberService } from '../../organizations';
import { VisibilityService } from '..';

const catalogueQuery = gql`
    query ($input: CatalogueInput!) {
        catalogue(input: $input) {
            totalItems
            items { variantId productSlug name sku imageUrl categoryName baseUnit availability price { unitNet unitGross taxRate currencyCode source } }
            categories { id name count }
            facets { id name values { id name count } }
        }
    }
`;
const productQuery = gql`
    query ($slug: String!) {
        catalogueProduct(slug: $slug) {
            name imageUrls documents { name url mimeType sizeBytes } path { name }
            variants { variantId sku name options { group value } features { name value } units { code name factor } price { unitNet } priceBreaks { minQuantity unitNet } weightKgPerUnit minQuantity }
        }
    }
`;
const suggestionsQuery = gql`query ($term: String!) { catalogueSuggestions(term: $term) }`;
const compareQuery = gql`query ($ids: [ID!]!) { compareVariants(variantIds: $ids) { variantId productName sku price { unitNet } } }`;

interface Item {
    variantId: string;
    productSlug: string;
    name: string;
    sku: string;
    availability: string;
    price: { unitNet: number; unitGross: number; taxRate: number; currencyCode: string; source: string } | null;
}
interface Page {
    totalItems: number;
    items: Item[];
    categories: { id: string; name: string; count: number }[];
    facets: { id: string; name: string; values: { id: string; name: string; count: number }[] }[];
}

const password = 'a good long password 12';

describe('the catalogue', () => {
    let running: RunningServer;
    let companies: Record<string, number>;

    /** Signs in as the company's member. */
    async function as(code: string): Promise<SimpleGraphQLClient> {
        await running.shopClient.asUserWithCredentials(`${code.toLowerCase()}@example.com`, password);
        return running.shopClient;
    }
    async function page(code: string, input: Record<string, unknown> = {}, language = 'en'): Promise<Page> {
        const client = await as(code);
        const { catalogue } = await client.query<{ catalogue: Page }>(catalogueQuery, { input }, { languageCode: language });
        return catalogue;
    }
    const skus = (found: Page) => found.items.map(item => item.sku);

    async function makeCompany(code: string, name: string, currencyCode: string, countryCode: string): Promise<number> {
        const { app } = running.server;
        const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        const company = await app.get(CompanyService).create(ctx, systemScope, { code, name, currencyCode, countryCode, language: 'en' });
        await app.get(MemberService).invite(ctx, systemScope, {
            companyId: company.id, firstName: 'A', lastName: code, emailAddress: `${code.toLowerCase()}@example.com`, role: 'admin', language: 'en',
        });
        const [message] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE channel = 'mail' ORDER BY id DESC LIMIT 1`);
        await app.get(AcceptanceService).accept(ctx, /invitation\/([\w-]+)/.exec(message?.body ?? '')?.[1] ?? '', password);
        return company.id;
    }

    beforeAll(async () => {
        running = await startServer();
        companies = {
            tehran: await makeCompany('C-1001', 'Tehran dealer', 'IRR', 'IR'),
            mashhad: await makeCompany('C-1002', 'Mashhad wholesaler', 'IRR', 'IR'),
            lodz: await makeCompany('C-1003', 'Importer Łódź', 'PLN', 'PL'),
        };
        await running.sql(`UPDATE tax_rate t SET value = CASE z.name WHEN 'Poland' THEN 23 ELSE 10 END
            FROM zone z, tax_category c WHERE z.id = t."zoneId" AND c.id = t."categoryId" AND c.name = 'Standard'`);
        await fakeDemoPictures(running);
    }, 120_000);
    afterAll(() => running.stop());

    it('takes in 300 variants in seconds, and the same file again changes nothing', async () => {
        const dry = await importDemoFile(running, 'products', 'products.csv', true);
        expect(dry).toMatchObject({ created: 300, rejected: 0 });
        expect(await running.sql('SELECT 1 FROM product_variant')).toEqual([]);
        await importDemoFile(running, 'terms', 'terms.csv');
        const started = Date.now();
        expect(await importDemoFile(running, 'products', 'products.csv')).toMatchObject({ created: 300, updated: 0, rejected: 0 });
        expect(Date.now() - started).toBeLessThan(30_000);
        expect(await importDemoFile(running, 'products', 'products.csv')).toMatchObject({ created: 0, updated: 0, unchanged: 300 });
        expect((await importDemoFile(running, 'terms', 'terms.csv')).updated).toBe(0);
        expect(await refreshCatalogue(running)).toBeGreaterThan(30);
        expect(await refreshCatalogue(running)).toBe(0);
    });

    it('answers each wrong row by what is wrong, and takes the others', async () => {
        const header = 'sku,product,category,name_en,unit,roll_factor,tax,image,colour';
        const file = Buffer.from([header,
            'BAD-1,Bad Slug,moquette,X,m2,,,,', 'BAD-2,bad,moquette,X,furlong,,,,', 'BAD-3,bad,moquette,X,m2,1,,,',
            'BAD-4,bad,moquette,X,m2,,No such tax,,', 'BAD-5,bad,moquette,X,m2,,,nowhere.png,', 'OK-1,fine,moquette,Fine,m2,,,,', 'OK-1,fine,moquette,Fine,m2,,,,',
        ].join('\n'));
        const report = await importDemoFile(running, 'products', file);
        expect(report.answers.map(answer => answer.outcome)).toEqual([...Array<string>(5).fill('rejected'), 'created', 'rejected']);
        const fields = ['product', 'unit', 'roll_factor', 'tax', 'image', 'sku'];
        expect(report.answers.flatMap(answer => answer.message?.split(':')[0] ?? [])).toEqual(fields);
    });

    it('shows nothing while nobody has a price: no price is not for sale', async () => {
        expect(await page('C-1001')).toMatchObject({ totalItems: 0, items: [], categories: [], facets: [] });
    });

    it('shows each company what it has a price for, at its own price', async () => {
        for (const [importer, file] of [['prices', 'prices-irr.csv'], ['prices', 'prices-pln.csv'], ['price-list-companies', 'price-list-companies.csv'], ['contract-prices', 'contract-prices.csv']] as const) {
            expect((await importDemoFile(running, importer, file)).rejected).toBe(0);
        }
        const [tehran, lodz] = [await page('C-1001', { take: 1 }), await page('C-1003', { take: 1 })];
        expect([tehran.totalItems, lodz.totalItems]).toEqual([294, 274]);
        const own = (await page('C-1001', { term: 'DMV-M-CRM-300' })).items[0]?.price;
        const other = (await page('C-1002', { term: 'dmvmcrm300' })).items[0]?.price;
        const polish = (await page('C-1003', { term: 'dmv-m-crm-300' })).items[0]?.price;
        expect(own).toEqual({ unitNet: 282_000_000, unitGross: 310_200_000, taxRate: 10, currencyCode: 'IRR', source: 'contract' });
        expect(other).toEqual({ unitNet: 298_000_000, unitGross: 327_800_000, taxRate: 10, currencyCode: 'IRR', source: 'list' });
        expect(polish).toEqual({ unitNet: 3400, unitGross: 4182, taxRate: 23, currencyCode: 'PLN', source: 'list' });
    });

    it.each([
        ['موکت دماوند', 'en'], ['moket damavand', 'fa'], ['damavand moquette', 'fa'], ['moqette damavnd', 'en'], ['موكت دماوند', 'pl'], ['ковролин дамаванд', 'en'], ['wykladzina damawand', 'ru'],
    ])('finds the moquette Damavand by %s in %s', async (term, language) => {
        const found = await page('C-1001', { term }, language);
        expect(found.totalItems).toBeGreaterThan(0);
        expect(found.items[0]?.productSlug).toBe('damavand-moquette');
    });

    it('answers in the language asked for', async () => {
        const found = await page('C-1001', { term: 'DMV-M-CRM-300' }, 'fa');
        expect(found.items[0]).toMatchObject({ name: 'موکت دماوند زرشکی ۳ متری', categoryName: 'موکت', imageUrl: '/assets/preview/moquette-damavand-crimson.png?preset=medium' });
    });

    it('suggests product names', async () => {
        const client = await as('C-1001');
        const { catalogueSuggestions } = await client.query<{ catalogueSuggestions: string[] }>(suggestionsQuery, { term: 'dama' }, { languageCode: 'en' });
        expect(catalogueSuggestions).toEqual(['Damavand moquette']);
    });

    it('sorts by the own price exactly, across pages', async () => {
        const pages = await Promise.all([0, 100, 200].map(skip => page('C-1001', { sort: 'PRICE_ASC', skip, take: 100 })));
        const prices = pages.flatMap(found => found.items.map(item => item.price?.unitNet ?? NaN));
        expect(prices).toHaveLength(294);
        expect(prices).toEqual([...prices].sort((a, b) => a - b));
        expect((await page('C-1001', { sort: 'PRICE_DESC', take: 1 })).items[0]?.price?.unitNet).toBe(prices.at(-1));
        const cheap = await page('C-1001', { priceTo: prices[9], take: 100 });
        expect(cheap.totalItems).toBe(prices.filter(price => price <= (prices[9] ?? 0)).length);
    });

    it('counts facets so that choosing one gives as many as it said', async () => {
        const all = await page('C-1001', { take: 1 });
        const colour = all.facets.find(facet => facet.name === 'Colour');
        const value = colour?.values[0];
        const chosen = await page('C-1001', { facetValueIds: [value?.id], take: 1 });
        expect(chosen.totalItems).toBe(value?.count);
        expect(chosen.facets.find(facet => facet.name === 'Colour')?.values).toEqual(colour?.values);
        const both = await page('C-1001', { facetValueIds: colour?.values.slice(0, 2).map(one => one.id), take: 1 });
        expect(both.totalItems).toBe((colour?.values[0]?.count ?? 0) + (colour?.values[1]?.count ?? 0));
        for (const category of all.categories) {
            expect((await page('C-1001', { categoryId: category.id, take: 1 })).totalItems).toBe(category.count);
        }
    });

    it('shows a product with units, breaks and features, and compares two', async () => {
        const client = await as('C-1002');
        const { catalogueProduct } = await client.query<{ catalogueProduct: { variants: Record<string, unknown>[]; imageUrls: string[]; path: { name: string }[] } }>(productQuery, { slug: 'damavand-moquette' }, { languageCode: 'fa' });
        expect(catalogueProduct.variants).toHaveLength(12);
        expect(catalogueProduct.imageUrls).toHaveLength(6);
        expect(catalogueProduct.path.at(-1)?.name).toMatch(/^موکت/);
        expect(catalogueProduct.variants[0]).toMatchObject({
            sku: 'DMV-M-CRM-300', minQuantity: 10, weightKgPerUnit: 1.5,
            units: [{ code: 'm2', name: 'مترمربع', factor: 1 }, { code: 'roll', name: 'رول', factor: 75 }],
            priceBreaks: [{ minQuantity: 1, unitNet: 298_000_000 }, { minQuantity: 200, unitNet: 283_000_000 }, { minQuantity: 500, unitNet: 269_000_000 }],
            options: [{ group: 'رنگ', value: 'زرشکی' }, { group: 'اندازه', value: '۳ متری' }],
        });
        const ids = (await page('C-1002', { term: 'damavand', take: 2 })).items.map(item => item.variantId);
        const { compareVariants } = await client.query<{ compareVariants: { variantId: string }[] }>(compareQuery, { ids: ids.reverse() });
        expect(compareVariants.map(variant => variant.variantId)).toEqual(ids);
    });

    it('offers the files of a product that are no pictures, named in the reader\'s language', async () => {
        const ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
        const asset = await running.server.app.get(AssetService).createFromFileStream(Readable.from(pdf), 'data sheet.pdf', ctx);
        const { id } = asset as { id: number };
        await running.sql(`DELETE FROM asset_translation WHERE "baseId" = $1`, [id]);
        await running.sql(`INSERT INTO asset_translation ("baseId", "languageCode", name) VALUES ($1, 'en', 'data sheet.pdf'), ($1, 'fa', 'برگهٔ مشخصات')`, [id]);
        await running.sql(`INSERT INTO product_asset ("productId", "assetId", position) SELECT "baseId", $1, 9 FROM product_translation WHERE slug = 'damavand-moquette' LIMIT 1`, [id]);
        const client = await as('C-1002');
        interface Shown { catalogueProduct: { imageUrls: string[]; documents: { name: string; url: string; mimeType: string; sizeBytes: number }[] } }
        const of = async (languageCode: string) => (await client.query<Shown>(productQuery, { slug: 'damavand-moquette' }, { languageCode })).catalogueProduct;
        const [sheet, ...others] = (await of('pl')).documents;
        expect(others).toEqual([]);
        expect(sheet).toMatchObject({ name: 'data sheet.pdf', mimeType: 'application/pdf', sizeBytes: pdf.length });
        expect(sheet?.url).toMatch(/^\/assets\/.+\.pdf$/);
        expect((await of('fa')).documents.map(one => one.name)).toEqual(['برگهٔ مشخصات']);
        expect((await of('fa')).imageUrls).toHaveLength(6);
    });

    it('opens categories to companies, in every way of looking', async () => {
        const before = await page('C-1002', { term: 'hotel moquette arg' });
        expect(before.totalItems).toBe(4);
        await importDemoFile(running, 'company-categories', 'company-categories.csv');
        await running.sql('UPDATE assortment_settings SET "byCategory" = true');
        const hidden = before.items[0];
        const client = await as('C-1002');
        expect((await page('C-1002', { term: hidden?.sku })).totalItems).toBe(0);
        const all = await page('C-1002', { take: 1 });
        expect(all.totalItems).toBe(294 - 12);
        expect(all.categories.map(category => category.name)).not.toContain('Hotel projects');
        expect(JSON.stringify(all.facets)).not.toMatch(/Hotel projects|"Arg"/);
        // What is alike may be suggested; what is hidden may not.
        const { catalogueSuggestions } = await client.query<{ catalogueSuggestions: string[] }>(suggestionsQuery, { term: 'arg hotel' });
        expect(catalogueSuggestions.filter(name => /هتلی/.test(name))).toEqual([]);
        expect((await client.query<{ catalogueProduct: unknown }>(productQuery, { slug: hidden?.productSlug })).catalogueProduct).toBeNull();
        expect((await client.query<{ compareVariants: unknown[] }>(compareQuery, { ids: [hidden?.variantId, all.items[0]?.variantId] })).compareVariants).toHaveLength(1);
        const ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        const seen = (companyId = 0) => running.server.app.get(VisibilityService).visibleVariantIds(ctx, { companyId, currencyCode: 'IRR' }, [Number(hidden?.variantId)]);
        expect([(await seen(companies.mashhad)).size, (await seen(companies.tehran)).size]).toEqual([0, 1]);
        expect((await page('C-1001', { term: hidden?.sku })).totalItems).toBe(1);
    });

    it('never shows another company its contract price, or a price to who may not see prices', async () => {
        const mine = (await page('C-1001', { take: 100, term: 'damavand' })).items.filter(item => item.price?.source === 'contract').map(item => item.price?.unitNet);
        expect(mine).toHaveLength(4);
        const theirs = JSON.stringify([await page('C-1002', { take: 100, term: 'damavand' }), await page('C-1003', { take: 100, term: 'damavand' })]);
        mine.forEach(price => expect(theirs).not.toContain(`:${price},`));
    });

    it('hides a switched-off product at once, and shows a new name within a refresh', async () => {
        await running.sql(`UPDATE product SET enabled = false WHERE id = (SELECT "baseId" FROM product_translation WHERE slug = 'kavir-moquette' LIMIT 1)`);
        expect((await page('C-1001', { term: 'kavir', take: 100 })).items.map(item => item.productSlug)).not.toContain('kavir-moquette');
        expect((await page('C-1001', { take: 1 })).totalItems).toBe(294 - 12);
        await running.sql(`UPDATE product SET enabled = true`);
        await running.sql(`UPDATE product_variant_translation SET name = 'Renamed thing' WHERE "languageCode" = 'en' AND "baseId" = (SELECT id FROM product_variant WHERE sku = 'KVR-M-SND-300')`);
        await refreshCatalogue(running);
        expect(skus(await page('C-1001', { term: 'renamed thing' }))).toEqual(['KVR-M-SND-300']);
    });

    it('asks the database as often for a hundred items as for one', async () => {
        const count = async (take: number) => {
            const { rawConnection } = running.server.app.get((await import('@vendure/core')).TransactionalConnection);
            await as('C-1001');
            const logger = rawConnection.logger;
            let queries = 0;
            rawConnection.logger = { ...logger, logQuery: () => void queries++, logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined };
            rawConnection.setOptions({ logging: true });
            await running.shopClient.query(catalogueQuery, { input: { take } });
            rawConnection.logger = logger;
            return queries;
        };
        await count(1);
        const [one, hundred] = [await count(1), await count(100)];
        expect(hundred).toBe(one);
        expect(one).toBeLessThan(20);
    });

    it.each([
        [{ take: 101 }, 'take'], [{ take: 0 }, 'take'], [{ skip: -1 }, 'skip'], [{ term: 'x'.repeat(101) }, 'term'], [{ categoryId: 'abc' }, 'categoryId'], [{ facetValueIds: ['0'] }, 'facetValueIds'], [{ term: 'a\u0000b' }, 'term'],
    ])('refuses %j and names the field', async (input, field) => {
        await expect(page('C-1001', input)).rejects.toThrow(new RegExp(`^${field}`));
    });
});
