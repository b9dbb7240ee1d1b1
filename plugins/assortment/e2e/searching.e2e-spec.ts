import { RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { fakeDemoPictures, importDemoFile, refreshCatalogue } from '../../../test/demo-catalogue';
import { orderInState } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, CompanyService, MemberService } from '../../organizations';
import { SearchLogService } from '../services/search-log.service';

const catalogueQuery = gql`
    query ($input: CatalogueInput!) { cataloguePriceRange(input: $input) { from to } catalogue(input: $input) { totalItems instead { kind text } items { variantId sku name } } }
`;
const suggestionsQuery = gql`query ($term: String!) { catalogueSuggestions(term: $term) }`;
const typingQuery = gql`
    query ($term: String!) { searchSuggestions(term: $term) { products { name slug } categories { name } phrases instead { kind text } } }
`;
const setCode = gql`mutation ($input: CustomerCodeInput!) { setCustomerCode(input: $input) { id ownCode version sku variantName } }`;
const codesQuery = gql`query ($companyId: ID!, $term: String) { customerCodes(companyId: $companyId, term: $term) { totalItems items { id sku ownCode version } } }`;
const setReplacement = gql`mutation ($input: TermReplacementInput!) { setTermReplacement(input: $input) { id phrase replacement version } }`;
const deleteReplacement = gql`mutation ($id: ID!) { deleteTermReplacement(id: $id) { result } }`;
const missedQuery = gql`
    query ($input: MissedPhrasesInput!) { missedPhrases(input: $input) { totalItems items { phrase times customers lastDay replacement isInOffer } } }
`;

interface Found {
    totalItems: number;
    instead: { kind: string; text: string | null } | null;
    priceRange?: { from: number; to: number } | null;
    items: { variantId: string; sku: string; name: string }[];
}
interface Suggested {
    products: { name: string; slug: string }[];
    categories: { name: string }[];
    phrases: string[];
    instead: { kind: string; text: string | null } | null;
}
interface Missed {
    totalItems: number;
    items: { phrase: string; times: number; customers: number; lastDay: string; replacement: string | null; isInOffer: boolean }[];
}

const password = 'a good long password 12';
const allTime = { from: '2020-01-01', until: '2099-12-31' };

