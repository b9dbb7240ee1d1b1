import type { OperationRefusalReason, OperationState } from './operation-states';

/** What has come out of one operation of a work order. Scrapped pieces were taken from the step before, and go no further. */
export interface OperationMade {
    id: number;
    sequence: number;
    state: OperationState;
    good: number;
    scrap: number;
}

export interface Output {
    good: number;
    scrap: number;
    scrapReasonCode: string | null;
}

/** The operations just before this one: those of the nearest lower number. */
export function predecessors<One extends { sequence: number }>(operation: One, all: readonly One[]): One[] {
    const before = all.filter(other => other.sequence < operation.sequence);
    const nearest = Math.max(...before.map(other => other.sequence));
    return before.filter(other => other.sequence === nearest);
}

/** How many pieces the step before has handed on: the fewest of those that run side by side. The first step takes them all from the store. */
export function handedOn(operation: OperationMade, all: readonly OperationMade[], quantity: number): number {
    return Math.min(quantity, ...predecessors(operation, all).map(before => before.good));
}

/** Pieces that lie ready for this operation: handed on, and neither made nor scrapped here yet. */
export function quantityReady(operation: OperationMade, all: readonly OperationMade[], quantity: number): number {
    return handedOn(operation, all, quantity) - operation.good - operation.scrap;
}

export interface QuantityRefusal {
    reason: Extract<OperationRefusalReason, 'more-than-handed-on' | 'nothing-reported' | 'scrap-without-reason' | 'predecessor-open' | 'quantity-missing'>;
    /** How many pieces may be reported at most, or are missing. */
    quantity: number | null;
}

/** Why so many pieces cannot have come out, or null. */
export function refuseOutput({ good, scrap, scrapReasonCode }: Output, ready: number): QuantityRefusal | null {
    if (good + scrap === 0) {
        return { reason: 'nothing-reported', quantity: null };
    }
    if (good + scrap > ready) {
        return { reason: 'more-than-handed-on', quantity: ready };
    }
    return scrap > 0 && scrapReasonCode === null ? { reason: 'scrap-without-reason', quantity: scrap } : null;
}

/** Finishing accounts for every piece that came: each is good or scrap, and none is still to come. */
export function refuseFinish(output: Output, operation: OperationMade, all: readonly OperationMade[], quantity: number): QuantityRefusal | null {
    if (predecessors(operation, all).some(before => before.state !== 'done')) {
        return { reason: 'predecessor-open', quantity: null };
    }
    const ready = quantityReady(operation, all, quantity);
    const refused = output.good + output.scrap === 0 ? null : refuseOutput(output, ready);
    if (refused !== null) {
        return refused;
    }
    const missing = ready - output.good - output.scrap;
    return missing > 0 ? { reason: 'quantity-missing', quantity: missing } : null;
}

/** How many pieces the work order will be short of, by what was scrapped until now. */
export function shortage(all: readonly OperationMade[], quantity: number): number {
    const sequences = [...new Set(all.map(one => one.sequence))].sort((a, b) => a - b);
    const possible = sequences.reduce(
        (left, sequence) => Math.min(...all.filter(one => one.sequence === sequence).map(one => (one.state === 'done' ? Math.min(one.good, left) : Math.max(one.good, left - one.scrap)))),
        quantity,
    );
    return quantity - possible;
}
