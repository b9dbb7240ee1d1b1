import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError, line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { unitCodes } from '../domain/units';
import { UnitGroup } from '../entities/unit-group.entity';
import { setUnits } from '../queries/variant-units.sql';
import { otherUnitsSchema, unitsTwice } from './unit-input';

const mostGroups = 500;

const schema = z
    .object({ name: line(80), baseUnit: z.enum(unitCodes), units: otherUnitsSchema, version: z.int().nullish() })
    .refine(({ baseUnit, units }) => !unitsTwice(baseUnit, units), { path: ['units'], message: 'each unit may stand once, and not be the base unit' });

export interface UnitGroupView extends Pick<UnitGroup, 'id' | 'createdAt' | 'updatedAt' | 'name' | 'baseUnit' | 'units' | 'version'> {
    variantCount: number;
}

/** Units that many variants share. A change of the group is a change of all of them, in one transaction. */
@Injectable()
export class UnitGroupService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext): Promise<UnitGroupView[]> {
        const groups = await this.connection.getRepository(ctx, UnitGroup).find({ order: { name: 'ASC' } });
        const counts = await sql<{ id: number; count: number }>(this.connection, ctx,
            'SELECT s."unitGroupId" AS id, count(*)::int AS count FROM variant_sales s WHERE s."unitGroupId" IS NOT NULL GROUP BY 1');
        const byId = new Map(counts.map(({ id, count }) => [id, count]));
        return groups.map(group => Object.assign(group, { variantCount: byId.get(group.id) ?? 0 }));
    }

    /** Held until the transaction ends, so that it does not change under a variant that takes its units. */
    async hold(ctx: RequestContext, id: number): Promise<UnitGroup> {
        const group = await this.connection.getRepository(ctx, UnitGroup).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (group === null) throw new EntityNotFoundError('UnitGroup', id);
        return group;
    }

    /** `id` is left out for a new one. */
    async set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<UnitGroupView> {
        const { version, ...facts } = checked(schema, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, `SELECT pg_advisory_xact_lock(hashtext('unit_group'))`);
            const repository = this.connection.getRepository(tx, UnitGroup);
            const known = input.id == null ? null : await this.hold(tx, idOf(input.id));
            if (known !== null && version != null && version !== known.version) {
                throw inputError(`version: the unit group was changed meanwhile (now version ${known.version})`);
            }
            const twin = await repository.findOneBy({ name: facts.name });
            if (twin !== null && twin.id !== known?.id) throw inputError('name: there is a unit group of this name already');
            if (known === null && (await repository.count()) >= mostGroups) throw inputError(`name: there are ${mostGroups} unit groups already; remove some first`);
            const members = known === null ? [] : await this.variantIds(tx, known.id);
            if (known !== null && members.length > 0 && facts.baseUnit !== known.baseUnit) {
                throw inputError('baseUnit: variants of this group are counted in it; their stock and orders would mean something else');
            }
            const before = known === null ? null : factsOf(known);
            const group = Object.assign(known ?? new UnitGroup(), facts, { version: (known?.version ?? 0) + 1 });
            await repository.save(group);
            for (const statement of setUnits) await sql(this.connection, tx, statement, [members, JSON.stringify(facts.units)]);
            await this.audit.record(tx, { scope, action: 'unit-group.set', entity: 'UnitGroup', entityId: group.id, ...(before && { before }), after: { ...facts, variants: members.length } });
            return Object.assign(group, { variantCount: members.length });
        });
    }

    /** Its variants keep the units that they have. */
    async remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const group = await this.hold(tx, idOf(id));
            await this.connection.getRepository(tx, UnitGroup).delete(group.id);
            await this.audit.record(tx, { scope, action: 'unit-group.remove', entity: 'UnitGroup', entityId: Number(id), before: factsOf(group) });
        });
    }

    private async variantIds(ctx: RequestContext, groupId: number): Promise<number[]> {
        const rows = await sql<{ id: number }>(this.connection, ctx, 'SELECT "productVariantId" AS id FROM variant_sales WHERE "unitGroupId" = $1 ORDER BY 1', [groupId]);
        return rows.map(row => row.id);
    }
}

function factsOf({ name, baseUnit, units }: UnitGroup) {
    return { name, baseUnit, units };
}
