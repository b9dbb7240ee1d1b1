import { Injectable } from '@nestjs/common';
import { ConfigService, Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import type { MemberScope } from '../../../kernel/scope';
import { remembering } from '../../../kernel/vendure-once';
import { type OtherUnit, type UnitCode, unitName, VisibilityService } from '../../assortment';
import { AvailabilityService, type StockStatement } from '../../availability';
import type { OrderDiscount, OrderTerms } from '../../pricing';
import { type SetLine, setLines, setNameIn } from '../../sets';
import { mixesPreSale } from '../domain/cart-lines';
import { cartMessage } from '../domain/cart-messages';
import { lineTotals } from '../domain/line-totals';
import { unseenChange } from '../domain/cart-sharing';
import { priceStamp } from '../domain/price-stamp';
import type { CartRecord } from '../queries/cart.query';
import { orderLines, type OrderLineRow } from '../queries/order-lines.query';
import { changeNotes, namesOf } from '../queries/member-cart.query';
import { otherUnits } from '../queries/variant-facts.query';
import { CartDiscounts, grossBefore, type LineToDiscount, orderAmounts } from './cart-discounts';
import { CartQuotas, type LineQuota } from './cart-quotas';
import { CartSetService, type HeldSet } from './cart-set.service';
import { CartService } from './cart.service';
import { type CartLineView, type CartNotice, type CartSetView, type CartView, type CartWanted, everything, pageOf } from './cart-view';

/** The cart as the buyer sees it: with the prices of now, and a notice wherever they are not those he put it in with. */
@Injectable()
export class CartReader {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private sets: CartSetService,
        private visibility: VisibilityService,
        private availability: AvailabilityService,
        private config: ConfigService,
        private discounts: CartDiscounts,
        private quotas: CartQuotas,
    ) {}

    /** The stored totals only: for an answer that asks no more than that, whatever the length of the cart. */
    summary(scope: MemberScope, cart: CartRecord | null): CartView {
        const { totalNet, totalGross } = cart ?? { totalNet: 0, totalGross: 0 };
        return {
            id: cart?.orderId ?? null,
            name: cart?.name ?? '',
            version: cart?.version ?? 0,
            currencyCode: cart?.currencyCode ?? scope.currencyCode,
            totalNet,
            totalTax: totalGross - totalNet,
            totalGross,
            goodsNet: totalNet,
            orderDiscount: null,
            nextOrderDiscount: null,
            totalWeightKg: 0,
            priceStamp: null,
            lines: [],
            sets: [],
            notices: [],
            goods: [],
        };
    }

    /**
     * `seen` is the version that he has on his screen: what colleagues have changed in a shared cart since then is told. `wanted` spares a long cart what
     * nobody looks at: totals, prices and notices are of all lines, whatever is wanted.
     */
    async view(asked: RequestContext, scope: MemberScope, cart: CartRecord | null, seen: number | null = null, wanted: CartWanted = everything): Promise<CartView> {
        const ctx = remembering(asked);
        const summary = this.summary(scope, cart);
        if (!cart) {
            return summary;
        }
        const manager = this.connection.getRepository(ctx, Order).manager;
        const stored = await orderLines(
            manager,
            [cart.orderId],
            ctx.languageCode,
            ctx.channel.defaultLanguageCode,
        );
        const variantIds = stored.map(line => line.variantId);
        const singles = stored.filter(line => line.orderSetId === null);
        const visible = await this.visibility.visibleVariantIds(ctx, scope, singles.map(line => line.variantId));
        const prices = await this.carts.pricesOf(ctx, scope, new Map(singles.map(line => [line.variantId, line])));
        const terms = await this.discounts.of(ctx, scope, variantIds);
        const looked = [...pageOf(singles, wanted.page), ...stored.filter(line => line.orderSetId !== null)];
        const units = wanted.units ? await otherUnits(manager, looked.map(line => line.variantId)) : new Map<number, OtherUnit[]>();
        const stocked = wanted.stock ? looked.filter(line => line.orderSetId === null && visible.has(line.variantId)) : [];
        const stock = await this.availability.statements(ctx, stocked, new Date());
        const notices: CartNotice[] = cart.isShared ? await this.changesByOthers(ctx, scope, cart, seen) : [];
        const preSold = new Set(stored.filter(line => line.isPreSale).map(line => line.variantId));
        if (mixesPreSale(variantIds, id => preSold.has(id))) {
            const apart = singles.filter(line => preSold.has(line.variantId) && visible.has(line.variantId));
            notices.push(...apart.map(line => ({ code: 'pre-sale-apart' as const, lineId: line.id, cartSetId: null, message: cartMessage('pre-sale-apart', ctx.languageCode) })));
        }
        const singlesNow = singles.map((line): OrderLineRow => {
            const price = visible.has(line.variantId) ? prices.get(line.variantId) : undefined;
            if (!price) {
                notices.push({ code: 'not-available', lineId: line.id, cartSetId: null, message: cartMessage('not-available', ctx.languageCode) });
                return line;
            }
            if (price.unitNet === line.unitNet && price.taxRate === line.taxRate && price.rollWidthCm === line.rollWidthCm) {
                return line.takesDiscount === price.takesDiscount ? line : { ...line, takesDiscount: price.takesDiscount };
            }
            // The amounts of an answer are the edge's to hide; these stand in a text.
            if (scope.permissions.has('see-prices')) {
                const message = this.change(ctx, cart, 'price-changed', line.name, line.unitNet, price.unitNet);
                notices.push({ code: 'price-changed', lineId: line.id, cartSetId: null, message });
            }
            const { unitNet, taxRate, rollWidthCm, takesDiscount } = price;
            const totals = lineTotals(price, line.quantity);
            return { ...line, unitNet, taxRate, rollWidthCm, takesDiscount, lineNet: totals.net, lineGross: totals.gross, bonusOffNet: 0, orderOffNet: 0 };
        });
        const held = await this.sets.heldSets(ctx, scope, cart.orderId, stored);
        const ofSets = held.flatMap(set => linesOfSet(set, stored.filter(line => line.orderSetId === set.id), cart.hasPromotions));
        const current = [...singlesNow, ...ofSets];
        const { lines: amounts, discount } = orderAmounts(current.map(asToDiscount), terms);
        // Of what is not to be had any more nothing is told.
        const offered = current.filter(line => line.orderSetId !== null || visible.has(line.variantId));
        const quotas = await this.quotas.ofLines(ctx, scope.companyId, offered);
        notices.push(...singlesNow.flatMap(line => this.quotaNotice(ctx, line, quotas.get(line.variantId))));
        const shown = this.showing(ctx, { bonuses: terms.bonuses, stock, quotas, units: wanted.units ? units : null });
        const all = current.map((line, i) => shown(Object.assign(line, amounts[i])));
        const lines = all.filter(line => line.orderSetId === null);
        const sets = held.map(set => {
            notices.push(...this.setNotices(ctx, scope, cart, set));
            return this.shownSet(ctx, set, all.filter(line => line.orderSetId === set.id));
        });
        const sum = (of: (line: OrderLineRow) => number) => all.reduce((total, line) => total + of(line), 0);
        const totalNet = sum(line => line.lineNet);
        const totalGross = sum(line => line.lineGross);
        const totalWeightKg = sum(line => line.weightG * line.quantity) / 1000;
        const goodsNet = totalNet + sum(line => line.orderOffNet);
        const stamp = wanted.stamp && scope.permissions.has('see-prices') ? priceStamp(cart.currencyCode, lines) : null;
        const totals = { totalNet, totalGross, totalTax: totalGross - totalNet, goodsNet, totalWeightKg };
        return { ...summary, ...totals, ...discountsOf(scope, discount), priceStamp: stamp, lines, sets, notices, goods: all };
    }

    /** Put to the rows that were read: of a long cart copies would cost more than all else here. Without `units` none is named. */
    private showing(
        ctx: RequestContext,
        of: Pick<OrderTerms, 'bonuses'> & { stock: ReadonlyMap<number, StockStatement>; quotas: ReadonlyMap<number, LineQuota>; units: ReadonlyMap<number, OtherUnit[]> | null },
    ): (line: OrderLineRow) => CartLineView {
        const bonuses = new Map(of.bonuses.map(bonus => [bonus.variantId, bonus]));
        return line => Object.assign(line, {
            stock: of.stock.get(line.variantId) ?? null,
            quota: of.quotas.get(line.variantId) ?? null,
            imageUrl: this.imageUrl(ctx, line.image),
            bonus: (line.takesDiscount && line.rollWidthCm === null && bonuses.get(line.variantId)) || null,
            units: of.units === null ? [] : unitsOf(ctx, line, of.units.get(line.variantId)),
        });
    }

    /** What is hidden from the viewer is counted, and not named. */
    private async changesByOthers(ctx: RequestContext, scope: MemberScope, { orderId }: CartRecord, seen: number | null): Promise<CartNotice[]> {
        const { manager } = this.connection.getRepository(ctx, Order);
        const change = unseenChange(await changeNotes(manager, orderId), scope.memberId, seen);
        if (change === null) return [];
        const visible = await this.visibility.visibleVariantIds(ctx, scope, change.variantIds);
        const names = await namesOf(manager, change.memberId, change.variantIds.filter(id => visible.has(id)), ctx.languageCode);
        const about = change.count === 0 ? 'emptied-by' : 'changed-by';
        const rest = change.count > names.variants.length ? '…' : '';
        const params = { name: names.member, quantity: String(change.count), items: [...names.variants, ...(rest ? [rest] : [])].join(', ') };
        return [{ code: 'changed-by', lineId: null, cartSetId: null, message: cartMessage(about, ctx.languageCode, params) }];
    }

    private shownSet(ctx: RequestContext, set: HeldSet, lines: CartLineView[]): CartSetView {
        const { id, setId, code, names, quantity, unitNet, offer, state } = set;
        return {
            ...{ id, setId, code, quantity, state, lines, name: setNameIn(names, ctx.languageCode) },
            imageUrl: offer?.image ? this.imageUrl(ctx, offer.image.preview) : (lines[0]?.imageUrl ?? null),
            available: offer?.tellsStock ? offer.available : null,
            unitNet: linesOfNow(set) === null ? unitNet : (offer?.unitNet ?? unitNet),
            lineNet: lines.reduce((sum, line) => sum + line.lineNet, 0),
            lineGross: lines.reduce((sum, line) => sum + line.lineGross, 0),
            singlesNet: offer === null ? null : offer.singlesNet * quantity,
        };
    }

    private setNotices(ctx: RequestContext, scope: MemberScope, cart: CartRecord, set: HeldSet): CartNotice[] {
        const name = setNameIn(set.names, ctx.languageCode);
        const about = { lineId: null, cartSetId: set.id };
        if (set.offer === null) return [{ ...about, code: 'set-not-available', message: cartMessage('set-not-available', ctx.languageCode, { name }) }];
        if (set.state === 'changed') return [{ ...about, code: 'set-changed', message: cartMessage('set-changed', ctx.languageCode, { name }) }];
        if (set.offer.unitNet === set.unitNet || !scope.permissions.has('see-prices')) return [];
        return [{ ...about, code: 'price-changed', message: this.change(ctx, cart, 'set-price-changed', name, set.unitNet, set.offer.unitNet) }];
    }

    /** The picture's address, small. */
    imageUrl(ctx: RequestContext, image: string | null): string | null {
        if (image === null) {
            return null;
        }
        const { assetStorageStrategy } = this.config.assetOptions;
        const url = ctx.req && assetStorageStrategy.toAbsoluteUrl ? assetStorageStrategy.toAbsoluteUrl(ctx.req, image) : image;
        return `${url}?preset=small`;
    }

    private quotaNotice(ctx: RequestContext, line: OrderLineRow, quota: LineQuota | undefined): CartNotice[] {
        if (quota?.isPassed !== true) return [];
        const quantity = `${quota.mostQuantity} ${unitName(line.baseUnit as UnitCode, ctx.languageCode)}`;
        return [{ code: 'over-quota', lineId: line.id, cartSetId: null, message: cartMessage('over-quota', ctx.languageCode, { quantity }) }];
    }

    private change(ctx: RequestContext, cart: CartRecord, about: 'price-changed' | 'set-price-changed', name: string, before: number, after: number): string {
        const money = (minor: number) => formatMoney(fromSafeNumber(minor), cart.currencyCode, ctx.languageCode);
        return cartMessage(about, ctx.languageCode, { name, before: money(before), after: money(after) });
    }
}

