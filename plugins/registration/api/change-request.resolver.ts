import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type ListQueryOptions, type PaginatedList, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { decideApplicationPermission, readApplicationPermission } from '../constants';
import type { CompanyData } from '../domain/company-data';
import type { DataChangeRequest } from '../entities/data-change-request.entity';
import type { ChangeRequestRefusal } from '../errors';
import { ChangeRequestDeskService } from '../services/change-request-desk.service';
import { ChangeRequestService } from '../services/change-request.service';
import { CompanyDataService, type CompanyDataView } from '../services/company-data.service';

type Answer = Promise<DataChangeRequest | ChangeRequestRefusal>;

@Resolver()
export class ChangeRequestShopResolver {
    constructor(private desk: ChangeRequestDeskService) {}

    @Query()
    @Allow(Permission.Authenticated)
    myCompanyData(@Ctx() ctx: RequestContext): Promise<CompanyDataView> {
        return this.desk.myData(ctx);
    }

    @Query()
    @Allow(Permission.Authenticated)
    myChangeRequests(@Ctx() ctx: RequestContext, @Args() args: { skip?: number; take?: number }): Promise<PaginatedList<DataChangeRequest>> {
        return this.desk.mine(ctx, args);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    requestCompanyChange(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: { changes: Partial<CompanyData>; note?: string | null; idempotencyKey: string } },
    ): Answer {
        return this.desk.ask(ctx, args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    withdrawChangeRequest(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Answer {
        return this.desk.withdraw(ctx, args.id);
    }
}

@Resolver()
export class ChangeRequestAdminResolver {
    constructor(
        private requests: ChangeRequestService,
        private desk: ChangeRequestDeskService,
    ) {}

    @Query()
    @Allow(readApplicationPermission.Permission)
    changeRequests(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<DataChangeRequest> }): Promise<PaginatedList<DataChangeRequest>> {
        return this.requests.list(ctx, args.options);
    }

    @Query()
    @Allow(readApplicationPermission.Permission)
    changeRequest(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<DataChangeRequest> {
        return this.requests.find(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(decideApplicationPermission.Permission)
    decideChangeRequest(@Ctx() ctx: RequestContext, @Args() args: { input: { id: ID; decisions: unknown; idempotencyKey: string } }): Answer {
        return this.desk.decide(ctx, args.input);
    }
}

@Resolver('DataChangeRequest')
export class DataChangeRequestAdminEntityResolver {
    constructor(private data: CompanyDataService) {}

    @ResolveField()
    companyName(@Parent() request: DataChangeRequest): string {
        return request.company.name;
    }

    @ResolveField()
    askedBy(@Parent() request: DataChangeRequest): string {
        return askedBy(request);
    }

    /** What the company has now, beside what was asked. */
    @ResolveField()
    async fields(@Ctx() ctx: RequestContext, @Parent() request: DataChangeRequest) {
        const current = await this.data.read(ctx, request.companyId);
        return request.fields.map(change => ({ ...change, currentValue: current[change.field] }));
    }
}

@Resolver('MyChangeRequest')
export class MyChangeRequestEntityResolver {
    @ResolveField()
    askedBy(@Parent() request: DataChangeRequest): string {
        return askedBy(request);
    }
}

@Resolver('ChangeRequestResult')
export class ChangeRequestResultResolver {
    @ResolveField()
    __resolveType(value: DataChangeRequest | ChangeRequestRefusal): string {
        return isGraphQlErrorResult(value as ChangeRequestRefusal) ? 'ChangeRequestRefusal' : 'DataChangeRequest';
    }
}

@Resolver('MyChangeRequestResult')
export class MyChangeRequestResultResolver {
    @ResolveField()
    __resolveType(value: DataChangeRequest | ChangeRequestRefusal): string {
        return isGraphQlErrorResult(value as ChangeRequestRefusal) ? 'ChangeRequestRefusal' : 'MyChangeRequest';
    }
}

function askedBy({ member }: DataChangeRequest): string {
    return `${member.customer.firstName} ${member.customer.lastName}`;
}
