import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { once } from '../../../kernel/vendure-once';
import { Company } from '../entities/company.entity';

/** The company, or null; of one piece of work read once. Nobody may change what he is given. */
export function findCompany(connection: TransactionalConnection, ctx: RequestContext, id: number): Promise<Company | null> {
    return once(ctx, `company:${id}`, () => connection.getRepository(ctx, Company).findOneBy({ id }));
}

/** The same where it must be there. */
export async function knownCompany(connection: TransactionalConnection, ctx: RequestContext, id: number): Promise<Company> {
    const company = await findCompany(connection, ctx, id);
    if (company === null) throw new Error(`There is no company ${id}`);
    return company;
}
