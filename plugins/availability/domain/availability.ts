import type { LocalDate } from '../../../kernel/time';
import { type PreSaleFacts, preSaleLeft } from './pre-sale';
import { sellable, type StockPlace } from './stock-allocation';
import { covers, levelOf, type Showing, type StockLevel } from './stock-level';

/** `to-stock`: sold as far as the stock goes. `beyond-stock`: more may be ordered than there is. */
export const stockPolicies = ['to-stock', 'beyond-stock'] as const;
export type StockPolicy = (typeof stockPolicies)[number];

/** Working days until goods are there, from and to. */
export interface LeadTime {
    minDays: number;
    maxDays: number;
}

export interface StockFacts {
    variantId: number;
    madeToOrder: boolean;
    /** What is not counted is always there. */
    isTracked: boolean;
    policy: StockPolicy;
    /** What has to stay on the shelf; negative when so much more may be sold than there is. */
    threshold: number;
    /** Local places first. Figures that are too old are left out. */
    places: readonly (StockPlace & { isExternal: boolean; lead: LeadTime | null })[];
    /** What is on its way, in the order of days. */
    arrivals: readonly { day: LocalDate; quantity: number }[];
    /** Of what is made to order or ordered beyond the stock. */
    lead: LeadTime | null;
    /** Sold before it is there: then what lies anywhere is for those who have ordered. */
    preSale: PreSaleFacts | null;
}

/**
 * `in-stock`: from the local warehouse. `external`: from another warehouse. `partly`: not all of it at once. `planned`: none of it
 * at once. `short`: there is some, but not that much, and no more is sold than there is. `pre-sale`: sold before it is there.
 */
export type AvailabilityStatus = 'in-stock' | 'external' | 'partly' | 'planned' | 'made-to-order' | 'short' | 'out-of-stock' | 'pre-sale';

export interface StockStatement {
    status: AvailabilityStatus;
    /** Null when there is none, or when nothing is told of it. Of a pre-sale what can still be sold. */
    local: StockLevel | null;
    external: (Partial<StockLevel> & Partial<LeadTime>) | null;
    /** When what goes above the stock is there: on a day, or within working days. */
    planned: { day: LocalDate | null; lead: LeadTime | null } | null;
    mayExceed: boolean;
}

/** How far beyond its stock a variant may be sold: what whole numbers of the database can owe. */
const mostBeyond = 1_000_000_000;

/** What has to be left when all is sold; what may be owed is below zero. */
export function sellingThreshold({ policy, threshold }: Pick<StockFacts, 'policy' | 'threshold'>): number {
    return policy === 'beyond-stock' ? -mostBeyond : threshold;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** What can be ordered of it now; null when no stock limits it. */
export function orderable(facts: StockFacts): number | null {
    if (facts.madeToOrder || !facts.isTracked) return null;
    if (facts.preSale !== null) return preSaleLeft(facts.preSale);
    return Math.max(0, sum(facts.places.map(place => place.available)) - sellingThreshold(facts));
}

/** What lies free in the local and in other warehouses, and what is promised beyond that. */
function freeStock({ places, threshold }: StockFacts) {
    const kept = Math.max(0, threshold);
    const free = sellable(places, () => kept);
    const of = (isExternal: boolean) => sum(free.flatMap((place, i) => (places[i]?.isExternal === isExternal ? [place.available] : [])));
    return { local: of(false), external: of(true), owed: Math.max(0, kept - sum(places.map(place => place.available))) };
}

function externalLead({ places }: StockFacts): LeadTime | null {
    const leads = places.flatMap(place => (place.isExternal && place.available > 0 && place.lead ? [place.lead] : []));
    return leads.length === 0 ? null : { minDays: Math.min(...leads.map(lead => lead.minDays)), maxDays: Math.max(...leads.map(lead => lead.maxDays)) };
}

/** The first day on which so much of what is on its way is there that it gives the quantity; what is owed goes first. */
function arrivalDay(facts: StockFacts, owed: number, quantity: number, today: LocalDate, showing: Showing): LocalDate | null {
    let coming = -owed;
    for (const { day, quantity: arriving } of facts.arrivals) {
        if (day < today) continue;
        coming += arriving;
        if (covers(levelOf(coming, showing), quantity)) return day;
    }
    return null;
}

/**
 * What a customer who wants so many base units is told. It is made of levels, not of figures: stocks of one level give the same
 * statement for every quantity, so that nobody finds out a figure by asking for one quantity after the other.
 */
export function stateAvailability(facts: StockFacts, quantity: number, today: LocalDate, showing: Showing): StockStatement {
    const nothing = { local: null, external: null, planned: null, mayExceed: true };
    if (facts.madeToOrder) {
        return { ...nothing, status: 'made-to-order', planned: facts.lead && { day: null, lead: facts.lead } };
    }
    if (!facts.isTracked) return { ...nothing, status: 'in-stock' };
    if (facts.preSale !== null) return statePreSale(facts.preSale, quantity, showing);
    const free = freeStock(facts);
    const [local, external] = [levelOf(free.local, showing), levelOf(free.external, showing)];
    const mayExceed = facts.policy === 'beyond-stock';
    const status = statusOf(local, external, mayExceed, quantity);
    const missing = quantity - (local?.from ?? 0) - (external?.from ?? 0);
    const asksForMore = missing > 0 && (mayExceed || (status !== 'in-stock' && status !== 'external'));
    const day = asksForMore ? arrivalDay(facts, free.owed, missing, today, showing) : null;
    const lead = asksForMore && mayExceed && day === null ? facts.lead : null;
    const isTold = showing.as !== 'yes-no';
    return {
        status,
        local: isTold ? local : null,
        external: external && { ...(isTold ? external : {}), ...externalLead(facts) },
        planned: day === null && lead === null ? null : { day, lead },
        mayExceed,
    };
}

function statePreSale(preSale: PreSaleFacts, quantity: number, showing: Showing): StockStatement {
    const left = levelOf(preSaleLeft(preSale), showing);
    const status = left === null ? 'out-of-stock' : covers(left, quantity) ? 'pre-sale' : 'short';
    return { status, local: showing.as === 'yes-no' ? null : left, external: null, planned: preSale.day === null ? null : { day: preSale.day, lead: null }, mayExceed: false };
}

function statusOf(local: StockLevel | null, external: StockLevel | null, mayExceed: boolean, quantity: number): AvailabilityStatus {
    if (covers(local, quantity)) return 'in-stock';
    const isSome = local !== null || external !== null;
    if (covers(external, quantity - (local?.from ?? 0))) return local === null ? 'external' : 'partly';
    if (mayExceed) return isSome ? 'partly' : 'planned';
    return isSome ? 'short' : 'out-of-stock';
}

/** What an order line was promised when it was placed: no levels, which are of the day. */
export function promiseOf(facts: StockFacts, quantity: number, today: LocalDate): StockStatement {
    // What was taken of a pre-sale is not left any more when this is asked.
    const asked = facts.preSale === null ? facts : { ...facts, preSale: { ...facts.preSale, quantity, sold: 0, isOpen: true } };
    const { status, external, planned } = stateAvailability(asked, quantity, today, { as: 'exact', bands: [] });
    const isExternal = external !== null && (status === 'external' || status === 'partly');
    return { status, local: null, external: isExternal ? { minDays: external.minDays, maxDays: external.maxDays } : null, planned, mayExceed: false };
}
