import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import { publicHolidays } from '../../../kernel/holidays';
import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { FirmSettingsService } from '../../organizations';
import { finitePlan, type PlannedSpan, type PlanTask } from '../domain/finite-plan';
import type { OperationKind } from '../domain/operation-kind';
import { plannedMinutes } from '../domain/planned-minutes';
import type { ProductionName } from '../domain/production-name';
import { chooseRouting } from '../domain/routing-choice';
import type { WorkCalendar } from '../../../kernel/working-axis';
import type { RoutingOperation } from '../entities/routing-operation.entity';
import { type LineToPlan, linesToPlan, lockOrder, type OrderHead, type OrderToPlan, ordersToPlan } from '../queries/order-to-plan.query';
import { takenPlaces } from '../queries/taken-places.query';
import { RoutingService } from './routing.service';
import { StationService } from './station.service';

export interface ProposedOperation {
    kind: OperationKind;
    name: ProductionName;
    stationId: number;
    operatorId: number | null;
    plannedMinutes: number;
    /** What of them is set-up. */
    setupMinutes: number;
    plannedStart: Date;
    plannedEnd: Date;
}

export interface ProposedLine extends LineToPlan {
    /** Null: the product is taken from stock, nothing is made. */
    routingId: number | null;
    operations: ProposedOperation[];
}

export interface ProposedPlan extends OrderHead {
    lines: ProposedLine[];
}

/** What the routings and the stations' load make of an order, before anything is written. */
@Injectable()
export class PlanningService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly routings: RoutingService,
        private readonly stations: StationService,
        private readonly firm: FirmSettingsService,
    ) {}

    ordersToPlan(ctx: RequestContext, { reach }: StaffScope, page: { skip: number; take: number }): Promise<{ items: OrderToPlan[]; totalItems: number }> {
        if (!(page.skip >= 0 && page.take >= 1 && page.take <= 100)) {
            throw new UserInputError('take: 1 to 100 entries, from skip 0 on');
        }
        return ordersToPlan(this.connection, ctx, { ...page, reach });
    }

    /** In a transaction it holds the order until the end, so that what is proposed is what is written. */
    async propose(ctx: RequestContext, orderId: number, now: Date): Promise<ProposedPlan> {
        const head = await lockOrder(this.connection, ctx, orderId);
        if (head === null) {
            throw new EntityNotFoundError('Order', orderId);
        }
        return { ...head, lines: await this.proposeLines(ctx, await linesToPlan(this.connection, ctx, orderId, ctx.languageCode), now) };
    }

    /** The making of so many more of one line. Null where there is no such line, or it has no routing any more. Call it under the order's lock. */
    async proposeMore(ctx: RequestContext, orderId: number, orderLineId: number, quantity: number, now: Date): Promise<ProposedLine | null> {
        const line = (await linesToPlan(this.connection, ctx, orderId, ctx.languageCode)).find(one => one.orderLineId === orderLineId);
        const [proposed] = line === undefined ? [] : await this.proposeLines(ctx, [{ ...line, quantity }], now);
        return proposed === undefined || proposed.routingId === null ? null : proposed;
    }

    /** Plans the making of the lines, which need be no order's. */
    async proposeLines(ctx: RequestContext, lines: readonly LineToPlan[], now: Date): Promise<ProposedLine[]> {
        const active = await this.routings.active(ctx);
        const chosen = lines.map(line => ({ line, routing: chooseRouting(active, line) }));
        const steps = chosen.flatMap(({ line, routing }) => routing?.operations.map(operation => stepOf(line, operation)) ?? []);
        const stations = await this.stations.planStations(ctx, steps.map(step => step.stationId), now);
        const taken = await takenPlaces(this.connection, ctx, stations.map(station => station.id), now);
        const spans = finitePlan(steps, stations, taken, await this.calendar(ctx, now), now);
        const operations = steps.map((step, index) => proposed(step, spans[index]!));
        return chosen.map(({ line, routing }) => ({
            ...line,
            routingId: routing?.id ?? null,
            operations: operations.splice(0, routing?.operations.length ?? 0),
        }));
    }

    async calendar(ctx: RequestContext, now: Date): Promise<WorkCalendar> {
        const { timeZone, weekendDays, holidayCountry } = await this.firm.get(ctx);
        return { timeZone, weekendDays, holidays: publicHolidays(holidayCountry, localDateOf(now, timeZone)) };
    }
}

interface Step extends PlanTask {
    kind: OperationKind;
    name: ProductionName;
    setupMinutes: number;
}

function stepOf(line: LineToPlan, { kind, name, stationId, sequence, setupMinutes, minutesPerUnit }: RoutingOperation): Step {
    const minutes = plannedMinutes(setupMinutes, minutesPerUnit, line.quantity);
    return { job: line.orderLineId, sequence, stationId, minutes, pinnedStart: null, kind, name, setupMinutes };
}

function proposed({ kind, name, stationId, minutes, setupMinutes }: Step, { start, end }: PlannedSpan): ProposedOperation {
    return { kind, name, stationId, operatorId: null, plannedMinutes: minutes, setupMinutes, plannedStart: start, plannedEnd: end };
}
