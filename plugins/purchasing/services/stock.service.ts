import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import {
    allocateStock, AvailabilityService, ensureLocalPlaces, lockStock, orderable, promiseOf, sellable, sellingThreshold, type StockFacts, stockFacts, type StockTake,
} from '../../availability';
import type { CartLineRecord } from '../queries/cart.query';
import { writePromises } from '../queries/placement.query';
import { allocate } from '../queries/stock.query';

/** Reserves what an order needs from the shelf. What is made to order is not on it. */
@Injectable()
export class StockService {
    constructor(
        private connection: TransactionalConnection,
        private availability: AvailabilityService,
    ) {}

    /**
     * False, and nothing reserved, when any line falls short. Lines are taken in the order of their variants. What was taken of a
     * pre-sale is owed by the local warehouse: when the goods are laid there, they are this order's.
     */
    async reserve(ctx: RequestContext, lines: readonly CartLineRecord[], preSold: ReadonlySet<number>): Promise<boolean> {
        const { takes, mayOversell, facts } = await this.takesFor(ctx, lines, preSold);
        if (takes === null) {
            return false;
        }
        const manager = this.manager(ctx);
        // What is promised is what lay there before these lines took it.
        const today = await this.availability.today(ctx, [...facts.values()], new Date());
        await writePromises(manager, lines.flatMap(({ id, variantId, quantity }) => {
            const of = facts.get(variantId);
            return of === undefined ? [] : [{ lineId: id, promise: promiseOf(of, quantity, today) }];
        }));
        await allocate(manager, takes, mayOversell);
        return true;
    }

    /** Whether the shelf could give all lines now. */
    async isCovered(ctx: RequestContext, lines: readonly CartLineRecord[]): Promise<boolean> {
        const { facts } = await stockFacts(this.manager(ctx), lines.map(line => line.variantId));
        const preSales = [...facts.values()].filter(one => one.preSale !== null);
        const isLeft = preSales.every(one => lines.every(line => line.variantId !== one.variantId || line.quantity <= (orderable(one) ?? line.quantity)));
        return isLeft && (await this.takesFor(ctx, lines, new Set(preSales.map(one => one.variantId)))).takes !== null;
    }

    /** What each line would take, or null when any falls short. The variants' stock is locked, and the facts are those under the lock. */
    private async takesFor(
        ctx: RequestContext,
        lines: readonly CartLineRecord[],
        preSold: ReadonlySet<number>,
    ): Promise<{ takes: StockTake[] | null; mayOversell: boolean; facts: Map<number, StockFacts> }> {
        const manager = this.manager(ctx);
        const all = lines.map(line => line.variantId);
        const { facts: before } = await stockFacts(manager, all);
        const isStocked = (variantId: number) => before.get(variantId)?.isTracked === true && before.get(variantId)?.madeToOrder === false;
        const thresholdOf = (variantId: number) => sellingThreshold(before.get(variantId) ?? { policy: 'to-stock', threshold: 0 });
        const variantIds = [...new Set(all.filter(isStocked))].sort((a, b) => a - b);
        await ensureLocalPlaces(manager, variantIds.filter(variantId => preSold.has(variantId) || thresholdOf(variantId) < 0));
        const places = variantIds.length === 0 ? [] : await lockStock(manager, variantIds);
        const { facts } = await stockFacts(manager, all);
        const demands = lines
            .filter(line => isStocked(line.variantId))
            .map(line => ({ orderLineId: line.id, variantId: line.variantId, quantity: line.quantity }))
            .sort((a, b) => a.variantId - b.variantId || a.orderLineId - b.orderLineId);
        const isOnShelf = ({ variantId }: { variantId: number }) => !preSold.has(variantId);
        const answer = allocateStock(sellable(places.filter(isOnShelf), thresholdOf), demands.filter(isOnShelf));
        const owed = demands.filter(one => preSold.has(one.variantId)).map(one => ({ ...one, locationId: places.find(place => place.variantId === one.variantId)?.locationId ?? 0 }));
        const mayOversell = variantIds.some(variantId => preSold.has(variantId) || thresholdOf(variantId) < 0);
        return { takes: 'takes' in answer ? [...answer.takes, ...owed] : null, mayOversell, facts };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
