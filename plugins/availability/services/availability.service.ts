import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { localDateOf } from '../../../kernel/time';
import { checked, recordId } from '../../../kernel/vendure-input';
import { VisibilityService } from '../../assortment';
import { FirmSettingsService, type Viewer } from '../../organizations';
import { type StockFacts, stateAvailability, type StockStatement } from '../domain/availability';
import { stockFacts } from '../queries/stock-facts.query';

const statementInput = z.object({ variantId: recordId, quantity: z.int().min(1).max(2_000_000_000) });

/** What customers are told of the stock. The catalogue asks it for a page at once, the cart for all its lines. */
@Injectable()
export class AvailabilityService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private visibility: VisibilityService,
    ) {}

    /** The caller has made sure that the variants may be seen. One query, however many they are. */
    async statements(ctx: RequestContext, lines: readonly { variantId: number; quantity: number }[], at: Date): Promise<Map<number, StockStatement>> {
        if (lines.length === 0) return new Map();
        const { facts, showing } = await stockFacts(this.connection.getRepository(ctx, Order).manager, lines.map(line => line.variantId));
        const today = await this.today(ctx, [...facts.values()], at);
        return new Map(lines.flatMap(({ variantId, quantity }) => {
            const found = facts.get(variantId);
            return found === undefined ? [] : [[variantId, stateAvailability(found, quantity, today, showing)] as const];
        }));
    }

    /** Null when there is no such variant for him. */
    async statement(ctx: RequestContext, viewer: Viewer, input: unknown, at: Date): Promise<StockStatement | null> {
        const line = checked(statementInput, input);
        const visible = await this.visibility.visibleVariantIds(ctx, viewer, [line.variantId], at);
        return visible.has(line.variantId) ? ((await this.statements(ctx, [line], at)).get(line.variantId) ?? null) : null;
    }

    /** The firm's day, which is asked for only where a delivery makes it matter. */
    async today(ctx: RequestContext, facts: readonly StockFacts[], at: Date): Promise<string> {
        if (facts.every(one => one.arrivals.length === 0)) return '';
        const { timeZone } = await this.firm.get(ctx);
        return localDateOf(at, timeZone);
    }
}
