import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import { adoptPrepaid, coverCorrected, paidOfOrders } from '../domain/settlement';
import { Invoice } from '../entities/invoice.entity';
import {
    adoptSettlements, heldOrders, insertSettlements, type InvoiceRow, invoicesById, invoicesByNumber, invoicesOfHeldOrders, type KnownInvoice, lockCompanies, type NewSettlement,
    prepaidSettlements, sumSettlements, unappliedCorrections, writeInvoiceExposure, writePaidOfOrders,
} from '../queries/invoice-book.sql';
import { CreditService } from './credit.service';

/** What covers what: settlements, the sums kept beside them, and what is left of a company's credit. Whoever calls holds the company's lock. */
@Injectable()
export class DebtService {
    constructor(
        private connection: TransactionalConnection,
        private credit: CreditService,
    ) {}

    lock(ctx: RequestContext, companyIds: readonly number[]): Promise<void> {
        return lockCompanies(this.manager(ctx), companyIds);
    }

    /** Writes the settlements, and gives the companies the credit back that they had taken. */
    async settle(ctx: RequestContext, companyId: number, settlements: readonly NewSettlement[]): Promise<void> {
        const manager = this.manager(ctx);
        await this.follow(ctx, [companyId], async () => {
            await insertSettlements(manager, settlements);
            const ids = (of: (one: NewSettlement) => (number | null)[]) => [...new Set(settlements.flatMap(of))].filter(id => id !== null);
            await sumSettlements(manager, ids(one => [one.invoiceId, one.correctionId]), ids(one => [one.paymentId]));
        });
    }

    /**
     * Whatever changes debts or what covers them goes through here: first the accounts' locks, then the change, then what each order and invoice
     * takes of the credit is counted anew.
     */
    async follow(ctx: RequestContext, companyIds: readonly number[], change: () => Promise<void>): Promise<void> {
        const manager = this.manager(ctx);
        await this.credit.align(ctx, companyIds, () => `credit.align:${randomUUID()}`, async () => {
            await change();
            const orders = await heldOrders(manager, companyIds);
            const idOf = new Map(orders.map(({ companyId, code, id }) => [`${companyId}:${code}`, id]));
            const held = orders.map(({ id, amountMinor, prepaidMinor }) => ({ id, amountMinor: BigInt(amountMinor), prepaidMinor: BigInt(prepaidMinor) }));
            const paid = (await invoicesOfHeldOrders(manager, companyIds)).map(({ companyId, paidMinor, prepaidMinor, orderCodes }) => ({
                paidMinor: BigInt(paidMinor) - BigInt(prepaidMinor),
                orderIds: orderCodes.flatMap(code => idOf.get(`${companyId}:${code}`) ?? []),
            }));
            await writePaidOfOrders(manager, paidOfOrders(held, paid));
            await writeInvoiceExposure(manager, companyIds);
        });
    }

    /** What is new on the invoices' side covers what it can by itself: a correction its invoice, whichever of them came first, money that was paid for an order the order's invoice. */
    async matchUp(ctx: RequestContext, numbers: readonly string[]): Promise<void> {
        const manager = this.manager(ctx);
        await this.coverCorrected(manager, await unappliedCorrections(manager, numbers));
        const debts = (await invoicesByNumber(manager, numbers)).filter(one => one.orderCodes.length > 0 && openOf(one) > 0n);
        if (debts.length === 0) return;
        const unique = <Value>(values: readonly Value[]) => [...new Set(values)];
        const prepaid = await prepaidSettlements(manager, unique(debts.map(one => one.companyId)), unique(debts.flatMap(one => one.orderCodes)));
        const adopted = adoptPrepaid(
            debts.map(one => ({ invoiceId: one.id, companyId: one.companyId, openMinor: openOf(one), orderCodes: one.orderCodes })),
            prepaid.map(one => ({ ...one, amountMinor: BigInt(one.amountMinor) })),
        );
        await adoptSettlements(manager, adopted.flatMap(({ settlementId, parts, restMinor }) => [
            ...parts.map(({ invoiceId, amountMinor }, at) => ({ settlementId, invoiceId, amountMinor: String(amountMinor), isFirst: at === 0 })),
            ...(restMinor > 0n ? [{ settlementId, invoiceId: null, amountMinor: String(restMinor), isFirst: false }] : []),
        ]));
        await sumSettlements(manager, unique(adopted.flatMap(({ parts }) => parts.map(part => part.invoiceId))), []);
    }

    private async coverCorrected(manager: EntityManager, corrections: readonly KnownInvoice[]): Promise<void> {
        if (corrections.length === 0) return;
        const byId = new Map(corrections.map(one => [one.id, one]));
        const corrected = new Map((await invoicesByNumber(manager, corrections.flatMap(one => one.correctsNumber ?? []))).map(one => [one.number, one]));
        const given = corrections.flatMap(one => {
            const invoice = corrected.get(one.correctsNumber ?? '');
            const isOwn = invoice?.companyId === one.companyId && invoice.currencyCode === one.currencyCode;
            return isOwn ? [{ correctionId: one.id, invoiceId: invoice.id, amountMinor: -openOf(one) }] : [];
        });
        const covered = coverCorrected(given, new Map([...corrected.values()].map(one => [one.id, openOf(one)])));
        await insertSettlements(manager, covered.map(({ correctionId, invoiceId, amountMinor }) => ({
            ...{ invoiceId, correctionId, orderId: null, paymentId: null, amountMinor: toSafeNumber(amountMinor), settledOn: byId.get(correctionId)?.issuedOn ?? '' },
        })));
        await sumSettlements(manager, covered.flatMap(one => [one.invoiceId, one.correctionId]), []);
    }

    byId(ctx: RequestContext, ids: readonly number[]): Promise<KnownInvoice[]> {
        return invoicesById(this.manager(ctx), ids);
    }

    byNumber(ctx: RequestContext, numbers: readonly string[]): Promise<KnownInvoice[]> {
        return invoicesByNumber(this.manager(ctx), numbers);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Invoice).manager;
    }
}

export function openOf({ grossMinor, paidMinor }: { grossMinor: number; paidMinor: number }): bigint {
    return fromSafeNumber(grossMinor - paidMinor);
}

export function isSame(known: InvoiceRow, row: InvoiceRow): boolean {
    const facts = ({ companyId, kind, correctsNumber, issuedOn, dueOn, currencyCode, netMinor, taxMinor, grossMinor, orderCodes, ksefNumber }: InvoiceRow) =>
        JSON.stringify([companyId, kind, correctsNumber, issuedOn, dueOn, currencyCode, netMinor, taxMinor, grossMinor, orderCodes, ksefNumber]);
    return facts(known) === facts(row);
}
