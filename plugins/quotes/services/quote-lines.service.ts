import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { toBase } from '../../../kernel/quantity';
import { type Buyer, VisibilityService } from '../../assortment';
import { PriceService, type ResolvedPrice } from '../../pricing';
import { refuse, variantFacts } from '../../purchasing';
import { inBaseUnits } from '../domain/quote-order';
import type { QuoteLine } from '../entities/quote-line.entity';
import { QuoteRefusal } from '../errors';
import type { WrittenLine } from './input-schemas';

export type LineFacts = Pick<QuoteLine, 'productVariantId' | 'position' | 'unit' | 'unitQuantity' | 'unitQuantityMax' | 'quantity' | 'unitNet' | 'deliveryDate' | 'remark'>;

/** Lines as somebody writes them, for what the company may buy and as whole numbers of base units. */
@Injectable()
export class QuoteLines {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private prices: PriceService,
    ) {}

    /** An article that the company does not see is one that there is not. Ends the transaction with a refusal that names the line. */
    async read(ctx: RequestContext, buyer: Buyer, lines: readonly WrittenLine[]): Promise<LineFacts[]> {
        const variantIds = lines.map(line => line.variantId);
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, variantIds);
        const facts = await variantFacts(this.connection.getRepository(ctx, Order).manager, variantIds.filter(id => visible.has(id)));
        return lines.map((line, i): LineFacts => {
            const variant = facts.get(line.variantId) ?? refuse(new QuoteRefusal('not-available', `lines.${i}.variantId`));
            const ratio = line.unit === variant.baseUnit ? { factor: 1, perUnits: 1 } : variant.units.get(line.unit);
            if (ratio === undefined) refuse(new QuoteRefusal('unknown-unit', `lines.${i}.unit`));
            const unit = { code: line.unit, numerator: BigInt(ratio.factor), denominator: BigInt(ratio.perUnits) };
            // What is agreed may be less than what the shop sells by itself.
            const counted = toBase(BigInt(line.quantity), unit, { minimum: 1n, increment: 1n });
            if ('refused' in counted) refuse(new QuoteRefusal(counted.refused === 'too-large' ? 'too-much' : 'not-whole', `lines.${i}.quantity`));
            const quantity = Number(counted.base);
            if (line.quantityMax !== null && inBaseUnits(line.quantityMax, { unitQuantity: line.quantity, quantity }) === null) {
                refuse(new QuoteRefusal('not-whole', `lines.${i}.quantityMax`));
            }
            const { deliveryDate, remark, unitNet } = line;
            return { productVariantId: line.variantId, position: i + 1, unit: line.unit, unitQuantity: line.quantity, unitQuantityMax: line.quantityMax, quantity, unitNet, deliveryDate, remark };
        });
    }

    /** What the company would pay for the same without a quote; what is absent is not for sale to it now. */
    usual(ctx: RequestContext, buyer: Buyer, lines: readonly Pick<QuoteLine, 'productVariantId' | 'quantity'>[]): Promise<Map<number, ResolvedPrice>> {
        return lines.length === 0 ? Promise.resolve(new Map<number, ResolvedPrice>()) : this.prices.resolvePrices(ctx, buyer, lines.map(line => ({ variantId: line.productVariantId, quantity: line.quantity })), new Date());
    }
}
