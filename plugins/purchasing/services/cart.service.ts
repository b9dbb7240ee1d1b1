import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService, EntityNotFoundError, ForbiddenError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { remembering } from '../../../kernel/vendure-once';
import { withTx } from '../../../kernel/with-tx';
import { type Buyer, VisibilityService } from '../../assortment';
import { AuditService } from '../../audit';
import { CompanyCurrency } from '../../organizations';
import { PriceService, type ResolvedPrice } from '../../pricing';
import { mostCartLines, mostCartRows } from '../constants';
import { besideSets, type CartHolding, type CartRow, type CartVariant, decideCartRows, type RowAnswer, withoutUnpriced } from '../domain/cart-lines';
import { isOvertaken, keptChanges } from '../domain/cart-sharing';
import { areaAdjustments, corePrice, lineTotals } from '../domain/line-totals';
import {
    type CartLineRecord, type CartRecord, type CartToChange, cartToChange, insertCart, type LineToWrite, moveCarts, removeAllLines, removeLines, updateTotals, writeLines,
} from '../queries/cart.query';
import { currentCartId, findCart, lockCart, writeChangeNote } from '../queries/member-cart.query';
import { variantFacts } from '../queries/variant-facts.query';
import { CartDiscounts } from './cart-discounts';
import { CartPromotions } from './cart-promotions';

export const cartRow = z.object({
    variantId: recordId,
    unit: z.string().min(1).max(40),
    quantity: z.number().int('must be a whole number').min(0).max(2_000_000_000),
    remark: z.string().max(500).nullish(),
    mode: z.enum(['ADD', 'SET']).nullish(),
});

/** Which of his carts; the current one when none is named. `version` is what he has seen of it. */
export const namedCart = z.object({ cartId: optional(recordId), version: optional(z.number().int().min(0)) });
const cartRows = namedCart.extend({ lines: z.array(cartRow).min(1).max(mostCartRows) });

export interface NamedCart {
    cartId?: ID | null;
    version?: number | null;
}
export interface CartRowsInput extends NamedCart {
    lines: Array<{ variantId: ID; unit: string; quantity: number; remark?: string | null; mode?: 'ADD' | 'SET' | null }>;
}

export interface CartChange {
    cart: CartRecord;
    answers: RowAnswer[];
}

export interface JudgedRows {
    answers: RowAnswer[];
    /** By variant: what the cart would hold of it. */
    changes: Map<number, CartHolding>;
    prices: Map<number, ResolvedPrice>;
    facts: Map<number, CartVariant>;
    /** Something had come off a line with the order. */
    hasDiscounts: boolean;
}

const emptyCart: CartToChange = { lines: [], beside: { hasOthers: false, hasPreSale: false }, hasDiscounts: false };

