import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { allocateStock, sellable, type StockTake } from '../domain/stock-allocation';
import type { CartLineRecord } from '../queries/cart.query';
import { allocate, lockStock } from '../queries/stock.query';
import { variantFacts } from '../queries/variant-facts.query';

/** Reserves what an order needs from the shelf. What is made to order is not on it. */
@Injectable()
export class StockService {
    constructor(private connection: TransactionalConnection) {}

    /** False, and nothing reserved, when any line falls short. Lines are taken in the order of their variants. */
    async reserve(ctx: RequestContext, lines: readonly CartLineRecord[]): Promise<boolean> {
        const { takes, mayOversell } = await this.takesFor(ctx, lines);
        if (takes === null) {
            return false;
        }
        await allocate(this.connection.getRepository(ctx, Order).manager, takes, mayOversell);
        return true;
    }

    /** Whether the shelf could give all lines now. */
    async isCovered(ctx: RequestContext, lines: readonly CartLineRecord[]): Promise<boolean> {
        return (await this.takesFor(ctx, lines)).takes !== null;
    }

    /** What each line would take, or null when any falls short. The variants' stock is locked. */
    private async takesFor(ctx: RequestContext, lines: readonly CartLineRecord[]): Promise<{ takes: StockTake[] | null; mayOversell: boolean }> {
        const { manager } = this.connection.getRepository(ctx, Order);
        const facts = await variantFacts(manager, lines.map(line => line.variantId));
        const stocked = lines.filter(line => facts.get(line.variantId)?.available !== null);
        const variantIds = [...new Set(stocked.map(line => line.variantId))].sort((a, b) => a - b);
        const places = variantIds.length === 0 ? [] : await lockStock(manager, variantIds);
        const thresholdOf = (variantId: number) => facts.get(variantId)?.outOfStockThreshold ?? 0;
        const demands = stocked
            .map(line => ({ orderLineId: line.id, variantId: line.variantId, quantity: line.quantity }))
            .sort((a, b) => a.variantId - b.variantId || a.orderLineId - b.orderLineId);
        const answer = allocateStock(sellable(places, thresholdOf), demands);
        const mayOversell = variantIds.some(variantId => thresholdOf(variantId) < 0);
        return { takes: 'takes' in answer ? answer.takes : null, mayOversell };
    }
}
