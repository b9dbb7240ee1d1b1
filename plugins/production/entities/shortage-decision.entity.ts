import { DeepPartial, EntityId, OrderLine, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import type { ShortageDecision } from '../domain/line-shortage';

/** What the firm decided on pieces of an order line that were not made. Never changed. */
@Entity('production_shortage_decision')
@Check('CHK_production_shortage_decision_quantity', '"quantity" > 0')
export class ProductionShortageDecision extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ProductionShortageDecision>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => OrderLine, { onDelete: 'CASCADE' })
    orderLine: OrderLine;

    @EntityId()
    orderLineId: number;

    @Column('int')
    companyId: number;

    @Column('text')
    decision: ShortageDecision;

    /** In base units of the product. */
    @Column('int')
    quantity: number;

    @Column('text')
    reason: string;

    @Column('int')
    decidedByAdministratorId: number;

    /** Of what is made again. */
    @Column('int', { nullable: true })
    workOrderId: number | null;
}
