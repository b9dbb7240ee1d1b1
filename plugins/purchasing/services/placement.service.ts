import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { remembering } from '../../../kernel/vendure-once';
import { checked, inputError } from '../../../kernel/vendure-input';
import { AddressService, type CompanyAddress } from '../../addresses';
import type { Buyer } from '../../assortment';
import { Company, CompanyBranch, GuestService, knownCompany } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { withDelivery } from '../domain/agreed-delivery';
import { cartMessage } from '../domain/cart-messages';
import type { Split } from '../domain/split';
import { answering, PlacementRefusal, PriceChangedRefusal, refuse } from '../errors';
import { type CartLineRecord, cartLines, type CartRecord, moveLines, updateTotals, writeSplit } from '../queries/cart.query';
import { lockCart, wasCart } from '../queries/member-cart.query';
import { orderRecord } from '../queries/order-record.query';
import { type PlacementFacts, writePlacement } from '../queries/placement.query';
import { CartService } from './cart.service';
import { CompanyOrderService } from './company-order.service';
import { type DeliveryCharge, OrderDelivery } from './order-delivery.service';
import { OrderPaymentService } from './order-payment.service';
import { OrderParts } from './order-parts.service';
import { OrderSplit } from './order-split';
import { PlacementChecks } from './placement-checks.service';
import { PlacementGates } from './placement-gates';
import { memberInput, type PlaceOrderForCompanyInput, type PlaceOrderInput, type Shown, staffInput, unseen, type Wishes } from './placement-input';

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
        private checks: PlacementChecks,
        private gates: PlacementGates,
        private orders: CompanyOrderService,
        private addresses: AddressService,
        private delivery: OrderDelivery,
        private guests: GuestService,
        private payment: OrderPaymentService,
        private splits: OrderSplit,
        private parts: OrderParts,
    ) {}

    async place(ctx: RequestContext, scope: MemberScope, input: PlaceOrderInput): Promise<Placed | PlacementRefusal | PriceChangedRefusal> {
        const { idempotencyKey: key, ...given } = checked(memberInput, input);
        // Who may not see prices agrees to whatever they are, and must not find them out by trying totals.
        const request = scope.permissions.has('see-prices') ? given : { ...given, shownTotalGross: null, shownPriceStamp: null };
        if (scope.permissions.has('see-prices') && request.shownTotalGross === null) {
            throw inputError('shownTotalGross: is required');
        }
        const placed = await answering<Placed, PlacementRefusal | PriceChangedRefusal>([PlacementRefusal, PriceChangedRefusal], () =>
            this.idempotency.run(ctx, scope, 'placeOrder', key, request, async tx => {
                if (scope.isGuest && !(await this.guests.mayOrder(tx, scope))) {
                    refuse(new PlacementRefusal('guests-closed'));
                }
                if (!scope.permissions.has('order')) {
                    refuse(new PlacementRefusal('ordering-disabled'));
                }
                const cart = await this.cartOf(tx, scope, request.cartId);
                if (!cart) {
                    refuse(new PlacementRefusal('cart-empty', 'cart'));
                }
                return { orderId: await this.placeCart(tx, scope, scope, cart, request, request) };
            }),
        );
        if (placed instanceof PlacementRefusal && placed.reason === 'guests-closed') {
            await this.guests.end(ctx, scope);
        }
        return placed;
    }

    /** A staff member's order for a company: its own cart, filled and placed at once, at the company's prices. */
    async placeForCompany(ctx: RequestContext, scope: StaffScope, input: PlaceOrderForCompanyInput): Promise<Placed | PlacementRefusal> {
        const { idempotencyKey: key, ...request } = checked(staffInput, input);
        return answering([PlacementRefusal], () =>
            this.idempotency.run(ctx, scope, 'placeOrderForCompany', key, request, async tx => {
                const company = await this.connection.getRepository(tx, Company).findOne({ where: { id: request.companyId }, relations: { group: true } });
                if (!company) {
                    throw new EntityNotFoundError('Company', request.companyId);
                }
                if (!company.active || !company.orderingEnabled || company.group?.orderingEnabled === false) {
                    refuse(new PlacementRefusal('ordering-disabled', 'companyId'));
                }
                const buyer = { companyId: company.id, currencyCode: company.currencyCode, branchId: request.branchId };
                const cart = await this.carts.openFor(tx, buyer, scope.administratorId);
                const rows = request.lines.map(row => ({ ...row, remark: row.remark ?? undefined, mode: 'SET' as const }));
                const filled = await this.carts.apply(tx, buyer, cart, rows);
                const wrong = filled.answers.findIndex(answer => answer.outcome !== 'ok');
                if (wrong >= 0) {
                    const reason = filled.answers[wrong]?.reason ?? 'not-available';
                    throw inputError(`lines.${wrong}: ${cartMessage(reason, 'en', { quantity: String(filled.answers[wrong]?.nearest.at(-1) ?? '') })}`);
                }
                return { orderId: await this.placeCart(tx, scope, buyer, filled.cart, request, unseen) };
            }),
        );
    }

    /** Locked. A cart that somebody placed while we waited is none: another one is not placed in its stead. */
    private async cartOf(ctx: RequestContext, scope: MemberScope, cartId: number | null): Promise<CartRecord | null> {
        const cart = await lockCart(this.manager(ctx), scope, cartId);
        if (cart === null && cartId !== null && !(await wasCart(this.manager(ctx), scope.companyId, cartId))) throw new EntityNotFoundError('Cart', cartId);
        return cart;
    }

    /** The cart is locked. Each refusal undoes whatever was written before it. */
    async placeCart(
        asked: RequestContext,
        scope: MemberScope | StaffScope,
        buyer: Buyer,
        cart: CartRecord,
        wish: Omit<Wishes, 'idempotencyKey'>,
        shown: Shown,
    ): Promise<number> {
        const ctx = remembering(asked);
        const manager = this.manager(ctx);
        const { orderId, currencyCode } = cart;
        const branch = await this.checks.branch(ctx, scope, buyer, wish.branchId);
        const chosen = await this.chosenAddress(ctx, branch, wish.addressId);
        const lines = await cartLines(manager, orderId);
        if (lines.length === 0) {
            refuse(new PlacementRefusal('cart-empty', 'cart'));
        }
        await this.checks.refuseWrongDate(ctx, wish.wishedDate, lines);
        // Whoever orders: it is for this branch, and so must be what the branch may see.
        const goods = await this.checks.repriced(ctx, { ...buyer, branchId: branch.id }, cart, lines);
        const split = shown.isSplit ? ((await this.splits.of(ctx, lines)) ?? refuse(new PlacementRefusal('nothing-to-split', 'isSplit'))) : null;
        const delivery = await this.delivery.agree(ctx, buyer, wish.deliveryWay, (chosen ?? branch).countryCode, goods.goods, split);
        const repriced = withDelivery({ ...goods, ...delivery.all });
        const { totalNet, totalGross } = repriced;
        const { shownTotalGross, shownPriceStamp } = shown;
        if (shownTotalGross !== null && (shownTotalGross !== totalGross || (shownPriceStamp !== null && shownPriceStamp !== repriced.priceStamp))) {
            refuse(new PriceChangedRefusal(shownTotalGross, totalGross));
        }
        // Who sees no prices must not find them out by what his limit leaves: his order goes on hold instead.
        const seesTotal = scope.kind === 'staff' || scope.permissions.has('see-prices');
        const payment = await this.payment.choose(ctx, { ...buyer, totalGross: seesTotal ? totalGross : 0 }, wish.paymentMethod, scope.kind === 'staff' ? 'staff' : 'member');
        const placedByMemberId = scope.kind === 'member' ? scope.memberId : null;
        const { companyId } = buyer;
        await this.checks.refuseOverQuota(ctx, companyId, lines);
        const gate = await this.gates.holding(ctx, { orderId, companyId, branchId: branch.id, placedByMemberId, currencyCode, totalNet, totalGross });
        if (gate && split) {
            refuse(new PlacementRefusal('split-waits', 'isSplit'));
        }
        if (gate) {
            await this.checks.refuseUncovered(ctx, lines);
        }
        const specialTerms = wish.specialTerms ?? '';
        const specialReasons = await this.checks.specialReasons(ctx, companyId, repriced, specialTerms);
        const facts = {
            gate: gate?.name ?? null,
            branchId: branch.id,
            wishedDate: wish.wishedDate,
            remarks: wish.remarks ?? '',
            specialTerms,
            specialReasons,
            addressId: chosen?.id ?? null,
            isOneTimeAddress: chosen?.oneTime ?? false,
            placedBy: scope.kind === 'member' ? scope : null,
            ...(await this.places(ctx, branch, chosen)),
            paymentMethod: payment.method,
            checkPayments: payment.checkPayments,
            actingAdministratorId: scope.kind === 'member' ? (scope.acting?.administratorId ?? null) : null,
        };
        if (split === null || scope.kind !== 'member') {
            const preSold = await this.finish(ctx, scope, companyId, repriced, lines, { ...facts, ...delivery.all, shownTotalGross: shownTotalGross ?? totalGross });
            if (!gate) await this.checks.takeStock(ctx, lines, preSold);
            return orderId;
        }
        await this.finishBoth(ctx, scope, cart, lines, split, { facts, charges: delivery });
        return orderId;
    }

    /** A cart in two orders: what is here at once, the rest later. */
    private async finishBoth(
        ctx: RequestContext,
        scope: MemberScope,
        cart: CartRecord,
        lines: readonly CartLineRecord[],
        split: Split,
        { facts, charges }: { facts: Omit<PlacementFacts, 'orderId' | 'state' | 'shownTotalGross' | keyof DeliveryCharge>; charges: { all: DeliveryCharge; parts: DeliveryCharge[] } },
    ): Promise<void> {
        const manager = this.manager(ctx);
        const { orderId } = cart;
        const second = await this.carts.openBeside(ctx, scope);
        await moveLines(manager, orderId, second.orderId, split.later);
        const [later, preSold] = [new Set(split.later), new Set<number>()];
        for (const [place, part] of [cart, second].entries()) {
            const [isNow, charge] = [place === 0, charges.parts[place] ?? charges.all];
            if (!isNow) await writeSplit(manager, second.orderId, orderId);
            const charged = withDelivery({ ...(await updateTotals(manager, part)), ...charge });
            const own = lines.filter(one => later.has(one.id) !== isNow);
            const taken = await this.finish(ctx, scope, scope.companyId, charged, own, { ...facts, ...charge, shownTotalGross: charged.totalGross });
            for (const variantId of taken) preSold.add(variantId);
        }
        await this.checks.takeStock(ctx, lines, preSold);
    }

    /** What the order takes of pre-sales and of the credit, and the order written and told. Its stock is taken last; gives what of it is sold before it is there. */
    private async finish(
        ctx: RequestContext,
        scope: MemberScope | StaffScope,
        companyId: number,
        charged: CartRecord,
        lines: readonly CartLineRecord[],
        facts: Omit<PlacementFacts, 'orderId' | 'state'>,
    ): Promise<ReadonlySet<number>> {
        const { orderId } = charged;
        const preSold = facts.gate === null ? await this.checks.takePreSale(ctx, orderId, lines) : new Set<number>();
        const state = facts.gate === null ? await this.checks.takeCredit(ctx, companyId, charged, facts.paymentMethod) : 'AwaitingApproval';
        await writePlacement(this.manager(ctx), { orderId, state, ...facts });
        await this.parts.write(ctx, orderId);
        if (facts.gate === null) {
            await this.checks.pay(ctx, orderId, facts.paymentMethod);
        }
        const placed = await orderRecord(this.manager(ctx), { kind: 'system' }, orderId);
        await this.orders.announce(ctx, scope, placed, 'AddingItems', null);
        await this.gates.opened(ctx, scope, placed);
        return preSold;
    }

    private async chosenAddress(ctx: RequestContext, branch: CompanyBranch, addressId: number | null): Promise<CompanyAddress | null> {
        if (addressId === null) {
            return null;
        }
        const address = await this.addresses.holdForOrder(ctx, branch.companyId, branch.id, addressId);
        return address ?? refuse(new PlacementRefusal('address-unusable', 'addressId'));
    }

    /** Goods go to the chosen address, the invoice to the branch. */
    private async places(ctx: RequestContext, branch: CompanyBranch, chosen: CompanyAddress | null) {
        const company = await knownCompany(this.connection, ctx, branch.companyId);
        return { address: placeOf(company.name, chosen ?? branch), billingAddress: placeOf(company.name, branch) };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function placeOf(companyName: string, place: CompanyBranch | CompanyAddress): Record<string, string> {
    return {
        fullName: place.contactName,
        company: companyName,
        streetLine1: place.streetLine,
        city: place.city,
        postalCode: place.postalCode,
        countryCode: place.countryCode,
        phoneNumber: place.phone ?? '',
    };
}
