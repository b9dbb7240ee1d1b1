import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { managersReached } from '../domain/reach';
import { findStaffScope } from '../queries/staff-scope.query';

/** Which staff member a session is, what he may do and whose customers he sees: asked of the database, never of the session. */
@Injectable()
export class StaffScopeService {
    constructor(private connection: TransactionalConnection) {}

    /** The signed-in staff member; anybody else is forbidden. */
    async staff(ctx: RequestContext): Promise<StaffScope> {
        const scope = await this.find(ctx);
        if (scope === null) throw new ForbiddenError();
        return scope;
    }

    async find(ctx: RequestContext): Promise<StaffScope | null> {
        const userId = Number(ctx.activeUserId);
        const sessionId = Number(ctx.session?.id);
        if (!Number.isInteger(userId)) return null;
        const row = await findStaffScope(this.connection.rawConnection.manager, userId, Number.isInteger(sessionId) ? sessionId : null);
        if (row === null) return null;
        const { administratorId, reach, colleagues } = row;
        const permissions = new Set(row.permissions);
        const isSuperAdministrator = permissions.has('SuperAdmin');
        return {
            kind: 'staff',
            administratorId,
            userId,
            permissions,
            reach: managersReached({ administratorId, reach, isSuperAdministrator, colleagues }),
        };
    }
}
