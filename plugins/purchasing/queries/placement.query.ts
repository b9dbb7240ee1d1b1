import type { EntityManager } from 'typeorm';

import type { StockStatement } from '../../availability';
import type { DeliveryWay } from '../../delivery';

import { keptMark, rowsOf } from '../../../kernel/vendure-sql';
import type { AgreedDelivery } from '../domain/agreed-delivery';
import type { OrderStateName } from '../domain/order-states';
import type { SpecialReason } from '../domain/special-order';

export interface PlacementFacts {
    orderId: number;
    state: OrderStateName;
    branchId: number;
    wishedDate: string | null;
    remarks: string;
    specialTerms: string;
    specialReasons: readonly SpecialReason[];
    shownTotalGross: number;
    address: Record<string, string>;
    paymentMethod: string;
    checkPayments: boolean;
    /** The gate at which the order waits from now on. */
    gate: string | null;
    /** The staff member who places it in the member's place. */
    actingAdministratorId: number | null;
    /** The member who places it: of a shared cart not always its owner. Null when staff order for the company. */
    placedBy: { memberId: number; customerId: number } | null;
    billingAddress: Record<string, string>;
    addressId: number | null;
    isOneTimeAddress: boolean;
    deliveryWay: DeliveryWay;
    delivery: AgreedDelivery | null;
    deliveryNet: number;
    deliveryGross: number;
}

/**
 * Turns the locked cart into a placed order and gives its code. Codes come from a
 * sequence: they may have gaps, so that placing orders does not queue at a counter.
 */
export async function writePlacement(manager: EntityManager, facts: PlacementFacts): Promise<{ code: string; placedAt: Date }> {
    const address = JSON.stringify(facts.address);
    const answer: unknown = await manager.query(
        `${keptMark} WITH placed AS (
            UPDATE "order" o
               SET state = $2, active = false, "orderPlacedAt" = now(), code = 'K-' || nextval('company_order_number'),
                   "customerId" = COALESCE($20::int, o."customerId"), "shippingAddress" = $3, "billingAddress" = $12, shipping = $15, "shippingWithTax" = $16, "updatedAt" = now()
             WHERE o.id = $1 AND o.active RETURNING o.id, o.code),
         lines AS (UPDATE order_line l SET "orderPlacedQuantity" = l.quantity FROM placed WHERE l."orderId" = placed.id),
         cart AS (DELETE FROM member_cart mc USING placed WHERE mc.id = placed.id)
         UPDATE company_order co
            SET "placedAt" = now(), "orderState" = $2, "branchId" = $5, "wishedDate" = $6, remarks = $7, "specialTerms" = $8, "specialReasons" = $9,
                "shownTotalGross" = $10, gate = $4, version = co.version + 1, "updatedAt" = now(),
                "placedByMemberId" = COALESCE($19::int, co."placedByMemberId"), "placedByAdministratorId" = COALESCE($11, co."placedByAdministratorId"),
                "addressId" = $13, "isOneTimeAddress" = $14, "deliveryWay" = $17, delivery = $18,
                "paymentMethod" = $21, "checkPayments" = $22
           FROM placed WHERE co."orderId" = placed.id
         RETURNING placed.code, co."placedAt"`,
        [
            facts.orderId, facts.state, address, facts.gate, facts.branchId, facts.wishedDate, facts.remarks,
            facts.specialTerms, facts.specialReasons, facts.shownTotalGross, facts.actingAdministratorId,
            JSON.stringify(facts.billingAddress), facts.addressId, facts.isOneTimeAddress,
            facts.deliveryNet, facts.deliveryGross, facts.deliveryWay, facts.delivery === null ? null : JSON.stringify(facts.delivery),
            facts.placedBy?.memberId ?? null, facts.placedBy?.customerId ?? null,
            facts.paymentMethod, facts.checkPayments,
        ],
    );
    const [placed] = rowsOf<{ code: string; placedAt: Date }>(answer);
    if (!placed) {
        throw new Error(`Cart ${facts.orderId} was placed under its lock`);
    }
    return placed;
}

/** The order's one payment, over its total of now: agreed to on account, awaited in advance. */
export async function writePayment(manager: EntityManager, orderId: number, method: string): Promise<void> {
    await manager.query(
        `${keptMark} INSERT INTO payment (method, state, "transactionId", metadata, amount, "orderId")
         SELECT $2::text, CASE WHEN $2::text IN ('prepayment', 'online') THEN 'Created' ELSE 'Authorized' END, o.code, '{}', o."subTotalWithTax" + o."shippingWithTax", o.id FROM "order" o WHERE o.id = $1`,
        [orderId, method],
    );
}

/** A waiting order at its next gate, or at none: then it has been agreed to at the total that it has now. */
export async function writeGate(
    manager: EntityManager,
    facts: { orderId: number; gate: string | null; specialReasons: readonly SpecialReason[]; totalGross: number },
): Promise<void> {
    await manager.query(
        `UPDATE company_order SET gate = $2, "specialReasons" = $3, "shownTotalGross" = $4, version = version + 1, "updatedAt" = now()
          WHERE "orderId" = $1`,
        [facts.orderId, facts.gate, facts.specialReasons, facts.totalGross],
    );
}

/** The greatest discount that a promotion gave a line of the order, in percent of the line's price. */
export async function largestDiscountPercent(manager: EntityManager, orderId: number): Promise<number> {
    const rows = await manager.query<Array<{ percent: number | null }>>(
        `SELECT max(100.0 * (l."listPrice" * l.quantity - c."lineNet" - c."bonusOffNet" - c."orderOffNet") / (l."listPrice" * l.quantity))::float8 AS percent
           FROM order_line l JOIN company_order_line c ON c.id = l.id
          WHERE l."orderId" = $1 AND l."listPrice" > 0 AND l.quantity > 0`,
        [orderId],
    );
    return Math.max(0, rows[0]?.percent ?? 0);
}

/** What each line was told of its goods when they were taken for it. */
export async function writePromises(manager: EntityManager, promises: readonly { lineId: number; promise: StockStatement }[]): Promise<void> {
    await manager.query(
        `${keptMark} UPDATE company_order_line c SET promise = p.promise, "updatedAt" = now()
           FROM json_to_recordset($1::json) AS p("lineId" int, promise jsonb) WHERE c.id = p."lineId"`,
        [JSON.stringify(promises)],
    );
}
