import type { EntityManager } from 'typeorm';

import type { LineAnswer } from '../domain/quote-answer';
import type { VersionState } from '../entities/quote-version.entity';

export interface VersionRow {
    id: number;
    quoteId: number;
    number: number;
    state: VersionState;
    terms: string;
    validUntil: string | null;
    partialAllowed: boolean;
    totalNet: number | null;
    totalGross: number | null;
    sentAt: Date | null;
    answeredAt: Date | null;
    answerRemark: string;
    refusalReason: string;
    editedBy: string | null;
    requestedBy: string | null;
    approvedBy: string | null;
}

export interface LineRow {
    id: number;
    versionId: number;
    variantId: number;
    name: string;
    sku: string;
    productSlug: string;
    image: string | null;
    baseUnit: string;
    unit: string;
    unitQuantity: number;
    unitQuantityMax: number | null;
    quantity: number;
    unitNet: number | null;
    deliveryDate: string | null;
    remark: string;
    usualNet: number | null;
    usualSource: string | null;
    taxRate: number | null;
    rollWidthCm: number | null;
    answer: LineAnswer | null;
    counterNet: number | null;
    counterUnitQuantity: number | null;
    answerRemark: string;
}

export interface CommentRow {
    id: number;
    variantId: number | null;
    fromStaff: boolean;
    author: string;
    internal: boolean;
    text: string;
    writtenAt: Date;
}

const numbers = <Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]): Row =>
    Object.assign({}, row, Object.fromEntries(keys.map(key => [key, row[key] === null ? null : Number(row[key])])));

/** The versions of a quote, the oldest first; drafts are for staff. */
export async function versionRows(manager: EntityManager, quoteId: number, withDrafts: boolean): Promise<VersionRow[]> {
    const name = (column: string) => `(SELECT trim(a."firstName" || ' ' || a."lastName") FROM administrator a WHERE a.id = v."${column}")`;
    const rows = await manager.query<VersionRow[]>(
        `SELECT v.id, v."quoteId", v.number, v.state, v.terms, v."validUntil"::text AS "validUntil", v."partialAllowed", v."totalNet", v."totalGross", v."sentAt", v."answeredAt",
                v."answerRemark", v."refusalReason", ${name('editedByAdministratorId')} AS "editedBy", ${name('requestedByAdministratorId')} AS "requestedBy",
                ${name('approvedByAdministratorId')} AS "approvedBy"
           FROM quote_version v WHERE v."quoteId" = $1 AND ($2::boolean OR v.state IN ('asked', 'sent')) ORDER BY v.number`,
        [quoteId, withDrafts],
    );
    return rows.map(row => numbers(row, ['totalNet', 'totalGross']));
}

/** Their lines as people read them, in `language` or else in the shop's own. */
export async function lineRows(manager: EntityManager, versionIds: readonly number[], language: string, fallback: string): Promise<LineRow[]> {
    const rows = await manager.query<LineRow[]>(
        `SELECT l.id, l."versionId", l."productVariantId" AS "variantId", COALESCE(vt.name, v.sku) AS name, v.sku, COALESCE(pt.slug, '') AS "productSlug", a.preview AS image,
                COALESCE(s."baseUnit", 'piece') AS "baseUnit", l.unit, l."unitQuantity", l."unitQuantityMax", l.quantity, l."unitNet", l."deliveryDate"::text AS "deliveryDate", l.remark,
                l."usualNet", l."usualSource", l."taxRate", l."rollWidthCm", l.answer, l."counterNet", l."counterUnitQuantity", l."answerRemark"
           FROM quote_line l JOIN product_variant v ON v.id = l."productVariantId" JOIN product p ON p.id = v."productId"
           LEFT JOIN variant_sales s ON s."productVariantId" = v.id
           LEFT JOIN asset a ON a.id = COALESCE(v."featuredAssetId", p."featuredAssetId")
           LEFT JOIN LATERAL (SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id
                               ORDER BY t."languageCode" = $2 DESC, t."languageCode" = $3 DESC, t.id LIMIT 1) vt ON true
           LEFT JOIN LATERAL (SELECT t.slug FROM product_translation t WHERE t."baseId" = p.id
                               ORDER BY t."languageCode" = $2 DESC, t."languageCode" = $3 DESC, t.id LIMIT 1) pt ON true
          WHERE l."versionId" = ANY($1) ORDER BY l."versionId", l.position, l.id`,
        [versionIds, language, fallback],
    );
    return rows.map(row => numbers(row, ['unitNet', 'usualNet', 'counterNet']));
}

export async function commentRows(manager: EntityManager, quoteId: number, withInternal: boolean): Promise<CommentRow[]> {
    return manager.query<CommentRow[]>(
        `SELECT c.id, c."productVariantId" AS "variantId", c.author = 'staff' AS "fromStaff", c."authorName" AS author, c.internal, c.text, c."writtenAt"
           FROM quote_comment c WHERE c."quoteId" = $1 AND ($2::boolean OR NOT c.internal) ORDER BY c.id LIMIT 1000`,
        [quoteId, withInternal],
    );
}
