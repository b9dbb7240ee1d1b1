import { type DeepPartial, Money, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

/** Who buys so many of an article gets more of it at a price next to nothing. */
@Check('CHK_bonus_offer', '"buyQuantity" > 0 AND "bonusQuantity" > 0 AND "unitNet" >= 0')
@Index('UQ_bonus_offer', { synchronize: false })
@Entity('bonus_offer')
export class BonusOffer extends VendureEntity {
    constructor(input?: DeepPartial<BonusOffer>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    @Column('text')
    currencyCode: string;

    /** In base units; again for each so many. */
    @Column('int')
    buyQuantity: number;

    @Column('int', { default: 1 })
    bonusQuantity: number;

    /** What a base unit of the bonus costs: 0.01, or nothing where the firm's rule allows it. */
    @Money()
    unitNet: number;

    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** See `PriceListItem.version`. */
    @Column('int', { default: 0 })
    version: number;
}
