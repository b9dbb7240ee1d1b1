import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { systemScope } from '../../../kernel/scope';
import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { DistributorChainService } from '../../distributors';
import { IncomingPaymentService, isPaidInAdvance, PayableOrders, type PayableOrder, type PaymentMethodCode, type PaymentOffer, PaymentRulesService } from '../../finance';
import { knownCompany } from '../../organizations';
import { WebhookService } from '../../outbox';
import { PlacementRefusal, refuse } from '../errors';

/** Who pays, as placing knows him. */
export interface OrderPayer {
    companyId: number;
    currencyCode: string;
    totalGross: number;
}

interface Row extends Omit<PayableOrder, 'totalMinor' | 'isClosed'> {
    totalMinor: string;
    state: string;
}

const closed = ['AddingItems', 'AwaitingApproval', 'Rejected', 'Cancelled'];

/** How orders are paid: which ways are open to a buyer, and what has been paid of an order. */
@Injectable()
export class OrderPaymentService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private rules: PaymentRulesService,
        private payable: PayableOrders,
        private payments: IncomingPaymentService,
        private distributors: DistributorChainService,
        private webhooks: WebhookService,
        private audit: AuditService,
    ) {}

    onModuleInit(): void {
        this.payable.register({ lock: (ctx, orderId) => this.lock(ctx, orderId), covered: (ctx, order, paidMinor) => this.covered(ctx, order, paidMinor) });
    }

    async offer(ctx: RequestContext, { companyId, currencyCode, totalGross }: OrderPayer): Promise<PaymentOffer> {
        const { kind } = await knownCompany(this.connection, ctx, companyId);
        const { steps } = await this.distributors.chainOf(ctx, companyId);
        return this.rules.offer(ctx, { companyId, currencyCode, isGuest: kind === 'guest', isEndCustomer: steps.length > 0, orderMinor: totalGross });
    }

    /** The way that the buyer chose, or the first that is open to him; and whether the order is one for the settlements department. */
    async choose(ctx: RequestContext, payer: OrderPayer, wished: string | null, by: 'member' | 'staff'): Promise<{ method: PaymentMethodCode; checkPayments: boolean }> {
        const { choices, warnings } = await this.offer(ctx, payer);
        // Staff know what they do: an order past the limit goes on hold, as it always did.
        const open = by === 'staff' ? choices.map(choice => ({ ...choice, refused: null })) : choices;
        const chosen = wished === null ? open.find(({ refused }) => refused === null) : open.find(({ method }) => method === wished);
        if (chosen === undefined) refuse(new PlacementRefusal('payment-not-offered', 'paymentMethod'));
        if (chosen.refused !== null) refuse(new PlacementRefusal(`term-${chosen.refused}`, 'paymentMethod'));
        return { method: chosen.method, checkPayments: warnings.length > 0 && chosen.method === 'on-account' };
    }

    /** What is to be paid of an order, and where to; amounts are for those who see prices. */
    async ofOrder(ctx: RequestContext, order: { orderId: number; companyId: number; currencyCode: string; totalGross: number; paymentMethod: string | null; code: string; state: string }) {
        const paidMinor = await this.payments.paidOf(ctx, order.orderId);
        const isTransfer = order.paymentMethod === 'prepayment';
        const account = isTransfer ? ((await this.rules.firm(ctx)).bankAccounts.find(({ currencyCode }) => currencyCode === order.currencyCode) ?? null) : null;
        const isOpen = isPaidInAdvance(order.paymentMethod) && !closed.includes(order.state);
        return {
            method: order.paymentMethod,
            totalMinor: order.totalGross,
            paidMinor,
            leftMinor: isOpen ? Math.max(0, order.totalGross - paidMinor) : 0,
            isPaid: isPaidInAdvance(order.paymentMethod) && paidMinor >= order.totalGross,
            bankAccount: account,
            transferTitle: isTransfer ? order.code : null,
        };
    }

    /** Whether an order that is paid in advance has been paid; all others have nothing to wait for. */
    async isPaid(ctx: RequestContext, orderId: number): Promise<boolean> {
        const [row] = await sql<{ method: string; state: string }>(this.connection, ctx, 'SELECT p.method, p.state FROM payment p WHERE p."orderId" = $1 ORDER BY p.id LIMIT 1', [orderId]);
        return row === undefined || !isPaidInAdvance(row.method) || row.state === 'Settled';
    }

    /** A member's own, as `myOrder` found it; null where there is no such order. */
    async findFor(ctx: RequestContext, scope: MemberScope, orderId: number): Promise<PayableOrder | null> {
        const order = await this.lock(ctx, orderId);
        return order?.companyId === scope.companyId ? order : null;
    }

    private async lock(ctx: RequestContext, orderId: number): Promise<PayableOrder | null> {
        const [row] = await sql<Row>(
            this.connection,
            ctx,
            `SELECT o.id AS "orderId", o.code, co."companyId", o."currencyCode", o."subTotalWithTax" + o."shippingWithTax" AS "totalMinor", co."paymentMethod" AS method, o.state
               FROM "order" o JOIN company_order co ON co."orderId" = o.id WHERE o.id = $1 AND co."placedAt" IS NOT NULL FOR UPDATE OF o`,
            [orderId],
        );
        if (row === undefined) return null;
        const { state, totalMinor, ...facts } = row;
        return { ...facts, totalMinor: Number(totalMinor), isClosed: closed.includes(state) };
    }

    /** Core's payment of the order says whether it is paid in full. */
    private async covered(ctx: RequestContext, { orderId, code, companyId, totalMinor, currencyCode }: PayableOrder, paidMinor: number): Promise<void> {
        if (paidMinor < totalMinor) return;
        const settled = await sqlCount(
            this.connection,
            ctx,
            `UPDATE payment SET state = 'Settled', "updatedAt" = now() WHERE "orderId" = $1 AND state IN ('Created', 'Authorized')`,
            [orderId],
        );
        if (settled === 0) return;
        await this.audit.record(ctx, { scope: systemScope, action: 'order.paid', entity: 'Order', entityId: orderId, companyId, after: { paidMinor, currencyCode } });
        await this.webhooks.publish(ctx, 'order.paid', `order:${orderId}`, { orderId, code, companyId, currencyCode, paidMinor });
    }
}
