import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Unique } from 'typeorm';

/** One link of the hash chain. Links are made over committed entries, so that writers never wait for each other. */
@Entity('audit_seal')
export class AuditSeal extends VendureEntity {
    constructor(input?: DeepPartial<AuditSeal>) {
        super(input);
    }

    /** 1, 2, 3 … without gaps: the order of sealing, which is the order of the chain. */
    @Unique('UQ_audit_seal_position', ['position'])
    @Column('integer')
    position: number;

    @Unique('UQ_audit_seal_entry', ['entryId'])
    @Column('integer')
    entryId: number;

    @Column('text')
    previousHash: string;

    @Column('text')
    hash: string;
}
