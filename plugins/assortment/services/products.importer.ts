import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional, paragraph } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, listCell, type RowAnswer, wholeCell, yesNoCell } from '../../documents';
import { catalogueLanguages, type Translations } from '../domain/catalogue-entry';
import { isUnchanged, type ProductRow, repeated, termCode, variantNames, type VariantState, withSharedFacts } from '../domain/product-row';
import { type UnitCode, unitOf } from '../domain/units';
import { assetsByName, freshIds, productsBySlug, storedVariants, writeProducts, writeTranslations, writeVariants } from '../queries/product-import.sql';
import { type Term, TermService } from './term.service';

const factor = optional(wholeCell(2, 1_000_000));
const name = optional(line(150));
const description = optional(paragraph(4000));
const columns = z.object({
    sku: line(60),
    product: z.string().max(120).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an address of small Latin letters, digits and hyphens'),
    category: line(80),
    line: optional(line(80)),
    name_en: line(150),
    name_fa: name,
    name_pl: name,
    name_ru: name,
    description_en: description,
    description_fa: description,
    description_pl: description,
    description_ru: description,
    colour: optional(line(60)),
    size: optional(line(60)),
    facets: optional(listCell(20)),
    unit: z.string().refine(text => unitOf(text) !== null, 'must be a unit such as m2, metre, piece'),
    roll_factor: factor,
    box_factor: factor,
    pallet_factor: factor,
    min_quantity: optional(wholeCell(1, 1_000_000)),
    increment: optional(wholeCell(1, 1_000_000)),
    weight_g: optional(wholeCell(0, 100_000_000)),
    made_to_order: optional(yesNoCell()),
    stock: optional(wholeCell(0, 1_000_000_000)),
    tax: optional(line(100)),
    image: optional(line(200)),
});
type Cells = z.output<typeof columns>;

interface Stored extends VariantState {
    sku: string;
    variantId: number;
    productId: number;
    categoryIds: number[];
}

interface Terms {
    categories: Map<string, Term>;
    colours: Map<string, Term>;
    sizes: Map<string, Term>;
    /** By facet code, then value code. */
    facets: Map<string, Map<string, Term>>;
    groups: Map<string, number>;
}

interface Planned {
    row: ProductRow;
    state: VariantState;
    stored: Stored | undefined;
    productFacetIds: number[];
    groupIds: number[];
}

