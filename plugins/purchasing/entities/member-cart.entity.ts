import { type DeepPartial, EntityId, type ID, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, JoinColumn, OneToOne, type Relation } from 'typeorm';

import type { CartChangeNote, CartSharing } from '../domain/cart-sharing';
import { CompanyOrder } from './company-order.entity';

/** What a member calls his cart, and who else may use it. Its id is the order's id; it goes when the cart is placed. */
@Entity('member_cart')
@Check('member_cart_same_id', '"id" = "orderId"')
@Check('member_cart_sharing', `"sharing" IN ('none', 'company', 'chosen')`)
export class MemberCart extends VendureEntity {
    constructor(input?: DeepPartial<MemberCart>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => CompanyOrder, { onDelete: 'CASCADE' })
    @JoinColumn()
    order: Relation<CompanyOrder>;

    @EntityId()
    orderId: ID;

    /** Empty for one that nobody has named. */
    @Column('text', { default: '' })
    name: string;

    @Column('text', { default: '' })
    remark: string;

    @Column('text', { default: 'none' })
    sharing: CartSharing;

    /** The last changes of a shared cart, the youngest first. */
    @Column('jsonb', { default: '[]' })
    changes: CartChangeNote[];

    /** Of name, remark and sharing. That of the cart's lines is the order's. */
    @Column('int', { default: 1 })
    version: number;
}
