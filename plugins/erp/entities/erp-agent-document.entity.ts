import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { ErpDocumentKind, ErpValues, PushAnswer } from '../types';
import { ErpAgent } from './erp-agent.entity';

/** `waiting`: the agent has not asked for it since; `taken`: it was handed out, and nobody knows yet; `answered`: the ERP said something. */
export type AgentDocumentState = 'waiting' | 'taken' | 'answered';

/** A document on its way to the ERP by an agent; once under each key. */
@Entity('erp_agent_document')
@Index('UQ_erp_agent_document_key', ['agentId', 'kind', 'key'], { unique: true })
export class ErpAgentDocument extends VendureEntity {
    constructor(input?: DeepPartial<ErpAgentDocument>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpAgent, { onDelete: 'CASCADE' })
    agent: ErpAgent;

    @Column('int')
    agentId: number;

    @Column('text')
    kind: ErpDocumentKind;

    @Column('text')
    key: string;

    /** What was refused may be mended and sent again: then it is another attempt, with an answer of its own. */
    @Column('int', { default: 1 })
    attempt: number;

    @Column('jsonb')
    values: ErpValues;

    @Column('text', { default: 'waiting' })
    state: AgentDocumentState;

    @Column('jsonb', { nullable: true })
    answer: PushAnswer | null;
}
