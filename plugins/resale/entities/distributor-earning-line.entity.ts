import { type DeepPartial, EntityId, type ID, Money, OrderLine, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

/** What an order line costs a distributor and brings him, at one level of the tree. */
@Entity('distributor_earning_line')
@Index('UQ_distributor_earning_line', ['orderLineId', 'level'], { unique: true })
@Index('IDX_distributor_earning_line_order', ['orderId', 'level'])
export class DistributorEarningLine extends VendureEntity {
    constructor(input?: DeepPartial<DistributorEarningLine>) {
        super(input);
    }

    @ManyToOne(() => OrderLine, { onDelete: 'CASCADE' })
    orderLine: Relation<OrderLine>;

    @EntityId()
    orderLineId: ID;

    @EntityId()
    orderId: ID;

    @Column('int')
    level: number;

    /** The price that holds for the distributor, and with his mark-up on it, at the moment of placing. */
    @Money()
    unitCostNet: number;

    @Money()
    unitPaidNet: number;

    @Money()
    costNet: number;

    @Money()
    paidNet: number;
}
