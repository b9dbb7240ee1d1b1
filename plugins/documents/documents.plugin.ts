import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { adminApiExtensions } from './api/api-extensions';
import { ImportAdminResolver } from './api/import-admin.resolver';
import { ImportController } from './api/import.controller';
import { importData } from './constants';
import { ImportRegistry } from './services/import-registry';
import { ImportService } from './services/import.service';
import { StaffImportService } from './services/staff-import.service';

/** Files: PDF out, CSV and XLSX out and in. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    providers: [ImportRegistry, ImportService, StaffImportService],
    exports: [ImportRegistry, ImportService],
    controllers: [ImportController],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [ImportAdminResolver] },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.authOptions.customPermissions.push(importData);
        return config;
    },
})
export class DocumentsPlugin {}
