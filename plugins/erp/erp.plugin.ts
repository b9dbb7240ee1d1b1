import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { ERP_OPTIONS, manageErp, readErp } from './constants';
import { ErpConnection } from './entities/erp-connection.entity';
import { ErpDocumentRecord } from './entities/erp-document.entity';
import { ErpLink } from './entities/erp-link.entity';
import { ErpObjectSetting } from './entities/erp-object-setting.entity';
import { ErpParkedRow } from './entities/erp-parked-row.entity';
import { ErpRun } from './entities/erp-run.entity';
import { PushBreaker } from './entities/push-breaker.entity';
import { PushSetting } from './entities/push-setting.entity';
import { ConnectorKinds } from './services/connector-kinds';
import { DocumentCodes } from './services/document-codes';
import { DocumentSender } from './services/document-sender';
import { OrderPush } from './services/order-push.service';
import { PushConnectors } from './services/push-connectors';
import { PushGate } from './services/push-gate';
import type { ErpOptions } from './types';

const untilSet: ErpOptions = { kinds: [], publicUrl: 'http://localhost:3000' };

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, OrganizationsPlugin, PurchasingPlugin],
    entities: [ErpConnection, ErpObjectSetting, ErpRun, ErpLink, ErpParkedRow, ErpDocumentRecord, PushSetting, PushBreaker],
    providers: [{ provide: ERP_OPTIONS, useFactory: () => ErpPlugin.options }, ConnectorKinds, DocumentCodes, DocumentSender, OrderPush, PushConnectors, PushGate],
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
