import type { EntityManager } from 'typeorm';

export interface Waybill {
    orderId: number;
    number: string;
    carrier: string;
}

export function waybillsOfOrders(manager: EntityManager, orderIds: readonly number[]): Promise<Waybill[]> {
    return manager.query<Waybill[]>('SELECT "orderId", number, carrier FROM order_waybill WHERE "orderId" = ANY($1) ORDER BY "orderId", id LIMIT 5000', [[...orderIds]]);
}

export interface SaidWaybill {
    row: number;
    order: string;
    number: string;
    carrier: string;
}

/** One row each: what became of it. Orders are found by our code, as the ERP keeps it beside its own number. */
export function saveWaybills(manager: EntityManager, said: readonly SaidWaybill[]): Promise<Array<{ row: number; outcome: 'created' | 'updated' | 'unchanged' | null }>> {
    return manager.query(
        `WITH said AS (SELECT r.*, co."orderId", co."companyId" FROM json_to_recordset($1::json) AS r("row" int, "order" text, number text, carrier text)
                         LEFT JOIN "order" o ON o.code = r."order" LEFT JOIN company_order co ON co."orderId" = o.id),
              old AS (SELECT w."orderId", w.number, w.carrier FROM order_waybill w JOIN said s ON s."orderId" = w."orderId" AND s.number = w.number),
              written AS (INSERT INTO order_waybill ("orderId", "companyId", number, carrier) SELECT "orderId", "companyId", number, carrier FROM said WHERE "orderId" IS NOT NULL ORDER BY "row"
                  ON CONFLICT ("orderId", number) DO UPDATE SET carrier = EXCLUDED.carrier, "updatedAt" = now() WHERE order_waybill.carrier <> EXCLUDED.carrier)
         SELECT s."row", CASE WHEN s."orderId" IS NULL THEN NULL WHEN o."orderId" IS NULL THEN 'created' WHEN o.carrier <> s.carrier THEN 'updated' ELSE 'unchanged' END AS outcome
           FROM said s LEFT JOIN old o ON o."orderId" = s."orderId" AND o.number = s.number ORDER BY s."row"`,
        [JSON.stringify(said)],
    );
}

export async function removeWaybills(manager: EntityManager, gone: readonly { order: string; number: string }[]): Promise<void> {
    await manager.query(
        `DELETE FROM order_waybill w USING json_to_recordset($1::json) AS r("order" text, number text), "order" o WHERE o.code = r."order" AND w."orderId" = o.id AND w.number = r.number`,
        [JSON.stringify(gone)],
    );
}
