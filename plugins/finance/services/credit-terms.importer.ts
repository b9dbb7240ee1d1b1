import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { amountCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell, yesNoCell } from '../../documents';
import { paymentMethods } from '../domain/payment-method';
import { CreditService } from './credit.service';
import { PaymentRulesService } from './payment-rules.service';

const columns = z.object({
    company: line(40),
    /** Empty: stays as it is. */
    limit: optional(amountCell()),
    term_days: optional(wholeCell(0, 365)),
    /** Whether the company may buy on account; empty: stays as it is. */
    may_defer: optional(yesNoCell()),
});
type Cells = z.output<typeof columns>;

/** `credit-terms`: limits, terms and who may pay later, as the ERP has them. What a row leaves empty stays. */
@Injectable()
export class CreditTermsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'credit-terms';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private credit: CreditService,
        private rules: PaymentRulesService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const companies = await sql<{ id: number; code: string; limitMinor: string | null; termDays: number | null }>(this.connection, ctx, `
            SELECT c.id, c.code, t."limitMinor", t."termDays" FROM company c LEFT JOIN credit_terms t ON t."companyId" = c.id WHERE c.code = ANY($1) ORDER BY c.id`,
            [[...new Set(rows.map(({ values }) => values.company))]]);
        const byCode = new Map(companies.map(one => [one.code, one]));
        const answers: RowAnswer[] = [];
        const seen = new Set<string>();
        for (const { row, values } of rows) {
            const company = byCode.get(values.company);
            if (company === undefined || seen.has(values.company)) {
                answers.push({ row, outcome: 'rejected', message: company === undefined ? 'company: there is no company of this code' : 'company: stands in another row already' });
                continue;
            }
            seen.add(values.company);
            const known = { limitMinor: company.limitMinor === null ? null : Number(company.limitMinor), termDays: company.termDays ?? 0 };
            const wanted = { limitMinor: values.limit ?? known.limitMinor, termDays: values.term_days ?? known.termDays };
            const areTermsNew = wanted.limitMinor !== known.limitMinor || wanted.termDays !== known.termDays;
            if (areTermsNew) await this.credit.setTerms(ctx, scope, company.id, wanted);
            const isRuleNew = values.may_defer !== null && (await this.rule(ctx, scope, company.id, values.may_defer));
            answers.push({ row, outcome: areTermsNew || isRuleNew ? 'updated' : 'unchanged' });
        }
        return answers;
    }

    /** Whether it changed anything. The other ways of paying stay as they are. */
    private async rule(ctx: RequestContext, scope: ImportOptions['scope'], companyId: number, mayDefer: boolean): Promise<boolean> {
        const own = await this.rules.ofCompany(ctx, companyId);
        const methods = own.methods ?? (await this.rules.firm(ctx)).methods;
        if (methods.includes('on-account') === mayDefer) return false;
        const wanted = paymentMethods.filter(method => (method === 'on-account' ? mayDefer : methods.includes(method)));
        await this.rules.setOfCompany(ctx, scope, { companyId, methods: wanted, warns: own.warns, blocksTerm: own.blocksTerm, version: own.version });
        return true;
    }
}
