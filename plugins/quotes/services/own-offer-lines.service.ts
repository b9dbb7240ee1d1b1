import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { toBase } from '../../../kernel/quantity';
import { VisibilityService } from '../../assortment';
import { PriceService, type ResolvedPrice } from '../../pricing';
import { refuse, variantFacts } from '../../purchasing';
import { lineNet, type OfferedPrice, offeredPrice } from '../domain/own-offer';
import { OwnOfferLine } from '../entities/own-offer-line.entity';
import type { OwnOffer } from '../entities/own-offer.entity';
import { OwnOfferRefusal, type OwnOfferRefusalReason } from '../errors';
import { variantNames } from '../queries/own-offers.sql';
import type { WrittenOfferLine } from './own-offer-input';

export type OwnLineFacts = Pick<
    OwnOfferLine,
    'position' | 'productVariantId' | 'name' | 'text' | 'unit' | 'unitQuantity' | 'quantity' | 'rollWidthCm' | 'unitNet' | 'marginPoints' | 'costNet'
>;

/** So much of an article, from a cart, a list or an order. */
export interface SourceRow {
    variantId: number;
    unit: string;
    quantity: number;
}

type Facts = Awaited<ReturnType<typeof variantFacts>> extends Map<number, infer One> ? One : never;
type Counted = { quantity: number } | { refused: OwnOfferRefusalReason };

