export interface OrderedLine {
    orderLineId: number;
    ordered: number;
    /** In shipments that are not cancelled. */
    planned: number;
    /** In shipments that left the gate. */
    gone: number;
}

export interface WishedLine {
    orderLineId: number;
    quantity: number;
}

export type QuantityRefusal = { reason: 'unknown-line' | 'over-shipping'; orderLineId: number; remaining: number };

/** Why these quantities may not be shipped, or null. Never more than ordered minus what other shipments carry. */
export function refuseQuantities(lines: readonly OrderedLine[], wished: readonly WishedLine[]): QuantityRefusal | null {
    const taken = new Map<number, number>();
    for (const { orderLineId, quantity } of wished) {
        const line = lines.find(candidate => candidate.orderLineId === orderLineId);
        if (!line) {
            return { reason: 'unknown-line', orderLineId, remaining: 0 };
        }
        const remaining = line.ordered - line.planned - (taken.get(orderLineId) ?? 0);
        if (quantity > remaining) {
            return { reason: 'over-shipping', orderLineId, remaining: Math.max(0, remaining) };
        }
        taken.set(orderLineId, (taken.get(orderLineId) ?? 0) + quantity);
    }
    return null;
}

/** What is still to be planned of each line. */
export function remainingLines(lines: readonly OrderedLine[]): WishedLine[] {
    return lines
        .map(line => ({ orderLineId: line.orderLineId, quantity: line.ordered - line.planned }))
        .filter(line => line.quantity > 0);
}

/** The order's state once a shipment has left, by what has left altogether. */
export function stateAfterDispatch(lines: readonly OrderedLine[]): 'Shipped' | 'PartiallyShipped' {
    return lines.every(line => line.gone >= line.ordered) ? 'Shipped' : 'PartiallyShipped';
}
