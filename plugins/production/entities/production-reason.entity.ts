import { DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { ProblemKind } from '../domain/operation-kind';
import type { ProductionName } from '../domain/production-name';
import type { ReasonUse } from '../domain/reason-use';

/** A reason that operators choose with one touch. One that was ever given is set inactive, not deleted. */
@Entity('production_reason')
@Index('UQ_production_reason_code', ['use', 'code'], { unique: true })
export class ProductionReason extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ProductionReason>) {
        super(input);
    }

    @Column('text')
    use: ReasonUse;

    @Column('text')
    code: string;

    @Column('jsonb')
    name: ProductionName;

    /** Of a problem: what kind it is, and whether it stops the work unless the operator says otherwise. */
    @Column('text', { nullable: true })
    kind: ProblemKind | null;

    @Column('boolean', { default: false })
    stopsWork: boolean;

    @Column('int', { default: 0 })
    position: number;

    @Column('boolean', { default: true })
    active: boolean;
}
