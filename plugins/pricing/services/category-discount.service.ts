import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { calendarDay, checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type DiscountCandidate, mostDiscountPoints } from '../domain/category-discount';
import { CategoryDiscount } from '../entities/category-discount.entity';
import { discountsOfOffer } from '../queries/discounts.sql';

const schema = z.object({
    companyId: recordId,
    collectionId: recordId,
    basisPoints: z.int().min(0).max(mostDiscountPoints),
    validFrom: optional(calendarDay),
    validUntil: optional(calendarDay),
    version: z.int().nullish(),
}).refine(({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'must not be before validFrom',
});

/** What a company is given off the list prices of whole categories. */
@Injectable()
export class CategoryDiscountService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** All that the company has, of any day; a guest has the public company's. */
    async of(ctx: RequestContext, companyId: number): Promise<DiscountCandidate[]> {
        return sql<DiscountCandidate>(this.connection, ctx, discountsOfOffer, [companyId, ctx.languageCode]);
    }

    async list(ctx: RequestContext, companyId: ID): Promise<CategoryDiscount[]> {
        return this.connection.getRepository(ctx, CategoryDiscount).find({
            where: { companyId: idOf(companyId, 'companyId') },
            relations: { collection: true },
            order: { collectionId: 'ASC', validFrom: 'ASC' },
        });
    }

    /** One discount a company, category and first day; `id` is left out for a new one. */
    async set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<CategoryDiscount> {
        const { version, ...facts } = checked(schema, input);
        return withTx(this.connection, ctx, async tx => {
            const company = await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR NO KEY UPDATE', [facts.companyId]);
            if (company.length === 0) throw new EntityNotFoundError('Company', facts.companyId);
            const category = await sql(this.connection, tx, 'SELECT id FROM collection WHERE id = $1 AND NOT "isRoot"', [facts.collectionId]);
            if (category.length === 0) throw new EntityNotFoundError('Collection', facts.collectionId);
            const repository = this.connection.getRepository(tx, CategoryDiscount);
            const known = input.id == null ? null : await repository.findOneBy({ id: idOf(input.id), companyId: facts.companyId });
            if (input.id != null && known === null) throw new EntityNotFoundError('CategoryDiscount', input.id);
            if (known !== null && version != null && version !== known.version) {
                throw inputError(`version: the discount was changed meanwhile (now version ${known.version})`);
            }
            const twin = await sql(this.connection, tx, `SELECT id FROM category_discount WHERE "companyId" = $1 AND "collectionId" = $2
                AND "validFrom" IS NOT DISTINCT FROM $3 AND id <> $4`, [facts.companyId, facts.collectionId, facts.validFrom, known?.id ?? 0]);
            if (twin.length > 0) throw inputError('collectionId: there is a discount on this category from this day already');
            const before = known === null ? null : factsOf(known);
            const { id } = await repository.save(Object.assign(known ?? new CategoryDiscount(), facts));
            await this.audit.record(tx, {
                ...{ scope, action: 'category-discount.set', entity: 'Company', entityId: facts.companyId, companyId: facts.companyId },
                ...(before && { before }),
                after: facts,
            });
            return repository.findOneOrFail({ where: { id }, relations: { collection: true } });
        });
    }

    async remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, CategoryDiscount);
            const found = await repository.findOne({ where: { id: idOf(id) }, lock: { mode: 'pessimistic_write' } });
            if (found === null) throw new EntityNotFoundError('CategoryDiscount', id);
            await repository.delete(found.id);
            const { companyId } = found;
            await this.audit.record(tx, { scope, action: 'category-discount.remove', entity: 'Company', entityId: companyId, companyId, before: factsOf(found) });
        });
    }
}

function factsOf({ collectionId, basisPoints, validFrom, validUntil }: CategoryDiscount) {
    return { collectionId, basisPoints, validFrom, validUntil };
}
