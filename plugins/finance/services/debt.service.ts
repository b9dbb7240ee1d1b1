import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import { cover, paidOfOrders } from '../domain/settlement';
import { Invoice } from '../entities/invoice.entity';
import {
    adoptSettlement, heldOrders, insertSettlements, type InvoiceRow, invoicesById, invoicesByNumber, invoicesOfOrders, type KnownInvoice, lockCompanies, type NewSettlement,
    prepaidSettlements, sumSettlements, writeInvoiceExposure, writePaidOfOrders,
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
        await this.follow(ctx, companyId, async () => {
            await insertSettlements(manager, settlements);
            const ids = (of: (one: NewSettlement) => (number | null)[]) => [...new Set(settlements.flatMap(of))].filter(id => id !== null);
            await sumSettlements(manager, ids(one => [one.invoiceId, one.correctionId]), ids(one => [one.paymentId]));
        });
    }

    /**
     * Whatever changes debts or what covers them goes through here: first the account's lock, then the change, then what each order and invoice
     * takes of the credit is counted anew.
     */
    async follow(ctx: RequestContext, companyId: number, change: () => Promise<void>): Promise<void> {
        const manager = this.manager(ctx);
        await this.credit.align(ctx, companyId, `credit.align:${randomUUID()}`, async () => {
            await change();
            const orders = await heldOrders(manager, companyId);
            const idOf = new Map(orders.map(({ code, id }) => [code, id]));
            const invoices = await invoicesOfOrders(manager, companyId);
            const held = orders.map(({ id, amountMinor, prepaidMinor }) => ({ id, amountMinor: BigInt(amountMinor), prepaidMinor: BigInt(prepaidMinor) }));
            const paid = paidOfOrders(held, invoices.map(({ paidMinor, prepaidMinor, orderCodes }) => ({
                paidMinor: BigInt(paidMinor) - BigInt(prepaidMinor),
                orderIds: orderCodes.flatMap(code => idOf.get(code) ?? []),
            })));
            await writePaidOfOrders(manager, paid);
            await writeInvoiceExposure(manager, companyId, [...idOf.keys()]);
        });
    }

    /** What is new on the invoices' side covers what it can by itself: a correction its invoice, money that was paid for an order the order's invoice. */
    async matchUp(ctx: RequestContext, companyId: number, numbers: readonly string[]): Promise<void> {
        const manager = this.manager(ctx);
        const touched: number[] = [];
        for (const correction of (await invoicesByNumber(manager, numbers)).filter(one => one.grossMinor < 0 && one.correctsNumber !== null)) {
            const [corrected] = await invoicesByNumber(manager, [correction.correctsNumber ?? '']);
            if (corrected?.companyId !== companyId || corrected.currencyCode !== correction.currencyCode) continue;
            const [given] = cover(-openOf(correction), [{ id: corrected.id, openMinor: openOf(corrected) }]).covered;
            if (!given) continue;
            const amountMinor = toSafeNumber(given.amountMinor);
            await insertSettlements(manager, [{ invoiceId: corrected.id, correctionId: correction.id, orderId: null, paymentId: null, amountMinor, settledOn: correction.issuedOn }]);
            await sumSettlements(manager, [corrected.id, correction.id], []);
        }
        for (const invoice of (await invoicesByNumber(manager, numbers)).filter(one => one.orderCodes.length > 0 && openOf(one) > 0n)) {
            let open = openOf(invoice);
            for (const { id, amountMinor } of await prepaidSettlements(manager, companyId, invoice.orderCodes)) {
                const amount = BigInt(amountMinor);
                const taken = amount < open ? amount : open;
                if (taken === 0n) break;
                await adoptSettlement(manager, id, invoice.id, toSafeNumber(taken), toSafeNumber(amount - taken));
                open -= taken;
            }
            touched.push(invoice.id);
        }
        await sumSettlements(manager, touched, []);
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
