import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromMinor, fromSafeNumber } from '../../../kernel/money';
import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { textIn } from '../domain/complaint-form';
import { type ComplaintRow, complaintRows } from '../queries/complaint-list.query';
import { listInput } from './input-schemas';

const mostRows = 50_000;

/** The list of complaints as a file, with the same filter. */
@Injectable()
export class ComplaintExport {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
        private readonly audit: AuditService,
    ) {}

    async file(ctx: RequestContext, scope: StaffScope, format: 'csv' | 'xlsx', query: Record<string, string>): Promise<string | Buffer> {
        const { states, late, ...rest } = query;
        const filter = checked(listInput, { ...rest, states: states ? states.split(',') : null, late: late === 'true', kindId: rest.kindId || null, companyId: rest.companyId || null });
        const { timeZone } = await this.firm.get(ctx);
        const wanted = { ...filter, term: filter.term.toLowerCase(), skip: 0, take: mostRows };
        const { items } = await complaintRows(this.connection, ctx, { kind: 'staff', reach: scope.reach }, wanted, timeZone);
        await this.audit.record(ctx, { scope, action: 'complaint.export', entity: 'Complaint', entityId: 'list', after: { format, rows: items.length } });
        return format === 'csv' ? toCsv(items, columns(timeZone, ctx.languageCode)) : toXlsx(items, columns(timeZone, ctx.languageCode), { sheet: 'Complaints', rightToLeft: String(ctx.languageCode) === 'fa' });
    }
}

function columns(timeZone: string, language: string): TableColumn<ComplaintRow>[] {
    return [
        { header: 'number', value: row => row.number },
        { header: 'filedOn', value: row => localDateOf(row.filedAt, timeZone) },
        { header: 'state', value: row => row.state },
        { header: 'company', value: row => row.companyName },
        { header: 'filedBy', value: row => row.filedBy },
        { header: 'order', value: row => row.orderCode },
        { header: 'shipment', value: row => row.shipmentNumber ?? '' },
        { header: 'kind', value: row => textIn(row.kindName, language) },
        { header: 'wish', value: row => row.wish },
        { header: 'goods', value: row => row.goods },
        { header: 'dueOn', value: row => row.dueOn },
        { header: 'late', value: row => row.isLate },
        { header: 'decidedOn', value: row => (row.decidedAt === null ? '' : localDateOf(row.decidedAt, timeZone)) },
        { header: 'currency', value: row => row.currencyCode },
        { header: 'cost', value: row => fromMinor(fromSafeNumber(row.totalCost)) },
    ];
}
