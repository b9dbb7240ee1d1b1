import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

export const planStates = ['draft', 'published', 'discarded'] as const;
export type PlanState = (typeof planStates)[number];

/** A plan of all open operations at once, tried out by a planner before the floor hears of it. Its steps are `production_plan_step`. */
@Entity('production_plan')
@Index('UQ_production_plan_draft', ['madeByAdministratorId'], { unique: true, where: `state = 'draft'` })
export class ProductionPlan extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ProductionPlan>) {
        super(input);
    }

    @Column('int')
    madeByAdministratorId: number;

    @Column('text')
    state: PlanState;

    @Column('int')
    version: number;

    @Column('timestamptz', { nullable: true })
    publishedAt: Date | null;
}
