import type { EntityManager } from 'typeorm';

import { rowsOf } from '../../../kernel/vendure-sql';
import type { DocumentNoun, DocumentState } from '../domain/document-states';
import type { ErpDocumentRecord } from '../entities/erp-document.entity';

export type KnownDocument = Pick<
    ErpDocumentRecord, 'id' | 'connectionId' | 'noun' | 'key' | 'orderId' | 'place' | 'state' | 'number' | 'toldHash' | 'pending' | 'changes' | 'reason' | 'failures' | 'failingSince'
>;

const columns = `id, "connectionId", noun, key, "orderId", place, state, number, "toldHash", pending, changes, reason, failures, "failingSince"`;

export interface NewDocument {
    connectionId: number;
    noun: DocumentNoun;
    key: string;
    orderId: number | null;
    place: number;
    subjectId: number | null;
}

/** The record of the document, written down if it was not yet. */
export async function ensureDocument(manager: EntityManager, { connectionId, noun, key, orderId, place, subjectId }: NewDocument): Promise<KnownDocument> {
    await manager.query(
        `INSERT INTO erp_document ("connectionId", noun, key, "orderId", place, "subjectId", state) VALUES ($1, $2, $3, $4, $5, $6, 'waiting') ON CONFLICT ("connectionId", noun, key) DO NOTHING`,
        [connectionId, noun, key, orderId, place, subjectId],
    );
    const [found] = await manager.query<KnownDocument[]>(`SELECT ${columns} FROM erp_document WHERE "connectionId" = $1 AND noun = $2 AND key = $3`, [connectionId, noun, key]);
    if (found === undefined) throw new Error(`The document ${key} was written down and is not there`);
    return found;
}

export function documentsOfOrder(manager: EntityManager, orderId: number): Promise<KnownDocument[]> {
    return manager.query<KnownDocument[]>(`SELECT ${columns} FROM erp_document WHERE "orderId" = $1 AND noun = 'order' ORDER BY place`, [orderId]);
}

export type DocumentChange = Partial<
    Pick<ErpDocumentRecord, 'number' | 'erpState' | 'toldHash' | 'pending' | 'changes' | 'reason' | 'field' | 'failures'> & { state: DocumentState; isAccepted: boolean; isFailing: boolean }
>;

/** Only what is named changes; instants are the database's. */
export async function noteDocument(manager: EntityManager, id: number, { isAccepted, isFailing, ...change }: DocumentChange): Promise<void> {
    const names = Object.keys(change) as (keyof typeof change)[];
    const sets = names.map((name, at) => `"${name}" = $${at + 2}`);
    if (isAccepted === true) sets.push('"acceptedAt" = COALESCE("acceptedAt", now())');
    if (isFailing !== undefined) sets.push(`"failingSince" = ${isFailing ? 'COALESCE("failingSince", now())' : 'NULL'}`);
    const values = names.map(name => (name === 'pending' && change.pending ? JSON.stringify(change.pending) : change[name]));
    await manager.query(`UPDATE erp_document SET ${[...sets, '"updatedAt" = now()'].join(', ')} WHERE id = $1`, [id, ...values]);
}

/** Whether an earlier message about the same thing is still to be carried out: a later one that overtook it waits. */
export async function hasEarlierMessage(manager: EntityManager, aggregate: string, sequence: number): Promise<boolean> {
    const [row] = await manager.query<Array<{ some: boolean }>>(
        `SELECT EXISTS (SELECT 1 FROM outbox_message m WHERE m.aggregate = $1 AND m.sequence < $2 AND m.state IN ('PENDING', 'SENDING')) AS some`,
        [aggregate, sequence],
    );
    return row?.some === true;
}

/**
 * Whether the document is this order's to send: one that several orders need is sent by the one that needed it first, as long as that one's messages
 * are still to be carried out; after that by whoever takes it over.
 */
export async function isToSend(manager: EntityManager, document: KnownDocument, orderId: number, aggregateOf: (orderId: number) => string): Promise<boolean> {
    const owner = Number(document.orderId);
    if (owner === orderId) return true;
    const answer: unknown = await manager.query(
        `UPDATE erp_document d SET "orderId" = $2 WHERE d.id = $1 AND d."orderId" = $3
            AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.aggregate = $4 AND m.state IN ('PENDING', 'SENDING')) RETURNING 1 AS taken`,
        [document.id, orderId, owner, aggregateOf(owner)],
    );
    return rowsOf(answer).length > 0;
}

/** What the ERP calls records of ours, by what we call them; what it has no more comes last. */
export async function theirKeys(manager: EntityManager, connectionId: number, object: string, ourKeys: readonly string[]): Promise<Map<string, string>> {
    const rows = await manager.query<Array<{ ourKey: string; key: string }>>(
        `SELECT DISTINCT ON (l."ourKey") l."ourKey", l.key FROM erp_link l WHERE l."connectionId" = $1 AND l.object = $2 AND l."ourKey" = ANY($3) ORDER BY l."ourKey", l."isGone", l.key`,
        [connectionId, object, ourKeys],
    );
    return new Map(rows.map(row => [row.ourKey, row.key]));
}

/** Whether the ERP's records of this kind were ever brought in: where not, both sides call them the same. */
export async function hasLinks(manager: EntityManager, connectionId: number, object: string): Promise<boolean> {
    const [row] = await manager.query<Array<{ some: boolean }>>(`SELECT EXISTS (SELECT 1 FROM erp_link l WHERE l."connectionId" = $1 AND l.object = $2) AS some`, [connectionId, object]);
    return row?.some === true;
}
