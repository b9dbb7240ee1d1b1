import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberPermission } from '../../../kernel/scope';
import { memberPermissionsOf } from '../domain/member-roles';
import { CompanyMember } from '../entities/company-member.entity';
import { type DirectoryRow, memberDirectory } from '../queries/member-directory.query';

export interface DirectoryEntry extends Omit<DirectoryRow, 'role' | 'ownPermissions'> {
    permissions: ReadonlySet<MemberPermission>;
}

/** Who is in a company, what each may do and how he is reached: for plugins that ask, tell or name its people. */
@Injectable()
export class MemberDirectory {
    constructor(private connection: TransactionalConnection) {}

    async ofCompany(ctx: RequestContext, companyId: number): Promise<DirectoryEntry[]> {
        const rows = await memberDirectory(this.connection.getRepository(ctx, CompanyMember).manager, companyId);
        return rows.map(({ role, ownPermissions, ...row }) => ({ ...row, permissions: memberPermissionsOf(role, true, ownPermissions, row.branchId) }));
    }
}
