import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, emailAddress as emailSchema } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { NotificationService } from '../../notifications';
import { type OutboxMessage, OutboxHandlers, type OutboxOutcome, OutboxService } from '../../outbox';
import { ORGANIZATIONS_OPTIONS, passwordLinkKind } from '../constants';
import { findPasswordLinkMember, type PasswordLinkMember } from '../queries/password-link-member.query';
import type { OrganizationsOptions } from '../types';
import { AccessLinkService } from './access-link.service';

/** Undoes a link whose message is already under way. */
class ToldBefore extends Error {}

@Injectable()
export class PasswordLinkService implements OnModuleInit {
    constructor(
        @Inject(ORGANIZATIONS_OPTIONS) private options: OrganizationsOptions,
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private contexts: RequestContextService,
        private links: AccessLinkService,
        private notifications: NotificationService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(passwordLinkKind, message => this.send(message));
    }

    /**
     * Notes the wish, whoever it is from. Whether the address belongs to a member is looked up by the worker, so that
     * neither the answer nor its time tells.
     */
    async request(ctx: RequestContext, written: string): Promise<void> {
        const { emailAddress } = checked(z.object({ emailAddress: emailSchema }), { emailAddress: written });
        await withTx(this.connection, ctx, inner =>
            this.outbox.enqueue(inner, { kind: passwordLinkKind, aggregate: `password-link:${emailAddress}`, payload: { emailAddress } }),
        );
    }

    private async send(message: OutboxMessage): Promise<OutboxOutcome> {
        const ctx = await this.contexts.create({ apiType: 'shop' });
        const { emailAddress } = message.payload as { emailAddress: string };
        const member = await findPasswordLinkMember(this.connection.rawConnection.manager, emailAddress);
        if (member === null) {
            // No failure that staff should look into: strangers ask for whatever address they like.
            return { accepted: 'no active member with this address' };
        }
        const isTold = await this.tell(ctx, message.id, emailAddress, member).catch((error: unknown) => {
            if (error instanceof ToldBefore) return false;
            throw error;
        });
        return { accepted: isTold ? `member:${member.memberId}` : 'told before' };
    }

    /** A link and its mail, both or neither: told again after a crash, a fresh link would end the one that was sent. */
    private tell(ctx: RequestContext, messageId: OutboxMessage['id'], emailAddress: string, member: PasswordLinkMember): Promise<boolean> {
        return withTx(this.connection, ctx, async inner => {
            const token = await this.links.issue(inner, member.memberId, 'password');
            const sent = await this.notifications.send(inner, {
                template: 'password-link',
                to: { name: member.name, email: emailAddress, phone: member.phone, language: member.language },
                params: { link: `${this.options.publicUrl}/reset/${token}` },
                aggregate: `member:${member.memberId}`,
                dedupeKey: `password-link:${messageId}`,
            });
            if (sent.length === 0) throw new ToldBefore();
            return true;
        });
    }
}
