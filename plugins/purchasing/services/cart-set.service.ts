import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import type { Buyer } from '../../assortment';
import { runningPreSales } from '../../availability';
import { setLines, setNameIn, type SetOffer, SetOfferService, wholeSets } from '../../sets';
import { decideSets, hasSameParts, mostSets, type SetRowReason } from '../domain/cart-sets';
import { setAdjustments } from '../domain/line-totals';
import { PlacementRefusal, refuse } from '../errors';
import { cartLines, type CartLineRecord, type CartRecord, type LineToWrite, writeLines } from '../queries/cart.query';
import { type CartSetRecord, cartSets, removeSets, writeSets } from '../queries/cart-set.query';
import { CartService, type NamedCart, namedCart } from './cart.service';

const row = z.object({
    setId: optional(recordId),
    cartSetId: optional(recordId),
    quantity: z.number().int('must be a whole number').min(0).max(mostSets),
    mode: z.preprocess(value => value ?? 'SET', z.enum(['ADD', 'SET'])),
}).refine(one => (one.setId === null) !== (one.cartSetId === null), { path: ['setId'], message: 'name a set, or one that the cart holds' });
const rowsInput = namedCart.extend({ sets: z.array(row).min(1).max(50) });
type Row = z.output<typeof row>;

export interface CartSetsInput extends NamedCart {
    sets: Array<{ setId?: ID | null; cartSetId?: ID | null; quantity: number; mode?: 'ADD' | 'SET' | null }>;
}

export interface SetAnswer {
    setId: number | null;
    /** As far as the buyer may know it. */
    name: string | null;
    outcome: 'ok' | 'rejected';
    reason: SetRowReason | null;
    /** Whole sets that there are, when that is what it fails by. */
    available: number | null;
}

export interface CartSetChange {
    cart: CartRecord;
    setAnswers: SetAnswer[];
}

/** Of a set in a cart: what it would be now, and what has become of it since it was put in. */
export interface HeldSet extends CartSetRecord {
    offer: SetOffer | null;
    state: 'same' | 'changed' | 'gone';
}

