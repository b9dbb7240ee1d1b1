import { Injectable } from '@nestjs/common';

import type { ErpObject } from '../types';
import type { ErpApplier } from './apply/applier';

/**
 * In this order objects are brought in, so that what a record names is here before it: an address after its customer, a price after its article.
 */
export const pullOrder: readonly ErpObject[] = [
    'product', 'unit', 'barcode', 'pallet-capacity', 'stock', 'customer', 'account-manager', 'address', 'delivery-terms', 'payment-terms', 'credit', 'balance', 'customer-code',
    'list-price', 'price-list', 'discount', 'contract-price', 'order-status', 'weighing', 'waybill', 'invoice', 'payment', 'invoice-file',
];

/** Who brings in which object. Each registers itself at start. */
@Injectable()
export class Appliers {
    private appliers = new Map<ErpObject, ErpApplier>();

    register(applier: ErpApplier): void {
        if (this.appliers.has(applier.object)) throw new Error(`Two appliers of ${applier.object}`);
        this.appliers.set(applier.object, applier);
    }

    find(object: ErpObject): ErpApplier | undefined {
        return this.appliers.get(object);
    }

    all(): ErpApplier[] {
        return pullOrder.flatMap(object => this.appliers.get(object) ?? []);
    }
}
