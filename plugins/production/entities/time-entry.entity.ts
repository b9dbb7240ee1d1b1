import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import { Operation } from './operation.entity';

/** One stretch of work without a pause. At most one of an operation is open. */
@Entity('production_time_entry')
@Check('CHK_production_time_entry_forward', '"endedAt" IS NULL OR "endedAt" >= "startedAt"')
@Index('IDX_production_time_entry_started', ['startedAt'])
@Index('UQ_production_time_entry_open', ['operationId'], { unique: true, where: '"endedAt" IS NULL' })
export class TimeEntry extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<TimeEntry>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => Operation, operation => operation.timeEntries, { onDelete: 'CASCADE' })
    operation: Relation<Operation>;

    @EntityId()
    operationId: number;

    @Index()
    @Column('int')
    administratorId: number;

    @Column('timestamptz')
    startedAt: Date;

    @Column('timestamptz', { nullable: true })
    endedAt: Date | null;

    /** Why the work stopped, in the operator's words; null where he chose a reason, or the operation was finished. */
    @Column('text', { nullable: true })
    pauseReason: string | null;

    /** Of the firm's list of reasons, where one of them was chosen. */
    @Column('text', { nullable: true })
    pauseReasonCode: string | null;
}
