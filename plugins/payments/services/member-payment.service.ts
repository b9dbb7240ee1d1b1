import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, idempotencyKey, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { InvoiceService } from '../../finance';
import { languages } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { CustomerOrderService } from '../../purchasing';
import { PayRefusal } from '../errors';
import { PaymentService, type PayWish } from './payment.service';
import { Providers } from './providers';

const startInput = z
    .object({
        orderCode: optional(line(40)),
        invoiceIds: z.array(recordId).max(100).nullish(),
        amountMinor: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullish(),
        provider: optional(line(40)),
        idempotencyKey,
    })
    .refine(({ orderCode, invoiceIds }) => (orderCode === null) !== (invoiceIds == null || invoiceIds.length === 0), { message: 'names either an order or invoices', path: ['invoiceIds'] });

export interface StartPaymentInput {
    orderCode?: string | null;
    invoiceIds?: ID[] | null;
    amountMinor?: number | null;
    provider?: string | null;
    idempotencyKey: string;
}

export interface AttemptShown {
    id: number;
    state: string;
    provider: string;
    amountMinor: number;
    currencyCode: string;
    orderCode: string | null;
    invoiceNumbers: string[];
}

/** Members pay for their company: an order that they may see, invoices if they see its finances. */
@Injectable()
export class MemberPaymentService {
    constructor(
        private connection: TransactionalConnection,
        private payments: PaymentService,
        private providers: Providers,
        private orders: CustomerOrderService,
        private invoices: InvoiceService,
        private idempotency: IdempotencyService,
    ) {}

    offered(scope: MemberScope): { code: string; name: string }[] {
        return this.providers.of(scope.currencyCode).map(({ code, name }) => ({ code, name }));
    }

    async start(ctx: RequestContext, scope: MemberScope, input: StartPaymentInput): Promise<{ id: number; redirectUrl: string } | PayRefusal> {
        const { idempotencyKey: key, ...given } = checked(startInput, input);
        const needed = given.orderCode === null ? ['see-finance' as const] : ['order' as const, 'see-prices' as const];
        if (!needed.every(permission => scope.permissions.has(permission))) return new PayRefusal('not-yours');
        const { email, language } = await this.reader(ctx, scope);
        const prepared = await this.idempotency.run(ctx, scope, 'startPayment', key, given, async (tx): Promise<{ id: number } | PayRefusal> => {
            const orderId = given.orderCode === null ? null : (await this.orders.find(tx, scope, given.orderCode)).orderId;
            const wish: PayWish = {
                ...{ companyId: scope.companyId, orderId, invoiceIds: given.invoiceIds ?? [], amountMinor: given.amountMinor ?? null, provider: given.provider },
                ...{ email, language, memberId: scope.memberId, payLinkId: null },
            };
            const attempt = await this.payments.prepare(tx, scope, wish);
            return attempt instanceof PayRefusal ? attempt : { id: attempt.id };
        });
        return prepared instanceof PayRefusal ? prepared : this.payments.send(ctx, prepared.id, email);
    }

    /** How a payment of his company stands; the provider is asked, so that who comes back sees what is. */
    async find(ctx: RequestContext, scope: MemberScope, id: number): Promise<AttemptShown | null> {
        const known = await this.payments.find(ctx, scope.companyId, id).catch((error: unknown) => {
            if (error instanceof EntityNotFoundError) return null;
            throw error;
        });
        const isHis = known !== null && (known.memberId === scope.memberId || scope.permissions.has('see-finance'));
        if (!isHis) return null;
        const { state, provider, amountMinor, currencyCode, orderId, invoiceIds } = known.state === 'paid' ? known : await this.payments.resolve(id);
        const [order] = orderId === null ? [] : await sql<{ code: string }>(this.connection, ctx, 'SELECT code FROM "order" WHERE id = $1', [orderId]);
        const numbers = await Promise.all(invoiceIds.map(async invoiceId => (await this.invoices.find(ctx, scope.companyId, invoiceId)).number));
        return { id, state, provider, amountMinor, currencyCode, orderCode: order?.code ?? null, invoiceNumbers: numbers };
    }

    private async reader(ctx: RequestContext, { customerId, memberId }: MemberScope): Promise<{ email: string; language: string }> {
        const [row] = await sql<{ email: string; language: string | null }>(
            this.connection,
            ctx,
            'SELECT cu."emailAddress" AS email, m.language FROM customer cu JOIN company_member m ON m.id = $2 WHERE cu.id = $1',
            [customerId, memberId],
        );
        const language = languages.find(one => one === String(ctx.languageCode)) ?? row?.language ?? 'en';
        return { email: row?.email ?? '', language };
    }
}
