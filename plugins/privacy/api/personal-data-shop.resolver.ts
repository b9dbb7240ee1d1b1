import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import type { PersonalDataRequest } from '../entities/personal-data-request.entity';
import { PersonalDataRefusal } from '../errors';
import { PersonalDataRequests } from '../services/personal-data-requests.service';
import { PersonalDataService } from '../services/personal-data.service';

@Resolver()
export class PersonalDataShopResolver {
    constructor(
        private scopes: ScopeService,
        private persons: PersonalDataService,
        private requests: PersonalDataRequests,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myPersonalDataRequests(@Ctx() ctx: RequestContext): Promise<PersonalDataRequest[]> {
        return this.requests.mine(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async exportMyPersonalData(
        @Ctx() ctx: RequestContext,
        @Args() args: { idempotencyKey: string },
    ): Promise<{ filename: string; content: string; rows: number } | PersonalDataRefusal> {
        const file = await this.persons.exportMine(ctx, await this.scopes.member(ctx), args.idempotencyKey, new Date());
        return file instanceof PersonalDataRefusal ? file : { ...file, content: file.content.toString('base64') };
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async askForErasure(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: { message?: string | null; idempotencyKey: string } },
    ): Promise<PersonalDataRequest | PersonalDataRefusal> {
        return this.requests.ask(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async withdrawErasureRequest(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<PersonalDataRequest | PersonalDataRefusal> {
        return this.requests.withdraw(ctx, await this.scopes.member(ctx), idOf(args.id));
    }
}

@Resolver('ExportMyPersonalDataResult')
export class ExportMyPersonalDataResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof PersonalDataRefusal ? 'PersonalDataRefusal' : 'MyPersonalData';
    }
}

@Resolver('MyPersonalDataRequestResult')
export class MyPersonalDataRequestResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof PersonalDataRefusal ? 'PersonalDataRefusal' : 'MyPersonalDataRequest';
    }
}
