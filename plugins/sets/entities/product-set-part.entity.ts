import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { ProductSet } from './product-set.entity';

/** How much of a variant is in one set. */
@Check('CHK_product_set_part_quantity', '"quantity" > 0')
@Unique('UQ_product_set_part', ['productSetId', 'productVariantId'])
@Entity('product_set_part')
export class ProductSetPart extends VendureEntity {
    constructor(input?: DeepPartial<ProductSetPart>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductSet, set => set.parts, { onDelete: 'CASCADE' })
    productSet: Relation<ProductSet>;

    @Column('int')
    productSetId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Index('IDX_product_set_part_variant')
    @Column('int')
    productVariantId: number;

    /** In base units. */
    @Column('int')
    quantity: number;

    @Column('int')
    position: number;
}
