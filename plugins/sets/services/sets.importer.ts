import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { amountCell, dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell, yesNoCell } from '../../documents';
import { type FileSet, setsOfFile } from '../domain/set-file';
import { ProductSet } from '../entities/product-set.entity';
import { SetDeskService } from './set-desk.service';

const columns = z.object({
    /** The set's code. */
    set: line(40),
    sku: line(60),
    /** In base units, in one set. */
    quantity: wholeCell(1, 1_000_000),
    name: optional(line(200)),
    name_fa: optional(line(200)),
    name_pl: optional(line(200)),
    name_ru: optional(line(200)),
    enabled: optional(yesNoCell()),
    valid_from: optional(dayCell()),
    valid_until: optional(dayCell()),
    currency: optional(z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters')),
    /** Net, of one set. */
    price: optional(amountCell()),
});
type Cells = z.output<typeof columns>;

/**
 * `sets.csv`: a row for each product of a set. A set is kept whole or not at all; its parts are those of the file, and what else the file
 * does not say of a known set stays.
 */
@Injectable()
export class SetsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'sets';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private desk: SetDeskService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const sets = setsOfFile(rows);
        const skus = [...new Set(rows.map(({ values }) => values.sku))];
        const found = await sql<{ sku: string; id: number }>(this.connection, ctx, 'SELECT v.sku, v.id FROM product_variant v WHERE v.sku = ANY($1::text[]) AND v."deletedAt" IS NULL', [skus]);
        const variants = new Map(found.map(({ sku, id }) => [sku, id]));
        const known = await this.known(ctx, sets.map(set => set.code));
        const answers: RowAnswer[] = [];
        for (const set of sets) answers.push(...(await this.applySet(ctx, scope, set, variants, known.get(set.code) ?? null)));
        return answers;
    }

    private async known(ctx: RequestContext, codes: readonly string[]): Promise<Map<string, ProductSet>> {
        const ids = await sql<{ id: number }>(this.connection, ctx, 'SELECT s.id FROM product_set s WHERE s.code = ANY($1::text[])', [codes]);
        const sets = new Map<string, ProductSet>();
        for (const { id } of ids) {
            const set = await this.desk.findOne(ctx, id);
            if (set !== null) sets.set(set.code, set);
        }
        return sets;
    }

    private async applySet(ctx: RequestContext, scope: Scope, set: FileSet, variants: ReadonlyMap<string, number>, known: ProductSet | null): Promise<RowAnswer[]> {
        const missing = set.parts.find(part => !variants.has(part.sku));
        const problem = set.problem ?? (missing ? { row: missing.row, message: 'sku: there is no such product' } : null);
        if (problem !== null) return rejected(set, problem.row, problem.message);
        const wish = wishOf(set, variants, known);
        if (known !== null && JSON.stringify(wish) === JSON.stringify(factsOf(known))) return set.rows.map(row => ({ row, outcome: 'unchanged' }));
        await sql(this.connection, ctx, 'SAVEPOINT import_set');
        try {
            await this.desk.save(ctx, scope, { ...wish, ...(known && { id: known.id }) });
            await sql(this.connection, ctx, 'RELEASE SAVEPOINT import_set');
            return set.rows.map(row => ({ row, outcome: known === null ? 'created' : 'updated' }));
        } catch (error) {
            if (!(error instanceof UserInputError)) throw error;
            await sql(this.connection, ctx, 'ROLLBACK TO SAVEPOINT import_set');
            return rejected(set, set.rows[0] ?? 0, inFile(error.message));
        }
    }
}

/** What the desk calls its fields, as the file calls them. */
function inFile(message: string): string {
    return message.replace(/^names\.en:/, 'name:').replace(/^prices(\.\d+\.unitNet)?:/, 'price:').replace(/^parts:/, 'sku:').replace(/^validUntil:/, 'valid_until:');
}

/** The row that is wrong says why; the others of the set say that they wait for it. */
function rejected(set: FileSet, wrong: number, message: string): RowAnswer[] {
    return set.rows.map(row => ({ row, outcome: 'rejected', message: row === wrong ? message : `set: row ${wrong} of this set was rejected` }));
}

function factsOf({ code, names, assetId, enabled, validFrom, validUntil, parts, prices }: ProductSet) {
    return {
        ...{ code, names: { en: names.en, fa: names.fa ?? null, pl: names.pl ?? null, ru: names.ru ?? null }, assetId, enabled, validFrom, validUntil },
        parts: parts.map(({ productVariantId, quantity }) => ({ variantId: productVariantId, quantity })),
        prices: prices.map(({ currencyCode, unitNet }) => ({ currencyCode: String(currencyCode), unitNet })),
    };
}

function wishOf({ code, facts, parts, prices }: FileSet, variants: ReadonlyMap<string, number>, known: ProductSet | null): ReturnType<typeof factsOf> {
    const before = known && factsOf(known);
    const kept = (before?.prices ?? []).map(price => ({ ...price, unitNet: prices.get(price.currencyCode) ?? price.unitNet }));
    const fresh = [...prices].filter(([currencyCode]) => kept.every(price => price.currencyCode !== currencyCode));
    return {
        code,
        names: {
            en: facts.name ?? before?.names.en ?? '', fa: facts.name_fa ?? before?.names.fa ?? null, pl: facts.name_pl ?? before?.names.pl ?? null, ru: facts.name_ru ?? before?.names.ru ?? null,
        },
        assetId: before?.assetId ?? null,
        enabled: facts.enabled ?? before?.enabled ?? true,
        validFrom: facts.valid_from ?? before?.validFrom ?? null,
        validUntil: facts.valid_until ?? before?.validUntil ?? null,
        parts: parts.map(({ sku, quantity }) => ({ variantId: variants.get(sku) ?? 0, quantity })),
        prices: [...kept, ...fresh.map(([currencyCode, unitNet]) => ({ currencyCode, unitNet }))],
    };
}
