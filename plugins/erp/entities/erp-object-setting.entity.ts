import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { FieldMapping } from '../domain/field-mapping';
import type { ErpObject } from '../types';
import { ErpConnection } from './erp-connection.entity';

/** How one object of a connection is pulled: when, and what its fields become. */
@Index('UQ_erp_object_setting', ['connectionId', 'object'], { unique: true })
@Entity('erp_object_setting')
export class ErpObjectSetting extends VendureEntity {
    constructor(input?: DeepPartial<ErpObjectSetting>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpConnection, { onDelete: 'CASCADE' })
    connection: ErpConnection;

    @Column('int')
    connectionId: number;

    @Column('text')
    object: ErpObject;

    @Column('boolean', { default: false })
    enabled: boolean;

    /** When it is pulled by itself, as cron says it in the firm's zone; null: by hand and webhook only. */
    @Column('text', { nullable: true })
    cron: string | null;

    /** Only from this minute of the day until the other; null: all day. */
    @Column('int', { nullable: true })
    fromMinute: number | null;

    @Column('int', { nullable: true })
    untilMinute: number | null;

    @Column('boolean', { default: false })
    workingDaysOnly: boolean;

    /** What changed only is asked for, and everything once in so many hours, by which what is gone is found. */
    @Column('int', { default: 24 })
    fullEveryHours: number;

    /** So many hundredths of the known records may change or go at once without a person's word. */
    @Column('int', { default: 5 })
    massChangePercent: number;

    /** A mail is sent when so many runs failed in a row. */
    @Column('int', { default: 3 })
    alarmAfterFailures: number;

    @Column('jsonb', { default: '[]' })
    mapping: FieldMapping[];

    /** Grows with each change of the mapping: records are brought in anew and parked ones tried again. */
    @Column('int', { default: 1 })
    mappingVersion: number;

    /** From where the next incremental pull goes on. */
    @Column('text', { nullable: true })
    cursor: string | null;

    /** When a pull was last asked for by the schedule. */
    @Column('timestamptz', { nullable: true })
    lastAskedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    lastFullAt: Date | null;

    /** Up to when what we have is what the ERP had. */
    @Column('timestamptz', { nullable: true })
    freshAt: Date | null;

    @Column('int', { default: 0 })
    failuresInRow: number;

    /** Of the alarm that was sent for what is wrong now; null when all is well. */
    @Column('timestamptz', { nullable: true })
    alarmedAt: Date | null;

    @Column('int', { default: 1 })
    version: number;
}
