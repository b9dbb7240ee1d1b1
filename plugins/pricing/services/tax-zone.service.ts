import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { taxZone } from '../queries/own-prices.sql';

@Injectable()
export class TaxZoneService {
    constructor(private connection: TransactionalConnection) {}

    /** The tax zone of the company that the customer, or else the signed-in person, buys for; null when there is none. */
    async zoneOfBuyer(ctx: RequestContext, customerId: ID | null): Promise<number | null> {
        const userId = ctx.apiType === 'shop' ? ctx.activeUserId : undefined;
        if (customerId === null && userId === undefined) return null;
        const [row] = await sql<{ zoneId: number | null }>(this.connection, ctx, `
            SELECT ${taxZone('buyer."companyId"', 'NULL::int')} AS "zoneId"
            FROM company_member buyer JOIN customer person ON person.id = buyer."customerId"
            WHERE person.id = $1::int OR ($1::int IS NULL AND person."userId" = $2::int)
            LIMIT 1`, [customerId, userId ?? null]);
        return row?.zoneId ?? null;
    }
}
