import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

/** Takes articles out of sale or puts them back, by their codes; the catalogue's index follows by itself. How many it changed. */
export async function setVariantsInUse(connection: TransactionalConnection, ctx: RequestContext, skus: readonly string[], enabled: boolean): Promise<number> {
    const changed = await sql(connection, ctx,
        `UPDATE product_variant SET enabled = $2, "updatedAt" = now() WHERE sku = ANY($1) AND "deletedAt" IS NULL AND enabled <> $2 RETURNING id`, [[...skus], enabled]);
    return changed.length;
}
