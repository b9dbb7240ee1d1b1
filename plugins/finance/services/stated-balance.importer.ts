import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, signedAmountCell } from '../../documents';
import { StatedBalance } from '../entities/stated-balance.entity';
import { companiesByCode } from '../queries/invoice-book.sql';
import { stateBalances, type StatedRow } from '../queries/stated-balance.sql';

const columns = z.object({
    company: line(40),
    /** What it owes; negative when the firm owes. */
    balance: signedAmountCell(),
    currency: optional(z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters')),
});
type Cells = z.output<typeof columns>;

/** `balances`: what companies owe by the ERP's books. */
@Injectable()
export class StatedBalanceImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'balances';
    readonly columns = columns;

    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope, filename }: ImportOptions): Promise<RowAnswer[]> {
        const { manager } = this.connection.getRepository(ctx, StatedBalance);
        const companies = new Map((await companiesByCode(manager, [...new Set(rows.map(({ values }) => values.company))])).map(one => [one.code, one]));
        const read = new Map<number, StatedRow & { row: number }>();
        const answers: RowAnswer[] = [];
        for (const { row, values } of rows) {
            const company = companies.get(values.company);
            const refused = company === undefined ? 'company: is not known'
                : read.has(company.id) ? 'company: stands in another row already'
                : (values.currency ?? company.currencyCode) !== company.currencyCode ? `currency: must be ${company.currencyCode}, which the company buys in`
                : null;
            if (company === undefined || refused !== null) answers.push({ row, outcome: 'rejected', message: refused ?? undefined });
            else read.set(company.id, { row, companyId: company.id, balanceMinor: values.balance, currencyCode: company.currencyCode });
        }
        const changed = await stateBalances(manager, [...read.values()].map(({ companyId, balanceMinor, currencyCode }) => ({ companyId, balanceMinor, currencyCode })));
        for (const { row, companyId } of read.values()) answers.push({ row, outcome: changed.has(companyId) ? 'updated' : 'unchanged' });
        if (changed.size > 0) await this.audit.record(ctx, { scope, action: 'balance.import', entity: 'StatedBalance', entityId: 'file', after: { filename, changed: changed.size } });
        return answers;
    }
}
