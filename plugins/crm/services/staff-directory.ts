import { Injectable } from '@nestjs/common';
import { Administrator, type RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';

import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';

export interface StaffAddress {
    name: string;
    emailAddress: string;
}

const mostRecipients = 20;

/** Who on the staff can own leads and opportunities, and who is told of new ones. */
@Injectable()
export class StaffDirectory {
    constructor(private connection: TransactionalConnection) {}

    async check(ctx: RequestContext, field: string, id: number | null): Promise<void> {
        const known = id === null || (await this.connection.getRepository(ctx, Administrator).existsBy({ id, deletedAt: IsNull() }));
        if (!known) {
            throw inputError(`${field}: not a staff member`);
        }
    }

    /** Staff who may work on leads; those who may do everything are left out, or every administrator would get each mail. */
    whoWorkOnLeads(ctx: RequestContext): Promise<StaffAddress[]> {
        return sql<StaffAddress>(
            this.connection,
            ctx,
            `SELECT DISTINCT a."firstName" || ' ' || a."lastName" AS name, a."emailAddress"
             FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" JOIN role r ON r.id = ur."roleId"
             WHERE a."deletedAt" IS NULL AND string_to_array(r.permissions, ',') @> ARRAY['UpdateLead']
               AND NOT string_to_array(r.permissions, ',') @> ARRAY['UpdateAdministrator']
             LIMIT $1`,
            [mostRecipients],
        );
    }
}
