import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber, percentOf, toSafeNumber } from '../../../kernel/money';
import type { Buyer } from '../../assortment';
import { type OrderDiscount, orderDiscount, type OrderTerms, OrderTermsService } from '../../pricing';
import { areaAdjustments, type LineAdjustment, type LinePrice, type LineTotals, lineTotals } from '../domain/line-totals';
import { type DiscountedLine, type LineAmounts, linesToDiscount, writeAmounts } from '../queries/cart-discount.query';

/** A line before what comes off the order as a whole. */
export interface LineToDiscount extends LinePrice {
    variantId: number;
    quantity: number;
    takesDiscount: boolean;
    /** What promotions took off, as a negative amount, and the gross that core made of it. */
    promotions: { net: number; lineGross: number } | null;
    /** Of a line that came of a set its amounts, which are the set's: they count for the value of the order, and nothing comes off them. */
    ofSet?: LineTotals | null;
}

export interface OrderAmounts {
    lines: Pick<LineAmounts, 'lineNet' | 'lineGross' | 'bonusQuantity' | 'bonusOffNet' | 'orderOffNet'>[];
    discount: OrderDiscount;
}

/** The lines as they are to be paid: less bonuses, and less their shares of the discount on the order, each taxed at its own rate. */
export function orderAmounts(lines: readonly LineToDiscount[], terms: OrderTerms): OrderAmounts {
    const before = lines.map(line => fromSafeNumber(line.ofSet?.net ?? lineTotals(line, line.quantity).net + (line.promotions?.net ?? 0)));
    const discount = orderDiscount(lines.map((line, i) => ({
        variantId: line.variantId,
        quantity: line.quantity,
        unitNet: fromSafeNumber(line.unitNet),
        net: before[i] ?? 0n,
        takesDiscount: line.takesDiscount && !line.ofSet,
        isRoll: line.rollWidthCm != null,
    })), terms);
    return {
        discount,
        lines: lines.map((line, i) => {
            const { bonusQuantity, bonusOff, orderOff } = discount.lines[i] ?? { bonusQuantity: 0, bonusOff: 0n, orderOff: 0n };
            const net = (before[i] ?? 0n) - bonusOff - orderOff;
            return {
                lineNet: toSafeNumber(net),
                lineGross: bonusOff + orderOff === 0n ? untouchedGross(line) : toSafeNumber(net + percentOf(net, line.taxRate, 'half-up')),
                bonusQuantity,
                bonusOffNet: toSafeNumber(bonusOff),
                orderOffNet: toSafeNumber(orderOff),
            };
        }),
    };
}

/** What a line costs with its tax without what came off it with the order. */
export function grossBefore(line: Pick<DiscountedLine, 'taxRate' | 'lineNet' | 'lineGross' | 'bonusOffNet' | 'orderOffNet'>): number {
    const off = line.bonusOffNet + line.orderOffNet;
    if (off === 0) return line.lineGross;
    const before = fromSafeNumber(line.lineNet + off);
    return toSafeNumber(before + percentOf(before, line.taxRate, 'half-up'));
}

function untouchedGross(line: LineToDiscount): number {
    if (line.ofSet) return line.ofSet.gross;
    return line.promotions === null ? lineTotals(line, line.quantity).gross : line.promotions.lineGross;
}

/** Takes off a cart what comes off the order as a whole. Core has it as adjustments of its lines, so that both show one total. */
@Injectable()
export class CartDiscounts {
    constructor(
        private connection: TransactionalConnection,
        private terms: OrderTermsService,
    ) {}

    /**
     * After promotions, whose amounts it starts from; the lines keep no trace of what held before. Where nothing comes off orders of the buyer
     * the lines that did not change need no look: `changed` are those that did, when that is known and nothing had come off any line.
     */
    async apply(ctx: RequestContext, buyer: Buyer, orderId: number, changed?: readonly number[]): Promise<void> {
        const { manager } = this.connection.getRepository(ctx, Order);
        if (changed !== undefined) {
            const { steps, bonuses } = await this.of(ctx, buyer, changed);
            if (steps.length + bonuses.length === 0) return;
        }
        const lines = await linesToDiscount(manager, orderId);
        if (lines.some(line => !Number.isSafeInteger(line.isOfSet ? line.lineGross : lineTotals(line, line.quantity).gross))) return;
        const terms = await this.of(ctx, buyer, lines.map(line => line.variantId));
        const promotions = lines.map(line => line.adjustments.filter(one => one.type !== 'OTHER'));
        const amounts = orderAmounts(lines.map((line, i) => ({
            ...line,
            ofSet: line.isOfSet ? { net: line.lineNet, gross: line.lineGross } : null,
            promotions: promotions[i]?.length ? { net: promotions[i].reduce((sum, one) => sum + one.amount, 0), lineGross: grossBefore(line) } : null,
        })), terms);
        const written = lines.flatMap((line, i): LineAmounts[] => {
            const now = amounts.lines[i];
            if (now === undefined || line.isOfSet) return [];
            const adjustments = [...(promotions[i] ?? []), ...areaAdjustments(line, line.quantity), ...ownAdjustments(now)];
            return isSame(line, now) && JSON.stringify(adjustments) === JSON.stringify(line.adjustments) ? [] : [{ id: line.id, ...now, adjustments }];
        });
        if (written.length > 0) await writeAmounts(manager, written);
    }

    of(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[]): Promise<OrderTerms> {
        return this.terms.of(ctx, buyer, variantIds, new Date());
    }
}

function ownAdjustments({ bonusOffNet, orderOffNet }: Pick<LineAmounts, 'bonusOffNet' | 'orderOffNet'>): LineAdjustment[] {
    const parts: [string, number][] = [['bonus', bonusOffNet], ['order-discount', orderOffNet]];
    return parts
        .filter(([, amount]) => amount > 0)
        .map(([name, amount]) => ({ adjustmentSource: `karvan:${name}`, type: 'OTHER', description: name, amount: -amount }));
}

function isSame(line: DiscountedLine, now: OrderAmounts['lines'][number]): boolean {
    return (['lineNet', 'lineGross', 'bonusQuantity', 'bonusOffNet', 'orderOffNet'] as const).every(key => line[key] === now[key]);
}
