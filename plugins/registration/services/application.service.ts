import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { AuditService } from '../../audit';
import { type CompanyMatch, CompanyService, companySearchKey } from '../../organizations';
import { type ApplicationState, refuseStep } from '../domain/application-states';
import { AccessApplication } from '../entities/access-application.entity';
import { ApplicationQuestion } from '../entities/application-question.entity';
import { Consent } from '../entities/consent.entity';
import { ApplicationRefusal } from '../errors';
import { type ApplicationDecider, applicationDeciders } from '../queries/application-reach.query';
import { type InboxCounts, inboxCounts } from '../queries/inbox-counts.query';
import { findSimilarApplications, type SimilarApplication } from '../queries/similar-applications.query';

@Injectable()
export class ApplicationService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private companies: CompanyService,
        private audit: AuditService,
    ) {}

    /** The oldest that wait come first unless another order is asked for. */
    async list(ctx: RequestContext, options?: ListQueryOptions<AccessApplication>): Promise<PaginatedList<AccessApplication>> {
        const { companyName, ...others } = options?.filter ?? {};
        const term = (companyName as { contains?: string } | undefined)?.contains;
        const byKey = term === undefined ? options : { ...options, filter: { ...others, searchKey: { contains: companySearchKey(term) } } };
        const [items, totalItems] = await this.lists.build(AccessApplication, byKey, { ctx, orderBy: { createdAt: 'ASC' }, relations: ['assignedAdministrator'] }).getManyAndCount();
        return { items, totalItems };
    }

    async find(ctx: RequestContext, id: number): Promise<AccessApplication> {
        const application = await this.connection
            .getRepository(ctx, AccessApplication)
            .findOne({ where: { id }, relations: { company: true, member: { customer: true }, assignedAdministrator: true } });
        if (application === null) throw new EntityNotFoundError('AccessApplication', id);
        return application;
    }

    questions(ctx: RequestContext, applicationId: number): Promise<ApplicationQuestion[]> {
        return this.connection.getRepository(ctx, ApplicationQuestion).find({ where: { applicationId }, order: { id: 'ASC' } });
    }

    consents(ctx: RequestContext, applicationId: number): Promise<Consent[]> {
        return this.connection.getRepository(ctx, Consent).find({ where: { applicationId }, order: { id: 'ASC' } });
    }

    /** Companies with the applicant's tax number, phone, address, mail domain or name, of those that he sees. */
    async matches(ctx: RequestContext, scope: StaffScope, application: AccessApplication): Promise<CompanyMatch[]> {
        const { companyName, countryCode, taxId, phone, emailAddress } = application;
        // Currency and language are asked of every company and match nothing.
        const facts = { name: companyName, countryCode, taxId, phone, email: emailAddress, currencyCode: 'EUR', language: 'en' };
        return (await this.companies.matches(ctx, scope, facts)).matches;
    }

    similar(ctx: RequestContext, scope: StaffScope, application: AccessApplication): Promise<SimilarApplication[]> {
        return findSimilarApplications(this.connection.getRepository(ctx, AccessApplication).manager, application, scope.reach);
    }

    counts(ctx: RequestContext, scope: StaffScope): Promise<InboxCounts> {
        return inboxCounts(this.connection.getRepository(ctx, AccessApplication).manager, scope.reach);
    }

    /** To whom an application can be given: those of his reach who may decide. */
    deciders(ctx: RequestContext, scope: StaffScope): Promise<ApplicationDecider[]> {
        return applicationDeciders(this.connection.getRepository(ctx, AccessApplication).manager, scope.reach);
    }

    /** The first lock of whoever changes something of an application: of two deciders the second finds it decided. */
    async lock(ctx: RequestContext, id: number): Promise<AccessApplication> {
        const application = await this.connection
            .getRepository(ctx, AccessApplication)
            .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (application === null) throw new EntityNotFoundError('AccessApplication', id);
        return application;
    }

    /** Why the locked application, as it was read, cannot become `to`. */
    refuse(application: AccessApplication, to: ApplicationState, version: number): ApplicationRefusal | null {
        const refused = refuseStep(application.state, to);
        if (refused !== null) return new ApplicationRefusal(refused, application.version);
        return version === application.version ? null : new ApplicationRefusal('changed-meanwhile', application.version);
    }

    /** The one place that changes the state. The caller holds the lock and has asked `refuse`. */
    async move(ctx: RequestContext, scope: Scope, application: AccessApplication, to: ApplicationState, reason?: string): Promise<void> {
        const { id, state: from, companyId, memberId } = application;
        application.state = to;
        await this.connection.getRepository(ctx, AccessApplication).save(application);
        await this.audit.record(ctx, {
            scope,
            action: `application.${to === 'new' ? 'answer' : to}`,
            entity: 'AccessApplication',
            entityId: id,
            companyId: companyId ?? undefined,
            before: { state: from },
            after: { state: to, companyId, memberId },
            reason,
        });
    }
}
