import { RefusalError } from '../../kernel/vendure-error';
import type { ChangeRefusalReason } from './domain/price-change';

const texts: Record<ChangeRefusalReason, string> = {
    'decided-already': 'It has been decided already.',
    'same-person': 'You asked for it yourself: somebody else has to decide.',
    'not-yours': 'Only whoever asked for it can withdraw it.',
    'changed-meanwhile': 'Some of these prices have changed since',
    'reason-missing': 'Give a reason.',
    'not-applied': 'This change is not in force, so there is nothing to undo.',
};

/** Returned, never thrown: why a change of prices was not decided or undone. Nothing was written. `names`: which prices are in the way. */
export class PriceChangeRefusal extends RefusalError<ChangeRefusalReason> {
    constructor(reason: ChangeRefusalReason, names?: string) {
        super('PriceChangeRefusal', reason, names === undefined ? texts[reason] : `${texts[reason]}: ${names}`, reason === 'reason-missing' ? 'reason' : null);
    }
}
