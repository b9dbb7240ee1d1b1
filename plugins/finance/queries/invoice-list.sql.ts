import type { EntityManager } from 'typeorm';

import { firmDay } from '../../organizations';

export const invoiceStates = ['open', 'overdue', 'paid'] as const;
export type InvoiceStateFilter = (typeof invoiceStates)[number];

export interface InvoiceFilter {
    /** Null: of all companies that the staff member sees. */
    companyId: number | null;
    /** Account managers whose companies are seen; null: all. */
    managers: readonly number[] | null;
    /** Part of a number, of an order's code, or (for staff) of the company's name; as `searchKey` and `codeKey` make them. */
    nameKey: string;
    code: string;
    state: InvoiceStateFilter | null;
    from: string | null;
    until: string | null;
    today: string;
    skip: number;
    take: number;
}

export interface InvoiceRecord {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    companyId: number;
    companyName: string;
    number: string;
    kind: string;
    correctsNumber: string | null;
    issuedOn: string;
    dueOn: string;
    currencyCode: string;
    netMinor: number;
    taxMinor: number;
    grossMinor: number;
    paidMinor: number;
    openMinor: number;
    isOverdue: boolean;
    orderCodes: string[];
    ksefNumber: string | null;
    formats: string[];
    version: number;
}

const columns = (today: string) => `i.id, i."createdAt", i."updatedAt", i."companyId", c.name AS "companyName", i.number, i.kind, i."correctsNumber",
    i."issuedOn"::text AS "issuedOn", i."dueOn"::text AS "dueOn", i."currencyCode", i."netMinor"::float8 AS "netMinor", i."taxMinor"::float8 AS "taxMinor",
    i."grossMinor"::float8 AS "grossMinor", i."paidMinor"::float8 AS "paidMinor", (i."grossMinor" - i."paidMinor")::float8 AS "openMinor",
    i."grossMinor" > i."paidMinor" AND i."dueOn" < ${today} AS "isOverdue", i."orderCodes", i."ksefNumber", i.version,
    ARRAY(SELECT f.format FROM invoice_file f WHERE f."invoiceId" = i.id ORDER BY f.format) AS formats`;

/** The newest first; what is open by when it is due. */
export async function invoiceRecords(manager: EntityManager, filter: InvoiceFilter): Promise<{ items: InvoiceRecord[]; totalItems: number }> {
    const params: unknown[] = [];
    const add = (value: unknown) => `$${params.push(value)}`;
    const today = `${add(filter.today)}::date`;
    const conditions = [`${today} IS NOT NULL`];
    if (filter.companyId !== null) conditions.push(`i."companyId" = ${add(filter.companyId)}`);
    if (filter.managers !== null) conditions.push(`c."managerAdministratorId" = ANY(${add(filter.managers)}::int[])`);
    if (filter.from !== null) conditions.push(`i."issuedOn" >= ${add(filter.from)}::date`);
    if (filter.until !== null) conditions.push(`i."issuedOn" <= ${add(filter.until)}::date`);
    if (filter.state === 'paid') conditions.push('i."paidMinor" = i."grossMinor"');
    if (filter.state === 'open') conditions.push('i."paidMinor" <> i."grossMinor"');
    if (filter.state === 'overdue') conditions.push(`i."paidMinor" <> i."grossMinor" AND i."grossMinor" > i."paidMinor" AND i."dueOn" < ${today}`);
    if (filter.code !== '') {
        const code = add(filter.code);
        const inCode = (text: string) => `position(${code} in regexp_replace(lower(${text}), '[^[:alnum:]]+', '', 'g')) > 0`;
        const inName = filter.companyId === null ? ` OR position(${add(filter.nameKey)} in c."searchKey") > 0` : '';
        conditions.push(`(${inCode('i.number')} OR EXISTS (SELECT 1 FROM unnest(i."orderCodes") AS o(code) WHERE ${inCode('o.code')})${inName})`);
    }
    const from = `FROM invoice i JOIN company c ON c.id = i."companyId" WHERE ${conditions.join(' AND ')}`;
    const order = filter.state === 'open' || filter.state === 'overdue' ? 'i."dueOn", i.id' : 'i."issuedOn" DESC, i.id DESC';
    const items = await manager.query<InvoiceRecord[]>(`SELECT ${columns(today)} ${from} ORDER BY ${order} LIMIT ${add(filter.take)} OFFSET ${add(filter.skip)}`, params);
    const [counted] = await manager.query<Array<{ count: number }>>(`SELECT count(*)::int AS count ${from}`, params.slice(0, -2));
    return { items, totalItems: counted?.count ?? 0 };
}

