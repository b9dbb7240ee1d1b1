import { Collection, type DeepPartial, Product, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import type { SpanKind } from '../../../kernel/time';
import { Company, CompanyGroup } from '../../organizations';

/** At most how much of some goods a company, or each company of a group, may order in a day, week, month, quarter or year. */
@Entity('purchase_quota')
@Check('purchase_quota_one_owner', 'num_nonnulls("companyId", "groupId") = 1')
@Check('purchase_quota_one_goods', 'num_nonnulls("productVariantId", "productId", "collectionId") = 1')
@Check('purchase_quota_quantity', '"maxQuantity" > 0')
@Index('UQ_purchase_quota_company', ['companyId', 'goodsKey', 'period'], { unique: true })
@Index('UQ_purchase_quota_group', ['groupId', 'goodsKey', 'period'], { unique: true })
export class PurchaseQuota extends VendureEntity {
    constructor(input?: DeepPartial<PurchaseQuota>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true })
    company: Relation<Company> | null;

    @Column('int', { nullable: true })
    companyId: number | null;

    @ManyToOne(() => CompanyGroup, { onDelete: 'CASCADE', nullable: true })
    group: Relation<CompanyGroup> | null;

    @Column('int', { nullable: true })
    groupId: number | null;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE', nullable: true })
    productVariant: Relation<ProductVariant> | null;

    @Index('IDX_purchase_quota_variant')
    @Column('int', { nullable: true })
    productVariantId: number | null;

    @ManyToOne(() => Product, { onDelete: 'CASCADE', nullable: true })
    product: Relation<Product> | null;

    @Index('IDX_purchase_quota_product')
    @Column('int', { nullable: true })
    productId: number | null;

    @ManyToOne(() => Collection, { onDelete: 'CASCADE', nullable: true })
    collection: Relation<Collection> | null;

    @Index('IDX_purchase_quota_category')
    @Column('int', { nullable: true })
    collectionId: number | null;

    /** The goods in one word, see `goodsKeyOf`. */
    @Column('text')
    goodsKey: string;

    @Column('text')
    period: SpanKind;

    /** In base units. */
    @Column('int')
    maxQuantity: number;

    @VersionColumn({ default: 1 })
    version: number;
}
