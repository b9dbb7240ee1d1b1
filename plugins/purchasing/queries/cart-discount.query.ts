import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { LineAdjustment } from '../domain/line-totals';

/** An adjustment of core's line: ours, or a promotion's. */
export interface StoredAdjustment {
    adjustmentSource: string;
    type: string;
    description: string;
    amount: number;
}

export interface DiscountedLine {
    id: number;
    variantId: number;
    isOfSet: boolean;
    quantity: number;
    unitNet: number;
    taxRate: number;
    rollWidthCm: number | null;
    takesDiscount: boolean;
    adjustments: StoredAdjustment[];
    lineNet: number;
    lineGross: number;
    bonusQuantity: number;
    bonusOffNet: number;
    orderOffNet: number;
}

type Amount = 'unitNet' | 'lineNet' | 'lineGross' | 'bonusOffNet' | 'orderOffNet';

/** The cart's lines with what has come off them so far. */
export async function linesToDiscount(manager: EntityManager, orderId: number): Promise<DiscountedLine[]> {
    const rows = await manager.query<Array<Omit<DiscountedLine, Amount | 'adjustments'> & Record<Amount | 'adjustments', string>>>(
        `${keptMark} SELECT l.id, l."productVariantId" AS "variantId", l.quantity, COALESCE(c."areaNet", l."listPrice") AS "unitNet", c."taxRate", c."rollWidthCm",
                c."orderSetId" IS NOT NULL AS "isOfSet", c."takesDiscount", l.adjustments, c."lineNet", c."lineGross", c."bonusQuantity", c."bonusOffNet", c."orderOffNet"
           FROM order_line l JOIN company_order_line c ON c.id = l.id WHERE l."orderId" = $1 ORDER BY l.id`,
        [orderId],
    );
    return rows.map(row => ({
        ...row,
        adjustments: JSON.parse(row.adjustments) as StoredAdjustment[],
        unitNet: Number(row.unitNet),
        lineNet: Number(row.lineNet),
        lineGross: Number(row.lineGross),
        bonusOffNet: Number(row.bonusOffNet),
        orderOffNet: Number(row.orderOffNet),
    }));
}

export interface LineAmounts extends Pick<DiscountedLine, 'id' | 'lineNet' | 'lineGross' | 'bonusQuantity' | 'bonusOffNet' | 'orderOffNet'> {
    adjustments: readonly (StoredAdjustment | LineAdjustment)[];
}

export async function writeAmounts(manager: EntityManager, lines: readonly LineAmounts[]): Promise<void> {
    const column = <K extends keyof LineAmounts>(key: K) => lines.map(line => line[key]);
    await manager.query(
        `${keptMark} WITH input AS (SELECT * FROM unnest($1::int[], $2::text[], $3::bigint[], $4::bigint[], $5::int[], $6::bigint[], $7::bigint[])
                        AS t(id, adjustments, net, gross, bonus_quantity, bonus_off, order_off)),
         core AS (UPDATE order_line l SET adjustments = i.adjustments, "updatedAt" = now() FROM input i WHERE l.id = i.id)
         UPDATE company_order_line c SET "lineNet" = i.net, "lineGross" = i.gross, "bonusQuantity" = i.bonus_quantity, "bonusOffNet" = i.bonus_off,
                "orderOffNet" = i.order_off, "updatedAt" = now()
           FROM input i WHERE c.id = i.id`,
        [
            column('id'), lines.map(line => JSON.stringify(line.adjustments)), column('lineNet'), column('lineGross'), column('bonusQuantity'),
            column('bonusOffNet'), column('orderOffNet'),
        ],
    );
}
