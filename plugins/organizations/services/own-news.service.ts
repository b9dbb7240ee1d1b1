import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { type NewsChoices, OptOutService, type Reached } from '../../notifications';
import { OwnProfileService, refuseActing } from './own-profile.service';

export interface OwnNews extends NewsChoices {
    /** Where SMS go; null: he has given no number. */
    phone: string | null;
    emailAddress: string;
}

export interface NewsChoice {
    topic: string;
    channel: string;
    wanted: boolean;
}

/** What a person wants to be told of, and how: one choice, in however many companies he is. Nobody makes it in his place. */
@Injectable()
export class OwnNewsService {
    constructor(
        private connection: TransactionalConnection,
        private profiles: OwnProfileService,
        private optOuts: OptOutService,
    ) {}

    async view(ctx: RequestContext, scope: MemberScope): Promise<OwnNews> {
        const { email, phone } = await this.reached(ctx, scope);
        return { ...(await this.optOuts.choices(ctx, { email, phone })), phone, emailAddress: email };
    }

    choose(ctx: RequestContext, scope: MemberScope, { topic, channel, wanted }: NewsChoice): Promise<OwnNews> {
        refuseActing(scope);
        return withTx(this.connection, ctx, async inner => {
            if (await this.optOuts.choose(inner, await this.reached(inner, scope), topic, channel, wanted)) {
                const news = `${topic}:${channel}`;
                await this.profiles.record(inner, scope, 'member.choose-news', { news, wanted: !wanted }, { news, wanted });
            }
            return this.view(inner, scope);
        });
    }

    private async reached(ctx: RequestContext, scope: MemberScope): Promise<Reached> {
        const { emailAddress, phone } = await this.profiles.view(ctx, scope);
        return { email: emailAddress, phone };
    }
}
