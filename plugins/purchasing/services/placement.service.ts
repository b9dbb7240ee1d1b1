import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope, Scope, StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, inputError, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { type Buyer, VisibilityService } from '../../assortment';
import { CreditService, onAccountCode } from '../../finance';
import { Company, CompanyBranch } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { cartMessage } from '../domain/cart-messages';
import { refuseWishedDate } from '../domain/wished-date';
import { type SpecialReason, specialReasonsOf } from '../domain/special-order';
import { answering, PlacementRefusal, PriceChangedRefusal, refuse } from '../errors';
import { type CartLineRecord, cartLines, type CartRecord, findCart, writeLines } from '../queries/cart.query';
import { orderRecord } from '../queries/order-record.query';
import { largestDiscountPercent, writePlacement } from '../queries/placement.query';
import { cartRow, CartService, priced } from './cart.service';
import { CompanyOrderService } from './company-order.service';
import { OrderRulesService } from './order-rules.service';
import { StockService } from './stock.service';

const wishes = z.object({
    branchId: recordId,
    wishedDate: optional(z.string().max(20)),
    remarks: optional(paragraph(2000)),
    specialTerms: optional(paragraph(2000)),
    idempotencyKey,
});
const memberInput = wishes.extend({ shownTotalGross: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
const staffInput = wishes.extend({ companyId: recordId, lines: z.array(cartRow).min(1).max(1000) });

interface WishesInput {
    idempotencyKey: string;
    branchId: ID;
    /** YYYY-MM-DD */
    wishedDate?: string | null;
    remarks?: string | null;
    specialTerms?: string | null;
}
export interface PlaceOrderInput extends WishesInput {
    shownTotalGross: number;
}
export interface PlaceOrderForCompanyInput extends WishesInput {
    companyId: ID;
    lines: Array<{ variantId: ID; unit: string; quantity: number; remark?: string | null }>;
}
type Wishes = z.output<typeof wishes>;

export interface Placed {
    orderId: number;
}

/** Turns a cart into an order: all of it in one transaction, or nothing. */
@Injectable()
export class PlacementService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private carts: CartService,
        private visibility: VisibilityService,
        private rules: OrderRulesService,
        private stock: StockService,
        private credit: CreditService,
        private orders: CompanyOrderService,
    ) {}

    async place(ctx: RequestContext, scope: MemberScope, input: PlaceOrderInput): Promise<Placed | PlacementRefusal | PriceChangedRefusal> {
        const { idempotencyKey: key, ...request } = checked(memberInput, input);
        return answering<Placed, PlacementRefusal | PriceChangedRefusal>([PlacementRefusal, PriceChangedRefusal], () =>
            this.idempotency.run(ctx, scope, 'placeOrder', key, request, async tx => {
                if (!scope.permissions.has('order')) {
                    refuse(new PlacementRefusal('ordering-disabled'));
                }
                const cart = await findCart(this.manager(tx), scope.memberId, true);
                if (!cart) {
                    refuse(new PlacementRefusal('cart-empty', 'cart'));
                }
                return { orderId: await this.placeCart(tx, scope, scope, cart, { ...request, idempotencyKey: key }, request.shownTotalGross) };
            }),
        );
    }

    /** A staff member's order for a company: its own cart, filled and placed at once, at the company's prices. */
    async placeForCompany(ctx: RequestContext, scope: StaffScope, input: PlaceOrderForCompanyInput): Promise<Placed | PlacementRefusal> {
        const { idempotencyKey: key, ...request } = checked(staffInput, input);
        return answering([PlacementRefusal], () =>
            this.idempotency.run(ctx, scope, 'placeOrderForCompany', key, request, async tx => {
                const company = await this.connection.getRepository(tx, Company).findOne({ where: { id: request.companyId } });
                if (!company) {
                    throw new EntityNotFoundError('Company', request.companyId);
                }
                if (!company.active || !company.orderingEnabled) {
                    refuse(new PlacementRefusal('ordering-disabled', 'companyId'));
                }
                const buyer = { companyId: company.id, currencyCode: company.currencyCode };
                const cart = await this.carts.openFor(tx, buyer, scope.administratorId);
                const rows = request.lines.map(row => ({ ...row, remark: row.remark ?? undefined, mode: 'SET' as const }));
                const filled = await this.carts.apply(tx, buyer, cart, rows);
                const wrong = filled.answers.findIndex(answer => answer.outcome !== 'ok');
                if (wrong >= 0) {
                    const reason = filled.answers[wrong]?.reason ?? 'not-available';
                    throw inputError(`lines.${wrong}: ${cartMessage(reason, 'en', { quantity: String(filled.answers[wrong]?.nearest.at(-1) ?? '') })}`);
                }
                return { orderId: await this.placeCart(tx, scope, buyer, filled.cart, { ...request, idempotencyKey: key }, null) };
            }),
        );
    }

    /** The cart is locked. Each refusal undoes whatever was written before it. */
    private async placeCart(
        ctx: RequestContext,
        scope: MemberScope | StaffScope,
        buyer: Buyer,
        cart: CartRecord,
        wish: Wishes,
        shownTotalGross: number | null,
    ): Promise<number> {
        const manager = this.manager(ctx);
        const { orderId } = cart;
        const branch = await this.branch(ctx, scope, buyer, wish.branchId);
        const lines = await cartLines(manager, orderId);
        if (lines.length === 0) {
            refuse(new PlacementRefusal('cart-empty', 'cart'));
        }
        await this.refuseWrongDate(ctx, wish.wishedDate);
        const { totalGross } = await this.repriced(ctx, buyer, cart, lines);
        if (shownTotalGross !== null && shownTotalGross !== totalGross) {
            refuse(new PriceChangedRefusal(shownTotalGross, totalGross));
        }
        if (!(await this.stock.reserve(ctx, lines))) {
            refuse(new PlacementRefusal('insufficient-stock', 'lines'));
        }
        const specialTerms = wish.specialTerms ?? '';
        const specialReasons = await this.specialReasons(ctx, buyer, cart, totalGross, specialTerms);
        const credit = await this.credit.reserve(ctx, buyer.companyId, orderId, totalGross);
        await writePlacement(manager, {
            orderId,
            state: credit === 'reserved' ? 'Submitted' : 'OnHold',
            branchId: branch.id,
            wishedDate: wish.wishedDate,
            remarks: wish.remarks ?? '',
            specialTerms,
            specialReasons,
            shownTotalGross: shownTotalGross ?? totalGross,
            address: await this.address(ctx, branch),
            paymentMethod: onAccountCode,
        });
        await this.orders.announce(ctx, scope, await orderRecord(manager, { kind: 'system' }, orderId), 'AddingItems', null);
        return orderId;
    }

    /** A member without the whole company's sight orders for his own branch. */
    private async branch(ctx: RequestContext, scope: Scope, buyer: Buyer, branchId: number): Promise<CompanyBranch> {
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
        return branch;
    }

    private async refuseWrongDate(ctx: RequestContext, wishedDate: string | null): Promise<void> {
        if (wishedDate === null) {
            return;
        }
        const { today, leadWorkingDays, ...calendar } = await this.rules.calendar(ctx);
        const refused = refuseWishedDate(wishedDate, today, leadWorkingDays, calendar);
        if (refused) {
            refuse(new PlacementRefusal(refused, 'wishedDate'));
        }
    }

    /** Brings every line to the price of now: what was agreed is what the order keeps. */
    private async repriced(ctx: RequestContext, buyer: Buyer, cart: CartRecord, lines: readonly CartLineRecord[]): Promise<CartRecord> {
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, lines.map(line => line.variantId));
        const prices = await this.carts.pricesOf(ctx, buyer, new Map(lines.map(line => [line.variantId, line])));
        const written = lines.flatMap(line => priced(line.variantId, line, visible.has(line.variantId) ? prices.get(line.variantId) : undefined));
        if (written.length !== lines.length) {
            refuse(new PlacementRefusal('not-available', 'lines'));
        }
        await writeLines(this.manager(ctx), cart.orderId, written);
        return this.carts.totalled(ctx, cart);
    }

    private async specialReasons(
        ctx: RequestContext,
        buyer: Buyer,
        cart: CartRecord,
        totalGross: number,
        specialTerms: string,
    ): Promise<SpecialReason[]> {
        const rules = await this.rules.get(ctx);
        const company = await this.connection.getRepository(ctx, Company).findOneOrFail({ where: { id: buyer.companyId } });
        const { today } = await this.rules.calendar(ctx);
        return specialReasonsOf(
            {
                totalGross,
                currencyCode: cart.currencyCode,
                largestDiscountPercent: cart.hasPromotions ? await largestDiscountPercent(this.manager(ctx), cart.orderId) : 0,
                isNewCustomer: company.isNewCustomerUntil !== null && today <= company.isNewCustomerUntil,
                specialTerms,
            },
            rules,
        );
    }

    private async address(ctx: RequestContext, branch: CompanyBranch): Promise<Record<string, string>> {
        const company = await this.connection.getRepository(ctx, Company).findOneOrFail({ where: { id: branch.companyId } });
        return {
            fullName: branch.contactName,
            company: company.name,
            streetLine1: branch.streetLine,
            city: branch.city,
            postalCode: branch.postalCode,
            countryCode: branch.countryCode,
            phoneNumber: branch.phone ?? '',
        };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
