import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { FirmSettingsService } from '../../organizations';
import { holidaysFrom } from '../domain/firm-holidays';
import type { OperationKind } from '../domain/operation-kind';
import type { ProductionName } from '../domain/production-name';
import { chooseRouting } from '../domain/routing-choice';
import { forwardSchedule, plannedMinutes, type WorkCalendar } from '../domain/schedule';
import type { Routing } from '../entities/routing.entity';
import { type LineToPlan, linesToPlan, lockOrder, type OrderHead, type OrderToPlan, ordersToPlan } from '../queries/order-to-plan.query';
import { RoutingService } from './routing.service';
import { StationService } from './station.service';

export interface ProposedOperation {
    kind: OperationKind;
    name: ProductionName;
    stationId: number;
    operatorId: number | null;
    plannedMinutes: number;
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
        const lines = await linesToPlan(this.connection, ctx, orderId, ctx.languageCode);
        const active = await this.routings.active(ctx);
        const chosen = lines.map(line => ({ line, routing: chooseRouting(active, line) }));
        const stationIds = chosen.flatMap(({ routing }) => routing?.operations.map(operation => operation.stationId) ?? []);
        const hours = await this.stations.hoursOf(ctx, stationIds);
        const calendar = await this.calendar(ctx, now);
        return {
            ...head,
            lines: chosen.map(({ line, routing }) => {
                const operations = routing === null ? [] : proposeOperations(routing, line.quantity, hours, calendar, now);
                for (const operation of operations) {
                    // The next line finds the station as busy as this one leaves it.
                    const station = hours.get(operation.stationId);
                    hours.set(operation.stationId, { ...station!, busyUntil: [...station!.busyUntil, operation.plannedEnd] });
                }
                return { ...line, routingId: routing === null ? null : routing.id, operations };
            }),
        };
    }

    async calendar(ctx: RequestContext, now: Date): Promise<WorkCalendar> {
        const { timeZone, weekendDays, holidayCountry } = await this.firm.get(ctx);
        return { timeZone, weekendDays, holidays: holidaysFrom(holidayCountry, now) };
    }
}

function proposeOperations(
    routing: Routing,
    quantity: number,
    hours: Parameters<typeof forwardSchedule>[1],
    calendar: WorkCalendar,
    now: Date,
): ProposedOperation[] {
    const steps = routing.operations.map(operation => ({
        ...operation,
        minutes: plannedMinutes(operation.setupMinutes, operation.minutesPerUnit, quantity),
    }));
    const spans = forwardSchedule(steps, hours, calendar, now);
    return steps.map((step, index) => ({
        kind: step.kind,
        name: step.name,
        stationId: step.stationId,
        operatorId: null,
        plannedMinutes: step.minutes,
        plannedStart: spans[index]?.start ?? now,
        plannedEnd: spans[index]?.end ?? now,
    }));
}
