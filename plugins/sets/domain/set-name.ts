/** What a set is called, in the languages of the firm's people and customers. */
export interface SetName {
    en: string;
    fa?: string | null;
    pl?: string | null;
    ru?: string | null;
}

/** The name in the wanted language; where it is missing, the English one. */
export function setNameIn(names: SetName, language: string): string {
    const wanted = names[language.slice(0, 2) as keyof SetName];
    return wanted === undefined || wanted === null || wanted === '' ? names.en : wanted;
}