describe('what people type and what they find', () => {
    let running: RunningServer;
    let companies: Record<string, number>;

    async function search(code: string, term: string, more: object = {}, language = 'en'): Promise<Found> {
        await running.shopClient.asUserWithCredentials(`${code.toLowerCase()}@example.com`, password);
        const answer = await running.shopClient.query<{ catalogue: Found; cataloguePriceRange: Found['priceRange'] }>(catalogueQuery, { input: { term, take: 100, ...more } }, { languageCode: language });
        return { ...answer.catalogue, priceRange: answer.cataloguePriceRange };
    }
    const skus = (found: Found) => found.items.map(item => item.sku);
    const variantId = async (sku: string) => (await running.sql<{ id: number }>('SELECT id FROM product_variant WHERE sku = $1', [sku]))[0]?.id ?? 0;
    const ask = <T>(query: typeof setCode, variables: object) => running.adminClient.query<T>(query, variables as Record<string, unknown>);
    const missed = async (input: object = {}) => (await ask<{ missedPhrases: Missed }>(missedQuery, { input: { ...allTime, ...input } })).missedPhrases;
    /** Placed orders of the company with one variant, past the shop. */
    async function bought(companyId: number, sku: string, times: number): Promise<void> {
        const [member] = await running.sql<{ companyId: number; memberId: number; customerId: number }>(
            'SELECT m."companyId", m.id AS "memberId", m."customerId" FROM company_member m WHERE m."companyId" = $1', [companyId]);
        for (let i = 0; i < times && member; i++) await orderInState(running, 'Submitted', member, [{ variantId: await variantId(sku), quantity: 1 }]);
    }
    const written = () => running.server.app.get(SearchLogService).flush();

    async function makeCompany(code: string): Promise<number> {
        const { app } = running.server;
        const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        const company = await app.get(CompanyService).create(ctx, systemScope, { code, name: `Company ${code}`, currencyCode: 'IRR', countryCode: 'IR', language: 'en' });
        await app.get(MemberService).invite(ctx, systemScope, {
            companyId: company.id, firstName: 'A', lastName: code, emailAddress: `${code.toLowerCase()}@example.com`, role: 'admin', language: 'en',
        });
        const [message] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE channel = 'mail' ORDER BY id DESC LIMIT 1`);
        await app.get(AcceptanceService).accept(ctx, /invitation\/([\w-]+)/.exec(message?.body ?? '')?.[1] ?? '', password);
        return company.id;
    }

    beforeAll(async () => {
        running = await startServer();
        companies = { one: await makeCompany('C-1001'), two: await makeCompany('C-1002') };
        await fakeDemoPictures(running);
        await importDemoFile(running, 'terms', 'terms.csv');
        await importDemoFile(running, 'products', 'products.csv');
        await importDemoFile(running, 'prices', 'prices-irr.csv');
        await importDemoFile(running, 'price-list-companies', Buffer.from('list,company,priority\nIRR-DEALER,C-1001,1\nIRR-DEALER,C-1002,1'));
        await refreshCatalogue(running);
        await running.adminClient.asSuperAdmin();
    }, 120_000);
    afterAll(() => running.stop());

    describe("by the customer's own codes", () => {
        it('takes them from a file, answers each row, and the same file again changes nothing', async () => {
            const file = Buffer.from([
                'company,sku,own_code', 'C-1001,DMV-M-CRM-300,ZX-77/5', 'C-1001,DMV-M-CRM-400,ZX-77/6', 'C-1002,KVR-M-SND-300,ZX 775',
                'C-9999,DMV-M-CRM-300,A1', 'C-1001,NO-SUCH,A1', 'C-1001,DMV-M-CRM-300,again', 'C-1002,DMV-M-CRM-300,--',
            ].join('\n'));
            const report = await importDemoFile(running, 'customer-codes', file);
            expect(report).toMatchObject({ created: 3, rejected: 4 });
            expect(report.answers.flatMap(answer => answer.message ?? [])).toEqual([
                'company: there is no company of this code', 'sku: there is no variant of this code', 'sku: the code of this article stands in row 2 already', 'own_code: must have a letter or digit',
            ]);
            expect(await importDemoFile(running, 'customer-codes', file)).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 4 });
        });

        it.each(['ZX-77/5', 'zx775', 'ZX 77 5', 'zx-۷۷-۵', 'ZX٧٧٥'])('finds the product by %s, first of all', async term => {
            const found = await search('C-1001', term);
            expect(skus(found)[0]).toBe('DMV-M-CRM-300');
            expect(found.instead).toBeNull();
        });

        it('finds by the beginning of a code, in the catalogue and while typing', async () => {
            expect(skus(await search('C-1001', 'zx77')).sort()).toEqual(['DMV-M-CRM-300', 'DMV-M-CRM-400']);
            const { catalogueSuggestions } = await running.shopClient.query<{ catalogueSuggestions: string[] }>(suggestionsQuery, { term: 'zx775' });
            expect(catalogueSuggestions).toHaveLength(1);
        });

        it('finds nothing by the code of another company, and shows a code to nobody', async () => {
            expect(skus(await search('C-1002', 'zx775'))).toEqual(['KVR-M-SND-300']);
            expect(skus(await search('C-1002', 'zx776'))).not.toContain('DMV-M-CRM-400');
            expect(JSON.stringify(await search('C-1001', 'zx775'))).not.toMatch(/ZX-77/);
        });

        it('is set and changed by staff, who are told when somebody was faster', async () => {
            const input = { companyId: companies.one, variantId: await variantId('KVR-M-SND-300'), ownCode: 'K 9' };
            expect((await ask<{ setCustomerCode: object }>(setCode, { input })).setCustomerCode).toMatchObject({ ownCode: 'K 9', version: 1, sku: 'KVR-M-SND-300' });
            expect(skus(await search('C-1001', 'k9'))).toContain('KVR-M-SND-300');
            await ask(setCode, { input: { ...input, ownCode: 'K 10', version: 1 } });
            await expect(ask(setCode, { input: { ...input, ownCode: 'K 11', version: 1 } })).rejects.toThrow(/^version: was changed meanwhile/);
            const { customerCodes } = await ask<{ customerCodes: { totalItems: number; items: { ownCode: string }[] } }>(codesQuery, { companyId: companies.one, term: 'k-10' });
            expect(customerCodes.items).toMatchObject([{ ownCode: 'K 10', version: 2 }]);
        });
    });

    describe('however it was typed', () => {
        it.each([
            ['nlh,kn', 'LAYOUT', 'دماوند'],
            ['یشئشرشدی', 'LAYOUT', 'damavand'],
            ['вфьфмфтв', 'LAYOUT', 'damavand'],
            ['damavand l,;j', 'LAYOUT', 'damavand موکت'],
        ])('%s: %s', async (term, kind, text) => {
            const found = await search('C-1001', term);
            expect(found.instead).toEqual({ kind, text });
            expect(found.totalItems).toBeGreaterThan(0);
            expect(new Set(skus(found).map(sku => sku.slice(0, 3)))).toEqual(new Set(['DMV']));
        });

        it('finds a code typed on the Persian keyboard', async () => {
            const found = await search('C-1001', 'یئر-ئ-زقئ-۳۰۰');
            expect([skus(found)[0], found.instead?.kind]).toEqual(['DMV-M-CRM-300', 'LAYOUT']);
        });

        it('says when it shows words of the same sound, or only alike ones', async () => {
            expect((await search('C-1001', 'damawend')).instead?.kind).toMatch(/SOUND|SIMILAR/);
            expect((await search('C-1001', 'damxvand')).instead).toEqual({ kind: 'SIMILAR', text: null });
        });

        it('looks for nothing else when only what was typed is wanted', async () => {
            expect(await search('C-1001', 'nlh,kn', { isExact: true })).toMatchObject({ totalItems: 0, instead: null, items: [] });
            expect((await search('C-1001', 'damavand', { isExact: true })).instead).toBeNull();
        });

        it('never says of hidden products what they are called', async () => {
            await running.sql(`UPDATE product SET enabled = false WHERE id = (SELECT "baseId" FROM product_translation WHERE slug = 'damavand-moquette' LIMIT 1)`);
            const before = await search('C-1001', 'nlh,kn');
            expect(skus(before)).not.toContain('DMV-M-CRM-300');
            await running.sql('UPDATE product SET enabled = true');
        });
    });

    describe('while it is typed', () => {
        const suggest = async (term: string, languageCode = 'en') => (await running.shopClient.query<{ searchSuggestions: Suggested }>(typingQuery, { term }, { languageCode })).searchSuggestions;

        it('offers products, categories and completed phrases of what one sees', async () => {
            await running.shopClient.asUserWithCredentials('c-1001@example.com', password);
            const found = await suggest('damavand cr');
            expect(found.products).toMatchObject([{ name: 'Damavand moquette', slug: 'damavand-moquette' }]);
            expect(found.phrases).toContain('damavand Crimson');
            expect((await suggest('moqu')).categories[0]?.name).toBe('Wall-to-wall moquette');
            expect((await suggest('موک', 'fa')).categories[0]?.name).toMatch(/^موکت/);
            expect((await suggest('l,;j', 'fa')).instead).toEqual({ kind: 'LAYOUT', text: 'موکت' });
            expect(await suggest('---')).toEqual({ products: [], categories: [], phrases: [], instead: null });
        });

        it('offers nothing of what is hidden', async () => {
            await running.sql('UPDATE product SET enabled = false');
            expect(await suggest('damavand cr')).toEqual({ products: [], categories: [], phrases: [], instead: null });
            await running.sql('UPDATE product SET enabled = true');
        });
    });

    describe('in an order and within limits', () => {
        it('what the company ordered most often comes first, and is no other company’s affair', async () => {
            await bought(companies.one ?? 0, 'KVR-M-SND-300', 3);
            await bought(companies.one ?? 0, 'DMV-M-CRM-400', 2);
            const mine = await search('C-1001', '', { sort: 'BESTSELLERS' });
            expect(skus(mine).slice(0, 2)).toEqual(['KVR-M-SND-300', 'DMV-M-CRM-400']);
            const theirs = await search('C-1002', '', { sort: 'BESTSELLERS' });
            expect(skus(theirs)).toEqual(skus(await search('C-1002', '', { sort: 'NAME' })));
            expect(theirs.totalItems).toBe(mine.totalItems);
        });

        it('says from which price to which there is anything, whatever limits are set', async () => {
            const { priceRange } = await search('C-1001', 'damavand');
            const cheapest = await search('C-1001', 'damavand', { sort: 'PRICE_ASC', priceTo: priceRange?.from });
            expect(cheapest.totalItems).toBeGreaterThan(0);
            expect(cheapest.priceRange).toEqual(priceRange);
            expect((await search('C-1001', 'damavand', { priceFrom: (priceRange?.to ?? 0) + 1 })).totalItems).toBe(0);
        });
    });

    describe('by replacements', () => {
        it('replaces a phrase, says so, and can be asked not to', async () => {
            const { setTermReplacement: made } = await ask<{ setTermReplacement: { id: string } }>(setReplacement, { input: { phrase: 'Mokkette', replacement: 'damavand' } });
            const found = await search('C-1001', 'MOKKETTE crimson');
            expect(found.instead).toEqual({ kind: 'REPLACEMENT', text: 'damavand crimson' });
            expect(skus(found)).toContain('DMV-M-CRM-300');
            expect((await search('C-1001', 'mokkette', { isExact: true })).totalItems).toBe(0);
            await expect(ask(setReplacement, { input: { phrase: ' mokkette ', replacement: 'x' } })).rejects.toThrow(/^phrase: has a replacement/);
            await ask(deleteReplacement, { id: made.id });
            expect((await search('C-1001', 'mokkette crimson')).instead?.kind).not.toBe('REPLACEMENT');
        });
    });

    describe('when it finds nothing', () => {
        it('is counted by phrase and by distinct companies, not by pages, filters or what was found', async () => {
            await written();
            await running.sql('DELETE FROM search_miss');
            for (const term of ['Quartz worktop', 'quartz  WORKTOP', 'quartz worktop']) await search('C-1001', term);
            await search('C-1002', 'quartz worktop');
            await search('C-1002', 'zzqqzz');
            await search('C-1001', 'quartz worktop', { skip: 24 });
            await search('C-1001', 'damavand', { priceTo: 1 });
            await written();
            const all = await missed();
            expect(all.totalItems).toBe(2);
            expect(all.items[0]).toMatchObject({ phrase: 'quartz worktop', times: 4, customers: 2, replacement: null, isInOffer: false });
            expect(all.items[1]).toMatchObject({ phrase: 'zzqqzz', times: 1, customers: 1 });
        });

        it('tells what is in the offer of somebody, what is replaced, and what nobody sells', async () => {
            await running.sql(`UPDATE assortment_settings SET "byCategory" = true`);
            expect((await search('C-1002', 'damavand crimson', { isExact: true })).totalItems).toBe(0);
            await running.sql(`UPDATE assortment_settings SET "byCategory" = false`);
            await ask(setReplacement, { input: { phrase: 'zzqqzz', replacement: 'tile' } });
            await written();
            expect((await missed()).items.find(one => one.phrase === 'damavand crimson')?.isInOffer).toBe(true);
            const missing = await missed({ isMissingOnly: true, sort: 'CUSTOMERS' });
            expect(missing.items.map(one => one.phrase)).toEqual(['quartz worktop']);
            expect((await missed({ term: 'ZZQ' })).items).toMatchObject([{ phrase: 'zzqqzz', replacement: 'tile' }]);
            expect((await missed({ from: '2020-01-01', until: '2020-12-31' })).totalItems).toBe(0);
            await expect(missed({ from: '2021-01-01', until: '2020-12-31' })).rejects.toThrow(/^until/);
        });

        it('goes out as a file whose texts no spreadsheet runs', async () => {
            await search('C-1001', `=HYPERLINK("x")`);
            await written();
            const get = (format: string) => fetch(`${running.url}/search-demand/${format}?from=2020-01-01&until=2099-12-31`, {
                headers: { Authorization: `Bearer ${running.adminClient.getAuthToken()}` },
            });
            const csv = await get('csv');
            expect(csv.headers.get('content-disposition')).toContain('search-demand.csv');
            const text = await csv.text();
            expect(text).toContain(`"quartz worktop","4","2"`);
            expect(text).toContain(`"'=HYPERLINK(""x"")"`);
            expect((await get('xlsx')).headers.get('content-type')).toContain('spreadsheetml');
            expect((await get('pdf')).status).toBe(404);
        });

        it('is forgotten after half a year', async () => {
            await running.sql(`UPDATE search_miss SET day = (now() - interval '7 months')::date WHERE "phraseKey" = 'quartz worktop'`);
            expect(await running.server.app.get(SearchLogService).forget()).toBe(2);
            expect((await missed()).items.map(one => one.phrase)).not.toContain('quartz worktop');
        });
    });
});
