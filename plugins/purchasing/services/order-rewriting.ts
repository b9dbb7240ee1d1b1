import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { VisibilityService } from '../../assortment';
import { CreditService } from '../../finance';
import { withDelivery } from '../domain/agreed-delivery';
import { agreedSource } from '../domain/agreed-price';
import { decideCartRows } from '../domain/cart-lines';
import { cartMessage } from '../domain/cart-messages';
import type { LineChange } from '../domain/order-change';
import type { SpecialReason } from '../domain/special-order';
import type { StoredLineChange } from '../entities/order-change.entity';
import { OrderChangeRefusal, PlacementRefusal, refuse } from '../errors';
import { linesToDiscount } from '../queries/cart-discount.query';
import { cartLines, writeLines } from '../queries/cart.query';
import { amountsOfOrder, countryOfOrder, emptySets, type LineTerms, lineTerms, type OrderAmountsRow, orderAsCart, writeCost, writeWishes } from '../queries/order-change.query';
import type { OrderRecord } from '../queries/order-record.query';
import { releaseStock } from '../queries/stock.query';
import { variantFacts } from '../queries/variant-facts.query';
import { CartService, priced } from './cart.service';
import { OrderDelivery } from './order-delivery.service';
import { PlacementChecks } from './placement-checks.service';
import { PlacementGates } from './placement-gates';
import { StockService } from './stock.service';

export interface Rewriting {
    wishedDate: string | null;
    remarks: string;
    lines: readonly Pick<LineChange, 'lineId' | 'newUnitQuantity'>[];
    /** What its delivery costs stays as it was agreed: it is not the buyer who wants less. */
    keepsDelivery?: boolean;
}

export interface Rewritten extends OrderAmountsRow {
    specialReasons: SpecialReason[];
    lines: StoredLineChange[];
}

/**
 * Writes a placed order anew: what is left of it keeps the prices that were agreed, everything that hangs on the whole (bonuses, the discount on the
 * order, delivery, what makes it special) is counted again as of today, and stock, credit and payment follow. The caller has the order's row locked;
 * each refusal undoes the transaction.
 */
