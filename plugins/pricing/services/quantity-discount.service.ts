import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { calendarDay, checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { mostDiscountPoints } from '../domain/category-discount';
import type { QuantityStep } from '../domain/quantity-discount';
import { QuantityDiscount } from '../entities/quantity-discount.entity';
import { quantitySteps } from '../queries/discounts.sql';

/** More steps than a firm can keep in mind; it keeps what every price request loads small. */
const mostSteps = 500;

const schema = z.object({
    collectionId: optional(recordId),
    minQuantity: z.int().min(1).max(1_000_000_000),
    basisPoints: z.int().min(0).max(mostDiscountPoints),
    validFrom: optional(calendarDay),
    validUntil: optional(calendarDay),
    version: z.int().nullish(),
}).refine(({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'must not be before validFrom',
});

/** What everybody is given off list prices for a larger quantity. */
@Injectable()
export class QuantityDiscountService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** All steps of any day. */
    async steps(ctx: RequestContext): Promise<QuantityStep[]> {
        return sql<QuantityStep>(this.connection, ctx, quantitySteps, [ctx.languageCode]);
    }

    async list(ctx: RequestContext): Promise<QuantityDiscount[]> {
        return this.connection.getRepository(ctx, QuantityDiscount).find({
            relations: { collection: true },
            order: { collectionId: { direction: 'ASC', nulls: 'FIRST' }, minQuantity: 'ASC', validFrom: 'ASC' },
        });
    }

    /** One step a category, quantity and first day; `id` is left out for a new one. */
    async set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<QuantityDiscount> {
        const { version, ...facts } = checked(schema, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, `SELECT pg_advisory_xact_lock(hashtext('quantity_discount'))`);
            if (facts.collectionId !== null) {
                const category = await sql(this.connection, tx, 'SELECT id FROM collection WHERE id = $1 AND NOT "isRoot"', [facts.collectionId]);
                if (category.length === 0) throw new EntityNotFoundError('Collection', facts.collectionId);
            }
            const repository = this.connection.getRepository(tx, QuantityDiscount);
            const known = input.id == null ? null : await repository.findOneBy({ id: idOf(input.id) });
            if (input.id != null && known === null) throw new EntityNotFoundError('QuantityDiscount', input.id);
            if (known !== null && version != null && version !== known.version) {
                throw inputError(`version: the discount was changed meanwhile (now version ${known.version})`);
            }
            const twin = await sql(this.connection, tx, `SELECT id FROM quantity_discount WHERE "collectionId" IS NOT DISTINCT FROM $1 AND "minQuantity" = $2
                AND "validFrom" IS NOT DISTINCT FROM $3 AND id <> $4`, [facts.collectionId, facts.minQuantity, facts.validFrom, known?.id ?? 0]);
            if (twin.length > 0) throw inputError('minQuantity: there is a discount from this quantity and day already');
            if (known === null && (await repository.count()) >= mostSteps) throw inputError(`minQuantity: there are ${mostSteps} discounts already; remove some first`);
            const before = known === null ? null : factsOf(known);
            const { id } = await repository.save(Object.assign(known ?? new QuantityDiscount(), facts));
            await this.audit.record(tx, { scope, action: 'quantity-discount.set', entity: 'QuantityDiscount', entityId: id, ...(before && { before }), after: facts });
            return repository.findOneOrFail({ where: { id }, relations: { collection: true } });
        });
    }

    async remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, QuantityDiscount);
            const found = await repository.findOne({ where: { id: idOf(id) }, lock: { mode: 'pessimistic_write' } });
            if (found === null) throw new EntityNotFoundError('QuantityDiscount', id);
            await repository.delete(found.id);
            await this.audit.record(tx, { scope, action: 'quantity-discount.remove', entity: 'QuantityDiscount', entityId: Number(id), before: factsOf(found) });
        });
    }
}

function factsOf({ collectionId, minQuantity, basisPoints, validFrom, validUntil }: QuantityDiscount) {
    return { collectionId, minQuantity, basisPoints, validFrom, validUntil };
}
