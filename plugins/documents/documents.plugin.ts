import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { importData } from './constants';
import { ImportRegistry } from './services/import-registry';
import { ImportService } from './services/import.service';

/** Files: PDF out, CSV and XLSX out and in. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    providers: [ImportRegistry, ImportService],
    exports: [ImportRegistry, ImportService],
    configuration: config => {
        config.authOptions.customPermissions.push(importData);
        return config;
    },
})
export class DocumentsPlugin {}
