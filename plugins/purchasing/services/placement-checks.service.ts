import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { type Buyer, VisibilityService } from '../../assortment';
import type { GoodsToDeliver } from '../../delivery';
import { CreditService } from '../../finance';
import { CompanyBranch, knownCompany } from '../../organizations';
import { priceStamp } from '../domain/price-stamp';
import { type SpecialReason, specialReasonsOf } from '../domain/special-order';
import { refuseWishedDate } from '../domain/wished-date';
import { PlacementRefusal, refuse } from '../errors';
import { linesToDiscount } from '../queries/cart-discount.query';
import { type CartLineRecord, type CartRecord, writeLines } from '../queries/cart.query';
import { largestDiscountPercent, writePayment } from '../queries/placement.query';
import { agreedPrice, agreedSource } from '../domain/agreed-price';
import { CartQuotas } from './cart-quotas';
import { CartSetService } from './cart-set.service';
import { CartService, priced } from './cart.service';
import { CreditVerdicts } from './credit-verdicts';
import { OrderDebts } from './order-debts';
import { OrderRulesService } from './order-rules.service';
import { PreSaleOrders } from './pre-sale-orders.service';
import { StockService } from './stock.service';

/** The cart at the prices of now, and what of it has to be delivered. */
export interface RepricedCart extends CartRecord {
    priceStamp: string;
    goods: (GoodsToDeliver & { id: number })[];
}

