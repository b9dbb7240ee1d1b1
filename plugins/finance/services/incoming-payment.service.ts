import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber } from '../../../kernel/money';
import { sql } from '../../../kernel/vendure-sql';
import { refuseSettlement, type SettlementRefusalReason, type WishedSettlement } from '../domain/settlement';
import { IncomingPayment } from '../entities/incoming-payment.entity';
import { Settlement } from '../entities/settlement.entity';
import { sumSettlements } from '../queries/invoice-book.sql';
import { DebtService, openOf } from './debt.service';
import { type PayableOrder, PayableOrders } from './payable-orders';

/** So much of the money is for this invoice, or for this order. */
export interface SettlementWish {
    invoiceId: number | null;
    orderId: number | null;
    amountMinor: number;
}

export type IncomingFacts = Pick<IncomingPayment, 'companyId' | 'reference' | 'method' | 'receivedOn' | 'amountMinor' | 'currencyCode' | 'note'>;

/** Money that came in, and what it covers. The company's lock is the caller's. */
@Injectable()
export class IncomingPaymentService {
    constructor(
        private connection: TransactionalConnection,
        private debts: DebtService,
        private orders: PayableOrders,
    ) {}

    /** The payment that this reference names; of two at once the second waits for the first at its key. */
    async book(ctx: RequestContext, facts: IncomingFacts, wishes: readonly SettlementWish[]): Promise<IncomingPayment> {
        const payment = await this.repository(ctx).save(new IncomingPayment({ ...facts, state: 'booked' }));
        await this.settle(ctx, payment, wishes);
        return payment;
    }

    /** Why the money cannot cover these; null when it can. Orders are locked by it. */
    async refuse(ctx: RequestContext, payment: IncomingPayment, wishes: readonly SettlementWish[]): Promise<SettlementRefusalReason | null> {
        const wished: WishedSettlement[] = [];
        for (const wish of wishes) {
            const facts = await this.debtOf(ctx, wish);
            if (facts === 'order-ended') return 'order-ended';
            const openMinor = facts.openMinor - wished.filter((_, at) => isSameDebt(wishes[at], wish)).reduce((sum, one) => sum + one.amountMinor, 0n);
            wished.push({ amountMinor: fromSafeNumber(wish.amountMinor), openMinor, isOwn: facts.companyId === payment.companyId, currencyCode: facts.currencyCode });
        }
        const free = fromSafeNumber(payment.amountMinor - payment.settledMinor - payment.refundedMinor);
        return refuseSettlement({ amountMinor: free, currencyCode: payment.currencyCode }, wished);
    }

    async settle(ctx: RequestContext, payment: IncomingPayment, wishes: readonly SettlementWish[]): Promise<void> {
        if (wishes.length === 0) return;
        const { id: paymentId, receivedOn: settledOn } = payment;
        await this.debts.settle(ctx, payment.companyId, wishes.map(wish => ({ ...wish, paymentId, correctionId: null, settledOn })));
        for (const orderId of new Set(wishes.map(wish => wish.orderId))) {
            const order = orderId === null ? null : await this.orders.lock(ctx, orderId);
            if (order) await this.orders.covered(ctx, order, await this.paidOf(ctx, order.orderId));
        }
    }

    /** What was paid for an order that came to nothing is the payer's again: it stands on his account until it covers something else, or is given back. */
    async freeOrder(ctx: RequestContext, orderId: number): Promise<void> {
        const settlements = await this.connection.getRepository(ctx, Settlement).find({ where: { orderId }, relations: { payment: true } });
        const [first] = settlements.flatMap(({ payment }) => payment ?? []);
        if (first === undefined) return;
        await this.debts.lock(ctx, [first.companyId]);
        await this.debts.follow(ctx, [first.companyId], async () => {
            await this.connection.getRepository(ctx, Settlement).remove(settlements.filter(({ invoiceId }) => invoiceId === null));
            await sumSettlements(this.repository(ctx).manager, [], [...new Set(settlements.flatMap(({ paymentId }) => paymentId ?? []))]);
        });
    }

    /** What is left to pay of an order; never below 0. */
    async leftOf(ctx: RequestContext, order: PayableOrder): Promise<number> {
        return Math.max(0, order.totalMinor - (await this.paidOf(ctx, order.orderId)));
    }

    async paidOf(ctx: RequestContext, orderId: number): Promise<number> {
        const [row] = await sql<{ paid: string }>(this.connection, ctx, 'SELECT COALESCE(sum(s."amountMinor"), 0) AS paid FROM settlement s WHERE s."orderId" = $1', [orderId]);
        return Number(row?.paid ?? 0);
    }

    async lock(ctx: RequestContext, id: number): Promise<IncomingPayment> {
        const found = await this.repository(ctx).findOneBy({ id });
        if (found === null) throw new EntityNotFoundError('IncomingPayment', id);
        await this.debts.lock(ctx, [found.companyId]);
        return this.repository(ctx).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
    }

    private async debtOf(ctx: RequestContext, { invoiceId, orderId }: SettlementWish): Promise<{ companyId: number; currencyCode: string; openMinor: bigint } | 'order-ended'> {
        if (invoiceId !== null) {
            const [invoice] = await this.debts.byId(ctx, [invoiceId]);
            if (invoice === undefined) throw new EntityNotFoundError('Invoice', invoiceId);
            return { companyId: invoice.companyId, currencyCode: invoice.currencyCode, openMinor: openOf(invoice) };
        }
        const order = await this.orders.lock(ctx, orderId ?? 0);
        if (order === null) throw new EntityNotFoundError('Order', orderId ?? 0);
        if (order.isClosed) return 'order-ended';
        return { companyId: order.companyId, currencyCode: order.currencyCode, openMinor: fromSafeNumber(await this.leftOf(ctx, order)) };
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, IncomingPayment);
    }
}

function isSameDebt(one: SettlementWish | undefined, other: SettlementWish): boolean {
    return one?.invoiceId === other.invoiceId && one.orderId === other.orderId;
}
