import { keptMark } from '../../../kernel/vendure-sql';
import type { SpanKind } from '../../../kernel/time';
import { SqlParams, translated } from '../../assortment';
import type { QuotaFacts, QuotaGoods } from '../domain/quota';

/** Whether a quota (or what has its three columns of goods) speaks of a variant; both as tables of the statement. */
export const coveredBy = (variant: string, quota: string) => `(
    ${variant}.id = ${quota}."productVariantId" OR ${variant}."productId" = ${quota}."productId" OR EXISTS (
        SELECT 1 FROM collection_product_variants_product_variant m JOIN collection_closure t ON t.id_descendant = m."collectionId"
         WHERE m."productVariantId" = ${variant}.id AND t.id_ancestor = ${quota}."collectionId"))`;

export type QuotaOfCompany = QuotaFacts & QuotaGoods & { variantIds: number[]; now: Date };

/** All quotas of the company `$1` and of its group, each with those of the variants `$2` that it counts. */
export const quotasOfCompany = `${keptMark}
    SELECT q.id, q."companyId" IS NOT NULL AS "isOwn", q."productVariantId", q."productId", q."collectionId", q."goodsKey", q.period, q."maxQuantity", now() AS now,
           ARRAY(SELECT v.id FROM product_variant v WHERE v.id = ANY($2::int[]) AND ${coveredBy('v', 'q')}) AS "variantIds"
    FROM purchase_quota q
    WHERE q."companyId" = $1 OR q."groupId" = (SELECT gr.id FROM company c JOIN company_group gr ON gr.name = c."groupName" WHERE c.id = $1)
    ORDER BY q.id`;

export interface QuotaRow extends QuotaGoods {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    companyId: number | null;
    groupId: number | null;
    /** The company's or the group's. */
    ownerName: string;
    /** How many companies have it. */
    companies: number;
    /** What it speaks of, in the language of whoever looks. */
    goodsName: string;
    /** Of one article. */
    sku: string | null;
    baseUnit: string | null;
    period: SpanKind;
    maxQuantity: number;
    version: number;
}

export interface QuotaFilter {
    id: number | null;
    companyId: number | null;
    groupId: number | null;
    period: SpanKind | null;
    /** As `searchKey` makes it: part of an owner's or the goods' name, or of an article's number. */
    term: string;
    language: string;
    /** Quotas of companies of these account managers, and of all groups; null: all. */
    managers: readonly number[] | null;
    skip: number;
    take: number;
}

/** Quotas as staff list them, by whose they are. */
export function quotaList(filter: QuotaFilter): { text: string; values: readonly unknown[] } {
    const params = new SqlParams();
    const [id, companyId, groupId] = [params.add(filter.id, 'int'), params.add(filter.companyId, 'int'), params.add(filter.groupId, 'int')];
    const [period, term, language, managers] = [params.add(filter.period, 'text'), params.add(filter.term, 'text'), params.add(filter.language, 'text'), params.add(filter.managers, 'int[]')];
    const text = `
        SELECT q.id, q."createdAt", q."updatedAt", q."companyId", q."groupId", q."productVariantId", q."productId", q."collectionId", q.period, q."maxQuantity", q.version,
               COALESCE(c.name, gr.name) AS "ownerName", n.name AS "goodsName", v.sku, CASE WHEN v.id IS NOT NULL THEN COALESCE(s."baseUnit", 'piece') END AS "baseUnit",
               CASE WHEN c.id IS NOT NULL THEN 1 ELSE (SELECT count(*)::int FROM company m WHERE m."groupName" = gr.name AND m.active AND m.kind = 'customer'
                    AND (${managers} IS NULL OR m."managerAdministratorId" = ANY(${managers}))) END AS companies,
               count(*) OVER ()::int AS "totalItems"
        FROM purchase_quota q
        LEFT JOIN company c ON c.id = q."companyId" LEFT JOIN company_group gr ON gr.id = q."groupId"
        LEFT JOIN product_variant v ON v.id = q."productVariantId" LEFT JOIN variant_sales s ON s."productVariantId" = v.id
        CROSS JOIN LATERAL (SELECT COALESCE(${translated('product_variant_translation', 'q."productVariantId"', language)}, ${translated('product_translation', 'q."productId"', language)},
            ${translated('collection_translation', 'q."collectionId"', language)}, v.sku, '') AS name) n
        WHERE (${id} IS NULL OR q.id = ${id}) AND (${companyId} IS NULL OR q."companyId" = ${companyId}) AND (${groupId} IS NULL OR q."groupId" = ${groupId})
          AND (${period} IS NULL OR q.period = ${period})
          AND (${term} = '' OR position(${term} in concat_ws(' ', c."searchKey", lower(gr.name), lower(n.name), lower(v.sku))) > 0)
          AND (${managers} IS NULL OR q."groupId" IS NOT NULL OR c."managerAdministratorId" = ANY(${managers}))
        ORDER BY lower(COALESCE(c.name, gr.name)), lower(n.name), q.id
        OFFSET ${params.add(filter.skip, 'int')} LIMIT ${params.add(filter.take, 'int')}`;
    return { text, values: params.values };
}
