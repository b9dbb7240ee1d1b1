/**
 * Orders as finance sees them: something that money may cover. Finance knows no orders; the plugin that does registers itself at start.
 */
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

export interface PayableOrder {
    orderId: number;
    code: string;
    companyId: number;
    currencyCode: string;
    totalMinor: number;
    method: string | null;
    /** Rejected or cancelled, or not the firm's yet: nobody pays for it. */
    isClosed: boolean;
}

export interface PayableOrderSource {
    /** With the order's row locked; null when there is no such placed order. */
    lock(ctx: RequestContext, orderId: number): Promise<PayableOrder | null>;
    /** So much of it is covered now. */
    covered(ctx: RequestContext, order: PayableOrder, paidMinor: number): Promise<void>;
}

@Injectable()
export class PayableOrders {
    private source: PayableOrderSource | null = null;

    register(source: PayableOrderSource): void {
        this.source = source;
    }

    async lock(ctx: RequestContext, orderId: number): Promise<PayableOrder | null> {
        return this.source === null ? null : this.source.lock(ctx, orderId);
    }

    async covered(ctx: RequestContext, order: PayableOrder, paidMinor: number): Promise<void> {
        await this.source?.covered(ctx, order, paidMinor);
    }
}
