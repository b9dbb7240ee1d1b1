import { SqlParams } from '../../assortment';
import type { GoalPeriod, GoalState } from '../domain/goal-span';
import type { GoalStep } from '../domain/goal-steps';

export interface GoalRow {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    companyId: number | null;
    groupId: number | null;
    /** The company's or the group's. */
    ownerName: string;
    /** How many companies it holds for, at most: of a group those that buy in its currency. */
    companies: number;
    periodKind: GoalPeriod;
    currencyCode: string;
    startsOn: string;
    endsOn: string | null;
    steps: GoalStep[];
    version: number;
}

export interface GoalFilter {
    today: string;
    id: number | null;
    companyId: number | null;
    groupId: number | null;
    kind: GoalPeriod | null;
    state: GoalState | null;
    /** As `searchKey` makes it; the name of a group is compared in small letters. */
    nameKey: string;
    /** Goals of companies of these account managers, and of all groups; null: all. */
    managers: readonly number[] | null;
    skip: number;
    take: number;
}

/** Goals as staff list them: those that run first, then what is planned, then what is over, the newest first. */
export function goalList(filter: GoalFilter): { text: string; values: readonly unknown[] } {
    const params = new SqlParams();
    const [today, id, companyId] = [params.add(filter.today, 'date'), params.add(filter.id, 'int'), params.add(filter.companyId, 'int')];
    const [groupId, kind, state] = [params.add(filter.groupId, 'int'), params.add(filter.kind, 'text'), params.add(filter.state, 'text')];
    const [nameKey, managers] = [params.add(filter.nameKey, 'text'), params.add(filter.managers, 'int[]')];
    const text = `
        SELECT g.id, g."createdAt", g."updatedAt", g."companyId", g."groupId", COALESCE(c.name, gr.name) AS "ownerName",
               CASE WHEN c.id IS NOT NULL THEN 1 ELSE (SELECT count(*)::int FROM company m WHERE m."groupName" = gr.name AND m.active AND m.kind = 'customer' AND m."currencyCode" = g."currencyCode"
                    AND (${managers} IS NULL OR m."managerAdministratorId" = ANY(${managers})) AND NOT EXISTS (SELECT 1 FROM distributor_customer d WHERE d."companyId" = m.id)) END AS companies,
               g."periodKind", g."currencyCode", g."startsOn"::text AS "startsOn", g."endsOn"::text AS "endsOn", g.steps, g.version, count(*) OVER ()::int AS "totalItems"
        FROM purchase_goal g
        CROSS JOIN LATERAL (SELECT CASE WHEN g."endsOn" <= ${today} THEN 'ended' WHEN g."startsOn" <= ${today} THEN 'running' ELSE 'planned' END AS state) s
        LEFT JOIN company c ON c.id = g."companyId" LEFT JOIN company_group gr ON gr.id = g."groupId"
        WHERE (${id} IS NULL OR g.id = ${id}) AND (${companyId} IS NULL OR g."companyId" = ${companyId}) AND (${groupId} IS NULL OR g."groupId" = ${groupId})
          AND (${kind} IS NULL OR g."periodKind" = ${kind}) AND (${state} IS NULL OR s.state = ${state})
          AND (${nameKey} = '' OR position(${nameKey} in COALESCE(c."searchKey", lower(gr.name))) > 0)
          AND (${managers} IS NULL OR g."groupId" IS NOT NULL OR c."managerAdministratorId" = ANY(${managers}))
        ORDER BY array_position(ARRAY['running', 'planned', 'ended'], s.state), g."startsOn" DESC, g.id DESC
        OFFSET ${params.add(filter.skip, 'int')} LIMIT ${params.add(filter.take, 'int')}`;
    return { text, values: params.values };
}

/** All goals that may hold for a company from today on: its own, and those of its group, in the currency in which it buys. */
export const goalsOfCompany = `
    SELECT g.id, g."companyId" IS NOT NULL AS "isOwn", g."periodKind", g."startsOn"::text AS "startsOn", g."endsOn"::text AS "endsOn", g.steps, g."currencyCode"
    FROM company c LEFT JOIN company_group gr ON gr.name = c."groupName"
    JOIN purchase_goal g ON (g."companyId" = c.id OR g."groupId" = gr.id) AND g."currencyCode" = c."currencyCode" AND (g."endsOn" IS NULL OR g."endsOn" > $2::date)
    WHERE c.id = $1 AND c.kind = 'customer' AND NOT EXISTS (SELECT 1 FROM distributor_customer d WHERE d."companyId" = c.id)`;

/** The other goals of the same owner for periods of the same kind; empty ones apart. */
export const goalsOfOwner = `
    SELECT g.id, g."periodKind", g."startsOn"::text AS "startsOn", g."endsOn"::text AS "endsOn" FROM purchase_goal g
    WHERE g.id <> $1 AND g."companyId" IS NOT DISTINCT FROM $2::int AND g."groupId" IS NOT DISTINCT FROM $3::int AND g."periodKind" = $4 AND g."currencyCode" = $5`;
