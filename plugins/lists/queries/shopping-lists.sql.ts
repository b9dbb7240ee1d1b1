import { translated } from '../../assortment';

/** Lists as the questions below ask for them; `l` is the list. */
const columns = `
    l.id, l."createdAt", l."updatedAt", l."companyId", l."ownerMemberId", l.name, l.remark, l."isShared", l.version,
    COALESCE(m.active, false) AS "isOwnerActive", c."firstName" || ' ' || c."lastName" AS "ownerName",
    (SELECT count(*)::int FROM shopping_list_line n WHERE n."listId" = l.id) AS "lineCount"`;

const tables = `
    shopping_list l
    LEFT JOIN company_member m ON m.id = l."ownerMemberId"
    LEFT JOIN customer c ON c.id = m."customerId"`;

export interface ListRecord {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    companyId: number;
    ownerMemberId: number | null;
    isOwnerActive: boolean;
    /** Null for one that the firm made. */
    ownerName: string | null;
    name: string;
    remark: string;
    isShared: boolean;
    version: number;
    lineCount: number;
}

/** Of company `$1`: the shared ones, and those of member `$2`, who may be nobody. Limited by how many there may be. */
export const listsOfCompany = `
    SELECT ${columns} FROM ${tables}
    WHERE l."companyId" = $1 AND l."deletedAt" IS NULL AND (l."isShared" OR l."ownerMemberId" = $2::int)
    ORDER BY lower(l.name), l.id LIMIT 5000`;

/** List `$1` of company `$2`. */
export const listById = `SELECT ${columns} FROM ${tables} WHERE l.id = $1 AND l."companyId" = $2 AND l."deletedAt" IS NULL`;

/** The same, locked, deleted ones too; `deletedForMs` is null as long as it is there. */
export const lockedList = `
    SELECT ${columns}, (extract(epoch FROM now() - l."deletedAt") * 1000)::float8 AS "deletedForMs" FROM ${tables}
    WHERE l.id = $1 AND l."companyId" = $2 FOR UPDATE OF l`;

/** How many lists member `$2` has; of company `$1` those that nobody has, when there is no member. */
export const listCount = `
    SELECT count(*)::int AS count FROM shopping_list l WHERE l."companyId" = $1 AND l."deletedAt" IS NULL AND l."ownerMemberId" IS NOT DISTINCT FROM $2::int`;

export interface LineRecord {
    id: number;
    variantId: number;
    sku: string;
    unit: string;
    quantity: number;
    remark: string;
}

/** All lines of a list in their order. */
export const linesOfList = `
    SELECT n.id, n."productVariantId" AS "variantId", v.sku, n.unit, n.quantity, n.remark
    FROM shopping_list_line n JOIN product_variant v ON v.id = n."productVariantId"
    WHERE n."listId" = $1 ORDER BY n.place, n.id`;

/** In which units each of the articles is sold. */
export const unitsOfVariants = `
    SELECT v.id AS "variantId", ARRAY(SELECT COALESCE(s."baseUnit", 'piece') UNION SELECT u.code FROM variant_unit u WHERE u."productVariantId" = v.id) AS units
    FROM unnest($1::int[]) AS v(id) LEFT JOIN variant_sales s ON s."productVariantId" = v.id`;

/** Writes lines onto list `$1`: new ones after all others, known ones with their new quantity and remark. */
export const putLines = `
    INSERT INTO shopping_list_line ("listId", "productVariantId", unit, quantity, remark, place)
    SELECT $1, t.variant, t.unit, t.quantity, t.remark, COALESCE((SELECT max(n.place) FROM shopping_list_line n WHERE n."listId" = $1), 0) + t.at
    FROM unnest($2::int[], $3::text[], $4::int[], $5::text[]) WITH ORDINALITY AS t(variant, unit, quantity, remark, at)
    ON CONFLICT ("listId", "productVariantId", unit) DO UPDATE SET quantity = EXCLUDED.quantity, remark = EXCLUDED.remark, "updatedAt" = now()`;

/** Gives the lines of list `$1` the places in which their ids stand in `$2`. */
export const placeLines = `
    UPDATE shopping_list_line n SET place = t.at FROM unnest($2::int[]) WITH ORDINALITY AS t(id, at) WHERE n.id = t.id AND n."listId" = $1`;

export const copyLines = `
    INSERT INTO shopping_list_line ("listId", "productVariantId", unit, quantity, remark, place)
    SELECT $2, n."productVariantId", n.unit, n.quantity, n.remark, n.place FROM shopping_list_line n WHERE n."listId" = $1`;

/** Lists that were deleted more than a day ago, with their lines. */
export const forgetLists = `DELETE FROM shopping_list WHERE "deletedAt" < now() - interval '24 hours'`;

export interface DeskLine extends LineRecord {
    listId: number;
    name: string;
}

/** The lines of lists `$1` as staff read them, in language `$2`. */
export const deskLines = `
    SELECT n."listId", n.id, n."productVariantId" AS "variantId", v.sku, n.unit, n.quantity, n.remark, COALESCE(${translated('product_variant_translation', 'v.id', '$2')}, v.sku) AS name
    FROM shopping_list_line n JOIN product_variant v ON v.id = n."productVariantId"
    WHERE n."listId" = ANY($1::int[]) ORDER BY n."listId", n.place, n.id`;
