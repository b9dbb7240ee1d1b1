import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { readAudit } from '../constants';
import type { AuditEntry } from '../entities/audit-entry.entity';
import type { AuditVerification } from '../services/audit-seal.service';
import { AuditService } from '../services/audit.service';

@Resolver()
export class AuditAdminResolver {
    constructor(private audit: AuditService) {}

    @Query()
    @Allow(readAudit.Permission)
    auditEntries(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<AuditEntry> },
    ): Promise<PaginatedList<AuditEntry>> {
        return this.audit.list(ctx, args.options ?? undefined);
    }

    @Query()
    @Allow(readAudit.Permission)
    auditEntry(@Ctx() ctx: RequestContext, @Args() args: { id: string }): Promise<AuditEntry | null> {
        return this.audit.findOne(ctx, args.id);
    }

    @Query()
    @Allow(readAudit.Permission)
    auditHistory(@Ctx() ctx: RequestContext, @Args() args: { entity: string; entityId: string }): Promise<AuditEntry[]> {
        return this.audit.history(ctx, args.entity, args.entityId);
    }

    @Query()
    @Allow(readAudit.Permission)
    auditVerification(@Ctx() ctx: RequestContext): Promise<AuditVerification> {
        return this.audit.verify(ctx);
    }
}
