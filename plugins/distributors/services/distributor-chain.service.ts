import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber } from '../../../kernel/money';
import { once } from '../../../kernel/vendure-once';
import { levelPrices } from '../domain/mark-up';
import { DistributorCustomer } from '../entities/distributor-customer.entity';
import { type ChainStep, chainSteps } from '../queries/distributor-chain.query';

/** The way down the tree to one company. */
export interface DistributorChain {
    /** Whose price lists, contract prices and assortment hold: the root distributor's, or the company's own when it has none. */
    rootCompanyId: number;
    steps: ChainStep[];
    /** From the root down. */
    markups: number[];
    /** Every link holds: else nothing is for sale. */
    isOpen: boolean;
}

/** Who stands above a company, asked in one query whatever the depth. */
@Injectable()
export class DistributorChainService {
    constructor(private connection: TransactionalConnection) {}

    async chainOf(ctx: RequestContext, companyId: number): Promise<DistributorChain> {
        const steps = await once(ctx, `chain:${companyId}`, () => chainSteps(this.connection.getRepository(ctx, DistributorCustomer).manager, companyId));
        return {
            rootCompanyId: steps[0]?.distributorCompanyId ?? companyId,
            steps,
            markups: steps.map(step => step.markupBasisPoints),
            isOpen: steps.every(step => step.isOpen),
        };
    }
}

/** The prices of all levels for one of the root's: his own first, the company's last. */
export function chainPrices(chain: Pick<DistributorChain, 'markups'>, rootUnitNet: number): bigint[] {
    return levelPrices(fromSafeNumber(rootUnitNet), chain.markups);
}
