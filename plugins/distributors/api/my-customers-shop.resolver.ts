import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';

import { ScopeService, type TeamRefusal } from '../../organizations';
import type { DistributorLinkRefusal } from '../errors';
import { type CreateMyCustomerInput, CustomerDeskService, type CustomerRow, type UpdateMyCustomerInput } from '../services/customer-desk.service';

@Resolver()
export class MyCustomersShopResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CustomerDeskService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myCustomers(@Ctx() ctx: RequestContext, @Args() args: { term?: string; skip?: number; take?: number }) {
        return this.desk.list(ctx, await this.scopes.member(ctx), args);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async createMyCustomer(@Ctx() ctx: RequestContext, @Args() args: { input: CreateMyCustomerInput }): Promise<CustomerRow | DistributorLinkRefusal> {
        return this.desk.create(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateMyCustomer(@Ctx() ctx: RequestContext, @Args() args: { input: UpdateMyCustomerInput }): Promise<CustomerRow> {
        return this.desk.update(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async resendCustomerInvitation(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: { customerId: ID; memberId: ID } },
    ): Promise<CustomerRow | TeamRefusal> {
        return this.desk.inviteAgain(ctx, await this.scopes.member(ctx), args.input);
    }
}

@Resolver('CreateMyCustomerResult')
export class CreateMyCustomerResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'DistributorLinkRefusal' : 'MyCustomer';
    }
}

@Resolver('ResendCustomerInvitationResult')
export class ResendCustomerInvitationResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'TeamRefusal' : 'MyCustomer';
    }
}
