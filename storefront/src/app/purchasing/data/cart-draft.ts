import { CartChange, CartLine } from '../../shared/data/cart';
import { baseQuantity, unitsFor } from '../../shared/format/units';

/** What a person typed into a line and the server has not accepted yet. */
export interface LineDraft {
    unit: string;
    quantity: number;
    remark: string;
}

/** By variant. A record rather than a map, because it is kept in the session storage. */
export type Drafts = Readonly<Record<string, LineDraft>>;

export interface DraftedLine extends CartLine {
    isUnsaved: boolean;
}

/** The lines as the person sees them: the server's, with what he typed on top. A line drafted to nothing is gone. */
export function draftedLines(lines: readonly CartLine[], drafts: Drafts): DraftedLine[] {
    return lines
        .map((line) => {
            const draft = drafts[line.variantId];
            if (!draft) return { ...line, isUnsaved: false };
            return { ...line, unit: draft.unit, unitQuantity: draft.quantity, remark: draft.remark, isUnsaved: true };
        })
        .filter((line) => line.unitQuantity > 0);
}

export function changesOf(drafts: Drafts): CartChange[] {
    return Object.entries(drafts).map(([variantId, draft]) => ({
        variantId,
        unit: draft.unit,
        quantity: draft.quantity,
        // An empty remark takes the old one away; none would leave it.
        remark: draft.remark,
        mode: 'SET',
    }));
}

/** What remains to be sent: whatever was typed while the last request was on its way. */
export function withoutSent(drafts: Drafts, sent: Drafts): Drafts {
    return Object.fromEntries(Object.entries(drafts).filter(([variantId, draft]) => sent[variantId] !== draft));
}

/** The quantity after a change of unit, so that the same amount is ordered. A remainder is rounded up: less than asked never comes. */
export function quantityInUnit(line: Pick<CartLine, 'unit' | 'unitQuantity' | 'units'>, unit: string): number {
    const ratioOf = (code: string) => line.units.find((one) => one.code === code) ?? { factor: 1, perUnits: 1 };
    return unitsFor(baseQuantity(line.unitQuantity, ratioOf(line.unit)), ratioOf(unit));
}
