import { searchKey } from '../../../kernel/text';
import { catalogueLanguages, type Translations } from './catalogue-entry';
import type { UnitCode } from './units';

/** A row of a products file, as its columns were read. */
export interface ProductRow {
    sku: string;
    /** The product's address, which the rows of its variants share. */
    product: string;
    category: string;
    line: string | null;
    names: Translations;
    descriptions: Translations;
    colour: string | null;
    size: string | null;
    facets: { facet: string; value: string }[];
    unit: UnitCode;
    units: { code: UnitCode; factor: number }[];
    minQuantity: number;
    increment: number;
    weightG: number;
    madeToOrder: boolean;
    stock: number | null;
    tax: string;
    image: string | null;
}

/** By which a category, facet, value, colour or size is known, however it is written. */
export function termCode(text: string): string {
    return searchKey(text).replace(/ /g, '-');
}

/** The variant is called as its product, its colour and its size, in each language in which the product has a name. */
export function variantNames(product: Translations, options: readonly Translations[]): Translations {
    const name = (language: string) => {
        const parts = options.map(names => names[language] ?? names.en ?? Object.values(names)[0] ?? '');
        return [product[language], ...parts].filter(Boolean).join(' ');
    };
    return Object.fromEntries(catalogueLanguages.filter(language => product[language] !== undefined).map(language => [language, name(language)]));
}

/** Rows whose code another row above has already: two rows for one variant would leave open which holds. */
export function repeated(rows: readonly { row: number; key: string }[]): Map<number, number> {
    const first = new Map<string, number>();
    const found = new Map<number, number>();
    for (const { row, key } of rows) {
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, row);
        else found.set(row, earlier);
    }
    return found;
}

/** What the variants of a product share is taken from the product's first row. */
export function withSharedFacts(rows: readonly ProductRow[]): ProductRow[] {
    const first = new Map<string, ProductRow>();
    return rows.map(row => {
        const shared = first.get(row.product) ?? row;
        first.set(row.product, shared);
        const { names, descriptions, category, line, facets } = shared;
        return { ...row, names, descriptions, category, line, facets };
    });
}

/** What a file may change of a variant, in a form that can be compared with what is stored. */
export interface VariantState {
    productNames: Translations;
    descriptions: Translations;
    names: Translations;
    taxCategoryId: number;
    assetId: number | null;
    categoryId: number;
    facetValueIds: number[];
    optionIds: number[];
    baseUnit: string;
    minQuantity: number;
    increment: number;
    weightG: number;
    madeToOrder: boolean;
    units: Record<string, number>;
    stock: number | null;
}

const texts = ['productNames', 'descriptions', 'names'] as const;
const plain = ['taxCategoryId', 'baseUnit', 'minQuantity', 'increment', 'weightG', 'madeToOrder'] as const;

function same(a: readonly number[], b: readonly number[]): boolean {
    return a.length === b.length && a.every(id => b.includes(id));
}

/** Whether storing `wanted` would change nothing. What a file leaves empty (a language, the picture, the stock) stays as it is. */
export function isUnchanged(wanted: VariantState, stored: VariantState & { categoryIds: number[] }): boolean {
    return (
        texts.every(field => Object.entries(wanted[field]).every(([language, text]) => stored[field][language] === text)) &&
        plain.every(field => wanted[field] === stored[field]) &&
        (wanted.assetId === null || wanted.assetId === stored.assetId) &&
        (wanted.stock === null || wanted.stock === stored.stock) &&
        same(wanted.facetValueIds, stored.facetValueIds) &&
        same(wanted.optionIds, stored.optionIds) &&
        stored.categoryIds.includes(wanted.categoryId) &&
        Object.keys({ ...wanted.units, ...stored.units }).every(code => wanted.units[code] === stored.units[code])
    );
}
