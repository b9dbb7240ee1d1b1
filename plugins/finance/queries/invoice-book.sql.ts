import type { EntityManager } from 'typeorm';

import type { InvoiceKind } from '../entities/invoice.entity';

/** What a file says of an invoice, its company found. */
export interface InvoiceRow {
    number: string;
    companyId: number;
    kind: InvoiceKind;
    correctsNumber: string | null;
    issuedOn: string;
    dueOn: string;
    currencyCode: string;
    netMinor: number;
    taxMinor: number;
    grossMinor: number;
    orderCodes: string[];
    ksefNumber: string | null;
}

export interface KnownInvoice extends InvoiceRow {
    id: number;
    paidMinor: number;
}

const columns = `i.id, i.number, i."companyId", i.kind, i."correctsNumber", i."issuedOn"::text AS "issuedOn", i."dueOn"::text AS "dueOn", i."currencyCode",
    i."netMinor"::float8 AS "netMinor", i."taxMinor"::float8 AS "taxMinor", i."grossMinor"::float8 AS "grossMinor", i."paidMinor"::float8 AS "paidMinor", i."orderCodes", i."ksefNumber"`;

export function companiesByCode(manager: EntityManager, codes: readonly string[]): Promise<Array<{ id: number; code: string; currencyCode: string }>> {
    return manager.query('SELECT c.id, c.code, c."currencyCode" FROM company c WHERE c.code = ANY($1) LIMIT 100000', [codes]);
}

/** Locks the companies, so that whatever is written about their debts is written by one at a time; in the order of their ids. */
export async function lockCompanies(manager: EntityManager, companyIds: readonly number[]): Promise<void> {
    await manager.query('SELECT c.id FROM company c WHERE c.id = ANY($1) ORDER BY c.id FOR NO KEY UPDATE', [companyIds]);
}

export function invoicesByNumber(manager: EntityManager, numbers: readonly string[]): Promise<KnownInvoice[]> {
    return manager.query(`SELECT ${columns} FROM invoice i WHERE i.number = ANY($1) LIMIT 100000`, [numbers]);
}

export function invoicesById(manager: EntityManager, ids: readonly number[]): Promise<KnownInvoice[]> {
    return manager.query(`SELECT ${columns} FROM invoice i WHERE i.id = ANY($1) ORDER BY i."dueOn", i.id LIMIT 100000`, [ids]);
}

const record = `json_to_recordset($1::json) AS r(number text, "companyId" int, kind text, "correctsNumber" text, "issuedOn" date, "dueOn" date, "currencyCode" text,
    "netMinor" bigint, "taxMinor" bigint, "grossMinor" bigint, "orderCodes" json, "ksefNumber" text)`;
const codes = `ARRAY(SELECT json_array_elements_text(r."orderCodes"))`;

export async function insertInvoices(manager: EntityManager, rows: readonly InvoiceRow[]): Promise<void> {
    await manager.query(
        `INSERT INTO invoice (number, "companyId", kind, "correctsNumber", "issuedOn", "dueOn", "currencyCode", "netMinor", "taxMinor", "grossMinor", "orderCodes", "ksefNumber")
         SELECT r.number, r."companyId", r.kind, r."correctsNumber", r."issuedOn", r."dueOn", r."currencyCode", r."netMinor", r."taxMinor", r."grossMinor", ${codes}, r."ksefNumber"
           FROM ${record}`,
        [JSON.stringify(rows)],
    );
}

export async function updateInvoices(manager: EntityManager, rows: readonly InvoiceRow[]): Promise<void> {
    await manager.query(
        `UPDATE invoice i SET kind = r.kind, "correctsNumber" = r."correctsNumber", "issuedOn" = r."issuedOn", "dueOn" = r."dueOn", "netMinor" = r."netMinor",
                "taxMinor" = r."taxMinor", "grossMinor" = r."grossMinor", "orderCodes" = ${codes}, "ksefNumber" = r."ksefNumber", version = i.version + 1, "updatedAt" = now()
           FROM ${record} WHERE i.number = r.number`,
        [JSON.stringify(rows)],
    );
}

export interface NewSettlement {
    invoiceId: number | null;
    orderId: number | null;
    paymentId: number | null;
    correctionId: number | null;
    amountMinor: number;
    settledOn: string;
}

export async function insertSettlements(manager: EntityManager, rows: readonly NewSettlement[]): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(
        `INSERT INTO settlement ("invoiceId", "orderId", "paymentId", "correctionId", "amountMinor", "settledOn")
         SELECT r."invoiceId", r."orderId", r."paymentId", r."correctionId", r."amountMinor", r."settledOn"
           FROM json_to_recordset($1::json) AS r("invoiceId" int, "orderId" int, "paymentId" int, "correctionId" int, "amountMinor" bigint, "settledOn" date)`,
        [JSON.stringify(rows)],
    );
}

