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
    ]);
}
