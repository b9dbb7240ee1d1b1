import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { type LocalDate, localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { movedPromise, promiseFor, refusePromise } from '../domain/promised-day';
import { PromiseRefusalError } from '../errors';
import { lockOrder } from '../queries/order-to-plan.query';
import {
    type NewPromise, productionSettings, promisedDays, promiseFacts, promiseOf, type PromiseView, type SettingsRow, writePromises, writeSettings,
} from '../queries/promise.query';
import { productionSettingsInput, promisedDayInput } from './input-schemas';
import { PlanningService } from './planning.service';
import { ProductionNoticeService } from './production-notice.service';

/** By when customers are told that their orders are made. The plan moves under a promise; the promise moves when it must, or when staff say so. */
@Injectable()
export class PromiseService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly planning: PlanningService,
        private readonly notices: ProductionNoticeService,
        private readonly audit: AuditService,
    ) {}

    /**
     * After the plan of these orders has changed: gives a first promise to those that have none, moves those that the plan's end has passed, and tells
     * their customers. `stamp` names the change. Call it under the orders' locks; it asks and writes for all of them together.
     */
    async follow(ctx: RequestContext, scope: Scope, orderIds: readonly number[], stamp: string, now: Date): Promise<void> {
        const facts = await promiseFacts(this.connection, ctx, orderIds);
        if (facts.length === 0) return;
        const { promiseBufferDays } = await productionSettings(this.connection, ctx);
        const calendar = await this.planning.calendar(ctx, now);
        const first: NewPromise[] = [];
        const moved: NewPromise[] = [];
        for (const { orderId, companyId, planEnd, day } of facts) {
            const end = localDateOf(planEnd, calendar.timeZone);
            const after = day === null ? promiseFor(end, promiseBufferDays, calendar) : movedPromise(day, end, promiseBufferDays, calendar);
            if (after !== null) (day === null ? first : moved).push({ orderId, companyId, before: day, after });
        }
        const administratorId = scope.kind === 'staff' ? scope.administratorId : null;
        await writePromises(this.connection, ctx, first, { source: 'first', reason: '', administratorId });
        await writePromises(this.connection, ctx, moved, { source: 'plan', reason: '', administratorId });
        if (moved.length > 0) {
            await this.audit.record(ctx, {
                scope, action: 'order-promise.follow', entity: 'ProductionPlan', entityId: stamp, after: { moved: moved.map(({ orderId, before, after }) => ({ orderId, before, after })) },
            });
        }
        await this.notices.moved(ctx, stamp, moved.map(({ orderId, after: day }) => ({ orderId, day })));
    }

    find(ctx: RequestContext, orderId: number): Promise<PromiseView | null> {
        return promiseOf(this.connection, ctx, orderId);
    }

    days(ctx: RequestContext, orderIds: readonly number[]): Promise<Map<number, LocalDate>> {
        return promisedDays(this.connection, ctx, orderIds);
    }

    /** Staff promise another day, for a reason that stays within the firm; the customer is told the day. */
    set(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<PromiseView | PromiseRefusalError> {
        const { orderId, day, reason, version } = checked(promisedDayInput, input);
        return withTx(this.connection, ctx, async inner => {
            const head = await lockOrder(this.connection, inner, orderId);
            if (head === null) throw new EntityNotFoundError('Order', orderId);
            const [facts] = await promiseFacts(this.connection, inner, [orderId]);
            const known = await promiseOf(this.connection, inner, orderId);
            if (facts === undefined || known === null) return new PromiseRefusalError('not-in-production');
            await this.audit.refuseStale(inner, scope, version, { version: known.version, entity: 'Order', entityId: orderId });
            const { timeZone } = await this.planning.calendar(inner, now);
            const refused = refusePromise(day, known.day, localDateOf(facts.planEnd, timeZone));
            if (refused !== null) return new PromiseRefusalError(refused, 'day');
            const promise = { orderId, companyId: head.companyId, before: known.day, after: day };
            await writePromises(this.connection, inner, [promise], { source: 'staff', reason, administratorId: scope.administratorId });
            await this.audit.record(inner, {
                scope, action: 'order-promise.set', entity: 'Order', entityId: orderId, companyId: head.companyId, before: { day: known.day }, after: { day }, reason,
            });
            await this.notices.moved(inner, `by-hand-${known.version}`, [{ orderId, day }]);
            return (await promiseOf(this.connection, inner, orderId)) ?? known;
        });
    }

    settings(ctx: RequestContext): Promise<SettingsRow> {
        return productionSettings(this.connection, ctx);
    }

    setSettings(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<SettingsRow> {
        const { promiseBufferDays, version } = checked(productionSettingsInput, input);
        return withTx(this.connection, ctx, async inner => {
            const before = await productionSettings(this.connection, inner);
            const stale = { version: before.version, entity: 'ProductionSettings', entityId: 1 };
            await this.audit.refuseStale(inner, scope, version, stale);
            if (!(await writeSettings(this.connection, inner, promiseBufferDays, before.version))) await this.audit.refuseStale(inner, scope, -1, stale);
            await this.audit.record(inner, { scope, action: 'production-settings.set', entity: 'ProductionSettings', entityId: 1, before: { ...before }, after: { promiseBufferDays } });
            return productionSettings(this.connection, inner);
        });
    }
}

