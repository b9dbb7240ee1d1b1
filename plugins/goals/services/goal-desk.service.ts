import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, LogLevel, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { type Calendar, type LocalDate, localDateOf } from '../../../kernel/time';
import { checked, inputError } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { endOf, goalPeriods, type GoalRefusalReason, type GoalSpan, type GoalState, goalState, lastDay, periodsAround, periodsIn, refuseChange, refuseSpan, spanOf, spansMeet } from '../domain/goal-span';
import { PurchaseGoal } from '../entities/purchase-goal.entity';
import { PurchaseGoalRefusal } from '../errors';
import { type GoalFilter, goalList, type GoalRow, goalsOfOwner } from '../queries/goals.sql';
import { changeSchema, endSchema, type GoalPlan, listSchema, planSchema, removeSchema } from './input-schemas';

export type GoalView = GoalRow & { state: GoalState; firstDay: LocalDate; lastDay: LocalDate | null; periods: number | null };
export type GoalAnswer = GoalView | PurchaseGoalRefusal;

interface FirmDay {
    today: LocalDate;
    calendar: Calendar;
}

type Owner = Pick<GoalPlan, 'companyId' | 'groupId'>;

const around = { month: { before: 24, after: 24 }, quarter: { before: 8, after: 8 } } as const;

