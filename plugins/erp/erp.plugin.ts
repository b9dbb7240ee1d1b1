import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { OrganizationsPlugin } from '../organizations';
import { manageErp, readErp } from './constants';

@VendurePlugin({
    imports: [PluginCommonModule, OrganizationsPlugin],
    configuration: config => {
        config.authOptions.customPermissions.push(readErp, manageErp);
        return config;
    },
    compatibility: '^3.7.0',
})
export class ErpPlugin {}
