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
    return manager.query('SELECT c.id, c.code, c."currencyCode" FROM company c WHERE c.code = ANY($1)', [codes]);
}

/** Locks the companies, so that whatever is written about their debts is written by one at a time; in the order of their ids. */
export async function lockCompanies(manager: EntityManager, companyIds: readonly number[]): Promise<void> {
    await manager.query('SELECT c.id FROM company c WHERE c.id = ANY($1) ORDER BY c.id FOR NO KEY UPDATE', [companyIds]);
}

export function invoicesByNumber(manager: EntityManager, numbers: readonly string[]): Promise<KnownInvoice[]> {
    return manager.query(`SELECT ${columns} FROM invoice i WHERE i.number = ANY($1) ORDER BY i."issuedOn", i.id`, [numbers]);
}

/** Corrections that have something left to give: those of these numbers, and those that came before the invoices of these numbers. */
export function unappliedCorrections(manager: EntityManager, numbers: readonly string[]): Promise<KnownInvoice[]> {
    return manager.query(
        `SELECT ${columns} FROM invoice i
          WHERE (i.number = ANY($1) OR i."correctsNumber" = ANY($1)) AND i."correctsNumber" IS NOT NULL AND i."grossMinor" < 0 AND i."paidMinor" <> i."grossMinor"
          ORDER BY i."issuedOn", i.id`,
        [numbers],
    );
}

export function invoicesById(manager: EntityManager, ids: readonly number[]): Promise<KnownInvoice[]> {
    return manager.query(`SELECT ${columns} FROM invoice i WHERE i.id = ANY($1) ORDER BY i."dueOn", i.id`, [ids]);
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
    if (invoiceIds.length > 0) await sumOfInvoices(manager, invoiceIds);
    if (paymentIds.length > 0) await sumOfPayments(manager, paymentIds);
}

async function sumOfInvoices(manager: EntityManager, invoiceIds: readonly number[]): Promise<void> {
    await manager.query(
        `UPDATE invoice i SET "paidMinor" = s.paid, "updatedAt" = now()
           FROM (SELECT i.id, COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."invoiceId" = i.id), 0)
                            - COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."correctionId" = i.id), 0) AS paid
                   FROM invoice i WHERE i.id = ANY($1)) s
          WHERE i.id = s.id AND i."paidMinor" <> s.paid`,
        [invoiceIds],
    );
}

async function sumOfPayments(manager: EntityManager, paymentIds: readonly number[]): Promise<void> {
    await manager.query(
        `UPDATE incoming_payment p SET "settledMinor" = s.settled, "updatedAt" = now()
           FROM (SELECT p.id, COALESCE(sum(s."amountMinor"), 0) AS settled FROM incoming_payment p LEFT JOIN settlement s ON s."paymentId" = p.id
                  WHERE p.id = ANY($1) GROUP BY p.id) s
          WHERE p.id = s.id AND p."settledMinor" <> s.settled`,
        [paymentIds],
    );
}

/** Orders for which the companies' credit is taken, with what was paid for the order itself. */
export function heldOrders(manager: EntityManager, companyIds: readonly number[]): Promise<Array<{ id: number; companyId: number; code: string; amountMinor: string; prepaidMinor: string }>> {
    return manager.query(
        `SELECT r."orderId" AS id, r."companyId", o.code, r."amountMinor", COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."orderId" = r."orderId"), 0) AS "prepaidMinor"
           FROM credit_reservation r JOIN "order" o ON o.id = r."orderId" WHERE r."companyId" = ANY($1) AND r.state = 'held' ORDER BY r."orderId"`,
        [companyIds],
    );
}

/** Which codes the orders have for which a company's credit is taken; the companies are `$1`. */
const heldCodes = `(SELECT r."companyId", array_agg(o.code::text) AS codes FROM credit_reservation r JOIN "order" o ON o.id = r."orderId"
    WHERE r."companyId" = ANY($1) AND r.state = 'held' GROUP BY r."companyId")`;

