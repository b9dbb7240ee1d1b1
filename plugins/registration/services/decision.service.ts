import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { actorOf, type StaffScope } from '../../../kernel/scope';
import { checked, idOf, inPart } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CompanyDuplicateRefusal, CompanyService, FirmSettingsService, MemberService, TeamRefusal } from '../../organizations';
import { AccessApplication } from '../entities/access-application.entity';
import { ApplicationQuestion } from '../entities/application-question.entity';
import { Consent } from '../entities/consent.entity';
import { ApplicationRefusal } from '../errors';
import { ApplicationNewsService } from './application-news.service';
import { ApplicationService } from './application.service';
import { type Acceptance, acceptanceSchema, questionSchema, refusalSchema } from './input-schemas';

interface Step {
    id: number;
    version: number;
}

/** What staff decide of an application. Without a decision nobody gets in. */
@Injectable()
export class DecisionService {
    constructor(
        private connection: TransactionalConnection,
        private applications: ApplicationService,
        private news: ApplicationNewsService,
        private companies: CompanyService,
        private members: MemberService,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    async ask(ctx: RequestContext, scope: StaffScope, { id, version, ...input }: Step & { question: string }): Promise<ApplicationRefusal | null> {
        const { question } = checked(questionSchema, input);
        return withTx(this.connection, ctx, async inner => {
            const application = await this.applications.lock(inner, id);
            const refused = this.applications.refuse(application, 'asked', version);
            if (refused !== null) return refused;
            const asked = await this.connection
                .getRepository(inner, ApplicationQuestion)
                .save(new ApplicationQuestion({ applicationId: id, question, askedBy: actorOf(scope) }));
            await this.applications.move(inner, scope, application, 'asked', question);
            await this.news.tellOfQuestion(inner, application, asked.id, question);
            return null;
        });
    }

    async refuse(ctx: RequestContext, scope: StaffScope, { id, version, ...input }: Step & { reason: string }): Promise<ApplicationRefusal | null> {
        const { reason } = checked(refusalSchema, input);
        return withTx(this.connection, ctx, async inner => {
            const application = await this.applications.lock(inner, id);
            const refused = this.applications.refuse(application, 'refused', version);
            if (refused !== null) return refused;
            Object.assign(application, { reason, decidedAt: new Date(), decidedBy: actorOf(scope) });
            await this.applications.move(inner, scope, application, 'refused', reason);
            await this.news.tellOfRefusal(inner, application, reason);
            return null;
        });
    }

    /** Lets the applicant in: into a company made for him, or as a member of one that exists. */
    async accept(ctx: RequestContext, scope: StaffScope, input: Acceptance): Promise<ApplicationRefusal | null> {
        const id = idOf(input.id);
        const { companyId: chosen } = checked(acceptanceSchema, { companyId: input.companyId, hasCompany: input.company != null });
        return withTx(this.connection, ctx, async inner => {
            const application = await this.applications.lock(inner, id);
            const refused = this.applications.refuse(application, 'accepted', input.version);
            if (refused !== null) return refused;
            const companyId = chosen ?? (await this.companyFor(inner, scope, application, input));
            if (companyId instanceof ApplicationRefusal) return companyId;
            const { welcomeMail } = await this.firm.get(inner);
            const newcomer = { ...input.member, companyId };
            const member = await inPart('member', () =>
                welcomeMail === 'at-once' ? this.members.invite(inner, scope, newcomer) : this.members.add(inner, scope, newcomer),
            );
            const welcomedAt = welcomeMail === 'at-once' ? new Date() : null;
            Object.assign(application, { companyId, memberId: member.id, welcomedAt, decidedAt: new Date(), decidedBy: actorOf(scope) });
            await this.applications.move(inner, scope, application, 'accepted');
            await this.connection.getRepository(inner, Consent).update({ applicationId: id }, { memberId: member.id });
            return null;
        });
    }

    /** The invitation, sent by hand; again when the first one was lost. */
    async welcome(ctx: RequestContext, scope: StaffScope, id: number): Promise<ApplicationRefusal | null> {
        return withTx(this.connection, ctx, async inner => {
            const application = await this.applications.lock(inner, id);
            const { state, memberId, version, companyId } = application;
            if (state !== 'accepted' || memberId === null) return new ApplicationRefusal('not-accepted', version);
            const member = await this.members.find(inner, memberId);
            if (member.acceptedAt !== null) return new ApplicationRefusal('welcomed-already', version);
            const sent = await this.members.resendInvitation(inner, scope, memberId);
            if (sent instanceof TeamRefusal) {
                return new ApplicationRefusal(sent.reason === 'sent-too-often' ? 'sent-too-often' : 'person-inactive', version);
            }
            await sql(this.connection, inner, 'UPDATE access_application SET "welcomedAt" = now() WHERE id = $1', [id]);
            await this.audit.record(inner, {
                scope,
                action: 'application.welcome',
                entity: 'AccessApplication',
                entityId: id,
                companyId: companyId ?? undefined,
                after: { memberId },
            });
            return null;
        });
    }

    private async companyFor(
        ctx: RequestContext,
        scope: StaffScope,
        application: AccessApplication,
        { company, acceptDuplicates }: Acceptance,
    ): Promise<number | ApplicationRefusal> {
        const given = company as NonNullable<Acceptance['company']>;
        const facts = { ...given, headOffice: { ...given.headOffice, name: given.name } };
        const made = await inPart('company', () =>
            acceptDuplicates ? this.companies.create(ctx, scope, facts) : this.companies.createUnlessDuplicate(ctx, scope, facts),
        );
        return made instanceof CompanyDuplicateRefusal ? new ApplicationRefusal('looks-like-existing', application.version, made.matches) : made.id;
    }
}
