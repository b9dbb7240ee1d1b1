export { passedQuotas, tightestQuota, leftOf } from './domain/quota';
export { coveredBy } from './queries/quotas.sql';
export { QuotasPlugin } from './quotas.plugin';
export { QuotaDeskService } from './services/quota-desk.service';
export { type CountedSpan, QuotaService, type QuotaStanding } from './services/quota.service';