export async function invoiceRecord(manager: EntityManager, id: number, companyId: number | null, today: string): Promise<InvoiceRecord | null> {
    const [found] = await manager.query<InvoiceRecord[]>(
        `SELECT ${columns('$3::date')} FROM invoice i JOIN company c ON c.id = i."companyId" WHERE i.id = $1 AND ($2::int IS NULL OR i."companyId" = $2)`,
        [id, companyId, today],
    );
    return found ?? null;
}

export interface SettlementRecord {
    id: number;
    settledOn: string;
    amountMinor: number;
    /** What covered it: transfer, cash, online, other, correction, or the ERP without a name. */
    source: string;
    reference: string | null;
}

export function settlementsOf(manager: EntityManager, invoiceId: number): Promise<SettlementRecord[]> {
    return manager.query(
        `SELECT s.id, s."settledOn"::text AS "settledOn", s."amountMinor"::float8 AS "amountMinor", COALESCE(p.method, CASE WHEN k.id IS NULL THEN 'erp' ELSE 'correction' END) AS source,
                COALESCE(p.reference, k.number) AS reference
           FROM settlement s LEFT JOIN incoming_payment p ON p.id = s."paymentId" LEFT JOIN invoice k ON k.id = s."correctionId"
          WHERE s."invoiceId" = $1 ORDER BY s."settledOn", s.id LIMIT 500`,
        [invoiceId],
    );
}

export function openItems(manager: EntityManager, companyId: number): Promise<Array<{ dueOn: string; openMinor: number }>> {
    return manager.query(
        `SELECT i."dueOn"::text AS "dueOn", (i."grossMinor" - i."paidMinor")::float8 AS "openMinor" FROM invoice i
          WHERE i."companyId" = $1 AND i."paidMinor" <> i."grossMinor" LIMIT 100000`,
        [companyId],
    );
}

/** What the company is late with; what the firm owes takes nothing off it. */
export async function overdueOf(manager: EntityManager, companyId: number): Promise<number> {
    const [row] = await manager.query<Array<{ overdue: string }>>(
        `SELECT COALESCE(sum(i."grossMinor" - i."paidMinor"), 0) AS overdue FROM invoice i
          WHERE i."companyId" = $1 AND i."paidMinor" < i."grossMinor" AND i."dueOn" < ${firmDay}`,
        [companyId],
    );
    return Number(row?.overdue ?? 0);
}

/** What of the company's payments covers nothing. */
export async function unsettledOf(manager: EntityManager, companyId: number): Promise<number> {
    const [row] = await manager.query<Array<{ free: string }>>(
        `SELECT COALESCE(sum(p."amountMinor" - p."settledMinor" - p."refundedMinor"), 0) AS free FROM incoming_payment p WHERE p."companyId" = $1 AND p.state = 'booked'`,
        [companyId],
    );
    return Number(row?.free ?? 0);
}

export interface StatementEntry {
    on: string;
    kind: string;
    reference: string;
    /** What the company owes more; less when it is negative. */
    amountMinor: number;
    dueOn: string | null;
}

