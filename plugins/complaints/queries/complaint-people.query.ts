import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { memberMailSql } from '../../organizations';

export interface ComplaintPerson {
    name: string;
    email: string | null;
    phone: string | null;
    language: string;
}

/** Whom a complaint's news go to: the member for whom it stands. Null when he has left. */
export async function complaintMember(connection: TransactionalConnection, ctx: RequestContext, memberId: number): Promise<ComplaintPerson | null> {
    const [found] = await sql<ComplaintPerson>(
        connection,
        ctx,
        `SELECT trim(cu."firstName" || ' ' || cu."lastName") AS name, ${memberMailSql('cu', 'c')} AS email, nullif(cu."phoneNumber", '') AS phone, COALESCE(m.language, c.language) AS language
           FROM company_member m JOIN customer cu ON cu.id = m."customerId" JOIN company c ON c.id = m."companyId"
          WHERE m.id = $1 AND m.active AND cu."deletedAt" IS NULL`,
        [memberId],
    );
    return found ?? null;
}

export interface StandingMember {
    memberId: number;
    branchId: number | null;
    name: string;
}

/** For whom a complaint of a company stands that no member files: who placed the order, else the first who is there. */
export async function standingMember(connection: TransactionalConnection, ctx: RequestContext, companyId: number, placedByMemberId: number | null): Promise<StandingMember | null> {
    const [found] = await sql<StandingMember>(
        connection,
        ctx,
        `SELECT m.id AS "memberId", m."branchId", trim(cu."firstName" || ' ' || cu."lastName") AS name FROM company_member m JOIN customer cu ON cu.id = m."customerId"
          WHERE m."companyId" = $1 ORDER BY m.id IS NOT DISTINCT FROM $2::int DESC, m.active DESC, m.role = 'admin' DESC, m.id LIMIT 1`,
        [companyId, placedByMemberId],
    );
    return found ?? null;
}

/** The account manager of a company, if he is still there. */
export async function complaintManager(connection: TransactionalConnection, ctx: RequestContext, companyId: number): Promise<{ name: string; email: string } | null> {
    const [found] = await sql<{ name: string; email: string }>(
        connection,
        ctx,
        `SELECT trim(a."firstName" || ' ' || a."lastName") AS name, a."emailAddress" AS email FROM company c JOIN administrator a ON a.id = c."managerAdministratorId"
          WHERE c.id = $1 AND a."deletedAt" IS NULL`,
        [companyId],
    );
    return found ?? null;
}
