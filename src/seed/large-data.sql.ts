/** The bulk statements of `npm run seed`, in order. $1 is the number of variants, $2 of companies, $3 the hash of the one password. */
export interface BulkStep {
    label: string;
    statements: { text: string; params: readonly ('variants' | 'companies' | 'passwordHash')[] }[];
}

export const variantsPerProduct = 10;
/** Each list prices a fifth of the variants. */
const lists = 20;
const shares = 5;
const contractsPerCompany = 10;

const step = (label: string, ...statements: BulkStep['statements']): BulkStep => ({ label, statements });
const on = (params: BulkStep['statements'][number]['params'], text: string) => ({ params, text });

/** Words of names by language, so that a search finds many and few. */
const words = {
    en: ['Damavand', 'Karun', 'Caspian', 'Sabalan', 'Zagros', 'Hamun', 'Alvand', 'Dena', 'Taftan', 'Arvand'],
    fa: ['دماوند', 'کارون', 'خزر', 'سبلان', 'زاگرس', 'هامون', 'الوند', 'دنا', 'تفتان', 'اروند'],
    pl: ['Damawand', 'Karun', 'Kaspijska', 'Sabalan', 'Zagros', 'Hamun', 'Alwand', 'Dena', 'Taftan', 'Arwand'],
    ru: ['Демавенд', 'Карун', 'Каспий', 'Сабалан', 'Загрос', 'Хамун', 'Альванд', 'Дена', 'Тафтан', 'Арванд'],
};
const kinds = { en: 'carpet', fa: 'موکت', pl: 'wykładzina', ru: 'ковролин' };

const languages = Object.keys(words) as (keyof typeof words)[];
const array = (texts: readonly string[]) => `(ARRAY[${texts.map(text => `'${text}'`).join(', ')}])`;
const named = (number: string, language: keyof typeof words) => `${array(words[language])}[1 + ${number} % 10] || ' ${kinds[language]} ' || ${number}`;
const inLanguages = (number: string) =>
    `(VALUES ${languages.map(language => `('${language}', ${named(number, language)})`).join(', ')}) AS n(code, name)`;

/** Products and variants of the large data, by the number in their slug or code. */
const products = `(SELECT t."baseId" AS id, substr(t.slug, 7)::int AS n FROM product_translation t WHERE t."languageCode" = 'en' AND t.slug LIKE 'large-%') p`;
const variants = `(SELECT v.id, v."productId", v."taxCategoryId", substr(v.sku, 2)::int AS n FROM product_variant v WHERE v.sku ~ '^L[0-9]{7}$') v`;
const companies = `(SELECT c.id, c."currencyCode", c.language, c."countryCode", substr(c.code, 3)::int AS n FROM company c WHERE c.code LIKE 'L-%') c`;

const productSteps: BulkStep[] = [
    step(
        'Products',
        on(['variants'], `
            WITH made AS (INSERT INTO product (enabled) SELECT true FROM generate_series(1, ceil($1::int / ${variantsPerProduct}.0)::int) RETURNING id),
            numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made),
            channel AS (INSERT INTO product_channels_channel ("productId", "channelId") SELECT id, (SELECT min(id) FROM channel) FROM numbered)
            INSERT INTO product_translation ("languageCode", name, slug, description, "baseId")
            SELECT n.code, n.name, 'large-' || p.n, '', p.id FROM numbered p, LATERAL ${inLanguages('p.n')}`),
    ),
    step(
        'Variants',
        on(['variants'], `
            INSERT INTO product_variant (enabled, sku, "productId", "taxCategoryId", "trackInventory")
            SELECT true, 'L' || lpad(g.n::text, 7, '0'), p.id, (SELECT min(id) FROM tax_category), 'TRUE'
            FROM generate_series(1, $1::int) AS g(n) JOIN ${products} ON p.n = (g.n - 1) / ${variantsPerProduct} + 1`),
        on([], `INSERT INTO product_variant_channels_channel ("productVariantId", "channelId") SELECT v.id, (SELECT min(id) FROM channel) FROM ${variants}`),
        on([], `INSERT INTO product_variant_translation ("languageCode", name, "baseId")
            SELECT n.code, n.name || ', ' || (1 + v.n % ${variantsPerProduct}) * 50 || ' cm', v.id FROM ${variants},
            LATERAL ${inLanguages(`((v.n - 1) / ${variantsPerProduct} + 1)`)}`),
    ),
    step(
        'Stock and units',
        on([], `INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
            SELECT v.id, (SELECT min(id) FROM stock_location), v.n * 37 % 900, 0 FROM ${variants}`),
        on([], `INSERT INTO variant_sales ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", increment)
            SELECT v.id, 'm2', 1400 + v.n % 12 * 100, v.n % 3 = 0, 1, 1 FROM ${variants}`),
        on([], `INSERT INTO variant_unit ("productVariantId", code, factor) SELECT v.id, 'roll', 100 FROM ${variants} WHERE v.n % 2 = 0`),
        on([], `INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId")
            SELECT o.ids[1 + v."productId" % cardinality(o.ids)], v.id
            FROM ${variants}, (SELECT array_agg(DISTINCT "collectionId" ORDER BY "collectionId") AS ids FROM common_category) o`),
        // Core's own price, which nobody pays: each customer has a list or a contract.
        on([], `INSERT INTO product_variant_price ("currencyCode", "channelId", price, "variantId")
            SELECT 'IRR', (SELECT min(id) FROM channel), (2000000 + v.n % 4000 * 1000) * 100::bigint, v.id FROM ${variants}`),
    ),
];

