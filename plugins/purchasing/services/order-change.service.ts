import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, EventBus, type ID, Order, OrderStateTransitionEvent, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { calendarDay, checked, idempotencyKey, inputError, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IncomingPaymentService } from '../../finance';
import { IdempotencyService } from '../../outbox';
import { changeableStates, changedLines, type ChangeableOrder, lastDayToDecide, type OrderChangeState, refuseChange, refuseChangeDecision } from '../domain/order-change';
import type { OrderStateName } from '../domain/order-states';
import { answering, OrderChangeRefusal, OrderTransitionRefusal, PlacementRefusal, refuse } from '../errors';
import { CompanyOrderChangedEvent } from '../events/company-order-changed.event';
import {
    amountsOfOrder, changeSeenBy, endChange, endOvertaken, insertChange, lineTerms, openChange, type OrderAmountsRow, type OrderChangeRecord,
} from '../queries/order-change.query';
import type { OrderRecord } from '../queries/order-record.query';
import { CompanyOrderService } from './company-order.service';
import { OrderChangeExpiry } from './order-change-expiry.service';
import { OrderChangeNews } from './order-change-news.service';
import { OrderDebts } from './order-debts';
import { OrderHolds } from './order-holds';
import { OrderRewriting, type Rewritten } from './order-rewriting';
import { OrderRulesService } from './order-rules.service';

