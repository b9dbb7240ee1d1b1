import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { complementsOfCategory, relatedOfProduct } from '../queries/related.sql';

const variantIds = z.array(recordId).max(50).refine(ids => new Set(ids).size === ids.length, 'each product may stand once');
const before = z.array(recordId).nullish();
const complementsInput = z.object({ collectionId: recordId, variantIds, before });
const relatedInput = z.object({ productId: recordId, variantIds, before });

export interface NamedVariant {
    variantId: number;
    sku: string;
    name: string;
}

/** The lists that staff keep: each is written as a whole, in its order. */
@Injectable()
export class RelationDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    complements(ctx: RequestContext, collectionId: unknown): Promise<NamedVariant[]> {
        return sql<NamedVariant>(this.connection, ctx, complementsOfCategory, [idOf(collectionId, 'collectionId'), ctx.languageCode]);
    }

    related(ctx: RequestContext, productId: unknown): Promise<NamedVariant[]> {
        return sql<NamedVariant>(this.connection, ctx, relatedOfProduct, [idOf(productId, 'productId'), ctx.languageCode]);
    }

    async setComplements(ctx: RequestContext, scope: Scope, input: unknown): Promise<NamedVariant[]> {
        const { collectionId, variantIds: wanted, before: read } = checked(complementsInput, input);
        return withTx(this.connection, ctx, async tx => {
            const found = await sql(this.connection, tx, 'SELECT id FROM collection WHERE id = $1 AND NOT "isRoot" FOR NO KEY UPDATE', [collectionId]);
            if (found.length === 0) throw new EntityNotFoundError('Collection', collectionId);
            const below = await sql(this.connection, tx, 'SELECT id FROM collection WHERE "parentId" = $1 LIMIT 1', [collectionId]);
            if (below.length > 0 && wanted.length > 0) throw inputError('collectionId: choose a category that has none below it');
            const known = (await this.complements(tx, collectionId)).map(one => one.variantId);
            this.refuseStale(read, known);
            await this.refuseUnknown(tx, wanted);
            await sql(this.connection, tx, 'DELETE FROM category_complement WHERE "collectionId" = $1', [collectionId]);
            await sql(this.connection, tx, `INSERT INTO category_complement ("collectionId", "productVariantId", position)
                SELECT $1::int, t.id, t.position FROM unnest($2::int[]) WITH ORDINALITY AS t(id, position)`, [collectionId, wanted]);
            await this.audit.record(tx, {
                scope, action: 'category-complements.set', entity: 'Collection', entityId: collectionId, before: { variantIds: known }, after: { variantIds: wanted },
            });
            return this.complements(tx, collectionId);
        });
    }

    async setRelated(ctx: RequestContext, scope: Scope, input: unknown): Promise<NamedVariant[]> {
        const { productId, variantIds: wanted, before: read } = checked(relatedInput, input);
        return withTx(this.connection, ctx, async tx => {
            const found = await sql(this.connection, tx, 'SELECT id FROM product WHERE id = $1 AND "deletedAt" IS NULL FOR NO KEY UPDATE', [productId]);
            if (found.length === 0) throw new EntityNotFoundError('Product', productId);
            const known = (await this.related(tx, productId)).map(one => one.variantId);
            this.refuseStale(read, known);
            await this.refuseUnknown(tx, wanted);
            const own = await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = ANY($1::int[]) AND "productId" = $2', [wanted, productId]);
            if (own.length > 0) throw inputError('variantIds: a product is not related to itself');
            await sql(this.connection, tx, 'DELETE FROM product_relation WHERE "productId" = $1', [productId]);
            await sql(this.connection, tx, `INSERT INTO product_relation ("productId", "productVariantId", position)
                SELECT $1::int, t.id, t.position FROM unnest($2::int[]) WITH ORDINALITY AS t(id, position)`, [productId, wanted]);
            await this.audit.record(tx, {
                scope, action: 'product-relations.set', entity: 'Product', entityId: productId, before: { variantIds: known }, after: { variantIds: wanted },
            });
            return this.related(tx, productId);
        });
    }

    /** Who began with another list than there is now would undo what somebody else has done meanwhile. */
    private refuseStale(read: readonly number[] | null | undefined, known: readonly number[]): void {
        if (read != null && read.join() !== known.join()) throw inputError('before: somebody has changed the list meanwhile');
    }

    private async refuseUnknown(ctx: RequestContext, ids: readonly number[]): Promise<void> {
        const found = await sql<{ id: number }>(this.connection, ctx, 'SELECT id FROM product_variant WHERE id = ANY($1::int[]) AND "deletedAt" IS NULL', [ids]);
        const wrong = ids.findIndex(id => found.every(row => row.id !== id));
        if (wrong >= 0) throw inputError(`variantIds.${wrong}: there is no such product`);
    }
}
