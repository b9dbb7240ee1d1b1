import { type DeepPartial, Product, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Unique } from 'typeorm';

/** What staff say goes with a product. */
@Unique('UQ_product_relation', ['productId', 'productVariantId'])
@Entity('product_relation')
export class ProductRelation extends VendureEntity {
    constructor(input?: DeepPartial<ProductRelation>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Product, { onDelete: 'CASCADE' })
    product: Product;

    @Column('int')
    productId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Index('IDX_product_relation_variant')
    @Column('int')
    productVariantId: number;

    @Column('int')
    position: number;
}
