import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import type { ErpObject } from '../types';
import { ErpAgent } from './erp-agent.entity';

/** A page of records as the agent read it, until a run has taken it. */
@Entity('erp_agent_page')
@Index('UQ_erp_agent_page_key', ['agentId', 'key'], { unique: true })
@Index('IX_erp_agent_page_object', ['agentId', 'object', 'id'])
export class ErpAgentPage extends VendureEntity {
    constructor(input?: DeepPartial<ErpAgentPage>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpAgent, { onDelete: 'CASCADE' })
    agent: ErpAgent;

    @Column('int')
    agentId: number;

    /** The agent's own, so that a page that is sent again is kept once. */
    @Column('text')
    key: string;

    @Column('text')
    object: ErpObject;

    /** Which reading of everything it belongs to; null of changes. */
    @Column('text', { nullable: true })
    run: string | null;

    @Column('int')
    position: number;

    @Column('boolean')
    isLast: boolean;

    /** Records, unreadable rows and gone keys as JSON, as they came. */
    @Column('text')
    content: string;
}
