import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { codeKey, searchKey } from '../../../kernel/text';
import { localDateOf } from '../../../kernel/time';
import { calendarDay, checked, idOf, optional, recordId } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { findCompany, FirmSettingsService } from '../../organizations';
import { type AgedAmount, ageing } from '../domain/ageing';
import { Invoice } from '../entities/invoice.entity';
import {
    invoiceRecord, type InvoiceRecord, invoiceRecords, invoiceStates, openItems, overdueOf, type PaymentRecord, paymentRecords, type SettlementRecord, settlementsOf, unsettledOf,
} from '../queries/invoice-list.sql';
import { statedBalance, type StatedFigure } from '../queries/stated-balance.sql';

const page = { skip: z.number().int().min(0).max(1_000_000).nullish(), take: z.number().int().min(1).max(100).nullish() };
const listInput = z.object({
    companyId: optional(recordId),
    term: optional(z.string().max(100)),
    state: optional(z.enum(invoiceStates)),
    from: optional(calendarDay),
    until: optional(calendarDay),
    ...page,
});
const paymentsInput = z.object({ companyId: optional(recordId), state: optional(z.enum(['waiting', 'free'])), ...page });

export interface InvoiceListInput {
    companyId?: ID | null;
    term?: string | null;
    state?: string | null;
    from?: string | null;
    until?: string | null;
    skip?: number | null;
    take?: number | null;
}

export interface Balance {
    companyId: number;
    currencyCode: string;
    /** What the company owes after all that it has paid; negative when the firm owes. */
    balanceMinor: number;
    openMinor: number;
    overdueMinor: number;
    /** What of its payments covers nothing yet. */
    unsettledMinor: number;
    /** By the ERP's books. */
    stated: StatedFigure | null;
    buckets: AgedAmount[];
}

/** Reading invoices: of one company for its members, of the companies that he sees for a staff member. */
@Injectable()
export class InvoiceService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
    ) {}

    /** `companyId`: of this company only, whatever the input says. */
    async list(ctx: RequestContext, by: { companyId: number } | StaffScope, input: InvoiceListInput): Promise<{ items: InvoiceRecord[]; totalItems: number }> {
        const { term, skip, take, ...given } = checked(listInput, input);
        const isStaff = 'kind' in by;
        return invoiceRecords(this.manager(ctx), {
            ...given,
            companyId: isStaff ? given.companyId : by.companyId,
            managers: isStaff ? by.reach : null,
            nameKey: searchKey(term ?? ''),
            code: codeKey(term ?? ''),
            today: await this.today(ctx),
            skip: skip ?? 0,
            take: take ?? 25,
        });
    }

    /** Another company's invoice is not found. */
    async find(ctx: RequestContext, companyId: number | null, id: ID): Promise<InvoiceRecord> {
        const found = await invoiceRecord(this.manager(ctx), idOf(id), companyId, await this.today(ctx));
        if (found === null) throw new EntityNotFoundError('Invoice', id);
        return found;
    }

    settlements(ctx: RequestContext, invoiceId: number): Promise<SettlementRecord[]> {
        return settlementsOf(this.manager(ctx), invoiceId);
    }

    async balance(ctx: RequestContext, companyId: number): Promise<Balance> {
        const company = await findCompany(this.connection, ctx, companyId);
        if (company === null) throw new EntityNotFoundError('Company', companyId);
        const [open, unsettledMinor, today] = [await openItems(this.manager(ctx), companyId), await unsettledOf(this.manager(ctx), companyId), await this.today(ctx)];
        const buckets = ageing(open, today);
        const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
        return {
            ...{ companyId, currencyCode: company.currencyCode, unsettledMinor, buckets, stated: await statedBalance(this.manager(ctx), companyId, company.currencyCode) },
            balanceMinor: sum(open.map(({ openMinor }) => openMinor)) - unsettledMinor,
            openMinor: sum(buckets.map(({ amountMinor }) => amountMinor)),
            overdueMinor: sum(buckets.filter(({ bucket }) => bucket !== 'not-due').map(({ amountMinor }) => amountMinor)),
        };
    }

    /** The balance's overdue amount alone, for who asks with every order. */
    overdue(ctx: RequestContext, companyId: number): Promise<number> {
        return overdueOf(this.manager(ctx), companyId);
    }

    async payments(ctx: RequestContext, scope: StaffScope, input: { companyId?: ID | null; state?: string | null; skip?: number | null; take?: number | null }) {
        const { companyId, state, skip, take } = checked(paymentsInput, input);
        return paymentRecords(this.manager(ctx), { companyId, state, managers: scope.reach, id: null, skip: skip ?? 0, take: take ?? 25 });
    }

    async payment(ctx: RequestContext, id: number): Promise<PaymentRecord> {
        const { items: [found] } = await paymentRecords(this.manager(ctx), { companyId: null, state: null, managers: null, id, skip: 0, take: 1 });
        if (found === undefined) throw new EntityNotFoundError('IncomingPayment', id);
        return found;
    }

    /** The day in the firm's time zone, by the database's clock. */
    async today(ctx: RequestContext): Promise<string> {
        return localDateOf(await databaseNow(this.connection, ctx), (await this.firm.get(ctx)).timeZone);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Invoice).manager;
    }
}
