export interface LineMade {
    /** Base units that the order asks for. */
    ordered: number;
    /** Good pieces that came out of the last operations of its work orders. */
    made: number;
    /** Of what is missing, the firm has decided to leave it at that. */
    writtenOff: number;
    /** Something is still to be made for it. */
    isOpen: boolean;
}

/** What is missing of a line for good: 0 as long as something may still come. More than was ordered is no shortage. */
export function missingOf({ ordered, made, writtenOff, isOpen }: LineMade): number {
    return isOpen ? 0 : Math.max(0, ordered - made - writtenOff);
}

/** The order's goods are made when nothing is still to come and nothing is missing that nobody has decided on. Lines from stock are not among these. */
export function isProductionFinished(lines: readonly LineMade[]): boolean {
    return lines.length > 0 && lines.every(line => !line.isOpen && missingOf(line) === 0);
}

/** `remake`: the rest is made; `ship-short`: the order gets fewer; `write-off`: the order stays as it is, and the rest comes from elsewhere or not at all. */
export const shortageDecisions = ['remake', 'ship-short', 'write-off'] as const;
export type ShortageDecision = (typeof shortageDecisions)[number];

export type ShortageRefusal = 'nothing-missing' | 'shortage-changed';

/** Why nobody may decide on so many pieces, or null: whoever decides must have seen what is missing now. */
export function refuseShortageDecision(line: LineMade, shown: number): ShortageRefusal | null {
    const missing = missingOf(line);
    if (missing === 0) return 'nothing-missing';
    return missing === shown ? null : 'shortage-changed';
}
