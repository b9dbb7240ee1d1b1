import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** One use of an idempotency key, and the answer it got. */
@Entity('idempotency_key')
@Index('UQ_idempotency_key_use', ['principal', 'operation', 'key'], { unique: true })
@Index('IDX_idempotency_key_expires', ['expiresAt'])
export class IdempotencyKey extends VendureEntity {
    constructor(input?: DeepPartial<IdempotencyKey>) {
        super(input);
    }

    /** The actor, for example `member:12`: a key of one principal means nothing to another. */
    @Column('text')
    principal: string;

    @Column('text')
    operation: string;

    @Column('text')
    key: string;

    /** SHA-256 of the request in canonical JSON. */
    @Column('text')
    requestHash: string;

    @Column('text')
    state: 'running' | 'done';

    @Column('text', { nullable: true })
    answer: string | null;

    @Column('timestamptz')
    expiresAt: Date;
}
