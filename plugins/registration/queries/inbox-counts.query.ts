import type { EntityManager } from 'typeorm';

/** What waits for staff. */
export interface InboxCounts {
    newApplications: number;
    askedApplications: number;
    openChangeRequests: number;
}

export async function inboxCounts(manager: EntityManager): Promise<InboxCounts> {
    const [row] = await manager.query<InboxCounts[]>(
        `SELECT count(*) FILTER (WHERE a.state = 'new')::int AS "newApplications", count(*) FILTER (WHERE a.state = 'asked')::int AS "askedApplications",
                (SELECT count(*)::int FROM data_change_request r WHERE r.state = 'open') AS "openChangeRequests"
         FROM access_application a WHERE a.state IN ('new', 'asked')`,
    );
    return row ?? { newApplications: 0, askedApplications: 0, openChangeRequests: 0 };
}
