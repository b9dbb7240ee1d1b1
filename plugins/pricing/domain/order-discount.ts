import { allocate, multiplyRatio } from '../../../kernel/money';

const pointsOfWhole = 10_000n;

/** What an order is given off from a net value on. */
export interface OrderValueStep {
    id: number;
    /** Minor units. */
    fromNet: number;
    /** Hundredths of a percent. */
    basisPoints: number;
}

/** Of each `buyQuantity` and `bonusQuantity` bought together, the bonus costs `unitNet` a base unit. */
export interface Bonus {
    id: number;
    variantId: number;
    buyQuantity: number;
    bonusQuantity: number;
    unitNet: number;
}

/** What holds for one buyer's orders of a day. */
export interface OrderTerms {
    /** Those of his group; none of an end customer. */
    steps: readonly OrderValueStep[];
    bonuses: readonly Bonus[];
}

export interface OrderedGoods {
    variantId: number;
    quantity: number;
    /** Of one base unit. */
    unitNet: bigint;
    /** What the line costs before, promotions included. */
    net: bigint;
    /** False for a contract's price, and for that of a list that takes no discount: it is final. */
    takesDiscount: boolean;
    /** Priced by the area of a cut: there are no pieces to add. */
    isRoll: boolean;
}

export interface LineDiscount {
    /** How many base units of the line are the bonus. */
    bonusQuantity: number;
    bonusOff: bigint;
    orderOff: bigint;
}

export interface OrderDiscount {
    lines: LineDiscount[];
    /** The goods' net value less bonuses: by it the step is chosen. */
    value: bigint;
    orderOff: bigint;
    step: OrderValueStep | null;
    /** The next step that gives more, and what is missing to it. */
    next: { step: OrderValueStep; missing: bigint } | null;
}

/** How many of a quantity are the bonus. */
export function bonusOf(quantity: number, { buyQuantity, bonusQuantity }: Pick<Bonus, 'buyQuantity' | 'bonusQuantity'>): number {
    return Math.floor(quantity / (buyQuantity + bonusQuantity)) * bonusQuantity;
}

/**
 * What comes off an order as a whole, after everything that comes off its lines (ADR 0032). First the bonuses. Then the
 * best step that the goods' value reaches: its percentage, rounded half up once for the order, comes off the lines that
 * take discounts, shared by their amounts so that the shares add up to it. Lines at a final price count for the value
 * and are left as they are. No line becomes negative.
 */
export function orderDiscount(goods: readonly OrderedGoods[], { steps, bonuses }: OrderTerms): OrderDiscount {
    const bonusLines = goods.map(line => bonusLine(line, bonuses.find(one => one.variantId === line.variantId)));
    const nets = goods.map((line, i) => line.net - (bonusLines[i]?.bonusOff ?? 0n));
    const value = nets.reduce((sum, net) => sum + net, 0n);
    const step = steps
        .filter(one => BigInt(one.fromNet) <= value)
        .reduce<OrderValueStep | null>((best, one) => (best === null || one.basisPoints > best.basisPoints ? one : best), null);
    const weights = goods.map((line, i) => (line.takesDiscount ? (nets[i] ?? 0n) : 0n));
    const base = weights.reduce((sum, weight) => sum + weight, 0n);
    const orderOff = multiplyRatio(base, { numerator: BigInt(step?.basisPoints ?? 0), denominator: pointsOfWhole }, 'half-up');
    const shares = orderOff === 0n ? goods.map(() => 0n) : allocate(orderOff, weights);
    const better = steps.filter(one => BigInt(one.fromNet) > value && one.basisPoints > (step?.basisPoints ?? 0));
    const nextStep = better.sort((a, b) => a.fromNet - b.fromNet)[0];
    return {
        lines: bonusLines.map((line, i) => ({ ...line, orderOff: shares[i] ?? 0n })),
        value,
        orderOff,
        step: orderOff === 0n ? null : step,
        next: nextStep === undefined || base === 0n ? null : { step: nextStep, missing: BigInt(nextStep.fromNet) - value },
    };
}

function bonusLine(line: OrderedGoods, bonus: Bonus | undefined): Omit<LineDiscount, 'orderOff'> {
    if (bonus === undefined || !line.takesDiscount || line.isRoll) return { bonusQuantity: 0, bonusOff: 0n };
    const bonusQuantity = bonusOf(line.quantity, bonus);
    const wanted = (line.unitNet - BigInt(bonus.unitNet)) * BigInt(bonusQuantity);
    // A promotion may have taken so much off already that less is left than the bonus would take.
    const most = line.net - BigInt(bonus.unitNet) * BigInt(bonusQuantity);
    const bonusOff = wanted < most ? wanted : most;
    return bonusOff > 0n ? { bonusQuantity, bonusOff } : { bonusQuantity: 0, bonusOff: 0n };
}
