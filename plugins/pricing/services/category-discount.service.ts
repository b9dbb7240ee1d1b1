import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { idOf, recordId } from '../../../kernel/vendure-input';
import { CategoryDiscount } from '../entities/category-discount.entity';
import { DiscountDeskService, type DiscountKind, expectedVersion, percentage } from './discount-desk.service';
import { withDays } from './validity';

const kind: DiscountKind<CategoryDiscount> = {
    entity: CategoryDiscount,
    table: 'category_discount',
    name: 'category-discount',
    schema: withDays({ companyId: recordId, collectionId: recordId, basisPoints: percentage, version: expectedVersion }),
    columns: ['companyId', 'collectionId', 'basisPoints', 'validFrom', 'validUntil'],
    key: ['companyId', 'collectionId', 'validFrom'],
    twin: 'collectionId: there is a discount on this category from this day already',
};

/** What a company is given off the list prices of whole categories: one discount a category and first day. */
@Injectable()
export class CategoryDiscountService {
    constructor(
        private connection: TransactionalConnection,
        private desk: DiscountDeskService,
    ) {}

    async list(ctx: RequestContext, companyId: ID): Promise<CategoryDiscount[]> {
        return this.connection.getRepository(ctx, CategoryDiscount).find({
            where: { companyId: idOf(companyId, 'companyId') },
            relations: { collection: true },
            order: { collectionId: 'ASC', validFrom: 'ASC' },
        });
    }

    set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<CategoryDiscount> {
        return this.desk.set(ctx, scope, kind, input);
    }

    remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        return this.desk.remove(ctx, scope, kind, id);
    }
}
