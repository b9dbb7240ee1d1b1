import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, UserInputError } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { amountCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, listCell, type RowAnswer } from '../../documents';
import { CompanyService } from '../../organizations';
import { deliveryWays, offeredWays } from '../domain/delivery-ways';
import { CompanyTermsService } from './company-terms.service';

const columns = z.object({
    companyCode: line(40),
    /** In the company's currency; empty: the firm's own minimum holds. */
    minimum: optional(amountCell()),
    /** `firm|courier|pick-up`; empty: all of them. */
    ways: optional(listCell(deliveryWays.length).refine(list => list.length > 0 && list.length === offeredWays(list).length, `must be some of ${deliveryWays.join(', ')}, each once`)),
});
type Cells = z.output<typeof columns>;

/** `delivery-terms`: the logistic minimum of each company, and how it may have goods delivered, from the ERP. */
@Injectable()
export class DeliveryTermsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'delivery-terms';
    readonly columns = columns;

    constructor(
        private registry: ImportRegistry,
        private companies: CompanyService,
        private terms: CompanyTermsService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const answers: RowAnswer[] = [];
        const first = new Map<number, number>();
        for (const { row, values } of rows) {
            const company = await this.companies.findByCode(ctx, values.companyCode);
            const earlier = company === null ? undefined : first.get(company.id);
            if (company === null || earlier !== undefined) {
                const message = company === null ? 'companyCode: there is no company of this code' : `companyCode: stands in row ${earlier} already`;
                answers.push({ row, outcome: 'rejected', message });
                continue;
            }
            first.set(company.id, row);
            const before = await this.terms.find(ctx, company.id);
            try {
                const after = await this.terms.set(ctx, scope, { companyId: company.id, minimumNet: values.minimum, ways: values.ways });
                const outcome = after.version === before.version ? 'unchanged' : before.version === 0 ? 'created' : 'updated';
                answers.push({ row, outcome });
            } catch (error) {
                // Judged before anything is written.
                if (!(error instanceof UserInputError)) throw error;
                answers.push({ row, outcome: 'rejected', message: error.message });
            }
        }
        return answers;
    }
}
