import { useLingui } from '@lingui/react/macro';

import { useStageName } from './stage-names';

export function useReportName(): (kind: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        progress: t`Progress of orders`, stages: t`Time per stage`, bottlenecks: t`Bottlenecks`, stopped: t`Late and stopped work`,
        loads: t`Loads`, weights: t`Planned and weighed, by customer`, confirmations: t`Confirmations of delivery`, ratings: t`Ratings, by customer`, support: t`Answers of support`,
    };
    return kind => names[kind] ?? kind;
}

export function useColumnName(): (key: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        order: t`Order`, company: t`Company`, product: t`Product`, stage: t`Stage`, station: t`Station`, state: t`State`, shipment: t`Shipment`, owner: t`Looked after by`, reason: t`Reason`,
        progress: t`Progress`, wished: t`Wished for`, promised: t`Promised`, plannedEnd: t`Planned end`, late: t`Late`, openProblems: t`Open problems`,
        finished: t`Finished`, plannedMinutes: t`Planned, minutes`, workedMinutes: t`Worked, minutes`, waitedMinutes: t`Waited before, minutes`, ofPlanned: t`Of the plan`, good: t`Good pieces`, scrap: t`Scrap`,
        running: t`Running`, waiting: t`Waiting`, stopped: t`Stopped`, queuedHours: t`Hours in the queue`, hoursADay: t`Hours a day`, daysOfQueue: t`Days of queue`, workedHours: t`Hours worked`,
        since: t`Since`, stoppedHours: t`Stands for hours`, lateDays: t`Days late`,
        dispatchedAt: t`Left`, plannedKg: t`Planned, kg`, netKg: t`Weighed, kg`, differenceKg: t`Difference, kg`, difference: t`Difference`, withinTolerance: t`Within the tolerance`, deliveredAt: t`Delivered`,
        loads: t`Loads`, weighed: t`Weighed`, outsideTolerance: t`Outside the tolerance`, confirmed: t`Confirmed`, share: t`Share`, hoursToConfirm: t`Hours to the confirmation`,
        ratings: t`Ratings`, goods: t`Goods`, transport: t`Transport`, low: t`Two and less`, comments: t`With a comment`,
        questions: t`Questions`, answered: t`Answered`, averageMinutes: t`Average, minutes`, medianMinutes: t`Median, minutes`, slowestMinutes: t`Slowest, minutes`, waitingNow: t`Waiting now`,
    };
    return key => names[key] ?? key;
}

/** Words that stand for a state in a cell. */
export function useStateWord(): (state: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        running: t`Running`, ready: t`Ready`, waiting: t`Waiting`, paused: t`Paused`, blocked: t`Held up`,
        none: t`Not confirmed`, link: t`By the link`, portal: t`In the portal`, staff: t`By staff`,
    };
    return state => names[state] ?? state;
}

export { useStageName };
