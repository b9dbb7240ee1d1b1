/** Links that lead from one company's thing to another's: no call may make one. */
import type { RunningServer } from '../server';

const links = `
    SELECT 'member role' AS link FROM company_member m JOIN company_role r ON r.id = m."ownRoleId" WHERE r."companyId" <> m."companyId"
    UNION ALL SELECT 'member branch' FROM company_member m JOIN company_branch b ON b.id = m."branchId" WHERE b."companyId" <> m."companyId"
    UNION ALL SELECT 'address branch' FROM company_address d JOIN company_branch b ON b.id = d."branchId" WHERE b."companyId" <> d."companyId"
    UNION ALL SELECT 'rule branch' FROM approval_rule r JOIN company_branch b ON b.id = r."branchId" WHERE b."companyId" <> r."companyId"
    UNION ALL SELECT 'rule member' FROM approval_rule r, jsonb_array_elements(r.levels) l, jsonb_array_elements_text(l -> 'memberIds') i JOIN company_member m ON m.id = i::int WHERE m."companyId" <> r."companyId"
    UNION ALL SELECT 'limit member' FROM spending_limit s JOIN company_member m ON m.id = s."memberId" WHERE m."companyId" <> s."companyId"
    UNION ALL SELECT 'approval link' FROM approval_link l JOIN approval_request r ON r.id = l."requestId" JOIN company_member m ON m.id = l."memberId" WHERE m."companyId" <> r."companyId"
    UNION ALL SELECT 'deputy' FROM approval_deputy d JOIN company_member m ON m.id IN (d."memberId", d."deputyMemberId") WHERE m."companyId" <> d."companyId"
    UNION ALL SELECT 'order address' FROM company_order o JOIN company_address d ON d.id = o."addressId" WHERE d."companyId" <> o."companyId"
    UNION ALL SELECT 'order branch' FROM company_order o JOIN company_branch b ON b.id = o."branchId" WHERE b."companyId" <> o."companyId"
    UNION ALL SELECT 'quote member' FROM quote q JOIN company_member m ON m.id = q."memberId" WHERE m."companyId" <> q."companyId"
    UNION ALL SELECT 'own offer member' FROM own_offer q JOIN company_member m ON m.id = q."memberId" WHERE m."companyId" <> q."companyId"
    UNION ALL SELECT 'quote order' FROM quote q JOIN company_order o ON o."orderId" = q."orderId" WHERE o."companyId" <> q."companyId"
    UNION ALL SELECT 'complaint order' FROM complaint c JOIN company_order o ON o."orderId" = c."orderId" WHERE o."companyId" <> c."companyId"
    UNION ALL SELECT 'complaint thread' FROM complaint c JOIN support_thread t ON t.id = c."threadId" WHERE t."companyId" <> c."companyId"
    UNION ALL SELECT 'thread order' FROM support_thread t JOIN company_order o ON o."orderId" = t."orderId" WHERE o."companyId" <> t."companyId"`;

export async function crossedLinks(running: RunningServer): Promise<string[]> {
    return (await running.sql<{ link: string }>(links)).map(({ link }) => link);
}
