import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, idempotencyKey, idOf, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { MemberDirectory } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { type CartRefusalReason, cartSharings, mayManage, refuseCart, refuseSharing } from '../domain/cart-sharing';
import { answering, CartRefusal, refuse } from '../errors';
import { copyLines, deleteCart, findCart, listCarts, ownCartNames, type CartListing, type CartPerson, writeCartName, writeCurrentCart, writeSharing } from '../queries/member-cart.query';
import { CartService } from './cart.service';

const called = { name: optional(line(100)), remark: optional(paragraph(500)) };
const created = z.object({ ...called, copyOf: optional(recordId), idempotencyKey });
const updated = z.object({ ...called, cartId: recordId, version: optional(z.number().int()) });
const shared = z.object({
    cartId: recordId,
    version: optional(z.number().int()),
    sharing: z.preprocess(value => (typeof value === 'string' ? value.toLowerCase() : value), z.enum(cartSharings)),
    memberIds: z.preprocess(value => value ?? [], z.array(recordId).max(200)),
});
const removed = z.object({ cartId: recordId, cartVersion: optional(z.number().int()) });

export interface CartInput {
    name?: string | null;
    remark?: string | null;
}
export interface CreateCartInput extends CartInput {
    /** A cart whose lines it begins with. */
    copyOf?: ID | null;
    idempotencyKey: string;
}
export interface UpdateCartInput extends CartInput {
    cartId: ID;
    version?: number | null;
}
export interface ShareCartInput {
    cartId: ID;
    version?: number | null;
    sharing: string;
    memberIds?: ID[] | null;
}

export interface MyCart extends CartListing {
    isOwn: boolean;
    mayManage: boolean;
}

