import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type DeletionResponse, DeletionResult } from '@vendure/common/lib/generated-types';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { readOutbox, updateOutbox } from '../constants';
import type { WebhookEndpoint } from '../entities/webhook-endpoint.entity';
import { StaffService } from '../services/staff.service';
import { WebhookService } from '../services/webhook.service';

@Resolver()
export class WebhookAdminResolver {
    constructor(
        private webhooks: WebhookService,
        private staff: StaffService,
    ) {}

    @Query()
    @Allow(readOutbox.Permission)
    webhookEndpoints(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<WebhookEndpoint> },
    ): Promise<PaginatedList<WebhookEndpoint>> {
        return this.webhooks.list(ctx, args.options);
    }

    @Query()
    @Allow(readOutbox.Permission)
    webhookEndpoint(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<WebhookEndpoint | null> {
        return this.webhooks.findOne(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async createWebhookEndpoint(@Ctx() ctx: RequestContext, @Args() args: { input: object }): Promise<WebhookEndpoint> {
        return this.webhooks.create(ctx, await this.staff.scope(ctx), args.input);
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async updateWebhookEndpoint(@Ctx() ctx: RequestContext, @Args() args: { input: { id: ID } }): Promise<WebhookEndpoint> {
        return this.webhooks.update(ctx, await this.staff.scope(ctx), idOf(args.input.id), args.input);
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async deleteWebhookEndpoint(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<DeletionResponse> {
        await this.webhooks.remove(ctx, await this.staff.scope(ctx), idOf(args.id));
        return { result: DeletionResult.DELETED };
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async rotateWebhookSecret(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<string> {
        const { secret } = await this.webhooks.rotateSecret(ctx, await this.staff.scope(ctx), idOf(args.id));
        return secret;
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async revealWebhookSecret(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<string> {
        return this.webhooks.revealSecret(ctx, await this.staff.scope(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(updateOutbox.Permission)
    async sendTestWebhook(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<number> {
        return this.webhooks.sendTest(ctx, await this.staff.scope(ctx), idOf(args.id));
    }
}
