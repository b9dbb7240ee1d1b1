import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { type DirectoryEntry, FirmSettingsService, MemberDirectory } from '../../organizations';

export interface Person {
    name: string;
    email: string;
    language: string;
}

/** Who stands behind a quote on both sides, and how he is reached. */
@Injectable()
export class QuotePeople {
    constructor(
        private connection: TransactionalConnection,
        private directory: MemberDirectory,
        private firm: FirmSettingsService,
    ) {}

    /** A member of the company by his id, or null. */
    async member(ctx: RequestContext, companyId: number, memberId: number): Promise<DirectoryEntry | null> {
        return (await this.directory.ofCompany(ctx, companyId)).find(one => one.memberId === memberId) ?? null;
    }

    /** What is written beside his words. */
    async nameOf(ctx: RequestContext, scope: MemberScope | StaffScope): Promise<string> {
        if (scope.kind === 'staff') return (await this.staff(ctx, scope.administratorId))?.name ?? '';
        const name = (await this.member(ctx, scope.companyId, scope.memberId))?.name ?? '';
        const acting = scope.acting && (await this.staff(ctx, scope.acting.administratorId));
        return acting ? `${name} (${acting.name})` : name;
    }

    /** Whom the firm writes to: the one it speaks with, if he may read prices; else those of the company who may order for all of it. */
    async customer(ctx: RequestContext, quote: { companyId: number; memberId: number | null }): Promise<DirectoryEntry[]> {
        const people = (await this.directory.ofCompany(ctx, quote.companyId)).filter(one => one.isActive && one.permissions.has('see-prices'));
        const own = people.filter(one => one.memberId === quote.memberId);
        return own.length > 0 ? own : people.filter(one => one.permissions.has('order') && one.permissions.has('see-whole-company')).slice(0, 3);
    }

    /** Who looks after it, else the company's account manager, else the firm's own address. */
    async ours(ctx: RequestContext, quote: { companyId: number; ownerAdministratorId: number | null }): Promise<Person | null> {
        const { name, supportEmail, language } = await this.firm.get(ctx);
        const [row] = await sql<{ id: number | null }>(this.connection, ctx, 'SELECT c."managerAdministratorId" AS id FROM company c WHERE c.id = $1', [quote.companyId]);
        const id = quote.ownerAdministratorId ?? row?.id ?? null;
        const staff = id === null ? null : await this.staff(ctx, id);
        return staff ? { ...staff, language } : supportEmail === null ? null : { name, email: supportEmail, language };
    }

    /** Staff who may answer enquiries, by name; of these administrators only where `among` names some. */
    owners(ctx: RequestContext, among: readonly number[] | null): Promise<Array<{ id: number; name: string }>> {
        return sql<{ id: number; name: string }>(
            this.connection,
            ctx,
            `SELECT a.id, trim(a."firstName" || ' ' || a."lastName") AS name FROM administrator a LEFT JOIN staff_member sm ON sm."administratorId" = a.id
              WHERE a."deletedAt" IS NULL AND sm."blockedAt" IS NULL AND ($1::int[] IS NULL OR a.id = ANY($1::int[]))
                AND EXISTS (SELECT 1 FROM user_roles_role ur JOIN role r ON r.id = ur."roleId"
                             WHERE ur."userId" = a."userId" AND string_to_array(r.permissions, ',') && ARRAY['UpdateQuote', 'SuperAdmin'])
              ORDER BY 2, 1 LIMIT 200`,
            [among],
        );
    }

    private async staff(ctx: RequestContext, administratorId: number): Promise<{ name: string; email: string } | null> {
        const rows = await sql<{ name: string; email: string }>(
            this.connection,
            ctx,
            `SELECT trim(a."firstName" || ' ' || a."lastName") AS name, a."emailAddress" AS email FROM administrator a WHERE a.id = $1 AND a."deletedAt" IS NULL`,
            [administratorId],
        );
        return rows[0] ?? null;
    }
}
