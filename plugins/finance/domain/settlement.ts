/** A debt that money may cover: an open invoice, or what is left of an order that is paid in advance. */
export interface OpenDebt {
    id: number;
    openMinor: bigint;
}

export interface Covered {
    id: number;
    amountMinor: bigint;
}

/** Covers the debts in their order, none beyond what is open of it; what the money does not reach stays open, what is over stays with the payer. */
export function cover(amountMinor: bigint, debts: readonly OpenDebt[]): { covered: Covered[]; restMinor: bigint } {
    const covered: Covered[] = [];
    let rest = amountMinor > 0n ? amountMinor : 0n;
    for (const { id, openMinor } of debts) {
        const amount = openMinor < rest ? openMinor : rest;
        if (amount <= 0n) continue;
        covered.push({ id, amountMinor: amount });
        rest -= amount;
    }
    return { covered, restMinor: rest };
}

export type SettlementRefusalReason =
    | 'too-much'
    | 'more-than-paid'
    | 'another-currency'
    | 'another-company'
    | 'not-booked'
    | 'nothing-open'
    | 'order-ended'
    | 'paid-otherwise'
    | 'same-person'
    | 'decided-already';

export interface WishedSettlement {
    amountMinor: bigint;
    openMinor: bigint;
    isOwn: boolean;
    currencyCode: string;
}

/** Why money cannot be put to these debts. Exactly what is open, and exactly what is left of the payment, may be. */
export function refuseSettlement(left: { amountMinor: bigint; currencyCode: string }, wishes: readonly WishedSettlement[]): SettlementRefusalReason | null {
    for (const { amountMinor, openMinor, isOwn, currencyCode } of wishes) {
        if (!isOwn) return 'another-company';
        if (currencyCode !== left.currencyCode) return 'another-currency';
        if (openMinor <= 0n) return 'nothing-open';
        if (amountMinor > openMinor) return 'too-much';
    }
    const wanted = wishes.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return wanted > left.amountMinor ? 'more-than-paid' : null;
}

/** What an order took of the credit, and what has been paid for it before there was an invoice. */
export interface HeldOrder {
    id: number;
    amountMinor: bigint;
    prepaidMinor: bigint;
}

/** What has been paid of an invoice after it was issued, and for which orders it is. */
export interface PaidInvoice {
    paidMinor: bigint;
    orderIds: readonly number[];
}

/**
 * How much of what each order took of the credit has been paid: first what was paid for the order itself, then what was paid of its invoices,
 * shared over the orders of an invoice in their order. Never more than the order took.
 */
export function paidOfOrders(orders: readonly HeldOrder[], invoices: readonly PaidInvoice[]): Map<number, bigint> {
    const least = (a: bigint, b: bigint) => (a < b ? a : b);
    const paid = new Map(orders.map(({ id, amountMinor, prepaidMinor }) => [id, least(amountMinor, prepaidMinor)]));
    const taken = new Map(orders.map(({ id, amountMinor }) => [id, amountMinor]));
    for (const { paidMinor, orderIds } of invoices) {
        const debts = orderIds.flatMap(id => (taken.has(id) ? [{ id, openMinor: (taken.get(id) ?? 0n) - (paid.get(id) ?? 0n) }] : []));
        for (const { id, amountMinor } of cover(paidMinor, debts).covered) paid.set(id, (paid.get(id) ?? 0n) + amountMinor);
    }
    return paid;
}
