import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type ListQueryOptions, type PaginatedList, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { type CompanyMatch, ScopeService } from '../../organizations';
import { decideApplicationPermission, readApplicationPermission } from '../constants';
import type { AccessApplication } from '../entities/access-application.entity';
import type { ApplicationQuestion } from '../entities/application-question.entity';
import type { Consent } from '../entities/consent.entity';
import type { ConsentText } from '../entities/consent-text.entity';
import type { ApplicationRefusal } from '../errors';
import { ApplicationService } from '../services/application.service';
import { ConsentService, type ConsentTextsInput } from '../services/consent.service';
import type { Acceptance } from '../services/input-schemas';
import { RegistrationDeskService } from '../services/registration-desk.service';

type Answer = Promise<AccessApplication | ApplicationRefusal>;
interface Step {
    id: ID;
    version: number;
    idempotencyKey: string;
}

@Resolver()
export class ApplicationAdminResolver {
    constructor(
        private scopes: ScopeService,
        private applications: ApplicationService,
        private desk: RegistrationDeskService,
        private consents: ConsentService,
    ) {}

    @Query()
    @Allow(readApplicationPermission.Permission)
    accessApplications(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<AccessApplication> }): Promise<PaginatedList<AccessApplication>> {
        return this.applications.list(ctx, args.options);
    }

    @Query()
    @Allow(readApplicationPermission.Permission)
    accessApplication(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<AccessApplication> {
        return this.applications.find(ctx, idOf(args.id));
    }

    @Query()
    @Allow(readApplicationPermission.Permission)
    async registrationInbox(@Ctx() ctx: RequestContext) {
        return this.applications.counts(ctx, await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(decideApplicationPermission.Permission)
    async applicationDeciders(@Ctx() ctx: RequestContext) {
        return this.applications.deciders(ctx, await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(Permission.ReadSettings)
    consentTexts(@Ctx() ctx: RequestContext): Promise<ConsentText[]> {
        return this.consents.current(ctx);
    }

    @Mutation()
    @Allow(decideApplicationPermission.Permission)
    assignApplication(@Ctx() ctx: RequestContext, @Args() args: { input: Step & { administratorId?: ID | null } }): Answer {
        return this.desk.assign(ctx, args.input);
    }

    @Mutation()
    @Allow(decideApplicationPermission.Permission)
    askApplicant(@Ctx() ctx: RequestContext, @Args() args: { input: Step & { question: string } }): Answer {
        return this.desk.ask(ctx, args.input);
    }

    @Mutation()
    @Allow(decideApplicationPermission.Permission)
    acceptApplication(@Ctx() ctx: RequestContext, @Args() args: { input: Acceptance & { idempotencyKey: string } }): Answer {
        return this.desk.accept(ctx, args.input);
    }

    @Mutation()
    @Allow(decideApplicationPermission.Permission)
    refuseApplication(@Ctx() ctx: RequestContext, @Args() args: { input: Step & { reason: string } }): Answer {
        return this.desk.refuse(ctx, args.input);
    }

    @Mutation()
    @Allow(decideApplicationPermission.Permission)
    sendApplicantWelcome(@Ctx() ctx: RequestContext, @Args() args: { input: { id: ID; idempotencyKey: string } }): Answer {
        return this.desk.welcome(ctx, args.input);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async publishConsentTexts(@Ctx() ctx: RequestContext, @Args() args: { input: ConsentTextsInput }): Promise<ConsentText[]> {
        return this.consents.publish(ctx, await this.scopes.staff(ctx), args.input);
    }
}

@Resolver('AccessApplication')
export class AccessApplicationEntityResolver {
    constructor(
        private applications: ApplicationService,
        private scopes: ScopeService,
    ) {}

    @ResolveField()
    assignedTo(@Parent() { assignedAdministrator }: AccessApplication): string | null {
        return assignedAdministrator && `${assignedAdministrator.firstName} ${assignedAdministrator.lastName}`;
    }

    @ResolveField()
    questions(@Ctx() ctx: RequestContext, @Parent() application: AccessApplication): Promise<ApplicationQuestion[]> {
        return this.applications.questions(ctx, application.id);
    }

    @ResolveField()
    consents(@Ctx() ctx: RequestContext, @Parent() application: AccessApplication): Promise<Consent[]> {
        return this.applications.consents(ctx, application.id);
    }

    @ResolveField()
    async matches(@Ctx() ctx: RequestContext, @Parent() application: AccessApplication): Promise<CompanyMatch[]> {
        return this.applications.matches(ctx, await this.scopes.staff(ctx), application);
    }

    @ResolveField()
    async similar(@Ctx() ctx: RequestContext, @Parent() application: AccessApplication) {
        return this.applications.similar(ctx, await this.scopes.staff(ctx), application);
    }
}

@Resolver('ApplicationResult')
export class ApplicationResultResolver {
    @ResolveField()
    __resolveType(value: AccessApplication | ApplicationRefusal): string {
        return isGraphQlErrorResult(value as ApplicationRefusal) ? 'ApplicationRefusal' : 'AccessApplication';
    }
}
