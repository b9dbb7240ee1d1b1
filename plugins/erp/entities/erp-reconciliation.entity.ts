import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { type DifferenceKind, differenceKinds, type ReconciliationState, reconciliationStates } from '../domain/reconciliation';
import type { ErpObject } from '../types';
import { ErpConnection } from './erp-connection.entity';

const oneOf = (words: readonly string[]) => words.map(word => `'${word}'`).join(', ');

/** One look at what the ERP has of an object and what is here. It changes nothing. */
@Entity('erp_reconciliation')
@Index('UQ_erp_reconciliation_open', ['connectionId', 'object'], { unique: true, where: `state IN ('waiting', 'running')` })
@Check('erp_reconciliation_state', `state IN (${oneOf(reconciliationStates)})`)
export class ErpReconciliation extends VendureEntity {
    constructor(input?: DeepPartial<ErpReconciliation>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpConnection, { onDelete: 'CASCADE' })
    connection: Relation<ErpConnection>;

    @Column('int')
    connectionId: number;

    @Column('text')
    object: ErpObject;

    @Column('text', { default: 'waiting' })
    state: ReconciliationState;

    /** `staff:3` */
    @Column('text')
    askedBy: string;

    /** Records of the ERP, so far. */
    @Column('int', { default: 0 })
    read: number;

    /** About how many there will be, by what is known of them; 0 when nothing is. */
    @Column('int', { default: 0 })
    expected: number;

    @Column('int', { default: 0 })
    missingHere: number;

    @Column('int', { default: 0 })
    missingThere: number;

    @Column('int', { default: 0 })
    different: number;

    @Column('int', { default: 0 })
    unreadable: number;

    @Column('text', { default: '' })
    failure: string;

    @Column('timestamptz', { nullable: true })
    endedAt: Date | null;
}

/** Of so many differences the first are kept; all are counted. */
@Entity('erp_difference')
@Index('IDX_erp_difference_report', ['reconciliationId', 'kind', 'id'])
@Check('erp_difference_kind', `kind IN (${oneOf(differenceKinds)})`)
export class ErpDifference extends VendureEntity {
    constructor(input?: DeepPartial<ErpDifference>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpReconciliation, { onDelete: 'CASCADE' })
    reconciliation: Relation<ErpReconciliation>;

    @Column('int')
    reconciliationId: number;

    @Column('text')
    kind: DifferenceKind;

    /** As people read it: ours, else theirs. */
    @Column('text')
    key: string;

    /** Which field is another, and how; or why the record could not be read. */
    @Column('jsonb', { default: '[]' })
    fields: { field: string; ours: string; theirs: string }[];
}
