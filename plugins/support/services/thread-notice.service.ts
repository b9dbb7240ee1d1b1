import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { NotificationService } from '../../notifications';
import { Company, FirmSettingsService } from '../../organizations';
import { SUPPORT_OPTIONS } from '../constants';
import type { SupportMessage } from '../entities/support-message.entity';
import type { SupportThread } from '../entities/support-thread.entity';
import { memberPerson, type Person, staffPerson } from '../queries/thread-people.query';
import type { SupportOptions } from '../types';

/** Who is told of a message. Written in its transaction, sent after it. */
@Injectable()
export class ThreadNoticeService {
    constructor(
        @Inject(SUPPORT_OPTIONS) private readonly options: SupportOptions,
        private readonly connection: TransactionalConnection,
        private readonly notifications: NotificationService,
        private readonly firm: FirmSettingsService,
    ) {}

    /** The company's account manager, else the firm's support address; with neither, the inbox alone has it. */
    async asked(ctx: RequestContext, thread: SupportThread, message: SupportMessage): Promise<void> {
        const company = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: thread.companyId });
        const { name, language, supportEmail } = await this.firm.get(ctx);
        const managerId = company.managerAdministratorId;
        const manager = managerId === null ? null : await staffPerson(this.connection, ctx, managerId);
        const reader: Person | null = manager ?? (supportEmail === null ? null : { name, email: supportEmail, language });
        if (reader === null) {
            return;
        }
        await this.notifications.send(ctx, {
            template: 'thread-asked',
            to: { name: reader.name, email: reader.email, language: reader.language ?? language },
            params: {
                companyName: company.name,
                personName: message.authorName,
                subject: thread.subject,
                text: message.text,
                link: `${this.options.publicUrl}/dashboard/support?thread=${thread.id}`,
            },
            aggregate: `support-thread:${thread.id}`,
            dedupeKey: `support-message:${message.id}`,
        });
    }

    async answered(ctx: RequestContext, thread: SupportThread, message: SupportMessage): Promise<void> {
        const member = await memberPerson(this.connection, ctx, thread.memberId);
        if (member === null) {
            return;
        }
        await this.notifications.send(ctx, {
            template: 'thread-answered',
            to: { name: member.name, email: member.email, language: member.language ?? (await this.firm.get(ctx)).language },
            params: { subject: thread.subject, link: `${this.options.publicUrl}/messages/${thread.id}` },
            aggregate: `support-thread:${thread.id}`,
            dedupeKey: `support-message:${message.id}`,
        });
    }
}
