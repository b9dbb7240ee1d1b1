import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, JoinColumn, OneToOne } from 'typeorm';

import type { UnitCode } from '../domain/units';

/** How a variant is sold. A variant without this row is sold by the piece, from stock, one by one. */
@Check('CHK_variant_sales_positive', '"weightG" >= 0 AND "minQuantity" > 0 AND "increment" > 0')
@Entity('variant_sales')
export class VariantSales extends VendureEntity {
    constructor(input?: DeepPartial<VariantSales>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    @JoinColumn()
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    /** `OrderLine.quantity` counts these. */
    @Column('text')
    baseUnit: UnitCode;

    /** Grams of one base unit. */
    @Column('int', { default: 0 })
    weightG: number;

    @Column('boolean', { default: false })
    madeToOrder: boolean;

    /** In base units; quantities go up from it in steps of `increment`. */
    @Column('int', { default: 1 })
    minQuantity: number;

    @Column('int', { default: 1 })
    increment: number;
}
