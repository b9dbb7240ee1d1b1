import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyMember } from '../../organizations';

/** `waiting` for the stock; `told` that it is back; `ended` by himself. */
export type StockNoticeState = 'waiting' | 'told' | 'ended';

/** Somebody wants to be told when a variant is back in stock: once. */
@Index('UQ_stock_notice_waiting', ['memberId', 'productVariantId'], { unique: true, where: `state = 'waiting'` })
@Index('IDX_stock_notice_variant', ['productVariantId'], { where: `state = 'waiting'` })
@Index('UQ_stock_notice_token', ['tokenHash'], { unique: true, where: '"tokenHash" IS NOT NULL' })
@Entity('stock_notice')
export class StockNotice extends VendureEntity {
    constructor(input?: DeepPartial<StockNotice>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Column('int')
    memberId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: Relation<ProductVariant>;

    @Column('int')
    productVariantId: number;

    @Column('text', { default: 'waiting' })
    state: StockNoticeState;

    @Column('timestamptz', { default: () => 'now()' })
    askedAt: Date;

    @Column('timestamptz', { nullable: true })
    settledAt: Date | null;

    /** Of the link in his mail, by which he ends his other notices without signing in. */
    @Column('text', { nullable: true })
    tokenHash: string | null;
}
