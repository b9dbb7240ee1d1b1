import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { rowsOf } from '../../../kernel/vendure-sql';
import type { AgentBoard, AgentPageRow } from '../connectors/agent/board';
import { newestWhole } from '../connectors/agent/connector';
import type { ErpDocument, ErpDocumentKind, ErpObject, PushAnswer } from '../types';

const agentId = '(SELECT a.id FROM erp_agent a WHERE a.name = $1)';
const pagesAtOnce = 100_000;

/** What agents brought and are to take, for the connector that stands for them. */
@Injectable()
export class ErpAgentBoard implements AgentBoard {
    constructor(private connection: TransactionalConnection) {}

    async silentSeconds(agent: string): Promise<number | null> {
        const [row] = await this.rows<{ seconds: number | null }>(`SELECT extract(epoch FROM now() - a."seenAt")::float AS seconds FROM erp_agent a WHERE a.name = $1`, [agent]);
        return row?.seconds ?? null;
    }

    async whole(agent: string, object: ErpObject): Promise<AgentPageRow[]> {
        const pages = await this.rows<AgentPageRow & { isLast: boolean }>(
            `SELECT p.id, p.run, p.position, p."isLast" FROM erp_agent_page p WHERE p."agentId" = ${agentId} AND p.object = $2 AND p.run IS NOT NULL ORDER BY p.id DESC LIMIT ${pagesAtOnce}`,
            [agent, object],
        );
        return newestWhole(pages);
    }

    after(agent: string, object: ErpObject, id: number): Promise<AgentPageRow[]> {
        return this.rows(
            `SELECT p.id, p.run, p.position FROM erp_agent_page p WHERE p."agentId" = ${agentId} AND p.object = $2 AND p.id > $3 AND (p.run IS NULL OR EXISTS (
                 SELECT 1 FROM erp_agent_page l WHERE l."agentId" = p."agentId" AND l.object = p.object AND l.run = p.run AND l."isLast")) ORDER BY p.id LIMIT ${pagesAtOnce}`,
            [agent, object, id],
        );
    }

    async content(id: number): Promise<string | null> {
        const [row] = await this.rows<{ content: string }>('SELECT p.content FROM erp_agent_page p WHERE p.id = $1', [id]);
        return row?.content ?? null;
    }

    async put(agent: string, { kind, key, values }: ErpDocument): Promise<void> {
        await this.rows(
            `INSERT INTO erp_agent_document AS d ("agentId", kind, key, values) VALUES (${agentId}, $2, $3, $4)
             ON CONFLICT ("agentId", kind, key) DO UPDATE SET values = EXCLUDED.values, state = 'waiting', answer = NULL, attempt = d.attempt + 1, "updatedAt" = now()
              WHERE d.state = 'answered' AND d.answer ->> 'kind' = 'refused'`,
            [agent, kind, key, JSON.stringify(values)],
        );
    }

    async takeBack(agent: string, kind: ErpDocumentKind, key: string): Promise<boolean> {
        const rows = await this.rows(`DELETE FROM erp_agent_document d WHERE d."agentId" = ${agentId} AND d.kind = $2 AND d.key = $3 AND d.state = 'waiting' RETURNING d.id`, [agent, kind, key]);
        return rows.length > 0;
    }

    async answer(agent: string, kind: ErpDocumentKind, key: string): Promise<{ isOnItsWay: boolean; answer: PushAnswer | null } | null> {
        const [row] = await this.rows<{ state: string; answer: PushAnswer | null }>(`SELECT d.state, d.answer FROM erp_agent_document d WHERE d."agentId" = ${agentId} AND d.kind = $2 AND d.key = $3`, [agent, kind, key]);
        return row ? { isOnItsWay: row.state !== 'answered', answer: row.answer } : null;
    }

    private async rows<Row extends object>(text: string, params: readonly unknown[]): Promise<Row[]> {
        return rowsOf<Row>(await this.connection.rawConnection.manager.query(text, [...params]));
    }
}
