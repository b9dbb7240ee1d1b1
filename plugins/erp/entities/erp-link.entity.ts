import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { ErpObject } from '../types';

/**
 * A record of the ERP, what it is called here, and the print of what it last said. One for each record that was brought in, so it is kept
 * narrow: there are millions.
 */
@Index('IDX_erp_link_our_key', ['object', 'ourKey'])
@Entity('erp_link')
export class ErpLink {
    @PrimaryColumn('int')
    connectionId: number;

    @PrimaryColumn('text')
    object: ErpObject;

    /** Theirs. */
    @PrimaryColumn({ type: 'text', collation: 'C' })
    key: string;

    @Column('text')
    ourKey: string;

    /** MD5 of the record's values as PostgreSQL writes them. */
    @Column('uuid')
    hash: string;

    @Column('int')
    mappingVersion: number;

    /** The ERP no longer has it; here it is put out of use. */
    @Column('boolean', { default: false })
    isGone: boolean;

    /** The last run that changed it. */
    @Column('int')
    runId: number;

    @Column('timestamptz', { default: () => 'now()' })
    changedAt: Date;
}
