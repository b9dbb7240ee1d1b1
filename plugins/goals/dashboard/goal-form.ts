import { majorOf, minorOf, numberOf } from '../../screens/dashboard/shared';

export interface StepRow {
    value: string;
    percent: string;
}

export interface GoalForm {
    owner: 'company' | 'group';
    company: { id: string; name: string; currencyCode: string } | null;
    groupId: string;
    currencyCode: string;
    periodKind: string;
    firstDay: string;
    /** As a number; empty: until somebody ends it. */
    periods: string;
    steps: StepRow[];
}

export const currencies = ['IRR', 'PLN', 'EUR', 'USD'] as const;
export const freshGoal: GoalForm = { owner: 'company', company: null, groupId: '', currencyCode: 'IRR', periodKind: 'month', firstDay: '', periods: '1', steps: [{ value: '', percent: '' }] };

export const pointsOf = (percent: string) => Math.round(numberOf(percent.replace(',', '.').replace('٫', '.')) * 100);

export const stepRows = (steps: readonly { fromNet: number; basisPoints: number }[]): StepRow[] =>
    steps.map(({ fromNet, basisPoints }) => ({ value: majorOf(fromNet), percent: String(basisPoints / 100) }));

/** Null where a value is no amount or a percentage none. */
export function stepsOf(rows: readonly StepRow[]): { fromNet: number; basisPoints: number }[] | null {
    const steps = rows.map(({ value, percent }) => ({ fromNet: minorOf(value), basisPoints: pointsOf(percent) }));
    return steps.every(({ fromNet, basisPoints }) => fromNet > 0 && basisPoints > 0) ? steps : null;
}

export const termsOf = ({ periodKind, firstDay, periods }: GoalForm) => ({ periodKind, firstDay, periods: periods === '' ? null : Number(periods) });
