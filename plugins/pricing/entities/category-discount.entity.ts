import { Collection, type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

/** What one company is given off the list prices of a category (a Vendure collection with all below it). */
@Check('CHK_category_discount_points', '"basisPoints" BETWEEN 0 AND 9900')
@Index('UQ_category_discount', { synchronize: false })
@Entity('category_discount')
export class CategoryDiscount extends VendureEntity {
    constructor(input?: DeepPartial<CategoryDiscount>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => Collection, { onDelete: 'CASCADE' })
    collection: Collection;

    @Index('IDX_category_discount_collection')
    @Column('int')
    collectionId: number;

    /** Hundredths of a percent; 0 takes the category out of a discount above it. */
    @Column('int')
    basisPoints: number;

    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** See `PriceListItem.version`. */
    @Column('int', { default: 0 })
    version: number;
}
