import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { StaffService } from '../../outbox';
import { readNotification, updateNotification } from '../constants';
import { clockOf, type MessageSettings } from '../domain/message-settings';
import type { TextFault, TextPreview } from '../domain/template-check';
import type { NotificationTextRefusal } from '../errors';
import { type MessageSettingsInput, MessageSettingsService } from '../services/message-settings.service';
import { SmsCallbackService } from '../services/sms-callback.service';
import { type EventOverview, TemplateDeskService, type TextPlace, type TextView } from '../services/template-desk.service';

type SettingsView = Omit<MessageSettings, 'quietFrom' | 'quietUntil'> & { quietFrom: string | null; quietUntil: string | null; callbackUrl: string | null };

@Resolver()
export class TemplateAdminResolver {
    constructor(
        private desk: TemplateDeskService,
        private settings: MessageSettingsService,
        private callbacks: SmsCallbackService,
        private staff: StaffService,
    ) {}

    @Query()
    @Allow(readNotification.Permission)
    notificationEvents(@Ctx() ctx: RequestContext): Promise<EventOverview[]> {
        return this.desk.overview(ctx);
    }

    @Query()
    @Allow(readNotification.Permission)
    notificationText(@Ctx() ctx: RequestContext, @Args() args: TextPlace): Promise<TextView> {
        return this.desk.view(ctx, args);
    }

    @Query()
    @Allow(readNotification.Permission)
    notificationTextPreview(@Args() args: TextPlace & { text: string }): { preview: TextPreview | null; faults: TextFault[] } {
        return this.desk.preview(args, args.text);
    }

    @Query()
    @Allow(updateNotification.Permission)
    async notificationSettings(@Ctx() ctx: RequestContext): Promise<SettingsView> {
        return this.viewed(await this.settings.get(ctx));
    }

    @Mutation()
    @Allow(updateNotification.Permission)
    async updateNotificationSettings(@Ctx() ctx: RequestContext, @Args() args: { input: MessageSettingsInput }): Promise<SettingsView> {
        return this.viewed(await this.settings.update(ctx, await this.staff.scope(ctx), args.input));
    }

    @Mutation()
    @Allow(updateNotification.Permission)
    async saveNotificationText(
        @Ctx() ctx: RequestContext,
        @Args() { input }: { input: TextPlace & { text: string; version: number } },
    ): Promise<TextView | NotificationTextRefusal> {
        return this.desk.save(ctx, await this.staff.scope(ctx), input, input.text, input.version);
    }

    @Mutation()
    @Allow(updateNotification.Permission)
    async resetNotificationText(@Ctx() ctx: RequestContext, @Args() { input }: { input: TextPlace & { version: number } }): Promise<TextView> {
        return this.desk.reset(ctx, await this.staff.scope(ctx), input, input.version);
    }

    private viewed({ quietFrom, quietUntil, ...rest }: MessageSettings): SettingsView {
        const clock = (minute: number | null) => (minute === null ? null : clockOf(minute));
        return { ...rest, quietFrom: clock(quietFrom), quietUntil: clock(quietUntil), callbackUrl: this.callbacks.address() };
    }
}

@Resolver('NotificationTextResult')
export class NotificationTextResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value) ? 'NotificationTextRefusal' : 'NotificationText';
    }
}
