import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { AuditService } from '../../audit';

export interface CompanyHistoryEntry {
    id: number | string;
    at: Date;
    actor: string;
    /** In whose place he acted: `member:12`. */
    subject: string | null;
    action: string;
    before: object | null;
    after: object | null;
    reason: string | null;
}

/** What was changed of a company, its branches and members, by whom and when. */
@Injectable()
export class CompanyHistoryService {
    constructor(private audit: AuditService) {}

    async ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyHistoryEntry[]> {
        const entries = await this.audit.history(ctx, 'Company', companyId);
        return entries.map(({ id, at, actor, actorName, subject, action, before, after, reason }) => {
            return { id, at, actor: actorName ?? actor, subject, action, before, after, reason };
        });
    }
}
