import { Injectable } from '@nestjs/common';
import {
    Customer,
    NativeAuthenticationMethod,
    PasswordCipher,
    type RequestContext,
    RoleService,
    TransactionalConnection,
    User,
} from '@vendure/core';

import { type Scope, systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { AccessLinkRefusalReason } from '../domain/access-link';
import { passwordWeakness } from '../domain/password-policy';
import type { AccessLinkPurpose } from '../entities/access-link.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { InvitationRefusal } from '../errors';
import { AccessLinkService } from './access-link.service';
import { MemberAccessService } from './member-access.service';

const longestToken = 200;

export interface InvitationView {
    firstName: string;
    companyName: string;
    expired: boolean;
}

/** Where a link from a message is used up and a password is set. */
@Injectable()
export class AcceptanceService {
    constructor(
        private connection: TransactionalConnection,
        private links: AccessLinkService,
        private access: MemberAccessService,
        private audit: AuditService,
        private roles: RoleService,
        private passwords: PasswordCipher,
    ) {}

    /** Whom an invitation is for; null for a link that is not one, or whose person may not act. */
    async view(ctx: RequestContext, token: string): Promise<InvitationView | null> {
        const link = token.length > longestToken ? null : await this.links.peek(ctx, token, 'invitation');
        if (link === null || link.refusal === 'unknown') {
            return null;
        }
        const { firstName, companyName, refusal } = link;
        return { firstName, companyName, expired: refusal !== null };
    }

    /** Takes up an invitation: from now on the member signs in with his e-mail address and this password. */
    accept(ctx: RequestContext, token: string, password: string): Promise<InvitationRefusal | null> {
        return this.setPassword(ctx, token, 'invitation', password);
    }

    /** Sets a new password by a link, and ends all sessions that the old one opened. */
    reset(ctx: RequestContext, token: string, password: string): Promise<InvitationRefusal | null> {
        return this.setPassword(ctx, token, 'password', password);
    }

    private async setPassword(
        ctx: RequestContext,
        token: string,
        purpose: AccessLinkPurpose,
        password: string,
    ): Promise<InvitationRefusal | null> {
        const link = token.length > longestToken ? null : await this.links.peek(ctx, token, purpose);
        if (link === null || link.refusal !== null) {
            return new InvitationRefusal(link?.refusal ?? 'unknown');
        }
        if (passwordWeakness(password, link.emailAddress) !== null) {
            return new InvitationRefusal('weak-password');
        }
        // Slow on purpose, so done before a transaction holds anything.
        const passwordHash = await this.passwords.hash(password);
        return withTx(this.connection, ctx, async inner => {
            if (!(await this.links.consume(inner, token, purpose))) {
                return new InvitationRefusal(await this.whyNot(inner, token, purpose));
            }
            // Nobody is signed in: whoever held the link did it.
            const action = purpose === 'invitation' ? 'member.accept' : 'member.reset-password';
            await this.openAccount(inner, systemScope, link.memberId, passwordHash, action);
            return null;
        });
    }

    /** Gives a member a password without a link: for the demo firm, whose mail nobody reads. */
    async acceptFor(ctx: RequestContext, scope: Scope, memberId: number, password: string): Promise<void> {
        const passwordHash = await this.passwords.hash(password);
        await withTx(this.connection, ctx, inner => this.openAccount(inner, scope, memberId, passwordHash, 'member.accept'));
    }

    private async openAccount(ctx: RequestContext, scope: Scope, memberId: number, passwordHash: string, action: string): Promise<void> {
        const members = this.connection.getRepository(ctx, CompanyMember);
        const member = await members.findOneOrFail({ where: { id: memberId }, relations: { customer: { user: true } } });
        const userId = await this.keepPassword(ctx, member.customer, passwordHash);
        if (member.acceptedAt === null) {
            await members.update({ id: memberId }, { acceptedAt: () => 'now()' });
        }
        await this.access.endSessionsOfUser(ctx, userId);
        const { companyId } = member;
        await this.audit.record(ctx, { scope, action, entity: 'Company', entityId: companyId, companyId, after: { memberId } });
    }

    /** Between the first look and the update somebody else may have used the link. */
    private async whyNot(ctx: RequestContext, token: string, purpose: AccessLinkPurpose): Promise<AccessLinkRefusalReason> {
        return (await this.links.peek(ctx, token, purpose))?.refusal ?? 'used';
    }

    /** The customer's user with this password: made on acceptance, because until then nobody has proved to own the address. */
    private async keepPassword(ctx: RequestContext, customer: Customer, passwordHash: string): Promise<number> {
        const users = this.connection.getRepository(ctx, User);
        const methods = this.connection.getRepository(ctx, NativeAuthenticationMethod);
        const user =
            customer.user ??
            (await users.save(
                new User({ identifier: customer.emailAddress, verified: true, roles: [await this.roles.getCustomerRole(ctx)] }),
            ));
        if (customer.user === undefined || customer.user === null) {
            await this.connection.getRepository(ctx, Customer).update({ id: customer.id }, { user: { id: user.id } });
        }
        const method = await methods.findOne({ where: { user: { id: user.id } } });
        await methods.save(
            Object.assign(method ?? new NativeAuthenticationMethod({ identifier: customer.emailAddress, user }), {
                passwordHash,
                verificationToken: null,
                passwordResetToken: null,
            }),
        );
        await users.update({ id: user.id }, { verified: true });
        return Number(user.id);
    }
}
