import { Injectable } from '@nestjs/common';
import { type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, idempotencyKey, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { IdempotencyService } from '../../outbox';
import { mostCartRows } from '../constants';
import type { CartRow, RowAnswer } from '../domain/cart-lines';
import { cartLines, type CartRecord } from '../queries/cart.query';
import { CartService } from './cart.service';

const transferred = z.object({
    fromCartId: recordId,
    toCartId: recordId,
    fromVersion: optional(z.number().int().min(0)),
    variantIds: z.array(recordId).min(1).max(mostCartRows),
    isCopy: z.preprocess(value => value ?? false, z.boolean()),
    idempotencyKey,
});
type Transfer = Omit<z.output<typeof transferred>, 'idempotencyKey'>;

export interface TransferCartLinesInput {
    fromCartId: ID;
    toCartId: ID;
    /** What the buyer has seen of the cart that they leave. */
    fromVersion?: number | null;
    variantIds: ID[];
    /** They stay where they are, too. */
    isCopy?: boolean | null;
    idempotencyKey: string;
}

/** Lines that go from one cart of the member to another: each is in one of them at any time, or after a copy in both. */
@Injectable()
export class CartTransferService {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private idempotency: IdempotencyService,
    ) {}

    /** What became of each; what the other cart does not take stays where it is. The same key moves them once. */
    async transfer(ctx: RequestContext, scope: MemberScope, input: TransferCartLinesInput): Promise<RowAnswer[]> {
        const { idempotencyKey: key, ...wish } = checked(transferred, input);
        return this.idempotency.run(ctx, scope, 'transferCartLines', key, wish, tx => {
            const named = [{ cartId: wish.fromCartId, version: wish.fromVersion }, { cartId: wish.toCartId, version: null }];
            // Two who move lines towards each other lock the carts in the same order.
            const [first, second] = wish.fromCartId < wish.toCartId ? named : named.reverse();
            return this.carts.changing(tx, scope, (outer, one) => {
                if (wish.fromCartId === wish.toCartId) throw inputError('toCartId: must be another cart');
                return this.carts.changing(outer, scope, (inner, other) => {
                    const [from, to] = one.orderId === wish.fromCartId ? [one, other] : [other, one];
                    return this.move(inner, scope, from, to, wish);
                }, second);
            }, first);
        });
    }

    /** Both carts are locked. */
    private async move(ctx: RequestContext, scope: MemberScope, from: CartRecord, to: CartRecord, { variantIds, isCopy }: Transfer): Promise<RowAnswer[]> {
        const { manager } = this.connection.getRepository(ctx, Order);
        const asked = [...new Set(variantIds)];
        const lines = new Map((await cartLines(manager, from.orderId, asked)).filter(line => line.orderSetId === null).map(line => [line.variantId, line]));
        const leaving = asked.map((variantId): CartRow => ({ variantId, unit: lines.get(variantId)?.unit ?? '', quantity: 0, mode: 'SET' }));
        const judged = await this.carts.judge(ctx, scope, from, leaving);
        const answers = new Map(judged.answers.map(answer => [answer.variantId, answer]));
        for (const variantId of asked) if (!lines.has(variantId)) answers.set(variantId, { variantId, outcome: 'rejected', reason: 'not-available', nearest: [] });
        const free = asked.flatMap((variantId): CartRow[] => {
            const line = lines.get(variantId);
            if (line === undefined || (!isCopy && answers.get(variantId)?.outcome === 'rejected')) return [];
            // A line that is there already keeps what was remarked on it, unless this one says something.
            return [{ variantId, unit: line.unit, quantity: line.unitQuantity, mode: 'ADD', ...(line.remark !== '' && { remark: line.remark }) }];
        });
        const taken = free.length === 0 ? [] : (await this.carts.apply(ctx, scope, to, free)).answers;
        for (const answer of taken) answers.set(answer.variantId, answer);
        const gone = new Set(taken.filter(answer => answer.outcome !== 'rejected').map(answer => answer.variantId));
        if (!isCopy && gone.size > 0) {
            await this.carts.write(ctx, scope, from, { ...judged, changes: new Map([...judged.changes].filter(([variantId]) => gone.has(variantId))) });
        }
        return asked.flatMap(variantId => answers.get(variantId) ?? []);
    }
}
