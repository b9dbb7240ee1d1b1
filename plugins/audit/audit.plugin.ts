import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { adminApiExtensions } from './api/api-extensions';
import { AuditAdminResolver } from './api/audit-admin.resolver';
import { readAudit } from './constants';
import { AuditEntry } from './entities/audit-entry.entity';
import { AuditSeal } from './entities/audit-seal.entity';
import { sealAudit } from './jobs/seal-audit';
import { AuditSealService } from './services/audit-seal.service';
import { AuditService } from './services/audit.service';

/** Who did what to which record, kept for good. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    entities: [AuditEntry, AuditSeal],
    providers: [AuditSealService, AuditService],
    exports: [AuditService],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [AuditAdminResolver] },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.authOptions.customPermissions.push(readAudit);
        (config.schedulerOptions.tasks ??= []).push(sealAudit);
        return config;
    },
})
export class AuditPlugin {}
