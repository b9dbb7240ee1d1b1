import { addDays, type Calendar, type LocalDate, type Period, periodOf, shiftPeriod } from '../../../kernel/time';

export const goalPeriods = ['month', 'quarter'] as const;
export type GoalPeriod = (typeof goalPeriods)[number];

/** The periods of a goal, whole and one after the other: each is judged by itself. */
export interface GoalSpan {
    periodKind: GoalPeriod;
    startsOn: LocalDate;
    /** The day after the last one; null: until somebody ends it. One that ended before it began has no day at all. */
    endsOn: LocalDate | null;
}

export const goalStates = ['planned', 'running', 'ended'] as const;
export type GoalState = (typeof goalStates)[number];

export const mostPeriods = 24;

/** So many periods, or all that follow, the one of the given day first. */
export function spanOf(day: LocalDate, periodKind: GoalPeriod, periods: number | null, calendar: Calendar): GoalSpan {
    const first = periodOf(day, periodKind, calendar);
    return { periodKind, startsOn: first.from, endsOn: periods === null ? null : shiftPeriod(first, periodKind, calendar, periods - 1).until };
}

export function goalState({ startsOn, endsOn }: GoalSpan, today: LocalDate): GoalState {
    if (endsOn !== null && endsOn <= today) return 'ended';
    return startsOn <= today ? 'running' : 'planned';
}

/** Whether two goals of one owner would speak of one period. */
export function spansMeet(a: GoalSpan, b: GoalSpan): boolean {
    const isBefore = (one: GoalSpan, other: GoalSpan) => one.endsOn !== null && one.endsOn <= other.startsOn;
    const isEmpty = (one: GoalSpan) => one.endsOn !== null && one.endsOn <= one.startsOn;
    return a.periodKind === b.periodKind && !isEmpty(a) && !isEmpty(b) && !isBefore(a, b) && !isBefore(b, a);
}

export type GoalRefusalReason = 'overlaps' | 'in-the-past' | 'begun' | 'not-begun' | 'ended' | 'ends-anyway' | 'end-customer';

/** Of a period that is over the customer has been told the outcome. */
export function refuseSpan({ startsOn, periodKind }: GoalSpan, today: LocalDate, calendar: Calendar): 'in-the-past' | null {
    return startsOn < periodOf(today, periodKind, calendar).from ? 'in-the-past' : null;
}

/** A goal that has begun was promised: it is ended for a reason, and another one is planned. */
export function refuseChange(goal: GoalSpan, today: LocalDate): 'begun' | null {
    return goal.startsOn <= today ? 'begun' : null;
}

/** With the running period, which still counts, or with the one before, as if the running one had never been promised. */
export const goalEndings = ['running', 'previous'] as const;
export type GoalEnding = (typeof goalEndings)[number];

/** The day after the last one of a running goal that is ended; or why it is not. */
export function endOf(goal: GoalSpan, ending: GoalEnding, today: LocalDate, calendar: Calendar): { endsOn: LocalDate } | 'not-begun' | 'ended' | 'ends-anyway' {
    const state = goalState(goal, today);
    if (state !== 'running') return state === 'planned' ? 'not-begun' : 'ended';
    const { from, until } = periodOf(today, goal.periodKind, calendar);
    if (ending === 'previous') return { endsOn: from > goal.startsOn ? from : goal.startsOn };
    return goal.endsOn !== null && goal.endsOn <= until ? 'ends-anyway' : { endsOn: until };
}

export interface OwnedSpan extends GoalSpan {
    id: number;
    isOwn: boolean;
}

export const covers = ({ startsOn, endsOn }: GoalSpan, { from, until }: Period) => startsOn <= from && (endsOn === null || endsOn >= until);

/** The goal that holds in a period: the company's own before its group's, the older on a tie. */
export function holdingGoal<Goal extends OwnedSpan>(goals: readonly Goal[], period: Period): Goal | null {
    const holding = goals.filter(goal => covers(goal, period)).sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.id - b.id);
    return holding[0] ?? null;
}

/** Of one kind: the goal of the running period; without one, that of the nearest period to come. */
export function nearestGoal<Goal extends OwnedSpan>(goals: readonly Goal[], kind: GoalPeriod, today: LocalDate, calendar: Calendar): { goal: Goal; period: Period } | null {
    const ofKind = goals.filter(goal => goal.periodKind === kind);
    const coming = ofKind.map(goal => goal.startsOn).filter(day => day > today).sort();
    for (const day of [today, ...coming]) {
        const period = periodOf(day, kind, calendar);
        const goal = holdingGoal(ofKind, period);
        if (goal !== null) return { goal, period };
    }
    return null;
}

/** Periods to choose from: so many before the running one, and after it. */
export function periodsAround(today: LocalDate, kind: GoalPeriod, calendar: Calendar, before: number, after: number): Period[] {
    const running = periodOf(today, kind, calendar);
    return Array.from({ length: before + after + 1 }, (_, i) => shiftPeriod(running, kind, calendar, i - before));
}

export const lastDay = (until: LocalDate): LocalDate => addDays(until, -1);

/** How many periods a span has; null while it is open. */
export function periodsIn({ periodKind, startsOn, endsOn }: GoalSpan, calendar: Calendar): number | null {
    if (endsOn === null) return null;
    let count = 0;
    for (let day = startsOn; day < endsOn; day = periodOf(day, periodKind, calendar).until) count++;
    return count;
}
