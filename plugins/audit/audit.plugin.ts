import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { adminApiExtensions } from './api/api-extensions';
import { AuditAdminResolver } from './api/audit-admin.resolver';
import { readAudit } from './constants';
import { AuditErasure } from './entities/audit-erasure.entity';
import { AuditEntry } from './entities/audit-entry.entity';
import { AuditSeal } from './entities/audit-seal.entity';
import { sealAudit } from './jobs/seal-audit';
import { auditPersonalData } from './queries/personal-data';
import { AuditSealService } from './services/audit-seal.service';
import { AuditService } from './services/audit.service';

declarePersonalData(auditPersonalData);

/** Who did what to which record, kept for good. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    entities: [AuditEntry, AuditErasure, AuditSeal],
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
