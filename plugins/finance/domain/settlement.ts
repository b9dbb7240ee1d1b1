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

/** A correction that gives something back, and the invoice that it corrects. */
export interface GivenBack {
    correctionId: number;
    invoiceId: number;
    /** What it has left to give. */
    amountMinor: bigint;
}

/** How much each correction covers of its invoice: those before it in the list come first, and none covers more than is open. */
export function coverCorrected(corrections: readonly GivenBack[], openOf: ReadonlyMap<number, bigint>): GivenBack[] {
    const open = new Map(openOf);
    return corrections.flatMap(correction => {
        const [given] = cover(correction.amountMinor, [{ id: correction.invoiceId, openMinor: open.get(correction.invoiceId) ?? 0n }]).covered;
        if (given === undefined) return [];
        open.set(correction.invoiceId, (open.get(correction.invoiceId) ?? 0n) - given.amountMinor);
        return [{ ...correction, amountMinor: given.amountMinor }];
    });
}

/** Money that was paid for an order before there was an invoice for it. */
export interface Prepaid {
    settlementId: number;
    companyId: number;
    orderCode: string;
    amountMinor: bigint;
}

export interface NewDebt {
    invoiceId: number;
    companyId: number;
    openMinor: bigint;
    orderCodes: readonly string[];
}

export interface Adopted {
    settlementId: number;
    parts: { invoiceId: number; amountMinor: bigint }[];
    /** Stays the order's alone. */
    restMinor: bigint;
}

/** Which invoices of its company, in their order, take what was paid for their orders, oldest money first. Money that none takes is left out. */
export function adoptPrepaid(debts: readonly NewDebt[], prepaid: readonly Prepaid[]): Adopted[] {
    const adopted = new Map(prepaid.map(({ settlementId, amountMinor }) => [settlementId, { settlementId, parts: [] as Adopted['parts'], restMinor: amountMinor }]));
    const byOrder = new Map<string, Prepaid[]>();
    for (const one of prepaid) {
        const key = `${one.companyId}:${one.orderCode}`;
        byOrder.set(key, [...(byOrder.get(key) ?? []), one]);
    }
    for (const { invoiceId, companyId, openMinor, orderCodes } of debts) {
        const own = orderCodes.flatMap(code => byOrder.get(`${companyId}:${code}`) ?? []).sort((a, b) => a.settlementId - b.settlementId);
        const money = own.flatMap(({ settlementId }) => adopted.get(settlementId) ?? []);
        for (const { id, amountMinor } of cover(openMinor, money.map(one => ({ id: one.settlementId, openMinor: one.restMinor }))).covered) {
            const one = adopted.get(id);
            one?.parts.push({ invoiceId, amountMinor });
            if (one) one.restMinor -= amountMinor;
        }
    }
    return [...adopted.values()].filter(({ parts }) => parts.length > 0);
}
