import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import type { ProblemKind } from '../domain/operation-kind';
import { Operation } from './operation.entity';

@Entity('production_problem')
export class ProductionProblem extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ProductionProblem>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => Operation, operation => operation.problems, { onDelete: 'CASCADE' })
    operation: Relation<Operation>;

    @EntityId()
    operationId: number;

    @Column('int')
    reportedByAdministratorId: number;

    @Column('text')
    kind: ProblemKind;

    @Column('text')
    text: string;

    @Column('timestamptz', { nullable: true })
    resolvedAt: Date | null;

    @Column('text', { nullable: true })
    resolution: string | null;
}
