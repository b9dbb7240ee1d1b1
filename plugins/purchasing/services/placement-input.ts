import type { ID } from '@vendure/core';
import { z } from 'zod';

import { idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { deliveryWays } from '../../delivery';
import { paymentMethods } from '../../finance';
import { cartRow } from './cart.service';

const wishes = z.object({
    branchId: recordId,
    addressId: optional(recordId),
    deliveryWay: z.preprocess(value => value ?? 'firm', z.enum(deliveryWays)),
    wishedDate: optional(z.string().max(20)),
    remarks: optional(paragraph(2000)),
    specialTerms: optional(paragraph(2000)),
    paymentMethod: optional(z.enum(paymentMethods)),
    idempotencyKey,
});
export const memberInput = wishes.extend({
    cartId: optional(recordId),
    shownTotalGross: optional(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
    shownPriceStamp: optional(line(100)),
    isSplit: z.preprocess(value => value ?? false, z.boolean()),
});
export const staffInput = wishes.extend({ companyId: recordId, lines: z.array(cartRow).min(1).max(1000) });

interface WishesInput {
    idempotencyKey: string;
    branchId: ID;
    /** A delivery address of the company; the branch's own when left out. */
    addressId?: ID | null;
    /** `firm` when left out. */
    deliveryWay?: string | null;
    /** YYYY-MM-DD */
    wishedDate?: string | null;
    remarks?: string | null;
    specialTerms?: string | null;
    /** The first that is open to the buyer when left out. */
    paymentMethod?: string | null;
}
export interface PlaceOrderInput extends WishesInput {
    /** The current one when left out. */
    cartId?: ID | null;
    shownTotalGross?: number | null;
    shownPriceStamp?: string | null;
    /** In two orders: what is here at once, the rest later. */
    isSplit?: boolean | null;
}
export interface PlaceOrderForCompanyInput extends WishesInput {
    companyId: ID;
    lines: Array<{ variantId: ID; unit: string; quantity: number; remark?: string | null }>;
}
export type Wishes = z.output<typeof wishes>;
/** What the buyer saw of prices; nothing of one who may not see them, nor of staff. */
export type Shown = Pick<z.output<typeof memberInput>, 'shownTotalGross' | 'shownPriceStamp' | 'isSplit'>;
export const unseen: Shown = { shownTotalGross: null, shownPriceStamp: null, isSplit: false };
