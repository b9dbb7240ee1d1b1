import { memberMailSql } from '../../organizations';

/** The name of a variant `v` in a language, or in English, or its code. */
export const variantName = (language: string) =>
    `COALESCE((SELECT n.name FROM product_variant_translation n WHERE n."baseId" = v.id ORDER BY n."languageCode" = ${language} DESC, n."languageCode" = 'en' DESC, n.id LIMIT 1), v.sku)`;
const slug = (language: string) =>
    `COALESCE((SELECT n.slug FROM product_translation n WHERE n."baseId" = v."productId" ORDER BY n."languageCode" = ${language} DESC, n."languageCode" = 'en' DESC, n.id LIMIT 1), '')`;

export interface NoticeView {
    id: number;
    variantId: number;
    name: string;
    sku: string;
    productSlug: string;
    askedAt: Date;
}

/** What the member `$2` waits for, in the language `$1`; of the variants `$3` only, or of all. */
export const waitingNotices = `
    SELECT t.id, t."productVariantId" AS "variantId", ${variantName('$1')} AS name, v.sku, ${slug('$1')} AS "productSlug", t."askedAt"
      FROM stock_notice t JOIN product_variant v ON v.id = t."productVariantId"
     WHERE t."memberId" = $2 AND t.state = 'waiting' AND ($3::int IS NULL OR t."productVariantId" = $3)
     ORDER BY t."askedAt" DESC, t.id DESC LIMIT 500`;

/** A page of variants past `$1` that somebody waits for and of which something may lie somewhere. */
export const variantsWaitedFor = `
    SELECT DISTINCT t."productVariantId" AS id, COALESCE(s."minQuantity", 1) AS "minQuantity"
      FROM stock_notice t LEFT JOIN variant_sales s ON s."productVariantId" = t."productVariantId" JOIN product_variant v ON v.id = t."productVariantId"
     WHERE t.state = 'waiting' AND t."productVariantId" > $1
       AND (s."madeToOrder" OR v."trackInventory" <> 'TRUE'
            OR EXISTS (SELECT 1 FROM stock_level l WHERE l."productVariantId" = v.id AND l."stockOnHand" > l."stockAllocated"))
     ORDER BY 1 LIMIT 200`;

export interface NoticeToSend {
    id: number;
    variantId: number;
    memberId: number;
    companyId: number;
    currencyCode: string;
    language: string;
    personName: string;
    email: string;
    variantName: string;
    productSlug: string;
    sku: string;
}

/** Who is told of the variants `$1`: people who may still sign in. */
export const noticesToSend = `
    SELECT t.id, t."productVariantId" AS "variantId", m.id AS "memberId", c.id AS "companyId", c."currencyCode", m.language,
           u."firstName" || ' ' || u."lastName" AS "personName", ${memberMailSql('u', 'c')} AS email,
           ${variantName('m.language')} AS "variantName", ${slug('m.language')} AS "productSlug", v.sku
      FROM stock_notice t
      JOIN company_member m ON m.id = t."memberId" AND m.active
      JOIN company c ON c.id = m."companyId" AND c.active
      JOIN customer u ON u.id = m."customerId" AND u."deletedAt" IS NULL
      JOIN product_variant v ON v.id = t."productVariantId"
     WHERE t.state = 'waiting' AND t."productVariantId" = ANY($1)
     ORDER BY t.id LIMIT 5000`;

export interface NoticeRow {
    id: number;
    companyId: number;
    companyName: string;
    personName: string;
    variantId: number;
    variantName: string;
    sku: string;
    state: string;
    askedAt: Date;
    settledAt: Date | null;
}

const deskTables = `stock_notice t
      JOIN company_member m ON m.id = t."memberId" JOIN company c ON c.id = m."companyId" JOIN customer u ON u.id = m."customerId"
      JOIN product_variant v ON v.id = t."productVariantId"
     WHERE ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1)) AND ($2::text IS NULL OR t.state = $2) AND ($3::int IS NULL OR t."productVariantId" = $3)
       AND ($4::int IS NULL OR c.id = $4) AND ($5::text IS NULL OR v.sku ILIKE '%' || $5 || '%' OR c.name ILIKE '%' || $5 || '%' OR c.code ILIKE '%' || $5 || '%')
       AND ($6::date IS NULL OR t."askedAt" >= $6::date) AND ($7::date IS NULL OR t."askedAt" < $7::date + 1)`;

/** Who waits, or waited, for what: within the reach `$1`, by state, variant, company, words and days. */
export const deskNotices = `
    SELECT t.id, c.id AS "companyId", c.name AS "companyName", u."firstName" || ' ' || u."lastName" AS "personName", v.id AS "variantId",
           ${variantName('$8')} AS "variantName", v.sku, t.state, t."askedAt", t."settledAt"
      FROM ${deskTables} ORDER BY t."askedAt" DESC, t.id DESC OFFSET $9 LIMIT $10`;
export const countDeskNotices = `SELECT count(*)::int AS count FROM ${deskTables}`;
