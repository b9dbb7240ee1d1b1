import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import type { WeighingStep } from '../domain/weighing-rules';
import { Scale } from './scale.entity';
import { Shipment } from './shipment.entity';

export type WeightRequestState = 'waiting' | 'approved' | 'rejected';

/** A weight that one person alone may not record, and that waits for a second one. It keeps what the indicator showed. */
@Entity('weight_request')
@Index('IDX_weight_request_waiting', ['shipmentId'], { where: `state = 'waiting'` })
@Check('CHK_weight_request_weight', '"weightG" > 0')
export class WeightRequest extends VendureEntity {
    constructor(input?: DeepPartial<WeightRequest>) {
        super(input);
    }

    declare id: number;

    @Index()
    @ManyToOne(() => Shipment, { onDelete: 'CASCADE' })
    shipment: Shipment;

    @Column('int')
    shipmentId: number;

    @ManyToOne(() => Scale, { onDelete: 'RESTRICT' })
    scale: Scale;

    @Column('int')
    scaleId: number;

    @Column('text')
    step: WeighingStep;

    @Column('int')
    weightG: number;

    /** The indicator's frame in hexadecimal; null when a person typed the weight. */
    @Column('text', { nullable: true })
    rawFrame: string | null;

    @Column('int', { nullable: true })
    passageId: number | null;

    @Column('timestamptz')
    weighedAt: Date;

    /** What it was refused for, as the weighing says it. */
    @Column('text')
    refusal: string;

    @Column('text')
    reason: string;

    @Column('text', { array: true, default: () => "'{}'" })
    seals: string[];

    @Column('int')
    requestedById: number;

    @Index()
    @Column('text', { default: 'waiting' })
    state: WeightRequestState;

    @Column('int', { nullable: true })
    decidedById: number | null;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    @Column('text', { nullable: true })
    answer: string | null;

    @Column('int', { default: 1 })
    version: number;
}
