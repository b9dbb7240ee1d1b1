import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { manageErp, readErp } from '../constants';
import { ConsoleService } from '../services/console.service';
import { ParkedService } from '../services/parked.service';
import { PullService } from '../services/pull.service';

@Resolver()
export class RunAdminResolver {
    constructor(
        private scopes: ScopeService,
        private pulls: PullService,
        private parked: ParkedService,
        private desk: ConsoleService,
    ) {}

    @Query()
    @Allow(readErp.Permission)
    erpOverview(@Ctx() ctx: RequestContext) {
        return this.desk.overview(ctx);
    }

    @Query()
    @Allow(readErp.Permission)
    erpRuns(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.runs(ctx, args.input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpRunsFile(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.runsFile(ctx, args.input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpParked(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.parked.list(ctx, args.input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpParkedFile(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.parked.file(ctx, args.input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpStory(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.story(ctx, args.input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpOwned(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.owned(ctx, args.input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async pullErp(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.named(ctx, await this.pulls.ask(ctx, await this.scopes.staff(ctx), args.input));
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async decideHeldErpRun(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        const [run] = await this.desk.named(ctx, [await this.pulls.decide(ctx, await this.scopes.staff(ctx), args.input)]);
        return run;
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async decideErpParked(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.parked.decide(ctx, await this.scopes.staff(ctx), args.input);
    }
}