/** Products and variants from a file: a fixed number of statements, however many rows. */
@Injectable()
export class ProductsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'products';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private terms: TermService,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, given: ImportRow<Cells>[], options: ImportOptions): Promise<RowAnswer[]> {
        const { rows, answers } = await this.refuse(ctx, given.map(({ row, values }) => ({ row, values: rowOf(values) })));
        if (rows.length === 0) return answers;
        const wanted = withSharedFacts(rows.map(({ values }) => values));
        const { plans, products } = await this.plan(ctx, wanted);
        const changed = plans.filter(plan => plan.stored === undefined || !isUnchanged(plan.state, plan.stored));
        if (changed.length > 0) {
            await this.write(ctx, changed, products);
            const after = { created: changed.filter(plan => plan.stored === undefined).length, changed: changed.length };
            await this.audit.record(ctx, { scope: options.scope, action: 'product.import', entity: 'Product', entityId: 'file', after });
        }
        const changes = new Map(changed.map(plan => [plan.row.sku, plan]));
        for (const { row, values } of rows) {
            const plan = changes.get(values.sku);
            answers.push({ row, outcome: plan === undefined ? 'unchanged' : plan.stored === undefined ? 'created' : 'updated' });
        }
        return answers;
    }

    /** Rows that name what does not exist, or a variant a second time. */
    private async refuse(ctx: RequestContext, rows: { row: number; values: ProductRow }[]) {
        const answers: RowAnswer[] = [];
        const again = repeated(rows.map(({ row, values }) => ({ row, key: values.sku })));
        const taxes = await this.taxCategories(ctx);
        const images = await this.images(ctx, rows.map(({ values }) => values.image));
        const kept = rows.filter(({ row, values }) => {
            const message = again.has(row)
                ? `sku: stands in row ${again.get(row)} already`
                : !taxes.has(values.tax)
                  ? `tax: there is no tax category of this name`
                  : values.image !== null && !images.has(values.image)
                    ? 'image: no picture of this name was uploaded'
                    : null;
            if (message !== null) answers.push({ row, outcome: 'rejected', message });
            return message === null;
        });
        return { rows: kept, answers };
    }

    private async plan(ctx: RequestContext, rows: readonly ProductRow[]) {
        const terms = await this.ensureTerms(ctx, rows);
        const [taxes, images] = [await this.taxCategories(ctx), await this.images(ctx, rows.map(row => row.image))];
        const stored = await sql<Stored>(this.connection, ctx, storedVariants, [rows.map(row => row.sku)]);
        const bySku = new Map(stored.map(variant => [variant.sku, variant]));
        const plans = rows.map((row): Planned => {
            const colour = row.colour === null ? undefined : terms.colours.get(termCode(row.colour));
            const size = row.size === null ? undefined : terms.sizes.get(termCode(row.size));
            const options = [colour, size].filter(term => term !== undefined);
            const colourFacet = row.colour === null ? undefined : terms.facets.get('colour')?.get(termCode(row.colour));
            const productFacetIds = facetsOf(row).flatMap(({ facet, value }) => terms.facets.get(termCode(facet))?.get(termCode(value))?.id ?? []);
            const groups = [colour && 'colour', size && 'size'].flatMap(code => (code && terms.groups.get(code)) || []);
            return {
                row,
                stored: bySku.get(row.sku),
                productFacetIds,
                groupIds: groups,
                state: {
                    productNames: row.names,
                    descriptions: row.descriptions,
                    names: variantNames(row.names, options.map(term => term.names)),
                    taxCategoryId: taxes.get(row.tax) ?? 0,
                    assetId: row.image === null ? null : (images.get(row.image) ?? null),
                    categoryId: terms.categories.get(termCode(row.category))?.id ?? 0,
                    facetValueIds: [...new Set([...productFacetIds, ...(colourFacet ? [colourFacet.id] : [])])],
                    optionIds: options.map(term => term.id),
                    baseUnit: row.unit,
                    minQuantity: row.minQuantity,
                    increment: row.increment,
                    weightG: row.weightG,
                    madeToOrder: row.madeToOrder,
                    units: Object.fromEntries(row.units.map(unit => [unit.code, unit.factor])),
                    stock: row.stock,
                },
            };
        });
        const slugs = await sql<{ slug: string; id: number }>(this.connection, ctx, productsBySlug, [[...new Set(rows.map(row => row.product))]]);
        return { plans, products: new Map(slugs.map(({ slug, id }) => [slug, id])) };
    }

    private async ensureTerms(ctx: RequestContext, rows: readonly ProductRow[]): Promise<Terms> {
        const all = (texts: (string | null)[]) => [...new Set(texts.filter(text => text !== null))];
        const values = new Map<string, Set<string>>();
        for (const { facet, value } of rows.flatMap(row => [...facetsOf(row), ...(row.colour === null ? [] : [{ facet: 'Colour', value: row.colour }])])) {
            values.set(facet, (values.get(facet) ?? new Set()).add(value));
        }
        const facets = new Map<string, Map<string, Term>>();
        for (const [facet, texts] of values) facets.set(termCode(facet), await this.terms.values(ctx, facet, [...texts]));
        const colours = all(rows.map(row => row.colour));
        const sizes = all(rows.map(row => row.size));
        return {
            facets,
            categories: await this.terms.categories(ctx, all(rows.map(row => row.category))),
            colours: colours.length === 0 ? new Map<string, Term>() : await this.terms.options(ctx, 'Colour', colours),
            sizes: sizes.length === 0 ? new Map<string, Term>() : await this.terms.options(ctx, 'Size', sizes),
            groups: await this.terms.groupIds(ctx, ['colour', 'size']),
        };
    }

    private async write(ctx: RequestContext, plans: readonly Planned[], products: Map<string, number>): Promise<void> {
        const missing = [...new Set(plans.filter(plan => plan.stored === undefined && !products.has(plan.row.product)).map(plan => plan.row.product))];
        const productIds = await this.fresh(ctx, 'product', missing.length);
        missing.forEach((slug, i) => products.set(slug, productIds[i] ?? 0));
        const variantIds = await this.fresh(ctx, 'product_variant', plans.filter(plan => plan.stored === undefined).length);
        const variants = plans.map(plan => ({
            ...plan.state,
            id: plan.stored?.variantId ?? variantIds.shift() ?? 0,
            sku: plan.row.sku,
            isNew: plan.stored === undefined,
            productId: plan.stored?.productId ?? products.get(plan.row.product) ?? 0,
            // The product carries what its variants share; the variant only its colour.
            facetValueIds: plan.state.facetValueIds.filter(id => !plan.productFacetIds.includes(id)),
        }));
        const byProduct = new Map(plans.map((plan, i) => [variants[i]?.productId ?? 0, plan]));
        // Gathered in one walk: a file of ten thousand products would else be gone through ten thousand times.
        const assetsOf = new Map<number, Set<number>>();
        for (const { productId, assetId } of variants) if (assetId != null) assetsOf.set(productId, (assetsOf.get(productId) ?? new Set()).add(assetId));
        const rows = [...byProduct].map(([id, { row, stored, productFacetIds, groupIds }]) => ({
            ...{ id, facetValueIds: productFacetIds, groupIds, row },
            assetIds: [...(assetsOf.get(id) ?? [])],
            descriptions: { ...stored?.descriptions, ...row.descriptions },
        }));
        await this.run(ctx, writeProducts, rows);
        await this.run(ctx, writeTranslations('product_translation', ['name', 'slug', 'description']), rows.flatMap(({ id, row, descriptions }) =>
            Object.entries(row.names).map(([languageCode, text]) => ({
                ...{ baseId: id, languageCode, name: text, slug: row.product, description: descriptions[languageCode] ?? '' },
            }))));
        await this.run(ctx, writeVariants, variants);
        await this.run(ctx, writeTranslations('product_variant_translation', ['name']), variants.flatMap(({ id, names }) =>
            Object.entries(names).map(([languageCode, text]) => ({ baseId: id, languageCode, name: text }))));
    }

    private async run(ctx: RequestContext, statements: readonly string[], rows: readonly object[]): Promise<void> {
        for (const statement of statements) await sql(this.connection, ctx, statement, [JSON.stringify(rows)]);
    }

    private async fresh(ctx: RequestContext, table: string, count: number): Promise<number[]> {
        return (await sql<{ id: number }>(this.connection, ctx, freshIds, [table, count])).map(row => row.id);
    }

    private async taxCategories(ctx: RequestContext): Promise<Map<string, number>> {
        const rows = await sql<{ id: number; name: string }>(this.connection, ctx, 'SELECT id, name FROM tax_category');
        return new Map(rows.map(row => [row.name, row.id]));
    }

    private async images(ctx: RequestContext, names: readonly (string | null)[]): Promise<Map<string, number>> {
        const wanted = [...new Set(names.filter(text => text !== null))];
        const rows = await sql<{ id: number; name: string }>(this.connection, ctx, assetsByName, [wanted]);
        return new Map(rows.map(row => [row.name, row.id]));
    }
}

