import { RefusalError } from '../../kernel/vendure-error';

export type ThreadRefusalReason = 'closed';

const texts: Record<ThreadRefusalReason, string> = {
    closed: 'This conversation is closed. It opens again when the customer writes.',
};

/** What staff may not do with a thread now. */
export class ThreadRefusal extends RefusalError<ThreadRefusalReason> {
    constructor(reason: ThreadRefusalReason) {
        super('ThreadRefusal', reason, texts[reason]);
    }
}
