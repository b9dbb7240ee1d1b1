import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { PersonalDataAdminResolver, PersonalDataPersonEntityResolver, PersonalDataRequestEntityResolver, PersonalDataRequestResultResolver } from './api/personal-data-admin.resolver';
import { ExportMyPersonalDataResultResolver, MyPersonalDataRequestResultResolver, PersonalDataShopResolver } from './api/personal-data-shop.resolver';
import { handlePersonalData } from './constants';
import { PersonalDataRequest } from './entities/personal-data-request.entity';
import { privacyPersonalData } from './queries/personal-data';
import { ErasureService } from './services/erasure.service';
import { PersonFinder } from './services/person-finder.service';
import { PersonalDataFileService } from './services/personal-data-file.service';
import { PersonalDataRequests } from './services/personal-data-requests.service';
import { PersonalDataService } from './services/personal-data.service';

declarePersonalData(privacyPersonalData);

/** What the firm keeps of a person: handed out to him, and erased when he or staff want it so. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, OrganizationsPlugin],
    entities: [PersonalDataRequest],
    providers: [ErasureService, PersonFinder, PersonalDataFileService, PersonalDataRequests, PersonalDataService],
    exports: [ErasureService, PersonFinder, PersonalDataFileService, PersonalDataRequests, PersonalDataService],
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [PersonalDataAdminResolver, PersonalDataPersonEntityResolver, PersonalDataRequestEntityResolver, PersonalDataRequestResultResolver],
    },
    shopApiExtensions: {
        schema: shopApiExtensions,
        resolvers: [PersonalDataShopResolver, ExportMyPersonalDataResultResolver, MyPersonalDataRequestResultResolver],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(handlePersonalData);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class PrivacyPlugin {}
