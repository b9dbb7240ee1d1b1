import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { handleComplaint, readComplaint } from '../constants';
import type { ComplaintKind } from '../entities/complaint-kind.entity';
import type { ComplaintSettings } from '../entities/complaint-settings.entity';
import type { Complaint } from '../entities/complaint.entity';
import type { ComplaintRefusal } from '../errors';
import { ComplaintDeskService } from '../services/complaint-desk.service';
import { ComplaintFilingService } from '../services/complaint-filing.service';
import { ComplaintKindService } from '../services/complaint-kind.service';
import { ComplaintLetter } from '../services/complaint-letter.service';
import { ComplaintReader } from '../services/complaint-reader.service';
import { ComplaintSettingsService } from '../services/complaint-settings.service';

@Resolver()
export class ComplaintAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly kinds: ComplaintKindService,
        private readonly settings: ComplaintSettingsService,
        private readonly filing: ComplaintFilingService,
        private readonly reader: ComplaintReader,
        private readonly desk: ComplaintDeskService,
        private readonly letter: ComplaintLetter,
    ) {}

    @Query()
    @Allow(readComplaint.Permission)
    async complaints(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.reader.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(readComplaint.Permission)
    async complaint(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Complaint> {
        return this.reader.find(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Query()
    @Allow(readComplaint.Permission)
    async complaintLetter(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.letter.render(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Query()
    @Allow(readComplaint.Permission)
    complaintForms(@Ctx() ctx: RequestContext): Promise<ComplaintKind[]> {
        return this.kinds.offered(ctx);
    }

    @Query()
    @Allow(readComplaint.Permission)
    async complaintSubject(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID; shipmentId?: ID | null }) {
        const shipmentId = args.shipmentId == null ? null : idOf(args.shipmentId, 'shipmentId');
        return this.filing.goodsOf(ctx, await this.scopes.staff(ctx), idOf(args.orderId, 'orderId'), shipmentId);
    }

    @Query()
    @Allow(readComplaint.Permission)
    complaintKinds(@Ctx() ctx: RequestContext): Promise<ComplaintKind[]> {
        return this.kinds.all(ctx);
    }

    @Query()
    @Allow(readComplaint.Permission)
    complaintSettings(@Ctx() ctx: RequestContext): Promise<ComplaintSettings> {
        return this.settings.get(ctx);
    }

    @Mutation()
    @Allow(handleComplaint.Permission)
    async fileComplaintForCompany(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Complaint> {
        const scope = await this.scopes.staff(ctx);
        return this.reader.find(ctx, scope, await this.filing.byStaff(ctx, scope, args.input, new Date()));
    }

    @Mutation()
    @Allow(handleComplaint.Permission)
    async moveComplaint(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Complaint | ComplaintRefusal> {
        return this.desk.move(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(handleComplaint.Permission)
    async setComplaintCosts(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<Complaint> {
        return this.desk.setCosts(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async saveComplaintKind(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ComplaintKind> {
        return this.kinds.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async setComplaintSettings(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ComplaintSettings> {
        return this.settings.set(ctx, await this.scopes.staff(ctx), args.input);
    }
}
