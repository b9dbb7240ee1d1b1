import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { BroadcastAdminResolver, BroadcastResultResolver, BroadcastRowResolver } from './api/broadcast-admin.resolver';
import { BroadcastShopResolver } from './api/broadcast-shop.resolver';
import { BROADCASTS_OPTIONS, readBroadcast, sendBroadcast } from './constants';
import { BroadcastRecipient } from './entities/broadcast-recipient.entity';
import { Broadcast } from './entities/broadcast.entity';
import { broadcastsPersonalData } from './queries/personal-data';
import { BroadcastSender } from './services/broadcast-sender';
import { BroadcastService } from './services/broadcast.service';
import { MyBroadcastService } from './services/my-broadcast.service';
import type { BroadcastsOptions } from './types';

declarePersonalData(broadcastsPersonalData);

/** What the firm writes to one customer, to many, or to all. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin],
    entities: [Broadcast, BroadcastRecipient],
    providers: [{ provide: BROADCASTS_OPTIONS, useFactory: () => BroadcastsPlugin.options }, BroadcastService, BroadcastSender, MyBroadcastService],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [BroadcastAdminResolver, BroadcastRowResolver, BroadcastResultResolver] },
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [BroadcastShopResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(readBroadcast, sendBroadcast);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class BroadcastsPlugin {
    static options: BroadcastsOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: BroadcastsOptions): Type<BroadcastsPlugin> {
        this.options = options;
        return this;
    }
}
