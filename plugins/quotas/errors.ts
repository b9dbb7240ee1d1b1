import { RefusalError } from '../../kernel/vendure-error';

export type QuotaRefusalReason = 'twin';

/** Returned, never thrown: why a quota was not kept. Nothing was written. */
export class PurchaseQuotaRefusal extends RefusalError<QuotaRefusalReason> {
    constructor(reason: QuotaRefusalReason) {
        super('PurchaseQuotaRefusal', reason, 'There is a quota for these goods and this period already.', 'period');
    }
}
