/** The bulk statements of `npm run seed` that make its customers, and what each of them pays. */
import { type BulkStep, numbered, on, step, variants } from './large-data.sql';

const companies = 'large_company c';
/** A customer buys by some lists; one in a hundred by so many that they price the whole catalogue between them. */
const listsEach = 10;
const isWide = 'c.n % 100 = 1';

const customerSteps: BulkStep[] = [
    step(
        'Companies',
        on([], `INSERT INTO company_group (name) VALUES ('dealers') ON CONFLICT DO NOTHING`),
        on(['companies'], `
            INSERT INTO company (code, name, "searchKey", "countryCode", "groupName", "currencyCode", language, active, "orderingEnabled")
            SELECT 'L-' || n, 'Large customer ' || n, 'large customer ' || n, CASE WHEN n % 4 = 0 THEN 'PL' ELSE 'IR' END, 'dealers',
                   CASE WHEN n % 4 = 0 THEN 'PLN' ELSE 'IRR' END, CASE WHEN n % 4 = 0 THEN 'pl' ELSE 'fa' END, true, true
            FROM generate_series(1, $1::int) AS n`),
        ...numbered('large_company', `SELECT c.id, c."currencyCode", c.language, c."countryCode", substr(c.code, 3)::int AS n FROM company c WHERE c.code LIKE 'L-%'`),
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

/**
 * The lists stand in blocks: enough lists in rials to price every variant once, then as many in zlotys. A customer's lists
 * are of one block, so that the first tenth of customers needs only the first tenth of lists.
 */
const perBlock = 'least(greatest(1, ceil($1::int / $2::float8)::int), greatest(1, $3::int / 2))';
const base = 'CASE l."currencyCode" WHEN \'PLN\' THEN 3000 + v.n % 4000 ELSE (2000000 + v.n % 4000 * 1000) * 100::bigint END';

const priceSteps: BulkStep[] = [
    step(
        'Price lists',
        on(['variants', 'listPrices', 'lists'], `CREATE TEMP TABLE large_list AS
            SELECT n, (n - 1) % share AS part, (n - 1) / (2 * share) AS block, CASE (n - 1) / share % 2 WHEN 0 THEN 'IRR' ELSE 'PLN' END AS currency, share
            FROM generate_series(1, $3::int) AS n, (SELECT ${perBlock} AS share) s`),
        on([], `INSERT INTO price_list (code, name, "currencyCode") SELECT 'LARGE-' || n, 'Large list ' || n, currency FROM large_list`),
        on([], 'ANALYZE large_list'),
        on(['listPrices'], `INSERT INTO price_list_item ("priceListId", "productVariantId", "minQuantity", "unitNet")
            SELECT x.id, x.variant, 1, x.price FROM (
                SELECT l.id, v.id AS variant, ${base} * (90 + g.n * 7 % 20) / 100 AS price, row_number() OVER (PARTITION BY l.id ORDER BY v.n) AS place
                FROM large_list g JOIN price_list l ON l.code = 'LARGE-' || g.n JOIN ${variants} ON v.n % g.share = g.part) x
            WHERE x.place <= $1::int`),
        // Those of the demo's own companies see all, by the lists of the first block.
        on(['companies'], `INSERT INTO price_list_company ("priceListId", "companyId", priority)
            SELECT l.id, c.id, row_number() OVER (PARTITION BY c.id ORDER BY g.n) FROM ${companies}
            JOIN large_list g ON g.currency = c."currencyCode" AND ((c.n + g.part) % g.share < ${listsEach} OR ${isWide})
                AND g.block = (c.n - 1)::bigint * (SELECT greatest(1, max(z.n) / (2 * max(z.share))) FROM large_list z) / $1::int
            JOIN price_list l ON l.code = 'LARGE-' || g.n
            UNION ALL
            SELECT l.id, c.id, 50 + g.n FROM company c JOIN large_list g ON g.currency = c."currencyCode" AND g.block = 0 JOIN price_list l ON l.code = 'LARGE-' || g.n
            WHERE c.code LIKE 'C-%'`),
    ),
    step(
        'Contract prices',
        on(['variants', 'companies', 'contractPrices'], `INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode")
            SELECT c.id, v.id, 1, ${base.replaceAll('l.', 'c.')} * (80 + c.n % 10) / 100, c."currencyCode"
            FROM ${companies} CROSS JOIN generate_series(1, ($3::int / $2::int)) AS k
            JOIN ${variants} ON v.n = 1 + (c.n * 7919::bigint + k * 104729) % $1::int
            ON CONFLICT DO NOTHING`),
    ),
    step(
        'Discounts',
        on([], `INSERT INTO category_discount ("companyId", "collectionId", "basisPoints")
            SELECT c.id, g.id, 500 FROM ${companies} JOIN large_category g ON g.sort = 'kind' AND g.n = c.n % 7 WHERE c.n % 10 = 3`),
        on([], `INSERT INTO quantity_discount ("collectionId", "minQuantity", "basisPoints")
            SELECT g.id, q.least, q.points FROM large_category g, (VALUES (50, 200), (200, 400)) AS q(least, points) WHERE g.sort = 'group'`),
    ),
];

export const customersSteps: readonly BulkStep[] = [...customerSteps, ...priceSteps];