@Injectable()
export class OrderRewriting {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private checks: PlacementChecks,
        private gates: PlacementGates,
        private visibility: VisibilityService,
        private stock: StockService,
        private delivery: OrderDelivery,
        private credit: CreditService,
    ) {}

    /** `key` names the change in the company's credit account; null leaves credit alone, for one who only wants to know what it would cost. */
    async apply(ctx: RequestContext, order: OrderRecord, wish: Rewriting, key: string | null): Promise<Rewritten> {
        const manager = this.manager(ctx);
        if (wish.wishedDate !== order.wishedDate) await this.checks.refuseWrongDate(ctx, wish.wishedDate, await this.left(ctx, order.orderId));
        await writeWishes(manager, order.orderId, wish);
        if (wish.lines.length === 0) return { ...(await amountsOfOrder(manager, order.orderId)), specialReasons: order.specialReasons, lines: [] };
        const lines = await this.writeLines(ctx, order, wish.lines);
        return { ...(await this.recount(ctx, order, key, wish.keepsDelivery ?? false)), lines };
    }

    private async writeLines(ctx: RequestContext, order: OrderRecord, wished: Rewriting['lines']): Promise<StoredLineChange[]> {
        const manager = this.manager(ctx);
        const known = new Map((await lineTerms(manager, order.orderId)).map(line => [line.lineId, line]));
        const changes = wished.flatMap(({ lineId, newUnitQuantity }) => {
            const line = known.get(lineId);
            return line ? [{ line, newUnitQuantity }] : [];
        });
        const raised = changes.filter(({ line, newUnitQuantity }) => newUnitQuantity > line.unitQuantity).map(({ line }) => line.variantId);
        const visible = await this.visibility.visibleVariantIds(ctx, order, raised);
        if (raised.some(variantId => !visible.has(variantId))) refuse(new PlacementRefusal('not-available', 'lines'));
        const facts = await variantFacts(manager, changes.map(({ line }) => line.variantId));
        // What the shelf has is asked when the stock is taken: the order has some of it itself.
        const variants = new Map([...facts].map(([id, variant]) => [id, { ...variant, available: null }]));
        const held = changes.map(({ line, newUnitQuantity }) => {
            if (newUnitQuantity === 0) return { line, quantity: 0, unit: line.unit, unitQuantity: 0, remark: line.remark };
            const { variantId, unit } = line;
            const { answers: [answer], changes: taken } = decideCartRows([{ variantId, unit, quantity: newUnitQuantity, mode: 'SET', remark: line.remark }], variants, new Map());
            const holding = taken.get(variantId);
            if (answer?.outcome !== 'ok' || holding === undefined) {
                const text = cartMessage(answer?.reason ?? 'not-available', ctx.languageCode, { quantity: String(answer?.nearest.at(-1) ?? '') });
                return refuse(new OrderChangeRefusal('quantity', `lines.${line.lineId}`, text));
            }
            return { line, ...holding };
        });
        // What is more counts as if it were ordered today, whenever the order itself was.
        await this.checks.refuseOverQuota(ctx, order.companyId, held.map(({ line, quantity }) => ({ variantId: line.variantId, quantity: quantity - line.quantity })).filter(more => more.quantity > 0));
        await writeLines(manager, order.orderId, held.flatMap(({ line, ...holding }) => priced(line.variantId, holding, line).map(one => ({ ...one, orderSetId: line.orderSetId }))));
        await emptySets(manager, order.orderId);
        return held.map(({ line, quantity, unitQuantity }) => changeOf(line, quantity, unitQuantity));
    }

    private async recount(ctx: RequestContext, order: OrderRecord, key: string | null, keepsDelivery: boolean): Promise<Omit<Rewritten, 'lines'>> {
        const manager = this.manager(ctx);
        const { orderId, companyId, currencyCode, branchId, placedByMemberId } = order;
        const buyer = { companyId, currencyCode, branchId };
        const cart = await orderAsCart(manager, orderId);
        const isAgreed = (await lineTerms(manager, orderId)).some(line => line.source === agreedSource);
        const goods = await this.carts.totalled(ctx, buyer, isAgreed ? { ...cart, hasPromotions: false } : cart);
        const all = keepsDelivery ? agreedBefore(order) : await this.deliveryAnew(ctx, order);
        const charged = withDelivery({ ...goods, ...all });
        const { totalNet, totalGross } = charged;
        // Whoever agreed to the order in the buyer's company agreed to its total.
        if (totalGross > order.totalGross) {
            const gate = await this.gates.holding(ctx, { orderId, companyId, branchId: branchId ?? 0, placedByMemberId, currencyCode, totalNet, totalGross });
            if (gate) refuse(new OrderChangeRefusal('needs-approval'));
        }
        const specialReasons = await this.checks.specialReasons(ctx, companyId, charged, order.specialTerms);
        // The account before the stock, as placing and cancelling lock them.
        if (key !== null && (await this.credit.change(ctx, orderId, key, totalGross)) === 'over-limit') refuse(new OrderChangeRefusal('over-limit'));
        await releaseStock(manager, orderId);
        // An order of a pre-sale keeps its lines, so that all of it comes off the shelf.
        if (!(await this.stock.reserve(ctx, await this.left(ctx, orderId), new Set()))) refuse(new PlacementRefusal('insufficient-stock', 'lines'));
        await writeCost(manager, { ...all, orderId, totalGross, specialReasons });
        return { ...(await amountsOfOrder(manager, orderId)), specialReasons };
    }

    private async deliveryAnew(ctx: RequestContext, { orderId, companyId, currencyCode, branchId, deliveryWay }: OrderRecord) {
        const manager = this.manager(ctx);
        const toDeliver = (await linesToDiscount(manager, orderId)).filter(line => line.quantity > 0);
        const { all } = await this.delivery.agree(ctx, { companyId, currencyCode, branchId }, deliveryWay, await countryOfOrder(manager, orderId), toDeliver, null);
        return all;
    }

    private async left(ctx: RequestContext, orderId: number) {
        return (await cartLines(this.manager(ctx), orderId)).filter(line => line.quantity > 0);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function agreedBefore({ agreedDelivery: delivery, deliveryNet, deliveryGross }: OrderRecord) {
    return { delivery, deliveryNet, deliveryGross };
}

function changeOf({ lineId, variantId, unit, quantity, unitQuantity }: LineTerms, newQuantity: number, newUnitQuantity: number): StoredLineChange {
    return { lineId, variantId, unit, oldUnitQuantity: unitQuantity, newUnitQuantity, oldQuantity: quantity, newQuantity };
}
