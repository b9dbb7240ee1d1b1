import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { calendarDay, checked, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { type MissedPhrase, missedPhrases, missSorts } from '../queries/search-misses.sql';
import { SqlParams } from '../queries/sql-params';
import { pageShape } from './page-shape';

const isSet = z.preprocess(value => (typeof value === 'string' ? value === 'true' : (value ?? false)), z.boolean());
const filterShape = {
    from: calendarDay,
    until: calendarDay,
    term: optional(z.string().max(100)),
    isMissingOnly: isSet,
    sort: z.preprocess(value => value ?? 'TIMES', z.enum(missSorts)),
};
const inOrder = ({ from, until }: { from: string; until: string }) => from <= until;
const order = { path: ['until'], message: 'must not be before from' };
const listSchema = z.object({ ...filterShape, ...pageShape }).refine(inOrder, order);
const fileSchema = z.object(filterShape).refine(inOrder, order);

const mostInFile = 5000;

const columns: readonly TableColumn<MissedPhrase>[] = [
    { header: 'phrase', value: row => row.phrase },
    { header: 'times', value: row => row.times },
    { header: 'customers', value: row => row.customers },
    { header: 'lastDay', value: row => row.lastDay },
    { header: 'replacement', value: row => row.replacement },
    { header: 'isInOffer', value: row => row.isInOffer },
];

/** What customers searched for in vain, and what of it the firm does not sell at all. */
@Injectable()
export class DemandService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<{ items: MissedPhrase[]; totalItems: number }> {
        return this.page(ctx, scope, checked(listSchema, input));
    }

    /** As a file; texts that a spreadsheet would run are escaped. Taking it is recorded. */
    async file(ctx: RequestContext, scope: StaffScope, format: 'csv' | 'xlsx', input: unknown): Promise<string | Buffer> {
        const filter = checked(fileSchema, input);
        const { items } = await this.page(ctx, scope, { ...filter, skip: 0, take: mostInFile });
        await this.audit.record(ctx, { scope, action: 'search-demand.export', entity: 'SearchMiss', entityId: 'all', after: { format, ...filter } });
        return format === 'csv' ? toCsv(items, columns) : toXlsx(items, columns, { sheet: 'Demand', rightToLeft: String(ctx.languageCode) === 'fa' });
    }

    private async page(ctx: RequestContext, scope: StaffScope, { term, ...filter }: z.output<typeof listSchema>) {
        const params = new SqlParams();
        const text = missedPhrases({ ...filter, phraseKey: searchKey(term ?? ''), managers: scope.reach }, params);
        const rows = await sql<MissedPhrase & { total: number }>(this.connection, ctx, text, params.values);
        return { items: rows, totalItems: rows[0]?.total ?? 0 };
    }
}
