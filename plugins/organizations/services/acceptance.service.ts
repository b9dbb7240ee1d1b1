import { Injectable } from '@nestjs/common';
import {
    AuthService,
    Customer,
    NativeAuthenticationMethod,
    PasswordCipher,
    type RequestContext,
    RoleService,
    TransactionalConnection,
    User,
} from '@vendure/core';

import { type Scope, systemScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { passwordWeakness } from '../domain/password-policy';
import type { AccessLinkPurpose } from '../entities/access-link.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { InvitationRefusal } from '../errors';
import { AccessLinkService, type OpenLink } from './access-link.service';
import { MemberAccessService } from './member-access.service';
import { PersonService } from './person.service';
import { ScopeService } from './scope.service';

const longestToken = 200;

export interface InvitationView {
    firstName: string;
    companyName: string;
    expired: boolean;
    /** The person has a password here already, and joins with it. */
    hasAccount: boolean;
    /** The session that asks is that person's: he joins without a password. */
    isSignedIn: boolean;
}

/** Where a link from a message is used up: a password is set, or a person with a password joins one more company. */
@Injectable()
export class AcceptanceService {
    constructor(
        private connection: TransactionalConnection,
        private links: AccessLinkService,
        private access: MemberAccessService,
        private persons: PersonService,
        private scopes: ScopeService,
        private audit: AuditService,
        private roles: RoleService,
        private authentication: AuthService,
        private passwords: PasswordCipher,
    ) {}

    /** Whom an invitation is for; null for a link that is not one, or whose person may not act. */
    async view(ctx: RequestContext, token: string): Promise<InvitationView | null> {
        const link = token.length > longestToken ? null : await this.links.peek(ctx, token, 'invitation');
        if (link === null || link.refusal === 'unknown') {
            return null;
        }
        const { firstName, companyName, refusal, accountUserId } = link;
        const isSignedIn = await this.isSignedIn(ctx, accountUserId);
        return { firstName, companyName, expired: refusal !== null, hasAccount: accountUserId !== null, isSignedIn };
    }

    /**
     * Takes up an invitation: from now on the member signs in with his e-mail address and this password. Who has a password
     * keeps it and his sessions: he shows that it is his, because a link in somebody's mailbox must not open what he has in
     * other companies, nor a password that another company came by open this one.
     */
    async accept(ctx: RequestContext, token: string, password: string | null): Promise<InvitationRefusal | null> {
        const link = await this.open(ctx, token, 'invitation');
        if (link instanceof InvitationRefusal) return link;
        if (link.accountUserId === null) return this.setPassword(ctx, token, 'invitation', link, password ?? '');
        if (!(await this.isSignedIn(ctx, link.accountUserId)) && !(await this.isPasswordOf(ctx, link.accountUserId, password ?? ''))) {
            return new InvitationRefusal('wrong-password');
        }
        return this.used(ctx, token, 'invitation', link, inner => this.join(inner, systemScope, link.memberId));
    }

    /** Sets a new password by a link, and ends all sessions that the old one opened. */
    async reset(ctx: RequestContext, token: string, password: string): Promise<InvitationRefusal | null> {
        const link = await this.open(ctx, token, 'password');
        return link instanceof InvitationRefusal ? link : this.setPassword(ctx, token, 'password', link, password);
    }

    /** Gives a member a password without a link, or lets one who has one join: for the demo firm, whose mail nobody reads. */
    async acceptFor(ctx: RequestContext, scope: Scope, memberId: number, password: string): Promise<void> {
        const passwordHash = await this.passwords.hash(password);
        await withTx(this.connection, ctx, async inner => {
            const { customer } = await this.memberOf(inner, memberId);
            await (customer.user ? this.join(inner, scope, memberId) : this.openAccount(inner, scope, memberId, passwordHash, 'member.accept'));
        });
    }

    private async open(ctx: RequestContext, token: string, purpose: AccessLinkPurpose): Promise<OpenLink | InvitationRefusal> {
        const link = token.length > longestToken ? null : await this.links.peek(ctx, token, purpose);
        return link === null || link.refusal !== null ? new InvitationRefusal(link?.refusal ?? 'unknown') : link;
    }

    /** Staff who act for a person are not that person. */
    private async isSignedIn(ctx: RequestContext, userId: number | null): Promise<boolean> {
        const scope = userId === null ? null : await this.scopes.tryMember(ctx);
        return scope !== null && scope.userId === userId && scope.acting === null;
    }

    private async isPasswordOf(ctx: RequestContext, userId: number, password: string): Promise<boolean> {
        return password !== '' && (await this.authentication.verifyUserPassword(ctx, userId, password)) === true;
    }

    private async setPassword(
        ctx: RequestContext,
        token: string,
        purpose: AccessLinkPurpose,
        link: OpenLink,
        password: string,
    ): Promise<InvitationRefusal | null> {
        if (passwordWeakness(password, link.emailAddress) !== null) {
            return new InvitationRefusal('weak-password');
        }
        // Slow on purpose, so done before a transaction holds anything.
        const passwordHash = await this.passwords.hash(password);
        // Nobody is signed in: whoever held the link did it.
        const action = purpose === 'invitation' ? 'member.accept' : 'member.reset-password';
        return this.used(ctx, token, purpose, link, inner => this.openAccount(inner, systemScope, link.memberId, passwordHash, action));
    }

    /** Uses the link up and does what it is for, unless the person has come by a password since it was looked at. */
    private used(
        ctx: RequestContext,
        token: string,
        purpose: AccessLinkPurpose,
        { memberId, accountUserId }: OpenLink,
        work: (ctx: RequestContext) => Promise<void>,
    ): Promise<InvitationRefusal | null> {
        return withTx(this.connection, ctx, async inner => {
            const lock = 'SELECT cu.id FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE m.id = $1 FOR UPDATE OF cu';
            await sql(this.connection, inner, lock, [memberId]);
            const now = await this.links.peek(inner, token, purpose);
            if (now === null || now.refusal !== null) {
                return new InvitationRefusal(now?.refusal ?? 'unknown');
            }
            if (now.accountUserId !== accountUserId) {
                return new InvitationRefusal('wrong-password');
            }
            if (!(await this.links.consume(inner, token, purpose))) {
                return new InvitationRefusal('used');
            }
            await work(inner);
            return null;
        });
    }

    private async openAccount(ctx: RequestContext, scope: Scope, memberId: number, passwordHash: string, action: string): Promise<void> {
        const member = await this.memberOf(ctx, memberId);
        const userId = await this.keepPassword(ctx, member.customer, passwordHash);
        if (member.acceptedAt === null) {
            await this.persons.join(ctx, member);
        }
        await this.access.endSessionsOfUser(ctx, userId);
        const { companyId } = member;
        await this.audit.record(ctx, { scope, action, entity: 'Company', entityId: companyId, companyId, after: { memberId } });
    }

    /** A password link that a company's phone may have got is worth more now than it was: it ends. */
    private async join(ctx: RequestContext, scope: Scope, memberId: number): Promise<void> {
        const member = await this.memberOf(ctx, memberId);
        await this.persons.join(ctx, member);
        await this.links.withdrawOfPerson(ctx, member.customerId, 'password');
        const { companyId } = member;
        await this.audit.record(ctx, { scope, action: 'member.join', entity: 'Company', entityId: companyId, companyId, after: { memberId } });
    }

    private memberOf(ctx: RequestContext, id: number): Promise<CompanyMember> {
        return this.connection.getRepository(ctx, CompanyMember).findOneOrFail({ where: { id }, relations: { customer: { user: true } } });
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
