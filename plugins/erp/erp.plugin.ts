import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { CompanyOrderErpResolver, FigureAgeShopResolver, MyOrderErpResolver, PushAdminResolver } from './api/push.resolver';
import { pushAdminSchema, pushShopSchema } from './api/push-schema';
import { ERP_OPTIONS, manageErp, readErp } from './constants';
import { ErpConnection } from './entities/erp-connection.entity';
import { ErpDocumentRecord } from './entities/erp-document.entity';
import { ErpLink } from './entities/erp-link.entity';
import { ErpObjectSetting } from './entities/erp-object-setting.entity';
import { ErpParkedRow } from './entities/erp-parked-row.entity';
import { ErpRun } from './entities/erp-run.entity';
import { PushBreaker } from './entities/push-breaker.entity';
import { PushSetting } from './entities/push-setting.entity';
import { tellPapersTask } from './jobs/tell-papers.task';
import { pushPersonalData } from './queries/push-personal-data';
import { ConnectorKinds } from './services/connector-kinds';
import { pushProviders } from './services/push-parts';
import type { ErpOptions } from './types';

declarePersonalData(pushPersonalData);

const untilSet: ErpOptions = { kinds: [], publicUrl: 'http://localhost:3000' };

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, OrganizationsPlugin, PurchasingPlugin],
    entities: [ErpConnection, ErpObjectSetting, ErpRun, ErpLink, ErpParkedRow, ErpDocumentRecord, PushSetting, PushBreaker],
    providers: [{ provide: ERP_OPTIONS, useFactory: () => ErpPlugin.options }, ConnectorKinds, ...pushProviders],
    exports: [ConnectorKinds],
    adminApiExtensions: { schema: () => pushAdminSchema, resolvers: [PushAdminResolver, CompanyOrderErpResolver] },
    shopApiExtensions: { schema: () => pushShopSchema, resolvers: [FigureAgeShopResolver, MyOrderErpResolver] },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.authOptions.customPermissions.push(readErp, manageErp);
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), tellPapersTask];
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
