import { RequestContextService, ScheduledTask } from '@vendure/core';

import { AuditSealService } from '../services/audit-seal.service';

export const sealAudit = new ScheduledTask({
    id: 'seal-audit',
    description: 'Chains new audit entries by hashes',
    schedule: '* * * * *',
    execute: async ({ injector }) => {
        const ctx = await injector.get(RequestContextService).create({ apiType: 'admin' });
        return { sealed: await injector.get(AuditSealService).seal(ctx) };
    },
});
