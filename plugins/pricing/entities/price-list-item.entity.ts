import { type DeepPartial, Money, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { PriceList } from './price-list.entity';

/** A variant's net price in a list, from a quantity on. */
@Check('CHK_price_list_item_positive', '"unitNet" > 0 AND "minQuantity" > 0')
@Index('UQ_price_list_item', { synchronize: false })
@Entity('price_list_item')
export class PriceListItem extends VendureEntity {
    constructor(input?: DeepPartial<PriceListItem>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => PriceList, { onDelete: 'CASCADE' })
    priceList: Relation<PriceList>;

    @Column('int')
    priceListId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Index('IDX_price_list_item_variant')
    @Column('int')
    productVariantId: number;

    /** In base units. */
    @Column('int', { default: 1 })
    minQuantity: number;

    @Money()
    unitNet: number;

    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** From one sequence for all prices, a changed price's by a trigger, so that a price that was shown is known again. */
    @Column('int', { default: () => `nextval('price_version')` })
    version: number;
}
