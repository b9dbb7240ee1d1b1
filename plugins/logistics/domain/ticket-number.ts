import { type Calendar, calendarParts, localDateOf } from '../../../kernel/time';

/** The year of the firm's calendar, in its time zone, that an instant belongs to. */
export function firmYear(at: Date, calendar: Calendar, timeZone: string): number {
    return calendarParts(localDateOf(at, timeZone), calendar).year;
}

/** The name of the counter that numbers a scale's tickets of one year. */
export function ticketSeries(scaleCode: string, year: number): string {
    return `ticket:${scaleCode}:${year}`;
}

/** What people read on the ticket, for example `WB1-1405-000012`. */
export function ticketNumber(scaleCode: string, year: number, sequence: number): string {
    return `${scaleCode}-${year}-${String(sequence).padStart(6, '0')}`;
}

/** Where a ticket's weights come from: our scale, read by the server or by the agent in the scale house, another system, a file. */
export const ticketSources = ['scale', 'agent', 'erp', 'file'] as const;
export type TicketSource = (typeof ticketSources)[number];
/** Whether the empty vehicle was weighed for this ticket, weighed before and kept, or only stated by where the ticket comes from. */
export type TareSource = 'weighed' | 'stored' | 'stated';

export interface TicketFacts {
    number: string;
    shipmentId: number;
    scaleId: number;
    grossG: number;
    tareG: number;
    netG: number;
    firstWeighedAt: Date;
    secondWeighedAt: Date;
    operatorId: number;
    rawFrames: string;
    isManual: boolean;
    reason: string | null;
    correctsTicketId: number | null;
    source: TicketSource;
    tareSource: TareSource;
    externalNumber: string | null;
    seals: readonly string[];
    approvedById: number | null;
}

/** What tickets did not have at first. One that has nothing of it is sealed as it always was, so that old seals stay whole. */
function laterFacts({ source, tareSource, externalNumber, seals, approvedById }: TicketFacts): unknown[] {
    const isPlain = source === 'scale' && tareSource === 'weighed' && externalNumber === null && seals.length === 0 && approvedById === null;
    return isPlain ? [] : [source, tareSource, externalNumber, seals, approvedById];
}

/** The text whose hash seals the ticket: every fact that must never change, in a fixed order, after the seal before it. */
export function sealedText(previousHash: string, facts: TicketFacts): string {
    return JSON.stringify([
        previousHash,
        facts.number,
        facts.shipmentId,
        facts.scaleId,
        facts.grossG,
        facts.tareG,
        facts.netG,
        facts.firstWeighedAt.toISOString(),
        facts.secondWeighedAt.toISOString(),
        facts.operatorId,
        facts.rawFrames,
        facts.isManual,
        facts.reason,
        facts.correctsTicketId,
        ...laterFacts(facts),
    ]);
}
