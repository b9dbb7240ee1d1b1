import type { EntityManager } from 'typeorm';

import type { AgentSight } from '../entities/erp-agent.entity';

export interface AgentRow {
    id: number;
    name: string;
    secretAt: Date;
    hasSecret: boolean;
    seenAt: Date | null;
    version: string;
    /** Pages and answers in the agent's journal. */
    waiting: number;
    sights: AgentSight[];
    /** Connections that go by it. */
    connectionNames: string[];
    /** Documents that it has not answered yet. */
    documents: number;
}

/** Null: of all. */
export function agentRows(manager: EntityManager, id: number | null): Promise<AgentRow[]> {
    return manager.query<AgentRow[]>(
        `SELECT a.id, a.name, a."secretAt", a."secretHash" IS NOT NULL AS "hasSecret", a."seenAt", a.version, a.waiting, a.sights,
                ARRAY(SELECT c.name FROM erp_connection c WHERE c.kind = 'agent' AND c.settings ->> 'agent' = a.name ORDER BY c.name) AS "connectionNames",
                (SELECT count(*)::int FROM erp_agent_document d WHERE d."agentId" = a.id AND d.state <> 'answered') AS documents
           FROM erp_agent a WHERE $1::int IS NULL OR a.id = $1 ORDER BY a.name LIMIT 100`,
        [id],
    );
}
