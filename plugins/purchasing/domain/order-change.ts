import { addDays, type LocalDate, type WorkingCalendar } from '../../../kernel/time';
import { type OrderStateName, orderTransitions } from './order-states';
import { earliestWishedDate } from './wished-date';

export type OrderChangeKind = 'change' | 'cancel';
/** `overtaken`: the order went on before anybody decided; `expired`: nobody did in time. */
export type OrderChangeState = 'open' | 'accepted' | 'refused' | 'withdrawn' | 'overtaken' | 'expired';

/** The firm has the order, and nothing of it has begun. */
export const changeableStates: readonly OrderStateName[] = ['Submitted', 'OnHold', 'Approved'];

/** The last day on which it is decided: so many working days after the one on which it was asked, plain days where no day is a working day. */
export function lastDayToDecide(asked: LocalDate, workingDays: number, calendar: WorkingCalendar): LocalDate {
    return earliestWishedDate(asked, workingDays - 1, calendar) ?? addDays(asked, workingDays);
}

export interface OrderedLine {
    lineId: number;
    unitQuantity: number;
    /** The set of the order that it came of. */
    setId: number | null;
}

export interface LineWish {
    lineId: number;
    /** 0 takes the line out. */
    unitQuantity: number;
}

export interface LineChange {
    lineId: number;
    oldUnitQuantity: number;
    newUnitQuantity: number;
}

export interface ChangeableOrder {
    state: OrderStateName;
    wishedDate: string | null;
    remarks: string;
    lines: readonly OrderedLine[];
    /** Money has come for it. */
    isPaid: boolean;
    /** Another company owes for it: the distributor of an end customer. */
    isResold: boolean;
    /** Work or transport is planned for it, or it has its share of a pre-sale. */
    isPlanned: boolean;
}

export interface ChangeWish {
    kind: OrderChangeKind;
    wishedDate: string | null;
    remarks: string;
    lines: readonly LineWish[];
}

export type ChangeRefusalReason = 'wrong-state' | 'may-cancel' | 'nothing-changed' | 'nothing-left' | 'set-as-a-whole' | 'paid' | 'resold' | 'work-planned';

/** The lines of which another quantity is wished, in the order's order. A line that is not named stays. */
export function changedLines(lines: readonly OrderedLine[], wishes: readonly LineWish[]): LineChange[] {
    const wished = new Map(wishes.map(wish => [wish.lineId, wish.unitQuantity]));
    return lines.flatMap(({ lineId, unitQuantity }) => {
        const newUnitQuantity = wished.get(lineId) ?? unitQuantity;
        return newUnitQuantity === unitQuantity ? [] : [{ lineId, oldUnitQuantity: unitQuantity, newUnitQuantity }];
    });
}

/** Whether the buyer may still cancel by himself: then he need not ask. */
export function mayCancelHimself(state: OrderStateName): boolean {
    return orderTransitions.some(step => step.from === state && step.to === 'Cancelled' && step.member !== undefined);
}

/**
 * Why this may not be asked of the order as it stands, or not be done any more; null when it may. What has been paid for, is owed by another or
 * is planned for keeps its lines: another sum or other goods would contradict what others have written down. Day and remarks bind nobody's money.
 */
export function refuseChange(order: ChangeableOrder, wish: ChangeWish): ChangeRefusalReason | null {
    if (!changeableStates.includes(order.state)) return 'wrong-state';
    if (wish.kind === 'cancel') return mayCancelHimself(order.state) ? 'may-cancel' : null;
    const changes = changedLines(order.lines, wish.lines);
    if (changes.length === 0) return wish.wishedDate === order.wishedDate && wish.remarks === order.remarks ? 'nothing-changed' : null;
    if (order.isPaid) return 'paid';
    if (order.isResold) return 'resold';
    if (order.isPlanned) return 'work-planned';
    const out = new Set(changes.filter(change => change.newUnitQuantity === 0).map(change => change.lineId));
    if (order.lines.every(line => out.has(line.lineId))) return 'nothing-left';
    return breaksSet(order.lines, changes, out) ? 'set-as-a-whole' : null;
}

/** A set was sold at one price: it goes as a whole, or stays as it is. */
function breaksSet(lines: readonly OrderedLine[], changes: readonly LineChange[], out: ReadonlySet<number>): boolean {
    const changed = new Set(changes.map(change => change.lineId));
    const touched = new Set(lines.filter(line => changed.has(line.lineId)).map(line => line.setId));
    return lines.some(line => line.setId !== null && touched.has(line.setId) && !out.has(line.lineId));
}

export type ChangeDecisionRefusal = 'not-allowed' | 'same-person' | 'reason-missing';

/** Who decides: whoever moves orders of that state on, or cancels them. Nobody decides on what he asked for in a customer's place. */
export function refuseChangeDecision(
    change: { kind: OrderChangeKind; orderState: OrderStateName; askedByAdministratorId: number | null },
    by: { administratorId: number; permissions: ReadonlySet<string> },
    decision: { accept: boolean; reason: string | null },
): ChangeDecisionRefusal | null {
    const needed = change.kind === 'cancel' ? 'CancelCompanyOrder' : change.orderState === 'OnHold' ? 'ReleaseHeldOrder' : 'ApproveOrder';
    if (!by.permissions.has(needed)) return 'not-allowed';
    if (change.askedByAdministratorId === by.administratorId) return 'same-person';
    return !decision.accept && decision.reason === null ? 'reason-missing' : null;
}
