import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, Unique } from 'typeorm';

/** So many base units of a variant are to arrive at the local warehouse on a day. */
@Check('CHK_expected_delivery', '"quantity" > 0')
@Unique('UQ_expected_delivery', ['productVariantId', 'day', 'reference'])
@Entity('expected_delivery')
export class ExpectedDelivery extends VendureEntity {
    constructor(input?: DeepPartial<ExpectedDelivery>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    @Column('int')
    quantity: number;

    @Index('IDX_expected_delivery_day')
    @Column('date')
    day: string;

    /** The purchase order or container, as the firm calls it. */
    @Column('text', { default: '' })
    reference: string;

    @Column('int', { default: 1 })
    version: number;
}
