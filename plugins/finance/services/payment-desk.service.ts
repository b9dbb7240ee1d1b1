import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { calendarDay, checked, idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { localDateOf } from '../../../kernel/time';
import { AuditService } from '../../audit';
import { Company, FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import type { SettlementRefusalReason } from '../domain/settlement';
import { IncomingPayment, incomingMethods } from '../entities/incoming-payment.entity';
import { PaymentRefund } from '../entities/payment-refund.entity';
import { SettlementRefusal } from '../errors';
import { DebtService } from './debt.service';
import { IncomingPaymentService } from './incoming-payment.service';
import { LargeCreditService } from './large-credit.service';

const amount = z.number('must be an amount').int('must be an amount').min(1).max(Number.MAX_SAFE_INTEGER);
const wish = z
    .object({ invoiceId: optional(recordId), orderId: optional(recordId), amountMinor: amount })
    .refine(({ invoiceId, orderId }) => (invoiceId === null) !== (orderId === null), 'names either an invoice or an order');
const wishes = z.array(wish).max(200);
const recordInput = z.object({
    companyId: recordId,
    amountMinor: amount,
    receivedOn: calendarDay,
    method: z.enum(incomingMethods),
    reference: line(100),
    note: optional(paragraph(500)),
    wishes,
    idempotencyKey,
});
const settleInput = z.object({ id: recordId, version: z.int(), wishes: wishes.min(1), idempotencyKey });
const decideInput = z.object({ id: recordId, version: z.int(), accept: z.boolean(), idempotencyKey });
const refundInput = z.object({ id: recordId, version: z.int(), amountMinor: amount, refundedOn: calendarDay, reason: paragraph(500), idempotencyKey });

interface WishInput {
    invoiceId?: ID | null;
    orderId?: ID | null;
    amountMinor: number;
}
export interface RecordPaymentInput {
    companyId: ID;
    amountMinor: number;
    receivedOn: string;
    method: string;
    reference: string;
    note?: string | null;
    wishes: WishInput[];
    idempotencyKey: string;
}
interface OfPayment {
    id: ID;
    version: number;
    idempotencyKey: string;
}
export type SettlePaymentInput = OfPayment & { wishes: WishInput[] };
export type DecidePaymentInput = OfPayment & { accept: boolean };
export type RefundPaymentInput = OfPayment & { amountMinor: number; refundedOn: string; reason: string };

type Answer = { id: number } | SettlementRefusal;

/** Money that staff record by hand: transfers, cash, and what was given back. */
@Injectable()
export class PaymentDeskService {
    constructor(
        private connection: TransactionalConnection,
        private payments: IncomingPaymentService,
        private debts: DebtService,
        private large: LargeCreditService,
        private firm: FirmSettingsService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    /** Booked at once, unless the amount is one of those that need a second person. */
    async record(ctx: RequestContext, scope: StaffScope, input: RecordPaymentInput): Promise<Answer> {
        const { idempotencyKey: key, ...given } = checked(recordInput, input);
        return this.idempotency.run(ctx, scope, 'recordPayment', key, given, async (tx): Promise<Answer> => {
            const company = await this.connection.getEntityOrThrow(tx, Company, given.companyId);
            await this.debts.lock(tx, [company.id]);
            const { wishes: wished, note, ...facts } = given;
            if (await this.repository(tx).existsBy({ reference: facts.reference })) return new SettlementRefusal('known-reference');
            if (facts.receivedOn > (await this.today(tx))) return new SettlementRefusal('in-the-future');
            const { currencyCode } = company;
            const payment = new IncomingPayment({ ...facts, note: note ?? '', currencyCode, settledMinor: 0, refundedMinor: 0, recordedByAdministratorId: scope.administratorId });
            const refused = await this.payments.refuse(tx, payment, wished);
            if (refused !== null) return new SettlementRefusal(refused);
            const from = await this.large.from(tx, currencyCode);
            const isWaiting = from !== null && facts.amountMinor >= from;
            Object.assign(payment, isWaiting ? { state: 'waiting', wishes: wished } : { state: 'booked' });
            await this.repository(tx).save(payment);
            if (!isWaiting) await this.payments.settle(tx, payment, wished);
            await this.tell(tx, scope, payment, 'payment.record', { ...facts, state: payment.state, wishes: wished }, note);
            return { id: payment.id };
        });
    }

    /** The second person's word on a large payment. */
    async decide(ctx: RequestContext, scope: StaffScope, input: DecidePaymentInput): Promise<Answer> {
        return this.change(ctx, scope, 'decidePayment', checked(decideInput, input), async (tx, payment, { accept }) => {
            if (payment.state !== 'waiting') return 'decided-already';
            if (payment.recordedByAdministratorId === scope.administratorId) return 'same-person';
            const wished = payment.wishes ?? [];
            const refused = accept ? await this.payments.refuse(tx, payment, wished) : null;
            if (refused !== null) return refused;
            Object.assign(payment, { state: accept ? 'booked' : 'refused', decidedByAdministratorId: scope.administratorId });
            await this.repository(tx).save(payment);
            if (accept) await this.payments.settle(tx, payment, wished);
            await this.tell(tx, scope, payment, accept ? 'payment.accept' : 'payment.refuse', { state: payment.state }, null);
            return null;
        });
    }

    /** What is left of a payment covers these now. */
    async settle(ctx: RequestContext, scope: StaffScope, input: SettlePaymentInput): Promise<Answer> {
        return this.change(ctx, scope, 'settlePayment', checked(settleInput, input), async (tx, payment, { wishes: wished }) => {
            if (payment.state !== 'booked') return 'not-booked';
            const refused = await this.payments.refuse(tx, payment, wished);
            if (refused !== null) return refused;
            await this.repository(tx).save(Object.assign(payment, { updatedAt: await databaseNow(this.connection, tx) }));
            await this.payments.settle(tx, payment, wished);
            await this.tell(tx, scope, payment, 'payment.settle', { wishes: wished }, null);
            return null;
        });
    }

    /** What of it covers nothing was given back. */
    async refund(ctx: RequestContext, scope: StaffScope, input: RefundPaymentInput): Promise<Answer> {
        return this.change(ctx, scope, 'recordRefund', checked(refundInput, input), async (tx, payment, { amountMinor, refundedOn, reason }) => {
            if (payment.state !== 'booked') return 'not-booked';
            if (amountMinor > payment.amountMinor - payment.settledMinor - payment.refundedMinor) return 'more-than-paid';
            payment.refundedMinor += amountMinor;
            await this.repository(tx).save(payment);
            await this.connection.getRepository(tx, PaymentRefund).save(new PaymentRefund({ paymentId: payment.id, amountMinor, refundedOn, reason }));
            await this.tell(tx, scope, payment, 'payment.refund', { amountMinor, refundedOn }, reason);
            return null;
        });
    }

    private async change<Input extends { id: number; version: number; idempotencyKey: string }>(
        ctx: RequestContext,
        scope: StaffScope,
        operation: string,
        { idempotencyKey: key, ...given }: Input,
        work: (tx: RequestContext, payment: IncomingPayment, given: Omit<Input, 'idempotencyKey'>) => Promise<SettlementRefusalReason | null>,
    ): Promise<Answer> {
        return this.idempotency.run(ctx, scope, operation, key, given, async (tx): Promise<Answer> => {
            const payment = await this.payments.lock(tx, given.id);
            await this.audit.refuseStale(tx, scope, given.version, { version: payment.version, entity: 'IncomingPayment', entityId: payment.id });
            const refused = await work(tx, payment, given);
            return refused === null ? { id: payment.id } : new SettlementRefusal(refused);
        });
    }

    private async tell(ctx: RequestContext, scope: StaffScope, { id, companyId }: IncomingPayment, action: string, after: object, reason: string | null): Promise<void> {
        await this.audit.record(ctx, { scope, action, entity: 'IncomingPayment', entityId: id, companyId, after: { ...after }, reason });
    }

    private async today(ctx: RequestContext): Promise<string> {
        return localDateOf(await databaseNow(this.connection, ctx), (await this.firm.get(ctx)).timeZone);
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, IncomingPayment);
    }
}
