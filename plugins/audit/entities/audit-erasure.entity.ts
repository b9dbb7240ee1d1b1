import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** That personal data were taken out of an entry: the newest row of an entry has the hash of what is left. Never changed or deleted. */
@Entity('audit_erasure')
export class AuditErasure extends VendureEntity {
    constructor(input?: DeepPartial<AuditErasure>) {
        super(input);
    }

    @Index('IDX_audit_erasure_entry')
    @Column('integer')
    entryId: number;

    @Column('text')
    hash: string;

    /** The entry `person.forget`, which has the digest of all rows that name it. */
    @Index('IDX_audit_erasure_told_by')
    @Column('integer')
    toldById: number;

    /** By which the trigger knows that entry and row change together. */
    @Column('timestamptz', { default: () => 'transaction_timestamp()' })
    at: Date;
}
