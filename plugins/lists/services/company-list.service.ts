import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idOf } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import type { Buyer } from '../../assortment';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { mostLists } from '../domain/list-rights';
import { ShoppingList } from '../entities/shopping-list.entity';
import { ShoppingListRefusal } from '../errors';
import { type DeskLine, deskLines, listCount, type ListRecord, listsOfCompany } from '../queries/shopping-lists.sql';
import { deleteForCompanyInput, saveForCompanyInput } from './list-input';
import { ListRows } from './list-rows.service';
import { ShoppingListService } from './shopping-list.service';

export type DeskList = ListRecord & { lines: DeskLine[] };

/** Lists that staff make and keep for a company: shared ones only; a member's private ones are his own. */
@Injectable()
export class CompanyListService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private rows: ListRows,
        private lists: ShoppingListService,
    ) {}

    async list(ctx: RequestContext, given: unknown): Promise<DeskList[]> {
        const found = await sql<ListRecord>(this.connection, ctx, listsOfCompany, [idOf(given, 'companyId'), null]);
        const lines = await sql<DeskLine>(this.connection, ctx, deskLines, [found.map(one => one.id), ctx.languageCode]);
        return found.map(one => ({ ...one, lines: lines.filter(line => line.listId === one.id) }));
    }

    /** A new list, or all of one that is there. */
    async save(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<DeskList | ShoppingListRefusal> {
        const { idempotencyKey, ...wish } = checked(saveForCompanyInput, input);
        const { companyId, name, version, lines } = wish;
        const remark = wish.remark ?? '';
        const saved = await this.idempotency.run(ctx, scope, 'saveCompanyShoppingList', idempotencyKey, wish, async tx => {
            const buyer = await this.lockCompany(tx, companyId);
            if (wish.id === null) {
                const [row] = await sql<{ count: number }>(this.connection, tx, listCount, [companyId, null]);
                if ((row?.count ?? 0) >= mostLists) return new ShoppingListRefusal('too-many-lists');
            } else {
                const list = await this.lock(tx, wish.id, companyId);
                await this.audit.refuseStale(tx, scope, version, { version: list.version, entity: 'ShoppingList', entityId: list.id });
                await sql(this.connection, tx, 'UPDATE shopping_list SET name = $2, remark = $3, version = version + 1, "updatedAt" = now() WHERE id = $1', [list.id, name, remark]);
                await sql(this.connection, tx, 'DELETE FROM shopping_list_line WHERE "listId" = $1', [list.id]);
            }
            const id = wish.id ?? (await this.connection.getRepository(tx, ShoppingList).save(new ShoppingList({ companyId, name, remark, isShared: true, ownerMemberId: null }))).id;
            await this.rows.putAll(tx, buyer, id, lines);
            await this.lists.record(tx, scope, wish.id === null ? 'create' : 'update', { id, companyId, name, isShared: true }, { lines: lines.length });
            return { id };
        });
        if (saved instanceof ShoppingListRefusal) return saved;
        const found = (await this.list(ctx, companyId)).find(one => one.id === saved.id);
        if (found === undefined) throw new EntityNotFoundError('ShoppingList', saved.id);
        return found;
    }

    async remove(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<void> {
        const { id, version } = checked(deleteForCompanyInput, input);
        await withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, id, null);
            await this.audit.refuseStale(tx, scope, version, { version: list.version, entity: 'ShoppingList', entityId: id });
            await sql(this.connection, tx, 'UPDATE shopping_list SET "deletedAt" = now(), version = version + 1 WHERE id = $1', [id]);
            await this.lists.record(tx, scope, 'delete', list);
        });
    }

    private async lock(tx: RequestContext, id: number, companyId: number | null): Promise<ShoppingList> {
        const [list] = await sql<ShoppingList>(this.connection, tx, `
            SELECT * FROM shopping_list WHERE id = $1 AND "isShared" AND "deletedAt" IS NULL AND ($2::int IS NULL OR "companyId" = $2) FOR UPDATE`, [id, companyId]);
        if (list === undefined) throw new EntityNotFoundError('ShoppingList', id);
        return list;
    }

    /** What the whole company sees is what may stand on a list of all of it. */
    private async lockCompany(tx: RequestContext, companyId: number): Promise<Buyer> {
        const [company] = await sql<Buyer>(this.connection, tx, `
            SELECT id AS "companyId", "currencyCode" FROM company WHERE id = $1 AND kind = 'customer' FOR NO KEY UPDATE`, [companyId]);
        if (company === undefined) throw new EntityNotFoundError('Company', companyId);
        return company;
    }
}
