import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { HeldEffect } from '../domain/mass-change';
import type { RunState } from '../domain/run-states';
import type { ErpObject } from '../types';
import { ErpConnection } from './erp-connection.entity';

export type RunCause = 'schedule' | 'hand' | 'webhook';

/** One pull of one object: what came, what it did, and how far it is. Its place is committed with each batch. */
@Index('IDX_erp_run_object', ['connectionId', 'object', 'id'])
@Index('UQ_erp_run_open', ['connectionId', 'object'], { unique: true, where: `state IN ('waiting', 'staging', 'applying', 'held')` })
@Entity('erp_run')
export class ErpRun extends VendureEntity {
    constructor(input?: DeepPartial<ErpRun>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpConnection, { onDelete: 'CASCADE' })
    connection: ErpConnection;

    @Column('int')
    connectionId: number;

    @Column('text')
    object: ErpObject;

    @Column('text')
    state: RunState;

    /** Everything was asked for, so that what is missing is gone. */
    @Column('boolean')
    isFull: boolean;

    /** What did not change is brought in again too. */
    @Column('boolean', { default: false })
    isForced: boolean;

    @Column('text')
    cause: RunCause;

    /** `staff:3`, or `system` */
    @Column('text')
    askedBy: string;

    @Column('timestamptz', { default: () => 'now()' })
    askedAt: Date;

    @Column('timestamptz', { nullable: true })
    startedAt: Date | null;

    /** When it last got on; one that has not for long is taken up by another worker. */
    @Column('timestamptz', { nullable: true })
    movedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    endedAt: Date | null;

    /** How often it was begun or taken up again. */
    @Column('int', { default: 0 })
    attempts: number;

    /** From where the source goes on, as far as records are staged. */
    @Column('text', { nullable: true })
    cursor: string | null;

    /** The key of the last record that was brought in. */
    @Column({ type: 'text', nullable: true, collation: 'C' })
    place: string | null;

    @Column('int', { default: 0 })
    staged: number;

    @Column('int', { default: 0 })
    unreadable: number;

    /** Of the staged ones, those that are to be brought in. */
    @Column('int', { default: 0 })
    planned: number;

    @Column('int', { default: 0 })
    gone: number;

    @Column('int', { default: 0 })
    created: number;

    @Column('int', { default: 0 })
    updated: number;

    /** Brought in, and as it was here already. */
    @Column('int', { default: 0 })
    unchanged: number;

    @Column('int', { default: 0 })
    parked: number;

    @Column('int', { default: 0 })
    deactivated: number;

    @Column('text', { default: '' })
    failure: string;

    /** What it would do, while a person is asked, and after. */
    @Column('jsonb', { nullable: true })
    heldEffect: HeldEffect | null;

    /** `staff:3`: who released or discarded what was held. */
    @Column('text', { nullable: true })
    decidedBy: string | null;

    @Column('text', { nullable: true })
    decisionReason: string | null;
}
