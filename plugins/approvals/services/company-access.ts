import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { reaches, type Scope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { Company, CompanyRoleService, type DirectoryEntry, FirmSettingsService, MemberDirectory, memberRoles, rolePermissions } from '../../organizations';

/** The company whose approvals are spoken of, its people, and the day at the firm. */
@Injectable()
export class CompanyAccess {
    constructor(
        private connection: TransactionalConnection,
        private directory: MemberDirectory,
        private firm: FirmSettingsService,
        private roles: CompanyRoleService,
    ) {}

    /** Locked until the transaction ends, so that two editors come one after the other. */
    lock(ctx: RequestContext, scope: Scope, id: number): Promise<Company> {
        return this.reached(scope, id, this.connection.getRepository(ctx, Company).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } }));
    }

    find(ctx: RequestContext, scope: Scope, id: number): Promise<Company> {
        return this.reached(scope, id, this.connection.getRepository(ctx, Company).findOne({ where: { id } }));
    }

    /** A member reaches his own company, staff the customers that are theirs to see: any other looks as if it did not exist. */
    private async reached(scope: Scope, id: number, looked: Promise<Company | null>): Promise<Company> {
        const company = await looked;
        const isForeign =
            company === null ||
            (scope.kind === 'member' && scope.companyId !== id) ||
            (scope.kind === 'staff' && !reaches(scope, company.managerAdministratorId));
        if (isForeign) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    people(ctx: RequestContext, companyId: number): Promise<DirectoryEntry[]> {
        return this.directory.ofCompany(ctx, companyId);
    }

    /** The roles whose holders may approve: presets by their name, and the company's own. */
    async approvingRoles(ctx: RequestContext, companyId: number): Promise<Array<{ id: string; name: string | null }>> {
        const own = (await this.roles.ofCompany(ctx, companyId)).filter(({ permissions }) => permissions.includes('approve'));
        const presets = memberRoles.filter(preset => rolePermissions(preset, null, null).includes('approve'));
        return [...presets.map(id => ({ id, name: null })), ...own.map(({ id, name }) => ({ id: String(id), name }))];
    }

    /** Refuses a person who is not the company's, or whose access has ended. */
    async checkMember(ctx: RequestContext, companyId: number, memberId: number, field: string): Promise<DirectoryEntry> {
        const found = (await this.people(ctx, companyId)).find(one => one.memberId === memberId && one.isActive);
        if (!found) {
            throw inputError(`${field}: not an active member of this company`);
        }
        return found;
    }

    /** By the database's clock, in the firm's time zone. */
    async today(ctx: RequestContext): Promise<string> {
        const { timeZone } = await this.firm.get(ctx);
        const [row] = await sql<{ today: string }>(this.connection, ctx, 'SELECT (now() AT TIME ZONE $1)::date::text AS today', [timeZone]);
        return row?.today ?? '';
    }
}
