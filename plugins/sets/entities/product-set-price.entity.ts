import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, ManyToOne, type Relation, Unique } from 'typeorm';

import { ProductSet } from './product-set.entity';

/** What one set costs in a currency, however many are ordered. */
@Check('CHK_product_set_price_positive', '"unitNet" > 0')
@Unique('UQ_product_set_price', ['productSetId', 'currencyCode'])
@Entity('product_set_price')
export class ProductSetPrice extends VendureEntity {
    constructor(input?: DeepPartial<ProductSetPrice>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductSet, set => set.prices, { onDelete: 'CASCADE' })
    productSet: Relation<ProductSet>;

    @Column('int')
    productSetId: number;

    @Column('text')
    currencyCode: string;

    @Money()
    unitNet: number;
}
