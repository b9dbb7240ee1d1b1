import { CatalogueVariant } from './assortment';

export interface ComparedRow {
    name: string;
    /** One value an article, in their order; null where the article says nothing. */
    values: (string | null)[];
    isDifferent: boolean;
}

/** Features and options of all articles as rows, in the order in which they first appear. */
export function comparedRows(variants: readonly Pick<CatalogueVariant, 'features' | 'options'>[]): ComparedRow[] {
    const said = variants.map(
        (variant) =>
            new Map([
                ...variant.options.map((option) => [option.group, option.value] as const),
                ...variant.features.map((feature) => [feature.name, feature.value] as const),
            ]),
    );
    const names = [...new Set(said.flatMap((facts) => [...facts.keys()]))];
    return names.map((name) => {
        const values = said.map((facts) => facts.get(name) ?? null);
        return { name, values, isDifferent: new Set(values).size > 1 };
    });
}
