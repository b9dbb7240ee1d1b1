import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, LogLevel, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, idOf } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { listRights, type ListRights, mostLists } from '../domain/list-rights';
import { ShoppingList } from '../entities/shopping-list.entity';
import { ShoppingListRefusal } from '../errors';
import { copyLines, forgetLists, listById, listCount, type ListRecord, listsOfCompany, lockedList } from '../queries/shopping-lists.sql';
import { copyInput, createInput, deleteInput, listsInput, updateInput } from './list-input';
import { ListRows } from './list-rows.service';

const undoForMs = 24 * 60 * 60 * 1000;

export interface ListView extends ListRecord, ListRights {
    isMine: boolean;
}

export type ListAnswer = ListView | ShoppingListRefusal;

/** Lists of a company's people: making, finding, renaming, copying, deleting and bringing back. */
@Injectable()
export class ShoppingListService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private rows: ListRows,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ items: ListView[]; totalItems: number }> {
        const { term, editable, skip, take } = checked(listsInput, input ?? {});
        const found = await sql<ListRecord>(this.connection, ctx, listsOfCompany, [scope.companyId, scope.memberId]);
        const key = searchKey(term ?? '');
        const wanted = found.map(one => viewOf(scope, one)).filter(one => (!editable || one.mayEdit) && searchKey(`${one.name} ${one.remark}`).includes(key));
        return { items: wanted.slice(skip, skip + take), totalItems: wanted.length };
    }

    /** Null for what is not there, or not his to see. */
    async find(ctx: RequestContext, scope: MemberScope, id: unknown): Promise<ListView | null> {
        const [found] = await sql<ListRecord>(this.connection, ctx, listById, [idOf(id), scope.companyId]);
        const view = found && viewOf(scope, found);
        return view?.maySee ? view : null;
    }

    async create(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ListAnswer> {
        const { idempotencyKey, lines, ...facts } = checked(createInput, input);
        const made = await this.idempotency.run(ctx, scope, 'createShoppingList', idempotencyKey, { ...facts, lines }, async tx => {
            const refused = await this.refuseMore(tx, scope);
            if (refused !== null) return refused;
            const list = await this.save(tx, scope, { ...facts, remark: facts.remark ?? '' });
            await this.rows.putAll(tx, scope, list.id, lines);
            await this.record(tx, scope, 'create', list);
            return { id: list.id };
        });
        return made instanceof ShoppingListRefusal ? made : this.found(ctx, scope, made.id);
    }

    async update(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ListAnswer> {
        const { id, version, name, remark, isShared } = checked(updateInput, input);
        return this.changing(ctx, scope, { id, version }, 'mayManage', async (tx, list) => {
            await this.write(tx, id, { name, remark: remark ?? '', isShared });
            await this.record(tx, scope, 'update', { ...list, name, isShared });
        });
    }

    /** As a list of his own, with all lines of the one he sees. */
    async copy(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ListAnswer> {
        const { idempotencyKey, id, name } = checked(copyInput, input);
        const made = await this.idempotency.run(ctx, scope, 'copyShoppingList', idempotencyKey, { id, name }, async tx => {
            const refused = await this.refuseMore(tx, scope);
            if (refused !== null) return refused;
            const source = await this.lock(tx, scope, id);
            const copy = await this.save(tx, scope, { name, remark: source.remark, isShared: false });
            await sql(this.connection, tx, copyLines, [id, copy.id]);
            await this.record(tx, scope, 'create', copy);
            return { id: copy.id };
        });
        return made instanceof ShoppingListRefusal ? made : this.found(ctx, scope, made.id);
    }

    async remove(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ id: number } | ShoppingListRefusal> {
        const { id, version } = checked(deleteInput, input);
        return withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, scope, id);
            if (!list.mayManage) return new ShoppingListRefusal('not-yours');
            await this.audit.refuseStale(tx, scope, version, { version: list.version, entity: 'ShoppingList', entityId: id });
            await sql(this.connection, tx, 'UPDATE shopping_list SET "deletedAt" = now(), version = version + 1 WHERE id = $1', [id]);
            await this.record(tx, scope, 'delete', list);
            return { id };
        });
    }

    /** Within a day, by whoever might have deleted it. */
    async restore(ctx: RequestContext, scope: MemberScope, given: unknown): Promise<ListAnswer> {
        const id = idOf(given);
        const refused = await withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, scope, id, 'deleted');
            if (!list.mayManage) return new ShoppingListRefusal('not-yours');
            if (list.deletedForMs === null) return null;
            if (list.deletedForMs > undoForMs) return new ShoppingListRefusal('too-late');
            const full = list.ownerMemberId === scope.memberId ? await this.refuseMore(tx, scope) : null;
            if (full !== null) return full;
            await sql(this.connection, tx, 'UPDATE shopping_list SET "deletedAt" = NULL, version = version + 1, "updatedAt" = now() WHERE id = $1', [id]);
            await this.record(tx, scope, 'restore', list);
            return null;
        });
        return refused ?? this.found(ctx, scope, id);
    }

    /** Runs `work` with the list locked, if he has the right and knows its last version; then its version counts on. */
    async changing(
        ctx: RequestContext, scope: MemberScope, { id, version }: { id: number; version?: number | null }, right: 'mayEdit' | 'mayManage',
        work: (tx: RequestContext, list: ListView) => Promise<ShoppingListRefusal | 'unchanged' | void>,
    ): Promise<ListAnswer> {
        const refused = await withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, scope, id);
            if (!list.mayEdit) throw new ForbiddenError(LogLevel.Verbose);
            if (!list[right]) return new ShoppingListRefusal('not-yours');
            await this.audit.refuseStale(tx, scope, version, { version: list.version, entity: 'ShoppingList', entityId: id });
            const answer = await work(tx, list);
            if (answer instanceof ShoppingListRefusal) return answer;
            if (answer !== 'unchanged') await sql(this.connection, tx, 'UPDATE shopping_list SET version = version + 1, "updatedAt" = now() WHERE id = $1', [id]);
            return null;
        });
        return refused ?? this.found(ctx, scope, id);
    }

    async forgetDeleted(ctx: RequestContext): Promise<void> {
        await sql(this.connection, ctx, forgetLists);
    }

    record(ctx: RequestContext, scope: Scope, verb: string, { id, companyId, name, isShared }: Pick<ListRecord, 'id' | 'companyId' | 'name' | 'isShared'>, more: object = {}): Promise<void> {
        return this.audit.record(ctx, { scope, companyId, action: `shopping-list.${verb}`, entity: 'ShoppingList', entityId: id, after: { name, isShared, ...more } });
    }

    async found(ctx: RequestContext, scope: MemberScope, id: number): Promise<ListView> {
        const found = await this.find(ctx, scope, id);
        if (found === null) throw new EntityNotFoundError('ShoppingList', id);
        return found;
    }

    private async lock(tx: RequestContext, scope: MemberScope, id: number, which: 'there' | 'deleted' = 'there'): Promise<ListView & { deletedForMs: number | null }> {
        const [found] = await sql<ListRecord & { deletedForMs: number | null }>(this.connection, tx, lockedList, [id, scope.companyId]);
        const view = found && { ...found, ...viewOf(scope, found) };
        if (!view?.maySee || (which === 'there' && view.deletedForMs !== null)) throw new EntityNotFoundError('ShoppingList', id);
        return view;
    }

    /** His row is locked, so that two requests do not both make the last one. */
    private async refuseMore(tx: RequestContext, scope: MemberScope): Promise<ShoppingListRefusal | null> {
        if (scope.isGuest) return new ShoppingListRefusal('guest');
        await sql(this.connection, tx, 'SELECT id FROM company_member WHERE id = $1 FOR NO KEY UPDATE', [scope.memberId]);
        const [row] = await sql<{ count: number }>(this.connection, tx, listCount, [scope.companyId, scope.memberId]);
        return (row?.count ?? 0) >= mostLists ? new ShoppingListRefusal('too-many-lists') : null;
    }

    private save(tx: RequestContext, scope: MemberScope, facts: { name: string; remark: string; isShared: boolean }): Promise<ShoppingList> {
        return this.connection.getRepository(tx, ShoppingList).save(new ShoppingList({ ...facts, companyId: scope.companyId, ownerMemberId: scope.memberId }));
    }

    private async write(tx: RequestContext, id: number, { name, remark, isShared }: { name: string; remark: string; isShared: boolean }): Promise<void> {
        await sql(this.connection, tx, 'UPDATE shopping_list SET name = $2, remark = $3, "isShared" = $4 WHERE id = $1', [id, name, remark, isShared]);
    }
}

function viewOf(scope: MemberScope, list: ListRecord): ListView {
    const reader = { companyId: scope.companyId, memberId: scope.memberId, mayOrder: scope.permissions.has('order') };
    return { ...list, ...listRights(list, reader), isMine: list.ownerMemberId === scope.memberId };
}
