import type { EntityManager } from 'typeorm';

import type { Language } from '../domain/languages';

export interface PasswordLinkMember {
    memberId: number;
    name: string;
    phone: string | null;
    language: Language;
}

/**
 * The member who signs in with the address, if he has accepted and may act. A person of several companies gets his link by
 * mail only: the phone number may be one that a company wrote, and would open the other company's door.
 */
export async function findPasswordLinkMember(manager: EntityManager, emailAddress: string): Promise<PasswordLinkMember | null> {
    const [member] = await manager.query<PasswordLinkMember[]>(
        `SELECT m.id AS "memberId", cu."firstName" || ' ' || cu."lastName" AS name, m.language,
                CASE WHEN NOT EXISTS (
                    SELECT 1 FROM company_member o WHERE o."customerId" = cu.id AND o.id <> m.id AND o."acceptedAt" IS NOT NULL
                ) THEN NULLIF(cu."phoneNumber", '') END AS phone
         FROM customer cu JOIN company_member m ON m."customerId" = cu.id AND m.active AND m."acceptedAt" IS NOT NULL
         JOIN company c ON c.id = m."companyId" AND c.active
         LEFT JOIN company_branch b ON b.id = m."branchId"
         WHERE cu."emailAddress" = $1 AND cu."deletedAt" IS NULL AND COALESCE(b.active, true)
         ORDER BY m.id LIMIT 1`,
        [emailAddress],
    );
    return member ?? null;
}
