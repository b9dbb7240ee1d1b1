import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { readAudit } from './constants';
import { AuditEntry } from './entities/audit-entry.entity';
import { AuditSeal } from './entities/audit-seal.entity';
import { AuditService } from './services/audit.service';

/** Who did what to which record, kept for good. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    entities: [AuditEntry, AuditSeal],
    providers: [AuditService],
    exports: [AuditService],
    configuration: config => {
        config.authOptions.customPermissions.push(readAudit);
        return config;
    },
})
export class AuditPlugin {}
