import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { handlePersonalData } from '../constants';
import { sectionName } from '../domain/section-names';
import type { PersonalDataRequest } from '../entities/personal-data-request.entity';
import { PersonalDataRefusal } from '../errors';
import { type EraseInput, ErasureService } from '../services/erasure.service';
import type { PersonInput } from '../services/person-finder.service';
import { PersonalDataRequests, type RequestPerson } from '../services/personal-data-requests.service';
import { type ExportWish, PersonalDataService, type PersonView } from '../services/personal-data.service';

@Resolver()
export class PersonalDataAdminResolver {
    constructor(
        private scopes: ScopeService,
        private persons: PersonalDataService,
        private erasure: ErasureService,
        private requests: PersonalDataRequests,
    ) {}

    @Query()
    @Allow(handlePersonalData.Permission)
    personalDataPerson(@Ctx() ctx: RequestContext, @Args() args: { person: PersonInput }): Promise<PersonView> {
        return this.persons.show(ctx, args.person);
    }

    @Query()
    @Allow(handlePersonalData.Permission)
    personalDataRequests(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<PersonalDataRequest> }): Promise<PaginatedList<PersonalDataRequest>> {
        return this.requests.list(ctx, args.options);
    }

    @Query()
    @Allow(handlePersonalData.Permission)
    personalDataRequest(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<PersonalDataRequest> {
        return this.requests.find(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(handlePersonalData.Permission)
    async exportPersonalData(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: ExportWish },
    ): Promise<{ filename: string; content: string; rows: number }> {
        const { filename, content, rows } = await this.persons.exportFor(ctx, await this.scopes.staff(ctx), args.input, new Date());
        return { filename, content: content.toString('base64'), rows };
    }

    @Mutation()
    @Allow(handlePersonalData.Permission)
    async erasePersonalData(@Ctx() ctx: RequestContext, @Args() args: { input: EraseInput }): Promise<PersonalDataRequest | PersonalDataRefusal> {
        return this.erasure.erase(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(handlePersonalData.Permission)
    async refusePersonalDataRequest(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: { id: ID; answer: string; version?: number | null } },
    ): Promise<PersonalDataRequest | PersonalDataRefusal> {
        return this.requests.refuse(ctx, await this.scopes.staff(ctx), { ...args.input, id: idOf(args.input.id) });
    }
}

@Resolver('PersonalDataPerson')
export class PersonalDataPersonEntityResolver {
    @ResolveField()
    sections(@Ctx() ctx: RequestContext, @Parent() { sections }: PersonView, @Args() args: { language?: string | null }): PersonView['sections'] {
        return sections.map(({ name, rows }) => ({ name: sectionName(name, args.language ?? ctx.languageCode), rows }));
    }
}

@Resolver('PersonalDataRequest')
export class PersonalDataRequestEntityResolver {
    constructor(private requests: PersonalDataRequests) {}

    @ResolveField()
    person(@Ctx() ctx: RequestContext, @Parent() request: PersonalDataRequest): Promise<RequestPerson | null> {
        return this.requests.personOf(ctx, request);
    }

    @ResolveField()
    result(@Parent() request: PersonalDataRequest): { table: string; rows: number }[] {
        return Object.entries(request.result ?? {}).map(([table, rows]) => ({ table, rows }));
    }
}

@Resolver('PersonalDataRequestResult')
export class PersonalDataRequestResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof PersonalDataRefusal ? 'PersonalDataRefusal' : 'PersonalDataRequest';
    }
}
