import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity } from 'typeorm';

/** Work orders that are made at once, step by step; they name it. What is known of them is all that is known of it. */
@Entity('production_batch')
export class ProductionBatch extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ProductionBatch>) {
        super(input);
    }

    @Column('int')
    madeByAdministratorId: number;
}
