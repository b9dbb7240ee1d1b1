import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { once } from '../../../kernel/vendure-once';
import { Company } from '../../organizations';

/** Whose order it is; of one placement read once. */
export function orderingCompany(connection: TransactionalConnection, ctx: RequestContext, id: number): Promise<Company> {
    return once(ctx, `company:${id}`, () => connection.getRepository(ctx, Company).findOneByOrFail({ id }));
}
