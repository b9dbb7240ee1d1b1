import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { OrganizationsPlugin } from '../organizations';
import { adminApiExtensions } from './api/api-extensions';
import { FiguresAdminResolver } from './api/figures-admin.resolver';
import { ReportAdminResolver } from './api/report-admin.resolver';
import { ReportController } from './api/report.controller';
import { readInsights } from './constants';
import { FiguresService } from './services/figures.service';
import { ReportService } from './services/report.service';

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OrganizationsPlugin],
    providers: [FiguresService, ReportService],
    controllers: [ReportController],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [FiguresAdminResolver, ReportAdminResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(readInsights);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class InsightsPlugin {}
