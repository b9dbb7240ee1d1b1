/**
 * What must hold in the database after every test, however it was disturbed: each query finds the rows that break a rule,
 * so it should find none. Ids are those of the reliability notes. Each plugin adds the rules of its own tables here.
 */
export interface Invariant {
    id: string;
    rule: string;
    sql: string;
}

const moved = `sum(CASE m.type WHEN 'ALLOCATION' THEN m.quantity WHEN 'RELEASE' THEN -m.quantity WHEN 'SALE' THEN m.quantity ELSE 0 END)`;
const placed = `company_order co JOIN "order" o ON o.id = co."orderId" AND co."placedAt" IS NOT NULL`;

export const invariants: readonly Invariant[] = [
    {
        id: 'I1',
        rule: 'allocated stock is what its movements add up to, and never negative',
        sql: `SELECT l."productVariantId", l."stockLocationId", l."stockAllocated", COALESCE(t.total, 0) AS movements
                FROM stock_level l
                LEFT JOIN (SELECT m."productVariantId", m."stockLocationId", ${moved} AS total FROM stock_movement m GROUP BY 1, 2) t
                  USING ("productVariantId", "stockLocationId")
               WHERE l."stockAllocated" <> COALESCE(t.total, 0) OR l."stockAllocated" < 0`,
    },
    {
        id: 'I1-oversell',
        rule: 'no more is allocated than is on the shelf, unless the variant may be sold beyond it, or a supplier says what lies there',
        sql: `SELECT l."productVariantId", sum(l."stockAllocated") AS allocated, sum(l."stockOnHand") AS "onHand"
                FROM stock_level l JOIN product_variant v ON v.id = l."productVariantId" CROSS JOIN global_settings g
               CROSS JOIN availability_settings t LEFT JOIN variant_availability a ON a."productVariantId" = v.id
              WHERE CASE WHEN v."useGlobalOutOfStockThreshold" THEN g."outOfStockThreshold" ELSE v."outOfStockThreshold" END >= 0
                AND COALESCE(a.policy, t.policy) = 'to-stock'
                AND NOT EXISTS (SELECT 1 FROM pre_sale p WHERE p."productVariantId" = v.id AND p."endedAt" IS NULL)
                AND NOT EXISTS (SELECT 1 FROM warehouse w WHERE w."stockLocationId" = l."stockLocationId" AND w."countedAt" IS NOT NULL)
               GROUP BY 1 HAVING sum(l."stockAllocated") > sum(l."stockOnHand")`,
    },
    {
        id: 'I1-pre-sale',
        rule: 'what is sold of a pre-sale is what its orders have of it, and never more than its quantity; who waits has his goods kept',
        sql: `SELECT p.id, p.sold, p.quantity, sum(l.quantity) FILTER (WHERE o.state NOT IN ('Rejected', 'Cancelled')) AS ordered
                FROM pre_sale p LEFT JOIN company_order co ON co."preSaleId" = p.id LEFT JOIN "order" o ON o.id = co."orderId" LEFT JOIN order_line l ON l."orderId" = o.id
               GROUP BY p.id HAVING p.sold > p.quantity OR p.sold <> COALESCE(sum(l.quantity) FILTER (WHERE o.state NOT IN ('Rejected', 'Cancelled')), 0)
                   OR (p."endedAt" IS NOT NULL AND bool_or(co."awaitsGoods"))
               UNION ALL
              SELECT co."preSaleId", 0, 0, count(DISTINCT l."productVariantId") FROM company_order co JOIN order_line l ON l."orderId" = co."orderId"
               WHERE co."preSaleId" IS NOT NULL GROUP BY co.id, co."preSaleId" HAVING count(DISTINCT l."productVariantId") > 1`,
    },
    {
        id: 'I2-state',
        rule: 'the state that lists read beside an order is its own',
        sql: `SELECT co.id, co."orderState", o.state FROM company_order co JOIN "order" o ON o.id = co."orderId" WHERE co."orderState" <> o.state`,
    },
    {
        id: 'I2-payment',
        rule: 'a placed order has one payment over its total, one that waits at a gate or ended there none; no payment is without an order',
        sql: `SELECT o.id, count(p.id) AS payments, sum(p.amount) AS paid
                FROM ${placed} LEFT JOIN payment p ON p."orderId" = o.id
               GROUP BY o.id, co.gate
              HAVING count(p.id) <> CASE WHEN co.gate IS NULL THEN 1 ELSE 0 END OR sum(p.amount) <> o."subTotalWithTax" + o."shippingWithTax"
               UNION ALL
              SELECT NULL, count(*), sum(p.amount) FROM payment p WHERE p."orderId" IS NULL HAVING count(*) > 0`,
    },
    {
        id: 'I2-allocation',
        rule: 'a line that took stock took its quantity once, or anew when its order was changed or cut down to what was made, and lines of carts and ended orders hold none',
        sql: `SELECT l.id, l.quantity, t.allocated, t.held, o.state
                FROM (SELECT m."orderLineId", sum(m.quantity) FILTER (WHERE m.type = 'ALLOCATION') AS allocated, ${moved} AS held
                        FROM stock_movement m WHERE m."orderLineId" IS NOT NULL GROUP BY 1) t
                JOIN order_line l ON l.id = t."orderLineId" JOIN "order" o ON o.id = l."orderId"
               WHERE (t.allocated <> l.quantity AND NOT EXISTS (SELECT 1 FROM order_change x WHERE x."orderId" = o.id AND x.state = 'accepted')
                        AND NOT EXISTS (SELECT 1 FROM production_shortage_decision d WHERE d."orderLineId" = l.id AND d.decision = 'ship-short')) OR t.held NOT IN (0, l.quantity)
                  OR (t.held <> 0 AND o.state IN ('AddingItems', 'AwaitingApproval', 'Rejected', 'Cancelled', 'Shipped', 'Delivered', 'Completed'))`,
    },
    {
        id: 'I3-balanced',
        rule: 'every ledger transaction sums to zero in each currency',
        sql: `SELECT e."transactionId", a."currencyCode", sum(e."amountMinor") FROM ledger_entry e JOIN ledger_account a ON a.id = e."accountId"
               GROUP BY 1, 2 HAVING sum(e."amountMinor") <> 0`,
    },
    {
        id: 'I3-balance',
        rule: 'the balance of an account is the sum of its entries, and not below its floor',
        sql: `SELECT a.code, a."balanceMinor", COALESCE(sum(e."amountMinor"), 0) AS entries, a."floorMinor"
                FROM ledger_account a LEFT JOIN ledger_entry e ON e."accountId" = a.id
               GROUP BY a.id HAVING a."balanceMinor" <> COALESCE(sum(e."amountMinor"), 0) OR a."balanceMinor" < a."floorMinor"`,
    },
    {
        id: 'I4-exposure',
        rule: 'what a company owes is what its orders hold of its credit and is not paid, and what is open of invoices that no order stands for',
        sql: `SELECT a.code, -a."balanceMinor" AS exposure, t.held
                FROM ledger_account a CROSS JOIN LATERAL (
                     SELECT COALESCE((SELECT sum(r."amountMinor" - r."paidMinor") FROM credit_reservation r WHERE a.code = 'credit:company:' || r."companyId" AND r.state = 'held'), 0)
                          + COALESCE((SELECT sum(i."exposureMinor") FROM invoice i WHERE a.code = 'credit:company:' || i."companyId"), 0) AS held) t
               WHERE a.kind = 'credit' AND -a."balanceMinor" <> t.held`,
    },
    {
        id: 'I4-limit',
        rule: 'beyond its limit a company can take nothing more, and each order that passed it has a name and a reason',
        sql: `SELECT a.code, -a."balanceMinor" AS exposure, t."limitMinor"
                FROM credit_terms t JOIN ledger_account a ON a.code = 'credit:company:' || t."companyId"
               WHERE t."limitMinor" IS NOT NULL
                 AND a."floorMinor" IS DISTINCT FROM LEAST(-t."limitMinor", a."balanceMinor")
               UNION ALL
              SELECT 'order:' || r."orderId", r."amountMinor", NULL FROM credit_reservation r
               WHERE r."overriddenBy" IS NOT NULL AND COALESCE(r."overrideReason", '') = ''`,
    },
    {
        id: 'I4-orders',
        rule: 'each open order holds its total of the credit unless it waits at a gate or on hold; at a gate and ended it holds none',
        sql: `SELECT o.id, o.state, r.state AS credit, r."amountMinor", o."subTotalWithTax"
                FROM ${placed} LEFT JOIN credit_reservation r ON r."orderId" = o.id
                LEFT JOIN distributor_earning root ON root."orderId" = o.id AND root.level = 0
               WHERE (o.state NOT IN ('AwaitingApproval', 'OnHold', 'Rejected', 'Cancelled') AND COALESCE(co."paymentMethod", 'on-account') = 'on-account'
                      AND (r.state IS NULL OR r."amountMinor" <> coalesce(root."owedGross", o."subTotalWithTax") + o."shippingWithTax"
                           OR r."companyId" <> coalesce(root."companyId", co."companyId")))
                  OR (o.state IN ('AwaitingApproval', 'Rejected', 'Cancelled') AND r.state = 'held')
                  OR (o.state = 'AwaitingApproval') <> (co.gate IS NOT NULL AND o.state NOT IN ('Rejected', 'Cancelled'))`,
    },
    {
        id: 'I10-invoice',
        rule: 'what is paid of an invoice and settled of a payment are the sums of their settlements, none beyond its amount; a paid order is settled',
        sql: `SELECT 'invoice' AS what, i.id, i."paidMinor" AS kept, t.sum AS sum
                FROM invoice i CROSS JOIN LATERAL (SELECT COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."invoiceId" = i.id), 0)
                     - COALESCE((SELECT sum(s."amountMinor") FROM settlement s WHERE s."correctionId" = i.id), 0) AS sum) t
               WHERE i."paidMinor" <> t.sum
               UNION ALL
              SELECT 'payment', p.id, p."settledMinor", COALESCE(sum(s."amountMinor"), 0) FROM incoming_payment p LEFT JOIN settlement s ON s."paymentId" = p.id
               GROUP BY p.id HAVING p."settledMinor" <> COALESCE(sum(s."amountMinor"), 0)
               UNION ALL
              SELECT 'order', o.id, o."subTotalWithTax" + o."shippingWithTax", sum(s."amountMinor") FROM settlement s JOIN "order" o ON o.id = s."orderId" JOIN payment p ON p."orderId" = o.id
               GROUP BY o.id, p.state HAVING sum(s."amountMinor") > o."subTotalWithTax" + o."shippingWithTax"
                   OR (sum(s."amountMinor") = o."subTotalWithTax" + o."shippingWithTax") <> (p.state = 'Settled')
               UNION ALL
              SELECT 'company', s.id, i."companyId", p."companyId" FROM settlement s JOIN invoice i ON i.id = s."invoiceId" JOIN incoming_payment p ON p.id = s."paymentId"
               WHERE p."companyId" <> i."companyId" OR p."currencyCode" <> i."currencyCode"`,
    },
    {
        id: 'resale-sum',
        rule: "what each distributor gets is what the one below pays, the last what the buyer pays, and lines add up to it",
        sql: `SELECT e."orderId", e.level, e."costNet", e."paidNet" FROM distributor_earning e
                JOIN "order" o ON o.id = e."orderId"
                LEFT JOIN distributor_earning below ON below."orderId" = e."orderId" AND below.level = e.level + 1
                LEFT JOIN LATERAL (SELECT sum(l."costNet") AS cost, sum(l."paidNet") AS paid FROM distributor_earning_line l
                                    WHERE l."orderId" = e."orderId" AND l.level = e.level) line ON true
               WHERE e."paidNet" <> coalesce(below."costNet", o."subTotal") OR line.cost <> e."costNet" OR line.paid <> e."paidNet"
                  OR (below.id IS NULL) <> e."isDirect" OR (e.level = 0) <> (e."owedGross" IS NOT NULL)`,
    },
    {
        id: 'resale-way',
        rule: 'an order waits for one distributor, exactly while it stands at their gate',
        sql: `SELECT o.id, o.state, co.gate FROM ${placed} LEFT JOIN distributor_earning e ON e."orderId" = o.id AND e.decision = 'waiting'
               GROUP BY o.id, co.gate
              HAVING count(e.id) <> CASE WHEN o.state = 'AwaitingApproval' AND co.gate = 'distributor' THEN 1 ELSE 0 END`,
    },
    {
        id: 'I7',
        rule: 'nobody gets the same message twice over one channel',
        sql: `SELECT n."dedupeKey", n.channel, n.recipient, count(*) FROM notification_message n GROUP BY 1, 2, 3 HAVING count(*) > 1`,
    },
    {
        id: 'I9-price',
        rule: 'every line of a cart and order has the version of its price, and costs what that price says',
        sql: `SELECT l.id, l."orderId" FROM order_line l LEFT JOIN company_order_line c ON c.id = l.id
               WHERE c.id IS NULL OR c."priceVersion" IS NULL OR l."listPrice" <= 0
                  OR (l.adjustments = '[]' AND c."lineNet" <> l."listPrice" * l.quantity)
                  OR c."lineGross" < c."lineNet"`,
    },
    {
        id: 'I9-totals',
        rule: 'the totals of a cart and order are the sums of its lines',
        sql: `SELECT o.id, o."subTotal", sum(c."lineNet") AS net, o."subTotalWithTax", sum(c."lineGross") AS gross
                FROM company_order co JOIN "order" o ON o.id = co."orderId" LEFT JOIN company_order_line c ON c."orderId" = o.id
               GROUP BY o.id HAVING o."subTotal" <> COALESCE(sum(c."lineNet"), 0) OR o."subTotalWithTax" <> COALESCE(sum(c."lineGross"), 0)`,
    },
    {
        id: 'I9-one-line',
        rule: 'a cart and order has one line a variant by itself, and one in each set',
        sql: `SELECT l."orderId", l."productVariantId", c."orderSetId", count(*) FROM order_line l LEFT JOIN company_order_line c ON c.id = l.id
               GROUP BY 1, 2, 3 HAVING count(*) > 1`,
    },
    {
        id: 'I9-sets',
        rule: 'the lines of a set add up to its price, times its number, to the minor unit; and no set is without lines',
        sql: `SELECT s.id, s."orderId", s."unitNet" * s.quantity AS price, sum(c."lineNet") AS lines
                FROM company_order_set s LEFT JOIN company_order_line c ON c."orderSetId" = s.id LEFT JOIN order_line l ON l.id = c.id
               GROUP BY s.id HAVING count(c.id) = 0
                  OR (count(*) FILTER (WHERE l.adjustments LIKE '%PROMOTION%') = 0 AND sum(c."lineNet") <> s."unitNet" * s.quantity)`,
    },
    {
        id: 'I11-order',
        rule: "an order's branch and buyer are of the order's company",
        sql: `SELECT co."orderId" FROM company_order co
                LEFT JOIN company_branch b ON b.id = co."branchId" LEFT JOIN company_member m ON m.id = co."placedByMemberId"
               WHERE b."companyId" <> co."companyId" OR m."companyId" <> co."companyId"
                  OR (co."placedAt" IS NOT NULL AND co."branchId" IS NULL)`,
    },
    {
        id: 'I12-order',
        rule: 'placing an order is in the audit once, and a cart is never placed, nor an order a cart',
        sql: `SELECT o.id, o.state, o.active FROM company_order co JOIN "order" o ON o.id = co."orderId"
               WHERE (co."placedAt" IS NOT NULL) <> (o.state <> 'AddingItems') OR o.active <> (o.state = 'AddingItems')
               UNION ALL
              SELECT o.id, o.state, o.active FROM ${placed}
               WHERE (SELECT count(*) FROM audit_entry a WHERE a.entity = 'Order' AND a."entityId" = o.id::text AND a.action = 'order.place') <> 1`,
    },
];

/** The broken rules, each with its first rows; empty when all is well. */
export async function brokenInvariants(
    sql: (text: string) => Promise<readonly object[]>,
    chosen: readonly Invariant[] = invariants,
): Promise<string[]> {
    const broken: string[] = [];
    for (const { id, rule, sql: text } of chosen) {
        const rows = await sql(text);
        if (rows.length > 0) {
            broken.push(`${id}: ${rows.length} rows against "${rule}": ${JSON.stringify(rows.slice(0, 3))}`);
        }
    }
    return broken;
}
