import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { ProductionPlugin } from '../production';
import { PurchasingPlugin } from '../purchasing';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { MySentFileController, SentFileController } from './api/sent-file.controller';
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
import { SupportFile } from './entities/support-file.entity';
import { SupportMessage } from './entities/support-message.entity';
import { SupportNote } from './entities/support-note.entity';
import { SupportSettings } from './entities/support-settings.entity';
import { SupportThread } from './entities/support-thread.entity';
import { supportPersonalData } from './queries/personal-data';
import { SmsThreadService } from './services/sms-thread.service';
import { CannedAnswerService } from './services/canned-answer.service';
import { DeskService } from './services/desk.service';
import { LinkedThreadService } from './services/linked-thread.service';
import { MessageWriter } from './services/message-writer';
import { ResponseTargetService } from './services/response-target.service';
import { SentFileService } from './services/sent-file.service';
import { ThreadBatchService } from './services/thread-batch.service';
import { ThreadListService } from './services/thread-list.service';
import { ThreadNoticeService } from './services/thread-notice.service';
import { ThreadService } from './services/thread.service';
import type { SupportOptions } from './types';

declarePersonalData(supportPersonalData);

/** Questions of customers, answers of staff, and the correspondence kept. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, PurchasingPlugin, ProductionPlugin],
    controllers: [MySentFileController, SentFileController],
    entities: [SupportThread, SupportMessage, SupportFile, SupportNote, CannedAnswer, SupportSettings],
    providers: [
        { provide: SUPPORT_OPTIONS, useFactory: () => SupportPlugin.options },
        ThreadListService,
        ThreadBatchService,
        SentFileService,
        MessageWriter,
        LinkedThreadService,
        ThreadNoticeService,
        ResponseTargetService,
        ThreadService,
        SmsThreadService,
        DeskService,
        CannedAnswerService,
    ],
    exports: [ThreadService, ThreadListService, LinkedThreadService],
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
