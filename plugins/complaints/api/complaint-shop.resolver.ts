import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import type { ComplaintKind } from '../entities/complaint-kind.entity';
import type { Complaint } from '../entities/complaint.entity';
import type { ComplaintRefusal } from '../errors';
import { ComplaintDeskService } from '../services/complaint-desk.service';
import { ComplaintFilingService } from '../services/complaint-filing.service';
import { ComplaintKindService } from '../services/complaint-kind.service';
import { ComplaintLetter } from '../services/complaint-letter.service';
import { ComplaintReader } from '../services/complaint-reader.service';

@Resolver()
export class ComplaintShopResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly kinds: ComplaintKindService,
        private readonly filing: ComplaintFilingService,
        private readonly reader: ComplaintReader,
        private readonly desk: ComplaintDeskService,
        private readonly letter: ComplaintLetter,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    complaintForms(@Ctx() ctx: RequestContext): Promise<ComplaintKind[]> {
        return this.kinds.offered(ctx);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async complaintSubject(@Ctx() ctx: RequestContext, @Args() args: { orderCode: string; shipmentId?: ID | null }) {
        const shipmentId = args.shipmentId == null ? null : idOf(args.shipmentId, 'shipmentId');
        return this.filing.goodsOf(ctx, await this.scopes.member(ctx), args.orderCode, shipmentId);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myComplaints(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.reader.list(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myComplaint(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Complaint | null> {
        return this.reader.tryFind(ctx, await this.scopes.member(ctx), idOf(args.id));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myComplaintLetter(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.letter.render(ctx, await this.scopes.member(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async fileComplaint(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Complaint> {
        const scope = await this.scopes.member(ctx);
        return this.reader.find(ctx, scope, await this.filing.byMember(ctx, scope, args.input, new Date()));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async withdrawComplaint(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Complaint | ComplaintRefusal> {
        return this.desk.withdraw(ctx, await this.scopes.member(ctx), args.input, new Date());
    }
}
