import { type DeepPartial, OrderLine, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Shipment } from './shipment.entity';

/** How much of an order line a shipment carries, in the base unit of the variant. */
@Entity('shipment_line')
@Index('UQ_shipment_line_order_line', ['shipmentId', 'orderLineId'], { unique: true })
@Check('CHK_shipment_line_quantity', '"quantity" > 0')
export class ShipmentLine extends VendureEntity {
    constructor(input?: DeepPartial<ShipmentLine>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Shipment, shipment => shipment.lines, { onDelete: 'CASCADE' })
    shipment: Relation<Shipment>;

    @Column('int')
    shipmentId: number;

    @Index()
    @ManyToOne(() => OrderLine, { onDelete: 'RESTRICT' })
    orderLine: OrderLine;

    @Column('int')
    orderLineId: number;

    @Column('int')
    quantity: number;
}
