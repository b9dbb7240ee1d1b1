import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, JoinColumn, OneToOne } from 'typeorm';

import type { StockPolicy } from '../domain/availability';

/** What holds for one variant in place of the firm's settings; what is null is as there. */
@Check('CHK_variant_availability_lead', '("leadMinDays" IS NULL) = ("leadMaxDays" IS NULL) AND ("leadMinDays" IS NULL OR ("leadMinDays" >= 0 AND "leadMaxDays" >= "leadMinDays"))')
@Entity('variant_availability')
export class VariantAvailability extends VendureEntity {
    constructor(input?: DeepPartial<VariantAvailability>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    @JoinColumn()
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    @Column('text', { nullable: true })
    policy: StockPolicy | null;

    @Column('int', { nullable: true })
    leadMinDays: number | null;

    @Column('int', { nullable: true })
    leadMaxDays: number | null;

    @Column('int', { default: 1 })
    version: number;
}
