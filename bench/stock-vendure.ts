/**
 * Vendure as it comes, for comparison: `@vendure/core` with its default configuration and the same number of variants. For
 * the catalogue, with its own search plugin: `fill` makes the large seed's goods and ends, `search` serves them.
 */
import {
    bootstrap,
    CustomerService,
    DefaultJobQueuePlugin,
    DefaultLogger,
    DefaultSearchPlugin,
    defaultConfig,
    dummyPaymentHandler,
    LanguageCode,
    LogLevel,
    mergeConfig,
    PaymentMethodService,
    RequestContextService,
    TransactionalConnection,
} from '@vendure/core';
import { populateInitialData } from '@vendure/core/cli';
import { Client } from 'pg';

import { goodsSteps, wordsAsJson } from '../src/seed/large-data.sql';

const [databaseUrl = '', port = '', variants = '', mode = 'cart'] = process.argv.slice(2);
const url = new URL(databaseUrl);

const config = mergeConfig(defaultConfig, {
    apiOptions: { port: Number(port), hostname: '127.0.0.1' },
    authOptions: { tokenMethod: ['bearer'], requireVerification: false, superadminCredentials: { identifier: 'superadmin', password: 'superadmin' } },
    logger: new DefaultLogger({ level: LogLevel.Error }),
    dbConnectionOptions: {
        type: 'postgres',
        host: url.hostname,
        port: Number(url.port),
        username: url.username,
        password: url.password,
        database: url.pathname.slice(1),
        synchronize: mode !== 'search',
        logging: false,
        poolSize: 20,
    },
    paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
    plugins: [DefaultJobQueuePlugin, ...(mode === 'cart' ? [] : [DefaultSearchPlugin.init({})])],
});

type App = Awaited<ReturnType<typeof bootstrap>>;

async function populate(app: App): Promise<void> {
    await populateInitialData(app, {
        defaultLanguage: LanguageCode.en,
        defaultZone: 'Iran',
        countries: [{ code: 'IR', name: 'Iran', zone: 'Iran' }],
        taxRates: [{ name: 'Standard', percentage: 10 }],
        shippingMethods: [{ name: 'Standard', price: 0 }],
        collections: [],
        paymentMethods: [],
    });
}

async function addBuyer(app: App): Promise<number[]> {
    const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
    await app.get(PaymentMethodService).create(ctx, {
        code: 'dummy',
        enabled: true,
        translations: [{ languageCode: LanguageCode.en, name: 'On account', description: '' }],
        handler: { code: dummyPaymentHandler.code, arguments: [{ name: 'automaticSettle', value: 'false' }] },
    });
    await app.get(CustomerService).create(ctx, { firstName: 'Sara', lastName: 'Karimi', emailAddress: 'buyer@stock.example' }, 'a-quiet-loom-2026');
    return addVariants(app.get(TransactionalConnection));
}

/** By SQL, as hundreds through the service would take a minute. */
async function addVariants({ rawConnection }: TransactionalConnection): Promise<number[]> {
    const rows: { id: number }[] = await rawConnection.query(
        `WITH p AS (INSERT INTO product (enabled) SELECT true FROM generate_series(1, $1::int) RETURNING id),
         pt AS (INSERT INTO product_translation ("languageCode", name, slug, description, "baseId") SELECT 'en', 'Moquette ' || id, 'moquette-' || id, '', id FROM p),
         pc AS (INSERT INTO product_channels_channel ("productId", "channelId") SELECT id, 1 FROM p),
         v AS (INSERT INTO product_variant (enabled, sku, "productId", "taxCategoryId", "trackInventory")
               SELECT true, 'SKU-' || p.id, p.id, (SELECT min(id) FROM tax_category), 'TRUE' FROM p RETURNING id),
         vt AS (INSERT INTO product_variant_translation ("languageCode", name, "baseId") SELECT 'en', 'Moquette ' || id, id FROM v),
         vc AS (INSERT INTO product_variant_channels_channel ("productVariantId", "channelId") SELECT id, 1 FROM v),
         vp AS (INSERT INTO product_variant_price (price, "channelId", "currencyCode", "variantId")
                SELECT 100000, 1, (SELECT "defaultCurrencyCode" FROM channel WHERE id = 1), id FROM v),
         s AS (INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
               SELECT id, (SELECT min(id) FROM stock_location), 1000000, 0 FROM v)
         SELECT id FROM v ORDER BY id`,
        [Number(variants)],
    );
    return rows.map(row => row.id);
}

/** What its search plugin keeps of a variant, one row a language; its own way there takes hours at this size. */
const searchRows = `
    INSERT INTO search_index_item ("productVariantId", "languageCode", "channelId", "productId", enabled, "productName", "productVariantName", description, slug, sku,
        price, "priceWithTax", "facetIds", "facetValueIds", "collectionIds", "collectionSlugs", "channelIds", "productPreview", "productVariantPreview")
    SELECT v.id, n."languageCode", 1, v."productId", true, t.name, n.name, '', t.slug, v.sku, p.price, round(p.price * 1.1), f.facets, f.ids, c.ids, c.slugs, '1', '', ''
    FROM product_variant v
    JOIN product_variant_translation n ON n."baseId" = v.id
    JOIN product_translation t ON t."baseId" = v."productId" AND t."languageCode" = n."languageCode"
    JOIN product_variant_price p ON p."variantId" = v.id
    JOIN (SELECT m."productVariantId", string_agg(m."collectionId"::text, ',') AS ids, string_agg(s.slug, ',') AS slugs
          FROM collection_product_variants_product_variant m JOIN collection_translation s ON s."baseId" = m."collectionId" AND s."languageCode" = 'en'
          GROUP BY 1) c ON c."productVariantId" = v.id
    JOIN (SELECT o.id, string_agg(DISTINCT w."facetId"::text, ',') AS facets, string_agg(w.id::text, ',') AS ids
          FROM product_variant o
          JOIN LATERAL (SELECT x."facetValueId" FROM product_variant_facet_values_facet_value x WHERE x."productVariantId" = o.id
                        UNION SELECT y."facetValueId" FROM product_facet_values_facet_value y WHERE y."productId" = o."productId") j ON true
          JOIN facet_value w ON w.id = j."facetValueId" GROUP BY o.id) f ON f.id = v.id`;

async function fill(): Promise<void> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const values = { variants: Number(variants), words: wordsAsJson };
    await client.query(`UPDATE channel SET "availableLanguageCodes" = 'en,fa,pl,ru'`);
    await client.query(`UPDATE global_settings SET "availableLanguages" = 'en,fa,pl,ru'`);
    for (const { text, params } of goodsSteps.flatMap(step => step.statements)) {
        await client.query(text, params.map(name => (values as Record<string, unknown>)[name]));
    }
    await client.query('ANALYZE');
    await client.query(searchRows);
    await client.query('VACUUM ANALYZE');
    await client.end();
}

async function main(): Promise<void> {
    const app = await bootstrap(config);
    if (mode !== 'search') await populate(app);
    if (mode === 'fill') {
        await fill();
        process.exit();
    }
    process.send?.({ variantIds: mode === 'cart' ? await addBuyer(app) : [] });
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
