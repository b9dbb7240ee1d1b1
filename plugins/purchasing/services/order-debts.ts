/**
 * Who owes the firm for an order. It is the order's own company and its total, unless a rule names another: an end customer's
 * order is owed by the distributor at the top, at his own price. Plugins to the right register their rule at start.
 */
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

export interface Debt {
    companyId: number;
    amountMinor: number;
}

export interface DebtRule {
    /** The order binds both sides now: who owes from here on, written down if need be. Null: its own company does. */
    bind(ctx: RequestContext, order: { orderId: number; companyId: number }): Promise<Debt | null>;
    /** What was written down; null when nothing was. */
    find(ctx: RequestContext, orderId: number): Promise<Debt | null>;
}

@Injectable()
export class OrderDebts {
    private readonly rules: DebtRule[] = [];

    register(rule: DebtRule): void {
        this.rules.push(rule);
    }

    async bind(ctx: RequestContext, order: { orderId: number; companyId: number; totalGross: number }): Promise<Debt> {
        for (const rule of this.rules) {
            const debt = await rule.bind(ctx, order);
            if (debt !== null) return debt;
        }
        return { companyId: order.companyId, amountMinor: order.totalGross };
    }

    async of(ctx: RequestContext, order: { orderId: number; companyId: number; totalGross: number }): Promise<Debt> {
        for (const rule of this.rules) {
            const debt = await rule.find(ctx, order.orderId);
            if (debt !== null) return debt;
        }
        return { companyId: order.companyId, amountMinor: order.totalGross };
    }
}
