import { addWorkingDays, type LocalDate, type WorkingCalendar } from '../../../kernel/time';

/** What a customer is promised when his goods are to be made on `planEnd`: so many working days later, so that a plan may move a little. */
export function promiseFor(planEnd: LocalDate, bufferDays: number, calendar: WorkingCalendar): LocalDate {
    return addWorkingDays(planEnd, bufferDays, calendar);
}

/** Another promise than the one given, or null: it moves only when the plan's end passes it. A plan that ends on the promised day itself keeps it, and one that ends sooner does not bring it forward. */
export function movedPromise(promised: LocalDate, planEnd: LocalDate, bufferDays: number, calendar: WorkingCalendar): LocalDate | null {
    return planEnd <= promised ? null : promiseFor(planEnd, bufferDays, calendar);
}

export type PromiseRefusal = 'before-plan' | 'same-day' | 'not-in-production';

/** Why staff may not promise the day: nobody promises what the plan does not give. */
export function refusePromise(day: LocalDate, promised: LocalDate, planEnd: LocalDate): PromiseRefusal | null {
    if (day === promised) return 'same-day';
    return day < planEnd ? 'before-plan' : null;
}
