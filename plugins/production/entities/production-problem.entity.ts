import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import type { ProblemKind } from '../domain/operation-kind';
import { Operation } from './operation.entity';
import { ProblemPhoto } from './problem-photo.entity';

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

    /** Of the firm's list of reasons, where one of them was chosen. */
    @Column('text', { nullable: true })
    reasonCode: string | null;

    /** The operation does not go on until this is resolved. */
    @Column('boolean', { default: false })
    stopsWork: boolean;

    @OneToMany(() => ProblemPhoto, photo => photo.problem)
    photos: Relation<ProblemPhoto>[];

    @Column('timestamptz', { nullable: true })
    resolvedAt: Date | null;

    @Column('text', { nullable: true })
    resolution: string | null;
}
