import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { NotificationService } from '../../notifications';
import { FirmSettingsService } from '../../organizations';
import { OutboxHandlers } from '../../outbox';
import { applicationReceivedKind, REGISTRATION_OPTIONS } from '../constants';
import { AccessApplication } from '../entities/access-application.entity';
import { type StaffAddress, staffWhoDecide } from '../queries/staff-who-decide.query';
import type { RegistrationOptions } from '../types';
import { ApplicationLinkService } from './application-link.service';

/** More mails a day to one address than these would let strangers use the form to flood somebody. */
const confirmationsPerAddress = 3;

/** Undoes a link whose mail is already under way. */
class ToldBefore extends Error {}

/** Who is told what of an application. */
@Injectable()
export class ApplicationNewsService implements OnModuleInit {
    constructor(
        @Inject(REGISTRATION_OPTIONS) private options: RegistrationOptions,
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private handlers: OutboxHandlers,
        private notifications: NotificationService,
        private firm: FirmSettingsService,
        private links: ApplicationLinkService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(applicationReceivedKind, async ({ payload }) => {
            const ctx = await this.contexts.create({ apiType: 'shop' });
            return { accepted: await this.tellOfNew(ctx, Number(payload.applicationId)) };
        });
    }

    async tellOfQuestion(ctx: RequestContext, application: AccessApplication, questionId: number, question: string): Promise<void> {
        const token = await this.links.issue(ctx, application.id, 'answer');
        await this.notifications.send(ctx, {
            ...this.toApplicant(application),
            template: 'application-question',
            params: { companyName: application.companyName, question, link: `${this.options.publicUrl}/application/answer/${token}` },
            dedupeKey: `application-question:${questionId}`,
        });
    }

    async tellOfRefusal(ctx: RequestContext, application: AccessApplication, reason: string): Promise<void> {
        await this.notifications.send(ctx, {
            ...this.toApplicant(application),
            template: 'application-refused',
            params: { companyName: application.companyName, reason },
            dedupeKey: `application-refused:${application.id}`,
        });
    }

    async tellStaffOfAnswer(ctx: RequestContext, application: AccessApplication, questionId: number, answer: string): Promise<void> {
        const { id, companyName, firstName, lastName } = application;
        // Of an application that is somebody's, those within whose reach he is.
        for (const to of await this.staff(ctx, application.assignedAdministratorId ?? undefined)) {
            await this.notifications.send(ctx, {
                template: 'application-answered',
                to,
                params: { companyName, personName: `${firstName} ${lastName}`, answer, link: this.pageOf(id) },
                aggregate: `application:${id}`,
                dedupeKey: `application-answered:${questionId}`,
            });
        }
    }

    /** Those who may decide, and the firm's own address. With an account manager, those who see his customers; with null, who see all. */
    async staff(ctx: RequestContext, owner?: number | null): Promise<{ name: string; email: string; language: string }[]> {
        const { language, supportEmail, name } = await this.firm.get(ctx);
        const office: StaffAddress[] = supportEmail === null ? [] : [{ name, emailAddress: supportEmail }];
        const people = [...(await staffWhoDecide(this.connection.rawConnection.manager, owner)), ...office];
        return [...new Map(people.map(person => [person.emailAddress, person])).values()].map(person => {
            return { name: person.name, email: person.emailAddress, language };
        });
    }

    private async tellOfNew(ctx: RequestContext, id: number): Promise<string> {
        const application = await this.connection.getRepository(ctx, AccessApplication).findOneBy({ id });
        if (application === null) return 'no such application';
        const { companyName, firstName, lastName, phone, emailAddress, message } = application;
        for (const to of await this.staff(ctx)) {
            await this.notifications.send(ctx, {
                template: 'application-received',
                to,
                params: { companyName, personName: `${firstName} ${lastName}`, phone, emailAddress, message, link: this.pageOf(id) },
                aggregate: `application:${id}`,
                dedupeKey: `application-received:${id}`,
            });
        }
        const told = await this.askToConfirm(ctx, application).catch((error: unknown) => {
            if (error instanceof ToldBefore) return 'told before';
            throw error;
        });
        return `application:${id} ${told}`;
    }

    /** A link and its mail, both or neither: told again after a crash, a fresh link would end the one that was sent. */
    private askToConfirm(ctx: RequestContext, application: AccessApplication): Promise<string> {
        return withTx(this.connection, ctx, async inner => {
            if ((await this.earlierToday(inner, application)) >= confirmationsPerAddress) return 'too many mails to this address';
            const token = await this.links.issue(inner, application.id, 'confirm');
            const sent = await this.notifications.send(inner, {
                ...this.toApplicant(application),
                template: 'application-confirm',
                params: { link: `${this.options.publicUrl}/application/confirm/${token}` },
                dedupeKey: `application-confirm:${application.id}`,
            });
            if (sent.length === 0) throw new ToldBefore();
            return 'asked to confirm';
        });
    }

    private async earlierToday(ctx: RequestContext, { id, emailAddress }: AccessApplication): Promise<number> {
        const [row] = await sql<{ count: number }>(
            this.connection,
            ctx,
            `SELECT count(*)::int AS count FROM access_application a
             WHERE a."emailAddress" = $1 AND a.id < $2 AND a."createdAt" > now() - interval '1 day'`,
            [emailAddress, id],
        );
        return row?.count ?? 0;
    }

    private toApplicant({ id, firstName, lastName, emailAddress, language }: AccessApplication) {
        return { to: { name: `${firstName} ${lastName}`, email: emailAddress, language }, aggregate: `application:${id}` };
    }

    private pageOf(id: number): string {
        return `${this.options.publicUrl}/dashboard/applications/${id}`;
    }
}
