import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { ContactShopResolver } from './api/contact-shop.resolver';
import {
    ChangeLeadResultResolver,
    ChangeOpportunityResultResolver,
    CrmActivityEntityResolver,
    LeadEntityResolver,
    OpportunityEntityResolver,
    QualifyLeadResultResolver,
} from './api/crm-entity.resolver';
import { LeadAdminResolver } from './api/lead-admin.resolver';
import { OpportunityAdminResolver } from './api/opportunity-admin.resolver';
import { CRM_OPTIONS, leadPermission, opportunityPermission } from './constants';
import { CrmActivity } from './entities/crm-activity.entity';
import { Lead } from './entities/lead.entity';
import { Opportunity } from './entities/opportunity.entity';
import { crmPersonalData } from './queries/personal-data';
import { ActivityService } from './services/activity.service';
import { ContactRequestService } from './services/contact-request.service';
import { CrmDeskService } from './services/crm-desk.service';
import { LeadService } from './services/lead.service';
import { OpportunityService } from './services/opportunity.service';
import { QualificationService } from './services/qualification.service';
import { StaffDirectory } from './services/staff-directory';
import { WinService } from './services/win.service';
import type { CrmOptions } from './types';

const frontDoor = [ActivityService, ContactRequestService, LeadService, OpportunityService, QualificationService, WinService];

declarePersonalData(crmPersonalData);

/** From the first contact to the company that may come in. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin],
    entities: [Lead, Opportunity, CrmActivity],
    providers: [{ provide: CRM_OPTIONS, useFactory: () => CrmPlugin.options }, ...frontDoor, CrmDeskService, StaffDirectory],
    exports: frontDoor,
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [ContactShopResolver] },
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [
            LeadAdminResolver,
            OpportunityAdminResolver,
            LeadEntityResolver,
            OpportunityEntityResolver,
            CrmActivityEntityResolver,
            ChangeLeadResultResolver,
            QualifyLeadResultResolver,
            ChangeOpportunityResultResolver,
        ],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(leadPermission, opportunityPermission);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class CrmPlugin {
    static options: CrmOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: CrmOptions): Type<CrmPlugin> {
        this.options = options;
        return this;
    }
}
