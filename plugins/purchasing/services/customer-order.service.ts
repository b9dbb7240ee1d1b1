import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { calendarDay, checked, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { codeKey } from '../../../kernel/text';
import { AddressService, type CompanyAddress } from '../../addresses';
import { type ApprovalProgress, ApprovalProgressService } from '../../approvals';
import { DistributorChainService } from '../../distributors';
import { CreditService, type CreditStanding, type PaymentMethodCode, type PaymentOffer } from '../../finance';
import { CompanyBranch, FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { orderStates, refuseTransition } from '../domain/order-states';
import { answering, OrderTransitionRefusal, refuse } from '../errors';
import { cartSets } from '../queries/cart-set.query';
import { orderLines, type OrderLineRow } from '../queries/order-lines.query';
import { newestOrders, orderFilters, orderRecord, type OrderRecord, orderRecords, type OrderStep, orderSteps } from '../queries/order-record.query';
import { type CartSetChange, CartSetService } from './cart-set.service';
import { type CartChange, CartService } from './cart.service';
import { CompanyOrderService } from './company-order.service';
import { OrderPaymentService } from './order-payment.service';
import { OrderRulesService } from './order-rules.service';

const filterShape = {
    term: z.string().max(100).nullish(),
    states: z.array(z.enum(orderStates)).max(orderStates.length).nullish(),
    from: optional(calendarDay),
    until: optional(calendarDay),
    placedByMemberId: optional(recordId),
    branchId: optional(recordId),
};
const listInput = z.object({
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
    ...filterShape,
});
const allInput = z.object(filterShape);
/** A file that a spreadsheet still opens. */
const mostAtOnce = 10_000;
const reorderInput = z.object({ code: z.string().min(1).max(40), lineIds: optional(z.array(recordId).min(1).max(10_000)), cartId: optional(recordId) });
const cancelInput = z.object({ code: z.string().min(1).max(40), reason: paragraph(1000), idempotencyKey });

export type MyOrdersInput = Partial<z.input<typeof listInput>>;

function filterOf({ term, states, ...rest }: z.output<typeof allInput>) {
    return { ...rest, term: codeKey(term ?? ''), words: (term ?? '').trim(), states: states ?? [] };
}

/** Orders of one answer load their lines, steps and approvals together, however many they are. */
export class OrderBatch {
    private lines?: Promise<OrderLineRow[]>;
    private steps?: Promise<OrderStep[]>;
    private approvals?: Promise<Map<number, ApprovalProgress>>;

    constructor(
        private loadLines: () => Promise<OrderLineRow[]>,
        private loadSteps: () => Promise<OrderStep[]>,
        private loadApprovals: () => Promise<Map<number, ApprovalProgress>>,
    ) {}

    async approvalOf(orderId: number): Promise<ApprovalProgress | null> {
        this.approvals ??= this.loadApprovals();
        return (await this.approvals).get(orderId) ?? null;
    }

    async linesOf(orderId: number): Promise<OrderLineRow[]> {
        this.lines ??= this.loadLines();
        return (await this.lines).filter(line => line.orderId === orderId);
    }

    async stepsOf(orderId: number): Promise<OrderStep[]> {
        this.steps ??= this.loadSteps();
        return (await this.steps).filter(step => step.orderId === orderId);
    }
}

export interface OrderView extends OrderRecord {
    batch: OrderBatch;
    mayCancel: boolean;
}

export interface CheckoutOptions {
    branches: CompanyBranch[];
    /** Of the company and of these branches. */
    addresses: CompanyAddress[];
    earliestDate: string;
    leadWorkingDays: number;
    weekendDays: number[];
    holidays: string[];
    /** The first way that is open to the buyer. */
    paymentMethod: PaymentMethodCode;
    payment: PaymentOffer;
    paymentTermDays: number | null;
    credit: CreditStanding | null;
}

/** What a member sees of his company's orders, and does with them after placing. */
@Injectable()
export class CustomerOrderService {
    constructor(
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
        private carts: CartService,
        private sets: CartSetService,
        private rules: OrderRulesService,
        private credit: CreditService,
        private idempotency: IdempotencyService,
        private approvals: ApprovalProgressService,
        private addresses: AddressService,
        private distributors: DistributorChainService,
        private payment: OrderPaymentService,
        private firm: FirmSettingsService,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope, input: MyOrdersInput): Promise<{ items: OrderView[]; totalItems: number }> {
        const { skip, take, ...wish } = checked(listInput, input);
        const found = await orderRecords(this.manager(ctx), scope, { ...filterOf(wish), ...(await this.zone(ctx)), skip: skip ?? 0, take: take ?? 20 });
        return { items: this.views(ctx, scope, found.items), totalItems: found.totalItems };
    }

    /** The same without pages, for a file. */
    async all(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<OrderRecord[]> {
        return newestOrders(this.manager(ctx), scope, { ...filterOf(checked(allInput, input)), ...(await this.zone(ctx)), skip: 0, take: mostAtOnce });
    }

    /** What the list may be narrowed by. */
    filters(ctx: RequestContext, scope: MemberScope) {
        return orderFilters(this.manager(ctx), scope);
    }

    async find(ctx: RequestContext, scope: MemberScope, idOrCode: string | number): Promise<OrderView> {
        const order = await orderRecord(this.manager(ctx), scope, idOrCode);
        return this.view(ctx, scope, order);
    }

    async cancel(
        ctx: RequestContext,
        scope: MemberScope,
        input: z.input<typeof cancelInput>,
    ): Promise<OrderView | OrderTransitionRefusal> {
        const { idempotencyKey: key, ...request } = checked(cancelInput, input);
        const done = await answering([OrderTransitionRefusal], () =>
            this.idempotency.run(ctx, scope, 'cancelMyOrder', key, request, async tx => {
                const order = await this.orders.lock(tx, scope, request.code);
                if (order.state === 'Cancelled') {
                    refuse(new OrderTransitionRefusal('wrong-state'));
                }
                const cancelled = await this.orders.transition(tx, order.orderId, 'Cancelled', scope, request.reason);
                return cancelled === 'done' ? { orderId: order.orderId } : refuse(cancelled);
            }),
        );
        return done instanceof OrderTransitionRefusal ? done : this.find(ctx, scope, done.orderId);
    }

    /**
     * Puts the lines of an earlier order into the cart, as far as they may be bought today: its sets as sets, and what was in a
     * set that is not offered any more by itself, at the prices of single products. Of chosen lines, sets that were chosen whole.
     */
    async reorder(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<CartChange & CartSetChange> {
        const { code, lineIds, ...named } = checked(reorderInput, input);
        const order = await orderRecord(this.manager(ctx), scope, code);
        const all = await this.batch(ctx, [order.orderId]).linesOf(order.orderId);
        const chosen = lineIds === null ? null : new Set(lineIds);
        const unknown = lineIds?.find(id => all.every(line => line.id !== id));
        if (unknown !== undefined) throw new EntityNotFoundError('OrderLine', unknown);
        const lines = all.filter(line => chosen === null || chosen.has(line.id));
        const isWhole = (setId: number) => all.every(line => line.orderSetId !== setId || chosen === null || chosen.has(line.id));
        return this.carts.changing(ctx, scope, async (tx, cart) => {
            const known = (await cartSets(this.manager(tx), order.orderId)).filter(set => set.setId !== null && isWhole(set.id));
            const rows = known.map(set => ({ setId: set.setId, cartSetId: null, quantity: set.quantity, mode: 'ADD' as const }));
            const { setAnswers } = await this.sets.apply(tx, scope, cart, rows);
            const taken = new Set(known.filter((_, i) => setAnswers[i]?.outcome === 'ok').map(set => set.id));
            const singles = lines.filter(line => line.orderSetId === null || !taken.has(line.orderSetId));
            const wanted = singles.map(({ variantId, unit, unitQuantity: quantity, remark }) => ({ variantId, unit, quantity, remark, mode: 'ADD' as const }));
            const change = await this.carts.apply(tx, scope, cart, wanted);
            // Totals of both: whichever came last has them.
            return { answers: change.answers, setAnswers, cart: (await this.carts.find(tx, scope, cart.orderId)) ?? change.cart };
        }, named);
    }

    async checkoutOptions(ctx: RequestContext, scope: MemberScope): Promise<CheckoutOptions> {
        const isBound = scope.branchId !== null && !scope.permissions.has('see-whole-company');
        const branches = await this.connection.getRepository(ctx, CompanyBranch).find({
            where: { companyId: scope.companyId, active: true, orderingEnabled: true, ...(isBound ? { id: scope.branchId ?? 0 } : {}) },
            order: { isHeadOffice: 'DESC', name: 'ASC', id: 'ASC' },
        });
        const { earliestDate, leadWorkingDays, weekendDays, holidays } = await this.rules.calendar(ctx);
        const standing = scope.isGuest ? null : await this.standing(ctx, scope.companyId);
        const payment = await this.paymentOffer(ctx, scope);
        return {
            branches,
            addresses: await this.addresses.usableFor(ctx, scope.companyId, branches.map(({ id }) => id)),
            earliestDate: earliestDate ?? '',
            leadWorkingDays,
            weekendDays,
            holidays: [...holidays].sort(),
            paymentMethod: payment.choices.find(({ refused }) => refused === null)?.method ?? 'prepayment',
            payment: scope.permissions.has('see-finance') ? payment : { ...payment, overdueMinor: 0 },
            paymentTermDays: standing?.termDays ?? null,
            credit: scope.permissions.has('see-finance') ? standing : null,
        };
    }

    /** How the cart may be paid. Who sees no prices is told nothing that depends on them. */
    private async paymentOffer(ctx: RequestContext, scope: MemberScope): Promise<PaymentOffer> {
        const cart = scope.permissions.has('see-prices') ? await this.carts.find(ctx, scope) : null;
        return this.payment.offer(ctx, { companyId: scope.companyId, currencyCode: scope.currencyCode, totalGross: cart?.totalGross ?? 0 });
    }

    /** An end customer owes his distributor, not the firm: he has no credit here, and sees none. */
    private async standing(ctx: RequestContext, companyId: number): Promise<CreditStanding | null> {
        const { steps } = await this.distributors.chainOf(ctx, companyId);
        return steps.length > 0 ? null : this.credit.standing(ctx, companyId);
    }

    view(ctx: RequestContext, scope: MemberScope, order: OrderRecord): OrderView {
        return { ...order, batch: this.batch(ctx, [order.orderId]), mayCancel: mayCancel(scope, order) };
    }

    /** Lines and steps of the orders, for members and staff alike. */
    batch(ctx: RequestContext, orderIds: readonly number[]): OrderBatch {
        return new OrderBatch(
            () => orderLines(this.manager(ctx), orderIds, ctx.languageCode, ctx.channel.defaultLanguageCode),
            () => orderSteps(this.manager(ctx), orderIds),
            () => this.approvals.ofOrders(ctx, orderIds),
        );
    }

    private views(ctx: RequestContext, scope: MemberScope, orders: readonly OrderRecord[]): OrderView[] {
        const batch = this.batch(ctx, orders.map(order => order.orderId));
        return orders.map(order => ({ ...order, batch, mayCancel: mayCancel(scope, order) }));
    }

    private async zone(ctx: RequestContext): Promise<{ timeZone: string }> {
        const { timeZone } = await this.firm.get(ctx);
        return { timeZone };
    }

    private manager(ctx: RequestContext) {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function mayCancel(scope: MemberScope, order: OrderRecord): boolean {
    return order.state !== 'Cancelled' && refuseTransition(order.state, 'Cancelled', scope, 'a reason') === null;
}
