import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { LogisticsPlugin } from '../logistics';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { SupportPlugin } from '../support';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { ComplaintAdminResolver } from './api/complaint-admin.resolver';
import { ComplaintFormResolver, ComplaintResolver, ComplaintResultResolver, ComplaintRowResolver, ComplaintStaffResolver } from './api/complaint-entity.resolver';
import { ComplaintExportController } from './api/complaint-export.controller';
import { ComplaintShopResolver } from './api/complaint-shop.resolver';
import { COMPLAINTS_OPTIONS, handleComplaint, readComplaint } from './constants';
import { ComplaintKind } from './entities/complaint-kind.entity';
import { ComplaintLine } from './entities/complaint-line.entity';
import { ComplaintSettings } from './entities/complaint-settings.entity';
import { ComplaintStep } from './entities/complaint-step.entity';
import { Complaint } from './entities/complaint.entity';
import { complaintsPersonalData } from './queries/personal-data';
import { ComplaintDeskService } from './services/complaint-desk.service';
import { ComplaintExport } from './services/complaint-export.service';
import { ComplaintFilingService } from './services/complaint-filing.service';
import { ComplaintKindService } from './services/complaint-kind.service';
import { ComplaintLetter } from './services/complaint-letter.service';
import { ComplaintNews } from './services/complaint-news.service';
import { ComplaintReader } from './services/complaint-reader.service';
import { ComplaintSettingsService } from './services/complaint-settings.service';
import { DamageClaimService } from './services/damage-claim.service';
import type { ComplaintsOptions } from './types';

declarePersonalData(complaintsPersonalData);
const shared = [ComplaintResolver, ComplaintRowResolver, ComplaintFormResolver, ComplaintResultResolver];

/** What is wrong with goods that customers got, and what the firm decides. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin, PurchasingPlugin, LogisticsPlugin, SupportPlugin],
    controllers: [ComplaintExportController],
    entities: [Complaint, ComplaintLine, ComplaintStep, ComplaintKind, ComplaintSettings],
    providers: [
        { provide: COMPLAINTS_OPTIONS, useFactory: () => ComplaintsPlugin.options },
        ComplaintKindService,
        ComplaintSettingsService,
        ComplaintReader,
        ComplaintNews,
        ComplaintFilingService,
        ComplaintDeskService,
        ComplaintLetter,
        ComplaintExport,
        DamageClaimService,
    ],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [ComplaintAdminResolver, ComplaintStaffResolver, ...shared] },
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [ComplaintShopResolver, ...shared] },
    configuration: config => {
        config.authOptions.customPermissions.push(readComplaint, handleComplaint);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class ComplaintsPlugin {
    static options: ComplaintsOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: ComplaintsOptions): Type<ComplaintsPlugin> {
        this.options = options;
        return this;
    }
}
