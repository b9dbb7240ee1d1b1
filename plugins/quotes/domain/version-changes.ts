/** What a line of an offer says, as far as two versions can differ in it. */
export interface ComparedLine {
    variantId: number;
    unit: string;
    unitQuantity: number;
    unitQuantityMax: number | null;
    unitNet: number | null;
    deliveryDate: string | null;
    remark: string;
}

export const changeKinds = ['added', 'unit', 'quantity', 'price', 'date', 'remark'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** In what the line differs from the version before; an article that was not in it is new as a whole. */
export function changesOf(line: ComparedLine, before: readonly ComparedLine[]): ChangeKind[] {
    const last = before.find(one => one.variantId === line.variantId);
    if (last === undefined) return ['added'];
    const differs: [ChangeKind, boolean][] = [
        ['unit', line.unit !== last.unit],
        ['quantity', line.unitQuantity !== last.unitQuantity || line.unitQuantityMax !== last.unitQuantityMax],
        ['price', line.unitNet !== last.unitNet],
        ['date', line.deliveryDate !== last.deliveryDate],
        ['remark', line.remark !== last.remark],
    ];
    return differs.filter(([, isOther]) => isOther).map(([kind]) => kind);
}

/** Articles of the version before that this one has no more. */
export function goneFrom(lines: readonly ComparedLine[], before: readonly ComparedLine[]): number[] {
    return before.map(one => one.variantId).filter(id => lines.every(line => line.variantId !== id));
}
