import { Injectable } from '@nestjs/common';
import { AuthService, ForbiddenError, PasswordCipher, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { hashOf } from '../../../kernel/token';
import { checked, line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { OptOutService } from '../../notifications';
import { passwordWeakness } from '../domain/password-policy';
import { OwnDetailsRefusal } from '../errors';
import { readPhone } from './input-schemas';
import { AccessLinkService } from './access-link.service';
import { MemberAccessService } from './member-access.service';

const profileSchema = (country: string) =>
    z
        .object({ firstName: line(100), lastName: line(100), phone: optional(line(40)), version: z.int() })
        .transform((value, issues) => ({ ...value, phone: readPhone(value.phone, country, issues) }));

export interface OwnProfile {
    firstName: string;
    lastName: string;
    emailAddress: string;
    phone: string | null;
    /** Where he acts with these data; all of these companies see them. */
    companies: string[];
    /** Made of what it says: another one means other data. */
    version: number;
}

export interface OwnProfileInput {
    firstName: string;
    lastName: string;
    phone?: string | null;
    version: number;
}

interface PersonRow {
    customerId: number;
    firstName: string;
    lastName: string;
    emailAddress: string;
    phone: string | null;
    countryCode: string;
}

/** What a person changes of himself, whose data are one however many companies he belongs to. Nobody does it in his place. */
@Injectable()
export class OwnProfileService {
    constructor(
        private connection: TransactionalConnection,
        private authentication: AuthService,
        private passwords: PasswordCipher,
        private access: MemberAccessService,
        private links: AccessLinkService,
        private audit: AuditService,
        private optOuts: OptOutService,
    ) {}

    async view(ctx: RequestContext, scope: MemberScope): Promise<OwnProfile> {
        const person = await this.person(ctx, scope, '');
        const own = await this.memberships(ctx, scope);
        const companies = own.filter(({ memberId }) => scope.acting === null || memberId === scope.memberId).map(({ companyName }) => companyName);
        const { firstName, lastName, emailAddress, phone } = person;
        return { firstName, lastName, emailAddress, phone, companies, version: versionOf(person) };
    }

    async update(ctx: RequestContext, scope: MemberScope, input: OwnProfileInput): Promise<OwnProfile> {
        refuseActing(scope);
        return withTx(this.connection, ctx, async inner => {
            const person = await this.person(inner, scope, 'FOR UPDATE OF cu');
            const { version, ...facts } = checked(profileSchema(person.countryCode), input);
            const place = { entity: 'Company', entityId: scope.companyId, part: { memberId: scope.memberId } };
            await this.audit.refuseStale(inner, scope, version, { version: versionOf(person), ...place });
            await sql(this.connection, inner, 'UPDATE customer SET "firstName" = $2, "lastName" = $3, "phoneNumber" = $4, "updatedAt" = now() WHERE id = $1', [
                person.customerId, facts.firstName, facts.lastName, facts.phone ?? '',
            ]);
            const { firstName, lastName, phone, emailAddress: email } = person;
            await this.optOuts.follow(inner, { email, phone }, { email, phone: facts.phone });
            await this.record(inner, scope, 'member.update', { firstName, lastName, phone }, facts);
            return this.view(inner, scope);
        });
    }

    /** The old password is asked for, because an open session may be somebody else's find; all other sessions end. */
    async changePassword(ctx: RequestContext, scope: MemberScope, currentPassword: string, password: string): Promise<OwnDetailsRefusal | null> {
        refuseActing(scope);
        if (!(await this.isPassword(ctx, scope, currentPassword))) return new OwnDetailsRefusal('wrong-password');
        const { emailAddress, customerId } = await this.person(ctx, scope, '');
        if (passwordWeakness(password, emailAddress) !== null) return new OwnDetailsRefusal('weak-password');
        // Slow on purpose, so done before a transaction holds anything.
        const passwordHash = await this.passwords.hash(password);
        await withTx(this.connection, ctx, async inner => {
            await sql(this.connection, inner, 'UPDATE authentication_method SET "passwordHash" = $2, "updatedAt" = now() WHERE "userId" = $1 AND "passwordHash" IS NOT NULL', [
                scope.userId, passwordHash,
            ]);
            await this.links.withdrawOfPerson(inner, customerId, 'password');
            await this.access.endOtherSessionsOfUser(inner, scope.userId);
            await this.record(inner, scope, 'member.change-password', undefined, undefined);
        });
        return null;
    }

    async isPassword(ctx: RequestContext, scope: MemberScope, password: string): Promise<boolean> {
        return password !== '' && (await this.authentication.verifyUserPassword(ctx, scope.userId, password)) === true;
    }

    /** In the history of each of his companies, as the member that he is there. */
    async record(ctx: RequestContext, scope: MemberScope, action: string, before: object | undefined, after: object | undefined): Promise<void> {
        for (const { memberId, companyId } of await this.memberships(ctx, scope)) {
            await this.audit.record(ctx, {
                scope: { ...scope, memberId, companyId },
                action,
                entity: 'Company',
                entityId: companyId,
                companyId,
                before: before && { memberId, ...before },
                after: { memberId, ...after },
            });
        }
    }

    private async person(ctx: RequestContext, scope: MemberScope, lock: '' | 'FOR UPDATE OF cu'): Promise<PersonRow> {
        const [row] = await sql<PersonRow>(
            this.connection,
            ctx,
            `SELECT cu.id AS "customerId", cu."firstName", cu."lastName", cu."emailAddress", NULLIF(cu."phoneNumber", '') AS phone, c."countryCode"
               FROM customer cu JOIN company c ON c.id = $2 WHERE cu.id = $1 ${lock}`,
            [scope.customerId, scope.companyId],
        );
        if (row === undefined) throw new Error(`Member ${scope.memberId} has no person`);
        return row;
    }

    private memberships(ctx: RequestContext, { customerId }: MemberScope): Promise<Array<{ memberId: number; companyId: number; companyName: string }>> {
        return sql(
            this.connection,
            ctx,
            `SELECT m.id AS "memberId", m."companyId", c.name AS "companyName" FROM company_member m JOIN company c ON c.id = m."companyId"
              WHERE m."customerId" = $1 AND m."acceptedAt" IS NOT NULL AND m.active AND c.active ORDER BY c.name, m.id LIMIT 100`,
            [customerId],
        );
    }
}

export function refuseActing(scope: MemberScope): void {
    if (scope.acting !== null) throw new ForbiddenError();
}

function versionOf({ firstName, lastName, phone }: Pick<PersonRow, 'firstName' | 'lastName' | 'phone'>): number {
    return Number.parseInt(hashOf(JSON.stringify([firstName, lastName, phone])).slice(0, 7), 16);
}