const customerSteps: BulkStep[] = [
    step(
        'Companies',
        on([], `INSERT INTO company_group (name) VALUES ('dealers') ON CONFLICT DO NOTHING`),
        on(['companies'], `
            INSERT INTO company (code, name, "searchKey", "countryCode", "groupName", "currencyCode", language, active, "orderingEnabled")
            SELECT 'L-' || n, 'Large customer ' || n, 'large customer ' || n, CASE WHEN n % 4 = 0 THEN 'PL' ELSE 'IR' END, 'dealers',
                   CASE WHEN n % 4 = 0 THEN 'PLN' ELSE 'IRR' END, CASE WHEN n % 4 = 0 THEN 'pl' ELSE 'fa' END, true, true
            FROM generate_series(1, $1::int) AS n`),
        on([], `INSERT INTO company_branch ("companyId", name, "contactName", "streetLine", city, "postalCode", "countryCode", active, "isHeadOffice")
            SELECT c.id, 'Head office', 'Buyer ' || c.n, 'Street ' || c.n, 'City ' || c.n % 97, lpad(c.n::text, 10, '1'), c."countryCode", true, true FROM ${companies}`),
    ),
    step(
        'People',
        on(['passwordHash'], `
            WITH account AS (
                INSERT INTO "user" (identifier, verified) SELECT 'buyer' || c.n || '@large.example', true FROM ${companies} RETURNING id, identifier),
            role AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT a.id, (SELECT id FROM role WHERE code = '__customer_role__') FROM account a),
            method AS (INSERT INTO authentication_method (identifier, "passwordHash", type, "userId")
                SELECT a.identifier, $1::text, 'NativeAuthenticationMethod', a.id FROM account a)
            INSERT INTO customer ("firstName", "lastName", "phoneNumber", "emailAddress", title, "userId")
            SELECT 'Buyer', substring(a.identifier FROM '[0-9]+'), '', a.identifier, '', a.id FROM account a`),
        on([], `INSERT INTO customer_channels_channel ("customerId", "channelId")
            SELECT u.id, (SELECT min(id) FROM channel) FROM customer u WHERE u."emailAddress" LIKE 'buyer%@large.example'`),
        on([], `INSERT INTO company_member ("companyId", "customerId", role, language, active, "acceptedAt")
            SELECT c.id, u.id, 'admin', c.language, true, now() FROM ${companies}
            JOIN customer u ON u."emailAddress" = 'buyer' || c.n || '@large.example'`),
    ),
];

const priceSteps: BulkStep[] = [
    step(
        'Price lists',
        on([], `INSERT INTO price_list (code, name, "currencyCode")
            SELECT 'LARGE-' || n, 'Large list ' || n, CASE WHEN n > ${lists * 0.75} THEN 'PLN' ELSE 'IRR' END FROM generate_series(1, ${lists}) AS n`),
        on([], `INSERT INTO price_list_item ("priceListId", "productVariantId", "minQuantity", "unitNet")
            SELECT l.id, v.id, 1, CASE l."currencyCode" WHEN 'PLN' THEN 3000 + v.n % 4000 ELSE (2000000 + v.n % 4000 * 1000) * 100::bigint END
            FROM ${variants} JOIN price_list l ON l.code LIKE 'LARGE-%' AND substr(l.code, 7)::int % ${shares} = v.n % ${shares}`),
        // Two lists for each new customer, all lists of its currency for the demo's own three.
        on([], `INSERT INTO price_list_company ("priceListId", "companyId", priority)
            SELECT l.id, c.id, row_number() OVER (PARTITION BY c.id ORDER BY l.id) FROM ${companies}
            JOIN price_list l ON l.code LIKE 'LARGE-%' AND l."currencyCode" = c."currencyCode" AND (substr(l.code, 7)::int + c.n) % ${shares} < 2
                AND (c."currencyCode" = 'PLN' OR substr(l.code, 7)::int <= ${shares})
            UNION ALL
            SELECT l.id, c.id, 50 + l.id FROM company c JOIN price_list l ON l.code LIKE 'LARGE-%' AND l."currencyCode" = c."currencyCode"
            WHERE c.code LIKE 'C-%'`),
    ),
    step(
        'Contract prices',
        on(['variants'], `INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode")
            SELECT DISTINCT ON (c.id, v.id) c.id, v.id, 1, CASE c."currencyCode" WHEN 'PLN' THEN 2900 ELSE 190000000 END, c."currencyCode"
            FROM ${companies} CROSS JOIN generate_series(1, ${contractsPerCompany}) AS k
            JOIN product_variant v ON v.sku = 'L' || lpad((1 + (c.n * 7919::bigint + k * 104729) % $1::int)::text, 7, '0')`),
    ),
];

export const bulkSteps: readonly BulkStep[] = [...productSteps, ...customerSteps, ...priceSteps];
