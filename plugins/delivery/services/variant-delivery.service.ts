import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ProductVariant, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type OversizeCharge, VariantDelivery } from '../entities/variant-delivery.entity';
import { variantSchema } from './input-schemas';

export interface VariantDeliveryFacts {
    variantId: number;
    volumeCm3: number;
    unitsPerPallet: number | null;
    oversize: OversizeCharge[];
    version: number;
}

const mm3OfCm3 = 1000;

/** How large a variant is, and what that costs. */
@Injectable()
export class VariantDeliveryService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async find(ctx: RequestContext, variantId: number): Promise<VariantDeliveryFacts> {
        if (!(await this.connection.getRepository(ctx, ProductVariant).existsBy({ id: variantId }))) {
            throw new EntityNotFoundError('ProductVariant', variantId);
        }
        const row = await this.connection.getRepository(ctx, VariantDelivery).findOneBy({ productVariantId: variantId });
        const { volumeMm3, unitsPerPallet, oversize, version } = row ?? { volumeMm3: 0, unitsPerPallet: null, oversize: [], version: 0 };
        return { variantId, volumeCm3: Number(volumeMm3) / mm3OfCm3, unitsPerPallet, oversize, version };
    }

    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<VariantDeliveryFacts> {
        const { variantId, version, volumeCm3, unitsPerPallet, oversize: given } = checked(variantSchema, input);
        const oversize = [...given].sort((a, b) => (a.currencyCode < b.currencyCode ? -1 : 1));
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 FOR NO KEY UPDATE', [variantId]);
            const before = await this.find(tx, variantId);
            await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'ProductVariant', entityId: variantId });
            const after = { variantId, volumeCm3, unitsPerPallet, oversize, version: before.version + 1 };
            if (JSON.stringify({ ...before, version: after.version }) === JSON.stringify(after)) return before;
            await this.connection
                .getRepository(tx, VariantDelivery)
                .upsert({ productVariantId: variantId, volumeMm3: String(Math.round(volumeCm3 * mm3OfCm3)), unitsPerPallet, oversize, version: after.version }, ['productVariantId']);
            await this.audit.record(tx, { scope, action: 'variant-delivery.update', entity: 'ProductVariant', entityId: variantId, before, after });
            return after;
        });
    }
}
