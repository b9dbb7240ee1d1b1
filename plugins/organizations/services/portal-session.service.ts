import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import type { FirmCalendar } from '../domain/firm-defaults';
import { languages } from '../domain/languages';
import type { MemberRole } from '../domain/member-roles';
import type { CompanyBranch } from '../entities/company-branch.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { type AccountManager, findAccountManager } from '../queries/account-manager.query';
import { BranchService } from './branch.service';
import { FirmSettingsService } from './firm-settings.service';
import { language } from './input-schemas';
import { MemberService } from './member.service';
import { type Membership, MembershipService } from './membership.service';
import { ScopeService } from './scope.service';

export interface PortalMember {
    id: number;
    firstName: string;
    lastName: string;
    emailAddress: string;
    phone: string | null;
    language: string;
    role: MemberRole;
    ownRoleName: string | null;
    permissions: string[];
    company: {
        isGuest: boolean;
        id: number;
        name: string;
        taxId: string | null;
        currencyCode: string;
        orderingEnabled: boolean;
        branches: CompanyBranch[];
        manager: AccountManager | null;
    };
    branch: CompanyBranch | null;
}

export interface PortalSession {
    firmName: string;
    accessMode: string;
    acceptsApplications: boolean;
    languages: readonly string[];
    calendar: FirmCalendar;
    timeZone: string;
    supportPhone: string | null;
    supportEmail: string | null;
    member: PortalMember | null;
    memberships: Membership[];
}

/** What the portal needs to draw its frame: the firm, and the person who is signed in. */
@Injectable()
export class PortalSessionService {
    constructor(
        private connection: TransactionalConnection,
        private scopes: ScopeService,
        private firm: FirmSettingsService,
        private members: MemberService,
        private memberships: MembershipService,
        private branches: BranchService,
    ) {}

    async view(ctx: RequestContext): Promise<PortalSession> {
        const { name, calendar, timeZone, supportPhone, supportEmail, accessMode, acceptsApplications } = await this.firm.get(ctx);
        const scope = await this.scopes.tryMember(ctx);
        const member = scope === null ? null : await this.memberOf(ctx, scope);
        const memberships = scope === null ? [] : await this.memberships.of(ctx, scope);
        const firm = { firmName: name, accessMode, acceptsApplications, languages, calendar, timeZone, supportPhone, supportEmail };
        return { ...firm, member, memberships };
    }

    async switchCompany(ctx: RequestContext, memberId: number): Promise<PortalSession> {
        await this.memberships.switch(ctx, await this.scopes.member(ctx), memberId);
        return this.view(ctx);
    }

    async updateMyLanguage(ctx: RequestContext, wanted: string): Promise<PortalMember> {
        const scope = await this.scopes.member(ctx);
        const input = checked(z.object({ language }), { language: wanted });
        await this.members.updateLanguage(ctx, scope, input.language);
        return this.memberOf(ctx, scope);
    }

    private async memberOf(ctx: RequestContext, scope: MemberScope): Promise<PortalMember> {
        const member = await this.members.find(ctx, scope.memberId);
        const { customer, company, branch, role, ownRole } = member;
        const active = (await this.branches.ofCompany(ctx, company.id)).filter(one => one.active);
        return {
            id: member.id,
            firstName: customer.firstName,
            lastName: customer.lastName,
            // A guest's own address is kept at his company.
            emailAddress: company.kind === 'guest' ? (company.email ?? '') : customer.emailAddress,
            phone: customer.phoneNumber || null,
            language: member.language,
            role,
            ownRoleName: ownRole?.name ?? null,
            permissions: [...scope.permissions],
            branch,
            company: {
                isGuest: company.kind === 'guest',
                id: company.id,
                name: company.name,
                taxId: company.taxId,
                currencyCode: company.currencyCode,
                orderingEnabled: company.orderingEnabled,
                branches: active,
                manager: await this.managerOf(ctx, company.managerAdministratorId),
            },
        };
    }

    private async managerOf(ctx: RequestContext, administratorId: number | null): Promise<AccountManager | null> {
        const manager = this.connection.getRepository(ctx, CompanyMember).manager;
        const card = administratorId === null ? null : await findAccountManager(manager, administratorId);
        return card === null ? null : { ...card, phone: card.phone ?? (await this.firm.get(ctx)).supportPhone };
    }
}
