export interface LineTotals {
    net: number;
    gross: number;
}

/**
 * What a line costs, rounded half up once per line and amount. It is word for word what Vendure's OrderLine computes with
 * BigIntMoneyStrategy, so that a total that we add up in SQL is the total that core shows for the same order.
 */
export function lineTotals(unitNet: number, taxRate: number, quantity: number): LineTotals {
    return {
        net: Math.round(unitNet * quantity),
        gross: Math.round((unitNet + unitNet * (taxRate / 100)) * quantity),
    };
}
