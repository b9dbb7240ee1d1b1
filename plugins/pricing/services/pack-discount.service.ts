import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { optional, recordId } from '../../../kernel/vendure-input';
import { unitCodes } from '../../assortment';
import { PackDiscount } from '../entities/pack-discount.entity';
import { DiscountDeskService, type DiscountKind, expectedVersion, percentage } from './discount-desk.service';
import { withDays } from './validity';

const kind: DiscountKind<PackDiscount> = {
    entity: PackDiscount,
    table: 'pack_discount',
    name: 'pack-discount',
    schema: withDays({
        collectionId: optional(recordId), productVariantId: optional(recordId), unit: z.enum(unitCodes), basisPoints: percentage, version: expectedVersion,
    }).refine(({ collectionId, productVariantId }) => collectionId === null || productVariantId === null, {
        path: ['productVariantId'],
        message: 'name a category or an article, not both',
    }),
    columns: ['collectionId', 'productVariantId', 'unit', 'basisPoints', 'validFrom', 'validUntil'],
    key: ['collectionId', 'productVariantId', 'unit', 'validFrom'],
    twin: 'unit: there is a discount on this pack from this day already',
    // More than a firm can keep in mind; it keeps what every price request loads small.
    most: 500,
};

/** What everybody is given off list prices for whole packs: one discount a category or article, unit and first day. */
@Injectable()
export class PackDiscountService {
    constructor(
        private connection: TransactionalConnection,
        private desk: DiscountDeskService,
    ) {}

    async list(ctx: RequestContext): Promise<PackDiscount[]> {
        return this.connection.getRepository(ctx, PackDiscount).find({
            relations: { collection: true, productVariant: true },
            order: { productVariantId: { direction: 'ASC', nulls: 'FIRST' }, collectionId: { direction: 'ASC', nulls: 'FIRST' }, unit: 'ASC', validFrom: 'ASC' },
        });
    }

    set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<PackDiscount> {
        return this.desk.set(ctx, scope, kind, input);
    }

    remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        return this.desk.remove(ctx, scope, kind, id);
    }
}
