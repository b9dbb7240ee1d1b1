import { Injectable } from '@nestjs/common';
import {
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
} from '@vendure/core';
import { type FindOptionsWhere, In } from 'typeorm';

import type { MemberScope } from '../../../kernel/scope';
import { SupportThread } from '../entities/support-thread.entity';

const relations = ['order', 'company', 'messages'];

/** As many conversations as a portal page shows; older ones are found through their orders. */
const shownThreads = 200;

/** Reads of threads. Those for a member take his scope, and find nothing beyond it. */
@Injectable()
export class ThreadListService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly lists: ListQueryBuilder,
    ) {}

    mine(ctx: RequestContext, scope: MemberScope): Promise<SupportThread[]> {
        return this.find(ctx, visibleTo(scope, {}));
    }

    async tryFindMine(ctx: RequestContext, scope: MemberScope, id: number): Promise<SupportThread | null> {
        return (await this.find(ctx, visibleTo(scope, { id })))[0] ?? null;
    }

    /** A foreign thread looks like one that does not exist. */
    async findMine(ctx: RequestContext, scope: MemberScope, id: number): Promise<SupportThread> {
        const thread = await this.tryFindMine(ctx, scope, id);
        if (thread === null) {
            throw new EntityNotFoundError('SupportThread', id);
        }
        return thread;
    }

    ofOrders(ctx: RequestContext, scope: MemberScope, orderIds: readonly number[]): Promise<SupportThread[]> {
        return this.find(ctx, visibleTo(scope, { orderId: In([...orderIds]) }));
    }

    async list(ctx: RequestContext, options: ListQueryOptions<SupportThread> | undefined): Promise<PaginatedList<SupportThread>> {
        const [items, totalItems] = await this.lists
            .build(SupportThread, options, {
                relations: ['order', 'company'],
                ctx,
                customPropertyMap: { orderCode: 'order.code', companyName: 'company.name' },
            })
            .getManyAndCount();
        return { items, totalItems };
    }

    async findOne(ctx: RequestContext, id: number): Promise<SupportThread> {
        const [thread] = await this.find(ctx, [{ id }]);
        if (thread === undefined) {
            throw new EntityNotFoundError('SupportThread', id);
        }
        return thread;
    }

    private find(ctx: RequestContext, where: FindOptionsWhere<SupportThread>[]): Promise<SupportThread[]> {
        return this.connection.getRepository(ctx, SupportThread).find({
            where,
            relations,
            order: { lastMessageAt: 'DESC', id: 'DESC', messages: { sentAt: 'ASC', id: 'ASC' } },
            take: shownThreads,
        });
    }
}

/** His own and his branch's, as with orders; the whole company's if he sees that. */
function visibleTo(scope: MemberScope, more: FindOptionsWhere<SupportThread>): FindOptionsWhere<SupportThread>[] {
    const ofCompany = { ...more, companyId: scope.companyId };
    if (scope.permissions.has('see-whole-company')) {
        return [ofCompany];
    }
    const own = { ...ofCompany, memberId: scope.memberId };
    // TypeORM leaves out a condition that is null: without a branch there must be none to leave out.
    return scope.branchId === null ? [own] : [own, { ...ofCompany, branchId: scope.branchId }];
}
