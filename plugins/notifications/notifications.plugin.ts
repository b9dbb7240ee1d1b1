import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import path from 'node:path';

import { declarePersonalData } from '../../kernel/personal-data';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions } from './api/api-extensions';
import { InboxController } from './api/inbox.controller';
import { NotificationAdminResolver } from './api/notification-admin.resolver';
import { localDelivery } from './config/local-delivery';
import { NOTIFICATIONS_OPTIONS, readNotification } from './constants';
import { NotificationMessage } from './entities/notification-message.entity';
import { notificationsPersonalData } from './queries/personal-data';
import { DeliveryService } from './services/delivery.service';
import { MessageConsoleService } from './services/message-console.service';
import { NotificationService } from './services/notification.service';
import { TemplateStore } from './services/template-store';
import type { NotificationsOptions } from './types';

declarePersonalData(notificationsPersonalData);

@VendurePlugin({
    imports: [PluginCommonModule, OutboxPlugin],
    entities: [NotificationMessage],
    providers: [
        { provide: NOTIFICATIONS_OPTIONS, useFactory: () => NotificationsPlugin.options },
        TemplateStore,
        NotificationService,
        DeliveryService,
        MessageConsoleService,
    ],
    controllers: [InboxController],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [NotificationAdminResolver] },
    dashboard: './dashboard/index.tsx',
    exports: [NotificationService],
    configuration: config => {
        config.authOptions.customPermissions.push(readNotification);
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
        templates: path.join(process.cwd(), 'static/templates'),
        inbox: false,
    };

    static init(options: Partial<NotificationsOptions>): Type<NotificationsPlugin> {
        this.options = { ...this.options, ...options };
        return this;
    }
}
