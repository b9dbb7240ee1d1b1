import { Injectable } from '@nestjs/common';
import {
    assertFound,
    Collection,
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    ProductVariant,
    type RequestContext,
    TransactionalConnection,
    UserInputError,
} from '@vendure/core';
import { IsNull } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { Routing } from '../entities/routing.entity';
import { RoutingOperation } from '../entities/routing-operation.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { type RoutingInput, routingInput } from './input-schemas';
import { StationService } from './station.service';

const relations = ['operations', 'operations.station', 'variant', 'category'];

/** How products are made. Plans copy a routing's operations, so a change touches later plans only. */
@Injectable()
export class RoutingService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly lists: ListQueryBuilder,
        private readonly stations: StationService,
        private readonly audit: AuditService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<Routing>): Promise<PaginatedList<Routing>> {
        const [items, totalItems] = await this.lists.build(Routing, options, { relations, ctx }).getManyAndCount();
        items.forEach(inOrder);
        return { items, totalItems };
    }

    async findOne(ctx: RequestContext, id: number): Promise<Routing | null> {
        const routing = await this.connection.getRepository(ctx, Routing).findOne({ where: { id }, relations });
        return routing && inOrder(routing);
    }

    async active(ctx: RequestContext): Promise<Routing[]> {
        const routings = await this.connection
            .getRepository(ctx, Routing)
            .find({ where: { active: true }, relations: ['operations'], order: { id: 'DESC' }, take: 5000 });
        return routings.map(inOrder);
    }

    create(ctx: RequestContext, scope: Scope, input: unknown): Promise<Routing> {
        const wanted = checked(routingInput, input);
        return withTx(this.connection, ctx, async inner => {
            await this.refuseUnknown(inner, wanted);
            const { operations, ...columns } = wanted;
            const routing = await this.connection.getRepository(inner, Routing).save(new Routing(columns));
            await this.writeOperations(inner, routing.id, operations);
            await this.audit.record(inner, { scope, action: 'routing.create', entity: 'Routing', entityId: routing.id, after: wanted });
            return assertFound(this.findOne(inner, routing.id));
        });
    }

    update(ctx: RequestContext, scope: Scope, id: number, input: unknown): Promise<Routing> {
        const wanted = checked(routingInput, input);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.findOne(inner, id);
            if (before === null) {
                throw new EntityNotFoundError('Routing', id);
            }
            await this.refuseUnknown(inner, wanted);
            const { operations, ...columns } = wanted;
            await this.connection.getRepository(inner, Routing).update({ id }, columns);
            await this.connection.getRepository(inner, RoutingOperation).delete({ routingId: id });
            await this.writeOperations(inner, id, operations);
            await this.audit.record(inner, {
                scope, action: 'routing.update', entity: 'Routing', entityId: id, before: factsOf(before), after: wanted,
            });
            return assertFound(this.findOne(inner, id));
        });
    }

    /** A routing by which something was planned is kept for the record: it is set inactive instead. */
    delete(ctx: RequestContext, scope: Scope, id: number): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const before = await this.findOne(inner, id);
            if (before === null) {
                throw new EntityNotFoundError('Routing', id);
            }
            if (await this.connection.getRepository(inner, WorkOrder).existsBy({ routingId: id })) {
                throw new UserInputError('id: work orders were planned by this routing; set it inactive instead');
            }
            await this.connection.getRepository(inner, Routing).delete({ id });
            await this.audit.record(inner, { scope, action: 'routing.delete', entity: 'Routing', entityId: id, before: factsOf(before) });
        });
    }

    private async refuseUnknown(ctx: RequestContext, wanted: RoutingInput): Promise<void> {
        const { variantId, categoryId } = wanted;
        if (variantId !== null && !(await this.connection.getRepository(ctx, ProductVariant).existsBy({ id: variantId, deletedAt: IsNull() }))) {
            throw new UserInputError('variantId: no such variant');
        }
        if (categoryId !== null && !(await this.connection.getRepository(ctx, Collection).existsBy({ id: categoryId }))) {
            throw new UserInputError('categoryId: no such category');
        }
        await this.stations.active(ctx, wanted.operations.map(operation => operation.stationId));
    }

    private async writeOperations(ctx: RequestContext, routingId: number, operations: RoutingInput['operations']): Promise<void> {
        const rows = operations.map((operation, index) => new RoutingOperation({ ...operation, routingId, sequence: index + 1 }));
        await this.connection.getRepository(ctx, RoutingOperation).save(rows);
    }
}

function inOrder(routing: Routing): Routing {
    routing.operations.sort((a, b) => a.sequence - b.sequence || a.id - b.id);
    return routing;
}

function factsOf(routing: Routing): Record<string, unknown> {
    const { title, variantId, categoryId, active } = routing;
    const operations = routing.operations.map(({ kind, name, stationId, setupMinutes, minutesPerUnit }) => ({
        kind, name, stationId, setupMinutes, minutesPerUnit,
    }));
    return { title, variantId, categoryId, active, operations };
}
