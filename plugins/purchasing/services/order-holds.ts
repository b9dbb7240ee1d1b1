/**
 * What others have begun on an order while its state does not say so yet: work and transport that are planned. Plugins to the right register
 * theirs at start; each is asked under the lock of the order's row.
 */
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

export interface OrderHold {
    holds(ctx: RequestContext, orderId: number): Promise<boolean>;
}

@Injectable()
export class OrderHolds {
    private readonly known: OrderHold[] = [];

    register(hold: OrderHold): void {
        this.known.push(hold);
    }

    async any(ctx: RequestContext, orderId: number): Promise<boolean> {
        for (const hold of this.known) if (await hold.holds(ctx, orderId)) return true;
        return false;
    }
}
