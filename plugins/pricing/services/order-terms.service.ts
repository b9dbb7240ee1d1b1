import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { localDateOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import type { Buyer } from '../../assortment';
import { FirmSettingsService } from '../../organizations';
import type { Bonus, OrderTerms } from '../domain/order-discount';
import { orderBonuses } from '../queries/discounts.sql';
import { BuyerTermsService } from './buyer-terms.service';

const none: OrderTerms = { steps: [], bonuses: [] };

/** What comes off a buyer's order as a whole, and which bonuses there are for articles. An end customer has neither: he buys from his distributor. */
@Injectable()
export class OrderTermsService {
    constructor(
        private connection: TransactionalConnection,
        private firmSettings: FirmSettingsService,
        private buyerTerms: BuyerTermsService,
    ) {}

    async of(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at: Date): Promise<OrderTerms> {
        const { timeZone } = await this.firmSettings.get(ctx);
        const day = localDateOf(at, timeZone);
        const { chain, orderSteps: steps, hasBonuses } = await this.buyerTerms.of(ctx, buyer, day);
        if (chain.steps.length > 0) return none;
        return { steps, bonuses: hasBonuses ? await sql<Bonus>(this.connection, ctx, orderBonuses, [buyer.currencyCode, day, variantIds]) : [] };
    }
}
