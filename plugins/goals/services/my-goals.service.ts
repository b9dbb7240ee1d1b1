import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { instantsOf, localDateOf } from '../../../kernel/time';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { SqlParams } from '../../assortment';
import { FirmSettingsService } from '../../organizations';
import { goalPeriods, lastDay, nearestGoal, type OwnedSpan } from '../domain/goal-span';
import { type GoalStep, standingOf } from '../domain/goal-steps';
import { goalsOfCompany } from '../queries/goals.sql';
import { companySales } from '../queries/sales.sql';

interface HeldGoal extends OwnedSpan {
    steps: GoalStep[];
    currencyCode: string;
}

/** The goal of the nearest month and quarter, as the company's people see it. */
@Injectable()
export class MyGoalsService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
    ) {}

    /** None for a company that buys from a distributor, and none for whoever may not see both prices and finances. */
    async list(ctx: RequestContext, scope: MemberScope) {
        if (scope.isGuest || !scope.permissions.has('see-prices') || !scope.permissions.has('see-finance')) return [];
        const { timeZone, calendar } = await this.firm.get(ctx);
        const today = localDateOf(await databaseNow(this.connection, ctx), timeZone);
        const goals = await sql<HeldGoal>(this.connection, ctx, goalsOfCompany, [scope.companyId, today]);
        const nearest = goalPeriods.map(kind => nearestGoal(goals, kind, today, calendar)).filter(found => found !== null);
        return Promise.all(nearest.map(async ({ goal, period }) => {
            const isRunning = period.from <= today;
            const params = new SqlParams();
            const text = companySales(scope.companyId, goal.currencyCode, { period, instants: instantsOf(period, timeZone) }, params);
            const [sold] = isRunning ? await sql<{ salesNet: string; orders: number }>(this.connection, ctx, text, params.values) : [];
            const salesNet = Number(sold?.salesNet ?? 0);
            return {
                ...{ id: goal.id, periodKind: goal.periodKind, from: period.from, lastDay: lastDay(period.until), isRunning, currencyCode: goal.currencyCode },
                ...{ orders: sold?.orders ?? 0, salesNet, steps: goal.steps, ...standingOf(salesNet, goal.steps) },
            };
        }));
    }
}
