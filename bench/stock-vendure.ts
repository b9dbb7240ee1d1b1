/** Vendure as it comes, for comparison: `@vendure/core` with its default configuration and the same number of variants. */
import {
    bootstrap,
    CustomerService,
    DefaultJobQueuePlugin,
    DefaultLogger,
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

const [databaseUrl = '', port = '', variants = ''] = process.argv.slice(2);
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
        synchronize: true,
        logging: false,
        poolSize: 20,
    },
    paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
    plugins: [DefaultJobQueuePlugin],
});

type App = Awaited<ReturnType<typeof bootstrap>>;

async function populate(app: App): Promise<number[]> {
    await populateInitialData(app, {
        defaultLanguage: LanguageCode.en,
        defaultZone: 'Iran',
        countries: [{ code: 'IR', name: 'Iran', zone: 'Iran' }],
        taxRates: [{ name: 'Standard', percentage: 10 }],
        shippingMethods: [{ name: 'Standard', price: 0 }],
        collections: [],
        paymentMethods: [],
    });
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

async function main(): Promise<void> {
    const app = await bootstrap(config);
    process.send?.({ variantIds: await populate(app) });
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
