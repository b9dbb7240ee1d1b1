import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { adminApiExtensions } from './api/api-extensions';
import { SpecimenAdminResolver } from './api/specimen-admin.resolver';
import { specimenPermission } from './constants';
import { SpecimenService } from './services/specimen.service';

@VendurePlugin({
    imports: [PluginCommonModule],
    providers: [SpecimenService],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [SpecimenAdminResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(specimenPermission);
        return config;
    },
    compatibility: '^3.7.0',
})
export class SpecimenPlugin {}
