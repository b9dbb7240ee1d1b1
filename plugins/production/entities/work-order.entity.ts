import { DeepPartial, EntityId, Order, OrderLine, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import type { WorkOrderState } from '../domain/work-order-states';
import { Operation } from './operation.entity';
import { Routing } from './routing.entity';

/** The making of one order line by one routing; a cancelled one may be planned anew. */
@Entity('production_work_order')
@Index('UQ_production_work_order_line', ['orderLineId', 'routingId'], { unique: true, where: `state <> 'cancelled'` })
export class WorkOrder extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<WorkOrder>) {
        super(input);
    }

    @ManyToOne(() => OrderLine, { onDelete: 'CASCADE' })
    orderLine: OrderLine;

    @EntityId()
    orderLineId: number;

    @Index()
    @ManyToOne(() => Order, { onDelete: 'CASCADE' })
    order: Order;

    @EntityId()
    orderId: number;

    @Index()
    @Column('int')
    companyId: number;

    @Index()
    @ManyToOne(() => Routing, { onDelete: 'RESTRICT' })
    routing: Routing;

    @EntityId()
    routingId: number;

    /** In base units of the product. */
    @Column('int')
    quantity: number;

    @Index()
    @Column('text')
    state: WorkOrderState;

    @Column('date', { nullable: true })
    dueDate: string | null;

    /** The end of the last operation as planned, kept here so that late ones can be listed. */
    @Index()
    @Column('timestamptz')
    plannedEnd: Date;

    /** Who is told of problems. */
    @Column('int', { nullable: true })
    plannedByAdministratorId: number | null;

    @OneToMany(() => Operation, operation => operation.workOrder)
    operations: Relation<Operation>[];
}
