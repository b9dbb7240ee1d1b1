import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { readBroadcast, sendBroadcast } from '../constants';
import { readPercent, textFor } from '../domain/broadcast-texts';
import type { Broadcast } from '../entities/broadcast.entity';
import type { BroadcastRefusal } from '../errors';
import { type AudienceCount, type BroadcastRow, BroadcastService } from '../services/broadcast.service';

@Resolver()
export class BroadcastAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly book: BroadcastService,
    ) {}

    @Query()
    @Allow(readBroadcast.Permission)
    async broadcasts(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.book.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(readBroadcast.Permission)
    async broadcast(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Broadcast> {
        return this.book.find(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Query()
    @Allow(readBroadcast.Permission)
    async broadcastRecipients(@Ctx() ctx: RequestContext, @Args() args: { id: ID; input?: unknown }) {
        return this.book.recipients(ctx, await this.scopes.staff(ctx), idOf(args.id), args.input);
    }

    @Query()
    @Allow(sendBroadcast.Permission)
    async broadcastPreview(@Ctx() ctx: RequestContext, @Args() args: { audience: unknown }): Promise<AudienceCount> {
        return this.book.preview(ctx, await this.scopes.staff(ctx), args.audience);
    }

    @Mutation()
    @Allow(sendBroadcast.Permission)
    async saveBroadcast(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Broadcast | BroadcastRefusal> {
        return this.book.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(sendBroadcast.Permission)
    async scheduleBroadcast(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Broadcast | BroadcastRefusal> {
        return this.book.schedule(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(sendBroadcast.Permission)
    async withdrawBroadcast(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Broadcast> {
        return this.book.withdraw(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }
}

@Resolver('BroadcastRow')
export class BroadcastRowResolver {
    @ResolveField()
    subject(@Ctx() ctx: RequestContext, @Parent() row: BroadcastRow): string {
        return textFor(row.texts, ctx.languageCode).subject;
    }

    @ResolveField()
    readPercent(@Parent() row: BroadcastRow): number {
        return readPercent(row.recipients, row.readers);
    }
}

@Resolver('BroadcastResult')
export class BroadcastResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? (value as { __typename: string }).__typename : 'Broadcast';
    }
}
