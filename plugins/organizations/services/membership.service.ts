import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CompanyMember } from '../entities/company-member.entity';
import { findMemberships } from '../queries/member-scope.query';
import { ScopeService } from './scope.service';

export interface Membership {
    id: number;
    companyName: string;
    branchName: string | null;
    current: boolean;
}

/** One person in several companies: where he may act, and for which of them his session speaks. */
@Injectable()
export class MembershipService {
    constructor(
        private connection: TransactionalConnection,
        private scopes: ScopeService,
        private audit: AuditService,
    ) {}

    /** Staff who act for a person act for one membership, and see no other. */
    async of(ctx: RequestContext, scope: MemberScope): Promise<Membership[]> {
        const found = await findMemberships(this.connection.getRepository(ctx, CompanyMember).manager, scope.customerId);
        return found
            .map(membership => ({ ...membership, current: membership.id === scope.memberId }))
            .filter(({ current }) => current || scope.acting === null);
    }

    /** From the next request on this session, and no other, speaks for that membership. */
    async switch(ctx: RequestContext, scope: MemberScope, memberId: number): Promise<void> {
        const sessionId = Number(ctx.session?.id);
        if (scope.acting !== null || !Number.isInteger(sessionId)) {
            throw new ForbiddenError();
        }
        if (!(await this.of(ctx, scope)).some(({ id }) => id === memberId)) {
            throw new EntityNotFoundError('CompanyMember', memberId);
        }
        await withTx(this.connection, ctx, async inner => {
            const { companyId } = await this.connection.getRepository(inner, CompanyMember).findOneByOrFail({ id: memberId });
            await sql(
                this.connection,
                inner,
                `INSERT INTO portal_session ("sessionId", "memberId") SELECT s.id, $2 FROM session s WHERE s.id = $1
                 ON CONFLICT ("sessionId") DO UPDATE SET "memberId" = EXCLUDED."memberId" WHERE portal_session."actingAdministratorId" IS NULL`,
                [sessionId, memberId],
            );
            // Past the entity's version: that somebody used his membership is no change of it.
            await sql(this.connection, inner, 'UPDATE company_member SET "lastUsedAt" = clock_timestamp() WHERE id = $1', [memberId]);
            await this.audit.record(inner, {
                scope: { ...scope, memberId, companyId },
                action: 'member.switch-company',
                entity: 'CompanyMember',
                entityId: memberId,
            });
        });
        this.scopes.forget(ctx);
    }
}
