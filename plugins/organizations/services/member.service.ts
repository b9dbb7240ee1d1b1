import { Inject, Injectable } from '@nestjs/common';
import { Customer, EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';

import type { MemberScope, Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { NotificationService } from '../../notifications';
import { ORGANIZATIONS_OPTIONS } from '../constants';
import { CompanyBranch } from '../entities/company-branch.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { Company } from '../entities/company.entity';
import type { OrganizationsOptions } from '../types';
import { AccessLinkService } from './access-link.service';
import { type MemberFacts, type MemberInput, memberSchema } from './input-schemas';
import { MemberAccessService } from './member-access.service';

export type NewMember = MemberInput & { companyId: number };
export type MemberChanges = Partial<Omit<MemberInput, 'emailAddress'>> & { active?: boolean | null };

@Injectable()
export class MemberService {
    constructor(
        @Inject(ORGANIZATIONS_OPTIONS) private options: OrganizationsOptions,
        private connection: TransactionalConnection,
        private audit: AuditService,
        private notifications: NotificationService,
        private links: AccessLinkService,
        private access: MemberAccessService,
    ) {}

    ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyMember[]> {
        return this.connection.getRepository(ctx, CompanyMember).find({
            where: { companyId },
            relations: { customer: true, branch: true },
            order: { id: 'ASC' },
        });
    }

    async find(ctx: RequestContext, id: number): Promise<CompanyMember> {
        const member = await this.connection
            .getRepository(ctx, CompanyMember)
            .findOne({ where: { id }, relations: { customer: true, branch: true, company: true } });
        if (member === null) {
            throw new EntityNotFoundError('CompanyMember', id);
        }
        return member;
    }

    /** Makes the member and sends him a one-time link by mail and SMS. He can sign in once he has chosen a password. */
    async invite(ctx: RequestContext, scope: Scope, input: NewMember): Promise<CompanyMember> {
        return withTx(this.connection, ctx, async inner => {
            const member = await this.add(inner, scope, input);
            await this.sendInvitation(inner, member.id);
            return member;
        });
    }

    /** Makes the member without telling him: the invitation follows by hand. */
    async add(ctx: RequestContext, scope: Scope, input: NewMember): Promise<CompanyMember> {
        const { companyId, ...rest } = input;
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lockCompany(inner, scope, companyId);
            const facts = checked(memberSchema(company.countryCode), rest);
            if (!company.active) {
                throw inputError('companyId: the company is not active');
            }
            await this.checkBranch(inner, companyId, facts.branchId);
            const customer = await this.customerFor(inner, companyId, facts);
            const { branchId, role, language } = facts;
            const saved = await this.connection
                .getRepository(inner, CompanyMember)
                .save(new CompanyMember({ companyId, branchId, role, language, customerId: Number(customer.id), acceptedAt: null }));
            await this.audit.record(inner, {
                scope,
                action: 'member.create',
                entity: 'Company',
                entityId: companyId,
                companyId,
                after: { memberId: saved.id, ...facts },
            });
            return this.find(inner, saved.id);
        });
    }

    /** A fresh link; the one sent before stops working. */
    async resendInvitation(ctx: RequestContext, scope: Scope, id: number): Promise<CompanyMember> {
        const { companyId } = await this.find(ctx, id);
        return withTx(this.connection, ctx, async inner => {
            await this.lockCompany(inner, scope, companyId);
            const member = await this.find(inner, id);
            if (member.acceptedAt !== null) {
                throw inputError('id: the member has already accepted the invitation');
            }
            if (!member.active) {
                throw inputError('id: the member is not active');
            }
            await this.sendInvitation(inner, id);
            await this.audit.record(inner, {
                scope,
                action: 'member.invite',
                entity: 'Company',
                entityId: companyId,
                companyId,
                after: { memberId: id },
            });
            return member;
        });
    }

    /** Changes what is given. Taking the access away ends the member's sessions and links. */
    async update(ctx: RequestContext, scope: Scope, id: number, changes: MemberChanges): Promise<CompanyMember> {
        const { companyId } = await this.find(ctx, id);
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lockCompany(inner, scope, companyId);
            const member = await this.find(inner, id);
            const { active: asked, ...given } = changes;
            const before = { ...factsOf(member), active: member.active };
            const facts = checked(memberSchema(company.countryCode), {
                ...factsOf(member),
                ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
            });
            const active = asked ?? member.active;
            await this.checkBranch(inner, companyId, facts.branchId);
            const { branchId, role, language, firstName, lastName } = facts;
            await this.connection.getRepository(inner, CompanyMember).update({ id }, { branchId, role, language, active });
            await this.connection
                .getRepository(inner, Customer)
                .update({ id: member.customer.id }, { firstName, lastName, phoneNumber: facts.phone ?? '' });
            if (before.active && !active) {
                await this.access.endSessionsOfMember(inner, id);
                await this.links.withdraw(inner, id, 'invitation');
                await this.links.withdraw(inner, id, 'password');
            }
            await this.audit.record(inner, {
                scope,
                action: before.active === active ? 'member.update' : active ? 'member.activate' : 'member.deactivate',
                entity: 'Company',
                entityId: companyId,
                companyId,
                before: { memberId: id, ...before },
                after: { memberId: id, ...facts, active },
            });
            return this.find(inner, id);
        });
    }

    /** What a member may change of his own: the language of screens and messages. */
    async updateLanguage(ctx: RequestContext, scope: MemberScope, language: CompanyMember['language']): Promise<void> {
        const { memberId, companyId } = scope;
        await withTx(this.connection, ctx, async inner => {
            const before = await this.find(inner, memberId);
            await this.connection.getRepository(inner, CompanyMember).update({ id: memberId }, { language });
            await this.audit.record(inner, {
                scope,
                action: 'member.update',
                entity: 'Company',
                entityId: companyId,
                before: { memberId, language: before.language },
                after: { memberId, language },
            });
        });
    }

    private async sendInvitation(ctx: RequestContext, memberId: number): Promise<void> {
        const member = await this.find(ctx, memberId);
        const token = await this.links.issue(ctx, memberId, 'invitation');
        const { firstName, lastName, emailAddress, phoneNumber } = member.customer;
        await this.notifications.send(ctx, {
            template: 'invitation',
            to: { name: `${firstName} ${lastName}`, email: emailAddress, phone: phoneNumber || null, language: member.language },
            params: { companyName: member.company.name, link: `${this.options.publicUrl}/invitation/${token}` },
            aggregate: `member:${memberId}`,
            // The token's tail tells one invitation from the next and opens nothing.
            dedupeKey: `invitation:${memberId}:${token.slice(-6)}`,
        });
    }

    /** A member scope reaches his own company only; another one looks as if it did not exist. */
    private async lockCompany(ctx: RequestContext, scope: Scope, id: number): Promise<Company> {
        const own = scope.kind !== 'member' || scope.companyId === id;
        const company = own
            ? await this.connection.getRepository(ctx, Company).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } })
            : null;
        if (company === null) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    private async checkBranch(ctx: RequestContext, companyId: number, branchId: number | null): Promise<void> {
        if (branchId !== null && !(await this.connection.getRepository(ctx, CompanyBranch).existsBy({ id: branchId, companyId, active: true }))) {
            throw inputError('branchId: not an active branch of this company');
        }
    }

    /** The person by e-mail address, made when new. Parallel invitations to one address wait for each other. */
    private async customerFor(ctx: RequestContext, companyId: number, facts: MemberFacts): Promise<Customer> {
        await sql(this.connection, ctx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`member:${facts.emailAddress}`]);
        const repository = this.connection.getRepository(ctx, Customer);
        const known = await repository.findOneBy({ emailAddress: facts.emailAddress, deletedAt: IsNull() });
        if (known !== null) {
            const taken = await this.connection.getRepository(ctx, CompanyMember).existsBy({ customerId: Number(known.id), companyId });
            if (taken) {
                throw inputError('emailAddress: already belongs to a member of this company');
            }
        }
        const { firstName, lastName, emailAddress } = facts;
        return repository.save(
            Object.assign(known ?? new Customer({ channels: [ctx.channel], title: '' }), {
                firstName,
                lastName,
                emailAddress,
                phoneNumber: facts.phone ?? '',
            }),
        );
    }
}

function factsOf(member: CompanyMember): MemberFacts {
    const { branchId, role, language, customer } = member;
    const { firstName, lastName, emailAddress, phoneNumber } = customer;
    return { branchId, role, language, firstName, lastName, emailAddress, phone: phoneNumber || null };
}
