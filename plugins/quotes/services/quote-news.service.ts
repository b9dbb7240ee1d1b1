import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatDate } from '../../../kernel/time';
import { NotificationService } from '../../notifications';
import { Company } from '../../organizations';
import { QUOTES_OPTIONS } from '../constants';
import type { Quote } from '../entities/quote.entity';
import type { QuotesOptions } from '../types';
import { QuotePeople } from './quote-people.service';

/** Tells the other side, in the transaction in which something happened. No mail has a price in it: it opens the quote. */
@Injectable()
export class QuoteNews {
    constructor(
        @Inject(QUOTES_OPTIONS) private options: QuotesOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
        private people: QuotePeople,
    ) {}

    /** To the firm: there is an enquiry. */
    async asked(ctx: RequestContext, quote: Quote, lines: number): Promise<void> {
        await this.tellUs(ctx, quote, 'enquiry-received', `asked`, { personName: quote.askedBy, lines, text: quote.remark === '' ? '–' : quote.remark });
    }

    /** To the firm: the customer has said something to the offer. */
    async answered(ctx: RequestContext, quote: Quote, what: string): Promise<void> {
        await this.tellUs(ctx, quote, 'quote-answered', `${what}:${quote.version}`, {});
    }

    /** To the customer: there is an offer, the first one or a new version. */
    sent(ctx: RequestContext, quote: Quote): Promise<void> {
        return this.tellCustomer(ctx, quote, 'quote-sent', `sent:${quote.sentNumber}`);
    }

    expiring(ctx: RequestContext, quote: Quote): Promise<void> {
        return this.tellCustomer(ctx, quote, 'quote-expiring', `expiring:${quote.sentNumber}`);
    }

    /** To the customer: the firm makes no offer, or takes back the one that it made. */
    closed(ctx: RequestContext, quote: Quote, reason: string): Promise<void> {
        return this.tellCustomer(ctx, quote, 'quote-closed', 'closed', { reason });
    }

    async commented(ctx: RequestContext, quote: Quote, comment: { id: number; author: 'member' | 'staff'; authorName: string; text: string }): Promise<void> {
        const params = { personName: comment.authorName, text: comment.text };
        if (comment.author === 'member') await this.tellUs(ctx, quote, 'quote-commented', `comment:${comment.id}`, params);
        else await this.tellCustomer(ctx, quote, 'quote-commented', `comment:${comment.id}`, params);
    }

    private async tellUs(ctx: RequestContext, quote: Quote, template: 'enquiry-received' | 'quote-answered' | 'quote-commented', event: string, more: Record<string, string | number>): Promise<void> {
        const reader = await this.people.ours(ctx, quote);
        if (reader === null) return;
        const { name: companyName } = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: quote.companyId });
        const params = { personName: '', text: '', lines: 0, ...more, quoteCode: quote.code, companyName, link: `${this.options.publicUrl}/dashboard/quotes/${quote.id}` };
        await this.notifications.send(ctx, { template, to: reader, params, aggregate: `quote:${quote.id}`, dedupeKey: `quote:${quote.id}:${event}` });
    }

    private async tellCustomer(
        ctx: RequestContext, quote: Quote, template: 'quote-sent' | 'quote-expiring' | 'quote-closed' | 'quote-commented', event: string, more: Record<string, string> = {},
    ): Promise<void> {
        for (const { name, email, language, memberId } of await this.people.customer(ctx, quote)) {
            const validUntil = quote.validUntil === null ? '' : formatDate(quote.validUntil, language, language === 'fa' ? 'jalali' : 'gregorian');
            const params = { personName: '', text: '', reason: '', companyName: '', ...more, quoteCode: quote.code, validUntil, link: `${this.options.publicUrl}/quotes/${quote.id}` };
            await this.notifications.send(ctx, { template, to: { name, email, language }, params, aggregate: `quote:${quote.id}`, dedupeKey: `quote:${quote.id}:${event}:${memberId}` });
        }
    }
}