/** Sets in the cart. Each is as many order lines as it has parts, which come, change and go together. */
@Injectable()
export class CartSetService {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private offers: SetOfferService,
    ) {}

    async setSets(ctx: RequestContext, scope: MemberScope, input: CartSetsInput): Promise<CartSetChange> {
        const { sets, cartId, version } = checked(rowsInput, input);
        return this.carts.changing(ctx, scope, (tx, cart) => this.apply(tx, scope, cart, sets), { cartId, version });
    }

    /** Judges the rows in their order and writes what may be taken, each set at its price of now. The caller has the cart locked. */
    async apply(ctx: RequestContext, buyer: Buyer, cart: CartRecord, rows: readonly Row[]): Promise<CartSetChange> {
        const manager = this.manager(ctx);
        const known = await cartSets(manager, cart.orderId);
        const setIdOf = (one: Row) => heldBy(known, one)?.setId ?? one.setId;
        const setIds = rows.flatMap(one => setIdOf(one) ?? []);
        const offers = new Map((await this.offers.offers(ctx, buyer, { setIds }, new Date())).map(offer => [offer.setId, offer]));
        const setAnswers: SetAnswer[] = [];
        for (const one of rows) {
            const setId = setIdOf(one);
            const held = (await cartSets(manager, cart.orderId)).find(set => (one.cartSetId === null ? set.setId === setId : set.id === one.cartSetId));
            const offer = setId === null ? undefined : offers.get(setId);
            const names = (offer ?? held)?.names;
            const answer = await this.take(manager, cart.orderId, one, held, offer);
            setAnswers.push({ ...answer, setId, name: names ? setNameIn(names, ctx.languageCode) : null });
        }
        const changed = setAnswers.filter(answer => answer.outcome === 'ok').length;
        if (changed > 0) await this.carts.note(ctx, cart, [], changed);
        return { cart: changed > 0 ? await this.carts.totalled(ctx, buyer, cart) : cart, setAnswers };
    }

    /** What the sets of a cart are now. One look, however many there are. */
    async heldSets(ctx: RequestContext, buyer: Buyer, orderId: number, lines: ReadonlyArray<Pick<CartLineRecord, 'variantId' | 'quantity' | 'orderSetId'>>): Promise<HeldSet[]> {
        if (lines.every(line => line.orderSetId === null)) return [];
        const known = await cartSets(this.manager(ctx), orderId);
        const setIds = known.flatMap(set => set.setId ?? []);
        const offers = new Map((await this.offers.offers(ctx, buyer, { setIds }, new Date())).map(offer => [offer.setId, offer]));
        return known.map(set => {
            const offer = set.setId === null ? null : (offers.get(set.setId) ?? null);
            const own = lines.filter(line => line.orderSetId === set.id);
            return { ...set, offer, state: offer === null ? 'gone' : hasSameParts(offer.parts, set.quantity, own) ? 'same' : 'changed' };
        });
    }

    /** The lines of the cart's sets at the prices of now. A set that is gone or made of other parts ends the placement: the buyer decides. */
    async repriced(ctx: RequestContext, buyer: Buyer, orderId: number, lines: readonly CartLineRecord[]): Promise<LineToWrite[]> {
        const held = await this.heldSets(ctx, buyer, orderId, lines);
        const sets = held.map(set => {
            if (set.offer === null) return refuse(new PlacementRefusal('set-not-available', 'sets'));
            if (set.state === 'changed') return refuse(new PlacementRefusal('set-changed', 'sets'));
            return { ...set, offer: set.offer };
        });
        await writeSets(this.manager(ctx), orderId, sets.map(({ offer, quantity }) => asWritten(offer, quantity)));
        return sets.flatMap(({ id, offer, quantity }) => linesToWrite(id, offer, quantity) ?? refuse(new PlacementRefusal('set-not-available', 'sets')));
    }

    private async take(manager: EntityManager, orderId: number, one: Row, held: CartSetRecord | undefined, offer: SetOffer | undefined): Promise<Omit<SetAnswer, 'setId' | 'name'>> {
        const used = new Map<number, number>();
        const others = (await cartLines(manager, orderId)).filter(line => held === undefined || line.orderSetId !== held.id);
        for (const line of others) used.set(line.variantId, (used.get(line.variantId) ?? 0) + line.quantity);
        if (offer && one.quantity > 0 && held === undefined && (await runningPreSales(manager, [...used.keys()])).length > 0) {
            return { outcome: 'rejected', reason: 'pre-sale-apart', available: null };
        }
        const room = offer && wholeSets(offer.parts.map(({ variantId, quantity, available }) => ({
            quantity,
            available: available === null ? null : available - (used.get(variantId) ?? 0),
        })));
        const decided = decideSets(one, room, held?.quantity ?? 0);
        if ('reason' in decided) {
            // How many there are is told only where the firm tells its stock in figures.
            const isHidden = decided.reason === 'too-few-sets' && offer?.tellsStock === false;
            return isHidden ? { outcome: 'rejected', reason: 'insufficient-stock', available: null } : { outcome: 'rejected', ...decided };
        }
        if (decided.quantity === 0) {
            await removeSets(manager, orderId, held === undefined ? [] : [held.id]);
            return { outcome: 'ok', reason: null, available: null };
        }
        const written = offer && linesToWrite(0, offer, decided.quantity);
        if (!offer || !written) return { outcome: 'rejected', reason: 'too-much', available: null };
        const id = (await writeSets(manager, orderId, [asWritten(offer, decided.quantity)])).get(offer.setId) ?? 0;
        await writeLines(manager, orderId, written.map(line => ({ ...line, orderSetId: id })));
        return { outcome: 'ok', reason: null, available: null };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function heldBy(known: readonly CartSetRecord[], { setId, cartSetId }: Pick<Row, 'setId' | 'cartSetId'>): CartSetRecord | undefined {
    const held = known.find(set => (cartSetId === null ? set.setId === setId : set.id === cartSetId));
    if (held === undefined && cartSetId !== null) throw new EntityNotFoundError('CartSet', cartSetId);
    return held;
}

function asWritten({ setId, code, names, unitNet, firmNet, parts }: SetOffer, quantity: number) {
    return { setId, code, names, quantity, unitNet, firmNet, variantIds: parts.map(part => part.variantId) };
}

/** In the base unit: a set counts its parts so. */
function linesToWrite(orderSetId: number, offer: SetOffer, quantity: number): LineToWrite[] | null {
    const units = new Map(offer.parts.map(part => [part.variantId, part.baseUnit]));
    const lines = setLines(offer.unitNet, quantity, offer.parts);
    return lines && lines.map(({ unitNet, ...line }) => ({
        ...line,
        areaNet: line.rollWidthCm === null ? null : unitNet,
        adjustments: setAdjustments(line),
        ...{ orderSetId, unit: units.get(line.variantId) ?? 'piece', unitQuantity: line.quantity, remark: '' },
        ...{ priceSource: 'set', priceListId: null, takesDiscount: false },
    }));
}
