import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import { addDays, formatDate } from '../../../kernel/time';
import { withTx } from '../../../kernel/with-tx';
import { NotificationService } from '../../notifications';
import { FINANCE_OPTIONS } from '../constants';
import { type InvoiceToTell, invoicesToTell } from '../queries/invoice-news.sql';
import type { FinanceOptions } from '../types';
import { InvoiceService } from './invoice.service';

/** An older invoice that comes in an import was told of by whoever issued it. */
const newForDays = 7;
const remindDaysBefore = 3;
/** Invoices in one round; what is left is told of in the next. */
const inOneRound = 200;

/** Tells a company's people who see its finance of invoices that came, and of those that are soon due. */
@Injectable()
export class InvoiceNewsService {
    constructor(
        @Inject(FINANCE_OPTIONS) private options: FinanceOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
        private invoices: InvoiceService,
    ) {}

    /** Each invoice once for each of the two. Gives the number of invoices. */
    async tell(ctx: RequestContext): Promise<number> {
        const today = await this.invoices.today(ctx);
        const between = { 'invoice-issued': { issuedFrom: addDays(today, -newForDays) }, 'payment-due': { dueFrom: today, dueUntil: addDays(today, remindDaysBefore) } };
        let told = 0;
        for (const template of ['invoice-issued', 'payment-due'] as const) {
            if (!(await this.notifications.tells(ctx, template))) continue;
            const found = await invoicesToTell(this.connection, ctx, template, between[template], inOneRound);
            for (const invoice of found) await this.tellOf(ctx, template, invoice);
            told += found.length;
        }
        return told;
    }

    private tellOf(ctx: RequestContext, template: 'invoice-issued' | 'payment-due', invoice: InvoiceToTell): Promise<void> {
        const { id, number, currencyCode, grossMinor, openMinor, dueOn, readers } = invoice;
        return withTx(this.connection, ctx, async inner => {
            for (const { name, phone, email, language } of readers) {
                await this.notifications.send(inner, {
                    template,
                    to: { name, phone, email, language },
                    params: {
                        invoiceNumber: number,
                        amount: formatMoney(fromSafeNumber(template === 'payment-due' ? openMinor : grossMinor), currencyCode, language),
                        dueDay: formatDate(dueOn, language, language === 'fa' ? 'jalali' : 'gregorian'),
                        link: `${this.options.publicUrl}/finance/invoices/${id}`,
                    },
                    aggregate: `invoice:${id}`,
                    dedupeKey: `${template}:${id}`,
                });
            }
        });
    }
}
