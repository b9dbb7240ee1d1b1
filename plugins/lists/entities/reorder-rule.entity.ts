import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { Company } from '../../organizations';

/** How often a company wants an article proposed, as it or staff have said; without one its purchases tell. */
@Entity('reorder_rule')
@Unique('UQ_reorder_rule', ['companyId', 'productVariantId'])
@Check('reorder_rule_days', '"everyDays" BETWEEN 1 AND 730')
export class ReorderRule extends VendureEntity {
    constructor(input?: DeepPartial<ReorderRule>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: Relation<ProductVariant>;

    @Index('IDX_reorder_rule_variant')
    @Column('int')
    productVariantId: number;

    /** Null: never. */
    @Column('int', { nullable: true })
    everyDays: number | null;
}
