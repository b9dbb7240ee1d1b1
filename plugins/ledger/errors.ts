import { RefusalError } from '../../kernel/vendure-error';

export type LedgerRefusalReason = 'below-floor' | 'key-reused';

/** Nothing was posted. */
export class LedgerRefusal extends RefusalError<LedgerRefusalReason> {
    private constructor(
        reason: LedgerRefusalReason,
        text: string,
        /** The account whose floor refused. */
        readonly account: string | null,
    ) {
        super('LedgerRefusal', reason, text);
    }

    static belowFloor(account: string): LedgerRefusal {
        return new LedgerRefusal('below-floor', 'The account does not have enough.', account);
    }

    static keyReused(): LedgerRefusal {
        return new LedgerRefusal('key-reused', 'This key was used for another posting.', null);
    }
}
