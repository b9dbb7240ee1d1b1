import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { AvailabilityService } from '../../availability';
import { type Split, splitByAvailability } from '../domain/split';

export interface LineOfCart {
    id: number;
    variantId: number;
    quantity: number;
    orderSetId: number | null;
}

/** What of a cart would go at once, and what later: by what the buyer is told of the stock, which is all that he may know. */
@Injectable()
export class OrderSplit {
    constructor(private availability: AvailabilityService) {}

    async of(ctx: RequestContext, lines: readonly LineOfCart[]): Promise<Split | null> {
        const wanted = new Map<number, number>();
        for (const { variantId, quantity } of lines) wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
        const said = await this.availability.statements(ctx, [...wanted].map(([variantId, quantity]) => ({ variantId, quantity })), new Date());
        return splitByAvailability(lines.map(({ id, variantId, orderSetId }) => ({ id, orderSetId, isHere: said.get(variantId)?.status === 'in-stock' })));
    }
}
