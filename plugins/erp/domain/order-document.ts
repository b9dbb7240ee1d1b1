import { divide, fromMinor } from '../../../kernel/money';
import { documentQuantity, type LineQuantity } from './document-quantity';

/** An order as the firm has it: what its documents for the ERP are made of. Amounts are minor units. */
export interface OrderFacts {
    code: string;
    placedOn: string;
    currencyCode: string;
    /** Who owes for it: the company itself, or the distributor at the top. */
    customer: string;
    lines: readonly OrderLineFacts[];
    /** By warehouse, in their order; none where all leaves together. */
    parts: readonly OrderPartFacts[];
    delivery: { way: string; net: bigint; gross: bigint; taxRate: string };
    paymentMethod: string | null;
    address: DocumentAddress;
    wishedDate: string | null;
    remarks: string;
    specialTerms: string;
    /** Over the limit or with something overdue when it was placed. */
    checkPayments: boolean;
    /** Who of the staff made it, in the customer's place or for him. */
    rep: string | null;
    orderedBy: string;
    source: OrderSource;
    /** The other order of the same cart, when it was split by availability. */
    splitWith: string | null;
}

/** `portal`: a member by himself; `rep`: staff in his place; `staff`: staff for the company; `quote`: out of an offer; `guest`: without an account. */
export const orderSources = ['portal', 'rep', 'staff', 'quote', 'guest'] as const;
export type OrderSource = (typeof orderSources)[number];

export interface OrderLineFacts extends LineQuantity {
    lineId: number;
    sku: string;
    net: bigint;
    gross: bigint;
    taxRate: string;
    remark: string;
    /** The set that it came of, and how many of those. */
    set: { code: string; quantity: number } | null;
}

export interface OrderPartFacts {
    partId: number;
    warehouse: string | null;
    lineIds: readonly number[];
}

export interface DocumentAddress {
    /** `once`: for this order only (dropshipping); `lasting`: one that the company keeps; `branch`: one of its places, which the ERP knows. */
    kind: 'once' | 'lasting' | 'branch';
    /** What lasting ones and branches are known by; null for one for this once. */
    key: string | null;
    company: string;
    contactName: string;
    phone: string;
    streetLine: string;
    city: string;
    postalCode: string;
    countryCode: string;
}

export interface DocumentLine {
    sku: string;
    unit: string;
    /** A plain decimal. */
    quantity: string;
    /** Of one such unit, to four digits; what counts is the line's amount. */
    unitNet: string;
    net: bigint;
    gross: bigint;
    taxRate: string;
    remark: string;
    set: { code: string; quantity: number } | null;
}

/** One document of type "customer order", in our words; `domain/document-mapping.ts` says it in the ERP's. */
export interface OrderDocument {
    /** What the ERP keeps beside its own number. It never changes. */
    key: string;
    warehouse: string | null;
    lines: readonly DocumentLine[];
    /** What its transport costs, on the order's first document. */
    delivery: OrderFacts['delivery'];
    totalNet: bigint;
    totalGross: bigint;
    /** Keys of the order's other documents. */
    beside: readonly string[];
    order: OrderFacts;
}

/** The key of an order's document: the order's code, of its second part on with the part's place. */
export const documentKey = (code: string, place: number): string => (place === 0 ? code : `${code}-${place + 1}`);

/**
 * The documents of an order: one, or one for each of its parts that has lines left. Their amounts add up to the order's to the minor unit: sets are
 * in the order as their parts already, each at its share, and the cost of delivery is on the first document. `erpUnits` are the units that the
 * ERP knows: a line goes in the unit it was sold in where the ERP knows that, else in the base unit.
 */
export function orderDocuments(order: OrderFacts, erpUnits: ReadonlySet<string>): OrderDocument[] {
    const groups = order.parts.length > 0 ? order.parts : [{ warehouse: null, lineIds: order.lines.map(({ lineId }) => lineId) }];
    const claimed = new Set(groups.flatMap(({ lineIds }) => lineIds));
    const parts = groups.map(({ warehouse, lineIds }, place) => {
        // What no part claims, such as a line that came in later, goes with the first.
        const own = order.lines.filter(({ lineId }) => lineIds.includes(lineId) || (place === 0 && !claimed.has(lineId)));
        return { key: documentKey(order.code, place), warehouse, lines: own.map(line => documentLine(line, erpUnits)) };
    });
    const left = parts.filter(({ lines }) => lines.length > 0);
    return left.map((part, place) => {
        const delivery = place === 0 ? order.delivery : { ...order.delivery, net: 0n, gross: 0n };
        const sum = (amount: 'net' | 'gross') => part.lines.reduce((total, line) => total + line[amount], delivery[amount]);
        return { ...part, order, delivery, totalNet: sum('net'), totalGross: sum('gross'), beside: left.filter(other => other !== part).map(({ key }) => key) };
    });
}

function documentLine({ sku, net, gross, taxRate, remark, set, ...facts }: OrderLineFacts, erpUnits: ReadonlySet<string>): DocumentLine {
    const { unit, numerator, denominator, quantity } = documentQuantity(facts, erpUnits);
    return { sku, unit, quantity, unitNet: perUnit(net, numerator, denominator), net, gross, taxRate, remark, set };
}

/** Minor units have two digits; two more are kept, so that price times quantity comes near the line's amount. */
function perUnit(net: bigint, numerator: bigint, denominator: bigint): string {
    const hundredths = divide(net * 100n * denominator, numerator, 'half-up');
    const [whole = '0', fraction = '00'] = fromMinor(hundredths / 100n).split('.');
    return `${whole}.${fraction}${String(hundredths % 100n).padStart(2, '0')}`;
}
