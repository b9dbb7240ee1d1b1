import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import { ScalePassage } from './scale-passage.entity';
import { Scale } from './scale.entity';
import { Shipment } from './shipment.entity';

/** The weight of the empty vehicle. It waits here, since a ticket is written once, when both weights are known. */
@Entity('weighing')
@Check('CHK_weighing_weight', '"weightG" > 0')
export class Weighing extends VendureEntity {
    constructor(input?: DeepPartial<Weighing>) {
        super(input);
    }

    declare id: number;

    @Index()
    @ManyToOne(() => Shipment, { onDelete: 'RESTRICT' })
    shipment: Shipment;

    @Column('int')
    shipmentId: number;

    @Index()
    @ManyToOne(() => Scale, { onDelete: 'RESTRICT' })
    scale: Scale;

    @Column('int')
    scaleId: number;

    @Column('int')
    weightG: number;

    @Column('timestamptz')
    weighedAt: Date;

    @Column('int')
    operatorId: number;

    /** The indicator's frame in hexadecimal; null when a person typed the weight. */
    @Column('text', { nullable: true })
    rawFrame: string | null;

    @Column('text', { nullable: true })
    manualReason: string | null;

    /** Who agreed to a weight that one person alone may not record. */
    @Column('int', { nullable: true })
    approvedById: number | null;

    @Index('UQ_weighing_passage', { unique: true })
    @ManyToOne(() => ScalePassage, { onDelete: 'RESTRICT', nullable: true })
    passage: ScalePassage | null;

    /** What the agent in the scale house recorded; null when the server read the indicator, or somebody typed. */
    @Column('int', { nullable: true })
    passageId: number | null;
}
