import { RefusalError } from '../../kernel/vendure-error';
import type { BatchRefusal } from './domain/batch-refusal';
import type { ShortageRefusal } from './domain/line-shortage';
import type { OperationRefusalReason } from './domain/operation-states';
import type { PromiseRefusal } from './domain/promised-day';
import type { ReplanRefusal } from './domain/replan';

export type WorkOrderRefusalReason = ReplanRefusal | ShortageRefusal | 'order-not-approved' | 'no-routing' | 'already-begun' | 'wrong-state' | 'nothing-to-release' | 'has-routing' | 'in-batch';

const workOrderTexts: Record<WorkOrderRefusalReason, string> = {
    empty: 'A work order needs at least one operation.',
    'foreign-operation': 'The plan names an operation that is not one of this work order.',
    'begun-operation-missing': 'An operation that has begun cannot be left out.',
    'begun-operation-moved': 'Operations that have begun stay first and in their order.',
    'nothing-left': 'The plan leaves nothing to do: finish the work, or cancel the work order.',
    'end-before-start': 'The planned end is before the planned start.',
    'order-not-approved': 'Only an approved order is planned.',
    'no-routing': 'No line of this order has a routing: there is nothing to make.',
    'has-routing': 'Something of this order is to be made: plan it.',
    'already-begun': 'Work has begun already.',
    'wrong-state': 'The work order is not in a state for this.',
    'nothing-missing': 'Nothing of this line is missing: it was decided on meanwhile, or its rest is being made.',
    'shortage-changed': 'Another number of pieces is missing now. Look at it again.',
    'in-batch': 'It is made in one batch with others: take it out of its batch first.',
    'nothing-to-release': 'This order has no plan that waits for its release.',
};

export class WorkOrderRefusal extends RefusalError<WorkOrderRefusalReason> {
    constructor(reason: WorkOrderRefusalReason, field: string | null = null) {
        super('WorkOrderRefusal', reason, workOrderTexts[reason], field);
    }
}

const operationTexts: Record<OperationRefusalReason, string> = {
    'not-ready': 'The operation before this one is not finished.',
    'not-running': 'This operation is not running.',
    'not-paused': 'This operation is not paused.',
    'already-running': 'Somebody has started this operation already.',
    'already-done': 'This operation is finished already.',
    'is-blocked': 'A problem stops this operation until the planner has resolved it.',
    'not-skilled': 'You do not do this kind of operation at this station.',
    'earlier-step-refused': 'The step before this one was refused.',
    'predecessor-open': 'The operation before this one is still working: more pieces may come.',
    'quantity-missing': 'Not all pieces are accounted for: say how many are good and how many are scrap.',
    'more-than-handed-on': 'There are not so many pieces here: the operation before this one has not handed them on.',
    'nothing-reported': 'Say how many pieces are good or scrap.',
    'scrap-without-reason': 'Say why the pieces are scrap.',
    'work-order-closed': 'The work order is not on the floor: it was cancelled, finished or not yet released.',
    'batch-not-released': 'Not all work of this batch has been released yet.',
    'station-full': 'The station is busy with other operations. Pause or finish one first.',
};

/** What an operator may not do now. */
export class OperationRefusal extends RefusalError<OperationRefusalReason> {
    constructor(
        reason: OperationRefusalReason,
        /** How many pieces are missing, or may be reported at most. */
        readonly quantity: number | null = null,
    ) {
        super('OperationRefusal', reason, operationTexts[reason]);
    }
}

const promiseTexts: Record<PromiseRefusal, string> = {
    'before-plan': 'The plan has the order made later than this day. Plan it sooner first.',
    'same-day': 'This is the promised day already.',
    'not-in-production': 'Only an order whose work is on the floor has a promised day.',
};

/** The promise stays as it is. */
export class PromiseRefusalError extends RefusalError<PromiseRefusal> {
    constructor(reason: PromiseRefusal, field: string | null = null) {
        super('OrderPromiseRefusal', reason, promiseTexts[reason], field);
    }
}

export type ReplenishmentRefusalReason = 'wrong-state';

/** The purchase proposal stays as it is. */
export class ReplenishmentRefusal extends RefusalError<ReplenishmentRefusalReason> {
    constructor() {
        super('ReplenishmentRefusal', 'wrong-state', 'Somebody has dealt with this proposal already.');
    }
}

export type ProductionPlanRefusalReason = 'stale-version' | 'floor-changed' | 'out-of-date' | 'has-begun' | 'too-much';

const planTexts: Record<ProductionPlanRefusalReason, string> = {
    'stale-version': 'The draft has changed meanwhile. Look at it again.',
    'floor-changed': 'New work has come since this plan was made. Plan again: what you have put somewhere stays there.',
    'out-of-date': 'The draft would begin work in the past. Plan it anew from now and look at the difference.',
    'has-begun': 'This operation has begun or is done; it stays where it is.',
    'too-much': 'More is open than can be planned at once.',
};

/** Why a draft of the plan is not made, changed or published. */
export class ProductionPlanRefusal extends RefusalError<ProductionPlanRefusalReason> {
    constructor(reason: ProductionPlanRefusalReason, field: string | null = null) {
        super('ProductionPlanRefusal', reason, planTexts[reason], field);
    }
}

export type ProductionBatchRefusalReason = BatchRefusal | 'not-in-batch';

const batchTexts: Record<ProductionBatchRefusalReason, string> = {
    'batch-closed': 'One of the work orders is finished or cancelled.',
    'batch-begun': 'Work on one of them has begun, or a problem holds it up.',
    'other-batch': 'One of the work orders is in another batch already.',
    'other-article': 'They are not of one article.',
    'other-routing': 'They are not made in the same steps at the same stations.',
    'not-in-batch': 'It is not in this batch any more.',
};

/** Why work orders are not made at once, or stay in their batch. */
export class ProductionBatchRefusal extends RefusalError<ProductionBatchRefusalReason> {
    constructor(reason: ProductionBatchRefusalReason, field: string | null = null) {
        super('ProductionBatchRefusal', reason, batchTexts[reason], field);
    }
}
