import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import { Operation } from './operation.entity';

/** Pieces that an operator reported of an operation, good and scrapped. Never changed. */
@Entity('production_output')
@Check('CHK_production_output_pieces', '"good" >= 0 AND "scrap" >= 0 AND "good" + "scrap" > 0')
export class Output extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<Output>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => Operation, operation => operation.outputs, { onDelete: 'CASCADE' })
    operation: Relation<Operation>;

    @EntityId()
    operationId: number;

    @Column('int')
    administratorId: number;

    @Column('timestamptz')
    at: Date;

    @Column('int')
    good: number;

    @Column('int')
    scrap: number;

    @Column('text', { nullable: true })
    scrapReasonCode: string | null;
}
