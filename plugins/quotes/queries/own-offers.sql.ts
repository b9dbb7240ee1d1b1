import type { EntityManager } from 'typeorm';

/** Whose offers somebody sees; nobody's for staff in a member's place: whom a company sells to, and for how much, is not the firm's business. */
export interface OwnOfferSight {
    companyId: number;
    memberId: number | null;
    branchId: number | null;
    seesAll: boolean;
}

export interface OwnOfferRow {
    id: number;
    number: number;
    title: string;
    customerName: string;
    madeBy: string;
    currencyCode: string;
    totalNet: number;
    lineCount: number;
    validUntil: string | null;
    isOver: boolean;
    orderedAt: Date | null;
    createdAt: Date;
}

export const ownOfferStates = ['open', 'ordered', 'over'] as const;
export type OwnOfferState = (typeof ownOfferStates)[number];

export interface OwnOfferFilter {
    term: string;
    state: OwnOfferState | null;
    today: string;
    skip: number;
    take: number;
}

export interface OwnOfferLineRow {
    id: number;
    /** Null for what is his own. */
    variantId: number | null;
    /** In the reader's language; '' when it is there no longer. */
    name: string;
    /** As it was called when he took it in. */
    keptName: string;
    sku: string;
    baseUnit: string;
    text: string;
    unit: string;
    unitQuantity: number;
    quantity: number;
    rollWidthCm: number | null;
    unitNet: number;
    marginPoints: number | null;
    costNet: number | null;
}

const seen = `o."companyId" = $1::int AND ($2::boolean OR o."memberId" = $3::int OR o."branchId" = $4::int)`;
const sightParams = ({ companyId, seesAll, memberId, branchId }: OwnOfferSight) => [companyId, seesAll, memberId, branchId];

export async function ownOfferRows(manager: EntityManager, sight: OwnOfferSight, filter: OwnOfferFilter): Promise<{ items: OwnOfferRow[]; totalItems: number }> {
    const term = filter.term === '' ? null : `%${filter.term.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await manager.query<Array<OwnOfferRow & { totalItems: string }>>(
        `SELECT o.id, o.number, o.title, o."customerName", o."madeBy", o."currencyCode", o."totalNet", o."validUntil"::text AS "validUntil", o."orderedAt", o."createdAt",
                COALESCE(o."validUntil" < $6::date, false) AS "isOver", (SELECT count(*)::int FROM own_offer_line l WHERE l."offerId" = o.id) AS "lineCount",
                count(*) OVER () AS "totalItems"
           FROM own_offer o
          WHERE ${seen} AND ($5::text IS NULL OR lower(o."customerName") LIKE $5 OR lower(o.title) LIKE $5 OR o.number::text LIKE $5)
            AND CASE $7::text WHEN 'ordered' THEN o."orderedAt" IS NOT NULL
                              WHEN 'over' THEN o."orderedAt" IS NULL AND o."validUntil" < $6::date
                              WHEN 'open' THEN o."orderedAt" IS NULL AND COALESCE(o."validUntil" >= $6::date, true) ELSE true END
          ORDER BY o.id DESC LIMIT $8 OFFSET $9`,
        [...sightParams(sight), term, filter.today, filter.state, filter.take, filter.skip],
    );
    // Amounts come as texts.
    const items = rows.map(row => ({ ...row, totalNet: Number(row.totalNet) }));
    if (rows.length > 0 || filter.skip === 0) return { items, totalItems: Number(rows[0]?.totalItems ?? 0) };
    return { items, totalItems: (await ownOfferRows(manager, sight, { ...filter, skip: 0, take: 1 })).totalItems };
}

export async function isOwnOfferSeen(manager: EntityManager, sight: OwnOfferSight, id: number, lock: boolean): Promise<boolean> {
    const rows = await manager.query<object[]>(`SELECT o.id FROM own_offer o WHERE ${seen} AND o.id = $5 ${lock ? 'FOR UPDATE' : ''}`, [...sightParams(sight), id]);
    return rows.length > 0;
}

/** The lines of an offer as people read them, articles in `language` or else in the shop's own. */
export async function ownOfferLineRows(manager: EntityManager, offerId: number, language: string, fallback: string): Promise<OwnOfferLineRow[]> {
    const rows = await manager.query<OwnOfferLineRow[]>(
        `SELECT l.id, l."productVariantId" AS "variantId", COALESCE(vt.name, v.sku, '') AS name, l.name AS "keptName", COALESCE(v.sku, '') AS sku, COALESCE(s."baseUnit", 'piece') AS "baseUnit",
                l.text, l.unit, l."unitQuantity", l.quantity, l."rollWidthCm", l."unitNet", l."marginPoints", l."costNet"
           FROM own_offer_line l LEFT JOIN product_variant v ON v.id = l."productVariantId" LEFT JOIN variant_sales s ON s."productVariantId" = v.id
           LEFT JOIN LATERAL (SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                               ORDER BY t."languageCode" = $2 DESC, t."languageCode" = $3 DESC, t.id LIMIT 1) vt ON true
          WHERE l."offerId" = $1 ORDER BY l.position, l.id`,
        [offerId, language, fallback],
    );
    const amount = (value: number | null) => (value === null ? null : Number(value));
    return rows.map(row => ({ ...row, unitNet: Number(row.unitNet), costNet: amount(row.costNet) }));
}

/** What articles are called, in `language` or else in the shop's own. */
export async function variantNames(manager: EntityManager, variantIds: readonly number[], language: string, fallback: string): Promise<Map<number, string>> {
    const rows = await manager.query<Array<{ id: number; name: string }>>(
        `SELECT v.id, COALESCE(vt.name, v.sku) AS name FROM product_variant v
           LEFT JOIN LATERAL (SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                               ORDER BY t."languageCode" = $2 DESC, t."languageCode" = $3 DESC, t.id LIMIT 1) vt ON true
          WHERE v.id = ANY($1::int[])`,
        [variantIds, language, fallback],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
}
