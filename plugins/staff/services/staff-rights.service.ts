import { Injectable } from '@nestjs/common';
import { ForbiddenError, LogLevel, type RequestContext, Role, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { isStronger } from '../domain/staff-rights';
import { rightsOf } from '../queries/staff.query';

/** Whoever may manage staff reaches nobody who may do more than he, and no role that holds more. */
@Injectable()
export class StaffRightsService {
    constructor(private connection: TransactionalConnection) {}

    async refuseStronger(ctx: RequestContext, scope: StaffScope, named: { administratorIds: readonly number[]; roleIds: readonly number[] }): Promise<void> {
        for (const id of named.administratorIds) {
            const { permissions } = await rightsOf(this.connection, ctx, id);
            if (isStronger(permissions, scope.permissions)) throw new ForbiddenError(LogLevel.Verbose);
        }
        const roles = named.roleIds.length === 0 ? [] : await this.connection.getRepository(ctx, Role).find({ where: { id: In([...named.roleIds]) } });
        if (roles.some(role => isStronger(new Set<string>(role.permissions), scope.permissions))) throw new ForbiddenError(LogLevel.Verbose);
    }
}