/** Everything that changed what the company owes, in its order: invoices, corrections, payments, refunds, and what the ERP settled without a name. */
export function statementEntries(manager: EntityManager, companyId: number, until: string): Promise<StatementEntry[]> {
    return manager.query(
        `SELECT e."on"::text AS "on", e.kind, e.reference, e.amount::float8 AS "amountMinor", e."dueOn"::text AS "dueOn" FROM (
            SELECT i."issuedOn" AS "on", i.kind, i.number AS reference, i."grossMinor" AS amount, i."dueOn", 1 AS sort, i.id FROM invoice i WHERE i."companyId" = $1
            UNION ALL
            SELECT p."receivedOn", 'payment', p.reference, -p."amountMinor", NULL, 2, p.id FROM incoming_payment p WHERE p."companyId" = $1 AND p.state = 'booked'
            UNION ALL
            SELECT r."refundedOn", 'refund', p.reference, r."amountMinor", NULL, 3, r.id FROM payment_refund r JOIN incoming_payment p ON p.id = r."paymentId" WHERE p."companyId" = $1
            UNION ALL
            SELECT s."settledOn", 'settled', i.number, -s."amountMinor", NULL, 4, s.id FROM settlement s JOIN invoice i ON i.id = s."invoiceId"
             WHERE i."companyId" = $1 AND s."paymentId" IS NULL AND s."correctionId" IS NULL
         ) e WHERE e."on" <= $2::date ORDER BY e."on", e.sort, e.id LIMIT 100000`,
        [companyId, until],
    );
}

export interface PaymentRecord {
    id: number;
    createdAt: Date;
    updatedAt: Date;
    companyId: number;
    companyName: string;
    reference: string;
    method: string;
    state: string;
    receivedOn: string;
    amountMinor: number;
    freeMinor: number;
    refundedMinor: number;
    currencyCode: string;
    note: string;
    recordedBy: string | null;
    recordedByAdministratorId: number | null;
    covers: string[];
    version: number;
}

export async function paymentRecords(
    manager: EntityManager,
    filter: { companyId: number | null; managers: readonly number[] | null; state: 'waiting' | 'free' | null; id: number | null; skip: number; take: number },
): Promise<{ items: PaymentRecord[]; totalItems: number }> {
    const where = `($1::int IS NULL OR p."companyId" = $1) AND ($2::int[] IS NULL OR c."managerAdministratorId" = ANY($2)) AND ($3::int IS NULL OR p.id = $3)
        AND ($4::text IS NULL OR ($4 = 'waiting' AND p.state = 'waiting') OR ($4 = 'free' AND p.state = 'booked' AND p."amountMinor" > p."settledMinor" + p."refundedMinor"))`;
    const from = 'FROM incoming_payment p JOIN company c ON c.id = p."companyId"';
    const params = [filter.companyId, filter.managers, filter.id, filter.state];
    const items = await manager.query<PaymentRecord[]>(
        `SELECT p.id, p."createdAt", p."updatedAt", p."companyId", c.name AS "companyName", p.reference, p.method, p.state, p."receivedOn"::text AS "receivedOn",
                p."amountMinor"::float8 AS "amountMinor", (p."amountMinor" - p."settledMinor" - p."refundedMinor")::float8 AS "freeMinor", p."refundedMinor"::float8 AS "refundedMinor",
                p."currencyCode", p.note, p."recordedByAdministratorId", p.version, a."firstName" || ' ' || a."lastName" AS "recordedBy",
                ARRAY(SELECT COALESCE(i.number, o.code) FROM settlement s LEFT JOIN invoice i ON i.id = s."invoiceId" LEFT JOIN "order" o ON o.id = s."orderId"
                       WHERE s."paymentId" = p.id ORDER BY s.id LIMIT 50) AS covers
           ${from} LEFT JOIN administrator a ON a.id = p."recordedByAdministratorId"
          WHERE ${where} ORDER BY p."receivedOn" DESC, p.id DESC LIMIT $5 OFFSET $6`,
        [...params, filter.take, filter.skip],
    );
    const [counted] = await manager.query<Array<{ count: number }>>(`SELECT count(*)::int AS count ${from} WHERE ${where}`, params);
    return { items, totalItems: counted?.count ?? 0 };
}
