import { type RequestContext, VendureEvent } from '@vendure/core';

/** What was ordered has been changed, in the transaction of the decision: lines, quantities, the wished date or remarks. */
export class CompanyOrderChangedEvent extends VendureEvent {
    constructor(
        readonly ctx: RequestContext,
        readonly orderId: number,
        /** Which of the order's changes. */
        readonly changeId: number,
    ) {
        super();
    }
}
