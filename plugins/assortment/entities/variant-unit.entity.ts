import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, ManyToOne, Unique } from 'typeorm';

import type { UnitCode } from '../domain/units';

/** Another unit in which a variant may be ordered. */
@Check('CHK_variant_unit_factor', '"factor" > 1')
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

    /** How many base units one of these is. */
    @Column('int')
    factor: number;
}
