import { codeKey, searchKey, transliterate } from '../../../kernel/text';
import { soundLexeme } from './search-term';

export const catalogueLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type CatalogueLanguage = (typeof catalogueLanguages)[number];

/** Texts by language; a language that is missing is shown in English, or in what there is. */
export type Translations = Record<string, string>;

/** A variant as the live tables have it. */
export interface VariantFacts {
    variantId: number;
    productId: number;
    sku: string;
    introducedAt: string;
    names: Translations;
    productNames: Translations;
    slugs: Translations;
    /** From the top down; the last is the one that is shown. */
    categories: { id: number; names: Translations; isShown: boolean }[];
    facetValues: { id: number; names: Translations }[];
    preview: string | null;
    previewWidth: number;
    previewHeight: number;
}

/** The same in one language, as the index keeps it. */
export interface CatalogueEntry {
    productVariantId: number;
    productId: number;
    languageCode: CatalogueLanguage;
    name: string;
    productName: string;
    slug: string;
    sku: string;
    skuKey: string;
    nameKey: string;
    searchText: string;
    /** A tsvector literal. */
    document: string;
    categoryName: string | null;
    categoryIds: number[];
    facetValueIds: number[];
    preview: string | null;
    previewWidth: number;
    previewHeight: number;
    introducedAt: string;
}

export function inLanguage(texts: Translations, language: string): string {
    return texts[language] ?? texts.en ?? Object.values(texts)[0] ?? '';
}

type Weight = 'A' | 'B' | 'C' | 'D';

interface FoundBy {
    key: string;
    /** Each word, and the lexeme of its sound unless it is a code. */
    words: { word: string; sound: string | null }[];
}

/** What texts are found by. A text that many entries share, as the name of a category, is worked out once. */
export class TextKeys {
    private readonly known = new Map<string, FoundBy>();

    of(text: string): FoundBy {
        const known = this.known.get(text);
        if (known !== undefined) return known;
        const key = searchKey(text);
        const words = key.split(' ').filter(Boolean).map(word => ({ word, sound: soundOf(word) }));
        const found = { key, words: [...words, ...joinedWords(text).map(word => ({ word, sound: null }))] };
        this.known.set(text, found);
        return found;
    }
}

/** What stands around a half-space, as one word: some write neither space nor half-space there. */
function joinedWords(text: string): string[] {
    return text.includes('\u200c') ? text.split(/\s+/).filter(word => word.includes('\u200c')).map(word => searchKey(word).replace(/ /g, '')).filter(Boolean) : [];
}

function soundOf(word: string): string | null {
    const sound = /\d/.test(word) ? '' : transliterate(word);
    return sound.length > 1 ? soundLexeme(sound) : null;
}

/** Words once each with the best weight they have, and the sounds of all but codes. Weights rank: name, code, kind, sound. */
function documentOf(parts: [Weight, string][], keys: TextKeys): string {
    const lexemes = new Map<string, Weight>();
    const keep = (lexeme: string, weight: Weight) => {
        const known = lexemes.get(lexeme);
        if (known === undefined || weight < known) lexemes.set(lexeme, weight);
    };
    for (const [weight, text] of parts) {
        for (const { word, sound } of keys.of(text).words) {
            keep(word, weight);
            if (sound !== null) keep(sound, 'D');
        }
    }
    return [...lexemes].map(([word, weight], i) => `'${word.replace(/['\\]/g, c => c + c)}':${Math.min(i + 1, 16000)}${weight}`).join(' ');
}

/** The index row of a variant in a language: found by its names in every language, its code, categories and facet values. */
export function catalogueEntry(facts: VariantFacts, language: CatalogueLanguage, keys = new TextKeys()): CatalogueEntry {
    const name = inLanguage(facts.names, language);
    const productName = inLanguage(facts.productNames, language);
    const others = [...Object.values(facts.names), ...Object.values(facts.productNames)];
    const kinds = [...facts.categories, ...facts.facetValues].flatMap(kind => Object.values(kind.names));
    const shown = facts.categories.filter(category => category.isShown).at(-1);
    const texts = [...new Set([name, productName, facts.sku, ...others, ...kinds])];
    return {
        productVariantId: facts.variantId,
        productId: facts.productId,
        languageCode: language,
        name,
        productName,
        slug: inLanguage(facts.slugs, language),
        sku: facts.sku,
        skuKey: codeKey(facts.sku),
        nameKey: keys.of(name).key,
        searchText: texts.map(text => keys.of(text).key).filter(Boolean).join(' '),
        document: documentOf(
            [
                ['A', name],
                ['A', facts.sku],
                ...others.map((text): [Weight, string] => ['B', text]),
                ...kinds.map((text): [Weight, string] => ['C', text]),
            ],
            keys,
        ),
        categoryName: shown === undefined ? null : inLanguage(shown.names, language),
        categoryIds: facts.categories.map(category => category.id),
        facetValueIds: facts.facetValues.map(value => value.id),
        preview: facts.preview,
        previewWidth: facts.previewWidth,
        previewHeight: facts.previewHeight,
        introducedAt: facts.introducedAt,
    };
}
