import type { Period } from '../../../kernel/time';
import { SqlParams } from '../../assortment';
import type { GoalPeriod } from '../domain/goal-span';
import type { GoalStep } from '../domain/goal-steps';
import { salesRelation, type SalesSpan } from './sales.sql';

interface Statement {
    text: string;
    values: readonly unknown[];
}

// Three plain statements, put together by the caller: one of them all would leave its plan to guesses of how many companies have which goal.

export interface HeldGoal {
    id: number;
    companyId: number | null;
    groupName: string | null;
    isOwn: boolean;
    periodKind: GoalPeriod;
    startsOn: string;
    endsOn: string | null;
    currencyCode: string;
    steps: GoalStep[];
}

/** All goals that cover the period. */
export function goalsOfPeriod(kind: GoalPeriod, { from, until }: Period): Statement {
    const params = new SqlParams();
    const text = `
        SELECT g.id, g."companyId", gr.name AS "groupName", g."companyId" IS NOT NULL AS "isOwn", g."periodKind", g."startsOn"::text AS "startsOn", g."endsOn"::text AS "endsOn",
               g."currencyCode", g.steps
        FROM purchase_goal g LEFT JOIN company_group gr ON gr.id = g."groupId"
        WHERE g."periodKind" = ${params.add(kind, 'text')} AND g."startsOn" <= ${params.add(from, 'date')} AND (g."endsOn" IS NULL OR g."endsOn" >= ${params.add(until, 'date')})`;
    return { text, values: params.values };
}

export interface GoalCompany {
    id: number;
    name: string;
    code: string | null;
    groupName: string | null;
    currencyCode: string;
}

export interface CompanyFilter {
    companyIds: readonly number[] | null;
    groupId: number | null;
    /** As `searchKey` makes it. */
    nameKey: string;
    /** Whose customers are seen; null: all. */
    managers: readonly number[] | null;
}

/** The companies that these goals may hold for. End customers of distributors buy from those, and guests have no goals. */
export function companiesOfGoals(goals: readonly HeldGoal[], { companyIds, groupId, nameKey, managers }: CompanyFilter): Statement {
    const params = new SqlParams();
    const own = params.add(goals.flatMap(goal => goal.companyId ?? []), 'int[]');
    const groups = params.add([...new Set(goals.flatMap(goal => goal.groupName ?? []))], 'text[]');
    const [asked, among] = [params.add(companyIds, 'int[]'), params.add(managers, 'int[]')];
    const [group, key] = [params.add(groupId, 'int'), params.add(nameKey, 'text')];
    const text = `
        SELECT c.id, c.name, c.code, c."groupName", c."currencyCode" FROM company c
        WHERE c.kind = 'customer' AND (c.id = ANY(${own}) OR (c.active AND c."groupName" = ANY(${groups})))
          AND (${asked} IS NULL OR c.id = ANY(${asked})) AND (${among} IS NULL OR c."managerAdministratorId" = ANY(${among}))
          AND (${group} IS NULL OR c."groupName" = (SELECT gr.name FROM company_group gr WHERE gr.id = ${group}))
          AND (${key} = '' OR position(${key} in c."searchKey") > 0)
          AND c.id NOT IN (SELECT d."companyId" FROM distributor_customer d)
        ORDER BY c.id`;
    return { text, values: params.values };
}

export interface CompanySales {
    companyId: number;
    currencyCode: string;
    salesNet: string;
    orders: number;
}

/** What was sold in the span, a company and currency each. */
export function salesByCompany(span: SalesSpan): Statement {
    const params = new SqlParams();
    const text = `
        SELECT s.company_id AS "companyId", s.currency AS "currencyCode", sum(s.net)::text AS "salesNet", sum(s.orders)::int AS orders
        FROM (${salesRelation(params, span)}) s GROUP BY s.company_id, s.currency`;
    return { text, values: params.values };
}
