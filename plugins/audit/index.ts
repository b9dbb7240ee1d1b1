export { AuditPlugin } from './audit.plugin';
export { readAudit } from './constants';
export { AuditEntry } from './entities/audit-entry.entity';
export type { ActivityFilter, ActivityRow } from './queries/activity.query';
export { type AccessRecord, type AuditRecord, AuditService, type VersionedRecord } from './services/audit.service';
