import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import { actorOf, type StaffScope } from '../../../kernel/scope';
import { checked, idOf, inPart, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CompanyDuplicateRefusal, CompanyService, FirmSettingsService, GuestService, MemberService, TeamRefusal } from '../../organizations';
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
        private guests: GuestService,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    /** Who looks after it from now on; null gives it back to everybody. */
    async assign(ctx: RequestContext, scope: StaffScope, { id, version, ...input }: Step & { administratorId?: ID | null }): Promise<ApplicationRefusal | null> {
        const administratorId = checked(optional(recordId), input.administratorId);
        return withTx(this.connection, ctx, async inner => {
            const application = await this.applications.lock(inner, id);
            const refused = this.applications.refuse(application, 'accepted', version);
            if (refused !== null) return refused;
            const known = administratorId === null || (await this.applications.deciders(inner, scope)).some(one => one.id === administratorId);
            if (!known) throw inputError('administratorId: nobody who may decide applications');
            const before = application.assignedAdministratorId;
            if (before === administratorId) return null;
            application.assignedAdministratorId = administratorId;
            await this.connection.getRepository(inner, AccessApplication).save(application);
            await this.audit.record(inner, {
                scope,
                action: 'application.assign',
                entity: 'AccessApplication',
                entityId: id,
                before: { assignedAdministratorId: before },
                after: { assignedAdministratorId: administratorId },
            });
            return null;
        });
    }

    async ask(ctx: RequestContext, scope: StaffScope, { id, version, ...input }: Step & { question: string }): Promise<ApplicationRefusal | null> {
        const { question } = checked(questionSchema, input);
        return withTx(this.connection, ctx, async inner => {
            const application = await this.applications.lock(inner, id);
            const refused = this.applications.refuse(application, 'asked', version);
            if (refused !== null) return refused;
            const asked = await this.connection
                .getRepository(inner, ApplicationQuestion)
                .save(new ApplicationQuestion({ applicationId: id, question, askedBy: actorOf(scope) }));
            takeUp(application, scope);
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
            takeUp(application, scope);
            Object.assign(application, { reason, decidedAt: await databaseNow(this.connection, inner), decidedBy: actorOf(scope) });
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
            const newcomer = { ...input.member, companyId, inPlaceOf: await this.guestIn(inner, scope, application, companyId) };
            const member = await inPart('member', () =>
                welcomeMail === 'at-once' ? this.members.invite(inner, scope, newcomer) : this.members.add(inner, scope, newcomer),
            );
            takeUp(application, scope);
            const decidedAt = await databaseNow(this.connection, inner);
            const welcomedAt = welcomeMail === 'at-once' ? decidedAt : null;
            Object.assign(application, { companyId, memberId: member.id, welcomedAt, decidedAt, decidedBy: actorOf(scope) });
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

    /** Who ordered as a guest before keeps his order. */
    private async guestIn(ctx: RequestContext, scope: StaffScope, { id, guestCompanyId }: AccessApplication, companyId: number): Promise<number | null> {
        return guestCompanyId === null ? null : this.guests.join(ctx, scope, guestCompanyId, companyId, `guest-application-${id}`);
    }

    private async companyFor(
        ctx: RequestContext,
        scope: StaffScope,
        application: AccessApplication,
        { company, acceptDuplicates }: Acceptance,
    ): Promise<number | ApplicationRefusal> {
        const given = company as NonNullable<Acceptance['company']>;
        // Whoever took the application up keeps the customer, unless another is named.
        const managerAdministratorId = given.managerAdministratorId ?? application.assignedAdministratorId;
        const facts = { ...given, managerAdministratorId, headOffice: { ...given.headOffice, name: given.name } };
        const made = await inPart('company', () => this.companies.createChecked(ctx, scope, facts, acceptDuplicates === true));
        return made instanceof CompanyDuplicateRefusal ? new ApplicationRefusal(made.reason, application.version, made.matches) : made.id;
    }
}

/** Who deals with an application that is nobody's looks after it from then on. */
function takeUp(application: AccessApplication, scope: StaffScope): void {
    application.assignedAdministratorId ??= scope.administratorId;
}
