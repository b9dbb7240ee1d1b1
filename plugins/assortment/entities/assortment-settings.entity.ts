import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity } from 'typeorm';

/** By what companies see products: one row. Both at once means that both must allow. */
@Check('CHK_assortment_settings_one_row', '"id" = 1')
@Entity('assortment_settings')
export class AssortmentSettings extends VendureEntity {
    constructor(input?: DeepPartial<AssortmentSettings>) {
        super(input);
    }

    declare id: number;

    /** Only what has a price for the company. */
    @Column('boolean', { default: true })
    byPrice: boolean;

    /** Only common categories and those opened to the company or its group. */
    @Column('boolean', { default: false })
    byCategory: boolean;
}
