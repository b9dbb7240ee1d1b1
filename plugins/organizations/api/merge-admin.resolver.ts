import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission } from '../constants';
import type { CompanyMerge } from '../entities/company-merge.entity';
import type { CompanyMergeRefusal } from '../errors';
import { CompanyDeskService } from '../services/company-desk.service';
import { CompanyDuplicatesService, type DuplicateListInput } from '../services/company-duplicates.service';
import { CompanyMergeService } from '../services/company-merge.service';
import { ScopeService } from '../services/scope.service';

@Resolver()
export class MergeAdminResolver {
    constructor(
        private desk: CompanyDeskService,
        private merges: CompanyMergeService,
        private duplicates: CompanyDuplicatesService,
        private scopes: ScopeService,
    ) {}

    @Query()
    @Allow(companyPermission.Delete)
    async companyDuplicates(@Ctx() ctx: RequestContext, @Args() args: DuplicateListInput) {
        return this.duplicates.list(ctx, await this.scopes.staff(ctx), args);
    }

    @Query()
    @Allow(companyPermission.Delete)
    companyMergePreview(@Ctx() ctx: RequestContext, @Args() args: { keepId: ID; dropId: ID }) {
        return this.duplicates.preview(ctx, idOf(args.keepId, 'keepId'), idOf(args.dropId, 'dropId'));
    }

    @Query()
    @Allow(companyPermission.Delete)
    recentCompanyMerges(@Ctx() ctx: RequestContext): Promise<CompanyMerge[]> {
        return this.duplicates.recent(ctx);
    }

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

@Resolver('CompanyMerge')
export class CompanyMergeEntityResolver {
    constructor(private duplicates: CompanyDuplicatesService) {}

    @ResolveField()
    keptName(@Ctx() ctx: RequestContext, @Parent() merge: CompanyMerge): Promise<string> {
        return this.duplicates.nameOf(ctx, merge.keptCompanyId);
    }

    @ResolveField()
    droppedName(@Ctx() ctx: RequestContext, @Parent() merge: CompanyMerge): Promise<string> {
        return this.duplicates.nameOf(ctx, merge.droppedCompanyId);
    }
}

@Resolver('MergeCompaniesResult')
export class MergeCompaniesResultResolver {
    @ResolveField()
    __resolveType(value: CompanyMerge): string {
        return isGraphQlErrorResult(value) ? 'CompanyMergeRefusal' : 'CompanyMerge';
    }
}
