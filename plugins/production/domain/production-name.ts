/** What a station, an operation or a routing is called, in the languages that a firm's people and customers read. */
export interface ProductionName {
    en: string;
    fa: string;
    pl?: string | null;
    ru?: string | null;
}

/** The name in the wanted language; where it is missing, the English one. */
export function nameIn(name: ProductionName, language: string): string {
    const wanted = name[language.slice(0, 2) as keyof ProductionName];
    return wanted === undefined || wanted === null || wanted === '' ? name.en : wanted;
}
