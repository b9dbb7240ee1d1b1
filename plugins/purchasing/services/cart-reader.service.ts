import { Injectable } from '@nestjs/common';
import { ConfigService, Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import type { MemberScope } from '../../../kernel/scope';
import { type OtherUnit, type UnitCode, unitName, VisibilityService } from '../../assortment';
import { AvailabilityService, type StockStatement } from '../../availability';
import { cartMessage } from '../domain/cart-messages';
import { lineTotals } from '../domain/line-totals';
import { priceStamp } from '../domain/price-stamp';
import type { CartRecord } from '../queries/cart.query';
import { orderLines, type OrderLineRow } from '../queries/order-lines.query';
import { otherUnits } from '../queries/variant-facts.query';
import { CartService } from './cart.service';

export interface CartNotice {
    code: 'price-changed' | 'not-available';
    lineId: number;
    message: string;
}

export interface CartLineView extends OrderLineRow {
    stock: StockStatement | null;
    imageUrl: string | null;
    units: Array<OtherUnit & { name: string }>;
}

export interface CartView {
    id: number | null;
    version: number;
    currencyCode: string;
    totalNet: number;
    totalTax: number;
    totalGross: number;
    totalWeightKg: number;
    priceStamp: string | null;
    lines: CartLineView[];
    notices: CartNotice[];
}

/** The cart as the buyer sees it: with the prices of now, and a notice wherever they are not those he put it in with. */
@Injectable()
export class CartReader {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private visibility: VisibilityService,
        private availability: AvailabilityService,
        private config: ConfigService,
    ) {}

    /** The stored totals only: for an answer that asks no more than that, whatever the length of the cart. */
    summary(scope: MemberScope, cart: CartRecord | null): CartView {
        const { totalNet, totalGross } = cart ?? { totalNet: 0, totalGross: 0 };
        return {
            id: cart?.orderId ?? null,
            version: cart?.version ?? 0,
            currencyCode: cart?.currencyCode ?? scope.currencyCode,
            totalNet,
            totalTax: totalGross - totalNet,
            totalGross,
            totalWeightKg: 0,
            priceStamp: null,
            lines: [],
            notices: [],
        };
    }

    async view(ctx: RequestContext, scope: MemberScope, cart: CartRecord | null): Promise<CartView> {
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
        const visible = await this.visibility.visibleVariantIds(ctx, scope, variantIds);
        const prices = await this.carts.pricesOf(ctx, scope, new Map(stored.map(line => [line.variantId, line])));
        const units = await otherUnits(manager, variantIds);
        const stock = await this.availability.statements(ctx, stored.filter(line => visible.has(line.variantId)), new Date());
        const notices: CartNotice[] = [];
        const shown = (line: OrderLineRow) => this.shown(ctx, line, units.get(line.variantId) ?? [], stock.get(line.variantId) ?? null);
        const lines = stored.map(line => {
            const price = visible.has(line.variantId) ? prices.get(line.variantId) : undefined;
            if (!price) {
                notices.push({ code: 'not-available', lineId: line.id, message: cartMessage('not-available', ctx.languageCode) });
                return shown(line);
            }
            if (price.unitNet === line.unitNet && price.taxRate === line.taxRate && price.rollWidthCm === line.rollWidthCm) {
                return shown(line);
            }
            // The amounts of an answer are the edge's to hide; these stand in a text.
            if (scope.permissions.has('see-prices')) notices.push({ code: 'price-changed', lineId: line.id, message: this.priceChange(ctx, cart, line, price.unitNet) });
            const totals = lineTotals(price, line.quantity);
            const now = { unitNet: price.unitNet, taxRate: price.taxRate, rollWidthCm: price.rollWidthCm, lineNet: totals.net, lineGross: totals.gross };
            return shown({ ...line, ...now });
        });
        const sum = (of: (line: OrderLineRow) => number) => lines.reduce((total, line) => total + of(line), 0);
        const totalNet = sum(line => line.lineNet);
        const totalGross = sum(line => line.lineGross);
        const totalWeightKg = sum(line => line.weightG * line.quantity) / 1000;
        const stamp = scope.permissions.has('see-prices') ? priceStamp(cart.currencyCode, lines) : null;
        return { ...summary, priceStamp: stamp, totalNet, totalGross, totalTax: totalGross - totalNet, totalWeightKg, lines, notices };
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

    private shown(ctx: RequestContext, line: OrderLineRow, others: readonly OtherUnit[], stock: StockStatement | null): CartLineView {
        const units = [{ code: line.baseUnit as UnitCode, factor: 1, perUnits: 1 }, ...others];
        return {
            ...line,
            stock,
            imageUrl: this.imageUrl(ctx, line.image),
            units: units.map(unit => ({ ...unit, name: unitName(unit.code, ctx.languageCode) })),
        };
    }

    private priceChange(ctx: RequestContext, cart: CartRecord, line: OrderLineRow, unitNet: number): string {
        const money = (minor: number) => formatMoney(fromSafeNumber(minor), cart.currencyCode, ctx.languageCode);
        return cartMessage('price-changed', ctx.languageCode, { name: line.name, before: money(line.unitNet), after: money(unitNet) });
    }
}
