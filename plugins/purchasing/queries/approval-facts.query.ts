import type { EntityManager } from 'typeorm';

/** Gross total of the member's orders placed in `[from, until)`: waiting ones count, ended ones do not. */
export async function memberSpending(
    manager: EntityManager,
    memberId: number,
    currencyCode: string,
    span: { from: Date; until: Date },
    exceptOrderId: number | null,
): Promise<number> {
    const [row] = await manager.query<Array<{ spent: string }>>(
        `SELECT COALESCE(sum(o."subTotalWithTax" + o."shippingWithTax"), 0) AS spent
           FROM company_order co JOIN "order" o ON o.id = co."orderId"
          WHERE co."placedByMemberId" = $1 AND co."placedAt" >= $2 AND co."placedAt" < $3 AND o."currencyCode" = $4
            AND o.state NOT IN ('Rejected', 'Cancelled') AND o.id IS DISTINCT FROM $5::int`,
        [memberId, span.from, span.until, currencyCode, exceptOrderId],
    );
    return Number(row?.spent ?? 0);
}

/** The categories of the order's goods, and all above them. */
export async function orderCategories(manager: EntityManager, orderId: number): Promise<number[]> {
    const rows = await manager.query<Array<{ id: number }>>(
        `SELECT DISTINCT t.id_ancestor AS id FROM order_line l
           JOIN collection_product_variants_product_variant m ON m."productVariantId" = l."productVariantId"
           JOIN collection_closure t ON t.id_descendant = m."collectionId"
          WHERE l."orderId" = $1`,
        [orderId],
    );
    return rows.map(row => row.id);
}
