import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError, line, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { mostUnitNet } from '../domain/price-choice';
import { ContractPrice } from '../entities/contract-price.entity';
import { PriceListItem } from '../entities/price-list-item.entity';
import { PriceList } from '../entities/price-list.entity';
import { actingStaff, PriceApprovalService } from './price-approval.service';
import { withDays } from './validity';

const price = {
    variantId: recordId,
    minQuantity: z.preprocess(value => value ?? 1, z.int().min(1).max(1_000_000_000)),
    unitNet: z.int().min(1).max(mostUnitNet),
};
const listSchema = withDays({
    code: line(40),
    name: line(100),
    currencyCode: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters'),
    enabled: z.preprocess(value => value ?? true, z.boolean()),
    takesDiscount: z.preprocess(value => value ?? true, z.boolean()),
});
const itemSchema = withDays({ priceListId: recordId, ...price });
const contractSchema = withDays({ companyId: recordId, ...price });
const companiesSchema = z.object({
    priceListId: recordId,
    companies: z.array(z.object({ companyId: recordId, priority: z.int().min(0).max(1000) })).max(10_000),
});

const repeatedPrice = 'minQuantity: there is a price for this variant, quantity and first day already';

/** What staff do with price lists and contract prices. */
@Injectable()
export class PriceListService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private audit: AuditService,
        private approval: PriceApprovalService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<PriceList>): Promise<PaginatedList<PriceList>> {
        const [items, totalItems] = await this.lists.build(PriceList, options, { ctx }).getManyAndCount();
        return { items, totalItems };
    }

    async findOne(ctx: RequestContext, id: ID): Promise<PriceList | null> {
        return this.connection.getRepository(ctx, PriceList).findOneBy({ id: idOf(id) });
    }

    async items(ctx: RequestContext, priceListId: ID, options?: ListQueryOptions<PriceListItem>): Promise<PaginatedList<PriceListItem>> {
        const where = { priceListId: idOf(priceListId, 'priceListId') };
        const [items, totalItems] = await this.lists
            .build(PriceListItem, options, { ctx, where, relations: ['productVariant'], customPropertyMap: { sku: 'productVariant.sku' } })
            .getManyAndCount();
        return { items, totalItems };
    }

    async contractPrices(ctx: RequestContext, companyId: ID, options?: ListQueryOptions<ContractPrice>): Promise<PaginatedList<ContractPrice>> {
        const where = { companyId: idOf(companyId, 'companyId') };
        const [items, totalItems] = await this.lists
            .build(ContractPrice, options, { ctx, where, relations: ['productVariant'], customPropertyMap: { sku: 'productVariant.sku' } })
            .getManyAndCount();
        return { items, totalItems };
    }

    async create(ctx: RequestContext, scope: Scope, input: unknown): Promise<PriceList> {
        const facts = checked(listSchema, input);
        return withTx(this.connection, ctx, async tx => {
            await this.refuseTakenCode(tx, facts.code, 0);
            const saved = await this.connection.getRepository(tx, PriceList).save(new PriceList(facts));
            await this.audit.record(tx, { scope, action: 'price-list.create', entity: 'PriceList', entityId: saved.id, after: facts });
            return saved;
        });
    }

    /** The currency stays: prices in another one are another list. */
    async update(ctx: RequestContext, scope: Scope, input: { id: ID }): Promise<PriceList> {
        return withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, idOf(input.id));
            const { code, name, currencyCode, enabled, takesDiscount, validFrom, validUntil } = list;
            const before = { code, name, currencyCode, enabled, takesDiscount, validFrom, validUntil };
            const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
            const facts = checked(listSchema, { ...before, ...given });
            if (facts.currencyCode !== currencyCode) {
                throw inputError('currencyCode: a list keeps its currency; make another list');
            }
            await this.refuseTakenCode(tx, facts.code, list.id);
            const saved = await this.connection.getRepository(tx, PriceList).save(Object.assign(list, facts));
            await this.audit.record(tx, { scope, action: 'price-list.update', entity: 'PriceList', entityId: list.id, before, after: facts });
            return saved;
        });
    }

    async remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, idOf(id));
            await this.approval.sign(tx, actingStaff(scope));
            await this.connection.getRepository(tx, PriceList).delete(list.id);
            await this.audit.record(tx, { scope, action: 'price-list.delete', entity: 'PriceList', entityId: list.id, before: { code: list.code, name: list.name } });
        });
    }

    async setItem(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<PriceListItem> {
        const facts = checked(itemSchema, input);
        return withTx(this.connection, ctx, async tx => {
            await this.lock(tx, facts.priceListId);
            const { variantId, ...rest } = facts;
            await this.requireVariant(tx, variantId);
            const repository = this.connection.getRepository(tx, PriceListItem);
            const known = input.id == null ? null : await repository.findOneBy({ id: idOf(input.id), priceListId: facts.priceListId });
            if (input.id != null && known === null) throw new EntityNotFoundError('PriceListItem', input.id);
            const twin = await sql(this.connection, tx, `SELECT id FROM price_list_item WHERE "priceListId" = $1 AND "productVariantId" = $2
                AND "minQuantity" = $3 AND "validFrom" IS NOT DISTINCT FROM $4 AND id <> $5`, [facts.priceListId, variantId, facts.minQuantity, facts.validFrom, known?.id ?? 0]);
            if (twin.length > 0) throw inputError(repeatedPrice);
            await this.approval.refuseAlone(tx, scope, known?.unitNet ?? null, facts.unitNet);
            await this.approval.sign(tx, actingStaff(scope));
            const saved = await repository.save(Object.assign(known ?? new PriceListItem(), { ...rest, productVariantId: variantId }));
            await this.audit.record(tx, { scope, action: 'price-list.set-price', entity: 'PriceList', entityId: facts.priceListId, after: facts });
            return repository.findOneOrFail({ where: { id: saved.id }, relations: { productVariant: true } });
        });
    }

    async removeItem(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, PriceListItem);
            const item = await repository.findOneBy({ id: idOf(id) });
            if (item === null) throw new EntityNotFoundError('PriceListItem', id);
            await this.approval.sign(tx, actingStaff(scope));
            await repository.delete(item.id);
            const before = { variantId: item.productVariantId, minQuantity: item.minQuantity, unitNet: item.unitNet };
            await this.audit.record(tx, { scope, action: 'price-list.remove-price', entity: 'PriceList', entityId: item.priceListId, before });
        });
    }

    /** `managers`: only companies of these account managers. */
    async companies(ctx: RequestContext, priceListId: number, managers: readonly number[] | null = null): Promise<{ companyId: number; name: string; priority: number }[]> {
        return sql(this.connection, ctx, `SELECT a."companyId", c.name, a.priority FROM price_list_company a JOIN company c ON c.id = a."companyId"
            WHERE a."priceListId" = $1 AND ($2::int[] IS NULL OR c."managerAdministratorId" = ANY($2)) ORDER BY c.name, c.id`, [priceListId, managers]);
    }

    /** Which companies have the list, and when it is asked; those left out lose it. */
    async setCompanies(ctx: RequestContext, scope: Scope, input: unknown): Promise<void> {
        const { priceListId, companies } = checked(companiesSchema, input);
        await withTx(this.connection, ctx, async tx => {
            const list = await this.lock(tx, priceListId);
            const before = await this.companies(tx, priceListId);
            const wrong = await sql<{ id: number }>(this.connection, tx, `SELECT r."companyId" AS id FROM json_to_recordset($1::json) AS r("companyId" int)
                LEFT JOIN company c ON c.id = r."companyId" AND c."currencyCode" = $2 WHERE c.id IS NULL`, [JSON.stringify(companies), list.currencyCode]);
            if (wrong.length > 0) throw inputError(`companies: each must exist and buy in ${list.currencyCode}`);
            await sql(this.connection, tx, `DELETE FROM price_list_company WHERE "priceListId" = $1 AND NOT ("companyId" = ANY($2::int[]))`,
                [priceListId, companies.map(company => company.companyId)]);
            await sql(this.connection, tx, `INSERT INTO price_list_company ("priceListId", "companyId", priority)
                SELECT $1, r."companyId", min(r.priority) FROM json_to_recordset($2::json) AS r("companyId" int, priority int) GROUP BY r."companyId"
                ON CONFLICT ON CONSTRAINT "UQ_price_list_company" DO UPDATE SET priority = excluded.priority, "updatedAt" = now()`, [priceListId, JSON.stringify(companies)]);
            await this.audit.record(tx, { scope, action: 'price-list.set-companies', entity: 'PriceList', entityId: priceListId, before: { companies: before }, after: { companies } });
        });
    }

    async setContractPrice(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<ContractPrice> {
        const { variantId, ...facts } = checked(contractSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const [company] = await sql<{ currencyCode: string }>(this.connection, tx, 'SELECT "currencyCode" FROM company WHERE id = $1 FOR NO KEY UPDATE', [facts.companyId]);
            if (company === undefined) throw new EntityNotFoundError('Company', facts.companyId);
            await this.requireVariant(tx, variantId);
            const repository = this.connection.getRepository(tx, ContractPrice);
            const known = input.id == null ? null : await repository.findOneBy({ id: idOf(input.id), companyId: facts.companyId });
            if (input.id != null && known === null) throw new EntityNotFoundError('ContractPrice', input.id);
            const twin = await sql(this.connection, tx, `SELECT id FROM contract_price WHERE "companyId" = $1 AND "productVariantId" = $2 AND "currencyCode" = $3
                AND "minQuantity" = $4 AND "validFrom" IS NOT DISTINCT FROM $5 AND id <> $6`,
                [facts.companyId, variantId, company.currencyCode, facts.minQuantity, facts.validFrom, known?.id ?? 0]);
            if (twin.length > 0) throw inputError(repeatedPrice);
            await this.approval.refuseAlone(tx, scope, known?.unitNet ?? null, facts.unitNet);
            await this.approval.sign(tx, actingStaff(scope));
            const saved = await repository.save(Object.assign(known ?? new ContractPrice(), { ...facts, productVariantId: variantId, currencyCode: company.currencyCode }));
            await this.audit.record(tx, { scope, action: 'contract-price.set', entity: 'Company', entityId: facts.companyId, companyId: facts.companyId, after: { variantId, ...facts } });
            return repository.findOneOrFail({ where: { id: saved.id }, relations: { productVariant: true } });
        });
    }

    async removeContractPrice(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, ContractPrice);
            const found = await repository.findOneBy({ id: idOf(id) });
            if (found === null) throw new EntityNotFoundError('ContractPrice', id);
            await this.approval.sign(tx, actingStaff(scope));
            await repository.delete(found.id);
            const { companyId, productVariantId, minQuantity, unitNet } = found;
            await this.audit.record(tx, { scope, action: 'contract-price.remove', entity: 'Company', entityId: companyId, companyId, before: { productVariantId, minQuantity, unitNet } });
        });
    }

    private async lock(ctx: RequestContext, id: number): Promise<PriceList> {
        const list = await this.connection.getRepository(ctx, PriceList).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (list === null) throw new EntityNotFoundError('PriceList', id);
        return list;
    }

    private async refuseTakenCode(ctx: RequestContext, code: string, ownId: number): Promise<void> {
        const taken = await sql(this.connection, ctx, 'SELECT id FROM price_list WHERE code = $1 AND id <> $2', [code, ownId]);
        if (taken.length > 0) throw inputError('code: another list has this code');
    }

    private async requireVariant(ctx: RequestContext, id: number): Promise<void> {
        const found = await sql(this.connection, ctx, 'SELECT id FROM product_variant WHERE id = $1 AND "deletedAt" IS NULL', [id]);
        if (found.length === 0) throw new EntityNotFoundError('ProductVariant', id);
    }
}
