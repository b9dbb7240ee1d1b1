import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { NotificationService } from '../../notifications';
import { ORGANIZATIONS_OPTIONS } from '../constants';
import { type InvitationAgainRefusal, refuseInvitationAgain } from '../domain/invitation-again';
import type { CompanyMember } from '../entities/company-member.entity';
import type { OrganizationsOptions } from '../types';
import { AccessLinkService } from './access-link.service';
import { PersonService } from './person.service';

/** The message with which somebody becomes a member. Who may send it is judged before. */
@Injectable()
export class InvitationService {
    constructor(
        @Inject(ORGANIZATIONS_OPTIONS) private options: OrganizationsOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
        private links: AccessLinkService,
        private persons: PersonService,
    ) {}

    /** With a fresh link; the one sent before stops working. */
    async send(ctx: RequestContext, member: CompanyMember): Promise<void> {
        const token = await this.links.issue(ctx, member.id, 'invitation');
        const { firstName, lastName, emailAddress, phone } = this.persons.detailsOf(member);
        await this.notifications.send(ctx, {
            template: 'invitation',
            // Whoever invites a known person has typed a number that nobody has proved: the link goes to the address only.
            to: { name: `${firstName} ${lastName}`, email: emailAddress, phone: member.invitedAs === null ? phone : null, language: member.language },
            params: { companyName: member.company.name, link: `${this.options.publicUrl}/invitation/${token}` },
            aggregate: `member:${member.id}`,
            // The token's tail tells one invitation from the next and opens nothing.
            dedupeKey: `invitation:${member.id}:${token.slice(-6)}`,
        });
    }

    /** Why the member gets no further one now. His company is locked, so that two who ask at once are counted one after the other. */
    async refuseAgain(ctx: RequestContext, member: CompanyMember): Promise<InvitationAgainRefusal | null> {
        const [row] = await sql<{ sent: number }>(
            this.connection,
            ctx,
            `SELECT count(*)::int AS sent FROM access_link
              WHERE "memberId" = $1 AND purpose = 'invitation' AND "createdAt" AT TIME ZONE 'UTC' > now() - interval '1 day'`,
            [member.id],
        );
        return refuseInvitationAgain({
            hasAccepted: member.acceptedAt !== null,
            active: member.active && member.company.active,
            sentWithinDay: row?.sent ?? 0,
        });
    }
}
