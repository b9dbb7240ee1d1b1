import { Inject, Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import { OperationalError } from '../../../kernel/operational-error';
import { type Scope, systemScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { derivedToken, hashOf, isToken } from '../../../kernel/token';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IncomingPaymentService, DebtService, openOf, PayableOrders, type SettlementWish } from '../../finance';
import { FirmSettingsService } from '../../organizations';
import { crashPoint, NoAnswerError, OutboxService } from '../../outbox';
import { askKind, PAYMENTS_OPTIONS } from '../constants';
import { askMinutes, isWaiting, nextAttemptState, payable, payMinutes, type Verdict } from '../domain/attempt-states';
import { PaymentAttempt } from '../entities/payment-attempt.entity';
import { PayRefusal } from '../errors';
import type { PaymentsOptions } from '../types';
import { PaymentNews } from './payment-news.service';
import { Providers } from './providers';

/** What is to be paid: an order, or invoices. Whether the payer may is asked by whoever calls. */
export interface PayWish {
    companyId: number;
    orderId: number | null;
    invoiceIds: readonly number[];
    /** All that is open when null. */
    amountMinor: number | null;
    provider: string | null;
    email: string;
    language: string;
    memberId: number | null;
    payLinkId: number | null;
}

export interface OpenTotal {
    openMinor: number;
    currencyCode: string;
    what: string;
}

/** Attempts to pay online: begun, asked for, and settled once. */
@Injectable()
export class PaymentService {
    constructor(
        @Inject(PAYMENTS_OPTIONS) private options: PaymentsOptions,
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private providers: Providers,
        private orders: PayableOrders,
        private debts: DebtService,
        private money: IncomingPaymentService,
        private outbox: OutboxService,
        private firm: FirmSettingsService,
        private audit: AuditService,
        private news: PaymentNews,
    ) {}

    /** Writes the attempt down, in the caller's transaction; the provider is asked after it, by `send`. */
    async prepare(ctx: RequestContext, scope: Scope, wish: PayWish): Promise<PaymentAttempt | PayRefusal> {
        await this.debts.lock(ctx, [wish.companyId]);
        const open = await this.open(ctx, wish);
        if (open instanceof PayRefusal) return open;
        if (open.openMinor <= 0) return new PayRefusal('nothing-open');
        if (wish.amountMinor !== null && wish.amountMinor > open.openMinor) return new PayRefusal('too-much');
        const offered = this.providers.of(open.currencyCode);
        const provider = wish.provider === null ? offered[0] : offered.find(({ code }) => code === wish.provider);
        if (provider === undefined) return new PayRefusal('no-provider');
        const [{ n = 0 } = {}] = await sql<{ n: number }>(this.connection, ctx, 'SELECT count(*)::int + 1 AS n FROM payment_attempt WHERE "companyId" = $1', [wish.companyId]);
        const now = await databaseNow(this.connection, ctx);
        const key = `${wish.orderId === null ? `I${wish.companyId}` : open.what}:${n}`;
        const attempt = await this.repository(ctx).save(
            new PaymentAttempt({
                ...{ companyId: wish.companyId, orderId: wish.orderId, invoiceIds: [...wish.invoiceIds], memberId: wish.memberId, payLinkId: wish.payLinkId, language: wish.language },
                ...{ provider: provider.code, key, returnTokenHash: hashOf(this.returnToken(key)) },
                ...{ amountMinor: payable(wish.amountMinor ?? open.openMinor, open.currencyCode), currencyCode: open.currencyCode, state: 'created' },
                expiresAt: new Date(now.getTime() + payMinutes * 60_000),
            }),
        );
        await this.askLater(ctx, attempt.id, 0);
        const { id, amountMinor, currencyCode } = attempt;
        await this.audit.record(ctx, {
            ...{ scope, action: 'payment.start', entity: 'PaymentAttempt', entityId: id, companyId: wish.companyId },
            after: { key, amountMinor, currencyCode, orderId: wish.orderId, invoiceIds: wish.invoiceIds, provider: provider.code },
        });
        return attempt;
    }

    /** Tells the provider, outside of any transaction, and gives the address for the payer's browser. */
    async send(ctx: RequestContext, id: number, email: string): Promise<{ id: number; redirectUrl: string } | PayRefusal> {
        const attempt = await this.repository(ctx).findOneByOrFail({ id });
        if (attempt.redirectUrl !== null) return { id, redirectUrl: attempt.redirectUrl };
        const provider = this.providers.find(attempt.provider);
        if (provider === undefined) return new PayRefusal('no-provider');
        const { key, amountMinor, currencyCode, language } = attempt;
        const { name } = await this.firm.get(ctx);
        try {
            const started = await provider.start({
                ...{ key, amountMinor, currencyCode, language, email, description: `${name} ${key}` },
                returnUrl: `${this.options.publicUrl}/payments/return/${this.returnToken(key)}`,
                notifyUrl: `${this.options.publicUrl}/payments/notify/${provider.code}`,
            });
            const { redirectUrl, providerToken } = started;
            await this.repository(ctx).update({ id, state: 'created' }, { state: 'started', redirectUrl, providerToken });
            return { id, redirectUrl };
        } catch (error) {
            if (!(error instanceof OperationalError) && !(error instanceof NoAnswerError)) throw error;
            // The payer was never sent there, so that he cannot have paid.
            await this.repository(ctx).update({ id, state: 'created' }, { state: 'declined', lastAnswer: error.message });
            return new PayRefusal('provider-unreachable');
        }
    }

    /** Asks the provider what became of it and acts on that, once, however many ask at the same time. */
    async resolve(id: number): Promise<PaymentAttempt> {
        const ctx = await this.contexts.create({ apiType: 'custom' });
        const attempt = await this.repository(ctx).findOneBy({ id });
        if (attempt === null) throw new EntityNotFoundError('PaymentAttempt', id);
        if (attempt.state === 'paid') return attempt;
        const verdict = await this.verdictOf(attempt);
        crashPoint('payment-asked');
        return withTx(this.connection, ctx, tx => this.settle(tx, attempt, verdict));
    }

    async byKey(ctx: RequestContext, provider: string, key: string): Promise<PaymentAttempt | null> {
        return this.repository(ctx).findOneBy({ provider, key });
    }

    async byReturnToken(ctx: RequestContext, token: string): Promise<PaymentAttempt | null> {
        return isToken(token) ? this.repository(ctx).findOneBy({ returnTokenHash: hashOf(token) }) : null;
    }

    async find(ctx: RequestContext, companyId: number, id: number): Promise<PaymentAttempt> {
        const found = await this.repository(ctx).findOneBy({ id, companyId });
        if (found === null) throw new EntityNotFoundError('PaymentAttempt', id);
        return found;
    }

    /** What is open of the order or the invoices, which are of one company and one currency. */
    async open(ctx: RequestContext, { companyId, orderId, invoiceIds }: Pick<PayWish, 'companyId' | 'orderId' | 'invoiceIds'>): Promise<OpenTotal | PayRefusal> {
        if (orderId !== null) {
            const order = await this.orders.lock(ctx, orderId);
            if (order?.companyId !== companyId) throw new EntityNotFoundError('Order', orderId);
            if (order.isClosed) return new PayRefusal('nothing-open');
            if (order.method !== 'online' && order.method !== 'prepayment') return new PayRefusal('paid-otherwise');
            return { openMinor: await this.money.leftOf(ctx, order), currencyCode: order.currencyCode, what: order.code };
        }
        const invoices = (await this.debts.byId(ctx, invoiceIds)).filter(invoice => invoice.companyId === companyId);
        const [first] = invoices;
        if (first === undefined || invoices.length < new Set(invoiceIds).size) throw new EntityNotFoundError('Invoice', invoiceIds[0] ?? 0);
        if (invoices.some(({ currencyCode }) => currencyCode !== first.currencyCode)) return new PayRefusal('no-provider');
        const openMinor = invoices.reduce((sum, invoice) => sum + (openOf(invoice) > 0n ? Number(openOf(invoice)) : 0), 0);
        return { openMinor, currencyCode: first.currencyCode, what: invoices.map(({ number }) => number).join(', ') };
    }

    /** The next time at which it is asked for by itself, beginning with the first. */
    async askLater(ctx: RequestContext, id: number, times: number): Promise<void> {
        const minutes = askMinutes[times];
        if (minutes === undefined) return;
        const now = await databaseNow(this.connection, ctx);
        const notBefore = new Date(now.getTime() + (minutes - (askMinutes[times - 1] ?? 0)) * 60_000);
        await this.outbox.enqueue(ctx, { kind: askKind, aggregate: `payment:${id}`, payload: { attemptId: id, times }, notBefore, key: `${askKind}:${id}:${times}` });
    }

    private async verdictOf({ provider, key, providerToken, amountMinor, currencyCode }: PaymentAttempt): Promise<Verdict> {
        try {
            const found = this.providers.find(provider);
            return (await found?.ask({ key, providerToken, amountMinor, currencyCode })) ?? { state: 'unknown', reason: 'the provider is not configured' };
        } catch (error) {
            if (error instanceof OperationalError || error instanceof NoAnswerError || error instanceof SyntaxError) return { state: 'unknown', reason: error.message };
            throw error;
        }
    }

    private async settle(ctx: RequestContext, { id, companyId }: PaymentAttempt, verdict: Verdict): Promise<PaymentAttempt> {
        await this.debts.lock(ctx, [companyId]);
        const attempt = await this.repository(ctx).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
        const now = await databaseNow(this.connection, ctx);
        const state = nextAttemptState({ ...attempt, isOver: now > attempt.expiresAt }, verdict);
        const said = verdict.state === 'paid' ? (state === 'disputed' ? `paid ${verdict.amountMinor} ${verdict.currencyCode}` : null) : 'reason' in verdict ? verdict.reason : null;
        if (state === attempt.state && (state === 'paid' || said === attempt.lastAnswer)) return attempt;
        const before = attempt.state;
        Object.assign(attempt, { state, lastAnswer: said });
        if (state === 'paid' && verdict.state === 'paid') await this.book(ctx, attempt, verdict.reference, now);
        await this.repository(ctx).save(attempt);
        if (state !== before && !isWaiting(state)) {
            const after = { state, providerReference: attempt.providerReference, lastAnswer: said };
            await this.audit.record(ctx, { scope: systemScope, action: `payment.${state}`, entity: 'PaymentAttempt', entityId: id, companyId, before: { state: before }, after });
        }
        return attempt;
    }

    private async book(ctx: RequestContext, attempt: PaymentAttempt, reference: string, now: Date): Promise<void> {
        const { companyId, amountMinor, currencyCode, key, provider } = attempt;
        const wishes = await this.wishesFor(ctx, attempt);
        const receivedOn = localDateOf(now, (await this.firm.get(ctx)).timeZone);
        const payment = await this.money.book(ctx, { companyId, amountMinor, currencyCode, receivedOn, method: 'online', reference: `${provider}:${key}`, note: '' }, wishes);
        Object.assign(attempt, { paymentId: payment.id, providerReference: reference, settledAt: now });
        await this.news.paid(ctx, attempt, formatMoney(fromSafeNumber(amountMinor), currencyCode, attempt.language));
    }

    /** What the money covers now; what was paid otherwise meanwhile leaves it on the company's account. */
    private async wishesFor(ctx: RequestContext, { orderId, invoiceIds, amountMinor }: PaymentAttempt): Promise<SettlementWish[]> {
        if (orderId !== null) {
            const order = await this.orders.lock(ctx, orderId);
            const left = order === null || order.isClosed ? 0 : await this.money.leftOf(ctx, order);
            return left > 0 ? [{ orderId, invoiceId: null, amountMinor: Math.min(left, amountMinor) }] : [];
        }
        let rest = fromSafeNumber(amountMinor);
        return (await this.debts.byId(ctx, invoiceIds)).flatMap(invoice => {
            const open = openOf(invoice);
            const covered = open < rest ? open : rest;
            if (covered <= 0n) return [];
            rest -= covered;
            return [{ invoiceId: invoice.id, orderId: null, amountMinor: Number(covered) }];
        });
    }

    /** Made from the key and our secret, so that a start that is repeated leads back to the same place. */
    private returnToken(key: string): string {
        return derivedToken(this.options.visitSecret, 'payment-return', key);
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, PaymentAttempt);
    }
}
