import type { EntityManager } from 'typeorm';

import { applicationWithin } from './application-reach.query';

/** What waits for staff. */
export interface InboxCounts {
    newApplications: number;
    askedApplications: number;
    openChangeRequests: number;
}

/** Of the account managers in `reach`; null for all. */
export async function inboxCounts(manager: EntityManager, reach: readonly number[] | null): Promise<InboxCounts> {
    const [row] = await manager.query<InboxCounts[]>(
        `SELECT count(*) FILTER (WHERE a.state = 'new')::int AS "newApplications", count(*) FILTER (WHERE a.state = 'asked')::int AS "askedApplications",
                (SELECT count(*)::int FROM data_change_request r JOIN company c ON c.id = r."companyId"
                  WHERE r.state = 'open' AND ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1::int[]))) AS "openChangeRequests"
         FROM access_application a WHERE a.state IN ('new', 'asked') AND ${applicationWithin('a', '$1')}`,
        [reach],
    );
    return row ?? { newApplications: 0, askedApplications: 0, openChangeRequests: 0 };
}
