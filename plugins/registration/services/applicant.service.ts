import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { ApplicationQuestion } from '../entities/application-question.entity';
import type { ApplicationLinkPurpose } from '../entities/application-link.entity';
import { ApplicationLinkRefusal } from '../errors';
import { ApplicationLinkService, type OpenApplicationLink } from './application-link.service';
import { ApplicationNewsService } from './application-news.service';
import { ApplicationService } from './application.service';
import { answerSchema } from './input-schemas';

export interface QuestionView {
    companyName: string;
    question: string;
    expired: boolean;
}

/** What an applicant does by the links in his mails. Whoever holds a link is taken for him, and learns no more than he wrote. */
@Injectable()
export class ApplicantService {
    constructor(
        private connection: TransactionalConnection,
        private links: ApplicationLinkService,
        private applications: ApplicationService,
        private news: ApplicationNewsService,
        private audit: AuditService,
    ) {}

    /** He has the mailbox that he named. */
    confirm(ctx: RequestContext, token: string): Promise<ApplicationLinkRefusal | null> {
        return this.byLink(ctx, token, 'confirm', async (inner, { applicationId: id }) => {
            await sql(this.connection, inner, 'UPDATE access_application SET "confirmedAt" = now() WHERE id = $1', [id]);
            await this.audit.record(inner, { scope: systemScope, action: 'application.confirm', entity: 'AccessApplication', entityId: id });
        });
    }

    /** Null for a link that is none. */
    async question(ctx: RequestContext, token: string): Promise<QuestionView | null> {
        const link = await this.links.peek(ctx, token, 'answer');
        if (link === null) return null;
        const open = link.refusal === null ? await this.openQuestion(ctx, link.applicationId) : null;
        return { companyName: link.companyName, question: open?.question ?? '', expired: open === null };
    }

    async answer(ctx: RequestContext, token: string, written: string): Promise<ApplicationLinkRefusal | null> {
        const { answer } = checked(answerSchema, { answer: written });
        return this.byLink(ctx, token, 'answer', async (inner, { applicationId: id }) => {
            const application = await this.applications.lock(inner, id);
            const open = await this.openQuestion(inner, id);
            if (open !== null) {
                await this.connection.getRepository(inner, ApplicationQuestion).update({ id: open.id }, { answer, answeredAt: () => 'now()' });
                await this.news.tellStaffOfAnswer(inner, application, open.id, answer);
            }
            await this.applications.move(inner, systemScope, application, 'new');
        });
    }

    private openQuestion(ctx: RequestContext, applicationId: number): Promise<ApplicationQuestion | null> {
        return this.connection.getRepository(ctx, ApplicationQuestion).findOne({ where: { applicationId }, order: { id: 'DESC' } });
    }

    private async byLink(
        ctx: RequestContext,
        token: string,
        purpose: ApplicationLinkPurpose,
        work: (ctx: RequestContext, link: OpenApplicationLink) => Promise<void>,
    ): Promise<ApplicationLinkRefusal | null> {
        const link = await this.links.peek(ctx, token, purpose);
        if (link === null || link.refusal !== null) return new ApplicationLinkRefusal(link?.refusal ?? 'unknown');
        return withTx(this.connection, ctx, async inner => {
            // The application before its link, as staff who decide lock it.
            const { state } = await this.applications.lock(inner, link.applicationId);
            const mayGoOn = purpose === 'confirm' || state === 'asked';
            if (!mayGoOn || !(await this.links.consume(inner, token, purpose))) return new ApplicationLinkRefusal('used');
            await work(inner, link);
            return null;
        });
    }
}