function unitsOf(ctx: RequestContext, { baseUnit }: OrderLineRow, others: readonly OtherUnit[] = []): CartLineView['units'] {
    const units = [{ code: baseUnit as UnitCode, factor: 1, perUnits: 1 }, ...others];
    return units.map(unit => ({ ...unit, name: unitName(unit.code, ctx.languageCode) }));
}

/** The lines of a set at its price of now; null when its parts are no longer those, or it is gone: then it stays as it was put in, until the buyer decides. */
function linesOfNow({ state, offer, quantity }: HeldSet): SetLine[] | null {
    return state === 'same' && offer !== null ? setLines(offer.unitNet, quantity, offer.parts) : null;
}

/** Where promotions run, lines whose prices have not changed keep what those took off. */
function linesOfSet(set: HeldSet, stored: readonly OrderLineRow[], hasPromotions: boolean): OrderLineRow[] {
    const now = linesOfNow(set);
    const fresh = (line: OrderLineRow) => now?.find(one => one.variantId === line.variantId);
    const isUnchanged = set.offer?.unitNet === set.unitNet && stored.every(line => fresh(line)?.unitNet === line.unitNet && fresh(line)?.taxRate === line.taxRate);
    return hasPromotions && isUnchanged ? [...stored] : stored.map(line => ({ ...line, ...fresh(line) }));
}

