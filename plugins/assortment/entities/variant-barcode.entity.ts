import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Unique } from 'typeorm';

import type { UnitCode } from '../domain/units';

/** The number under the bars of an article or of one of its packs. Makers reuse numbers: two articles may have the same one. */
@Unique('UQ_variant_barcode', ['gtin', 'productVariantId'])
@Entity('variant_barcode')
export class VariantBarcode extends VendureEntity {
    constructor(input?: DeepPartial<VariantBarcode>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Index('IDX_variant_barcode_variant')
    @Column('int')
    productVariantId: number;

    /** 14 digits. */
    @Column('text')
    gtin: string;

    /** What it stands on; null for the base unit. */
    @Column('text', { nullable: true })
    unit: UnitCode | null;
}
