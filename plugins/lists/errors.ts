import { RefusalError } from '../../kernel/vendure-error';
import { type ListRefusalReason, mostListLines, mostLists } from './domain/list-rights';

const texts: Record<ListRefusalReason, string> = {
    'guest': 'Lists are for people with an account.',
    'too-many-lists': `There are ${mostLists} lists already. Delete one that is not needed any more.`,
    'too-many-lines': `A list holds at most ${mostListLines} lines.`,
    'not-yours': 'Only who made this list may change or delete it.',
    'too-late': 'This list was deleted too long ago to bring it back.',
};

/** Returned, never thrown: why a list stayed as it was. */
export class ShoppingListRefusal extends RefusalError<ListRefusalReason> {
    constructor(reason: ListRefusalReason) {
        super('ShoppingListRefusal', reason, texts[reason], null);
    }
}