/** A line as it stands without what came off the order; whatever then differs from its price, promotions took. */
function asToDiscount(line: OrderLineRow): LineToDiscount {
    const { variantId, quantity, unitNet, taxRate, rollWidthCm, takesDiscount } = line;
    const goods = { variantId, quantity, unitNet, taxRate, rollWidthCm, takesDiscount };
    if (line.orderSetId !== null) return { ...goods, promotions: null, ofSet: { net: line.lineNet, gross: line.lineGross } };
    const net = line.lineNet + line.bonusOffNet + line.orderOffNet - lineTotals(line, quantity).net;
    return { ...goods, promotions: net === 0 ? null : { net, lineGross: grossBefore(line) } };
}

/** Who may not see prices is told no percentages either. */
function discountsOf(scope: MemberScope, { step, next, orderOff }: OrderDiscount): Pick<CartView, 'orderDiscount' | 'nextOrderDiscount'> {
    if (!scope.permissions.has('see-prices')) return { orderDiscount: null, nextOrderDiscount: null };
    return {
        orderDiscount: step === null ? null : { net: Number(orderOff), basisPoints: step.basisPoints },
        nextOrderDiscount: next === null ? null : { basisPoints: next.step.basisPoints, fromNet: next.step.fromNet, missingNet: Number(next.missing) },
    };
}
