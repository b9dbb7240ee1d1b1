import { Administrator, DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import type { OperationKind } from '../domain/operation-kind';
import type { OperationState } from '../domain/operation-states';
import type { ProductionName } from '../domain/production-name';
import { Output } from './output.entity';
import { ProductionProblem } from './production-problem.entity';
import { Station } from './station.entity';
import { TimeEntry } from './time-entry.entity';
import { WorkOrder } from './work-order.entity';

/** One step of a work order at one station: what an operator starts and finishes, and what the customer sees as a stage. */
@Entity('production_operation')
@Index('IDX_production_operation_finished', ['finishedAt'], { where: '"finishedAt" IS NOT NULL' })
@Index(['stationId', 'state'])
@Index(['workOrderId', 'sequence'])
@Check('CHK_production_operation_setup', '"setupMinutes" >= 0 AND "setupMinutes" <= "plannedMinutes"')
@Check('CHK_production_operation_quantities', '"goodQuantity" >= 0 AND "scrapQuantity" >= 0')
export class Operation extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<Operation>) {
        super(input);
    }

    @ManyToOne(() => WorkOrder, workOrder => workOrder.operations, { onDelete: 'CASCADE' })
    workOrder: Relation<WorkOrder>;

    @EntityId()
    workOrderId: number;

    @Column('int')
    sequence: number;

    @Column('text')
    kind: OperationKind;

    @Column('jsonb')
    name: ProductionName;

    @ManyToOne(() => Station, { onDelete: 'RESTRICT' })
    station: Station;

    @EntityId()
    stationId: number;

    /** When set, only he does this operation; else anybody of the station. */
    @Index()
    @ManyToOne(() => Administrator, { nullable: true, onDelete: 'SET NULL' })
    operator: Administrator | null;

    @EntityId({ nullable: true })
    operatorId: number | null;

    /** Working time, which the planned span holds among nights and days off. */
    @Column('int')
    plannedMinutes: number;

    /** What of them is set-up: it is needed once for all that is made at once. */
    @Column('int', { default: 0 })
    setupMinutes: number;

    @Column('timestamptz')
    plannedStart: Date;

    @Column('timestamptz')
    plannedEnd: Date;

    @Column('text')
    state: OperationState;

    @Column('timestamptz', { nullable: true })
    startedAt: Date | null;

    @Column('timestamptz', { nullable: true })
    finishedAt: Date | null;

    /** Pieces that came out of it and go on to the next, and those that do not. The sums of its outputs. */
    @Column('int', { default: 0 })
    goodQuantity: number;

    @Column('int', { default: 0 })
    scrapQuantity: number;

    /** When something was last done here, by whatever clock it was believed: nothing later is written before it. */
    @Column('timestamptz', { nullable: true })
    lastEventAt: Date | null;

    @OneToMany(() => TimeEntry, entry => entry.operation)
    timeEntries: Relation<TimeEntry>[];

    @OneToMany(() => ProductionProblem, problem => problem.operation)
    problems: Relation<ProductionProblem>[];

    @OneToMany(() => Output, output => output.operation)
    outputs: Relation<Output>[];
}