/** Goals as the sales managers set, plan and end them. */
@Injectable()
export class GoalDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private firm: FirmSettingsService,
    ) {}

    async list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<{ items: GoalView[]; totalItems: number }> {
        const { term, ...filter } = checked(listSchema, input ?? {});
        return this.read(ctx, { ...filter, id: null, nameKey: term, managers: scope.reach });
    }

    async find(ctx: RequestContext, scope: StaffScope, id: number): Promise<GoalView | null> {
        const { items } = await this.read(ctx, { id, companyId: null, groupId: null, kind: null, state: null, nameKey: '', managers: scope.reach, skip: 0, take: 1 });
        return items[0] ?? null;
    }

    /** The months or quarters to choose from, the running one among them. */
    async periods(ctx: RequestContext, kind: string): Promise<Array<{ from: LocalDate; lastDay: LocalDate; isRunning: boolean }>> {
        const wanted = goalPeriods.find(one => one === kind);
        if (wanted === undefined) throw inputError('kind: must be one of month, quarter');
        const { today, calendar } = await this.day(ctx);
        const { before, after } = around[wanted];
        return periodsAround(today, wanted, calendar, before, after).map(({ from, until }, i) => ({ from, lastDay: lastDay(until), isRunning: i === before }));
    }

    async plan(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<GoalAnswer> {
        const { idempotencyKey, ...wish } = checked(planSchema, input);
        this.refuseGroupBeyondReach(scope, wish);
        const answer = await this.idempotency.run(ctx, scope, 'planPurchaseGoal', idempotencyKey, wish, async tx => {
            const { currencyCode: ownCurrency, isEndCustomer } = await this.lockOwner(tx, wish);
            const currencyCode = wish.currencyCode ?? ownCurrency;
            if (isEndCustomer) return new PurchaseGoalRefusal('end-customer');
            const { today, calendar } = await this.day(tx);
            const span = spanOf(wish.firstDay, wish.periodKind, wish.periods, calendar);
            const refused = refuseSpan(span, today, calendar) ?? (await this.overlap(tx, 0, { ...wish, ...span, currencyCode }));
            if (refused !== null) return new PurchaseGoalRefusal(refused);
            const facts = { companyId: wish.companyId, groupId: wish.groupId, ...span, currencyCode, steps: wish.steps };
            const { id } = await this.connection.getRepository(tx, PurchaseGoal).save(new PurchaseGoal(facts));
            await this.record(tx, scope, 'plan', { id, ...wish }, { after: facts });
            return { id };
        });
        return answer instanceof PurchaseGoalRefusal ? answer : this.found(ctx, scope, answer.id);
    }

    /** A goal that has not begun, all of it. */
    change(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<GoalAnswer> {
        const { id, version, firstDay, periodKind, periods, steps } = checked(changeSchema, input);
        return this.edit(ctx, scope, { id, version }, async (tx, goal, { today, calendar }) => {
            const span = spanOf(firstDay, periodKind, periods, calendar);
            const refused = refuseChange(goal, today) ?? refuseSpan(span, today, calendar) ?? (await this.overlap(tx, goal.id, { ...goal, ...span }));
            if (refused !== null) return refused;
            const before = factsOf(goal);
            const saved = await this.connection.getRepository(tx, PurchaseGoal).save(Object.assign(goal, span, { steps }));
            await this.record(tx, scope, 'change', goal, { before, after: factsOf(saved) });
            return null;
        });
    }

    end(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<GoalAnswer> {
        const { id, version, ending, reason } = checked(endSchema, input);
        return this.edit(ctx, scope, { id, version }, async (tx, goal, { today, calendar }) => {
            const end = endOf(goal, ending, today, calendar);
            if (typeof end === 'string') return end;
            const { endsOn } = end;
            const before = { endsOn: goal.endsOn };
            await this.connection.getRepository(tx, PurchaseGoal).save(Object.assign(goal, { endsOn }));
            await this.record(tx, scope, 'end', goal, { before, after: { endsOn }, reason });
            return null;
        });
    }

    /** What nobody has been promised yet. */
    async remove(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<PurchaseGoalRefusal | null> {
        const { id, version } = checked(removeSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const goal = await this.lock(tx, scope, id, version);
            const refused = refuseChange(goal, (await this.day(tx)).today);
            if (refused !== null) return new PurchaseGoalRefusal(refused);
            await this.connection.getRepository(tx, PurchaseGoal).delete(id);
            await this.record(tx, scope, 'delete', goal, { before: factsOf(goal) });
            return null;
        });
    }

    private async edit(
        ctx: RequestContext, scope: StaffScope, { id, version }: { id: number; version: number },
        work: (tx: RequestContext, goal: PurchaseGoal, day: FirmDay) => Promise<GoalRefusalReason | null>,
    ): Promise<GoalAnswer> {
        const refused = await withTx(this.connection, ctx, async tx => work(tx, await this.lock(tx, scope, id, version), await this.day(tx)));
        return refused === null ? this.found(ctx, scope, id) : new PurchaseGoalRefusal(refused);
    }

    /** The owner first: whoever plans another goal for it waits. */
    private async lock(tx: RequestContext, scope: StaffScope, id: number, version: number): Promise<PurchaseGoal> {
        const repository = this.connection.getRepository(tx, PurchaseGoal);
        const known = await repository.findOneBy({ id });
        if (known === null) throw new EntityNotFoundError('PurchaseGoal', id);
        this.refuseGroupBeyondReach(scope, known);
        await this.lockOwner(tx, known);
        const goal = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (goal === null) throw new EntityNotFoundError('PurchaseGoal', id);
        await this.audit.refuseStale(tx, scope, version, { version: goal.version, entity: 'PurchaseGoal', entityId: id });
        return goal;
    }

    /** A group's goal is a promise to companies that he may not see. */
    private refuseGroupBeyondReach({ reach }: StaffScope, { groupId }: Owner): void {
        if (groupId !== null && reach !== null) throw new ForbiddenError(LogLevel.Verbose);
    }

    private async lockOwner(tx: RequestContext, { companyId, groupId }: Owner): Promise<{ currencyCode: string; isEndCustomer: boolean }> {
        const [owner] = await sql<{ currencyCode: string; isEndCustomer: boolean }>(
            this.connection,
            tx,
            companyId === null
                ? `SELECT '' AS "currencyCode", false AS "isEndCustomer" FROM company_group gr WHERE gr.id = $1 FOR NO KEY UPDATE`
                : `SELECT c."currencyCode", EXISTS (SELECT 1 FROM distributor_customer d WHERE d."companyId" = c.id) AS "isEndCustomer"
                     FROM company c WHERE c.id = $1 AND c.kind = 'customer' FOR NO KEY UPDATE OF c`,
            [companyId ?? groupId],
        );
        if (owner === undefined) throw new EntityNotFoundError(companyId === null ? 'CompanyGroup' : 'Company', companyId ?? groupId ?? 0);
        return owner;
    }

    private async overlap(tx: RequestContext, ownId: number, goal: Owner & GoalSpan & { currencyCode: string }): Promise<'overlaps' | null> {
        const others = await sql<GoalSpan>(this.connection, tx, goalsOfOwner, [ownId, goal.companyId, goal.groupId, goal.periodKind, goal.currencyCode]);
        return others.some(other => spansMeet(other, goal)) ? 'overlaps' : null;
    }

    private async read(ctx: RequestContext, filter: Omit<GoalFilter, 'today'>): Promise<{ items: GoalView[]; totalItems: number }> {
        const { today, calendar } = await this.day(ctx);
        const { text, values } = goalList({ ...filter, today });
        const rows = await sql<GoalRow & { totalItems: number }>(this.connection, ctx, text, values);
        const view = (row: GoalRow): GoalView => ({
            ...row, state: goalState(row, today), firstDay: row.startsOn, lastDay: row.endsOn && lastDay(row.endsOn), periods: periodsIn(row, calendar),
        });
        return { items: rows.map(view), totalItems: rows[0]?.totalItems ?? 0 };
    }

    private async found(ctx: RequestContext, scope: StaffScope, id: number): Promise<GoalView> {
        const goal = await this.find(ctx, scope, id);
        if (goal === null) throw new EntityNotFoundError('PurchaseGoal', id);
        return goal;
    }

    private async day(ctx: RequestContext): Promise<FirmDay> {
        const { timeZone, calendar } = await this.firm.get(ctx);
        return { today: localDateOf(await databaseNow(this.connection, ctx), timeZone), calendar };
    }

    private record(
        tx: RequestContext, scope: StaffScope, verb: string, { id, companyId }: { id: number; companyId: number | null },
        states: { before?: object; after?: object; reason?: string },
    ): Promise<void> {
        return this.audit.record(tx, { scope, action: `purchase-goal.${verb}`, entity: 'PurchaseGoal', entityId: id, ...(companyId !== null && { companyId }), ...states });
    }
}

function factsOf({ companyId, groupId, periodKind, currencyCode, startsOn, endsOn, steps }: PurchaseGoal) {
    return { companyId, groupId, periodKind, currencyCode, startsOn, endsOn, steps };
}
