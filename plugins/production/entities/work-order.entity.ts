import { DeepPartial, EntityId, Order, OrderLine, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import type { WorkOrderState } from '../domain/work-order-states';
import { Operation } from './operation.entity';
import { ProductionBatch } from './production-batch.entity';
import { Routing } from './routing.entity';

/** The making of one order line by one routing, or of so many for the shelf; a cancelled one may be planned anew. */
@Entity('production_work_order')
@Index('UQ_production_work_order_line', ['orderLineId', 'routingId', 'round'], { unique: true, where: `state <> 'cancelled'` })
export class WorkOrder extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<WorkOrder>) {
        super(input);
    }

    @Index('IDX_production_work_order_variant')
    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    variant: ProductVariant;

    @EntityId()
    variantId: number;

    /** Null of what is made for the shelf, as are its order and its company. */
    @ManyToOne(() => OrderLine, { nullable: true, onDelete: 'CASCADE' })
    orderLine: OrderLine | null;

    @EntityId({ nullable: true })
    orderLineId: number | null;

    @Index()
    @ManyToOne(() => Order, { nullable: true, onDelete: 'CASCADE' })
    order: Order | null;

    @EntityId({ nullable: true })
    orderId: number | null;

    @Index()
    @Column('int', { nullable: true })
    companyId: number | null;

    @Index()
    @ManyToOne(() => Routing, { onDelete: 'RESTRICT' })
    routing: Routing;

    @EntityId()
    routingId: number;

    /** 0 for the first making of the line, then one more each time that its missing rest is made. */
    @Column('int', { default: 0 })
    round: number;

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

    /** What it is made with at once; null: it is made by itself. */
    @Index('IDX_production_work_order_batch', { where: '"batchId" IS NOT NULL' })
    @ManyToOne(() => ProductionBatch, { nullable: true, onDelete: 'SET NULL' })
    batch: ProductionBatch | null;

    @EntityId({ nullable: true })
    batchId: number | null;

    @OneToMany(() => Operation, operation => operation.workOrder)
    operations: Relation<Operation>[];
}
