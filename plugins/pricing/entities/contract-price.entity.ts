import { type DeepPartial, Money, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

/** A net price agreed with one company; nothing else changes it. Triggers see to it that the company and the variant exist, a statement at a time. */
@Check('CHK_contract_price_positive', '"unitNet" > 0 AND "minQuantity" > 0')
@Index('UQ_contract_price', { synchronize: false })
@Entity('contract_price')
export class ContractPrice extends VendureEntity {
    constructor(input?: DeepPartial<ContractPrice>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { createForeignKeyConstraints: false })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => ProductVariant, { createForeignKeyConstraints: false })
    productVariant: ProductVariant;

    @Index('IDX_contract_price_variant')
    @Column('int')
    productVariantId: number;

    /** In base units. */
    @Column('int', { default: 1 })
    minQuantity: number;

    @Money()
    unitNet: number;

    /** A price in another currency than the company's is kept but does not apply. */
    @Column('text')
    currencyCode: string;

    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** See `PriceListItem.version`. */
    @Column('int', { default: () => `nextval('price_version')` })
    version: number;
}