/** What must hold when an order is placed, and again when one that waited for approval goes on. Each refusal undoes the transaction. */
@Injectable()
export class PlacementChecks {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private sets: CartSetService,
        private visibility: VisibilityService,
        private rules: OrderRulesService,
        private stock: StockService,
        private credit: CreditService,
        private debts: OrderDebts,
        private preSales: PreSaleOrders,
        private quotas: CartQuotas,
        private verdicts: CreditVerdicts,
    ) {}

    /** A member without the whole company's sight orders for his own branch. */
    async branch(ctx: RequestContext, scope: Scope, buyer: Buyer, branchId: number): Promise<CompanyBranch> {
        const branch = await this.connection
            .getRepository(ctx, CompanyBranch)
            .findOne({ where: { id: branchId, companyId: buyer.companyId, active: true } });
        const isForeign =
            scope.kind === 'member' &&
            scope.branchId !== null &&
            scope.branchId !== branchId &&
            !scope.permissions.has('see-whole-company');
        if (!branch || isForeign) {
            refuse(new PlacementRefusal('branch-unknown', 'branchId'));
        }
        if (!branch.orderingEnabled) {
            refuse(new PlacementRefusal('ordering-disabled', 'branchId'));
        }
        return branch;
    }

    async refuseWrongDate(ctx: RequestContext, wishedDate: string | null, lines: readonly CartLineRecord[]): Promise<void> {
        if (wishedDate === null) {
            return;
        }
        const { today, leadWorkingDays, ...calendar } = await this.rules.calendar(ctx);
        const refused = refuseWishedDate(wishedDate, today, leadWorkingDays, calendar);
        if (refused) {
            refuse(new PlacementRefusal(refused, 'wishedDate'));
        }
        await this.preSales.refuseTooEarly(ctx, lines, wishedDate);
    }

    /** Brings every line to the price of now, a set's lines with their set: what was agreed is what the order keeps. */
    async repriced(ctx: RequestContext, buyer: Buyer, cart: CartRecord, lines: readonly CartLineRecord[]): Promise<RepricedCart> {
        await this.preSales.refuseMixed(ctx, lines);
        const singles = lines.filter(line => line.orderSetId === null);
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, singles.map(line => line.variantId));
        const prices = await this.carts.pricesOf(ctx, buyer, new Map(singles.map(line => [line.variantId, line])));
        const written = singles.flatMap(line => priced(line.variantId, line, visible.has(line.variantId) ? (agreedPrice(line, prices.get(line.variantId)) ?? prices.get(line.variantId)) : undefined));
        if (written.length !== singles.length) {
            refuse(new PlacementRefusal('not-available', 'lines'));
        }
        const ofSets = await this.sets.repriced(ctx, buyer, cart.orderId, lines);
        await writeLines(this.manager(ctx), cart.orderId, [...written, ...ofSets]);
        // Nothing comes off a price that was agreed.
        const isAgreed = singles.some(line => line.priceSource === agreedSource);
        const totalled = await this.carts.totalled(ctx, buyer, isAgreed ? { ...cart, hasPromotions: false } : cart);
        // As they are charged, with what came off the order: that too is shown to the buyer before.
        const charged = await linesToDiscount(this.manager(ctx), cart.orderId);
        return { ...totalled, goods: charged, priceStamp: priceStamp(cart.currencyCode, charged.filter(line => !line.isOfSet)) };
    }

    /** Whoever orders, and whoever has to agree: what is placed counts from then on. */
    async refuseOverQuota(ctx: RequestContext, companyId: number, lines: readonly Pick<CartLineRecord, 'variantId' | 'quantity'>[]): Promise<void> {
        if (await this.quotas.isPassed(ctx, companyId, lines)) {
            refuse(new PlacementRefusal('over-quota', 'lines'));
        }
    }

    async specialReasons(
        ctx: RequestContext,
        companyId: number,
        cart: Pick<CartRecord, 'orderId' | 'currencyCode' | 'hasPromotions' | 'totalGross'>,
        specialTerms: string,
    ): Promise<SpecialReason[]> {
        const rules = await this.rules.get(ctx);
        const company = await knownCompany(this.connection, ctx, companyId);
        const isNew = company.isNewCustomerUntil !== null && (await this.rules.today(ctx)) <= company.isNewCustomerUntil;
        return specialReasonsOf(
            {
                totalGross: cart.totalGross,
                currencyCode: cart.currencyCode,
                largestDiscountPercent: cart.hasPromotions ? await largestDiscountPercent(this.manager(ctx), cart.orderId) : 0,
                isNewCustomer: company.kind === 'guest' || isNew,
                specialTerms,
            },
            rules,
        );
    }

    /** An order that will wait takes nothing from the shelf, but is not placed when the shelf could not give it today. */
    async refuseUncovered(ctx: RequestContext, lines: readonly CartLineRecord[]): Promise<void> {
        if (!(await this.stock.isCovered(ctx, lines))) {
            refuse(new PlacementRefusal('insufficient-stock', 'lines'));
        }
    }

    /** Takes what is sold before it is there; gives those articles. */
    async takePreSale(ctx: RequestContext, orderId: number, lines: readonly CartLineRecord[]): Promise<ReadonlySet<number>> {
        return (await this.preSales.take(ctx, orderId, lines)) ?? refuse(new PlacementRefusal('insufficient-stock', 'lines'));
    }

    /** Takes credit, which binds both sides. Beyond the limit the order is on hold, unless somebody who knows better says otherwise; only what is paid on account takes credit. */
    async takeCredit(ctx: RequestContext, companyId: number, cart: CartRecord, method: string): Promise<'Submitted' | 'OnHold'> {
        if (method !== 'on-account') {
            return 'Submitted';
        }
        const debt = await this.debts.bind(ctx, { companyId, orderId: cart.orderId, totalGross: cart.totalGross });
        const credit = await this.credit.reserve(ctx, debt.companyId, cart.orderId, debt.amountMinor);
        const verdict = await this.verdicts.of(ctx, credit === 'reserved');
        if (verdict === 'refuse') refuse(new PlacementRefusal('term-over-limit', 'paymentMethod'));
        return verdict === 'take' ? 'Submitted' : 'OnHold';
    }

    /** Takes stock. Call it last: whoever orders one of these articles at the same time waits from here until the transaction ends. */
    async takeStock(ctx: RequestContext, lines: readonly CartLineRecord[], preSold: ReadonlySet<number>): Promise<void> {
        if (!(await this.stock.reserve(ctx, lines, preSold))) {
            refuse(new PlacementRefusal('insufficient-stock', 'lines'));
        }
    }

    /** The one payment of an order that goes to the firm. */
    async pay(ctx: RequestContext, orderId: number, method: string): Promise<void> {
        await writePayment(this.manager(ctx), orderId, method);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
