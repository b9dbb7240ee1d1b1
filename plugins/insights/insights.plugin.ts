import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { OrganizationsPlugin } from '../organizations';
import { adminApiExtensions } from './api/api-extensions';
import { FiguresAdminResolver } from './api/figures-admin.resolver';
import { readInsights } from './constants';
import { FiguresService } from './services/figures.service';

@VendurePlugin({
    imports: [PluginCommonModule, OrganizationsPlugin],
    providers: [FiguresService],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [FiguresAdminResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(readInsights);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class InsightsPlugin {}
