import { RefusalError } from '../../kernel/vendure-error';
import type { GoalRefusalReason } from './domain/goal-span';

const texts: Record<GoalRefusalReason, string> = {
    'overlaps': 'There is a goal for some of these periods already.',
    'in-the-past': 'A goal begins with the running period, or later.',
    'begun': 'This goal has begun. End it, and plan another one.',
    'not-begun': 'This goal has not begun. Change it or delete it.',
    'ended': 'This goal is over.',
    'ends-anyway': 'This goal ends with the running period anyway.',
    'end-customer': 'This company buys from a distributor: the goal is the distributor’s.',
};

const fields: Partial<Record<GoalRefusalReason, string>> = { 'overlaps': 'firstDay', 'in-the-past': 'firstDay', 'end-customer': 'companyId' };

/** Returned, never thrown: why a goal was not planned, changed or ended. Nothing was written. */
export class PurchaseGoalRefusal extends RefusalError<GoalRefusalReason> {
    constructor(reason: GoalRefusalReason) {
        super('PurchaseGoalRefusal', reason, texts[reason], fields[reason] ?? null);
    }
}
