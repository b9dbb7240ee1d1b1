import { Injectable } from '@nestjs/common';
import { Customer, type RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';

import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { CompanyMember, type InvitedAs } from '../entities/company-member.entity';
import { settleOpenSessions } from '../queries/member-scope.query';

export interface PersonDetails extends InvitedAs {
    emailAddress: string;
}

/** The person behind memberships, who belongs to no company: what one company writes of him is not another's to read. */
@Injectable()
export class PersonService {
    constructor(private connection: TransactionalConnection) {}

    /** The person by e-mail address, made when new. Parallel invitations to one address wait for each other. */
    async invited(ctx: RequestContext, companyId: number, details: PersonDetails): Promise<{ customerId: number; invitedAs: InvitedAs | null }> {
        const { firstName, lastName, phone, emailAddress } = details;
        await sql(this.connection, ctx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`member:${emailAddress}`]);
        const repository = this.connection.getRepository(ctx, Customer);
        const known = await repository.findOne({ where: { emailAddress, deletedAt: IsNull() }, relations: { user: true } });
        const memberships = known === null ? [] : await this.memberships(ctx, Number(known.id));
        if (memberships.some(member => member.companyId === companyId)) {
            throw inputError('emailAddress: already belongs to a member of this company');
        }
        if (known !== null && (memberships.length > 0 || known.user)) {
            return { customerId: Number(known.id), invitedAs: { firstName, lastName, phone } };
        }
        const fresh = known ?? new Customer({ channels: [ctx.channel], title: '' });
        const saved = await repository.save(Object.assign(fresh, { firstName, lastName, emailAddress, phoneNumber: phone ?? '' }));
        return { customerId: Number(saved.id), invitedAs: null };
    }

    /** As the company may know him. */
    detailsOf({ invitedAs, customer }: CompanyMember): PersonDetails {
        const { firstName, lastName, phoneNumber, emailAddress } = customer;
        return { firstName, lastName, phone: phoneNumber || null, ...invitedAs, emailAddress };
    }

    /** Whether name and phone are the company's to change: not once he has joined another one. */
    async isOwn(ctx: RequestContext, member: CompanyMember): Promise<boolean> {
        return (await this.own(ctx, [member])).has(member.id);
    }

    /** Those of one company's members whose name and phone the company may change. */
    async own(ctx: RequestContext, members: readonly CompanyMember[]): Promise<ReadonlySet<number>> {
        const joined = await sql<{ id: number }>(
            this.connection,
            ctx,
            `SELECT m.id FROM company_member m WHERE m.id = ANY($1) AND m."invitedAs" IS NULL AND EXISTS (
                 SELECT 1 FROM company_member o WHERE o."customerId" = m."customerId" AND o.id <> m.id AND o."acceptedAt" IS NOT NULL)`,
            [members.map(({ id }) => id)],
        );
        const shared = new Set(joined.map(({ id }) => id));
        return new Set(members.map(({ id }) => id).filter(id => !shared.has(id)));
    }

    async rename(ctx: RequestContext, member: CompanyMember, { firstName, lastName, phone }: InvitedAs): Promise<void> {
        if (member.invitedAs !== null) {
            await this.connection.getRepository(ctx, CompanyMember).update({ id: member.id }, { invitedAs: { firstName, lastName, phone } });
            return;
        }
        await this.connection.getRepository(ctx, Customer).update({ id: member.customerId }, { firstName, lastName, phoneNumber: phone ?? '' });
    }

    /**
     * The person takes the membership up. The first company that he joins has written him down as he is; the others that have
     * invited him keep what they wrote themselves until he joins them too.
     */
    async join(ctx: RequestContext, member: CompanyMember): Promise<void> {
        const isFirst = (await this.memberships(ctx, member.customerId)).every(({ acceptedAt }) => acceptedAt === null);
        if (isFirst) {
            await sql(
                this.connection,
                ctx,
                `UPDATE company_member m SET "invitedAs" = jsonb_build_object(
                     'firstName', cu."firstName", 'lastName', cu."lastName", 'phone', NULLIF(cu."phoneNumber", ''))
                 FROM customer cu WHERE cu.id = m."customerId" AND cu.id = $1 AND m.id <> $2 AND m."invitedAs" IS NULL`,
                [member.customerId, member.id],
            );
        }
        if (isFirst && member.invitedAs !== null) {
            const { firstName, lastName, phone } = member.invitedAs;
            await this.connection.getRepository(ctx, Customer).update({ id: member.customerId }, { firstName, lastName, phoneNumber: phone ?? '' });
        }
        await settleOpenSessions(this.connection.getRepository(ctx, CompanyMember).manager, member.customerId);
        await this.connection
            .getRepository(ctx, CompanyMember)
            .update({ id: member.id }, { acceptedAt: () => 'COALESCE("acceptedAt", now())', invitedAs: null });
    }

    private memberships(ctx: RequestContext, customerId: number): Promise<CompanyMember[]> {
        return this.connection.getRepository(ctx, CompanyMember).find({ where: { customerId }, take: 1000 });
    }
}