/** The lines of a customer's own offers: of what he may buy, at prices that he makes of his own. */
@Injectable()
export class OwnOfferLines {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private prices: PriceService,
    ) {}

    /** All that he may buy of the rows, each article once, with the margin on today's price; and how many rows are left out. */
    async taken(tx: RequestContext, scope: MemberScope, rows: readonly SourceRow[], offer: Pick<OwnOffer, 'currencyCode' | 'language'>, marginPoints: number): Promise<{ lines: OwnLineFacts[]; leftOut: number }> {
        const facts = await this.facts(tx, scope, rows.map(row => row.variantId));
        const articles = new Map<number, { unit: string; unitQuantity: number; quantity: number }>();
        for (const { variantId, unit, quantity } of rows) {
            const variant = facts.get(variantId);
            const counted = variant && countedIn(variant, unit, quantity);
            if (variant === undefined || counted === undefined || 'refused' in counted) continue;
            const known = articles.get(variantId);
            const all = counted.quantity + (known?.quantity ?? 0);
            articles.set(variantId, known === undefined ? { unit, unitQuantity: quantity, quantity: all } : { unit: variant.baseUnit, unitQuantity: all, quantity: all });
        }
        const costs = await this.costs(tx, scope, [...articles].map(([variantId, { quantity }]) => ({ variantId, quantity })));
        const names = await this.names(tx, [...articles.keys()], offer.language);
        const lines: OwnLineFacts[] = [];
        for (const [variantId, article] of articles) {
            const cost = costs.get(variantId);
            const price = cost && offeredPrice({ unitNet: null, marginPoints }, null, cost.unitNet, { anew: false, currencyCode: offer.currencyCode });
            if (price === undefined || typeof price === 'string') continue;
            lines.push({ ...article, ...price, position: lines.length + 1, productVariantId: variantId, name: names.get(variantId) ?? '', text: '', rollWidthCm: cost?.rollWidthCm ?? null });
        }
        const kept = new Set(lines.map(line => line.productVariantId));
        return { lines, leftOut: rows.filter(row => !kept.has(row.variantId)).length };
    }

    /**
     * The lines as he wrote them. An article that he does not see is one that there is not, unless it is in the offer already: then it stays with
     * its name and price. Ends the transaction with a refusal that names the line.
     */
    async read(tx: RequestContext, scope: MemberScope, offer: OwnOffer, written: readonly WrittenOfferLine[], anew: boolean): Promise<OwnLineFacts[]> {
        const stored = await this.connection.getRepository(tx, OwnOfferLine).findBy({ offerId: offer.id });
        const held = (line: WrittenOfferLine) => stored.find(one => one.id === line.id && one.productVariantId === line.variantId) ?? null;
        const facts = await this.facts(tx, scope, written.flatMap(line => line.variantId ?? []));
        const counted = written.map((line, i) => this.counted(line, held(line), line.variantId === null ? undefined : facts.get(line.variantId), i));
        const sold = written.flatMap(({ variantId }, i) => (variantId === null || !facts.has(variantId) ? [] : [{ variantId, quantity: counted[i] ?? 1 }]));
        const costs = offer.currencyCode === scope.currencyCode ? await this.costs(tx, scope, sold) : new Map<number, ResolvedPrice>();
        const names = await this.names(tx, sold.map(one => one.variantId), offer.language);
        return written.map((line, i) => {
            const before = held(line);
            const quantity = counted[i] ?? 1;
            const cost = line.variantId === null ? undefined : costs.get(line.variantId);
            const isSame = before !== null && before.unit === line.unit && before.quantity === quantity;
            const price = offeredPrice(line, isSame ? before : null, cost?.unitNet ?? null, { anew: anew && cost !== undefined, currencyCode: offer.currencyCode });
            if (typeof price === 'string') refuse(new OwnOfferRefusal(price, `lines.${i}.unitNet`));
            const rollWidthCm = line.variantId === null ? null : cost === undefined ? (before?.rollWidthCm ?? null) : cost.rollWidthCm;
            if (lineNet(price.unitNet, { quantity, rollWidthCm }) === null) refuse(new OwnOfferRefusal('too-much', `lines.${i}.quantity`));
            const name = line.variantId === null ? '' : (names.get(line.variantId) ?? before?.name ?? '');
            return { ...onlyPrice(price), position: i + 1, productVariantId: line.variantId, name, text: line.text, unit: line.unit, unitQuantity: line.quantity, quantity, rollWidthCm };
        });
    }

    /** His own price of now; what is absent is not for sale to him. */
    async costs(ctx: RequestContext, scope: MemberScope, rows: ReadonlyArray<{ variantId: number; quantity: number }>): Promise<Map<number, ResolvedPrice>> {
        return rows.length === 0 ? new Map<number, ResolvedPrice>() : this.prices.resolvePrices(ctx, scope, [...rows], new Date());
    }

    async visible(ctx: RequestContext, scope: MemberScope, variantIds: readonly number[]): Promise<Set<number>> {
        return this.visibility.visibleVariantIds(ctx, scope, [...new Set(variantIds)]);
    }

    private counted(line: WrittenOfferLine, before: OwnOfferLine | null, variant: Facts | undefined, i: number): number {
        if (line.variantId === null) {
            if (line.text.trim() === '') refuse(new OwnOfferRefusal('text-missing', `lines.${i}.text`));
            return line.quantity;
        }
        if (variant === undefined) {
            if (before === null || before.unit !== line.unit || before.unitQuantity !== line.quantity) refuse(new OwnOfferRefusal('not-available', `lines.${i}.variantId`));
            return before.quantity;
        }
        const counted = countedIn(variant, line.unit, line.quantity);
        if ('refused' in counted) refuse(new OwnOfferRefusal(counted.refused, counted.refused === 'unknown-unit' ? `lines.${i}.unit` : `lines.${i}.quantity`));
        return counted.quantity;
    }

    private async facts(ctx: RequestContext, scope: MemberScope, variantIds: readonly number[]): Promise<Map<number, Facts>> {
        const seen = await this.visible(ctx, scope, variantIds);
        return variantFacts(this.connection.getRepository(ctx, Order).manager, [...seen]);
    }

    private names(ctx: RequestContext, variantIds: readonly number[], language: string): Promise<Map<number, string>> {
        return variantNames(this.connection.getRepository(ctx, Order).manager, variantIds, language, ctx.channel.defaultLanguageCode);
    }
}

function countedIn(variant: Facts, unit: string, quantity: number): Counted {
    const ratio = unit === variant.baseUnit ? { factor: 1, perUnits: 1 } : variant.units.get(unit);
    if (ratio === undefined) return { refused: 'unknown-unit' };
    // What he sells may be less than what the shop sells at a time: then the cart says so.
    const counted = toBase(BigInt(quantity), { code: unit, numerator: BigInt(ratio.factor), denominator: BigInt(ratio.perUnits) }, { minimum: 1n, increment: 1n });
    if ('refused' in counted) return { refused: counted.refused === 'too-large' ? 'too-much' : 'not-whole' };
    return { quantity: Number(counted.base) };
}

const onlyPrice = ({ unitNet, marginPoints, costNet }: OfferedPrice): OfferedPrice => ({ unitNet, marginPoints, costNet });
