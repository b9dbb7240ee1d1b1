import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ContactRequestService } from '../services/contact-request.service';
import type { ContactRequest } from '../services/crm-input';

@Resolver()
export class ContactShopResolver {
    constructor(private requests: ContactRequestService) {}

    @Mutation()
    @Allow(Permission.Public)
    sendContactRequest(@Ctx() ctx: RequestContext, @Args() args: { input: ContactRequest }): Promise<{ success: true }> {
        return this.requests.send(ctx, args.input);
    }
}
