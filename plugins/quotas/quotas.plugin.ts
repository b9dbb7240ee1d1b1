import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminSchema } from './api/admin-schema';
import { PurchaseQuotaResultResolver, QuotaAdminResolver } from './api/quota-admin.resolver';
import { PurchaseQuota } from './entities/purchase-quota.entity';
import { QuotaDeskService } from './services/quota-desk.service';
import { QuotaService } from './services/quota.service';
import { QuotasImporter } from './services/quotas.importer';

/** How much of some goods a company may order in a period. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OutboxPlugin, OrganizationsPlugin],
    compatibility: '^3.7.0',
    entities: [PurchaseQuota],
    providers: [QuotaService, QuotaDeskService, QuotasImporter],
    exports: [QuotaService, QuotaDeskService],
    adminApiExtensions: { schema: adminSchema, resolvers: [QuotaAdminResolver, PurchaseQuotaResultResolver] },
    dashboard: './dashboard/index.tsx',
})
export class QuotasPlugin {}
