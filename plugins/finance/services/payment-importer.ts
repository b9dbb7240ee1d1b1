import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional, paragraph } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { amountCell, dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, listCell, type RowAnswer } from '../../documents';
import { cover } from '../domain/settlement';
import { IncomingPayment, incomingMethods } from '../entities/incoming-payment.entity';
import { companiesByCode } from '../queries/invoice-book.sql';
import { DebtService, openOf } from './debt.service';
import { IncomingPaymentService } from './incoming-payment.service';

const columns = z.object({
    reference: line(100),
    company: line(40),
    received: dayCell(),
    amount: amountCell().refine(amount => amount > 0, 'must be more than zero'),
    currency: optional(z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters')),
    method: optional(z.string().toLowerCase().pipe(z.enum(incomingMethods))),
    /** Covered in this order; without any the money stands on the company's account. */
    invoices: optional(listCell(200)),
    note: optional(paragraph(500)),
});

/** Payments of the ERP, known by their references: what is known already is left as it is. */
@Injectable()
export class PaymentImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'invoice-payments';
    readonly columns = columns;

    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private debts: DebtService,
        private payments: IncomingPaymentService,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<z.output<typeof columns>>[], { scope, filename }: ImportOptions): Promise<RowAnswer[]> {
        const { manager } = this.connection.getRepository(ctx, IncomingPayment);
        const companies = new Map((await companiesByCode(manager, [...new Set(rows.map(({ values }) => values.company))])).map(one => [one.code, one]));
        await this.debts.lock(ctx, [...companies.values()].map(({ id }) => id));
        const answers: RowAnswer[] = [];
        for (const { row, values } of rows) {
            const company = companies.get(values.company);
            const message = company === undefined ? 'company: is not known' : await this.book(ctx, company, values);
            answers.push(message === 'created' || message === 'unchanged' ? { row, outcome: message } : { row, outcome: 'rejected', message });
        }
        const created = answers.filter(({ outcome }) => outcome === 'created').length;
        if (created > 0) await this.audit.record(ctx, { scope, action: 'payment.import', entity: 'IncomingPayment', entityId: 'file', after: { filename, created } });
        return answers;
    }

    private async book(ctx: RequestContext, company: { id: number; currencyCode: string }, values: z.output<typeof columns>): Promise<string> {
        const { reference, amount, received, method, note } = values;
        const currencyCode = values.currency ?? company.currencyCode;
        if (currencyCode !== company.currencyCode) return `currency: must be ${company.currencyCode}, which the company buys in`;
        const known = await this.connection.getRepository(ctx, IncomingPayment).findOneBy({ reference });
        if (known !== null) {
            const isSame = known.companyId === company.id && known.amountMinor === amount && known.currencyCode === currencyCode;
            return isSame ? 'unchanged' : 'reference: is known of another payment';
        }
        const numbers = values.invoices ?? [];
        const found = new Map((await this.debts.byNumber(ctx, numbers)).map(invoice => [invoice.number, invoice]));
        const wrong = numbers.find(number => found.get(number)?.companyId !== company.id);
        if (wrong !== undefined) return 'invoices: one is not an invoice of the company';
        const debts = numbers.flatMap(number => {
            const invoice = found.get(number);
            return invoice ? [{ id: invoice.id, openMinor: openOf(invoice) }] : [];
        });
        const wishes = cover(BigInt(amount), debts).covered.map(({ id, amountMinor }) => ({ invoiceId: id, orderId: null, amountMinor: Number(amountMinor) }));
        const facts = { companyId: company.id, reference, amountMinor: amount, currencyCode, receivedOn: received, method: method ?? ('transfer' as const), note: note ?? '' };
        await this.payments.book(ctx, facts, wishes);
        return 'created';
    }
}
