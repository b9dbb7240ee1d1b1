import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import { slicesOf } from '../../../kernel/slices';
import { line, optional } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, listCell, type RowAnswer, signedAmountCell } from '../../documents';
import { Invoice, invoiceKinds } from '../entities/invoice.entity';
import { companiesByCode, insertInvoices, insertSettlements, type InvoiceRow, type KnownInvoice, sumSettlements, updateInvoices } from '../queries/invoice-book.sql';
import { DebtService, isSame, openOf } from './debt.service';

const columns = z.object({
    number: line(60),
    company: line(40),
    kind: optional(z.string().toLowerCase().pipe(z.enum(invoiceKinds))),
    corrects: optional(line(60)),
    issued: dayCell(),
    due: dayCell(),
    currency: optional(z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters')),
    net: optional(signedAmountCell()),
    tax: optional(signedAmountCell()),
    gross: signedAmountCell(),
    /** What is settled of it by the ERP's book, without a payment that is named. */
    paid: optional(signedAmountCell()),
    orders: optional(listCell(50)),
    ksef: optional(line(60)),
});
type Cells = z.output<typeof columns>;

/** A company's own stay together, so that a correction finds its invoice. */
const companiesTogether = 2000;

interface Read {
    row: number;
    invoice: InvoiceRow;
    paidMinor: number | null;
}

/** Invoices and corrections of the ERP, known by their numbers: the same file twice changes nothing. */
@Injectable()
export class InvoiceImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'invoices';
    readonly columns = columns;

    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private debts: DebtService,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope, filename }: ImportOptions): Promise<RowAnswer[]> {
        const manager = this.manager(ctx);
        const companies = new Map((await companiesByCode(manager, [...new Set(rows.map(({ values }) => values.company))])).map(one => [one.code, one]));
        await this.debts.lock(ctx, [...companies.values()].map(({ id }) => id));
        const known = new Map((await this.debts.byNumber(ctx, rows.map(({ values }) => values.number))).map(one => [one.number, one]));
        const answers: RowAnswer[] = [];
        const [created, updated]: [Read[], Read[]] = [[], []];
        const seen = new Set<string>();
        for (const { row, values } of rows) {
            const read = readRow(row, values, companies.get(values.company));
            const refused = typeof read === 'string' ? read : seen.has(values.number) ? 'number: is in the file twice' : refuse(read, known.get(values.number));
            if (typeof read === 'string' || refused !== null) {
                answers.push({ row, outcome: 'rejected', message: refused ?? undefined });
                continue;
            }
            seen.add(values.number);
            const before = known.get(values.number);
            const isUnchanged = before !== undefined && isSame(before, read.invoice) && (read.paidMinor === null || read.paidMinor <= before.paidMinor);
            answers.push({ row, outcome: isUnchanged ? 'unchanged' : before ? 'updated' : 'created' });
            if (!isUnchanged) (before ? updated : created).push(read);
        }
        await this.write(ctx, created, updated);
        if (created.length + updated.length > 0) {
            const after = { filename, created: created.length, updated: updated.length };
            await this.audit.record(ctx, { scope, action: 'invoice.import', entity: 'Invoice', entityId: 'file', after });
        }
        return answers;
    }

    private async write(ctx: RequestContext, created: readonly Read[], updated: readonly Read[]): Promise<void> {
        const companyIds = [...new Set([...created, ...updated].map(({ invoice }) => invoice.companyId))].sort((a, b) => a - b);
        for (const some of slicesOf(companyIds, companiesTogether)) {
            const own = new Set(some);
            const ofThem = (reads: readonly Read[]) => reads.filter(({ invoice }) => own.has(invoice.companyId));
            const [fresh, changed] = [ofThem(created), ofThem(updated)];
            await this.debts.follow(ctx, some, async () => {
                if (fresh.length > 0) await insertInvoices(this.manager(ctx), fresh.map(({ invoice }) => invoice));
                if (changed.length > 0) await updateInvoices(this.manager(ctx), changed.map(({ invoice }) => invoice));
                const all = [...fresh, ...changed];
                await this.debts.matchUp(ctx, all.map(({ invoice }) => invoice.number));
                await this.settleAsSaid(ctx, all);
            });
        }
    }

    /** What the ERP has settled beyond what we know of. */
    private async settleAsSaid(ctx: RequestContext, reads: readonly Read[]): Promise<void> {
        const said = new Map(reads.flatMap(({ invoice, paidMinor }) => (paidMinor !== null && paidMinor > 0 ? [[invoice.number, paidMinor] as const] : [])));
        const missing = (await this.debts.byNumber(ctx, [...said.keys()])).flatMap(invoice => {
            const amountMinor = (said.get(invoice.number) ?? 0) - invoice.paidMinor;
            return amountMinor > 0 ? [{ invoiceId: invoice.id, orderId: null, paymentId: null, correctionId: null, amountMinor, settledOn: invoice.issuedOn }] : [];
        });
        await insertSettlements(this.manager(ctx), missing);
        await sumSettlements(this.manager(ctx), missing.map(({ invoiceId }) => invoiceId), []);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Invoice).manager;
    }
}

function readRow(row: number, cells: Cells, company: { id: number; currencyCode: string } | undefined): Read | string {
    if (company === undefined) return 'company: is not known';
    const { net, tax, gross } = cells;
    const netMinor = net ?? gross - (tax ?? 0);
    const taxMinor = tax ?? gross - netMinor;
    if (netMinor + taxMinor !== gross) return 'gross: is not net and tax together';
    if (gross === 0) return 'gross: must not be zero';
    const currencyCode = cells.currency ?? company.currencyCode;
    if (currencyCode !== company.currencyCode) return `currency: must be ${company.currencyCode}, which the company buys in`;
    if (cells.due < cells.issued) return 'due: must not be before issued';
    if (cells.paid !== null && (cells.paid < 0 || cells.paid > Math.max(gross, 0))) return 'paid: must not be more than gross';
    const kind = cells.kind ?? (gross < 0 || cells.corrects !== null ? 'correction' : 'invoice');
    if (kind === 'invoice' && gross < 0) return 'gross: of an invoice must be more than zero';
    const invoice: InvoiceRow = {
        ...{ number: cells.number, companyId: company.id, kind, correctsNumber: cells.corrects, issuedOn: cells.issued, dueOn: cells.due, currencyCode },
        ...{ netMinor, taxMinor, grossMinor: gross, orderCodes: [...new Set(cells.orders ?? [])], ksefNumber: cells.ksef },
    };
    return { row, invoice, paidMinor: cells.paid };
}

function refuse({ invoice }: Read, known: KnownInvoice | undefined): string | null {
    if (known === undefined) return null;
    if (known.companyId !== invoice.companyId) return 'company: the number is another company’s';
    const settled = known.grossMinor - Number(openOf(known));
    const isLess = settled < 0 ? invoice.grossMinor > settled : invoice.grossMinor < settled;
    return settled !== 0 && isLess ? 'gross: more than that has been settled already' : null;
}
