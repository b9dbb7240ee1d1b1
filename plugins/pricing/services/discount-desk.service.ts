import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection, type VendureEntity } from '@vendure/core';
import type { FindOptionsWhere } from 'typeorm';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { mostDiscountPoints } from '../domain/category-discount';
import { actingStaff, PriceApprovalService } from './price-approval.service';

type Facts = Record<string, unknown>;

/** What all tables of discounts have. */
export type StoredDiscount = VendureEntity & { id: number; version: number };

/** One table of discounts: what a row is made of, and how it is named. */
export interface DiscountKind<Row extends StoredDiscount> {
    entity: new () => Row;
    table: string;
    /** With which the audit's actions begin. */
    name: string;
    schema: z.ZodType<Facts>;
    /** All facts of a row; one of a company begins with `companyId`; what `collectionId`, `productVariantId` and `groupName` name must exist. */
    columns: readonly string[];
    /** In which no two rows agree. */
    key: readonly string[];
    twin: string;
    most?: number;
}

export const percentage = z.int().min(0).max(mostDiscountPoints);
export const expectedVersion = z.int().nullish();

/** The one way in which staff set and remove discounts, of whatever table. */
@Injectable()
export class DiscountDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private approval: PriceApprovalService,
    ) {}

    /** `id` is left out for a new one. */
    async set<Row extends StoredDiscount>(ctx: RequestContext, scope: Scope, kind: DiscountKind<Row>, input: { id?: ID | null }): Promise<Row> {
        const { version, ...facts } = checked(kind.schema, input);
        return withTx(this.connection, ctx, async tx => {
            await this.lock(tx, kind, facts);
            const repository = this.connection.getRepository(tx, kind.entity);
            const known = input.id == null ? null : await repository.findOneBy(whereId(input.id, facts));
            if (input.id != null && known === null) throw new EntityNotFoundError(kind.entity.name, input.id);
            if (known !== null && version != null && version !== known.version) {
                throw inputError(`version: the discount was changed meanwhile (now version ${known.version})`);
            }
            const same = kind.key.map((column, i) => `"${column}" IS NOT DISTINCT FROM $${i + 2}`).join(' AND ');
            const twins = await sql(this.connection, tx, `SELECT id FROM ${kind.table} WHERE id <> $1 AND ${same}`, [known?.id ?? 0, ...kind.key.map(column => facts[column])]);
            if (twins.length > 0) throw inputError(kind.twin);
            if (known === null && kind.most !== undefined && (await repository.count()) >= kind.most) {
                throw inputError(`basisPoints: there are ${kind.most} discounts already; remove some first`);
            }
            const before = known && factsOf(known, kind);
            await this.approval.sign(tx, actingStaff(scope));
            const { id } = await repository.save(Object.assign(known ?? new kind.entity(), facts));
            await this.record(tx, scope, kind, 'set', id, facts, { ...(before && { before }), after: facts });
            return repository.findOneOrFail({ where: { id } as FindOptionsWhere<Row>, relations: relationsOf(kind) });
        });
    }

    async remove<Row extends StoredDiscount>(ctx: RequestContext, scope: Scope, kind: DiscountKind<Row>, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, kind.entity);
            const found = await repository.findOne({ where: whereId<Row>(id), lock: { mode: 'pessimistic_write' } });
            if (found === null) throw new EntityNotFoundError(kind.entity.name, id);
            await this.approval.sign(tx, actingStaff(scope));
            await repository.delete(found.id);
            const before = factsOf(found, kind);
            await this.record(tx, scope, kind, 'remove', found.id, before, { before });
        });
    }

    /** Two people who set the same discount wait for each other, and what they name must exist. */
    private async lock<Row extends StoredDiscount>(tx: RequestContext, kind: DiscountKind<Row>, facts: Facts): Promise<void> {
        const { companyId, collectionId, productVariantId, groupName } = facts;
        if (companyId === undefined) {
            await sql(this.connection, tx, 'SELECT pg_advisory_xact_lock(hashtext($1))', [kind.table]);
        } else {
            const company = await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR NO KEY UPDATE', [companyId]);
            if (company.length === 0) throw new EntityNotFoundError('Company', companyId as ID);
        }
        if (collectionId != null) {
            const category = await sql(this.connection, tx, 'SELECT id FROM collection WHERE id = $1 AND NOT "isRoot"', [collectionId]);
            if (category.length === 0) throw new EntityNotFoundError('Collection', collectionId as ID);
        }
        if (productVariantId != null) {
            const variant = await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 AND "deletedAt" IS NULL', [productVariantId]);
            if (variant.length === 0) throw new EntityNotFoundError('ProductVariant', productVariantId as ID);
        }
        if (typeof groupName === 'string') {
            const group = await sql(this.connection, tx, 'SELECT id FROM company_group WHERE name = $1 FOR KEY SHARE', [groupName]);
            if (group.length === 0) throw inputError('groupName: there is no group of this name');
        }
    }

    private async record<Row extends StoredDiscount>(
        tx: RequestContext, scope: Scope, kind: DiscountKind<Row>, verb: string, id: number, { companyId }: Facts, states: { before?: Facts; after?: Facts },
    ): Promise<void> {
        const subject = typeof companyId === 'number' ? { entity: 'Company', entityId: companyId, companyId } : { entity: kind.entity.name, entityId: id };
        await this.audit.record(tx, { scope, action: `${kind.name}.${verb}`, ...subject, ...states });
    }
}

function whereId<Row extends StoredDiscount>(id: ID, { companyId }: Facts = {}): FindOptionsWhere<Row> {
    return { id: idOf(id), ...(companyId !== undefined && { companyId }) } as FindOptionsWhere<Row>;
}

function factsOf<Row extends StoredDiscount>(row: Row, { columns }: DiscountKind<Row>): Facts {
    return Object.fromEntries(columns.map(column => [column, row[column as keyof Row]]));
}

function relationsOf<Row extends StoredDiscount>({ columns }: DiscountKind<Row>): string[] {
    return [...(columns.includes('collectionId') ? ['collection'] : []), ...(columns.includes('productVariantId') ? ['productVariant'] : [])];
}

