import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission } from '../constants';
import type { CompanyMerge } from '../entities/company-merge.entity';
import type { CompanyMergeRefusal } from '../errors';
import { CompanyDeskService } from '../services/company-desk.service';
import { CompanyMergeService } from '../services/company-merge.service';

@Resolver()
export class MergeAdminResolver {
    constructor(
        private desk: CompanyDeskService,
        private merges: CompanyMergeService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    companyMerges(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }): Promise<CompanyMerge[]> {
        return this.merges.ofCompany(ctx, idOf(args.companyId, 'companyId'));
    }

    @Mutation()
    @Allow(companyPermission.Delete)
    mergeCompanies(
        @Ctx() ctx: RequestContext,
        @Args() args: { keepId: ID; dropId: ID; idempotencyKey: string },
    ): Promise<CompanyMerge | CompanyMergeRefusal> {
        return this.desk.merge(ctx, idOf(args.keepId, 'keepId'), idOf(args.dropId, 'dropId'), args.idempotencyKey);
    }

    @Mutation()
    @Allow(companyPermission.Delete)
    undoCompanyMerge(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<CompanyMerge | CompanyMergeRefusal> {
        return this.desk.undoMerge(ctx, idOf(args.id));
    }
}

@Resolver('MergeCompaniesResult')
export class MergeCompaniesResultResolver {
    @ResolveField()
    __resolveType(value: CompanyMerge): string {
        return isGraphQlErrorResult(value) ? 'CompanyMergeRefusal' : 'CompanyMerge';
    }
}
