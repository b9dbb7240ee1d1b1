/** What codes of the ERP are called here. One table for each kind of code; both ways are asked, so no code of either side stands twice. */
export const codeTableNames = ['units', 'taxes', 'statuses', 'warehouses', 'currencies', 'categories', 'price-lists', 'payment-methods', 'delivery-ways', 'account-managers'] as const;
export type CodeTableName = (typeof codeTableNames)[number];

export interface CodePair {
    theirs: string;
    ours: string;
}

export type CodeTables = Partial<Record<CodeTableName, CodePair[]>>;

/** What is wrong with a table; null when nothing is. Two codes of theirs may be one of ours, of which the first goes back to them. */
export function refuseTable(pairs: readonly CodePair[]): string | null {
    const seen = new Set<string>();
    for (const { theirs, ours } of pairs) {
        if (theirs === '' || ours === '') return 'a code is empty';
        if (seen.has(theirs)) return `the code ${theirs} stands twice`;
        seen.add(theirs);
    }
    return null;
}

export function oursOf(tables: CodeTables, name: CodeTableName, theirs: string): string | null {
    return tables[name]?.find(pair => pair.theirs === theirs)?.ours ?? null;
}

export function theirsOf(tables: CodeTables, name: CodeTableName, ours: string): string | null {
    return tables[name]?.find(pair => pair.ours === ours)?.theirs ?? null;
}
