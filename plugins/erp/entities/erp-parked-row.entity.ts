import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { ErpObject, ErpValues } from '../types';
import { ErpConnection } from './erp-connection.entity';

/** `waiting`: tried again when something changed that may help; `accepted`: a person said that what looks like a slip is meant; `discarded`: that it is not wanted as it is. */
export type ParkedState = 'waiting' | 'accepted' | 'discarded';

/** A record that could not be taken, with its reason, while the rest went on. */
@Index('UQ_erp_parked_row', ['connectionId', 'object', 'key'], { unique: true })
@Entity('erp_parked_row')
export class ErpParkedRow extends VendureEntity {
    constructor(input?: DeepPartial<ErpParkedRow>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpConnection, { onDelete: 'CASCADE' })
    connection: ErpConnection;

    @Column('int')
    connectionId: number;

    @Column('text')
    object: ErpObject;

    /** Theirs; of what could not even be read, where it stood. */
    @Column({ type: 'text', collation: 'C' })
    key: string;

    @Column('boolean', { default: false })
    isUnreadable: boolean;

    @Column('uuid')
    hash: string;

    @Column('jsonb')
    values: ErpValues;

    @Column('text')
    reason: string;

    @Column('text', { default: 'waiting' })
    state: ParkedState;

    @Column('int')
    mappingVersion: number;

    @Column('int')
    runId: number;

    @Column('int', { default: 1 })
    attempts: number;

    @Column('timestamptz', { default: () => 'now()' })
    firstAt: Date;

    @Column('timestamptz', { default: () => 'now()' })
    lastAt: Date;
}
