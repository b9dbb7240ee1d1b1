import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import path from 'node:path';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions } from './api/api-extensions';
import { InboxController } from './api/inbox.controller';
import { IncomingSmsResolver, NotificationAdminResolver } from './api/notification-admin.resolver';
import { NotificationTextResultResolver, TemplateAdminResolver } from './api/template-admin.resolver';
import { SmsCallbackController } from './api/sms-callback.controller';
import { localDelivery } from './config/local-delivery';
import { NOTIFICATIONS_OPTIONS, readNotification, updateNotification } from './constants';
import { IncomingSmsRow } from './entities/incoming-sms.entity';
import { NotificationMessage } from './entities/notification-message.entity';
import { NotificationOptOut } from './entities/notification-opt-out.entity';
import { NotificationPace } from './entities/notification-pace.entity';
import { NotificationSettingsRow } from './entities/notification-settings.entity';
import { NotificationText } from './entities/notification-text.entity';
import { smsNewsTask } from './jobs/sms-news.task';
import { notificationsPersonalData } from './queries/personal-data';
import { DeliveryNewsService } from './services/delivery-news.service';
import { DeliveryService } from './services/delivery.service';
import { IncomingSmsService } from './services/incoming-sms.service';
import { MessageConsoleService } from './services/message-console.service';
import { MessageSettingsService } from './services/message-settings.service';
import { NotificationService } from './services/notification.service';
import { OptOutService } from './services/opt-out.service';
import { SendingGate } from './services/sending-gate.service';
import { SmsCallbackService } from './services/sms-callback.service';
import { TemplateDeskService } from './services/template-desk.service';
import { TemplateStore } from './services/template-store';
import type { NotificationsOptions } from './types';

declarePersonalData(notificationsPersonalData);

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin],
    entities: [NotificationMessage, NotificationSettingsRow, NotificationText, NotificationOptOut, NotificationPace, IncomingSmsRow],
    providers: [
        { provide: NOTIFICATIONS_OPTIONS, useFactory: () => NotificationsPlugin.options },
        TemplateStore,
        NotificationService,
        MessageSettingsService,
        SendingGate,
        DeliveryService,
        DeliveryNewsService,
        OptOutService,
        IncomingSmsService,
        SmsCallbackService,
        TemplateDeskService,
        MessageConsoleService,
    ],
    controllers: [InboxController, SmsCallbackController],
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [NotificationAdminResolver, IncomingSmsResolver, TemplateAdminResolver, NotificationTextResultResolver],
    },
    dashboard: './dashboard/index.tsx',
    exports: [NotificationService, OptOutService, IncomingSmsService, TemplateDeskService],
    configuration: config => {
        config.authOptions.customPermissions.push(readNotification, updateNotification);
        config.schedulerOptions.tasks?.push(smsNewsTask);
        return config;
    },
    compatibility: '^3.7.0',
})
export class NotificationsPlugin {
    static options: NotificationsOptions = {
        sms: localDelivery,
        mail: localDelivery,
        smsPrefixes: ['+98', '+48', '+7', '+44', '+49'],
        smsPerNumberPerHour: 5,
        smsPerSecond: 20,
        callbackSecret: null,
        publicUrl: 'http://localhost:3000',
        templates: path.join(process.cwd(), 'static/templates'),
        inbox: false,
    };

    static init(options: Partial<NotificationsOptions>): Type<NotificationsPlugin> {
        this.options = { ...this.options, ...options };
        return this;
    }
}