/** The carts that a member works on: his own, and what colleagues share with him. Every change happens under the lock of the cart's rows. */
@Injectable()
export class CartService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private prices: PriceService,
        private promotions: CartPromotions,
        private discounts: CartDiscounts,
        private config: ConfigService,
        private currency: CompanyCurrency,
        private audit: AuditService,
    ) {}

    /** Carts go along: their lines are shown, and placed, at the prices of the day. */
    onModuleInit(): void {
        this.currency.register(async (ctx, companyId, currencyCode) => {
            await moveCarts(this.manager(ctx), companyId, currencyCode);
            return null;
        });
    }

    /** The named cart, or the current one; null when there is none yet. One that he may not use is not found. */
    async find(ctx: RequestContext, scope: MemberScope, cart: ID | null = null): Promise<CartRecord | null> {
        const { cartId } = checked(namedCart, { cartId: cart });
        const found = await findCart(this.manager(ctx), scope, cartId);
        if (found === null && cartId !== null) {
            throw new EntityNotFoundError('Cart', cartId);
        }
        return found;
    }

    async setLines(ctx: RequestContext, scope: MemberScope, input: CartRowsInput): Promise<CartChange> {
        const { lines, cartId, version } = checked(cartRows, input);
        return this.changing(ctx, scope, (tx, cart) => this.apply(tx, scope, cart, lines.map(asRow)), { cartId, version });
    }

    /** What colleagues have put in since he looked is not thrown away unseen. */
    async clear(ctx: RequestContext, scope: MemberScope, named: NamedCart = {}): Promise<CartRecord | null> {
        const { cartId, version } = checked(namedCart, named);
        return withTx(this.connection, ctx, async tx => {
            const manager = this.manager(tx);
            const cart = await this.locked(tx, scope, cartId);
            if (!cart) {
                return null;
            }
            if (cart.isShared) {
                await this.audit.refuseStale(tx, scope, version, { version: cart.version, entity: 'Cart', entityId: cart.orderId });
            }
            await removeAllLines(manager, cart.orderId);
            await this.recordActing(tx, scope, cart);
            await this.note(tx, { ...cart, editing: { memberId: scope.memberId, seen: version } }, [], 0);
            return updateTotals(manager, cart);
        });
    }

    /** Runs `work` with the cart locked: the one that is named, or the current one, which is made if there is none. */
    async changing<T>(
        ctx: RequestContext,
        scope: MemberScope,
        work: (tx: RequestContext, cart: CartRecord) => Promise<T>,
        named: NamedCart = {},
    ): Promise<T> {
        if (!scope.permissions.has('order')) {
            throw new ForbiddenError();
        }
        const { cartId, version } = checked(namedCart, named);
        return withTx(this.connection, ctx, async tx => {
            const cart = (await this.locked(tx, scope, cartId)) ?? (await this.first(tx, scope));
            await this.recordActing(tx, scope, cart);
            return work(remembering(tx), cart.isShared ? { ...cart, editing: { memberId: scope.memberId, seen: version } } : cart);
        });
    }

    /** The cart with its rows locked: the one that is named, or the current one; null when there is none. */
    async locked(ctx: RequestContext, scope: MemberScope, cartId: number | null): Promise<CartRecord | null> {
        const manager = this.manager(ctx);
        if (cartId !== null) {
            const named = await lockCart(manager, scope, cartId);
            if (!named) throw new EntityNotFoundError('Cart', cartId);
            return named;
        }
        // One that was placed while we waited for it is a cart no longer: then another one is current.
        do {
            const current = await lockCart(manager, scope, null);
            if (current) return current;
        } while ((await currentCartId(manager, scope)) !== null);
        return null;
    }

    /** Keeps who changed a shared cart, for the others to be told. Call it before the totals, which count the version on. */
    async note(ctx: RequestContext, cart: CartRecord, variantIds: readonly number[], count: number): Promise<void> {
        if (!cart.isShared || cart.editing === undefined) return;
        const note = { version: cart.version + 1, memberId: cart.editing.memberId, variantIds: variantIds.slice(0, 3), count };
        await writeChangeNote(this.manager(ctx), cart.orderId, note, variantIds, keptChanges);
    }

    /** A member's own steps on the way to an order are nobody's business; those of somebody in his place are. */
    private async recordActing(ctx: RequestContext, scope: MemberScope, { orderId, version }: CartRecord): Promise<void> {
        if (scope.acting === null) return;
        await this.audit.record(ctx, { scope, action: 'cart.change', entity: 'Order', entityId: orderId, after: { version } });
    }

    /** Judges the rows and writes what may be taken. The caller has the cart locked. */
    async apply(ctx: RequestContext, buyer: Buyer, cart: CartRecord, rows: readonly CartRow[]): Promise<CartChange> {
        const judged = await this.judge(ctx, buyer, cart, rows);
        return { cart: await this.write(ctx, buyer, cart, judged), answers: judged.answers };
    }

    /** What the cart would take of the rows, on top of what it holds, and at which prices. Writes nothing. */
    async judge(ctx: RequestContext, buyer: Buyer, cart: CartRecord | null, rows: readonly CartRow[]): Promise<JudgedRows> {
        const manager = this.manager(ctx);
        const variantIds = [...new Set(rows.map(row => row.variantId))];
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, variantIds);
        const { lines, beside, hasDiscounts } = cart === null ? emptyCart : await cartToChange(manager, cart.orderId, variantIds);
        const facts = besideSets(await variantFacts(manager, variantIds.filter(id => visible.has(id))), lines);
        const held = new Map(lines.filter(line => line.orderSetId === null).map(line => [line.variantId, holdingOf(line, cart?.editing)]));
        const decided = decideCartRows(rows, facts, held, beside);
        const prices = await this.pricesOf(ctx, buyer, decided.changes);
        const { answers, changes } = withoutUnpriced(decided, variantId => prices.get(variantId));
        return { answers, changes, prices, facts, hasDiscounts };
    }

    /** Writes what was judged, under the same lock. */
    async write(ctx: RequestContext, buyer: Buyer, cart: CartRecord, { changes, prices, hasDiscounts }: JudgedRows): Promise<CartRecord> {
        const manager = this.manager(ctx);
        await removeLines(manager, cart.orderId, [...changes].filter(([, c]) => c.quantity === 0).map(([variantId]) => variantId));
        const kept = [...changes].filter(([, change]) => change.quantity > 0);
        await writeLines(manager, cart.orderId, kept.flatMap(([variantId, change]) => priced(variantId, change, prices.get(variantId))));
        if (changes.size > 0) await this.note(ctx, cart, [...changes.keys()], changes.size);
        if (changes.size === 0) return cart;
        return this.totalled(ctx, buyer, cart, hasDiscounts ? undefined : [...changes.keys()]);
    }

    /** Prices of now for the given quantities; what is missing is not for sale. */
    async pricesOf(
        ctx: RequestContext,
        buyer: Buyer,
        holdings: ReadonlyMap<number, { quantity: number }>,
    ): Promise<Map<number, ResolvedPrice>> {
        const wanted = [...holdings].filter(([, h]) => h.quantity > 0).map(([variantId, h]) => ({ variantId, quantity: h.quantity }));
        return wanted.length === 0 ? new Map() : this.prices.resolvePrices(ctx, buyer, wanted, new Date());
    }

    /** Totals after a change of lines, of all or of those that are named where nothing had come off any, with promotions and what comes off the order as a whole. */
    async totalled(ctx: RequestContext, buyer: Buyer, cart: CartRecord, changed?: readonly number[]): Promise<CartRecord> {
        if (cart.hasPromotions) {
            await this.promotions.apply(ctx, cart.orderId);
        }
        await this.discounts.apply(ctx, buyer, cart.orderId, cart.hasPromotions ? undefined : changed);
        const totalled = await updateTotals(this.manager(ctx), cart);
        if (totalled.lineCount > mostCartLines) {
            throw inputError(`lines: a cart holds at most ${mostCartLines} lines`);
        }
        if (!Number.isSafeInteger(totalled.totalGross)) {
            throw inputError('lines: the cart would cost more than can be counted');
        }
        return totalled;
    }

    /** An empty cart of the company, for a staff member who orders on its behalf. */
    async openFor(ctx: RequestContext, buyer: Buyer, administratorId: number): Promise<CartRecord> {
        const { companyId, currencyCode } = buyer;
        return insertCart(
            this.manager(ctx),
            { companyId, currencyCode, administratorId, branchId: null, memberId: null, customerId: null },
            await this.config.orderOptions.orderCodeStrategy.generate(ctx),
            Number(ctx.channelId),
        );
    }

    /** Where the rest of a split cart goes: nobody's cart, placed in the same transaction. */
    async openBeside(ctx: RequestContext, { companyId, currencyCode, customerId }: MemberScope): Promise<CartRecord> {
        const code = await this.config.orderOptions.orderCodeStrategy.generate(ctx);
        return insertCart(this.manager(ctx), { companyId, currencyCode, customerId, administratorId: null, branchId: null, memberId: null }, code, Number(ctx.channelId));
    }

    /** The member's first cart, when he has none. */
    private async first(ctx: RequestContext, scope: MemberScope): Promise<CartRecord> {
        // There is no row to lock yet: first requests that come together wait for each other here.
        await this.queueMember(ctx, scope);
        return (await this.locked(ctx, scope, null)) ?? (await this.open(ctx, scope));
    }

    /** What one member does to the number and names of his carts happens one after the other. */
    async queueMember(ctx: RequestContext, scope: MemberScope): Promise<void> {
        await this.manager(ctx).query(`SELECT pg_advisory_xact_lock(hashtextextended('cart:' || $1::text, 0))`, [scope.memberId]);
    }

    async open(ctx: RequestContext, scope: MemberScope, named?: { name: string; remark: string }): Promise<CartRecord> {
        const code = await this.config.orderOptions.orderCodeStrategy.generate(ctx);
        return insertCart(this.manager(ctx), { ...scope, administratorId: null }, code, Number(ctx.channelId), named);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function holdingOf({ quantity, unit, unitQuantity, remark, ...line }: CartLineRecord, editing: CartRecord['editing']): CartHolding {
    return { quantity, unit, unitQuantity, remark, isOvertaken: editing !== undefined && isOvertaken(line, editing.memberId, editing.seen) };
}

function asRow(row: z.output<typeof cartRow>): CartRow {
    return { ...row, remark: row.remark ?? undefined, mode: row.mode ?? 'SET' };
}

/** What a line costs, and where that comes from. */
export type LinePricing = Pick<ResolvedPrice, 'unitNet' | 'rollWidthCm' | 'taxRate' | 'takesDiscount' | 'priceVersion' | 'listId'> & { source: string };

/** The line as it is written, or nothing when it has no price. */
export function priced(variantId: number, holding: CartHolding, price: LinePricing | undefined): LineToWrite[] {
    if (!price) {
        return [];
    }
    const { quantity, unit, unitQuantity, remark } = holding;
    const totals = lineTotals(price, quantity);
    return [
        {
            variantId, quantity, unit, unitQuantity, remark,
            orderSetId: null,
            listPrice: corePrice(price),
            areaNet: price.rollWidthCm === null ? null : price.unitNet,
            rollWidthCm: price.rollWidthCm,
            takesDiscount: price.takesDiscount,
            adjustments: areaAdjustments(price, quantity),
            taxRate: price.taxRate,
            lineNet: totals.net,
            lineGross: totals.gross,
            priceVersion: price.priceVersion,
            priceSource: price.source,
            priceListId: price.listId,
        },
    ];
}
