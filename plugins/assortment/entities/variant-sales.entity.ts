import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne } from 'typeorm';

import type { UnitCode } from '../domain/units';
import { UnitGroup } from './unit-group.entity';

/** How a variant is sold. A variant without this row is sold by the piece, from stock, one by one. */
@Check('CHK_variant_sales_positive', '"weightG" >= 0 AND "minQuantity" > 0 AND "increment" > 0')
@Check('CHK_variant_sales_roll', `"rollWidthCm" IS NULL OR ("rollWidthCm" > 0 AND "baseUnit" = 'cm')`)
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

    /** Cut from a roll of this width: counted in centimetres of length, its prices are of one square metre. */
    @Column('int', { nullable: true })
    rollWidthCm: number | null;

    /** Its units are the group's, and change with it. */
    @ManyToOne(() => UnitGroup, { onDelete: 'SET NULL', nullable: true })
    unitGroup: UnitGroup | null;

    @Index('IDX_variant_sales_unit_group')
    @Column('int', { nullable: true })
    unitGroupId: number | null;

    /** Rises with each change that staff make. */
    @Column('int', { default: 1 })
    version: number;
}
