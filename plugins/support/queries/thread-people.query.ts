import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { memberMailSql } from '../../organizations';

export interface Person {
    name: string;
    email: string;
    language: string | null;
}

export async function memberPerson(connection: TransactionalConnection, ctx: RequestContext, memberId: number): Promise<Person | null> {
    const [found] = await sql<Person>(
        connection,
        ctx,
        `SELECT trim(c."firstName" || ' ' || c."lastName") AS name, ${memberMailSql('c', 'company')} AS email, m.language
         FROM company_member m JOIN customer c ON c.id = m."customerId" JOIN company ON company.id = m."companyId"
         WHERE m.id = $1 AND m.active`,
        [memberId],
    );
    return found ?? null;
}

export async function staffPerson(connection: TransactionalConnection, ctx: RequestContext, administratorId: number): Promise<Person | null> {
    const [found] = await sql<Person>(
        connection,
        ctx,
        `SELECT trim(a."firstName" || ' ' || a."lastName") AS name, a."emailAddress" AS email, NULL AS language
         FROM administrator a WHERE a.id = $1 AND a."deletedAt" IS NULL`,
        [administratorId],
    );
    return found ?? null;
}
