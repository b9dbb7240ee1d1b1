import { Collection, type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import type { UnitCode } from '../../assortment';

/** What everybody is given off list prices for whole packs of a unit: of one article, of a category with all below it, or of all goods. */
@Check('CHK_pack_discount', '"basisPoints" BETWEEN 0 AND 9900 AND ("collectionId" IS NULL OR "productVariantId" IS NULL)')
@Index('UQ_pack_discount', { synchronize: false })
@Entity('pack_discount')
export class PackDiscount extends VendureEntity {
    constructor(input?: DeepPartial<PackDiscount>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Collection, { onDelete: 'CASCADE', nullable: true })
    collection: Collection | null;

    @Index('IDX_pack_discount_collection')
    @Column('int', { nullable: true })
    collectionId: number | null;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE', nullable: true })
    productVariant: ProductVariant | null;

    @Index('IDX_pack_discount_variant')
    @Column('int', { nullable: true })
    productVariantId: number | null;

    @Column('text')
    unit: UnitCode;

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
