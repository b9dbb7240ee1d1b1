import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { localDateOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import type { Buyer } from '../../assortment';
import { DistributorChainService } from '../../distributors';
import { FirmSettingsService } from '../../organizations';
import type { Bonus, OrderTerms, OrderValueStep } from '../domain/order-discount';
import { orderTerms } from '../queries/discounts.sql';

const none: OrderTerms = { steps: [], bonuses: [] };

/** What comes off a buyer's order as a whole, and which bonuses there are for articles. An end customer has neither: he buys from his distributor. */
@Injectable()
export class OrderTermsService {
    constructor(
        private connection: TransactionalConnection,
        private firmSettings: FirmSettingsService,
        private distributors: DistributorChainService,
    ) {}

    async of(ctx: RequestContext, { companyId, currencyCode }: Buyer, variantIds: readonly number[], at: Date): Promise<OrderTerms> {
        const { timeZone } = await this.firmSettings.get(ctx);
        const [found] = await sql<{ steps: OrderValueStep[]; bonuses: Bonus[] }>(this.connection, ctx, orderTerms,
            [companyId, currencyCode, localDateOf(at, timeZone), variantIds]);
        if (found === undefined || found.steps.length + found.bonuses.length === 0) return none;
        const { steps } = await this.distributors.chainOf(ctx, companyId);
        return steps.length > 0 ? none : found;
    }
}
