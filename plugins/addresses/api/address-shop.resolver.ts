import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import type { CompanyAddress } from '../entities/company-address.entity';
import type { AddressRefusal } from '../errors';
import { AddressDeskService } from '../services/address-desk.service';
import type { AddressInput } from '../services/address-schema';
import type { AddressChanges } from '../services/address.service';

@Resolver()
export class AddressShopResolver {
    constructor(private desk: AddressDeskService) {}

    @Query()
    @Allow(Permission.Authenticated)
    myAddresses(@Ctx() ctx: RequestContext): Promise<CompanyAddress[]> {
        return this.desk.mine(ctx);
    }

    @Query()
    @Allow(Permission.Authenticated)
    myAddressMode(@Ctx() ctx: RequestContext): Promise<string> {
        return this.desk.myMode(ctx);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    addMyAddress(@Ctx() ctx: RequestContext, @Args() args: { input: AddressInput & { idempotencyKey: string } }): Promise<CompanyAddress> {
        return this.desk.addMine(ctx, args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    updateMyAddress(@Ctx() ctx: RequestContext, @Args() args: { input: AddressChanges & { id: ID } }): Promise<CompanyAddress | AddressRefusal> {
        const { id, ...changes } = args.input;
        return this.desk.updateMine(ctx, idOf(id), changes);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    retireMyAddress(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version?: number }): Promise<CompanyAddress | AddressRefusal> {
        return this.desk.retireMine(ctx, idOf(args.id), args.version);
    }
}
