import { Collection, type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Unique } from 'typeorm';

/** What is bought with the products of a lowest-level category. */
@Unique('UQ_category_complement', ['collectionId', 'productVariantId'])
@Entity('category_complement')
export class CategoryComplement extends VendureEntity {
    constructor(input?: DeepPartial<CategoryComplement>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Collection, { onDelete: 'CASCADE' })
    collection: Collection;

    @Column('int')
    collectionId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Index('IDX_category_complement_variant')
    @Column('int')
    productVariantId: number;

    @Column('int')
    position: number;
}
