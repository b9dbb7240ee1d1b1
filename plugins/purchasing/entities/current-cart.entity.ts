import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { CompanyMember } from '../../organizations';
import { MemberCart } from './member-cart.entity';

/** Which cart a member works on. Without this row, or when he may not use that cart any more, it is the oldest of his own. */
@Unique('UQ_current_cart', ['memberId'])
@Entity('current_cart')
export class CurrentCart extends VendureEntity {
    constructor(input?: DeepPartial<CurrentCart>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Column('int')
    memberId: number;

    @ManyToOne(() => MemberCart, { onDelete: 'CASCADE' })
    cart: Relation<MemberCart>;

    @Index('IDX_current_cart_cart')
    @Column('int')
    cartId: number;
}
