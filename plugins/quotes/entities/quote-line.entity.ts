import { type DeepPartial, Money, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';

import type { LineAnswer } from '../domain/quote-answer';
import { QuoteVersion } from './quote-version.entity';

/** One article of a version: what is asked or offered, and what the customer answered. */
@Unique('UQ_quote_line', ['versionId', 'productVariantId'])
@Entity('quote_line')
export class QuoteLine extends VendureEntity {
    constructor(input?: DeepPartial<QuoteLine>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => QuoteVersion, version => version.lines, { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'versionId' })
    quoteVersion: Relation<QuoteVersion>;

    @Column('int')
    versionId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: Relation<ProductVariant>;

    @Index('IDX_quote_line_variant')
    @Column('int')
    productVariantId: number;

    @Column('int')
    position: number;

    @Column('text')
    unit: string;

    @Column('int')
    unitQuantity: number;

    /** The customer may take any quantity up to this one; null where it is fixed. */
    @Column('int', { nullable: true })
    unitQuantityMax: number | null;

    /** In base units. */
    @Column('int')
    quantity: number;

    /** Agreed, or wished in an enquiry: of one base unit, or of one square metre of what is cut from a roll. */
    @Money({ nullable: true })
    unitNet: number | null;

    @Column('date', { nullable: true })
    deliveryDate: string | null;

    @Column('text', { default: '' })
    remark: string;

    /** What the resolver said for the company when the version was sent, and where it had it from; null before, and without a price. */
    @Money({ nullable: true })
    usualNet: number | null;

    @Column('text', { nullable: true })
    usualSource: string | null;

    @Column('double precision', { nullable: true })
    taxRate: number | null;

    @Column('int', { nullable: true })
    rollWidthCm: number | null;

    @Column('text', { nullable: true })
    answer: LineAnswer | null;

    @Money({ nullable: true })
    counterNet: number | null;

    @Column('int', { nullable: true })
    counterUnitQuantity: number | null;

    @Column('text', { default: '' })
    answerRemark: string;
}
