import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { CatalogueService } from '../../assortment';
import { IdempotencyService } from '../../outbox';
import { type CartRowAnswer, CartService } from '../../purchasing';
import { type ListRowAnswer, moved } from '../domain/list-rows';
import { ShoppingListRefusal } from '../errors';
import { type LineRecord, placeLines } from '../queries/shopping-lists.sql';
import { addInput, changeInput, lineSorts, linesInput, moveInput, toCartInput } from './list-input';
import { ListRows } from './list-rows.service';
import { type ListAnswer, type ListView, ShoppingListService } from './shopping-list.service';

export type Article = Awaited<ReturnType<CatalogueService['variantsOf']>>[number];

export interface LineView extends Omit<LineRecord, 'variantId' | 'sku'> {
    /** Null when it is not offered to the company any more: then nothing is said of what it was. */
    article: Article | null;
}

export interface ToCartAnswer extends Omit<CartRowAnswer, 'variantId'> {
    lineId: number;
}

type Sort = (typeof lineSorts)[number];
const compareCodes = new Intl.Collator('en', { numeric: true }).compare;

/** The lines of lists, and their way into the cart. */
@Injectable()
export class ListLinesService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ShoppingListService,
        private rows: ListRows,
        private catalogue: CatalogueService,
        private carts: CartService,
        private idempotency: IdempotencyService,
    ) {}

    /** A page of a list that he sees. A term leaves only what is still offered: of all else there is nothing to find it by. */
    async page(ctx: RequestContext, scope: MemberScope, input: unknown, now: Date): Promise<{ items: LineView[]; totalItems: number }> {
        const { listId, term, sort, skip, take } = checked(linesInput, input);
        await this.lists.found(ctx, scope, listId);
        const all = await this.rows.of(ctx, listId);
        const { ids } = await this.catalogue.narrowed(ctx, scope, all.map(line => line.variantId), { term }, now);
        const place = new Map(ids.map((id, at) => [id, at]));
        const wanted = sorted(term === null ? all : all.filter(line => place.has(line.variantId)), sort, place);
        const shown = wanted.slice(skip, skip + take);
        const seen = shown.filter(line => place.has(line.variantId)).map(line => line.variantId);
        const articles = new Map((await this.catalogue.variantsOf(ctx, scope, seen, now)).map(one => [one.variantId, one]));
        const items = shown.map(({ id, unit, quantity, remark, variantId }) => ({ id, unit, quantity, remark, article: articles.get(variantId) ?? null }));
        return { items, totalItems: wanted.length };
    }

    async add(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ list: ListView; answers: ListRowAnswer[] } | ShoppingListRefusal> {
        const { idempotencyKey, listId, lines } = checked(addInput, input);
        const answers = await this.idempotency.run(ctx, scope, 'addToShoppingList', idempotencyKey, { listId, lines }, async tx => {
            let given: ListRowAnswer[] = [];
            const done = await this.lists.changing(tx, scope, { id: listId }, 'mayEdit', async (inner, list) => {
                given = await this.rows.put(inner, scope, listId, lines);
                const taken = given.filter(one => one.outcome === 'ok').length;
                if (taken === 0) return 'unchanged';
                return this.lists.record(inner, scope, 'add-lines', list, { lines: taken });
            });
            return done instanceof ShoppingListRefusal ? done : given;
        });
        return answers instanceof ShoppingListRefusal ? answers : { list: await this.lists.found(ctx, scope, listId), answers };
    }

    async change(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ListAnswer> {
        const { listId, version, lines, removeLineIds } = checked(changeInput, input);
        return this.lists.changing(ctx, scope, { id: listId, version }, 'mayEdit', async (tx, list) => {
            const held = new Map((await this.rows.of(tx, listId)).map(line => [line.id, line]));
            const unknown = [...lines.map(line => line.lineId), ...removeLineIds].find(id => !held.has(id));
            if (unknown !== undefined) throw new EntityNotFoundError('ShoppingListLine', unknown);
            await sql(this.connection, tx, `
                UPDATE shopping_list_line n SET quantity = t.quantity, remark = t.remark, "updatedAt" = now()
                FROM unnest($2::int[], $3::int[], $4::text[]) AS t(id, quantity, remark) WHERE n.id = t.id AND n."listId" = $1`,
                [listId, lines.map(line => line.lineId), lines.map(line => line.quantity), lines.map(line => line.remark ?? held.get(line.lineId)?.remark ?? '')]);
            await sql(this.connection, tx, 'DELETE FROM shopping_list_line WHERE "listId" = $1 AND id = ANY($2::int[])', [listId, removeLineIds]);
            await this.lists.record(tx, scope, 'change-lines', list, { changed: lines.length, removed: removeLineIds.length });
        });
    }

    async move(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ListAnswer> {
        const { listId, version, lineId, place } = checked(moveInput, input);
        return this.lists.changing(ctx, scope, { id: listId, version }, 'mayEdit', async (tx, list) => {
            const ids = (await this.rows.of(tx, listId)).map(line => line.id);
            if (!ids.includes(lineId)) throw new EntityNotFoundError('ShoppingListLine', lineId);
            await sql(this.connection, tx, placeLines, [listId, moved(ids, lineId, place)]);
            await this.lists.record(tx, scope, 'sort-lines', list);
        });
    }

    /** The whole list or some lines of it, as often as he likes; the cart says of each what became of it. The list stays as it is. */
    async toCart(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ToCartAnswer[]> {
        const { idempotencyKey, listId, lines, cartId } = checked(toCartInput, input);
        if (!scope.permissions.has('order')) throw new ForbiddenError();
        await this.lists.found(ctx, scope, listId);
        const held = await this.rows.of(ctx, listId);
        const wishes = new Map(lines?.map(line => [line.lineId, line.quantity]));
        const unknown = [...wishes.keys()].find(id => !held.some(line => line.id === id));
        if (unknown !== undefined) throw new EntityNotFoundError('ShoppingListLine', unknown);
        const wanted = held.filter(line => lines === null || wishes.has(line.id));
        if (wanted.length === 0) throw inputError('listId: the list has no lines');
        const rows = wanted.map(({ id, variantId, unit, quantity, remark }) => ({
            variantId, unit, quantity: wishes.get(id) ?? quantity, mode: 'ADD' as const, ...(remark !== '' && { remark }),
        }));
        return this.idempotency.run(ctx, scope, 'shoppingListToCart', idempotencyKey, { listId, rows, cartId }, async tx => {
            const { answers } = await this.carts.setLines(tx, scope, { lines: rows, cartId });
            return answers.map(({ outcome, reason, nearest }, at) => ({ lineId: wanted[at]?.id ?? 0, outcome, reason, nearest }));
        });
    }
}

/** By name, what is not offered any more comes last. */
function sorted(lines: readonly LineRecord[], sort: Sort, place: ReadonlyMap<number, number>): LineRecord[] {
    if (sort === 'PLACE') return [...lines];
    const placeOf = ({ variantId }: LineRecord) => place.get(variantId) ?? place.size;
    const shown = (line: LineRecord) => place.has(line.variantId);
    return [...lines].sort((a, b) => (sort === 'NAME' || !shown(a) || !shown(b) ? placeOf(a) - placeOf(b) : compareCodes(a.sku, b.sku)) || a.id - b.id);
}
