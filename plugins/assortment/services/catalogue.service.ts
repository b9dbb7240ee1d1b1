import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import type { Viewer } from '../../organizations';
import { ASSORTMENT_OPTIONS } from '../constants';
import { catalogueLanguages } from '../domain/catalogue-entry';
import { completedPhrases, likelierFirst } from '../domain/completed-phrase';
import { parseTerm } from '../domain/search-term';
import { shownInstead } from '../domain/shown-instead';
import type { OtherUnit } from '../domain/unit-factor';
import { type UnitCode, unitName } from '../domain/units';
import { type CatalogueRow, catalogueSorts, suggestedNames, visibleCategories } from '../queries/catalogue-page.sql';
import { searchSuggestions, type SuggestionsRow } from '../queries/search-suggestions.sql';
import { SqlParams } from '../queries/sql-params';
import { type ImageRow, productBySlug, type ProductRow, variantDetails, type VariantRow } from '../queries/variant-details.sql';
import type { AssortmentOptions, Buyer, BuyerView, CatalogueQuote, CatalogueStock } from '../types';
import { CataloguePageService, type NarrowedVariants } from './catalogue-page.service';
import { SearchLogService } from './search-log.service';
import { TermMatchesService } from './term-matches.service';
import { TermReplacementService } from './term-replacement.service';
import { VisibilityService } from './visibility.service';

const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const catalogueInput = z.object({
    term: optional(z.string().max(100)),
    categoryId: optional(recordId),
    isExact: z.preprocess(value => value ?? false, z.boolean()),
    facetValueIds: z.preprocess(value => value ?? [], z.array(recordId).max(50)),
    priceFrom: optional(amount),
    priceTo: optional(amount),
    sort: z.preprocess(value => value ?? 'RELEVANCE', z.enum(catalogueSorts)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 24, z.int().min(1).max(100)),
});
const narrowInput = catalogueInput.pick({ term: true, categoryId: true, facetValueIds: true });
const suggestionsInput = z.object({ term: z.string().max(100) });
const productInput = z.object({ slug: z.string().min(1).max(300) });
const compareInput = z.object({ variantIds: z.array(recordId).min(2).max(4) });

const suggestionCount = 8;
const suggestedFrom = 1000;
/** What fits beneath the search box without scrolling. */
const suggested = { products: 5, categories: 3, phrases: 4 } as const;

