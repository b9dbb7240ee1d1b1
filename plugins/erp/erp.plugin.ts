import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { ERP_OPTIONS, manageErp, readErp } from './constants';
import { ErpConnection } from './entities/erp-connection.entity';
import { ErpLink } from './entities/erp-link.entity';
import { ErpObjectSetting } from './entities/erp-object-setting.entity';
import { ErpParkedRow } from './entities/erp-parked-row.entity';
import { ErpRun } from './entities/erp-run.entity';
import { ConnectorKinds } from './services/connector-kinds';
import type { ErpOptions } from './types';

const untilSet: ErpOptions = { kinds: [], publicUrl: 'http://localhost:3000' };

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, OrganizationsPlugin],
    entities: [ErpConnection, ErpObjectSetting, ErpRun, ErpLink, ErpParkedRow],
    providers: [{ provide: ERP_OPTIONS, useFactory: () => ErpPlugin.options }, ConnectorKinds],
    exports: [ConnectorKinds],
    configuration: config => {
        config.authOptions.customPermissions.push(readErp, manageErp);
        return config;
    },
    compatibility: '^3.7.0',
})
export class ErpPlugin {
    static options: ErpOptions = untilSet;

    static init(options: Partial<ErpOptions>): Type<ErpPlugin> {
        this.options = { ...untilSet, ...options };
        return this;
    }
}
