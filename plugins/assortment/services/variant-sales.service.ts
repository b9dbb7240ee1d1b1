import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type OtherUnit, rollBaseUnit } from '../domain/unit-factor';
import { type UnitCode, unitCodes } from '../domain/units';
import { setUnits, storedSales } from '../queries/variant-units.sql';
import { UnitGroupService } from './unit-group.service';
import { otherUnitsSchema, unitsTwice } from './unit-input';

const count = z.int().min(1).max(1_000_000_000);

const salesSchema = z
    .object({
        variantId: recordId,
        baseUnit: z.enum(unitCodes),
        weightG: z.int().min(0).max(100_000_000),
        madeToOrder: z.boolean(),
        minQuantity: count,
        increment: count,
        rollWidthCm: optional(z.int().min(1).max(10_000)),
        unitGroupId: optional(recordId),
        version: z.int().nullish(),
        units: otherUnitsSchema,
    })
    .superRefine(({ baseUnit, units, rollWidthCm }, context) => {
        if (unitsTwice(baseUnit, units)) context.addIssue({ code: 'custom', path: ['units'], message: 'each unit may stand once, and not be the base unit' });
        if (rollWidthCm !== null && baseUnit !== rollBaseUnit) {
            context.addIssue({ code: 'custom', path: ['rollWidthCm'], message: `goods from a roll are counted in ${rollBaseUnit} of length` });
        }
    });

export interface VariantSalesFacts {
    variantId: number;
    baseUnit: UnitCode;
    weightG: number;
    madeToOrder: boolean;
    minQuantity: number;
    increment: number;
    rollWidthCm: number | null;
    unitGroupId: number | null;
    version: number;
    units: OtherUnit[];
}

/** In which units a variant is sold, from which quantity, and how heavy it is. */
@Injectable()
export class VariantSalesService {
    constructor(
        private connection: TransactionalConnection,
        private groups: UnitGroupService,
        private audit: AuditService,
    ) {}

    async find(ctx: RequestContext, variantId: unknown): Promise<VariantSalesFacts> {
        const id = idOf(variantId, 'variantId');
        const [row] = await sql<VariantSalesFacts>(this.connection, ctx, storedSales, [[id]]);
        if (row === undefined) throw new EntityNotFoundError('ProductVariant', id);
        return row;
    }

    /** With a group, the units are the group's, whatever else is given. */
    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<VariantSalesFacts> {
        const { version, ...given } = checked(salesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 FOR UPDATE', [given.variantId]);
            const before = await this.find(tx, given.variantId);
            if (version != null && version !== before.version) {
                throw inputError(`version: the sales data was changed meanwhile (now version ${before.version})`);
            }
            const group = given.unitGroupId === null ? null : await this.groups.hold(tx, given.unitGroupId);
            if (group !== null && given.rollWidthCm !== null && group.baseUnit !== rollBaseUnit) {
                throw inputError(`unitGroupId: goods from a roll are counted in ${rollBaseUnit} of length`);
            }
            const facts = group === null ? given : { ...given, baseUnit: group.baseUnit, units: group.units };
            await sql(this.connection, tx, `
                INSERT INTO variant_sales AS s ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", "increment", "rollWidthCm", "unitGroupId")
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT ("productVariantId") DO UPDATE SET "baseUnit" = excluded."baseUnit", "weightG" = excluded."weightG", "madeToOrder" = excluded."madeToOrder",
                    "minQuantity" = excluded."minQuantity", "increment" = excluded."increment", "rollWidthCm" = excluded."rollWidthCm",
                    "unitGroupId" = excluded."unitGroupId", version = s.version + 1, "updatedAt" = now()`,
                [facts.variantId, facts.baseUnit, facts.weightG, facts.madeToOrder, facts.minQuantity, facts.increment, facts.rollWidthCm, facts.unitGroupId]);
            for (const statement of setUnits) await sql(this.connection, tx, statement, [[facts.variantId], JSON.stringify(facts.units)]);
            await this.audit.record(tx, { scope, action: 'variant-sales.update', entity: 'ProductVariant', entityId: facts.variantId, before, after: facts });
            return this.find(tx, facts.variantId);
        });
    }
}
