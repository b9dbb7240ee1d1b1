import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { ScopeService } from '../../organizations';
import { taxZone } from '../queries/own-prices.sql';

@Injectable()
export class TaxZoneService {
    constructor(
        private connection: TransactionalConnection,
        private scopes: ScopeService,
    ) {}

    /** The tax zone of the company that the customer, or else the signed-in person, buys for; null when there is none. */
    async zoneOfBuyer(ctx: RequestContext, customerId: ID | null): Promise<number | null> {
        // A person may buy for several companies: what he does now he does for the one that his session speaks for.
        const scope = ctx.apiType === 'shop' ? await this.scopes.tryMember(ctx) : null;
        const [row] = await sql<{ zoneId: number | null }>(this.connection, ctx, `
            SELECT ${taxZone('buyer."companyId"', 'NULL::int')} AS "zoneId"
            FROM company_member buyer WHERE buyer.id = $1::int OR ($1::int IS NULL AND buyer."customerId" = $2::int)
            ORDER BY buyer.id LIMIT 1`, [scope?.memberId ?? null, customerId]);
        return row?.zoneId ?? null;
    }
}
