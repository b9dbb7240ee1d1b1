import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';
import type { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { IdempotencyService } from '../../outbox';
import { type AgreedLine, AgreedPlacement, answering, type DeliveryOption, PlacementRefusal, PriceChangedRefusal, refuse } from '../../purchasing';
import { chosenLines, refuseQuoteOrder } from '../domain/quote-order';
import type { Quote } from '../entities/quote.entity';
import { QuoteRefusal } from '../errors';
import { deliverySchema, orderSchema } from './input-schemas';
import { QuoteNews } from './quote-news.service';
import { QuoteReader } from './quote-reader.service';
import { QuoteWriter } from './quote-writer.service';

export type OrderRefusal = QuoteRefusal | PlacementRefusal | PriceChangedRefusal;

/** An offer becomes an order in one step, once, at the agreed prices; stock, credit and approval as for every order. */
@Injectable()
export class QuoteOrdering {
    constructor(
        private idempotency: IdempotencyService,
        private placement: AgreedPlacement,
        private reader: QuoteReader,
        private writer: QuoteWriter,
        private news: QuoteNews,
    ) {}

    async order(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ orderId: number } | OrderRefusal> {
        const { idempotencyKey, ...wish } = checked(orderSchema, input);
        return answering<{ orderId: number }, OrderRefusal>([QuoteRefusal, PlacementRefusal, PriceChangedRefusal], () =>
            this.idempotency.run(ctx, scope, 'orderQuote', idempotencyKey, wish, async tx => {
                if (!scope.permissions.has('see-prices')) refuse(new QuoteRefusal('prices-hidden'));
                // The row lock makes two who order at once one after the other; the second finds it ordered.
                const quote = await this.reader.lock(tx, scope, wish.id);
                const agreed = await this.agreed(tx, scope, quote, wish);
                if (agreed instanceof QuoteRefusal) refuse(agreed);
                const { branchId, addressId, deliveryWay, wishedDate, remarks, shownTotalGross } = wish;
                const orderId = await this.placement.place(tx, scope, agreed, { branchId, addressId, deliveryWay, wishedDate, remarks, shownTotalGross });
                await this.writer.move(tx, scope, quote, this.writer.stepFrom(quote, 'customer', 'order'), 'order', { changes: { orderId }, after: { orderId, number: wish.number } });
                await this.news.answered(tx, quote, 'ordered');
                return { orderId };
            }),
        );
    }

    /** What the order would come to with each way of delivery; nothing of an offer that cannot be ordered so. */
    async delivery(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ options: DeliveryOption[] }> {
        const wish = checked(deliverySchema, input);
        const agreed = await this.agreed(ctx, scope, await this.reader.record(ctx, scope, wish.id), wish);
        return { options: agreed instanceof QuoteRefusal ? [] : await this.placement.delivery(ctx, scope, agreed, wish) };
    }

    /** The lines that are ordered of the offer as it stands, or why none are. */
    private async agreed(ctx: RequestContext, scope: MemberScope, quote: Quote, wish: Pick<z.output<typeof orderSchema>, 'number' | 'lines'>): Promise<AgreedLine[] | QuoteRefusal> {
        const refused = refuseQuoteOrder(
            { state: quote.state, currencyCode: quote.currencyCode, number: quote.sentNumber, validUntil: quote.validUntil },
            { number: wish.number, currencyCode: scope.currencyCode },
            await this.reader.today(ctx),
        );
        if (refused !== null) return new QuoteRefusal(refused);
        const version = await this.writer.sentVersion(ctx, quote);
        const wishes = new Map(wish.lines.map(line => [line.lineId, line.quantity]));
        if ([...wishes.keys()].some(id => version.lines.every(line => line.id !== id))) throw inputError('lines: a line is not of this version');
        const chosen = chosenLines(version.lines, wishes, version.partialAllowed);
        if (typeof chosen === 'string') return new QuoteRefusal(chosen, 'lines');
        return chosen.map(({ line, unitQuantity, quantity }) => ({
            ...{ variantId: line.productVariantId, quantity, unit: line.unit, unitQuantity, remark: line.remark },
            ...{ unitNet: line.unitNet ?? 0, taxRate: line.taxRate ?? 0, rollWidthCm: line.rollWidthCm },
        }));
    }
}
