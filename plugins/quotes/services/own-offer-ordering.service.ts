import { Injectable } from '@nestjs/common';
import { isGraphQlErrorResult, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { newToken } from '../../../kernel/token';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { answering, CartDeskService, type CartRowAnswer, CartService, type MyCart, refuse } from '../../purchasing';
import { OwnOfferLine } from '../entities/own-offer-line.entity';
import { OwnOffer } from '../entities/own-offer.entity';
import { OwnOfferRefusal } from '../errors';
import { toCartSchema } from './own-offer-input';
import { OwnOfferLines } from './own-offer-lines.service';
import { OwnOfferReader } from './own-offer-reader.service';

export interface OwnOfferInCart {
    cartId: number;
    /** Articles of the offer that cannot be bought now. */
    missing: string[];
    answers: Array<Omit<CartRowAnswer, 'variantId'> & { name: string }>;
}

/** His customer said yes: what is ours goes into a cart of its own, at his prices of now. */
@Injectable()
export class OwnOfferOrdering {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private reader: OwnOfferReader,
        private lines: OwnOfferLines,
        private desk: CartDeskService,
        private carts: CartService,
    ) {}

    async toCart(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<OwnOfferInCart | OwnOfferRefusal> {
        const { id, idempotencyKey } = checked(toCartSchema, input);
        return answering<OwnOfferInCart, OwnOfferRefusal>([OwnOfferRefusal], () =>
            this.idempotency.run(ctx, scope, 'ownOfferToCart', idempotencyKey, { id }, async tx => {
                const offer = await this.reader.lock(tx, scope, id);
                const all = await this.connection.getRepository(tx, OwnOfferLine).find({ where: { offerId: id }, order: { position: 'ASC' } });
                const articles = all.flatMap(({ productVariantId: variantId, name, unit, unitQuantity }) => (variantId === null ? [] : [{ variantId, name, unit, quantity: unitQuantity }]));
                const visible = await this.lines.visible(tx, scope, articles.map(one => one.variantId));
                const wanted = articles.filter(one => visible.has(one.variantId));
                if (wanted.length === 0) refuse(new OwnOfferRefusal('no-lines'));
                const { id: cartId } = await this.cart(tx, scope, `${offer.number} ${offer.customerName}`.trim().slice(0, 100));
                const rows = wanted.map(({ variantId, unit, quantity }) => ({ variantId, unit, quantity, mode: 'ADD' as const }));
                const { answers } = await this.carts.setLines(tx, scope, { lines: rows, cartId });
                await this.connection.getRepository(tx, OwnOffer).update(id, { orderedAt: await databaseNow(this.connection, tx) });
                await this.audit.record(tx, { scope, companyId: scope.companyId, action: 'own-offer.to-cart', entity: 'OwnOffer', entityId: id, after: { cartId, lines: rows.length } });
                return {
                    cartId: Number(cartId),
                    missing: articles.filter(one => !visible.has(one.variantId)).map(one => one.name),
                    answers: answers.map(({ outcome, reason, nearest }, i) => ({ name: wanted[i]?.name ?? '', outcome, reason, nearest })),
                };
            }),
        );
    }

    /** Called after the offer; without a name where an earlier one is called so. */
    private async cart(tx: RequestContext, scope: MemberScope, name: string): Promise<MyCart> {
        const create = (called: string | null) => this.desk.create(tx, scope, { name: called, idempotencyKey: newToken() });
        const first = await create(name);
        if (!isGraphQlErrorResult(first)) return first;
        const second = await create(null);
        return isGraphQlErrorResult(second) ? refuse(new OwnOfferRefusal('too-many-carts')) : second;
    }
}