/** Brings what is kept beside the settlements to their sums: of invoices, the corrections among them, and of payments. */
export async function sumSettlements(manager: EntityManager, invoiceIds: readonly number[], paymentIds: readonly number[]): Promise<void> {
    await manager.query(
        `UPDATE invoice i SET "paidMinor" = s.paid, "updatedAt" = now()
           FROM (SELECT i.id, COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."invoiceId" = i.id), 0)
                            - COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."correctionId" = i.id), 0) AS paid
                   FROM invoice i WHERE i.id = ANY($1)) s
          WHERE i.id = s.id AND i."paidMinor" <> s.paid`,
        [invoiceIds],
    );
    await manager.query(
        `UPDATE incoming_payment p SET "settledMinor" = s.settled, "updatedAt" = now()
           FROM (SELECT p.id, COALESCE(sum(s."amountMinor"), 0) AS settled FROM incoming_payment p LEFT JOIN settlement s ON s."paymentId" = p.id
                  WHERE p.id = ANY($1) GROUP BY p.id) s
          WHERE p.id = s.id AND p."settledMinor" <> s.settled`,
        [paymentIds],
    );
}

/** Of the company: invoices that name any of the orders that any of these invoices, or the list, names. */
export function invoicesOfOrders(manager: EntityManager, companyId: number): Promise<Array<{ id: number; grossMinor: string; paidMinor: string; prepaidMinor: string; orderCodes: string[] }>> {
    return manager.query(
        `SELECT i.id, i."grossMinor", i."paidMinor", i."orderCodes",
                COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."invoiceId" = i.id AND s."orderId" IS NOT NULL), 0) AS "prepaidMinor"
           FROM invoice i WHERE i."companyId" = $1 AND i.kind = 'invoice' AND i."orderCodes" <> '{}' ORDER BY i."issuedOn", i.id LIMIT 100000`,
        [companyId],
    );
}

/** Orders for which the company's credit is taken, with what was paid for the order itself. */
export function heldOrders(manager: EntityManager, companyId: number): Promise<Array<{ id: number; code: string; amountMinor: string; prepaidMinor: string }>> {
    return manager.query(
        `SELECT r."orderId" AS id, o.code, r."amountMinor", COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."orderId" = r."orderId"), 0) AS "prepaidMinor"
           FROM credit_reservation r JOIN "order" o ON o.id = r."orderId" WHERE r."companyId" = $1 AND r.state = 'held' ORDER BY r."orderId" LIMIT 100000`,
        [companyId],
    );
}

export async function writePaidOfOrders(manager: EntityManager, paid: ReadonlyMap<number, bigint>): Promise<void> {
    await manager.query(
        `UPDATE credit_reservation r SET "paidMinor" = p.paid, "updatedAt" = now() FROM unnest($1::int[], $2::bigint[]) AS p(id, paid)
          WHERE r."orderId" = p.id AND r."paidMinor" <> p.paid`,
        [[...paid.keys()], [...paid.values()].map(String)],
    );
}

/** An invoice takes what is open of it, unless an order that it names does. What a correction gives is given when it covers an invoice. */
export async function writeInvoiceExposure(manager: EntityManager, companyId: number, heldCodes: readonly string[]): Promise<void> {
    await manager.query(
        `UPDATE invoice i SET "exposureMinor" = e.exposure
           FROM (SELECT i.id, CASE WHEN i."orderCodes" && $2::text[] THEN 0 ELSE GREATEST(i."grossMinor" - i."paidMinor", 0) END AS exposure FROM invoice i WHERE i."companyId" = $1) e
          WHERE i.id = e.id AND i."exposureMinor" <> e.exposure`,
        [companyId, heldCodes],
    );
}

/** Money that was paid for these orders before there was an invoice for it: oldest first. */
export function prepaidSettlements(manager: EntityManager, companyId: number, orderCodes: readonly string[]): Promise<Array<{ id: number; code: string; amountMinor: string; settledOn: string }>> {
    return manager.query(
        `SELECT s.id, o.code, s."amountMinor", s."settledOn"::text AS "settledOn" FROM settlement s JOIN "order" o ON o.id = s."orderId"
           JOIN incoming_payment p ON p.id = s."paymentId"
          WHERE s."invoiceId" IS NULL AND o.code = ANY($2) AND p."companyId" = $1 ORDER BY s.id LIMIT 100000`,
        [companyId, orderCodes],
    );
}

/** So much of the settlement is for the invoice from now on; the rest stays the order's alone. */
export async function adoptSettlement(manager: EntityManager, settlementId: number, invoiceId: number, amountMinor: number, restMinor: number): Promise<void> {
    await manager.query('UPDATE settlement SET "invoiceId" = $2, "amountMinor" = $3, "updatedAt" = now() WHERE id = $1', [settlementId, invoiceId, amountMinor]);
    if (restMinor === 0) return;
    await manager.query(
        `INSERT INTO settlement ("orderId", "paymentId", "amountMinor", "settledOn") SELECT s."orderId", s."paymentId", $2, s."settledOn" FROM settlement s WHERE s.id = $1`,
        [settlementId, restMinor],
    );
}
