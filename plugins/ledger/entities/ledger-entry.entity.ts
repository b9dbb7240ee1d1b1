import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { LedgerAccount } from './ledger-account.entity';
import { LedgerTransaction } from './ledger-transaction.entity';

@Entity('ledger_entry')
@Check('CHK_ledger_entry_amount', '"amountMinor" <> 0')
export class LedgerEntry extends VendureEntity {
    constructor(input?: DeepPartial<LedgerEntry>) {
        super(input);
    }

    @ManyToOne(() => LedgerTransaction, { nullable: false })
    @JoinColumn({ name: 'transactionId' })
    transaction: LedgerTransaction;

    @Index()
    @Column('integer')
    transactionId: number;

    @ManyToOne(() => LedgerAccount, { nullable: false })
    @JoinColumn({ name: 'accountId' })
    account: LedgerAccount;

    @Index()
    @Column('integer')
    accountId: number;

    @Column('bigint')
    amountMinor: string;

    /** The account's balance with this entry. */
    @Column('bigint')
    balanceAfterMinor: string;
}
