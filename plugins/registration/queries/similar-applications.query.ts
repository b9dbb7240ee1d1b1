import type { EntityManager } from 'typeorm';

import type { ApplicationState } from '../domain/application-states';
import { applicationWithin } from './application-reach.query';

export interface SimilarApplication {
    id: number;
    companyName: string;
    state: ApplicationState;
    createdAt: Date;
    matchedBy: string[];
}

interface Traits {
    id: number;
    taxId: string;
    phone: string;
    emailAddress: string;
    mailDomain: string | null;
    searchKey: string;
}

/** Other applications that look like this one, the likeliest first; of those within reach. Each trait has an index of its own. */
export function findSimilarApplications(manager: EntityManager, traits: Traits, reach: readonly number[] | null): Promise<SimilarApplication[]> {
    return manager.query<SimilarApplication[]>(
        `WITH found AS (
            SELECT id, 'tax-id' AS by FROM access_application WHERE "taxId" = $1
            UNION ALL SELECT id, 'phone' FROM access_application WHERE phone = $2
            UNION ALL SELECT id, 'e-mail' FROM access_application WHERE "emailAddress" = $3
            UNION ALL SELECT id, 'mail-domain' FROM access_application WHERE "mailDomain" = $4
            UNION ALL SELECT id, 'name' FROM access_application WHERE "searchKey" = $5
         )
         SELECT a.id, a."companyName", a.state, a."createdAt", array_agg(DISTINCT f.by) AS "matchedBy"
         FROM (SELECT * FROM found LIMIT 500) f JOIN access_application a ON a.id = f.id AND a.id <> $6 AND ${applicationWithin('a', '$7')}
         GROUP BY a.id ORDER BY count(DISTINCT f.by) DESC, a.id DESC LIMIT 10`,
        [traits.taxId, traits.phone, traits.emailAddress, traits.mailDomain, traits.searchKey, traits.id, reach],
    );
}
