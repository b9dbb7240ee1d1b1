import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { codeKey } from '../../../kernel/text';
import { sql } from '../../../kernel/vendure-sql';
import { gtinOf } from '../domain/gtin';
import type { UnitCode } from '../domain/units';
import type { Buyer } from '../types';
import { VisibilityService } from './visibility.service';

/** By what a code names an article: the company's own word, the firm's article number, or the number under the bars. */
export type CodeKind = 'own' | 'sku' | 'gtin';

export interface CodeMatch {
    kind: CodeKind;
    variantId: number;
    sku: string;
    name: string;
    /** The unit on which the bars stand; null for the base unit, and of other codes. */
    unit: UnitCode | null;
    /** The code as it stands with the article, letter for letter. */
    isExact: boolean;
}

interface Found {
    code: string;
    kind: CodeKind;
    variantId: number;
    unit: UnitCode | null;
    isExact: boolean;
}

const matches = `
    WITH asked AS (SELECT a.code, a.key, a.gtin FROM json_to_recordset($1::json) AS a(code text, key text, gtin text)),
    found AS (
        SELECT a.code, 'own' AS kind, k."productVariantId" AS id, NULL AS unit, k."ownCode" = a.code AS exact
          FROM asked a JOIN customer_code k ON k."companyId" = $2 AND k."ownCodeKey" = a.key WHERE a.key <> ''
        UNION ALL
        SELECT a.code, 'sku', i."productVariantId", NULL, i.sku = a.code
          FROM asked a JOIN catalogue_index i ON i."skuKey" = a.key AND i."languageCode" = 'en' WHERE a.key <> ''
        UNION ALL
        SELECT a.code, 'gtin', b."productVariantId", b.unit, true FROM asked a JOIN variant_barcode b ON b.gtin = a.gtin)
    SELECT f.code, f.kind, f.id AS "variantId", f.unit, f.exact AS "isExact" FROM found f ORDER BY f.code, f.kind, f.id`;

/** What people call articles in lists and files, set by set: one statement however many codes. */
@Injectable()
export class CodeLookupService {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
    ) {}

    /** The articles that each code means to the buyer; what he may not see is not among them. */
    async find(ctx: RequestContext, buyer: Buyer, codes: readonly string[]): Promise<Map<string, CodeMatch[]>> {
        const asked = [...new Set(codes)].map(code => ({ code, key: codeKey(code), gtin: gtinOf(code) }));
        if (asked.length === 0) return new Map();
        const found = await sql<Found>(this.connection, ctx, matches, [JSON.stringify(asked), buyer.companyId]);
        const ids = [...new Set(found.map(one => one.variantId))];
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, ids);
        const named = await this.names(ctx, ids.filter(id => visible.has(id)));
        const byCode = new Map<string, CodeMatch[]>();
        for (const { code, ...match } of found) {
            const name = named.get(match.variantId);
            if (name !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), { ...match, ...name }]);
        }
        return byCode;
    }

    private async names(ctx: RequestContext, ids: readonly number[]): Promise<Map<number, { sku: string; name: string }>> {
        const rows = await sql<{ id: number; sku: string; name: string }>(
            this.connection,
            ctx,
            `SELECT v.id, v.sku, COALESCE(i.name, v.sku) AS name FROM product_variant v
               LEFT JOIN catalogue_index i ON i."productVariantId" = v.id AND i."languageCode" = $2 WHERE v.id = ANY($1::int[])`,
            [ids, ctx.languageCode],
        );
        return new Map(rows.map(({ id, ...row }) => [id, row]));
    }
}
