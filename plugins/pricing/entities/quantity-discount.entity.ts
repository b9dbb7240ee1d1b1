import { Collection, type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

/** What everybody is given off list prices from a quantity of one variant on: of a category with all below it, or of all goods. */
@Check('CHK_quantity_discount', '"basisPoints" BETWEEN 0 AND 9900 AND "minQuantity" > 0')
@Index('UQ_quantity_discount', { synchronize: false })
@Entity('quantity_discount')
export class QuantityDiscount extends VendureEntity {
    constructor(input?: DeepPartial<QuantityDiscount>) {
        super(input);
    }

    declare id: number;

    /** Null: of all goods. */
    @ManyToOne(() => Collection, { onDelete: 'CASCADE', nullable: true })
    collection: Collection | null;

    @Index('IDX_quantity_discount_collection')
    @Column('int', { nullable: true })
    collectionId: number | null;

    /** In base units. */
    @Column('int')
    minQuantity: number;

    /** Hundredths of a percent. */
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
