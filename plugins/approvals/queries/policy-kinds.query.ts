import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';

interface PolicyKinds {
    hasRules: boolean;
    hasLimits: boolean;
}

/** What the company has of either: most have nothing, and their orders are asked this only. */
export async function policyKinds(manager: EntityManager, companyId: number): Promise<PolicyKinds> {
    const [row] = await manager.query<PolicyKinds[]>(
        `${keptMark} SELECT EXISTS (SELECT 1 FROM approval_rule r WHERE r."companyId" = $1) AS "hasRules",
                EXISTS (SELECT 1 FROM spending_limit l WHERE l."companyId" = $1) AS "hasLimits"`,
        [companyId],
    );
    return row ?? { hasRules: false, hasLimits: false };
}
