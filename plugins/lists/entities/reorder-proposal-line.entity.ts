import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { Company } from '../../organizations';

/** An article that a company will soon have run out of, as the last night's look found. */
@Entity('reorder_proposal_line')
@Unique('UQ_reorder_proposal_line', ['companyId', 'productVariantId'])
export class ReorderProposalLine extends VendureEntity {
    constructor(input?: DeepPartial<ReorderProposalLine>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: Relation<ProductVariant>;

    @Index('IDX_reorder_proposal_line_variant')
    @Column('int')
    productVariantId: number;

    /** In base units. */
    @Column('int')
    quantity: number;

    @Column('date')
    runsOutOn: string;

    @Column('int')
    gapDays: number;
}
