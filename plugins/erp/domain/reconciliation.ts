import { differences, type FieldDifference } from './differences';

export const reconciliationStates = ['waiting', 'running', 'done', 'failed'] as const;
export type ReconciliationState = (typeof reconciliationStates)[number];

/** `unreadable`: the ERP has it, and the mapping cannot read it. */
export const differenceKinds = ['missing-here', 'missing-there', 'different', 'unreadable'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface FoundDifference {
    kind: DifferenceKind;
    key: string;
    fields: FieldDifference[];
}

type Cells = Readonly<Record<string, string>>;

/** One record of the ERP beside ours; null where they say the same. Fields that are ours alone are not compared: no pull changes them. */
export function compareRecord(key: string, theirs: Cells, ours: Cells | undefined, owned: ReadonlySet<string>): FoundDifference | null {
    if (ours === undefined) return { kind: 'missing-here', key, fields: [] };
    const compared = Object.fromEntries(Object.entries(theirs).filter(([field]) => !owned.has(field)));
    const fields = differences(ours, compared);
    return fields.length === 0 ? null : { kind: 'different', key, fields };
}

/** Of so many the first are kept for people; more is no list that anybody reads. */
export const mostKept = 20_000;

/** How far it is, of a hundred; never more than 99 before the end, however many more there are than were known. */
export function progressPercent(read: number, expected: number): number {
    return expected <= 0 ? 0 : Math.min(99, Math.floor((100 * read) / expected));
}
