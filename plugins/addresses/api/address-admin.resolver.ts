import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission } from '../../organizations';
import type { CompanyAddress } from '../entities/company-address.entity';
import type { AddressRefusal } from '../errors';
import { AddressDeskService, type AddressListOptions } from '../services/address-desk.service';
import type { AddressInput } from '../services/address-schema';
import type { AddressChanges } from '../services/address.service';

type Answer = Promise<CompanyAddress | AddressRefusal>;

@Resolver()
export class AddressAdminResolver {
    constructor(private desk: AddressDeskService) {}

    @Query()
    @Allow(companyPermission.Read)
    companyAddresses(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: AddressListOptions },
    ): Promise<{ items: CompanyAddress[]; totalItems: number }> {
        return this.desk.list(ctx, args.input);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    createCompanyAddress(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: AddressInput & { idempotencyKey: string; companyId: ID } },
    ): Promise<CompanyAddress> {
        return this.desk.add(ctx, { ...args.input, companyId: idOf(args.input.companyId, 'companyId') });
    }

    @Mutation()
    @Allow(companyPermission.Update)
    updateCompanyAddress(@Ctx() ctx: RequestContext, @Args() args: { input: AddressChanges & { id: ID } }): Answer {
        const { id, ...changes } = args.input;
        return this.desk.update(ctx, idOf(id), changes);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    acceptCompanyAddress(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version?: number }): Answer {
        return this.desk.accept(ctx, idOf(args.id), args.version);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    refuseCompanyAddress(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string; version?: number }): Answer {
        return this.desk.refuse(ctx, idOf(args.id), args.reason, args.version);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    retireCompanyAddress(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version?: number }): Answer {
        return this.desk.retire(ctx, idOf(args.id), args.version);
    }
}
