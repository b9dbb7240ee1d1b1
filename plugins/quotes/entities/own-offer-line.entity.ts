import { type DeepPartial, Money, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { OwnOffer } from './own-offer.entity';

/** An article of ours, or something of his own such as a service. */
@Index('IDX_own_offer_line_of_offer', ['offerId', 'position'])
@Entity('own_offer_line')
export class OwnOfferLine extends VendureEntity {
    constructor(input?: DeepPartial<OwnOfferLine>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => OwnOffer, offer => offer.lines, { onDelete: 'CASCADE' })
    offer: Relation<OwnOffer>;

    @Column('int')
    offerId: number;

    @Column('int')
    position: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'SET NULL', nullable: true })
    productVariant: Relation<ProductVariant> | null;

    /** Null for what is his own. */
    @Index('IDX_own_offer_line_variant')
    @Column('int', { nullable: true })
    productVariantId: number | null;

    /** What the article was called when he took it in: his paper goes on naming it when it is not sold any more. */
    @Column('text', { default: '' })
    name: string;

    /** His own words; '' where the article's name is enough. */
    @Column('text', { default: '' })
    text: string;

    /** Of an article the code of a unit in which it is sold; else a word of his own. */
    @Column('text')
    unit: string;

    @Column('int')
    unitQuantity: number;

    /** In base units; of his own things as many as they are. */
    @Column('int')
    quantity: number;

    @Column('int', { nullable: true })
    rollWidthCm: number | null;

    /** What his customer pays, without tax: of one base unit, or of one square metre of what is cut from a roll. */
    @Money()
    unitNet: number;

    /** On his own price; null where the price was typed. */
    @Column('int', { nullable: true })
    marginPoints: number | null;

    /** His own price when this one was made. Never on paper. */
    @Money({ nullable: true })
    costNet: number | null;
}
