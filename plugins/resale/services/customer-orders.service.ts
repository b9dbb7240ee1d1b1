import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { codeKey } from '../../../kernel/text';
import { instantsOf, localDateOf, periodOf, shiftPeriod } from '../../../kernel/time';
import { checked, idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { answering, OrderTransitionRefusal, PlacementRefusal, refuse, WaitingOrderService } from '../../purchasing';
import { gateName } from '../constants';
import { DistributorEarning } from '../entities/distributor-earning.entity';
import { type CustomerOrderLine, customerOrderLines, type CustomerOrderRow, customerOrders, earningsBetween, type EarningSum, waitingCount } from '../queries/customer-orders.query';
import { lockEarnings, markDecided } from '../queries/earning-write.query';
import { DistributorGate } from './distributor-gate';
import { ResaleNews } from './resale-news.service';

const listInput = z.object({
    term: z.string().max(100).nullish(),
    customerId: recordId.nullish(),
    waiting: z.boolean().nullish(),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});
const decideInput = z.object({ code: line(40), decision: z.enum(['approve', 'reject']), reason: optional(paragraph(1000)), idempotencyKey });
const longestChart = 24;

export interface DecideInput {
    code: string;
    decision: string;
    reason?: string | null;
    idempotencyKey: string;
}

export interface CustomerOrderView extends CustomerOrderRow {
    mayDecide: boolean;
    lines: () => Promise<CustomerOrderLine[]>;
}

export interface EarningPeriod extends EarningSum {
    /** First and last calendar day. */
    from: string;
    until: string;
}

/** What a distributor sees of his customers' orders, and decides about them. */
@Injectable()
export class CustomerOrdersService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private waiting: WaitingOrderService,
        private gate: DistributorGate,
        private news: ResaleNews,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope, input: z.input<typeof listInput>): Promise<{ items: CustomerOrderView[]; totalItems: number }> {
        const { term, customerId, waiting, skip, take } = checked(listInput, input);
        const { items, totalItems } = await customerOrders(this.manager(ctx), scope.companyId, {
            ...{ term: codeKey(term ?? ''), customerId, onlyWaiting: waiting ?? false, skip: skip ?? 0, take: take ?? 20 },
        });
        return { items: this.views(ctx, scope, items), totalItems };
    }

    /** How many orders the list of waiting ones has. */
    count(ctx: RequestContext, scope: MemberScope): Promise<number> {
        return waitingCount(this.manager(ctx), scope.companyId);
    }

    async find(ctx: RequestContext, scope: MemberScope, by: { code: string } | { orderId: number }): Promise<CustomerOrderView> {
        const { items } = await customerOrders(this.manager(ctx), scope.companyId, { ...by, skip: 0, take: 1 });
        const [view] = this.views(ctx, scope, items);
        if (view === undefined) throw new EntityNotFoundError('Order', 'code' in by ? by.code : by.orderId);
        return view;
    }

    /** The last months of the firm's calendar, the running one last. */
    async earnings(ctx: RequestContext, scope: MemberScope, months: number, now: Date): Promise<EarningPeriod[]> {
        const { timeZone, calendar } = await this.firm.get(ctx);
        const count = Math.min(Math.max(1, months), longestChart);
        const running = periodOf(localDateOf(now, timeZone), 'month', calendar);
        const periods = Array.from({ length: count }, (_, i) => shiftPeriod(running, 'month', calendar, i - count + 1));
        const instants = periods.map(period => instantsOf(period, timeZone));
        const borders = [...instants.map(one => one.from), instants.at(-1)?.until ?? now];
        const sums = await earningsBetween(this.manager(ctx), scope.companyId, borders);
        return periods.map((period, i) => ({ from: period.from, until: period.until, ...(sums[i] ?? { orders: 0, costNet: 0, paidNet: 0, earningNet: 0 }) }));
    }

    /** Agrees to a customer's order or refuses it. The price stays as it was when the customer placed it. */
    async decide(ctx: RequestContext, scope: MemberScope, input: DecideInput): Promise<CustomerOrderView | OrderTransitionRefusal | PlacementRefusal> {
        const { idempotencyKey: key, ...request } = checked(decideInput, input);
        const done = await answering<{ orderId: number }, OrderTransitionRefusal | PlacementRefusal>([OrderTransitionRefusal, PlacementRefusal], () =>
            this.idempotency.run(ctx, scope, 'decideCustomerOrder', key, request, async tx => {
                const { id } = await this.find(tx, scope, { code: request.code });
                await this.decideLocked(tx, scope, id, request.decision === 'approve', request.reason);
                return { orderId: id };
            }),
        );
        return 'orderId' in done ? this.find(ctx, scope, done) : done;
    }

    private async decideLocked(ctx: RequestContext, scope: MemberScope, orderId: number, isAgreed: boolean, reason: string | null): Promise<void> {
        const manager = this.manager(ctx);
        const order = await this.waiting.lock(ctx, orderId, gateName);
        const asked = (await lockEarnings(manager, orderId)).find(one => one.decision === 'waiting');
        if (asked?.companyId !== scope.companyId) refuse(new OrderTransitionRefusal('wrong-state'));
        if (!isAgreed && reason === null) refuse(new OrderTransitionRefusal('reason-missing'));
        const decision = isAgreed ? 'approved' : 'rejected';
        await markDecided(manager, orderId, decision, scope.memberId);
        await this.audit.record(ctx, {
            ...{ scope, companyId: order.companyId, action: `order.distributor-${isAgreed ? 'approve' : 'reject'}`, entity: 'Order', entityId: orderId },
            ...{ after: { level: asked.level, decision }, reason },
        });
        if (!isAgreed) return this.waiting.reject(ctx, scope, orderId, gateName, reason ?? '');
        if (await this.gate.advance(ctx, orderId)) return this.waiting.letPass(ctx, scope, orderId, gateName);
        return this.news.tellDistributors(ctx, orderId);
    }

    /** Lines of one answer are loaded together, and only if they are asked for. */
    private views(ctx: RequestContext, scope: MemberScope, rows: readonly CustomerOrderRow[]): CustomerOrderView[] {
        let loading: Promise<CustomerOrderLine[]> | undefined;
        const load = () =>
            (loading ??= customerOrderLines(this.manager(ctx), scope.companyId, rows.map(row => row.id), ctx.languageCode, ctx.channel.defaultLanguageCode));
        return rows.map(row => ({
            ...row,
            mayDecide: row.decision === 'waiting' && row.state === 'AwaitingApproval',
            lines: async () => (await load()).filter(one => one.orderId === row.id),
        }));
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, DistributorEarning).manager;
    }
}
