import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { CompanyService } from './company.service';

const columns = z.object({
    company: line(40),
    /** What the staff member signs in with, his e-mail address; empty: nobody looks after the company. */
    manager: optional(line(254).transform(login => login.toLowerCase())),
});

/** `account-managers`: which representative looks after which customer, as the ERP has it. */
@Injectable()
export class AccountManagersImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'account-managers';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private companies: CompanyService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<z.output<typeof columns>>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const judged = await sql<{ row: number; companyId: number | null; manager: number | null; known: number | null }>(this.connection, ctx, `
            SELECT j.row, c.id AS "companyId", a.id AS manager, c."managerAdministratorId" AS known
              FROM json_to_recordset($1::json) AS j(row int, company text, manager text)
              LEFT JOIN company c ON c.code = j.company LEFT JOIN administrator a ON lower(a."emailAddress") = j.manager AND a."deletedAt" IS NULL
             ORDER BY c.id, j.row`,
            [JSON.stringify(rows.map(({ row, values }) => ({ row, ...values })))]);
        const named = new Map(rows.map(({ row, values }) => [row, values.manager]));
        const seen = new Set<number>();
        const answers: RowAnswer[] = [];
        for (const { row, companyId, manager, known } of judged) {
            const message =
                companyId === null ? 'company: there is no company of this code'
                : seen.has(companyId) ? 'company: stands in another row already'
                : manager === null && named.get(row) !== null ? 'manager: there is no staff member with this address'
                : null;
            if (companyId !== null) seen.add(companyId);
            if (message !== null || companyId === null) answers.push({ row, outcome: 'rejected', message: message ?? '' });
            else if (manager === known) answers.push({ row, outcome: 'unchanged' });
            else {
                await this.companies.update(ctx, scope, companyId, { managerAdministratorId: manager });
                answers.push({ row, outcome: 'updated' });
            }
        }
        return answers;
    }
}