const lineWish = z.object({ lineId: recordId, unitQuantity: z.number().int('must be a whole number').min(0).max(2_000_000_000) });
const askInput = z.object({
    code: z.string().min(1).max(40),
    version: z.number().int().min(1),
    kind: z.enum(['change', 'cancel']),
    reason: paragraph(1000),
    wishedDate: optional(calendarDay),
    remarks: optional(paragraph(2000)),
    lines: z.preprocess(value => value ?? [], z.array(lineWish).max(1000)),
    idempotencyKey,
});
const withdrawInput = z.object({ id: recordId, version: z.number().int().min(1), idempotencyKey });
const decideInput = z.object({
    orderId: recordId,
    id: recordId,
    version: z.number().int().min(1),
    accept: z.boolean(),
    reason: optional(paragraph(1000)),
    shownTotalGross: optional(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
    idempotencyKey,
});

export interface AskForOrderChangeInput {
    code: string;
    version: number;
    kind: 'change' | 'cancel';
    reason: string;
    /** As they are to be; null is none. */
    wishedDate?: string | null;
    remarks?: string | null;
    lines?: Array<{ lineId: ID; unitQuantity: number }> | null;
    idempotencyKey: string;
}

export interface DecideOrderChangeInput {
    orderId: ID;
    id: ID;
    version: number;
    accept: boolean;
    reason?: string | null;
    shownTotalGross?: number | null;
    idempotencyKey: string;
}

type Refusal = OrderChangeRefusal | PlacementRefusal | OrderTransitionRefusal;
export type ChangeAnswer = { orderId: number } | Refusal;

export interface OrderChangeEffect {
    before: OrderAmountsRow;
    /** Null when it cannot be done. */
    after: OrderAmountsRow | null;
    /** What more of the company's credit it takes; below 0 what it gives back. */
    creditMinor: number;
    isSpecial: boolean;
    refusal: { reason: string; message: string } | null;
}

const none: OrderAmountsRow = { goodsNet: 0, bonusOffNet: 0, orderOffNet: 0, deliveryNet: 0, totalNet: 0, totalTax: 0, totalGross: 0 };
const refusals = [OrderChangeRefusal, PlacementRefusal, OrderTransitionRefusal];

/** Buyers ask to have an order changed that the firm has; staff decide, and then it is done in the same transaction (ADR 0047). */
@Injectable()
export class OrderChangeService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
        private rewriting: OrderRewriting,
        private holds: OrderHolds,
        private debts: OrderDebts,
        private payments: IncomingPaymentService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private news: OrderChangeNews,
        private expiry: OrderChangeExpiry,
        private rules: OrderRulesService,
        private events: EventBus,
    ) {}

    /** An order that goes on takes its open request with it, in the same transaction. */
    onModuleInit(): void {
        this.events.registerBlockingEventHandler({
            event: OrderStateTransitionEvent,
            id: 'end-change-of-order-that-went-on',
            handler: async ({ ctx, order, toState }) => {
                if (changeableStates.includes(toState as OrderStateName)) return;
                const ended = await endOvertaken(this.manager(ctx), Number(order.id));
                // Of an order's end its buyer is told anyway.
                if (toState === 'Cancelled' || toState === 'Rejected') return;
                for (const { id, askedByMemberId } of ended) await this.news.ended(ctx, { id, askedByMemberId, orderId: Number(order.id), orderCode: order.code, state: 'overtaken', answer: '' });
            },
        });
    }

    async ask(ctx: RequestContext, scope: MemberScope, input: AskForOrderChangeInput): Promise<ChangeAnswer> {
        const { idempotencyKey: key, ...wish } = checked(askInput, input);
        return answering<{ orderId: number }, Refusal>(refusals, () =>
            this.idempotency.run(ctx, scope, 'askForOrderChange', key, wish, async tx => {
                const order = await this.orders.lock(tx, scope, wish.code);
                const { orderId, companyId } = order;
                await this.audit.refuseStale(tx, scope, wish.version, { version: order.version, entity: 'Order', entityId: orderId });
                await this.expiry.endOf(tx, order);
                if (await openChange(this.manager(tx), orderId)) refuse(new OrderChangeRefusal('open-already'));
                const facts = await this.facts(tx, order);
                const unknown = wish.lines.find(line => facts.lines.every(one => one.lineId !== line.lineId));
                if (unknown) throw new EntityNotFoundError('OrderLine', unknown.lineId);
                const asked = { kind: wish.kind, wishedDate: wish.wishedDate, remarks: wish.remarks ?? '', lines: wish.lines };
                const refused = refuseChange(facts, asked);
                if (refused) refuse(new OrderChangeRefusal(refused));
                // What cannot be done as things are is told at once; his credit is the firm's to judge.
                const rewritten = wish.kind === 'cancel' ? null : await this.tried(tx, () => this.rewrite(tx, order, asked, facts, null));
                const { changeDecisionDays, today, ...calendar } = await this.rules.calendar(tx);
                const answerBy = lastDayToDecide(today, changeDecisionDays, calendar);
                const id = await insertChange(this.manager(tx), {
                    orderId, kind: wish.kind, reason: wish.reason, askedByMemberId: scope.memberId, askedByAdministratorId: scope.acting?.administratorId ?? null,
                    oldWishedDate: order.wishedDate, newWishedDate: rewritten ? asked.wishedDate : order.wishedDate,
                    oldRemarks: order.remarks, newRemarks: rewritten ? asked.remarks : order.remarks,
                    lines: rewritten?.lines ?? [], oldTotalGross: order.totalGross, newTotalGross: rewritten?.totalGross ?? 0, answerBy,
                });
                await this.audit.record(tx, {
                    scope, companyId, action: 'order-change.ask', entity: 'Order', entityId: orderId, reason: wish.reason,
                    after: { changeId: id, kind: wish.kind, totalGross: rewritten?.totalGross ?? 0, lines: rewritten?.lines ?? [] },
                });
                await this.news.asked(tx, order, id, answerBy);
                return { orderId };
            }),
        );
    }

    async withdraw(ctx: RequestContext, scope: MemberScope, input: z.input<typeof withdrawInput>): Promise<ChangeAnswer> {
        const { idempotencyKey: key, ...request } = checked(withdrawInput, input);
        return answering<{ orderId: number }, Refusal>(refusals, () =>
            this.idempotency.run(ctx, scope, 'withdrawOrderChange', key, request, async tx => {
                const { orderId } = await this.seen(tx, scope, request.id);
                const order = await this.orders.lock(tx, scope, orderId);
                await this.end(tx, scope, order, await this.open(tx, scope, request), 'withdrawn', { administratorId: null, answer: '' });
                return { orderId };
            }),
        );
    }

    async decide(ctx: RequestContext, scope: StaffScope, input: DecideOrderChangeInput): Promise<ChangeAnswer> {
        const { idempotencyKey: key, ...request } = checked(decideInput, input);
        return answering<{ orderId: number }, Refusal>(refusals, () =>
            this.idempotency.run(ctx, scope, 'decideOrderChange', key, request, async tx => {
                const order = await this.orders.lock(tx, scope, request.orderId);
                if ((await this.seen(tx, scope, request.id)).orderId !== order.orderId) throw new EntityNotFoundError('OrderChange', request.id);
                const change = await this.open(tx, scope, request);
                const refused = refuseChangeDecision({ ...change, orderState: order.state }, scope, request);
                if (refused) refuse(new OrderChangeRefusal(refused));
                const by = { administratorId: scope.administratorId, answer: request.reason ?? '' };
                if (!request.accept) await this.end(tx, scope, order, change, 'refused', by);
                else if (change.kind === 'cancel') await this.cancel(tx, scope, order, change, by);
                else await this.change(tx, scope, order, change, by, request.shownTotalGross);
                return { orderId: order.orderId };
            }),
        );
    }

    /** What accepting the open request would do, found out by doing it and taking it back. Null when none is open. */
    async effect(ctx: RequestContext, scope: StaffScope, orderId: number): Promise<OrderChangeEffect | null> {
        return withTx(this.connection, ctx, async tx => {
            const order = await this.orders.lock(tx, scope, orderId);
            const change = await openChange(this.manager(tx), orderId);
            if (!change) return null;
            const before = await amountsOfOrder(this.manager(tx), orderId);
            const takes = (after: OrderAmountsRow) => (order.paymentMethod === 'on-account' ? after.totalGross - before.totalGross : 0);
            if (change.kind === 'cancel') return { before, after: none, creditMinor: takes(none), isSpecial: false, refusal: null };
            const after = await answering<Rewritten, Refusal>(refusals, () => this.tried(tx, () => this.redo(tx, order, change)));
            if ('reason' in after) return { before, after: null, creditMinor: 0, isSpecial: false, refusal: { reason: after.reason, message: after.defaultValue } };
            return { before, after, creditMinor: takes(after), isSpecial: isSpecial(order, after), refusal: null };
        });
    }

    private async change(ctx: RequestContext, scope: StaffScope, order: OrderRecord, change: OrderChangeRecord, by: { administratorId: number; answer: string }, shown: number | null): Promise<void> {
        if (shown === null) throw inputError('shownTotalGross: is required');
        const after = await this.redo(ctx, order, change);
        if (isSpecial(order, after) && !scope.permissions.has('ApproveSpecialOrder')) refuse(new OrderChangeRefusal('special-order'));
        if (after.totalGross !== shown) refuse(new OrderChangeRefusal('total-changed', 'shownTotalGross'));
        if (after.totalGross > change.newTotalGross) refuse(new OrderChangeRefusal('dearer-than-asked'));
        await this.end(ctx, scope, order, change, 'accepted', { ...by, newTotalGross: after.totalGross });
        await this.news.changed(ctx, { ...order, totalGross: after.totalGross });
        await this.events.publish(new CompanyOrderChangedEvent(ctx, order.orderId, change.id));
    }

    private async cancel(ctx: RequestContext, scope: StaffScope, order: OrderRecord, change: OrderChangeRecord, by: { administratorId: number; answer: string }): Promise<void> {
        await this.end(ctx, scope, order, change, 'accepted', by);
        const done = await this.orders.transition(ctx, order.orderId, 'Cancelled', scope, by.answer || change.reason);
        if (done !== 'done') refuse(done);
    }

    private async redo(ctx: RequestContext, order: OrderRecord, change: OrderChangeRecord): Promise<Rewritten> {
        const lines = change.lines.map(({ lineId, newUnitQuantity: unitQuantity }) => ({ lineId, unitQuantity }));
        const wish = { kind: change.kind, wishedDate: change.newWishedDate, remarks: change.newRemarks, lines };
        const facts = await this.facts(ctx, order);
        const refused = refuseChange(facts, wish);
        if (refused) refuse(new OrderChangeRefusal(refused));
        return this.rewrite(ctx, order, wish, facts, `order-change:${change.id}`);
    }

    private rewrite(ctx: RequestContext, order: OrderRecord, wish: { wishedDate: string | null; remarks: string; lines: Array<{ lineId: number; unitQuantity: number }> }, facts: ChangeableOrder, key: string | null): Promise<Rewritten> {
        return this.rewriting.apply(ctx, order, { ...wish, lines: changedLines(facts.lines, wish.lines) }, key);
    }

    private async end(
        ctx: RequestContext, scope: MemberScope | StaffScope, order: OrderRecord, change: OrderChangeRecord,
        state: Exclude<OrderChangeState, 'open' | 'overtaken' | 'expired'>, by: { administratorId: number | null; answer: string; newTotalGross?: number },
    ): Promise<void> {
        const { orderId, companyId } = order;
        await endChange(this.manager(ctx), change.id, { ...by, state });
        await this.audit.record(ctx, {
            scope, companyId, action: `order-change.${state}`, entity: 'Order', entityId: orderId, reason: by.answer || null,
            before: { totalGross: order.totalGross, wishedDate: order.wishedDate },
            after: { changeId: change.id, kind: change.kind, totalGross: state === 'accepted' ? (by.newTotalGross ?? 0) : order.totalGross, lines: change.lines, wishedDate: change.newWishedDate },
        });
        // Of a cancelled order its buyer is told as of every other.
        if (state === 'refused' || (state === 'accepted' && change.kind === 'change')) await this.news.ended(ctx, { ...change, state, answer: by.answer });
    }

    private async facts(ctx: RequestContext, order: OrderRecord): Promise<ChangeableOrder> {
        const { orderId, state, wishedDate, remarks } = order;
        const lines = await lineTerms(this.manager(ctx), orderId);
        return {
            state, wishedDate, remarks,
            lines: lines.map(({ lineId, unitQuantity, orderSetId }) => ({ lineId, unitQuantity, setId: orderSetId })),
            isPaid: (await this.payments.paidOf(ctx, orderId)) > 0,
            isResold: (await this.debts.of(ctx, order)).companyId !== order.companyId,
            isPlanned: order.preSaleId !== null || (await this.holds.any(ctx, orderId)),
        };
    }

    /** Does it, and takes it back: what is told is what would happen. */
    private async tried<T>(ctx: RequestContext, work: () => Promise<T>): Promise<T> {
        await this.manager(ctx).query('SAVEPOINT order_change_tried');
        try {
            return await work();
        } finally {
            await this.manager(ctx).query('ROLLBACK TO SAVEPOINT order_change_tried');
        }
    }

    private async seen(ctx: RequestContext, scope: MemberScope | StaffScope, id: number): Promise<OrderChangeRecord> {
        const change = await changeSeenBy(this.manager(ctx), scope, id);
        if (!change) throw new EntityNotFoundError('OrderChange', id);
        return change;
    }

    /** Under the order's lock. */
    private async open(ctx: RequestContext, scope: MemberScope | StaffScope, { id, version }: { id: number; version: number }): Promise<OrderChangeRecord> {
        const change = await this.seen(ctx, scope, id);
        if (change.state !== 'open') refuse(new OrderChangeRefusal(change.state === 'expired' ? 'expired' : 'not-open'));
        await this.audit.refuseStale(ctx, scope, version, { version: change.version, entity: 'Order', entityId: change.orderId });
        return change;
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

/** One that is special, or would be, is for those who approve special ones. */
function isSpecial(order: OrderRecord, after: Rewritten): boolean {
    return order.specialReasons.length + after.specialReasons.length > 0;
}
