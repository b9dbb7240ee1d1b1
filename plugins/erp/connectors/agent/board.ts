/** What lies between an agent and the server: pages that it brought, documents that it is to take. */
import type { ErpDocument, ErpDocumentKind, ErpObject, PushAnswer } from '../../types';

export interface AgentPageRow {
    id: number;
    run: string | null;
    position: number;
}

export interface AgentBoard {
    /** When the agent called last, as seconds before now; null when there is no such agent or it never did. */
    silentSeconds(agent: string): Promise<number | null>;
    /** The pages of the newest reading of everything that is whole, in their order; none when there is none. */
    whole(agent: string, object: ErpObject): Promise<AgentPageRow[]>;
    /** Pages of changes, and of whole readings, after an id, in the order in which they came. */
    after(agent: string, object: ErpObject, id: number): Promise<AgentPageRow[]>;
    /** As JSON; null when it is there no more. */
    content(id: number): Promise<string | null>;
    /** Kept once under its key; one that was refused is given out again. */
    put(agent: string, document: ErpDocument): Promise<void>;
    /** Takes back what the agent has not been given. False when it has, or has been. */
    takeBack(agent: string, kind: ErpDocumentKind, key: string): Promise<boolean>;
    answer(agent: string, kind: ErpDocumentKind, key: string): Promise<{ isOnItsWay: boolean; answer: PushAnswer | null } | null>;
}
