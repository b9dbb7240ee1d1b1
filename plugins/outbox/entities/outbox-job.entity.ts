import type { JobState } from '@vendure/common/lib/generated-types';
import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** A job of Vendure's job queue, with a lease so that it outlives the worker that had it. */
@Entity('outbox_job')
@Index('IDX_outbox_job_settled', ['isSettled', 'settledAt'])
@Index('IDX_outbox_job_created', ['createdAt'])
@Index('IDX_outbox_job_open', { synchronize: false })
export class OutboxJob extends VendureEntity {
    constructor(input?: DeepPartial<OutboxJob>) {
        super(input);
    }

    @Column('text')
    queueName: string;

    /** JSON as text: unlike jsonb it takes any string. */
    @Column('text')
    data: string;

    @Column('text')
    state: JobState;

    @Column('real', { default: 0 })
    progress: number;

    @Column('text', { nullable: true })
    result: string | null;

    @Column('text', { nullable: true })
    error: string | null;

    @Column('timestamptz', { nullable: true })
    startedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    settledAt: Date | null;

    @Column('boolean', { default: false })
    isSettled: boolean;

    @Column('int')
    retries: number;

    @Column('int', { default: 0 })
    attempts: number;

    /** How often a worker died with this job in hand. */
    @Column('int', { default: 0 })
    crashes: number;

    @Column('timestamptz')
    runAt: Date;

    @Column('timestamptz', { nullable: true })
    leaseUntil: Date | null;

    @Column('text', { nullable: true })
    lockedBy: string | null;
}
