import { type DeepPartial, EntityId } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm';

import { Operation } from './operation.entity';
import { ProductionPlan } from './production-plan.entity';
import { Station } from './station.entity';

/** Where a plan puts one operation. */
@Entity('production_plan_step')
export class ProductionPlanStep {
    constructor(input?: DeepPartial<ProductionPlanStep>) {
        Object.assign(this, input);
    }

    @ManyToOne(() => ProductionPlan, { onDelete: 'CASCADE' })
    plan: ProductionPlan;

    @PrimaryColumn('int')
    planId: number;

    @Index()
    @ManyToOne(() => Operation, { onDelete: 'CASCADE' })
    operation: Operation;

    @PrimaryColumn('int')
    operationId: number;

    @ManyToOne(() => Station, { onDelete: 'CASCADE' })
    station: Station;

    @EntityId()
    stationId: number;

    @Column('timestamptz')
    plannedStart: Date;

    @Column('timestamptz')
    plannedEnd: Date;

    /** The batch as it was planned: a draft that knows other batches than the floor is planned anew. */
    @Column('int', { nullable: true })
    batchId: number | null;

    /** Where the planner put it; null: wherever it fits first. */
    @Column('timestamptz', { nullable: true })
    pinnedStart: Date | null;
}
