import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, Unique } from 'typeorm';

/** One posting: entries that sum to zero in each currency. Never changed; a mistake is corrected by a reversing one. */
@Entity('ledger_transaction')
export class LedgerTransaction extends VendureEntity {
    constructor(input?: DeepPartial<LedgerTransaction>) {
        super(input);
    }

    /** Given by the caller; the same key posts once. */
    @Unique('UQ_ledger_transaction_key', ['key'])
    @Column('text')
    key: string;

    @Column('text')
    kind: string;

    /** What it was posted for: `order:12`. */
    @Index()
    @Column('text')
    reference: string;

    /** Kind, reference and entries in one text, to tell a repetition from another posting under the same key. */
    @Column('text')
    content: string;
}
