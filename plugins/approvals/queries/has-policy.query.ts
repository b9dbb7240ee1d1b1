import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';

/** Whether the company has any rule or limit: most have none, and their orders are asked this only. */
export async function hasPolicy(manager: EntityManager, companyId: number): Promise<boolean> {
    const [row] = await manager.query<Array<{ has: boolean }>>(
        `${keptMark} SELECT EXISTS (SELECT 1 FROM approval_rule r WHERE r."companyId" = $1)
                OR EXISTS (SELECT 1 FROM spending_limit l WHERE l."companyId" = $1) AS has`,
        [companyId],
    );
    return row?.has === true;
}
