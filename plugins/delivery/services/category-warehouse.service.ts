import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CategoryWarehouse } from '../entities/category-warehouse.entity';

const schema = z.object({ collectionId: recordId, stockLocationId: optional(recordId), version: z.int().nullish() });
export interface CategoryWarehouseInput {
    collectionId: ID;
    /** Null takes it away: then the categories above say. */
    stockLocationId?: ID | null;
    version?: number | null;
}

export interface CategoryWarehouseFacts {
    collectionId: number;
    stockLocationId: number | null;
    version: number;
}

/** From which warehouse goods of a category leave. */
@Injectable()
export class CategoryWarehouseService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async find(ctx: RequestContext, collectionId: number): Promise<CategoryWarehouseFacts> {
        const [category] = await sql(this.connection, ctx, 'SELECT id FROM collection WHERE id = $1', [collectionId]);
        if (category === undefined) throw new EntityNotFoundError('Collection', collectionId);
        const known = await this.connection.getRepository(ctx, CategoryWarehouse).findOneBy({ collectionId });
        return { collectionId, stockLocationId: known?.stockLocationId ?? null, version: known?.version ?? 0 };
    }

    async set(ctx: RequestContext, scope: Scope, input: CategoryWarehouseInput): Promise<CategoryWarehouseFacts> {
        const { collectionId, stockLocationId, version } = checked(schema, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM collection WHERE id = $1 FOR NO KEY UPDATE', [collectionId]);
            const before = await this.find(tx, collectionId);
            await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'Collection', entityId: collectionId });
            if (before.stockLocationId === stockLocationId) return before;
            const repository = this.connection.getRepository(tx, CategoryWarehouse);
            if (stockLocationId === null) {
                await repository.delete({ collectionId });
            } else {
                const [place] = await sql(this.connection, tx, 'SELECT id FROM stock_location WHERE id = $1', [stockLocationId]);
                if (place === undefined) throw inputError('stockLocationId: there is no such warehouse');
                await repository.upsert({ collectionId, stockLocationId, version: before.version + 1 }, ['collectionId']);
            }
            const change = { before: { stockLocationId: before.stockLocationId }, after: { stockLocationId } };
            await this.audit.record(tx, { scope, action: 'category.warehouse', entity: 'Collection', entityId: collectionId, ...change });
            return this.find(tx, collectionId);
        });
    }
}
