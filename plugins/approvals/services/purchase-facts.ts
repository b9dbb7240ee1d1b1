import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

/** What approvals asks of whoever knows goods and orders; the purchasing plugin provides it at start. */
export interface PurchaseFactsSource {
    /** Gross total of the member's orders placed in `[from, until)`, waiting ones included, ended ones and `exceptOrderId` not. */
    spent(ctx: RequestContext, memberId: number, currencyCode: string, span: { from: Date; until: Date }, exceptOrderId: number | null): Promise<number>;
    /** The categories of the order's goods, and all above them. */
    categoriesOfOrder(ctx: RequestContext, orderId: number): Promise<number[]>;
    /** The categories that the company sees, by name. */
    categoriesOf(ctx: RequestContext, company: { companyId: number; currencyCode: string }): Promise<Array<{ id: number; name: string }>>;
}

@Injectable()
export class PurchaseFacts {
    private source: PurchaseFactsSource | null = null;

    use(source: PurchaseFactsSource): void {
        this.source = source;
    }

    get(): PurchaseFactsSource {
        if (this.source === null) {
            throw new Error('No plugin has said where orders are known');
        }
        return this.source;
    }
}
