import { Inject, Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import { type StaffScope, systemScope } from '../../../kernel/scope';
import { hashOf, isToken, newToken } from '../../../kernel/token';
import { checked, emailAddress, idempotencyKey, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { NotificationService } from '../../notifications';
import { Company, FirmSettingsService, languages } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { PAYMENTS_OPTIONS } from '../constants';
import { PayLink } from '../entities/pay-link.entity';
import { PayRefusal } from '../errors';
import type { PaymentsOptions } from '../types';
import { PaymentService } from './payment.service';
import { Providers } from './providers';

const sendInput = z
    .object({ companyId: recordId, orderId: optional(recordId), invoiceIds: z.array(recordId).max(50).nullish(), email: emailAddress, days: z.int().min(1).max(60), idempotencyKey })
    .refine(({ orderId, invoiceIds }) => (orderId === null) !== (invoiceIds == null || invoiceIds.length === 0), { message: 'names either an order or invoices', path: ['invoiceIds'] });

export interface SendPayLinkInput {
    companyId: ID;
    orderId?: ID | null;
    invoiceIds?: ID[] | null;
    email: string;
    days: number;
    idempotencyKey: string;
}

/** All that the holder of a link may see: what is to be paid and how much. */
export interface PayLinkView {
    link: PayLink;
    firmName: string;
    what: string;
    openMinor: number;
    currencyCode: string;
    providers: { code: string; name: string }[];
}

/** Links by which somebody without a login pays invoices or an order. */
@Injectable()
export class PayLinkService {
    constructor(
        @Inject(PAYMENTS_OPTIONS) private options: PaymentsOptions,
        private connection: TransactionalConnection,
        private payments: PaymentService,
        private providers: Providers,
        private firm: FirmSettingsService,
        private notifications: NotificationService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    /** Mails the link, which nobody but the recipient sees; the database keeps its hash. */
    async send(ctx: RequestContext, scope: StaffScope, input: SendPayLinkInput): Promise<{ id: number; email: string; expiresAt: Date } | PayRefusal> {
        const { idempotencyKey: key, ...given } = checked(sendInput, input);
        return this.idempotency.run(ctx, scope, 'sendPayLink', key, given, async (tx): Promise<{ id: number; email: string; expiresAt: Date } | PayRefusal> => {
            const { companyId, orderId, email, days } = given;
            const invoiceIds = given.invoiceIds ?? [];
            const company = await this.connection.getEntityOrThrow(tx, Company, companyId);
            const open = await this.payments.open(tx, { companyId, orderId, invoiceIds });
            if (open instanceof PayRefusal) return open;
            if (open.openMinor <= 0) return new PayRefusal('nothing-open');
            if (this.providers.of(open.currencyCode).length === 0) return new PayRefusal('no-provider');
            const token = newToken();
            const language = languages.find(one => one === company.language) ?? 'en';
            const [row] = await sql<{ id: number; expiresAt: Date }>(
                this.connection,
                tx,
                `INSERT INTO pay_link ("companyId", "tokenHash", "orderId", "invoiceIds", email, language, "expiresAt")
                 VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING id, "expiresAt"`,
                [companyId, hashOf(token), orderId, invoiceIds, email, language, days],
            );
            if (row === undefined) throw new Error('The link was not written');
            await this.notifications.send(tx, {
                template: 'pay-link',
                to: { name: company.name, email, language },
                params: { amount: formatMoney(fromSafeNumber(open.openMinor), open.currencyCode, language), documents: open.what, link: `${this.options.publicUrl}/pay/${token}` },
                aggregate: `pay-link:${row.id}`,
                dedupeKey: `pay-link:${row.id}`,
            });
            await this.audit.record(tx, { scope, action: 'pay-link.send', entity: 'PayLink', entityId: row.id, companyId, after: { orderId, invoiceIds, days } });
            return { id: row.id, email, expiresAt: row.expiresAt };
        });
    }

    /** What the link opens, or null for one that is unknown, altered or over. */
    async open(ctx: RequestContext, token: string): Promise<PayLinkView | null> {
        const link = await this.connection
            .getRepository(ctx, PayLink)
            .createQueryBuilder('link')
            .where('link.tokenHash = :hash AND link.expiresAt > now()', { hash: hashOf(isToken(token) ? token : '') })
            .getOne();
        if (link === null) return null;
        const open = await withTx(this.connection, ctx, tx => this.payments.open(tx, link));
        const { name: firmName } = await this.firm.get(ctx);
        const [total, currencyCode, what] = open instanceof PayRefusal ? [0, 'IRR', ''] : [Math.max(0, open.openMinor), open.currencyCode, open.what];
        return { link, firmName, what, openMinor: total, currencyCode, providers: this.providers.of(currencyCode).map(({ code, name }) => ({ code, name })) };
    }

    async start(ctx: RequestContext, { link }: PayLinkView, provider: string | null): Promise<{ redirectUrl: string } | PayRefusal> {
        const { companyId, orderId, invoiceIds, email, language, id } = link;
        const prepared = await withTx(this.connection, ctx, tx =>
            this.payments.prepare(tx, systemScope, { companyId, orderId, invoiceIds, amountMinor: null, provider, email, language, memberId: null, payLinkId: id }),
        );
        return prepared instanceof PayRefusal ? prepared : this.payments.send(ctx, prepared.id, email);
    }
}
