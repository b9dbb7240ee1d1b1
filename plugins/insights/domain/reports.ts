export type ColumnKind = 'text' | 'stage' | 'state' | 'whole' | 'decimal' | 'percent' | 'day' | 'moment' | 'yes-no';

export interface ReportColumn {
    key: string;
    kind: ColumnKind;
}

export interface ReportShape {
    /** Any of these lets a staff member read it. */
    permissions: readonly string[];
    columns: readonly ReportColumn[];
    /** What the chart stands on, and the figures that it draws. */
    chart: { label: string; figures: readonly string[] };
}

const manager = 'ReadInsights';
const text = (key: string): ReportColumn => ({ key, kind: 'text' });
const whole = (key: string): ReportColumn => ({ key, kind: 'whole' });
const of = (kind: ColumnKind, ...keys: string[]): ReportColumn[] => keys.map(key => ({ key, kind }));

/** The reports by name: who may read each, its columns in their order, and what is drawn of it. */
export const reports = {
    progress: {
        permissions: [manager, 'ReadWorkOrder'],
        columns: [text('order'), text('company'), ...of('percent', 'progress'), ...of('day', 'wished', 'promised'), ...of('moment', 'plannedEnd'), ...of('yes-no', 'late'), whole('openProblems')],
        chart: { label: 'order', figures: ['progress'] },
    },
    stages: {
        permissions: [manager, 'ReadWorkOrder'],
        columns: [...of('stage', 'stage'), whole('finished'), ...of('decimal', 'plannedMinutes', 'workedMinutes', 'waitedMinutes'), ...of('percent', 'ofPlanned'), whole('good'), whole('scrap')],
        chart: { label: 'stage', figures: ['plannedMinutes', 'workedMinutes', 'waitedMinutes'] },
    },
    bottlenecks: {
        permissions: [manager, 'ReadWorkOrder'],
        columns: [text('station'), whole('running'), whole('waiting'), whole('stopped'), ...of('decimal', 'queuedHours', 'hoursADay', 'daysOfQueue', 'workedHours')],
        chart: { label: 'station', figures: ['daysOfQueue'] },
    },
    stopped: {
        permissions: [manager, 'ReadWorkOrder'],
        columns: [text('order'), text('company'), text('product'), ...of('stage', 'stage'), text('station'), ...of('state', 'state'), ...of('moment', 'since'), ...of('decimal', 'stoppedHours'), ...of('decimal', 'lateDays'), text('reason')],
        chart: { label: 'order', figures: ['stoppedHours'] },
    },
    loads: {
        permissions: [manager, 'ReadShipment'],
        columns: [text('shipment'), text('order'), text('company'), ...of('moment', 'dispatchedAt'), ...of('decimal', 'plannedKg', 'netKg', 'differenceKg'), ...of('percent', 'difference'), ...of('yes-no', 'withinTolerance'), ...of('moment', 'deliveredAt')],
        chart: { label: 'shipment', figures: ['plannedKg', 'netKg'] },
    },
    weights: {
        permissions: [manager, 'ReadShipment'],
        columns: [text('company'), whole('loads'), whole('weighed'), ...of('decimal', 'plannedKg', 'netKg', 'differenceKg'), ...of('percent', 'difference'), whole('outsideTolerance')],
        chart: { label: 'company', figures: ['plannedKg', 'netKg'] },
    },
    confirmations: {
        permissions: [manager, 'ReadShipment'],
        columns: [...of('state', 'confirmed'), whole('loads'), ...of('percent', 'share'), ...of('decimal', 'hoursToConfirm')],
        chart: { label: 'confirmed', figures: ['loads'] },
    },
    ratings: {
        permissions: [manager, 'ReadRating'],
        columns: [text('company'), whole('ratings'), ...of('decimal', 'goods', 'transport'), whole('low'), whole('comments')],
        chart: { label: 'company', figures: ['goods', 'transport'] },
    },
    support: {
        permissions: [manager, 'ReadSupportThread'],
        columns: [text('owner'), whole('questions'), whole('answered'), ...of('decimal', 'averageMinutes', 'medianMinutes', 'slowestMinutes'), whole('waitingNow')],
        chart: { label: 'owner', figures: ['medianMinutes', 'averageMinutes'] },
    },
} as const satisfies Record<string, ReportShape>;

export type ReportKind = keyof typeof reports;
export const reportKinds = Object.keys(reports) as ReportKind[];

/** Those that somebody with these permissions may read, in the order of the menu. */
export function readableReports(permissions: ReadonlySet<string>): ReportKind[] {
    return reportKinds.filter(kind => reports[kind].permissions.some(permission => permissions.has(permission)));
}
