import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, LogLevel, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import type { LocalDate } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { goodsKeyOf, type QuotaGoods } from '../domain/quota';
import { PurchaseQuota } from '../entities/purchase-quota.entity';
import { PurchaseQuotaRefusal } from '../errors';
import { type QuotaFilter, quotaList, type QuotaRow } from '../queries/quotas.sql';
import { changeSchema, createSchema, listSchema, type QuotaWish, removeSchema } from './input-schemas';
import { QuotaService } from './quota.service';

/** Of a company's quota also how far it is; a group's is counted company by company. */
export type QuotaView = QuotaRow & { orderedQuantity: number | null; lastDay: LocalDate | null };
export type QuotaAnswer = QuotaView | PurchaseQuotaRefusal;

type Owner = Pick<QuotaWish, 'companyId' | 'groupId'>;

const goodsTables = { productVariantId: ['ProductVariant', 'product_variant'], productId: ['Product', 'product'], collectionId: ['Collection', 'collection'] } as const;

/** Quotas as the sales managers set them. */
@Injectable()
export class QuotaDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private quotas: QuotaService,
    ) {}

    async list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<{ items: QuotaView[]; totalItems: number }> {
        return this.read(ctx, { ...checked(listSchema, input ?? {}), id: null, managers: scope.reach, language: ctx.languageCode });
    }

    async find(ctx: RequestContext, scope: StaffScope, id: number): Promise<QuotaView | null> {
        const all = { companyId: null, groupId: null, period: null, term: '', skip: 0, take: 1 };
        const { items } = await this.read(ctx, { ...all, id, managers: scope.reach, language: ctx.languageCode });
        return items[0] ?? null;
    }

    async create(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuotaAnswer> {
        const { idempotencyKey, ...wish } = checked(createSchema, input);
        this.refuseGroupBeyondReach(scope, wish);
        const answer = await this.idempotency.run(ctx, scope, 'createPurchaseQuota', idempotencyKey, wish, async tx => {
            await this.lockOwner(tx, wish);
            await this.requireGoods(tx, wish);
            const facts = { ...wish, goodsKey: goodsKeyOf(wish) };
            if (await this.hasTwin(tx, facts, 0)) return new PurchaseQuotaRefusal('twin');
            const { id } = await this.connection.getRepository(tx, PurchaseQuota).save(new PurchaseQuota(facts));
            await this.record(tx, scope, 'create', { id, ...wish }, { after: wish });
            return { id };
        });
        return answer instanceof PurchaseQuotaRefusal ? answer : this.found(ctx, scope, answer.id);
    }

    /** How much of it, and in which period; whose it is and of what stays. */
    async change(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuotaAnswer> {
        const { id, version, period, maxQuantity } = checked(changeSchema, input);
        const refused = await withTx(this.connection, ctx, async tx => {
            const quota = await this.lock(tx, scope, id, version);
            if (await this.hasTwin(tx, { ...quota, period }, id)) return new PurchaseQuotaRefusal('twin');
            const before = factsOf(quota);
            const saved = await this.connection.getRepository(tx, PurchaseQuota).save(Object.assign(quota, { period, maxQuantity }));
            await this.record(tx, scope, 'change', quota, { before, after: factsOf(saved) });
            return null;
        });
        return refused ?? this.found(ctx, scope, id);
    }

    async remove(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<void> {
        const { id, version } = checked(removeSchema, input);
        await withTx(this.connection, ctx, async tx => {
            const quota = await this.lock(tx, scope, id, version);
            await this.connection.getRepository(tx, PurchaseQuota).delete(id);
            await this.record(tx, scope, 'delete', quota, { before: factsOf(quota) });
        });
    }

    /** The owner first: whoever sets another quota for it waits. */
    private async lock(tx: RequestContext, scope: StaffScope, id: number, version: number): Promise<PurchaseQuota> {
        const repository = this.connection.getRepository(tx, PurchaseQuota);
        const known = await repository.findOneBy({ id });
        if (known === null) throw new EntityNotFoundError('PurchaseQuota', id);
        this.refuseGroupBeyondReach(scope, known);
        await this.lockOwner(tx, known);
        const quota = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (quota === null) throw new EntityNotFoundError('PurchaseQuota', id);
        await this.audit.refuseStale(tx, scope, version, { version: quota.version, entity: 'PurchaseQuota', entityId: id });
        return quota;
    }

    /** A group's quota binds companies that he may not see. */
    private refuseGroupBeyondReach({ reach }: StaffScope, { groupId }: Owner): void {
        if (groupId !== null && reach !== null) throw new ForbiddenError(LogLevel.Verbose);
    }

    private async lockOwner(tx: RequestContext, { companyId, groupId }: Owner): Promise<void> {
        const text = companyId === null
            ? 'SELECT id FROM company_group WHERE id = $1 FOR NO KEY UPDATE'
            : `SELECT id FROM company WHERE id = $1 AND kind = 'customer' FOR NO KEY UPDATE`;
        const owners = await sql(this.connection, tx, text, [companyId ?? groupId]);
        if (owners.length === 0) throw new EntityNotFoundError(companyId === null ? 'CompanyGroup' : 'Company', companyId ?? groupId ?? 0);
    }

    private async requireGoods(tx: RequestContext, goods: QuotaGoods): Promise<void> {
        for (const column of Object.keys(goodsTables) as (keyof QuotaGoods)[]) {
            const [id, [entity, table]] = [goods[column], goodsTables[column]];
            if (id === null) continue;
            const isThere = column === 'collectionId' ? 'NOT "isRoot"' : '"deletedAt" IS NULL';
            const found = await sql(this.connection, tx, `SELECT id FROM "${table}" WHERE id = $1 AND ${isThere}`, [id]);
            if (found.length === 0) throw new EntityNotFoundError(entity, id);
        }
    }

    private async hasTwin(tx: RequestContext, { companyId, groupId, goodsKey, period }: Owner & Pick<PurchaseQuota, 'goodsKey' | 'period'>, ownId: number): Promise<boolean> {
        const twins = await sql(
            this.connection,
            tx,
            `SELECT id FROM purchase_quota WHERE "companyId" IS NOT DISTINCT FROM $1::int AND "groupId" IS NOT DISTINCT FROM $2::int AND "goodsKey" = $3 AND period = $4 AND id <> $5`,
            [companyId, groupId, goodsKey, period, ownId],
        );
        return twins.length > 0;
    }

    private async read(ctx: RequestContext, filter: QuotaFilter): Promise<{ items: QuotaView[]; totalItems: number }> {
        const { text, values } = quotaList(filter);
        const rows = await sql<QuotaRow & { totalItems: number }>(this.connection, ctx, text, values);
        const now = await databaseNow(this.connection, ctx);
        const ofCompanies = rows.flatMap(row => (row.companyId === null ? [] : [{ ...row, companyId: row.companyId, now }]));
        const counted = new Map((await this.quotas.counted(ctx, ofCompanies)).map(one => [one.id, one]));
        const items = rows.map(row => ({ ...row, orderedQuantity: counted.get(row.id)?.orderedQuantity ?? null, lastDay: counted.get(row.id)?.lastDay ?? null }));
        return { items, totalItems: rows[0]?.totalItems ?? 0 };
    }

    private async found(ctx: RequestContext, scope: StaffScope, id: number): Promise<QuotaView> {
        const quota = await this.find(ctx, scope, id);
        if (quota === null) throw new EntityNotFoundError('PurchaseQuota', id);
        return quota;
    }

    private record(
        tx: RequestContext, scope: StaffScope, verb: string, { id, companyId }: { id: number; companyId: number | null },
        states: { before?: object; after?: object },
    ): Promise<void> {
        return this.audit.record(tx, { scope, action: `purchase-quota.${verb}`, entity: 'PurchaseQuota', entityId: id, ...(companyId !== null && { companyId }), ...states });
    }
}

function factsOf({ companyId, groupId, productVariantId, productId, collectionId, period, maxQuantity }: PurchaseQuota) {
    return { companyId, groupId, productVariantId, productId, collectionId, period, maxQuantity };
}
