import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { CartService } from '../../purchasing';
import type { WrittenLine } from './input-schemas';

interface CartLine {
    variantId: number;
    unit: string;
    unitQuantity: number;
    quantity: number;
    baseUnit: string;
    remark: string;
}

/** What is in a cart of the member's, as an enquiry: each article once, parts of sets among them. The cart stays as it is. */
@Injectable()
export class CartToAsk {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
    ) {}

    /** `wishes` say more of single articles: a price, a date, a remark. */
    async lines(ctx: RequestContext, scope: MemberScope, cartId: number | null, wishes: readonly WrittenLine[]): Promise<WrittenLine[]> {
        const cart = await this.carts.find(ctx, scope, cartId);
        if (cart === null) return [];
        const rows = await sql<CartLine>(
            this.connection,
            ctx,
            `SELECT l."productVariantId" AS "variantId", c."enteredUnit" AS unit, c."enteredQuantity" AS "unitQuantity", l.quantity, COALESCE(s."baseUnit", 'piece') AS "baseUnit", c.remark
               FROM order_line l JOIN company_order_line c ON c.id = l.id LEFT JOIN variant_sales s ON s."productVariantId" = l."productVariantId"
              WHERE l."orderId" = $1 ORDER BY l.id`,
            [cart.orderId],
        );
        const articles = new Map<number, CartLine>();
        for (const row of rows) {
            const known = articles.get(row.variantId);
            const quantity = row.quantity + (known?.quantity ?? 0);
            articles.set(row.variantId, known === undefined ? row : { ...known, quantity, unit: row.baseUnit, unitQuantity: quantity });
        }
        return [...articles.values()].map(({ variantId, unit, unitQuantity, remark }) => {
            const wish = wishes.find(one => one.variantId === variantId);
            const { unitNet = null, deliveryDate = null } = wish ?? {};
            return { variantId, unit, quantity: unitQuantity, quantityMax: null, unitNet, deliveryDate, remark: wish?.remark || remark };
        });
    }
}
