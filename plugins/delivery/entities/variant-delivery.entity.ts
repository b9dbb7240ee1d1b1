import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, JoinColumn, OneToOne } from 'typeorm';

export interface OversizeCharge {
    currencyCode: string;
    net: number;
}

/** How large a variant is, and what that costs. Its weight is with its sales data. */
@Entity('variant_delivery')
@Check('variant_delivery_positive', '"volumeMm3" >= 0 AND "unitsPerPallet" > 0')
export class VariantDelivery extends VendureEntity {
    constructor(input?: DeepPartial<VariantDelivery>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    @JoinColumn()
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    /** Cubic millimetres of one base unit. */
    @Column('bigint', { default: 0 })
    volumeMm3: string;

    /** How many base units fill a pallet. */
    @Column('int', { nullable: true })
    unitsPerPallet: number | null;

    /** What the transport of one base unit costs, by currency; ordinary size where its currency has none. */
    @Column('jsonb', { default: '[]' })
    oversize: OversizeCharge[];

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
