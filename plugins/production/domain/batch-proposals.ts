import { daysBetween, type LocalDate } from '../../../kernel/time';
import { savedMinutes, type StepMinutes } from './batch-minutes';
import { refuseBatch, type StepToBatch, stepsWord, type WorkToBatch } from './batch-refusal';

export interface BatchCandidate extends WorkToBatch {
    /** By when it is to be made. */
    day: LocalDate;
    operations: readonly (StepToBatch & StepMinutes)[];
}

export interface BatchProposal {
    workOrderIds: number[];
    /** Minutes of set-up that need not be worked. */
    savedMinutes: number;
}

/**
 * Work orders that could be made at once: of one article by one routing, whose days lie within so many days of each other, at most so many together. Each is in one proposal at
 * most; what saves nothing is not proposed. What saves most stands first.
 */
export function proposeBatches(candidates: readonly BatchCandidate[], days: number, most: number): BatchProposal[] {
    const alike = new Map<string, BatchCandidate[]>();
    for (const one of candidates.filter(each => refuseBatch([each]) === null)) {
        const word = [one.variantId, one.routingId, stepsWord(one.operations)].join(' ');
        alike.set(word, [...(alike.get(word) ?? []), one]);
    }
    return [...alike.values()]
        .flatMap(group => windowsOf(group, days, most))
        .map(group => ({ workOrderIds: group.map(one => one.id), savedMinutes: savedBy(group) }))
        .filter(proposal => proposal.savedMinutes > 0)
        .sort((a, b) => b.savedMinutes - a.savedMinutes || a.workOrderIds[0]! - b.workOrderIds[0]!);
}

/** From the earliest on, as many as are near enough to the first of them. */
function windowsOf(group: readonly BatchCandidate[], days: number, most: number): BatchCandidate[][] {
    const windows: BatchCandidate[][] = [];
    for (const one of [...group].sort((a, b) => daysBetween(b.day, a.day) || a.id - b.id)) {
        const last = windows.at(-1);
        const first = last?.[0];
        if (last !== undefined && first !== undefined && last.length < most && daysBetween(first.day, one.day) <= days) last.push(one);
        else windows.push([one]);
    }
    return windows;
}

function savedBy(group: readonly BatchCandidate[]): number {
    const sequences = new Set(group.flatMap(one => one.operations.map(operation => operation.sequence)));
    return [...sequences].reduce((sum, sequence) => sum + savedMinutes(group.flatMap(one => one.operations.filter(operation => operation.sequence === sequence))), 0);
}
