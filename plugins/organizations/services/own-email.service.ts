import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, emailAddress as emailSchema } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { NotificationService, OptOutService } from '../../notifications';
import { type OutboxMessage, OutboxHandlers, type OutboxOutcome, OutboxService } from '../../outbox';
import { emailChangeKind, ORGANIZATIONS_OPTIONS } from '../constants';
import type { Language } from '../domain/languages';
import { InvitationRefusal, OwnDetailsRefusal } from '../errors';
import type { OrganizationsOptions } from '../types';
import { AccessLinkService } from './access-link.service';
import { OwnProfileService, refuseActing } from './own-profile.service';

const longestToken = 200;

interface Holder {
    memberId: number;
    companyId: number;
    branchId: number | null;
    customerId: number;
    userId: number;
    name: string;
    emailAddress: string;
    language: Language;
    currencyCode: string;
}

/** A person's new e-mail address, which is what he signs in with: in force once a link sent there was opened. */
@Injectable()
export class OwnEmailService implements OnModuleInit {
    constructor(
        @Inject(ORGANIZATIONS_OPTIONS) private options: OrganizationsOptions,
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private contexts: RequestContextService,
        private links: AccessLinkService,
        private notifications: NotificationService,
        private profiles: OwnProfileService,
        private optOuts: OptOutService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(emailChangeKind, message => this.send(message));
    }

    /** Notes the wish. Whether the address is somebody's already is looked up by the worker, so that neither the answer nor its time tells. */
    async request(ctx: RequestContext, scope: MemberScope, written: string, currentPassword: string): Promise<OwnDetailsRefusal | null> {
        refuseActing(scope);
        const { emailAddress } = checked(z.object({ emailAddress: emailSchema }), { emailAddress: written });
        if (!(await this.profiles.isPassword(ctx, scope, currentPassword))) return new OwnDetailsRefusal('wrong-password');
        const { emailAddress: current } = await this.profiles.view(ctx, scope);
        if (current === emailAddress) return new OwnDetailsRefusal('same-address');
        await withTx(this.connection, ctx, async inner => {
            const { memberId } = scope;
            await this.outbox.enqueue(inner, { kind: emailChangeKind, aggregate: `email-change:${scope.customerId}`, payload: { memberId, emailAddress } });
            await this.profiles.record(inner, scope, 'member.ask-email', { emailAddress: current }, { emailAddress });
        });
        return null;
    }

    /** The address is his who opened the link that was sent there; the old one is told. Of parallel calls one gets through. */
    async confirm(ctx: RequestContext, token: string): Promise<InvitationRefusal | null> {
        return withTx(this.connection, ctx, async inner => {
            const found = token.length > longestToken ? null : await this.links.peek(inner, token, 'email');
            const newAddress = found?.newAddress ?? null;
            if (found === null || newAddress === null || found.refusal !== null) return new InvitationRefusal(found?.refusal ?? 'unknown');
            await sql(this.connection, inner, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`member:${newAddress}`]);
            const holder = await this.holder(inner, found.memberId, 'FOR UPDATE OF cu');
            if (holder === null) return new InvitationRefusal('unknown');
            if (await this.isTaken(inner, newAddress)) return new InvitationRefusal('address-taken');
            if (!(await this.links.consume(inner, token, 'email'))) return new InvitationRefusal('used');
            await this.write(inner, holder, newAddress);
            return null;
        });
    }

    private async write(ctx: RequestContext, holder: Holder, newAddress: string): Promise<void> {
        const { customerId, userId, memberId, companyId, branchId, currencyCode, name, emailAddress, language } = holder;
        await sql(this.connection, ctx, 'UPDATE customer SET "emailAddress" = $2, "updatedAt" = now() WHERE id = $1', [customerId, newAddress]);
        await sql(this.connection, ctx, 'UPDATE "user" SET identifier = $2, "updatedAt" = now() WHERE id = $1', [userId, newAddress]);
        await sql(this.connection, ctx, 'UPDATE authentication_method SET identifier = $2, "updatedAt" = now() WHERE "userId" = $1 AND "passwordHash" IS NOT NULL', [userId, newAddress]);
        await this.links.withdrawOfPerson(ctx, customerId, 'password');
        await this.links.withdrawOfPerson(ctx, customerId, 'email');
        await this.optOuts.follow(ctx, { email: emailAddress, phone: null }, { email: newAddress, phone: null });
        const scope: MemberScope = { kind: 'member', companyId, branchId, memberId, customerId, userId, permissions: new Set(), currencyCode, acting: null };
        await this.profiles.record(ctx, scope, 'member.change-email', { emailAddress }, { emailAddress: newAddress });
        await this.notifications.send(ctx, {
            template: 'email-changed',
            to: { name, email: emailAddress, phone: null, language },
            params: { emailAddress: newAddress },
            aggregate: `member:${memberId}`,
            dedupeKey: `email-changed:${customerId}:${emailAddress}:${newAddress}`,
        });
    }

    private async send(message: OutboxMessage): Promise<OutboxOutcome> {
        const ctx = await this.contexts.create({ apiType: 'shop' });
        const { memberId, emailAddress } = message.payload as { memberId: number; emailAddress: string };
        return withTx(this.connection, ctx, async inner => {
            const holder = await this.holder(inner, memberId, '');
            if (holder === null) return { accepted: 'no active member' };
            // Nobody is told: whoever asks for strangers' addresses would learn who is known here.
            if (await this.isTaken(inner, emailAddress)) return { accepted: 'the address is somebody’s' };
            await this.links.withdrawOfPerson(inner, holder.customerId, 'email');
            const token = await this.links.issue(inner, memberId, 'email', emailAddress);
            await this.notifications.send(inner, {
                template: 'email-change',
                to: { name: holder.name, email: emailAddress, phone: null, language: holder.language },
                params: { link: `${this.options.publicUrl}/confirm-email/${token}` },
                aggregate: `member:${memberId}`,
                dedupeKey: `email-change:${message.id}`,
            });
            return { accepted: `member:${memberId}` };
        });
    }

    private async isTaken(ctx: RequestContext, emailAddress: string): Promise<boolean> {
        const rows = await sql(
            this.connection,
            ctx,
            `SELECT 1 FROM customer WHERE "emailAddress" = $1 AND "deletedAt" IS NULL
             UNION ALL SELECT 1 FROM "user" WHERE identifier = $1 AND "deletedAt" IS NULL LIMIT 1`,
            [emailAddress],
        );
        return rows.length > 0;
    }

    private async holder(ctx: RequestContext, memberId: number, lock: '' | 'FOR UPDATE OF cu'): Promise<Holder | null> {
        const [row] = await sql<Holder>(
            this.connection,
            ctx,
            `SELECT m.id AS "memberId", m."companyId", m."branchId", cu.id AS "customerId", cu."userId", cu."firstName" || ' ' || cu."lastName" AS name,
                    cu."emailAddress", m.language, c."currencyCode"
               FROM company_member m JOIN customer cu ON cu.id = m."customerId" AND cu."deletedAt" IS NULL JOIN company c ON c.id = m."companyId" AND c.active
              WHERE m.id = $1 AND m.active AND m."acceptedAt" IS NOT NULL AND cu."userId" IS NOT NULL ${lock}`,
            [memberId],
        );
        return row ?? null;
    }
}
