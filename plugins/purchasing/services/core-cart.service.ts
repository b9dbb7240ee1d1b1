import { Injectable } from '@nestjs/common';
import {
    EntityNotFoundError,
    type ID,
    InsufficientStockError,
    NegativeQuantityError,
    Order,
    OrderInterceptorError,
    OrderService,
    type RequestContext,
    TransactionalConnection,
} from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { cartMessage } from '../domain/cart-messages';
import type { RowAnswer } from '../domain/cart-lines';
import { cartLines } from '../queries/cart.query';
import { variantFacts } from '../queries/variant-facts.query';
import { type CartRowsInput, CartService } from './cart.service';

type CartError = InsufficientStockError | NegativeQuantityError | OrderInterceptorError;

/** Core's cart operations in terms of ours. Quantities are counts of the base unit, as everywhere in core. */
@Injectable()
export class CoreCartService {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private orders: OrderService,
    ) {}

    async activeOrder(ctx: RequestContext, scope: MemberScope): Promise<Order | undefined> {
        const cart = await this.carts.find(ctx, scope);
        return cart ? this.orders.findOne(ctx, cart.orderId) : undefined;
    }

    async add(ctx: RequestContext, scope: MemberScope, items: ReadonlyArray<{ productVariantId: ID; quantity: number }>) {
        const variantIds = items.map(item => Number(item.productVariantId));
        const negative = items.filter(item => item.quantity < 0).map(() => new NegativeQuantityError());
        const facts = await variantFacts(this.connection.getRepository(ctx, Order).manager, variantIds);
        const lines = items
            .filter(item => item.quantity >= 0)
            .map(item => ({
                variantId: Number(item.productVariantId),
                unit: facts.get(Number(item.productVariantId))?.baseUnit ?? 'piece',
                quantity: item.quantity,
                mode: 'ADD' as const,
            }));
        const answers = lines.length > 0 ? (await this.carts.setLines(ctx, scope, { lines })).answers : [];
        return this.answer(ctx, scope, answers, negative);
    }

    async adjust(ctx: RequestContext, scope: MemberScope, { orderLineId, quantity }: { orderLineId: ID; quantity: number }) {
        if (quantity < 0) {
            return new NegativeQuantityError();
        }
        const manager = this.connection.getRepository(ctx, Order).manager;
        const cart = await this.carts.find(ctx, scope);
        const line = cart && (await cartLines(manager, cart.orderId)).find(l => l.id === Number(orderLineId));
        if (!line) {
            throw new EntityNotFoundError('OrderLine', orderLineId);
        }
        if (line.orderSetId !== null) {
            return new OrderInterceptorError({ interceptorError: cartMessage('part-of-a-set', ctx.languageCode) });
        }
        const unit = (await variantFacts(manager, [line.variantId])).get(line.variantId)?.baseUnit ?? line.unit;
        const lines: CartRowsInput['lines'] = [{ variantId: line.variantId, unit, quantity, mode: 'SET' }];
        const { answers } = await this.carts.setLines(ctx, scope, { lines });
        const { order, errorResults } = await this.answer(ctx, scope, answers, []);
        return errorResults[0] ?? order;
    }

    async clear(ctx: RequestContext, scope: MemberScope): Promise<Order> {
        await this.carts.clear(ctx, scope);
        return this.orderOrRefuse(ctx, scope);
    }

    private async answer(ctx: RequestContext, scope: MemberScope, answers: readonly RowAnswer[], before: CartError[]) {
        const order = await this.orderOrRefuse(ctx, scope);
        const errors = answers.flatMap((answer): CartError[] => {
            if (answer.reason === 'insufficient-stock') {
                return [new InsufficientStockError({ quantityAvailable: answer.nearest[0] ?? 0, order })];
            }
            return answer.outcome === 'rejected'
                ? [new OrderInterceptorError({ interceptorError: cartMessage(answer.reason ?? 'not-available', ctx.languageCode) })]
                : [];
        });
        return { order, errorResults: [...before, ...errors] };
    }

    private async orderOrRefuse(ctx: RequestContext, scope: MemberScope): Promise<Order> {
        const order = await this.activeOrder(ctx, scope);
        if (!order) {
            throw inputError('cart: there is none yet');
        }
        return order;
    }
}
