import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { Acceptance } from '../entities/distributor-customer.entity';

/** One step of the tree: a customer and the distributor above him. */
export interface ChainStep {
    companyId: number;
    companyName: string;
    distributorCompanyId: number;
    distributorName: string;
    markupBasisPoints: number;
    acceptance: Acceptance;
    priceVersion: number;
    /** The link holds and its distributor is active. */
    isOpen: boolean;
    /** The distributor is enabled for ordering, and with him those below. */
    mayOrder: boolean;
}

/** The steps from the root distributor down to the company; none for one that buys from the merchant himself. */
export function chainSteps(manager: EntityManager, companyId: number): Promise<ChainStep[]> {
    return manager.query<ChainStep[]>(
        `${keptMark} WITH RECURSIVE step AS (
            SELECT l.*, 1 AS height FROM distributor_customer l WHERE l."companyId" = $1
            UNION ALL
            SELECT l.*, s.height + 1 FROM distributor_customer l JOIN step s ON l."companyId" = s."distributorCompanyId"
             WHERE s.height < 20)
         SELECT s."companyId", c.name AS "companyName", s."distributorCompanyId", d.name AS "distributorName",
                s."markupBasisPoints", s.acceptance, s."priceVersion", s.active AND d.active AS "isOpen", d."orderingEnabled" AS "mayOrder"
           FROM step s JOIN company c ON c.id = s."companyId" JOIN company d ON d.id = s."distributorCompanyId"
          ORDER BY s.height DESC`,
        [companyId],
    );
}

/** How many levels of customers the company has below itself. */
export async function levelsBelow(manager: EntityManager, companyId: number): Promise<number> {
    const rows = await manager.query<Array<{ levels: number }>>(
        `WITH RECURSIVE below AS (
            SELECT l."companyId", 1 AS depth FROM distributor_customer l WHERE l."distributorCompanyId" = $1
            UNION ALL
            SELECT l."companyId", b.depth + 1 FROM distributor_customer l JOIN below b ON l."distributorCompanyId" = b."companyId"
             WHERE b.depth < 20)
         SELECT coalesce(max(depth), 0)::int AS levels FROM below`,
        [companyId],
    );
    return rows[0]?.levels ?? 0;
}
