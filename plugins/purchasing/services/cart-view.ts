import type { OtherUnit } from '../../assortment';
import type { StockStatement } from '../../availability';
import type { GoodsToDeliver } from '../../delivery';
import type { OrderLineRow } from '../queries/order-lines.query';
import type { LineQuota } from './cart-quotas';
import type { HeldSet } from './cart-set.service';
import type { LineOfCart } from './order-split';

export interface CartNotice {
    code: 'price-changed' | 'not-available' | 'over-quota' | 'set-changed' | 'set-not-available' | 'pre-sale-apart' | 'changed-by';
    /** Null when it is about a set, or the whole. */
    lineId: number | null;
    cartSetId: number | null;
    message: string;
}

export interface CartSetView {
    id: number;
    setId: number | null;
    code: string;
    name: string;
    imageUrl: string | null;
    quantity: number;
    /** Whole sets that there are; null when all is made to order, or the set is gone. */
    available: number | null;
    state: HeldSet['state'];
    unitNet: number;
    lineNet: number;
    lineGross: number;
    /** What the parts would cost by themselves; null when the set is gone. */
    singlesNet: number | null;
    lines: CartLineView[];
}

export interface CartLineView extends OrderLineRow {
    stock: StockStatement | null;
    quota: LineQuota | null;
    imageUrl: string | null;
    units: Array<OtherUnit & { name: string }>;
    /** What one gets on top of enough of it. */
    bonus: { buyQuantity: number; bonusQuantity: number; unitNet: number } | null;
}

export interface CartView {
    id: number | null;
    name: string;
    version: number;
    currencyCode: string;
    totalNet: number;
    totalTax: number;
    totalGross: number;
    /** What the lines add up to before the discount on the order. */
    goodsNet: number;
    orderDiscount: { net: number; basisPoints: number } | null;
    /** The next step that gives more, and what is missing to it. */
    nextOrderDiscount: { basisPoints: number; fromNet: number; missingNet: number } | null;
    totalWeightKg: number;
    priceStamp: string | null;
    /** What is bought by itself. */
    lines: CartLineView[];
    sets: CartSetView[];
    notices: CartNotice[];
    /** All lines, those of sets too, as they are paid for. */
    goods: (GoodsToDeliver & LineOfCart)[];
}

/** Which of what is asked of a line's goods is wanted, and of which page of what is bought by itself; and whether the one word for all prices is. */
export interface CartWanted {
    stock: boolean;
    units: boolean;
    stamp: boolean;
    page: CartPage | null;
}

/** Of the lines of these articles, or of all, those from `skip` on. */
export interface CartPage {
    skip?: number | null;
    take?: number | null;
    variantIds?: readonly number[] | null;
}

export const everything: CartWanted = { stock: true, units: true, stamp: true, page: null };

export function pageOf<Line extends { variantId: number }>(lines: readonly Line[], page: CartPage | null): Line[] {
    const [skip, asked] = [page?.skip ?? 0, page?.variantIds == null ? null : new Set(page.variantIds)];
    const found = asked === null ? lines : lines.filter(line => asked.has(line.variantId));
    return found.slice(skip, page?.take == null ? undefined : skip + page.take);
}
