import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, type ID, isGraphQlErrorResult, RequestContext, TranslatorService } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { ticketCode } from '../domain/ticket-code';
import type { Routing } from '../entities/routing.entity';
import type { StationOperator } from '../entities/station-operator.entity';
import { OperationService, type OperatorTask } from '../services/operation.service';
import { PhotoService } from '../services/photo.service';
import { StageService } from '../services/stage.service';
import type { StepAnswer } from '../services/step-batch.service';
import { WorkOrderListService } from '../services/work-order-list.service';

@Resolver('ProductionStation')
export class ProductionStationResolver {
    @ResolveField()
    operators(@Parent() station: { operators: StationOperator[] }) {
        return station.operators.map(operator => operator.administrator);
    }

    @ResolveField()
    skills(@Parent() station: { operators: StationOperator[] }) {
        return station.operators.map(({ administratorId, kinds }) => ({ administratorId, kinds }));
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

@Resolver('ProductionProblem')
export class ProductionProblemResolver {
    constructor(private readonly photos: PhotoService) {}

    @ResolveField()
    photoIds(@Ctx() ctx: RequestContext, @Parent() problem: { id: number }): Promise<number[]> {
        return this.photos.idsOf(ctx, problem.id);
    }
}

@Resolver('OperatorTask')
export class OperatorTaskResolver {
    @ResolveField()
    ticketCode(@Parent() task: { id: number }): string {
        return ticketCode(task.id);
    }
}

@Resolver('OperatorStepAnswer')
export class OperatorStepAnswerResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly operations: OperationService,
    ) {}

    @ResolveField()
    async task(@Ctx() ctx: RequestContext, @Parent() answer: StepAnswer): Promise<OperatorTask | null> {
        return this.operations.findTask(ctx, await this.scopes.staff(ctx), answer.operationId);
    }
}

@Resolver('WorkOperation')
export class WorkOperationResolver {
    constructor(private readonly lists: WorkOrderListService) {}

    @ResolveField()
    outputs(@Ctx() ctx: RequestContext, @Parent() operation: { id: number }) {
        return this.lists.outputsOf(ctx, operation.id);
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
    async promisedDay(@Ctx() ctx: RequestContext, @Parent() order: { id: ID; state: string }): Promise<string | null> {
        return made.has(order.state) ? null : (await this.stageService.productionOf(ctx, Number(order.id))).promisedDay;
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
