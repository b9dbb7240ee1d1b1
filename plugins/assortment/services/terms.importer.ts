import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type Importer, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { catalogueLanguages, type Translations } from '../domain/catalogue-entry';
import { termCode } from '../domain/product-row';
import { TermService } from './term.service';

const columns = z.object({
    kind: z.enum(['category', 'line', 'colour', 'size', 'facet', 'value']),
    /** Of a value: `facet=value`. */
    code: line(120),
    name_en: line(100),
    name_fa: optional(line(100)),
    name_pl: optional(line(100)),
    name_ru: optional(line(100)),
});
type Cells = z.output<typeof columns>;

/** Names of categories, colours, sizes and features in the languages of the portal. */
@Injectable()
export class TermsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'terms';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private terms: TermService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[]): Promise<RowAnswer[]> {
        const answers: RowAnswer[] = [];
        // Facets last: the option groups that share their names come with the first colour or size.
        const inOrder = [...rows].sort((a, b) => Number(a.values.kind === 'facet') - Number(b.values.kind === 'facet'));
        for (const { row, values } of inOrder) {
            const names = namesOf(values);
            const records = await this.records(ctx, values);
            if (records === null) {
                answers.push({ row, outcome: 'rejected', message: 'code: must be facet=value' });
                continue;
            }
            let changed = false;
            for (const [table, id] of records) changed = (await this.terms.rename(ctx, table, id, names)) || changed;
            answers.push({ row, outcome: changed ? 'updated' : 'unchanged' });
        }
        return answers;
    }

    /** The translatable rows behind a term; a colour is both an option to choose and a feature to filter by. */
    private async records(ctx: RequestContext, { kind, code }: Cells): Promise<[string, number][] | null> {
        const one = (table: string, found: Map<string, { id: number }>): [string, number][] => [...found.values()].map(term => [table, term.id]);
        switch (kind) {
            case 'category': {
                const collections = one('collection', await this.terms.categories(ctx, [code]));
                return [...collections, ...one('facet_value', await this.terms.values(ctx, 'category', [code]))];
            }
            case 'line':
                return one('facet_value', await this.terms.values(ctx, 'line', [code]));
            case 'colour': {
                const options = one('product_option', await this.terms.options(ctx, 'colour', [code]));
                return [...options, ...one('facet_value', await this.terms.values(ctx, 'colour', [code]))];
            }
            case 'size':
                return one('product_option', await this.terms.options(ctx, 'size', [code]));
            case 'facet':
                return this.holders(ctx, code);
            case 'value': {
                const [facet, value] = code.split('=').map(part => part.trim());
                return !facet || !value || termCode(facet) === '' || termCode(value) === '' ? null : one('facet_value', await this.terms.values(ctx, facet, [value]));
            }
        }
    }

    private async holders(ctx: RequestContext, code: string): Promise<[string, number][]> {
        await this.terms.values(ctx, code, []);
        const rows = await sql<{ table: string; id: number }>(this.connection, ctx, `
            SELECT 'facet' AS "table", id FROM facet WHERE code = $1
            UNION ALL SELECT 'product_option_group', id FROM product_option_group WHERE code = $1 AND "deletedAt" IS NULL`, [termCode(code)]);
        return rows.map(row => [row.table, row.id]);
    }
}

function namesOf(cells: Cells): Translations {
    return Object.fromEntries(catalogueLanguages.flatMap(language => {
        const text = cells[`name_${language}`];
        return text === null ? [] : [[language, text]];
    }));
}
