import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { Company, type DirectoryEntry, FirmSettingsService, MemberDirectory } from '../../organizations';

/** The company whose approvals are spoken of, its people, and the day at the firm. */
@Injectable()
export class CompanyAccess {
    constructor(
        private connection: TransactionalConnection,
        private directory: MemberDirectory,
        private firm: FirmSettingsService,
    ) {}

    /** Locked until the transaction ends, so that two editors come one after the other. Another company than one's own is not found. */
    async lock(ctx: RequestContext, scope: Scope, id: number): Promise<Company> {
        const isOwn = scope.kind !== 'member' || scope.companyId === id;
        const company = isOwn
            ? await this.connection.getRepository(ctx, Company).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } })
            : null;
        if (company === null) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    async find(ctx: RequestContext, id: number): Promise<Company> {
        const company = await this.connection.getRepository(ctx, Company).findOne({ where: { id } });
        if (company === null) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    people(ctx: RequestContext, companyId: number): Promise<DirectoryEntry[]> {
        return this.directory.ofCompany(ctx, companyId);
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
