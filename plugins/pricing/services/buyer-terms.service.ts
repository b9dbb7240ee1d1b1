import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { once } from '../../../kernel/vendure-once';
import { sql } from '../../../kernel/vendure-sql';
import type { Buyer } from '../../assortment';
import { type DistributorChain, DistributorChainService } from '../../distributors';
import type { Discounts } from '../domain/discounted-price';
import type { OrderValueStep } from '../domain/order-discount';
import { buyerTerms } from '../queries/discounts.sql';

/** What holds for a buyer on a day, whatever he buys. */
export interface BuyerTerms {
    day: string;
    chain: DistributorChain;
    discounts: Discounts;
    /** Off the value of a whole order, as if he bought from the merchant. */
    orderSteps: readonly OrderValueStep[];
    /** Whether there are bonuses for any article. */
    hasBonuses: boolean;
}

type Row = Discounts & { steps: OrderValueStep[]; hasBonuses: boolean };

/** Two looks, who stands above the buyer and then all the rest; once for a piece of work that remembers. */
@Injectable()
export class BuyerTermsService {
    constructor(
        private connection: TransactionalConnection,
        private distributors: DistributorChainService,
    ) {}

    of(ctx: RequestContext, buyer: Buyer, day: string): Promise<BuyerTerms> {
        return once(ctx, `buyer-terms:${buyer.companyId}:${buyer.currencyCode}:${day}`, () => this.ask(ctx, buyer, day));
    }

    private async ask(ctx: RequestContext, { companyId, currencyCode }: Buyer, day: string): Promise<BuyerTerms> {
        const chain = await this.distributors.chainOf(ctx, companyId);
        const [row] = await sql<Row>(this.connection, ctx, buyerTerms, [chain.rootCompanyId, companyId, currencyCode, day]);
        if (row === undefined) throw new Error('What comes off prices was not answered');
        const { category, quantity, pack, steps, hasBonuses } = row;
        return { day, chain, discounts: { category, quantity, pack }, orderSteps: steps, hasBonuses };
    }
}
