import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { CompanyMember } from '../../organizations';
import { MemberCart } from './member-cart.entity';

/** A colleague whom the owner of a cart has chosen to share it with. */
@Unique('UQ_cart_share', ['cartId', 'memberId'])
@Entity('cart_share')
export class CartShare extends VendureEntity {
    constructor(input?: DeepPartial<CartShare>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => MemberCart, { onDelete: 'CASCADE' })
    cart: Relation<MemberCart>;

    @Column('int')
    cartId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Index('IDX_cart_share_member')
    @Column('int')
    memberId: number;
}
