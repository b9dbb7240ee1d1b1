import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, OneToOne } from 'typeorm';

import { Scale } from './scale.entity';

/** What the agent sees at this moment, for the operator's screen. */
export interface AgentSight {
    isConnected: boolean;
    weightG: number | null;
    isInMotion: boolean;
    /** Why the weight could not be recorded; null when it could. */
    refusal: string | null;
    droppedFrames: number;
}

/** The program in the scale house that reads one weighbridge. Its secret is kept as a hash. */
@Entity('scale_agent')
export class ScaleAgent extends VendureEntity {
    constructor(input?: DeepPartial<ScaleAgent>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Scale, { onDelete: 'CASCADE' })
    @JoinColumn()
    scale: Scale;

    @Column('int')
    scaleId: number;

    @Index('UQ_scale_agent_secret', { unique: true })
    @Column('text')
    secretHash: string;

    @Column('timestamptz', { default: () => 'now()' })
    secretAt: Date;

    @Column('timestamptz', { nullable: true })
    seenAt: Date | null;

    @Column('jsonb', { nullable: true })
    sight: AgentSight | null;

    /** Passages that wait in the agent's queue. */
    @Column('int', { default: 0 })
    waiting: number;
}