/** A member's several carts: what they are called, who shares them, and which one he works on. */
@Injectable()
export class CartDeskService {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private members: MemberDirectory,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope): Promise<MyCart[]> {
        return (await listCarts(this.manager(ctx), scope)).map(cart => ({
            ...cart,
            isOwn: cart.owner.id === scope.memberId,
            mayManage: !scope.isGuest && mayManage({ ownerMemberId: cart.owner.id, ownerIsActive: cart.ownerIsActive }, scope.memberId),
        }));
    }

    /** With whom he may share a cart: who may order in the company today. */
    async colleagues(ctx: RequestContext, scope: MemberScope): Promise<CartPerson[]> {
        if (scope.isGuest) return [];
        const people = await this.members.ofCompany(ctx, scope.companyId);
        return people
            .filter(one => one.isActive && one.memberId !== scope.memberId && one.permissions.has('order'))
            .map(({ memberId, name }) => ({ id: memberId, name }));
    }

    /** A new one, empty or with the lines of another, which he works on from now on. */
    async create(ctx: RequestContext, scope: MemberScope, input: CreateCartInput): Promise<MyCart | CartRefusal> {
        const { idempotencyKey: key, ...request } = checked(created, input);
        const done = await answering<{ id: number }, CartRefusal>([CartRefusal], () =>
            this.idempotency.run(ctx, scope, 'createCart', key, request, async tx => {
                const manager = this.manager(tx);
                await this.carts.queueMember(tx, scope);
                await this.refuseName(tx, scope, request.name, null);
                const from = request.copyOf === null ? null : await this.carts.locked(tx, scope, request.copyOf);
                const named = { name: request.name ?? '', remark: request.remark ?? '' };
                const cart = await this.carts.open(tx, scope, named);
                if (from !== null) {
                    await copyLines(manager, from.orderId, cart.orderId);
                    await this.carts.totalled(tx, scope, cart);
                }
                await writeCurrentCart(manager, scope.memberId, cart.orderId);
                await this.record(tx, scope, 'cart.create', cart.orderId, { ...named, copyOf: from?.orderId ?? null });
                return { id: cart.orderId };
            }),
        );
        return done instanceof CartRefusal ? done : this.one(ctx, scope, done.id);
    }

    async update(ctx: RequestContext, scope: MemberScope, input: UpdateCartInput): Promise<MyCart | CartRefusal> {
        const { cartId: id, version, name, remark } = checked(updated, input);
        return this.managing(ctx, scope, id, version, async (tx, cart) => {
            await this.refuseName(tx, scope, name, id);
            const named = { name: name ?? '', remark: remark ?? '' };
            await writeCartName(this.manager(tx), id, named);
            await this.record(tx, scope, 'cart.update', id, named, { name: cart.name, remark: cart.remark });
        });
    }

    async share(ctx: RequestContext, scope: MemberScope, input: ShareCartInput): Promise<MyCart | CartRefusal> {
        const { cartId: id, version, sharing, memberIds } = checked(shared, input);
        return this.managing(ctx, scope, id, version, async (tx, cart) => {
            const chosen = sharing === 'chosen' ? [...new Set(memberIds)] : [];
            const colleagues = new Set((await this.colleagues(tx, scope)).map(one => one.id));
            // Whom the owner had chosen stays chosen, although somebody else looks after the cart now.
            const refused = scope.isGuest ? 'guest' : refuseSharing(sharing, chosen, new Set([...colleagues, cart.owner.id, scope.memberId]));
            if (refused !== null) this.refuse(refused);
            await writeSharing(this.manager(tx), id, sharing, chosen);
            await this.record(tx, scope, 'cart.share', id, { sharing, memberIds: chosen }, { sharing: cart.sharing, memberIds: cart.sharedWith.map(one => one.id) });
        });
    }

    /** From now on he works on this one. */
    async switchTo(ctx: RequestContext, scope: MemberScope, cartId: ID): Promise<void> {
        const id = idOf(cartId, 'cartId');
        await withTx(this.connection, ctx, async tx => {
            if ((await findCart(this.manager(tx), scope, id)) === null) throw new EntityNotFoundError('Cart', id);
            await writeCurrentCart(this.manager(tx), scope.memberId, id);
        });
    }

    /** What colleagues have put in since he looked is not thrown away unseen. */
    async remove(ctx: RequestContext, scope: MemberScope, input: { cartId: ID; cartVersion?: number | null }): Promise<MyCart | CartRefusal> {
        const { cartId: id, cartVersion } = checked(removed, input);
        return answering<MyCart, CartRefusal>([CartRefusal], () =>
            withTx(this.connection, ctx, async tx => {
                const locked = await this.carts.locked(tx, scope, id);
                const cart = await this.managed(tx, scope, id);
                if (scope.isGuest) this.refuse('guest');
                await this.audit.refuseStale(tx, scope, cartVersion, { version: locked?.version ?? 0, entity: 'Cart', entityId: id });
                await deleteCart(this.manager(tx), id);
                await this.record(tx, scope, 'cart.delete', id, null, { name: cart.name, lineCount: cart.lineCount });
                return cart;
            }),
        );
    }

    /** What only the owner may do, or who looks after the cart in his stead. */
    private async managing(
        ctx: RequestContext,
        scope: MemberScope,
        id: number,
        version: number | null,
        work: (tx: RequestContext, cart: MyCart) => Promise<void>,
    ): Promise<MyCart | CartRefusal> {
        const done = await answering<null, CartRefusal>([CartRefusal], () =>
            withTx(this.connection, ctx, async tx => {
                await this.carts.queueMember(tx, scope);
                await this.carts.locked(tx, scope, id);
                const cart = await this.managed(tx, scope, id);
                await this.audit.refuseStale(tx, scope, version, { version: cart.version, entity: 'Cart', entityId: id });
                await work(tx, cart);
                return null;
            }),
        );
        return done ?? this.one(ctx, scope, id);
    }

    private async managed(ctx: RequestContext, scope: MemberScope, id: number): Promise<MyCart> {
        const cart = await this.one(ctx, scope, id);
        if (!cart.mayManage && !scope.isGuest) this.refuse('not-owner');
        return cart;
    }

    private async one(ctx: RequestContext, scope: MemberScope, id: number): Promise<MyCart> {
        const found = (await this.list(ctx, scope)).find(cart => cart.id === id);
        if (!found) throw new EntityNotFoundError('Cart', id);
        return found;
    }

    private async refuseName(ctx: RequestContext, scope: MemberScope, name: string | null, cartId: number | null): Promise<void> {
        const names = (await ownCartNames(this.manager(ctx), scope.memberId, cartId)).map(searchKey);
        const reason = refuseCart({ nameKey: searchKey(name ?? ''), isNew: cartId === null }, { isGuest: scope.isGuest === true, names });
        if (reason !== null) this.refuse(reason);
    }

    private refuse(reason: CartRefusalReason): never {
        return refuse(new CartRefusal(reason));
    }

    private async record(ctx: RequestContext, scope: MemberScope, action: string, id: number, after: object | null, before?: object): Promise<void> {
        await this.audit.record(ctx, { scope, companyId: scope.companyId, action, entity: 'Cart', entityId: id, before, after });
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
