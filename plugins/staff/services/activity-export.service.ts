import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext } from '@vendure/core';
import { z } from 'zod';

import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { type ActivityFilter, type ActivityRow, AuditService } from '../../audit';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { StaffScopeService } from './staff-scope.service';

const pageSize = 1000;
/** A workbook is made as a whole; CSV goes out as it is read. */
const mostInWorkbook = 20_000;

const text = optional(z.string().max(100));
const moment = optional(z.iso.datetime({ offset: true, error: 'must be a moment in ISO form' })).transform(value => (value === null ? null : new Date(value)));
const filterInput = z.object({
    actor: text,
    subject: text,
    companyId: optional(recordId),
    action: text,
    entity: text,
    entityId: text,
    from: moment,
    until: moment,
    actingOnly: optional(z.enum(['true', 'false'])).transform(value => value === 'true'),
});

const columns: readonly TableColumn<ActivityRow>[] = [
    { header: 'id', value: row => row.id },
    { header: 'at', value: row => row.at },
    { header: 'actor', value: row => row.actor },
    { header: 'actorName', value: row => row.actorName },
    { header: 'subject', value: row => row.subject },
    { header: 'companyId', value: row => row.companyId },
    { header: 'action', value: row => row.action },
    { header: 'entity', value: row => row.entity },
    { header: 'entityId', value: row => row.entityId },
    { header: 'reason', value: row => row.reason },
    { header: 'requestId', value: row => row.requestId },
    { header: 'before', value: row => asText(row.before) },
    { header: 'after', value: row => asText(row.after) },
];

/** What people did, as a file for whoever reviews it. Taking it is recorded too. */
@Injectable()
export class ActivityExportService {
    constructor(
        private scopes: StaffScopeService,
        private audit: AuditService,
    ) {}

    /** The filter, checked before the first byte goes out. */
    async begin(ctx: RequestContext, format: string, given: unknown): Promise<ActivityFilter> {
        const scope = await this.scopes.staff(ctx);
        // Vendure asked for the right that the session had; this is the one that he has.
        if (!scope.permissions.has('ReadAudit')) throw new ForbiddenError();
        const filter = checked(filterInput, given);
        await this.audit.record(ctx, { scope, action: 'audit.export', entity: 'AuditEntry', entityId: 'all', after: { format, ...filter } });
        return filter;
    }

    async *csv(ctx: RequestContext, filter: ActivityFilter): AsyncGenerator<string> {
        yield toCsv([], columns);
        // The head, with the mark by which Excel knows UTF-8, is out already.
        for await (const rows of this.pages(ctx, filter)) yield toCsv(rows, columns).split('\r\n').slice(1).join('\r\n');
    }

    async xlsx(ctx: RequestContext, filter: ActivityFilter): Promise<Buffer> {
        const all: ActivityRow[] = [];
        for await (const rows of this.pages(ctx, filter)) {
            all.push(...rows);
            if (all.length >= mostInWorkbook) break;
        }
        return toXlsx(all.slice(0, mostInWorkbook), columns, { sheet: 'Activity', rightToLeft: false });
    }

    private async *pages(ctx: RequestContext, filter: ActivityFilter): AsyncGenerator<ActivityRow[]> {
        for (let before: number | null = null; ; ) {
            const rows: ActivityRow[] = await this.audit.page(ctx, filter, before, pageSize);
            if (rows.length > 0) yield rows;
            if (rows.length < pageSize) return;
            before = rows.at(-1)?.id ?? null;
        }
    }
}

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
