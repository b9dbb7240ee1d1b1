import type { EntityManager } from 'typeorm';

import type { GroupOfLine, OrderPartLines } from '../domain/order-parts';

/** Each line of the order with the categories above its goods that name a warehouse; once without any where there is none. */
export async function groupsOfLines(manager: EntityManager, orderId: number): Promise<GroupOfLine[]> {
    return manager.query<GroupOfLine[]>(
        `SELECT l.id AS "lineId", w."collectionId", w."stockLocationId",
                (SELECT count(*)::int FROM collection_closure up WHERE up.id_descendant = w."collectionId") AS depth
           FROM order_line l
           LEFT JOIN (collection_product_variants_product_variant m
                      JOIN collection_closure t ON t.id_descendant = m."collectionId"
                      JOIN category_warehouse w ON w."collectionId" = t.id_ancestor) ON m."productVariantId" = l."productVariantId"
          WHERE l."orderId" = $1`,
        [orderId],
    );
}

export async function hasCategoryWarehouses(manager: EntityManager): Promise<boolean> {
    const [row] = await manager.query<Array<{ some: boolean }>>('SELECT EXISTS (SELECT 1 FROM category_warehouse) AS some');
    return row?.some === true;
}

export async function writeParts(manager: EntityManager, orderId: number, parts: readonly OrderPartLines[]): Promise<void> {
    await manager.query(
        `INSERT INTO order_part ("orderId", "collectionId", "stockLocationId", "lineIds")
         SELECT $1, p."collectionId", p."stockLocationId", p."lineIds" FROM json_to_recordset($2::json) AS p("collectionId" int, "stockLocationId" int, "lineIds" int[])`,
        [orderId, JSON.stringify(parts)],
    );
}

export interface OrderPartView {
    id: number;
    /** What the category is called; null for what no category claims. */
    groupName: string | null;
    warehouseName: string | null;
    lineIds: number[];
}

export function partsOfOrder(manager: EntityManager, orderId: number, language: string): Promise<OrderPartView[]> {
    return manager.query<OrderPartView[]>(
        `SELECT p.id, o.name AS "warehouseName", p."lineIds",
                (SELECT t.name FROM collection_translation t WHERE t."baseId" = p."collectionId" ORDER BY t."languageCode" = $2 DESC, t.id LIMIT 1) AS "groupName"
           FROM order_part p LEFT JOIN stock_location o ON o.id = p."stockLocationId"
          WHERE p."orderId" = $1 ORDER BY p.id`,
        [orderId, language],
    );
}
