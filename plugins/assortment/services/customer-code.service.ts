import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { codeKey } from '../../../kernel/text';
import { checked, idOf, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CustomerCode } from '../entities/customer-code.entity';
import { translated } from '../queries/catalogue-page.sql';
import { pageShape } from './page-shape';

export const longestOwnCode = 60;

const listSchema = z.object({ companyId: recordId, term: optional(z.string().max(100)), ...pageShape });
const setSchema = z.object({ companyId: recordId, variantId: recordId, ownCode: line(longestOwnCode), version: z.int().nullish() });

export interface CustomerCodeRow {
    id: number;
    variantId: number;
    sku: string;
    variantName: string;
    ownCode: string;
    version: number;
}

const columns = `k.id, v.id AS "variantId", v.sku, k."ownCode", k.version, coalesce(${translated('product_variant_translation', 'v.id', '$2::text')}, '') AS "variantName"`;

/** What companies call variants in their own papers: kept by staff and the ERP, found by the company's people, shown to nobody in the shop. */
@Injectable()
export class CustomerCodeService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** By our code; `term` finds in either code, separators or not. */
    async list(ctx: RequestContext, input: unknown): Promise<{ items: CustomerCodeRow[]; totalItems: number }> {
        const { companyId, term, skip, take } = checked(listSchema, input);
        const key = codeKey(term ?? '');
        const rows = await sql<CustomerCodeRow & { total: number }>(this.connection, ctx, `
            SELECT ${columns}, count(*) OVER ()::int AS total
            FROM customer_code k JOIN product_variant v ON v.id = k."productVariantId" AND v."deletedAt" IS NULL
            WHERE k."companyId" = $1 AND ($3 = '' OR k."ownCodeKey" LIKE '%' || $3 || '%'
                  OR regexp_replace(lower(v.sku), '[^[:alnum:]]+', '', 'g') LIKE '%' || $3 || '%')
            ORDER BY v.sku, k.id OFFSET $4 LIMIT $5`, [companyId, ctx.languageCode, key, skip, take]);
        return { items: rows, totalItems: rows[0]?.total ?? 0 };
    }

    /** One code a company and variant; setting it again changes it. */
    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<CustomerCodeRow> {
        const { companyId, variantId, ownCode, version } = checked(setSchema, input);
        const ownCodeKey = codeKey(ownCode);
        if (ownCodeKey === '') throw inputError('ownCode: must have a letter or digit');
        return withTx(this.connection, ctx, async tx => {
            const company = await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR NO KEY UPDATE', [companyId]);
            if (company.length === 0) throw new EntityNotFoundError('Company', companyId);
            const variant = await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 AND "deletedAt" IS NULL', [variantId]);
            if (variant.length === 0) throw new EntityNotFoundError('ProductVariant', variantId);
            const repository = this.connection.getRepository(tx, CustomerCode);
            const known = await repository.findOneBy({ companyId, productVariantId: variantId });
            if (known !== null) {
                await this.audit.refuseStale(tx, scope, version, { version: known.version, entity: 'Company', entityId: companyId, part: { variantId } });
            }
            const before = known === null ? {} : { before: { variantId, ownCode: known.ownCode } };
            const next = { companyId, productVariantId: variantId, ownCode, ownCodeKey, version: (known?.version ?? 0) + 1 };
            const { id } = await repository.save(Object.assign(known ?? new CustomerCode(), next));
            await this.audit.record(tx, { scope, action: 'customer-code.set', entity: 'Company', entityId: companyId, companyId, ...before, after: { variantId, ownCode } });
            return this.one(tx, id);
        });
    }

    async remove(ctx: RequestContext, scope: Scope, id: unknown): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, CustomerCode);
            const found = await repository.findOne({ where: { id: idOf(id) }, lock: { mode: 'pessimistic_write' } });
            if (found === null) throw new EntityNotFoundError('CustomerCode', idOf(id));
            await repository.delete(found.id);
            const { companyId, productVariantId: variantId, ownCode } = found;
            await this.audit.record(tx, { scope, action: 'customer-code.remove', entity: 'Company', entityId: companyId, companyId, before: { variantId, ownCode } });
        });
    }

    private async one(ctx: RequestContext, id: number): Promise<CustomerCodeRow> {
        const [row] = await sql<CustomerCodeRow>(this.connection, ctx, `
            SELECT ${columns} FROM customer_code k JOIN product_variant v ON v.id = k."productVariantId" WHERE k.id = $1`, [id, ctx.languageCode]);
        return row as CustomerCodeRow;
    }
}
