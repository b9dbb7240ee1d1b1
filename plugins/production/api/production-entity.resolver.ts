import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, type ID, isGraphQlErrorResult, RequestContext, TranslatorService } from '@vendure/core';

import type { Routing } from '../entities/routing.entity';
import type { StationOperator } from '../entities/station-operator.entity';
import { StageService } from '../services/stage.service';

@Resolver('ProductionStation')
export class ProductionStationResolver {
    @ResolveField()
    operators(@Parent() station: { operators: StationOperator[] }) {
        return station.operators.map(operator => operator.administrator);
    }
}

@Resolver('ProductionRouting')
export class ProductionRoutingResolver {
    constructor(private readonly translator: TranslatorService) {}

    @ResolveField()
    variantName(@Ctx() ctx: RequestContext, @Parent() routing: Routing): string | null {
        return routing.variant ? this.translator.translate(routing.variant, ctx).name : null;
    }

    @ResolveField()
    categoryName(@Ctx() ctx: RequestContext, @Parent() routing: Routing): string | null {
        return routing.category ? this.translator.translate(routing.category, ctx).name : null;
    }
}

/** States of an order whose goods are made, or were taken from stock. */
const made = new Set(['ReadyToShip', 'PartiallyShipped', 'Shipped', 'Delivered', 'Completed']);

/** Adds production to the order that purchasing has found for its owner. */
@Resolver('MyOrder')
export class MyOrderProductionResolver {
    constructor(private readonly stageService: StageService) {}

    @ResolveField()
    async progressPercent(@Ctx() ctx: RequestContext, @Parent() order: { id: ID; state: string }): Promise<number> {
        return made.has(order.state) ? 100 : (await this.stageService.productionOf(ctx, Number(order.id))).progressPercent;
    }

    @ResolveField()
    async stages(@Ctx() ctx: RequestContext, @Parent() order: { id: ID }) {
        return (await this.stageService.productionOf(ctx, Number(order.id))).stages;
    }
}

function typeName(value: object, otherwise: string): string {
    return isGraphQlErrorResult(value as never) ? (value as { __typename: string }).__typename : otherwise;
}

@Resolver('PlanOrderResult')
export class PlanOrderResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeName(value, 'PlannedOrder');
    }
}

@Resolver('WorkOrderResult')
export class WorkOrderResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeName(value, 'WorkOrder');
    }
}

@Resolver('OperatorTaskResult')
export class OperatorTaskResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeName(value, 'OperatorTask');
    }
}
