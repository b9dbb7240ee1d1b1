/** The two shops of `bench -- catalogue` and the questions they are asked: ours with a member's session, and stock Vendure. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

import { freePort } from '../src/database/embedded-postgres';
import { Caller } from '../test/graphql';
import type { Product } from '../test/product';

/** A question of the catalogue, as the portal asks it. */
export interface Question {
    term?: string;
    category?: string;
    sort?: 'NAME' | 'PRICE_ASC' | 'PRICE_DESC';
    priceFrom?: number;
    priceTo?: number;
    skip?: number;
}

export interface Page {
    totalItems: number;
    items: { variantId: string; name: string; sku: string; price: { unitNet: number } | null }[];
    facets: { values: { count: number }[] }[];
}

const pageQuery = `query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems
    items { variantId productSlug name sku imageUrl categoryName baseUnit availability price { unitNet unitGross taxRate currencyCode } }
    categories { id name count } facets { id name values { id name count } } } }`;

/** A member of the large seed, by the number of his company. */
export class Member {
    private constructor(
        readonly n: number,
        readonly companyId: number,
        readonly currencyCode: string,
        readonly language: string,
        readonly shop: Caller,
        private readonly categories: ReadonlyMap<string, number>,
    ) {}

    static async signIn(product: Product, n: number, language = 'en'): Promise<Member> {
        const shop = await new Caller(product.url, 'shop-api', language).signIn(`buyer${n}@large.example`, product.password);
        const [company] = await product.sql<{ id: number; currencyCode: string }>('SELECT id, "currencyCode" FROM company WHERE code = $1', [`L-${n}`]);
        const categories = await product.sql<{ slug: string; id: number }>(`SELECT slug, "baseId" AS id FROM collection_translation WHERE "languageCode" = 'en'`);
        if (company === undefined) throw new Error(`The large seed has no company L-${n}`);
        return new Member(n, company.id, company.currencyCode, language, shop, new Map(categories.map(({ slug, id }) => [slug, id])));
    }

    async page(question: Question): Promise<Page> {
        return (await this.shop.ask<{ catalogue: Page }>(pageQuery, { input: this.input(question) })).catalogue;
    }

    input({ category, ...rest }: Question) {
        return { take: 24, ...rest, ...(category === undefined ? {} : { categoryId: String(this.categories.get(category)) }) };
    }

    async suggestions(term: string): Promise<string[]> {
        return (await this.shop.ask<{ catalogueSuggestions: string[] }>('query ($term: String!) { catalogueSuggestions(term: $term) }', { term })).catalogueSuggestions;
    }
}

const stockQuery = `query ($input: SearchInput!) { search(input: $input) { totalItems
    items { productVariantId productVariantName slug sku productAsset { preview } priceWithTax { ... on SinglePrice { value } } price { ... on SinglePrice { value } } currencyCode }
    collections { count collection { id name } } facetValues { count facetValue { id name facet { id name } } } } }`;

/** Stock Vendure with its own search plugin. It has one price for everybody, hidden from nobody. */
export class StockShop {
    private constructor(
        private readonly child: ChildProcess,
        private readonly caller: Caller,
    ) {}

    static async start(databaseUrl: string): Promise<StockShop> {
        const port = await freePort(22_700);
        const child = fork(path.join(__dirname, 'stock-vendure.ts'), [databaseUrl, String(port), '0', 'search'], {
            execArgv: ['-r', '@swc-node/register'],
            env: { ...process.env, NODE_OPTIONS: '', VENDURE_DISABLE_TELEMETRY: 'true' },
            stdio: ['ignore', 2, 2, 'ipc'],
        });
        await new Promise((resolve, reject) => {
            child.once('message', resolve);
            child.once('exit', code => reject(new Error(`Stock Vendure ended (${code}) before it was ready`)));
        });
        return new StockShop(child, new Caller(`http://127.0.0.1:${port}`, 'shop-api'));
    }

    async page({ term, category, sort, skip = 0 }: Question): Promise<{ totalItems: number }> {
        const order = sort === undefined ? {} : { sort: sort === 'NAME' ? { name: 'ASC' } : { price: sort === 'PRICE_ASC' ? 'ASC' : 'DESC' } };
        const input = { groupByProduct: false, take: 24, skip, ...order, ...(term === undefined ? {} : { term }), ...(category === undefined ? {} : { collectionSlug: category }) };
        return (await this.caller.ask<{ search: { totalItems: number } }>(stockQuery, { input })).search;
    }

    async stop(): Promise<void> {
        if (this.child.exitCode !== null || this.child.signalCode !== null) return;
        const gone = new Promise(resolve => this.child.once('exit', resolve));
        this.child.kill('SIGKILL');
        await gone;
    }
}
