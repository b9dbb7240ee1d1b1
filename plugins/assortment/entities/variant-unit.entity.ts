import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, ManyToOne, Unique } from 'typeorm';

import type { UnitCode } from '../domain/units';

/** Another unit in which a variant may be ordered. */
@Check('CHK_variant_unit_ratio', '"factor" > 0 AND "perUnits" > 0 AND "factor" <> "perUnits"')
@Unique('UQ_variant_unit', ['productVariantId', 'code'])
@Entity('variant_unit')
export class VariantUnit extends VendureEntity {
    constructor(input?: DeepPartial<VariantUnit>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    @Column('text')
    code: UnitCode;

    /** How many base units `perUnits` of these are: exactly, in lowest terms. */
    @Column('int')
    factor: number;

    @Column('int', { default: 1 })
    perUnits: number;
}
