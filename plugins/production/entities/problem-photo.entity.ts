import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import { ProductionProblem } from './production-problem.entity';

/** What an operator photographed of a problem: a picture drawn anew by us, private to those who may see the problem. */
@Entity('production_problem_photo')
@Index('UQ_production_problem_photo', ['problemId', 'fingerprint'], { unique: true })
export class ProblemPhoto extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ProblemPhoto>) {
        super(input);
    }

    @ManyToOne(() => ProductionProblem, problem => problem.photos, { onDelete: 'CASCADE' })
    problem: Relation<ProductionProblem>;

    @EntityId()
    problemId: number;

    @Column('int')
    uploadedByAdministratorId: number;

    /** Of the bytes that came, so that a second try is no second photo. */
    @Column('text')
    fingerprint: string;

    @Column('bytea', { select: false })
    content: Buffer;
}
