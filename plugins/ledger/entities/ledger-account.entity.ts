import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, Unique } from 'typeorm';

/** A purse of one currency. Amounts are decimal strings of minor units here: PostgreSQL's bigint is larger than a number. */
@Entity('ledger_account')
export class LedgerAccount extends VendureEntity {
    constructor(input?: DeepPartial<LedgerAccount>) {
        super(input);
    }

    /** How the owner of the account names it: `credit:company:12`. */
    @Unique('UQ_ledger_account_code', ['code'])
    @Column('text')
    code: string;

    @Index()
    @Column('text')
    kind: string;

    @Column('text')
    currencyCode: string;

    /** The sum of the account's entries, kept beside them. Moved by `LedgerService.post` only. */
    @Column('bigint', { default: 0 })
    balanceMinor: string;

    /**
     * No posting takes the balance below it; null is no floor. It may be set above the balance (a credit limit that was
     * lowered): then the balance can only rise. A trigger is the net under the service.
     */
    @Column('bigint', { nullable: true })
    floorMinor: string | null;
}
