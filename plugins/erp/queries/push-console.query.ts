import type { EntityManager } from 'typeorm';

import type { DocumentNoun, DocumentState } from '../domain/document-states';

export interface DocumentRow {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    connectionId: number;
    connectionName: string;
    noun: DocumentNoun;
    key: string;
    orderId: number | null;
    orderCode: string | null;
    companyName: string | null;
    state: DocumentState;
    number: string | null;
    erpState: string | null;
    reason: string | null;
    field: string | null;
    failures: number;
    acceptedAt: Date | null;
    subjectId: number | null;
}

export interface DocumentFilter {
    connectionId: number | null;
    noun: DocumentNoun | null;
    states: readonly DocumentState[] | null;
    /** Part of our key, the ERP's number or a company's name, as typed. */
    term: string;
    /** Account managers whose companies are seen; null: all. */
    managers: readonly number[] | null;
    skip: number;
    take: number;
}

const columns = `d.id, d."createdAt", d."updatedAt", d."connectionId", c.name AS "connectionName", d.noun, d.key, d."orderId", o.code AS "orderCode", firm.name AS "companyName", d.state, d.number,
    d."erpState", d.reason, d.field, d.failures, d."acceptedAt", d."subjectId"`;
const tables = `erp_document d JOIN erp_connection c ON c.id = d."connectionId" LEFT JOIN "order" o ON o.id = d."orderId"
    LEFT JOIN company_order co ON co."orderId" = d."orderId" LEFT JOIN company firm ON firm.id = co."companyId"`;

/** Those that changed last come first. */
export async function documentRows(manager: EntityManager, { connectionId, noun, states, term, managers, skip, take }: DocumentFilter): Promise<{ items: DocumentRow[]; totalItems: number }> {
    const where = `($1::int IS NULL OR d."connectionId" = $1) AND ($2::text IS NULL OR d.noun = $2) AND ($3::text[] IS NULL OR d.state = ANY($3))
        AND ($4 = '' OR strpos(lower(d.key), lower($4)) > 0 OR strpos(lower(d.number), lower($4)) > 0 OR strpos(lower(firm.name), lower($4)) > 0)
        AND ($5::int[] IS NULL OR firm."managerAdministratorId" = ANY($5))`;
    const params = [connectionId, noun, states === null ? null : [...states], term, managers === null ? null : [...managers]];
    const items = await manager.query<DocumentRow[]>(`SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY d."updatedAt" DESC, d.id DESC LIMIT $7 OFFSET $6`, [...params, skip, take]);
    const [counted] = await manager.query<Array<{ count: number }>>(`SELECT count(*)::int AS count FROM ${tables} WHERE ${where}`, params);
    return { items, totalItems: counted?.count ?? 0 };
}

/** By the orders that they are of; an order's parts in their order. */
export function documentsOfOrders(manager: EntityManager, orderIds: readonly number[]): Promise<DocumentRow[]> {
    return manager.query<DocumentRow[]>(`SELECT ${columns} FROM ${tables} WHERE d."orderId" = ANY($1) ORDER BY d."orderId", d.noun DESC, d.place LIMIT 1000`, [[...orderIds]]);
}

export function documentRowsByIds(manager: EntityManager, ids: readonly number[]): Promise<DocumentRow[]> {
    return manager.query<DocumentRow[]>(`SELECT ${columns} FROM ${tables} WHERE d.id = ANY($1) ORDER BY d.id`, [[...ids]]);
}

export interface QueueRow {
    connectionId: number;
    connectionName: string;
    /** Orders, payments and weighings whose message is still to be carried out. */
    waiting: number;
    /** Since when the oldest of them waits. */
    oldestAt: Date | null;
    dead: number;
    failures: number;
    failingSince: Date | null;
    openUntil: Date | null;
    lastError: string | null;
    lastSuccessAt: Date | null;
}

/** What waits for each connection that is switched on, and how its ERP answers. Messages belong to no connection before they are carried out: they wait for the one that takes their kind. */
export function queueRows(manager: EntityManager): Promise<QueueRow[]> {
    return manager.query<QueueRow[]>(
        `SELECT c.id AS "connectionId", c.name AS "connectionName", COALESCE(q.waiting, 0) AS waiting, q."oldestAt", COALESCE(b.failures, 0) AS failures, b."failingSince", b."openUntil", b."lastError", b."lastSuccessAt",
                (SELECT count(*)::int FROM erp_document d WHERE d."connectionId" = c.id AND d.state IN ('refused', 'doubtful')) AS dead
           FROM erp_connection c LEFT JOIN erp_push_setting s ON s."connectionId" = c.id LEFT JOIN erp_breaker b ON b."connectionId" = c.id
           LEFT JOIN LATERAL (
                SELECT count(*)::int AS waiting, min(m."createdAt" AT TIME ZONE 'UTC') AS "oldestAt" FROM outbox_message m
                 WHERE m.state IN ('PENDING', 'SENDING') AND (s."pushesOrders" AND m.kind LIKE 'erp.order.%' OR s."pushesPayments" AND m.kind = 'erp.payment.push' OR s."pushesWeighings" AND m.kind = 'erp.weighing.push')
           ) q ON true
          WHERE c.enabled ORDER BY c.id LIMIT 100`,
    );
}
