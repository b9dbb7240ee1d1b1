import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { memberMailSql } from '../../organizations';
import type { Audience } from '../entities/broadcast.entity';

export interface Reader {
    memberId: number;
    companyId: number;
    name: string;
    email: string | null;
    phone: string | null;
    language: string;
}

/** Active members of active companies that fit, as conditions on `m`, `c` and `cu`; parameters from $1 to $7. */
const fitting = `company_member m JOIN company c ON c.id = m."companyId" JOIN customer cu ON cu.id = m."customerId" AND cu."deletedAt" IS NULL
    WHERE m.active AND m."acceptedAt" IS NOT NULL AND c.active AND c.kind <> 'guest'
      AND ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1))
      AND (cardinality($2::int[]) = 0 OR c.id = ANY($2))
      AND (cardinality($3::text[]) = 0 OR c."groupName" = ANY($3))
      AND (cardinality($4::text[]) = 0 OR c."countryCode" = ANY($4))
      AND (cardinality($5::int[]) = 0 OR EXISTS (SELECT 1 FROM staff_member s WHERE s."administratorId" = c."managerAdministratorId" AND s."firmBranchId" = ANY($5)))
      AND (cardinality($6::int[]) = 0 OR EXISTS (SELECT 1 FROM price_list_company p WHERE p."companyId" = c.id AND p."priceListId" = ANY($6)))
      AND ($7::int IS NULL OR NOT EXISTS (SELECT 1 FROM company_order o WHERE o."companyId" = c.id AND o."placedAt" > now() - make_interval(days => $7)))`;

const paramsOf = (reach: readonly number[] | null, { companyIds, groupNames, countryCodes, firmBranchIds, priceListIds, noOrderForDays }: Audience) =>
    [reach, companyIds, groupNames, countryCodes, firmBranchIds, priceListIds, noOrderForDays];

export interface AudienceCount {
    companies: number;
    members: number;
    withMail: number;
    withPhone: number;
}

export async function countAudience(connection: TransactionalConnection, ctx: RequestContext, reach: readonly number[] | null, audience: Audience): Promise<AudienceCount> {
    const [found] = await sql<AudienceCount>(
        connection,
        ctx,
        `SELECT count(DISTINCT c.id)::int AS companies, count(*)::int AS members, count(*) FILTER (WHERE cu."emailAddress" <> '')::int AS "withMail",
                count(*) FILTER (WHERE cu."phoneNumber" <> '')::int AS "withPhone" FROM ${fitting}`,
        paramsOf(reach, audience),
    );
    return found ?? { companies: 0, members: 0, withMail: 0, withPhone: 0 };
}

/** The next so many behind a member, by their ids. */
export function nextReaders(connection: TransactionalConnection, ctx: RequestContext, reach: readonly number[] | null, audience: Audience, afterMemberId: number, most: number): Promise<Reader[]> {
    return sql<Reader>(
        connection,
        ctx,
        `SELECT m.id AS "memberId", c.id AS "companyId", trim(cu."firstName" || ' ' || cu."lastName") AS name, ${memberMailSql('cu', 'c')} AS email,
                nullif(cu."phoneNumber", '') AS phone, COALESCE(m.language, c.language) AS language FROM ${fitting} AND m.id > $8 ORDER BY m.id LIMIT $9`,
        [...paramsOf(reach, audience), afterMemberId, most],
    );
}
