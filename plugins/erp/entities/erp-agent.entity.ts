import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** How one object fared last at the agent's side. */
export interface AgentSight {
    object: string;
    at: string;
    problem: string | null;
}

/** A program beside an ERP that no connection from outside reaches. Its secret is kept as a hash. */
@Entity('erp_agent')
export class ErpAgent extends VendureEntity {
    constructor(input?: DeepPartial<ErpAgent>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_erp_agent_name', { unique: true })
    @Column('text')
    name: string;

    @Index('UQ_erp_agent_secret', { unique: true })
    /** Null: taken away, and nobody gets in by it. */
    @Column('text', { nullable: true })
    secretHash: string | null;

    @Column('timestamptz', { default: () => 'now()' })
    secretAt: Date;

    @Column('timestamptz', { nullable: true })
    seenAt: Date | null;

    /** Of the program, as it says itself. */
    @Column('text', { default: '' })
    version: string;

    /** Pages and answers that wait in the agent's journal. */
    @Column('int', { default: 0 })
    waiting: number;

    @Column('jsonb', { default: [] })
    sights: AgentSight[];
}
