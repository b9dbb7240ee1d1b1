import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { inputError } from '../../../kernel/vendure-input';

/** Lets what it owns follow the company to another currency, in the same transaction; or says why it cannot. */
export type CurrencyFollower = (ctx: RequestContext, companyId: number, currencyCode: string) => Promise<string | null>;

/** Who has amounts of a company, and so a word in a change of its currency. Plugins register at start. */
@Injectable()
export class CompanyCurrency {
    private readonly followers: CurrencyFollower[] = [];

    register(follower: CurrencyFollower): void {
        this.followers.push(follower);
    }

    /** The company is locked by the caller. */
    async change(ctx: RequestContext, companyId: number, currencyCode: string): Promise<void> {
        for (const follow of this.followers) {
            const refused = await follow(ctx, companyId, currencyCode);
            if (refused !== null) {
                throw inputError(`currencyCode: ${refused}`);
            }
        }
    }
}