function facetsOf(row: ProductRow): { facet: string; value: string }[] {
    const own = [{ facet: 'Category', value: row.category }, ...(row.line === null ? [] : [{ facet: 'Line', value: row.line }])];
    return [...own, ...row.facets];
}

function rowOf(cells: Cells): ProductRow {
    const byLanguage = (prefix: 'name' | 'description'): Translations =>
        Object.fromEntries(catalogueLanguages.map(language => [language, cells[`${prefix}_${language}`]] as const).filter((entry): entry is [typeof entry[0], string] => entry[1] !== null));
    const units: [UnitCode, number | null][] = [['roll', cells.roll_factor], ['box', cells.box_factor], ['pallet', cells.pallet_factor]];
    return {
        sku: cells.sku,
        product: cells.product,
        category: cells.category,
        line: cells.line,
        names: byLanguage('name'),
        descriptions: byLanguage('description'),
        colour: cells.colour,
        size: cells.size,
        facets: (cells.facets ?? []).map(text => {
            const [facet = '', ...value] = text.split('=');
            return { facet: facet.trim(), value: value.join('=').trim() };
        }).filter(({ facet, value }) => termCode(facet) !== '' && termCode(value) !== ''),
        unit: unitOf(cells.unit) ?? 'piece',
        units: units.flatMap(([code, count]) => (count === null ? [] : [{ code, factor: count }])),
        minQuantity: cells.min_quantity ?? 1,
        increment: cells.increment ?? 1,
        weightG: cells.weight_g ?? 0,
        madeToOrder: cells.made_to_order ?? false,
        stock: cells.stock,
        tax: cells.tax ?? 'Standard',
        image: cells.image,
    };
}
