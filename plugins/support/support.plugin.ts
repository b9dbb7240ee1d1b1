import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { ProductionPlugin } from '../production';
import { PurchasingPlugin } from '../purchasing';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { SupportAdminResolver } from './api/support-admin.resolver';
import {
    AnswerThreadResultResolver,
    MyOrderThreadsResolver,
    SupportMessageResolver,
    SupportNoteResolver,
    SupportThreadResolver,
    SupportThreadStaffResolver,
} from './api/support-entity.resolver';
import { SupportShopResolver } from './api/support-shop.resolver';
import { answerSupportThread, readSupportThread, SUPPORT_OPTIONS } from './constants';
import { CannedAnswer } from './entities/canned-answer.entity';
import { SupportMessage } from './entities/support-message.entity';
import { SupportNote } from './entities/support-note.entity';
import { SupportSettings } from './entities/support-settings.entity';
import { SupportThread } from './entities/support-thread.entity';
import { supportPersonalData } from './queries/personal-data';
import { SmsThreadService } from './services/sms-thread.service';
import { CannedAnswerService } from './services/canned-answer.service';
import { DeskService } from './services/desk.service';
import { ResponseTargetService } from './services/response-target.service';
import { ThreadBatchService } from './services/thread-batch.service';
import { ThreadListService } from './services/thread-list.service';
import { ThreadNoticeService } from './services/thread-notice.service';
import { ThreadService } from './services/thread.service';
import type { SupportOptions } from './types';

declarePersonalData(supportPersonalData);

/** Questions of customers, answers of staff, and the correspondence kept. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, PurchasingPlugin, ProductionPlugin],
    entities: [SupportThread, SupportMessage, SupportNote, CannedAnswer, SupportSettings],
    providers: [
        { provide: SUPPORT_OPTIONS, useFactory: () => SupportPlugin.options },
        ThreadListService,
        ThreadBatchService,
        ThreadNoticeService,
        ResponseTargetService,
        ThreadService,
        SmsThreadService,
        DeskService,
        CannedAnswerService,
    ],
    exports: [ThreadService, ThreadListService],
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [SupportAdminResolver, SupportThreadResolver, SupportThreadStaffResolver, SupportMessageResolver, SupportNoteResolver, AnswerThreadResultResolver],
    },
    shopApiExtensions: {
        schema: shopApiExtensions,
        resolvers: [SupportShopResolver, SupportThreadResolver, SupportMessageResolver, MyOrderThreadsResolver],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(readSupportThread, answerSupportThread);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class SupportPlugin {
    static options: SupportOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: SupportOptions): Type<SupportPlugin> {
        this.options = options;
        return this;
    }
}
