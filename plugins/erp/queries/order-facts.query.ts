import type { EntityManager } from 'typeorm';

import type { DocumentAddress, OrderFacts, OrderLineFacts, OrderPartFacts, OrderSource } from '../domain/order-document';

/** What a message about an order is carried out by: the order as it is now, and whose it is at the ERP. */
export interface PushedOrder {
    orderId: number;
    state: string;
    facts: OrderFacts;
    /** By which the ERP knows its customers; null for one without a number. */
    customerCode: string | null;
    /** The lasting address that it goes to. */
    address: { id: number; label: string } | null;
}

interface HeadRow {
    code: string;
    state: string;
    placedAt: Date;
    currencyCode: string;
    customerCode: string | null;
    isResold: boolean;
    wishedDate: string | null;
    remarks: string;
    specialTerms: string;
    checkPayments: boolean;
    paymentMethod: string | null;
    rep: string | null;
    orderedBy: string;
    source: OrderSource;
    splitWith: string | null;
    deliveryWay: string;
    deliveryNet: string;
    deliveryGross: string;
    deliveryTax: number | null;
    addressId: number | null;
    addressLabel: string | null;
    isOneTimeAddress: boolean;
    place: Record<string, string | null>;
}

interface LineRow extends Omit<OrderLineFacts, 'net' | 'gross' | 'taxRate'> {
    net: string;
    gross: string;
    taxRate: number;
}

/** Null where there is no such order. An end customer's is the root distributor's, at the root's prices, sent to the end customer for once. */
export async function pushedOrder(manager: EntityManager, orderId: number, dayOf: (instant: Date) => string): Promise<PushedOrder | null> {
    const [head] = await manager.query<HeadRow[]>(
        `SELECT o.code, o.state, co."placedAt", o."currencyCode", owing.code AS "customerCode", resold.id IS NOT NULL AS "isResold", co."wishedDate"::text AS "wishedDate", co.remarks, co."specialTerms",
                co."checkPayments", co."paymentMethod", a."firstName" || ' ' || a."lastName" AS rep, COALESCE(cu."firstName" || ' ' || cu."lastName", '') AS "orderedBy",
                CASE WHEN company.kind = 'guest' THEN 'guest' WHEN EXISTS (SELECT 1 FROM company_order_line l WHERE l."orderId" = o.id AND l."priceSource" = 'quote') THEN 'quote'
                     WHEN co."placedByMemberId" IS NULL THEN 'staff' WHEN a.id IS NOT NULL THEN 'rep' ELSE 'portal' END AS source,
                COALESCE((SELECT x.code FROM "order" x WHERE x.id = co."splitOfOrderId"),
                         (SELECT x.code FROM company_order s JOIN "order" x ON x.id = s."orderId" WHERE s."splitOfOrderId" = o.id LIMIT 1)) AS "splitWith",
                co."deliveryWay", o.shipping AS "deliveryNet", o."shippingWithTax" AS "deliveryGross", (co.delivery ->> 'taxRate')::float8 AS "deliveryTax",
                co."addressId", kept.label AS "addressLabel", co."isOneTimeAddress", o."shippingAddress"::jsonb AS place
           FROM "order" o
           JOIN company_order co ON co."orderId" = o.id
           JOIN company ON company.id = co."companyId"
           LEFT JOIN distributor_earning resold ON resold."orderId" = o.id AND resold.level = 0
           JOIN company owing ON owing.id = COALESCE(resold."companyId", co."companyId")
           LEFT JOIN company_address kept ON kept.id = co."addressId"
           LEFT JOIN administrator a ON a.id = co."placedByAdministratorId"
           LEFT JOIN company_member m ON m.id = co."placedByMemberId"
           LEFT JOIN customer cu ON cu.id = m."customerId"
          WHERE o.id = $1 AND co."placedAt" IS NOT NULL`,
        [orderId],
    );
    if (head === undefined) return null;
    const [lines, parts] = [await linesOf(manager, orderId, head.isResold), await partsOf(manager, orderId)];
    const { state, customerCode, addressId, addressLabel } = head;
    const { code, currencyCode, wishedDate, remarks, specialTerms, checkPayments, paymentMethod, rep, orderedBy, source, splitWith } = head;
    const address = addressOf(head);
    const facts: OrderFacts = {
        code, currencyCode, wishedDate, remarks, specialTerms, checkPayments, paymentMethod, rep, orderedBy, source, splitWith, lines, parts, address,
        placedOn: dayOf(head.placedAt),
        customer: customerCode ?? '',
        delivery: { way: head.deliveryWay, net: BigInt(head.deliveryNet), gross: BigInt(head.deliveryGross), taxRate: String(head.deliveryTax ?? 0) },
    };
    return { orderId, state, facts, customerCode, address: address.kind === 'lasting' && addressId !== null ? { id: addressId, label: addressLabel ?? '' } : null };
}

async function linesOf(manager: EntityManager, orderId: number, isResold: boolean): Promise<OrderLineFacts[]> {
    const rows = await manager.query<LineRow[]>(
        `SELECT l.id AS "lineId", v.sku, c."enteredUnit" AS unit, c."enteredQuantity" AS "unitQuantity", COALESCE(s."baseUnit", 'piece') AS "baseUnit", l.quantity, c."rollWidthCm",
                c.remark, c."taxRate", COALESCE(e."costNet", c."lineNet") AS net,
                CASE WHEN e.id IS NULL THEN c."lineGross" ELSE e."costNet" + round(e."costNet" * c."taxRate"::numeric / 100) END AS gross,
                CASE WHEN cs.id IS NULL THEN NULL ELSE json_build_object('code', cs.code, 'quantity', cs.quantity) END AS "set"
           FROM order_line l
           JOIN company_order_line c ON c.id = l.id
           JOIN product_variant v ON v.id = l."productVariantId"
           LEFT JOIN variant_sales s ON s."productVariantId" = v.id
           LEFT JOIN company_order_set cs ON cs.id = c."orderSetId"
           LEFT JOIN distributor_earning_line e ON $2 AND e."orderLineId" = l.id AND e.level = 0
          WHERE l."orderId" = $1 AND l.quantity > 0 ORDER BY l.id`,
        [orderId, isResold],
    );
    return rows.map(row => ({ ...row, net: BigInt(row.net), gross: BigInt(row.gross), taxRate: String(row.taxRate) }));
}

function partsOf(manager: EntityManager, orderId: number): Promise<OrderPartFacts[]> {
    return manager.query<OrderPartFacts[]>(
        `SELECT p.id AS "partId", l.name AS warehouse, p."lineIds" FROM order_part p LEFT JOIN stock_location l ON l.id = p."stockLocationId" WHERE p."orderId" = $1 ORDER BY p.id`,
        [orderId],
    );
}

/** Goods that a distributor's customer ordered go to a place that the distributor's account at the ERP does not have. */
function addressOf({ place, isResold, isOneTimeAddress, addressId }: HeadRow): DocumentAddress {
    const text = (name: string) => place[name] ?? '';
    return {
        kind: isResold || isOneTimeAddress ? 'once' : addressId === null ? 'branch' : 'lasting',
        key: null,
        ...{ company: text('company'), contactName: text('fullName'), phone: text('phoneNumber'), streetLine: text('streetLine1'), city: text('city'), postalCode: text('postalCode'), countryCode: text('countryCode') },
    };
}
