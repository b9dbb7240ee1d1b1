import { DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, OneToMany, Relation } from 'typeorm';

import type { ProductionName } from '../domain/production-name';
import { StationOperator } from './station-operator.entity';

@Entity('production_station')
export class Station extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<Station>) {
        super(input);
    }

    @Index({ unique: true })
    @Column('text')
    code: string;

    @Column('jsonb')
    name: ProductionName;

    @Column('boolean', { default: true })
    active: boolean;

    /** Minutes after midnight in the firm's time zone. */
    @Column('int')
    openMinute: number;

    @Column('int')
    closeMinute: number;

    /** How many operations may run here at the same time. */
    @Column('int', { default: 1 })
    parallelOperations: number;

    /** Takes pieces while the step before is still making others; else an operation begins here when all before it are done. */
    @Column('boolean', { default: false })
    overlap: boolean;

    @OneToMany(() => StationOperator, operator => operator.station)
    operators: Relation<StationOperator>[];
}
