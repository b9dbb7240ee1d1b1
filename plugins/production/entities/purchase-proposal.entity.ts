import { DeepPartial, EntityId, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

export const purchaseStates = ['open', 'ordered', 'dropped'] as const;
export type PurchaseState = (typeof purchaseStates)[number];

/** So much of an article is to be bought. Once ordered it is an expected delivery, and counted there. */
@Entity('production_purchase_proposal')
@Check('CHK_production_purchase_proposal_quantity', '"quantity" > 0')
@Index('IDX_production_purchase_proposal_open', ['variantId'], { where: `state = 'open'` })
export class PurchaseProposal extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<PurchaseProposal>) {
        super(input);
    }

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    variant: ProductVariant;

    @EntityId()
    variantId: number;

    @Column('int')
    quantity: number;

    @Column('text')
    state: PurchaseState;

    @Column('int')
    madeByAdministratorId: number;

    @Column('date', { nullable: true })
    expectedOn: string | null;

    /** Of the order to the supplier. */
    @Column('text', { default: '' })
    reference: string;
}
