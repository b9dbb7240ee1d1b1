import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import type { HandOut } from '../domain/pre-sale';

/** A variant that is sold before it is there: so many base units, expected on a day. A variant has one such sale at a time. */
@Check('CHK_pre_sale', '"quantity" > 0 AND "sold" >= 0 AND "sold" <= "quantity" AND ("fromDay" IS NULL OR "untilDay" IS NULL OR "fromDay" <= "untilDay")')
@Index('UQ_pre_sale_variant', ['productVariantId'], { unique: true, where: '"endedAt" IS NULL' })
@Entity('pre_sale')
export class PreSale extends VendureEntity {
    constructor(input?: DeepPartial<PreSale>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: Relation<ProductVariant>;

    @Column('int')
    productVariantId: number;

    @Column('int')
    quantity: number;

    /** Of orders that go to the firm; what is cancelled is sold again. */
    @Column('int', { default: 0 })
    sold: number;

    /** When the goods are to be there. */
    @Column('date')
    day: string;

    /** Sold from this day of the firm's calendar; null from at once. */
    @Column('date', { nullable: true })
    fromDay: string | null;

    /** Sold until this day, it included; null until the goods are there. */
    @Column('date', { nullable: true })
    untilDay: string | null;

    @Column('text', { default: 'in-turn' })
    handOut: HandOut;

    /** When there were goods for everybody who waited; null before. */
    @Column('timestamptz', { nullable: true })
    endedAt: Date | null;

    @Column('int', { default: 1 })
    version: number;
}
