import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { Company } from '../../organizations';

/** What one company calls a variant in its own papers. Its people find the variant by it; nobody is ever shown it in the shop. */
@Unique('UQ_customer_code', ['companyId', 'productVariantId'])
@Index('IDX_customer_code_key', { synchronize: false })
@Entity('customer_code')
export class CustomerCode extends VendureEntity {
    constructor(input?: DeepPartial<CustomerCode>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Index('IDX_customer_code_variant')
    @Column('int')
    productVariantId: number;

    /** As the company writes it. */
    @Column('text')
    ownCode: string;

    /** Without separators, lower case, Latin digits; two variants may share it. */
    @Column('text')
    ownCodeKey: string;

    @Column('int', { default: 1 })
    version: number;
}
