import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { localDateOf } from '../../../kernel/time';
import { once } from '../../../kernel/vendure-once';
import { sql } from '../../../kernel/vendure-sql';
import type { Buyer } from '../../assortment';
import { DistributorChainService } from '../../distributors';
import { FirmSettingsService } from '../../organizations';
import type { Bonus, OrderTerms, OrderValueStep } from '../domain/order-discount';
import { orderBonuses, orderSteps } from '../queries/discounts.sql';

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
        const day = localDateOf(at, timeZone);
        const { steps: ofOrder, hasBonuses } = await once(ctx, `order-steps:${companyId}:${currencyCode}:${day}`, () => this.steps(ctx, [companyId, currencyCode, day]));
        const bonuses = hasBonuses ? await sql<Bonus>(this.connection, ctx, orderBonuses, [currencyCode, day, variantIds]) : [];
        if (ofOrder.length + bonuses.length === 0) return none;
        const { steps } = await this.distributors.chainOf(ctx, companyId);
        return steps.length > 0 ? none : { steps: ofOrder, bonuses };
    }

    private async steps(ctx: RequestContext, params: readonly unknown[]): Promise<{ steps: OrderValueStep[]; hasBonuses: boolean }> {
        const [found] = await sql<{ steps: OrderValueStep[]; hasBonuses: boolean }>(this.connection, ctx, orderSteps, params);
        return found ?? { steps: [], hasBonuses: false };
    }
}