/** What a member or visitor sees of the products. The number of queries does not depend on how much there is to show. */
@Injectable()
export class CatalogueService {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private pages: CataloguePageService,
        private matches: TermMatchesService,
        private replacements: TermReplacementService,
        private log: SearchLogService,
        @Inject(ASSORTMENT_OPTIONS) private options: AssortmentOptions,
    ) {}

    async search(ctx: RequestContext, scope: Viewer, input: unknown, now: Date) {
        const wish = checked(catalogueInput, input);
        const view = await this.visibility.view(ctx, scope, now);
        const { filter, term, replaced } = await this.filterOf(ctx, scope, wish);
        const { items, step, ...counts } = await this.pages.page(ctx, view, filter);
        // Filters narrow what a term finds; only what it finds without them is counted.
        if (wish.term !== null && term !== null && step === null && wish.skip === 0) this.log.note({ companyId: scope.companyId, phrase: wish.term, at: now });
        const [quotes, stock] = await Promise.all([this.quotes(ctx, scope, view, items), this.stock(ctx, items, now)]);
        return {
            ...counts,
            instead: term === null ? null : shownInstead(term, replaced, step),
            items: items.map(row => this.item(row, quotes, languageOf(ctx), stock.get(row.variantId))),
        };
    }

    /** The categories in which the buyer sees something; no price, count or page is asked for. */
    async categories(ctx: RequestContext, buyer: Buyer, now: Date): Promise<{ id: number; name: string }[]> {
        const params = new SqlParams();
        const text = visibleCategories(await this.visibility.view(ctx, buyer, now), languageOf(ctx), params);
        return sql<{ id: number; name: string }>(this.connection, ctx, text, params.values);
    }

    /** Asked for beside the page, which need not wait for it. Null to who may not see prices. */
    async priceRange(ctx: RequestContext, scope: Viewer, input: unknown, now: Date): Promise<{ from: number; to: number } | null> {
        const wish = checked(catalogueInput, input);
        if (!scope.permissions.has('see-prices')) return null;
        const { filter } = await this.filterOf(ctx, scope, wish);
        return this.pages.priceRange(ctx, await this.visibility.view(ctx, scope, now), filter);
    }

    private async filterOf(ctx: RequestContext, scope: Viewer, wish: z.output<typeof catalogueInput>) {
        const mayPrice = scope.permissions.has('see-prices');
        const byPrice = wish.sort === 'PRICE_ASC' || wish.sort === 'PRICE_DESC';
        const replaced = wish.term === null || wish.isExact ? null : await this.replacements.replaced(ctx, wish.term);
        const term = wish.term === null ? null : parseTerm(replaced ?? wish.term, wish.isExact);
        // An order or a limit by price would tell the prices to who may not see them.
        const own = { sort: byPrice && !mayPrice ? 'NAME' : wish.sort, priceFrom: mayPrice ? wish.priceFrom : null, priceTo: mayPrice ? wish.priceTo : null } as const;
        return { filter: { ...wish, ...own, language: languageOf(ctx), term }, term, replaced };
    }

    async suggestions(ctx: RequestContext, scope: Viewer, input: unknown, now: Date): Promise<string[]> {
        const given = checked(suggestionsInput, input).term;
        const term = parseTerm((await this.replacements.replaced(ctx, given)) ?? given);
        if (term === null) return [];
        const view = await this.visibility.view(ctx, scope, now);
        const names = async (most?: number) => {
            const params = new SqlParams();
            const text = suggestedNames(await this.matches.suggested(ctx, view, languageOf(ctx), term, params, most), suggestionCount, params);
            return (await sql<{ name: string }>(this.connection, ctx, text, params.values)).map(row => row.name);
        };
        // One letter matches nearly everything: some of it will do, unless the buyer sees too little of that.
        const quick = await names(suggestedFrom);
        return quick.length === suggestionCount ? quick : names();
    }

    /** Products, categories and phrases that one may mean while typing. */
    async whileTyping(ctx: RequestContext, scope: Viewer, input: unknown, now: Date) {
        const given = checked(suggestionsInput, input).term;
        const replaced = await this.replacements.replaced(ctx, given);
        const term = parseTerm(replaced ?? given);
        if (term === null) return { products: [], categories: [], phrases: [], instead: null };
        const view = await this.visibility.view(ctx, scope, now);
        const ask = async (most?: number) => {
            const params = new SqlParams();
            const text = searchSuggestions(await this.matches.suggested(ctx, view, languageOf(ctx), term, params, most), languageOf(ctx), suggested.products, params);
            const [found] = await sql<SuggestionsRow>(this.connection, ctx, text, params.values);
            return found as SuggestionsRow;
        };
        // As above: some of what matches will do, unless the buyer sees too little of it.
        const quick = await ask(suggestedFrom);
        const { step, products, categories, values } = quick.products.length === suggested.products ? quick : await ask();
        const instead = shownInstead(term, replaced, step);
        const read = instead?.text ?? given;
        return {
            instead,
            products: products.map(({ preview, previewWidth: width, previewHeight: height, ...one }) => ({
                ...one, image: preview === null ? null : this.image({ preview, width, height }),
            })),
            categories: likelierFirst(read, categories, suggested.categories),
            phrases: completedPhrases(read, values, suggested.phrases),
        };
    }

    /** Null when there is no such product, or none of its variants is visible: the two look the same. */
    async product(ctx: RequestContext, scope: Viewer, input: unknown, now: Date) {
        const { slug } = checked(productInput, input);
        const params = new SqlParams();
        const text = productBySlug(slug, languageOf(ctx), params);
        const [product] = await sql<ProductRow>(this.connection, ctx, text, params.values);
        const view = await this.visibility.view(ctx, scope, now);
        const variants = await this.variants(ctx, scope, view, { productId: product?.id ?? 0 }, now);
        if (product === undefined || variants.length === 0) return null;
        const images = product.images.map(image => this.image(image));
        const documents = product.documents.map(({ source, ...one }) => ({ ...one, url: this.fileAddress(source) }));
        return { ...product, images, imageUrls: images.map(image => image.large), documents, variants };
    }

    /** In the order asked for; what is not visible is left out as if it did not exist. */
    async compare(ctx: RequestContext, scope: Viewer, input: unknown, now: Date) {
        const { variantIds } = checked(compareInput, input);
        const view = await this.visibility.view(ctx, scope, now);
        const variants = await this.variants(ctx, scope, view, { variantIds }, now);
        const places = new Map(variantIds.map((id, place) => [id, place]));
        return variants.sort((a, b) => (places.get(a.variantId) ?? 0) - (places.get(b.variantId) ?? 0));
    }

    /** Those of the variants that the viewer sees and that fit the term and the filters, by name, and what else they may be narrowed by. */
    async narrowed(ctx: RequestContext, scope: Viewer, variantIds: readonly number[], input: unknown, now: Date): Promise<NarrowedVariants> {
        const wish = checked(narrowInput, input);
        if (variantIds.length === 0) return { ids: [], categories: [], facets: [] };
        const replaced = wish.term === null ? null : await this.replacements.replaced(ctx, wish.term);
        const term = wish.term === null ? null : parseTerm(replaced ?? wish.term);
        return this.pages.among(ctx, await this.visibility.view(ctx, scope, now), variantIds, { ...wish, term, language: languageOf(ctx) });
    }

    /** Those of the variants that the viewer sees, with his prices, in no order. */
    async variantsOf(ctx: RequestContext, scope: Viewer, variantIds: readonly number[], now: Date) {
        if (variantIds.length === 0) return [];
        return this.variants(ctx, scope, await this.visibility.view(ctx, scope, now), { variantIds }, now);
    }

    private async variants(
        ctx: RequestContext,
        scope: Viewer,
        view: BuyerView,
        of: { productId: number } | { variantIds: readonly number[] },
        now: Date,
    ) {
        const params = new SqlParams();
        const language = languageOf(ctx);
        const rows = await sql<VariantRow>(this.connection, ctx, variantDetails(view, language, of, params), params.values);
        const quotes = await this.quotes(ctx, scope, view, rows);
        const stock = await this.stock(ctx, rows, now);
        const discounted = [...quotes].filter(([, quote]) => quote.price.takesDiscount).map(([variantId]) => variantId);
        const bonuses = discounted.length === 0 ? null : await this.visibility.prices().bonuses(ctx, scope, discounted, now);
        return rows.map(row => ({ ...this.variant(row, quotes.get(row.variantId), language, stock.get(row.variantId)), bonus: bonuses?.get(row.variantId) ?? null }));
    }

    /** What the member may see of prices: nothing at all without the permission. */
    private quotes(
        ctx: RequestContext,
        scope: Viewer,
        view: BuyerView,
        rows: readonly { variantId: number; minQuantity: number }[],
    ): Promise<Map<number, CatalogueQuote>> {
        if (!scope.permissions.has('see-prices') || rows.length === 0) return Promise.resolve(new Map<number, CatalogueQuote>());
        const lines = rows.map(({ variantId, minQuantity }) => ({ variantId, quantity: minQuantity }));
        return view.quote(ctx, lines);
    }

    private stock(ctx: RequestContext, rows: readonly { variantId: number; minQuantity: number }[], now: Date): Promise<Map<number, CatalogueStock>> {
        const lines = rows.map(({ variantId, minQuantity }) => ({ variantId, quantity: minQuantity }));
        return this.visibility.stock().statements(ctx, lines, now);
    }

    private item(row: CatalogueRow, quotes: Map<number, CatalogueQuote>, language: string, stock: CatalogueStock = unknownStock) {
        const { preview, previewWidth, previewHeight, ...item } = row;
        const image = preview === null ? null : this.image({ preview, width: previewWidth, height: previewHeight });
        return {
            ...item,
            units: shownUnits(row, quotes.get(row.variantId), language),
            image,
            imageUrl: image?.medium ?? null,
            price: quotes.get(row.variantId)?.price ?? null,
            stock,
            availability: availabilityOf(stock),
        };
    }

    private variant(row: VariantRow, quote: CatalogueQuote | undefined, language: string, stock: CatalogueStock = unknownStock) {
        const image = row.image === null ? null : this.image(row.image);
        return {
            ...row,
            image,
            imageUrl: image?.medium ?? null,
            units: shownUnits(row, quote, language),
            price: quote?.price ?? null,
            priceBreaks: quote?.breaks ?? [],
            stock,
            availability: availabilityOf(stock),
            weightKgPerUnit: row.weightG === 0 ? null : row.weightG / 1000,
        };
    }

    /** Addresses of the asset server's presets; width and height are the original's, for the page to keep the place free. */
    image({ preview, width, height }: ImageRow) {
        const address = (preset: string) => `${this.fileAddress(preview)}?preset=${preset}`;
        return { small: address('small'), medium: address('medium'), large: address('large'), width, height };
    }

    private fileAddress(file: string): string {
        return `${this.options.assetUrlPrefix}${file.replace(/\\/g, '/')}`;
    }
}

function languageOf(ctx: RequestContext): string {
    return catalogueLanguages.find(language => String(language) === String(ctx.languageCode)) ?? 'en';
}

/** The base unit first. */
function shownUnits(row: { baseUnit: string; units: OtherUnit[] }, quote: CatalogueQuote | undefined, language: string) {
    const units = [{ code: row.baseUnit as UnitCode, factor: 1, perUnits: 1 }, ...row.units];
    return units.map(unit => ({ ...unit, name: unitName(unit.code, language), priceBreaks: quote?.packs?.get(unit.code) ?? null }));
}

/** Of a variant that vanished between two queries of one request. */
const unknownStock: CatalogueStock = { status: 'out-of-stock', local: null, external: null, planned: null, mayExceed: false };

/** The statement in one word, for who asks no more. */
function availabilityOf({ status }: CatalogueStock): string {
    if (status === 'pre-sale') return 'planned';
    return ['made-to-order', 'out-of-stock', 'planned'].includes(status) ? status : 'in-stock';
}
