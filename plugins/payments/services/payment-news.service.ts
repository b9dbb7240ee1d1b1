import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { NotificationService } from '../../notifications';
import { memberMailSql } from '../../organizations';
import { PAYMENTS_OPTIONS } from '../constants';
import type { PaymentAttempt } from '../entities/payment-attempt.entity';
import type { PaymentsOptions } from '../types';

/** Tells the payer that his money has come, in the transaction in which it is booked. */
@Injectable()
export class PaymentNews {
    constructor(
        @Inject(PAYMENTS_OPTIONS) private options: PaymentsOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
    ) {}

    async paid(ctx: RequestContext, { id, memberId, payLinkId, language, key }: PaymentAttempt, amount: string): Promise<void> {
        const [reader] = await sql<{ name: string; email: string }>(
            this.connection,
            ctx,
            `SELECT cu."firstName" || ' ' || cu."lastName" AS name, ${memberMailSql('cu', 'c')} AS email
               FROM company_member m JOIN customer cu ON cu.id = m."customerId" JOIN company c ON c.id = m."companyId" WHERE m.id = $1
              UNION ALL SELECT c.name, l.email FROM pay_link l JOIN company c ON c.id = l."companyId" WHERE l.id = $2`,
            [memberId, payLinkId],
        );
        if (!reader?.email) return;
        await this.notifications.send(ctx, {
            template: 'payment-received',
            to: { ...reader, language },
            params: { amount, reference: key, link: memberId === null ? this.options.publicUrl : `${this.options.publicUrl}/payment/${id}` },
            aggregate: `payment:${id}`,
            dedupeKey: `payment:${id}:paid`,
        });
    }
}