/** Invoices of the companies that name any such order of theirs. */
export function invoicesOfHeldOrders(manager: EntityManager, companyIds: readonly number[]): Promise<Array<{ companyId: number; paidMinor: string; prepaidMinor: string; orderCodes: string[] }>> {
    return manager.query(
        `SELECT i."companyId", i."paidMinor", i."orderCodes",
                COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."invoiceId" = i.id AND s."orderId" IS NOT NULL), 0) AS "prepaidMinor"
           FROM ${heldCodes} h JOIN invoice i ON i."companyId" = h."companyId" AND i."orderCodes" && h.codes WHERE i.kind = 'invoice' ORDER BY i."issuedOn", i.id`,
        [companyIds],
    );
}

export async function writePaidOfOrders(manager: EntityManager, paid: ReadonlyMap<number, bigint>): Promise<void> {
    if (paid.size === 0) return;
    await manager.query(
        `UPDATE credit_reservation r SET "paidMinor" = p.paid, "updatedAt" = now() FROM unnest($1::int[], $2::bigint[]) AS p(id, paid)
          WHERE r."orderId" = p.id AND r."paidMinor" <> p.paid`,
        [[...paid.keys()], [...paid.values()].map(String)],
    );
}

/**
 * An invoice takes what is open of it, unless an order that it names does. What a correction gives is given when it covers an invoice. One that is paid and takes
 * nothing is not looked at.
 */
export async function writeInvoiceExposure(manager: EntityManager, companyIds: readonly number[]): Promise<void> {
    await manager.query(
        `UPDATE invoice i SET "exposureMinor" = e.exposure
           FROM (SELECT i.id, CASE WHEN i."orderCodes" && h.codes THEN 0 ELSE GREATEST(i."grossMinor" - i."paidMinor", 0) END AS exposure
                   FROM invoice i LEFT JOIN ${heldCodes} h ON h."companyId" = i."companyId"
                  WHERE i."companyId" = ANY($1) AND (i."paidMinor" <> i."grossMinor" OR i."exposureMinor" <> 0)) e
          WHERE i.id = e.id AND i."exposureMinor" <> e.exposure`,
        [companyIds],
    );
}

/** Money that was paid for these orders before there was an invoice for it. */
export function prepaidSettlements(manager: EntityManager, companyIds: readonly number[], orderCodes: readonly string[]): Promise<Array<{ settlementId: number; companyId: number; orderCode: string; amountMinor: string }>> {
    return manager.query(
        `SELECT s.id AS "settlementId", p."companyId", o.code AS "orderCode", s."amountMinor" FROM settlement s JOIN "order" o ON o.id = s."orderId"
           JOIN incoming_payment p ON p.id = s."paymentId"
          WHERE s."invoiceId" IS NULL AND o.code = ANY($2) AND p."companyId" = ANY($1) ORDER BY s.id`,
        [companyIds, orderCodes],
    );
}

/** Each settlement is cut into what its invoices take of it and the rest, which stays the order's alone: the first part is the settlement itself. */
export async function adoptSettlements(manager: EntityManager, parts: ReadonlyArray<{ settlementId: number; invoiceId: number | null; amountMinor: string; isFirst: boolean }>): Promise<void> {
    if (parts.length === 0) return;
    const given = [parts.map(one => one.settlementId), parts.map(one => one.invoiceId), parts.map(one => one.amountMinor), parts.map(one => one.isFirst)];
    const wanted = `unnest($1::int[], $2::int[], $3::bigint[], $4::boolean[]) AS p(id, "invoiceId", amount, "isFirst")`;
    await manager.query(
        `INSERT INTO settlement ("invoiceId", "orderId", "paymentId", "amountMinor", "settledOn")
         SELECT p."invoiceId", s."orderId", s."paymentId", p.amount, s."settledOn" FROM ${wanted} JOIN settlement s ON s.id = p.id WHERE NOT p."isFirst"`,
        given,
    );
    await manager.query(`UPDATE settlement s SET "invoiceId" = p."invoiceId", "amountMinor" = p.amount, "updatedAt" = now() FROM ${wanted} WHERE s.id = p.id AND p."isFirst"`, given);
}
