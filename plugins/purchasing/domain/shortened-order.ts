import type { ChangeRefusalReason, OrderedLine } from './order-change';
import type { OrderStateName } from './order-states';

export interface ShortLine extends OrderedLine {
    /** In base units. */
    quantity: number;
}

export interface ShortOrder {
    state: OrderStateName;
    lines: readonly ShortLine[];
    /** Money has come for it. */
    isPaid: boolean;
    /** Another company owes for it. */
    isResold: boolean;
}

/** What is left of a line in the unit in which it was ordered; null where so many base units are no whole number of it. */
export function unitsLeft({ quantity, unitQuantity }: Pick<ShortLine, 'quantity' | 'unitQuantity'>, left: number): number | null {
    const units = (BigInt(left) * BigInt(unitQuantity)) / BigInt(quantity);
    return units * BigInt(quantity) === BigInt(left) * BigInt(unitQuantity) ? Number(units) : null;
}

export type ShorteningRefusal = Extract<ChangeRefusalReason, 'wrong-state' | 'paid' | 'resold' | 'nothing-left' | 'set-as-a-whole'> | 'quantity';

/** Why a line of an order in production may not be cut down to so many base units, or null. What is paid, owed by another or sold as a set keeps its lines. */
export function refuseShortening(order: ShortOrder, lineId: number, left: number): ShorteningRefusal | null {
    const line = order.lines.find(one => one.lineId === lineId);
    if (order.state !== 'InProduction' || line === undefined || left < 0 || left >= line.quantity) return 'wrong-state';
    if (order.isPaid) return 'paid';
    if (order.isResold) return 'resold';
    if (line.setId !== null) return 'set-as-a-whole';
    if (left === 0 && order.lines.every(one => one.lineId === lineId)) return 'nothing-left';
    return unitsLeft(line, left) === null ? 'quantity' : null;
}
