import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { type RunningPreSale, runningPreSales, takeOfPreSale } from '../../availability';
import { mixesPreSale } from '../domain/cart-lines';
import { PlacementRefusal, refuse } from '../errors';
import { comesAfter, writeAwaiting } from '../queries/pre-sale-orders.query';

interface Line {
    variantId: number;
    quantity: number;
}

/** Orders of goods that are sold before they are there. */
@Injectable()
export class PreSaleOrders {
    constructor(private connection: TransactionalConnection) {}

    /** One article of them makes an order, and nothing beside it. */
    async refuseMixed(ctx: RequestContext, lines: readonly Line[]): Promise<void> {
        await this.unmixed(ctx, lines);
    }

    /** Nobody gets the goods before they are there. */
    async refuseTooEarly(ctx: RequestContext, lines: readonly Line[], wishedDate: string): Promise<void> {
        if (await comesAfter(this.manager(ctx), lines.map(line => line.variantId), wishedDate)) refuse(new PlacementRefusal('too-early', 'wishedDate'));
    }

    /** Takes the order's goods of their pre-sale and lets it wait for them; gives the variants that are sold so. Null when there is not that much left. */
    async take(ctx: RequestContext, orderId: number, lines: readonly Line[]): Promise<ReadonlySet<number> | null> {
        const [running] = await this.unmixed(ctx, lines);
        if (running === undefined) return new Set();
        const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
        const taken = await takeOfPreSale(this.manager(ctx), running.id, quantity);
        if (taken === 'sold-out') return null;
        if (taken === 'ended') return new Set();
        await writeAwaiting(this.manager(ctx), orderId, running.id);
        return new Set([running.variantId]);
    }

    private async unmixed(ctx: RequestContext, lines: readonly Line[]): Promise<RunningPreSale[]> {
        const variantIds = lines.map(line => line.variantId);
        const running = await runningPreSales(this.manager(ctx), variantIds);
        const preSold = new Set(running.map(one => one.variantId));
        if (mixesPreSale(variantIds, variantId => preSold.has(variantId))) refuse(new PlacementRefusal('pre-sale-apart', 'lines'));
        return running;
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
