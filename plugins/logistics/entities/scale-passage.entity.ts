import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import { Scale } from './scale.entity';

/** One vehicle that stood still on the weighbridge, as the agent in the scale house recorded it. Inserted once and never changed. */
@Entity('scale_passage')
@Index('UQ_scale_passage_key', ['scaleId', 'key'], { unique: true })
@Index('IDX_scale_passage_stood', ['scaleId', 'stoodAt'])
@Check('CHK_scale_passage_weight', '"weightG" > 0')
export class ScalePassage extends VendureEntity {
    constructor(input?: DeepPartial<ScalePassage>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Scale, { onDelete: 'RESTRICT' })
    scale: Scale;

    @Column('int')
    scaleId: number;

    /** The agent's own name for it: what is sent twice is kept once. */
    @Column('text')
    key: string;

    @Column('int')
    weightG: number;

    /** Whether the weighbridge was seen empty since the passage before. */
    @Column('boolean')
    isAfterZero: boolean;

    @Column('text')
    rawFrame: string;

    /** By the server's clock; how far the agent's is from it was known when it was sent. */
    @Column('timestamptz')
    stoodAt: Date;

    @Column('timestamptz', { default: () => 'now()' })
    receivedAt: Date;
}
