import type { EntityManager } from 'typeorm';

import { rowsOf } from '../../../kernel/vendure-sql';
import type { DocumentValues } from '../domain/document-mapping';

export interface PaperReceiver {
    connectionId: number;
    since: Date;
}

const switches = { payment: 'pushesPayments', weighing: 'pushesWeighings' } as const;
export type Paper = keyof typeof switches;

/** The connection whose ERP gets such papers; null where none does. */
export async function paperReceiver(manager: EntityManager, paper: Paper): Promise<PaperReceiver | null> {
    const [row] = await manager.query<PaperReceiver[]>(
        `SELECT s."connectionId", s.since FROM erp_push_setting s JOIN erp_connection c ON c.id = s."connectionId" WHERE s."${switches[paper]}" AND c.enabled ORDER BY s."connectionId" LIMIT 1`,
    );
    return row ?? null;
}

/** What came from the ERP is not told it: payments that people recorded here or that were made online, tickets of our own scales. */
const fresh: Record<Paper, string> = {
    payment: `SELECT p.id FROM incoming_payment p WHERE (p."createdAt" AT TIME ZONE 'UTC') >= $2::timestamptz AND p.state = 'booked' AND (p.method = 'online' OR p."recordedByAdministratorId" IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM erp_document d WHERE d."connectionId" = $1 AND d.noun = 'payment' AND d.key = 'P-' || p.id) ORDER BY p.id LIMIT $3`,
    weighing: `SELECT t.id FROM weighbridge_ticket t WHERE (t."createdAt" AT TIME ZONE 'UTC') >= $2::timestamptz AND t.source = 'scale'
                AND NOT EXISTS (SELECT 1 FROM erp_document d WHERE d."connectionId" = $1 AND d.noun = 'weighing' AND d.key = 'W-' || t.id) ORDER BY t.id LIMIT $3`,
};

/** Papers that are not written down as documents yet. They are then: at once, so that the next look finds the next ones. */
export async function takeFreshPapers(manager: EntityManager, paper: Paper, { connectionId, since }: PaperReceiver, take: number): Promise<number[]> {
    const answer: unknown = await manager.query(
        `INSERT INTO erp_document ("connectionId", noun, key, "subjectId", state)
         SELECT $1, '${paper}', '${paper === 'payment' ? 'P' : 'W'}-' || fresh.id, fresh.id, 'waiting' FROM (${fresh[paper]}) fresh
         ON CONFLICT ("connectionId", noun, key) DO NOTHING RETURNING "subjectId"`,
        [connectionId, since, take],
    );
    return rowsOf<{ subjectId: number }>(answer).map(({ subjectId }) => subjectId);
}

export interface PaperFacts {
    /** By which the ERP knows its customers. */
    customerCode: string | null;
    values: DocumentValues;
}

const facts: Record<Paper, string> = {
    payment: `SELECT c.code AS "customerCode", json_build_object('reference', p.reference, 'method', p.method, 'receivedOn', p."receivedOn", 'currency', p."currencyCode", 'amount', (p."amountMinor" / 100.0)::numeric(20, 2)::text,
                     'note', p.note, 'covers', (SELECT COALESCE(json_agg(json_build_object('invoice', i.number, 'order', o.code, 'amount', (s."amountMinor" / 100.0)::numeric(20, 2)::text) ORDER BY s.id), '[]')
                                                  FROM settlement s LEFT JOIN invoice i ON i.id = s."invoiceId" LEFT JOIN "order" o ON o.id = s."orderId" WHERE s."paymentId" = p.id)) AS values
                FROM incoming_payment p JOIN company c ON c.id = p."companyId" WHERE p.id = $1`,
    weighing: `SELECT c.code AS "customerCode", json_build_object('ticket', t.number, 'order', o.code, 'scale', sc.name, 'grossG', t."grossG", 'tareG', t."tareG", 'netG', t."netG", 'plannedG', t."plannedWeightG",
                     'weighedAt', to_char(t."secondWeighedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'isManual', t."isManual", 'correctsTicketOf', (SELECT w.number FROM weighbridge_ticket w WHERE w.id = t."correctsTicketId")) AS values
                FROM weighbridge_ticket t JOIN scale sc ON sc.id = t."scaleId" JOIN shipment s ON s.id = t."shipmentId" JOIN "order" o ON o.id = s."orderId" JOIN company_order co ON co."orderId" = o.id
                JOIN company c ON c.id = co."companyId" WHERE t.id = $1`,
};

export async function paperFacts(manager: EntityManager, paper: Paper, id: number): Promise<PaperFacts | null> {
    const [row] = await manager.query<PaperFacts[]>(facts[paper], [id]);
    return row ?? null;
}
