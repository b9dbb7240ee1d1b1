/** A million placed orders, and a buyer who looks through those of his company. */
import type { Product } from '../test/product';
import type { Buyer } from '../test/world';

const [all, own, atOnce] = [1_000_000, 20_000, 200_000] as const;

/** What the portal's list asks for. */
const list = `query ($input: MyOrdersInput!) { myOrders(input: $input) { totalItems items {
    id code state placedAt placedBy placedByStaff branchName wishedDate currencyCode totalGross progressPercent } } }`;

/**
 * By SQL, as nothing else makes a million in a minute: one in fifty of the buyer's company, the rest of the other companies, three a minute
 * over the last months. No foreign key is asked and no trigger run row by row.
 */
export async function makeOrders(product: Product, buyer: Buyer): Promise<{ all: number; own: number }> {
    for (let from = 1; from <= all; from += atOnce) {
        await product.sql(
            `BEGIN; SET LOCAL session_replication_role = 'replica';
             WITH person AS (
                SELECT m.id, m."companyId", m."customerId", (row_number() OVER (ORDER BY m.id = ${buyer.id} DESC, m.id) - 1)::int AS place, count(*) OVER ()::int AS people,
                       (SELECT min(b.id) FROM company_branch b WHERE b."companyId" = m."companyId") AS branch
                  FROM company_member m),
             plan AS (
                SELECT nextval(pg_get_serial_sequence('"order"', 'id'))::int AS id, n, now() - make_interval(secs => n * 20) AS at,
                       CASE WHEN n % ${all / own} = 0 THEN 0 ELSE 1 + n % 15 END AS place,
                       (ARRAY['Submitted', 'Approved', 'InProduction', 'Shipped', 'Delivered', 'Completed', 'Completed', 'Completed', 'Cancelled'])[1 + n % 9] AS state
                  FROM generate_series(${from}, ${from + atOnce - 1}) AS n),
             chosen AS MATERIALIZED (SELECT plan.*, p.id AS member, p."companyId", p."customerId", p.branch FROM plan JOIN person p ON p.place = plan.place % p.people),
             core AS (
                INSERT INTO "order" (id, type, code, state, active, "orderPlacedAt", "couponCodes", "shippingAddress", "billingAddress", "currencyCode", "customerId", "subTotal", "subTotalWithTax")
                SELECT c.id, 'Regular', 'L-' || c.n, c.state, false, c.at, '', '{}', '{}', 'IRR', c."customerId", 100000, 110000 FROM chosen c)
             INSERT INTO company_order (id, "orderId", "companyId", "branchId", "placedByMemberId", "placedAt", "orderState", "shownTotalGross", "paymentMethod")
             SELECT c.id, c.id, c."companyId", c.branch, c.member, c.at, c.state, 110000, 'on-account' FROM chosen c;
             COMMIT`,
        );
    }
    await product.sql('VACUUM ANALYZE "order"');
    await product.sql('VACUUM ANALYZE company_order');
    return { all, own };
}

/** One look at the list, another one each turn. */
export async function askForOrders(buyer: Buyer, turn: number, count: number): Promise<void> {
    const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const wishes = [
        {},
        { skip: (turn * 397) % (count / 4) },
        { states: ['Completed'] },
        { from: day(120), until: day(30) },
    ];
    const { myOrders } = await buyer.shop.ask<{ myOrders: { totalItems: number; items: unknown[] } }>(list, { input: { take: 20, ...wishes[turn % wishes.length] } });
    if (myOrders.items.length !== 20) throw new Error(`Of ${myOrders.totalItems} orders ${myOrders.items.length} are on the page`);
}
