import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { latinDigits } from '../../../kernel/text';
import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';
import { factorOf } from '../domain/unit-factor';
import { type UnitCode, unitOf } from '../domain/units';
import { judgedUnits, writeQuantityRules, writeUnits } from '../queries/variant-units.sql';

const columns = z.object({
    sku: line(60),
    unit: line(40).refine(text => unitOf(text) !== null, 'must be a unit such as m2, metre, piece, box'),
    /** How many base units one of it is: `25`, `1.44` or `5/2`. */
    factor: line(30).refine(text => factorOf(latinDigits(text)) !== null, 'must be a positive number such as 25, 1.44 or 5/2, and not 1'),
    min_quantity: optional(wholeCell(1, 1_000_000)),
    increment: optional(wholeCell(1, 1_000_000)),
});
type Cells = z.output<typeof columns>;

interface Judged {
    row: number;
    variantId: number | null;
    baseUnit: UnitCode;
    minQuantity: number;
    increment: number;
    groupName: string | null;
    factor: number | null;
    perUnits: number | null;
}

interface Good {
    row: number;
    variantId: number;
    unit: UnitCode;
    factor: number;
    perUnits: number;
    minQuantity: number;
    increment: number;
    outcome: 'created' | 'updated' | 'unchanged';
    isRuleNew: boolean;
}

/** Units of variants from a file or the ERP's unit table: a row is one unit of one variant. Units that the file leaves out stay. */
@Injectable()
export class UnitsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'units';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, given: ImportRow<Cells>[], options: ImportOptions): Promise<RowAnswer[]> {
        const asked = given.map(({ row, values }) => ({ row, sku: values.sku, unit: unitOf(values.unit) }));
        const judged = new Map((await sql<Judged>(this.connection, ctx, judgedUnits, [JSON.stringify(asked)])).map(one => [one.row, one]));
        const first = new Map<string, number>();
        const rules = new Map<number, string>();
        const good: Good[] = [];
        const answers = given.map(({ row, values }): RowAnswer => {
            const result = judge(row, values, judged.get(row), first, rules);
            if (typeof result === 'string') return { row, outcome: 'rejected', message: result };
            good.push(result);
            return { row, outcome: result.outcome };
        });
        const units = good.filter(one => one.outcome !== 'unchanged');
        const changed = good.filter(one => one.isRuleNew);
        if (units.length > 0) await sql(this.connection, ctx, writeUnits, [JSON.stringify(units)]);
        if (changed.length > 0) await sql(this.connection, ctx, writeQuantityRules, [JSON.stringify([...new Map(changed.map(one => [one.variantId, one])).values()])]);
        if (units.length + changed.length > 0) {
            const after = { units: units.length, rules: changed.length };
            await this.audit.record(ctx, { scope: options.scope, action: 'units.import', entity: 'ProductVariant', entityId: 'file', after });
        }
        return answers;
    }
}

/** The row as it would be written, or why not. `first` and `rules` have what the rows before it said. */
function judge(row: number, cells: Cells, stored: Judged | undefined, first: Map<string, number>, rules: Map<number, string>): Good | string {
    const unit = unitOf(cells.unit);
    const ratio = factorOf(latinDigits(cells.factor));
    if (stored === undefined || stored.variantId === null) return 'sku: there is no article of this code';
    if (unit === null || ratio === null) return 'unit: is unknown';
    if (unit === stored.baseUnit) return 'unit: is the base unit of this article';
    if (stored.groupName !== null) return `sku: its units are those of the unit group ${stored.groupName}`;
    const key = `${stored.variantId} ${unit}`;
    const earlier = first.get(key);
    if (earlier !== undefined) return `unit: stands in row ${earlier} already`;
    const [minQuantity, increment] = [cells.min_quantity ?? stored.minQuantity, cells.increment ?? stored.increment];
    const rule = `${minQuantity} ${increment}`;
    const isGiven = cells.min_quantity !== null || cells.increment !== null;
    const said = rules.get(stored.variantId);
    if (isGiven && said !== undefined && said !== rule) return 'min_quantity: a row above says otherwise of this article';
    first.set(key, row);
    if (isGiven) rules.set(stored.variantId, rule);
    const outcome = stored.factor === null ? 'created' : stored.factor === ratio.factor && stored.perUnits === ratio.perUnits ? 'unchanged' : 'updated';
    const isRuleNew = isGiven && (minQuantity !== stored.minQuantity || increment !== stored.increment);
    return { row, variantId: stored.variantId, unit, ...ratio, minQuantity, increment, isRuleNew, outcome: outcome === 'unchanged' && isRuleNew ? 'updated' : outcome };
}
