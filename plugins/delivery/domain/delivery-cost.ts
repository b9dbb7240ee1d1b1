import { divide, multiplyRatio, percentOf, type Ratio } from '../../../kernel/money';
import type { DeliveryWay } from './delivery-ways';

export interface DeliveryGoods {
    variantId: number;
    /** In base units; weight, volume and the oversize charge are of one. */
    quantity: number;
    net: bigint;
    /** In percent. */
    taxRate: number;
    weightG: number;
    volumeMm3: number;
    /** How many of it fill a pallet; null when it is not said. */
    unitsPerPallet: number | null;
    /** What the transport of one costs, whatever else is bought; null for goods of ordinary size. */
    oversizeNet: bigint | null;
}

/** A parcel of up to so many grams. */
export interface ParcelRate {
    upToG: number;
    net: bigint;
}

export interface DeliveryTerms {
    /** From this value of goods on transport is free; null: never. */
    minimumNet: bigint | null;
    /** Then neither weight nor country matter. */
    fixedNet: bigint | null;
    /** How many cubic centimetres count as a kilogram. */
    volumetricDivisor: number;
    /** Of the country, each up to another weight. */
    parcels: readonly ParcelRate[];
    /** Of one pallet to the country. */
    palletNet: bigint | null;
}

/** `free`: the minimum is reached. `none`: nothing is charged for it, because there is no tariff, or nothing of ordinary size. */
export type TransportKind = 'fixed' | 'parcels' | 'pallets' | 'free' | 'none';

export interface DeliveryCost {
    transport: { kind: TransportKind; net: bigint };
    oversizeNet: bigint;
    /** In percent: that of the goods with the most net. */
    taxRate: number;
    net: bigint;
    gross: bigint;
}

const nothing = { kind: 'none', net: 0n } as const;

/** What it costs to bring the goods to the buyer. Only the firm's own delivery costs anything. */
export function deliveryCost(way: DeliveryWay, goods: readonly DeliveryGoods[], terms: DeliveryTerms): DeliveryCost {
    const taxRate = taxRateOf(goods);
    const isFirms = way === 'firm';
    const transport = isFirms ? transportOf(goods, terms) : nothing;
    const oversizeNet = isFirms ? sum(goods, one => (one.oversizeNet ?? 0n) * BigInt(one.quantity)) : 0n;
    const net = transport.net + oversizeNet;
    return { transport, oversizeNet, taxRate, net, gross: net + percentOf(net, taxRate, 'half-up') };
}

/** How much more has to be bought for free transport: nothing at exactly the minimum, null where there is none. */
export function missingToMinimum(goodsNet: bigint, minimumNet: bigint | null): bigint | null {
    if (minimumNet === null) return null;
    return goodsNet >= minimumNet ? 0n : minimumNet - goodsNet;
}

/** What goods of ordinary size cost; oversized ones travel by themselves, though they count for the minimum. */
function transportOf(goods: readonly DeliveryGoods[], terms: DeliveryTerms): DeliveryCost['transport'] {
    const ordinary = goods.filter(one => one.oversizeNet === null && one.quantity > 0);
    if (ordinary.length === 0) return nothing;
    if (missingToMinimum(sum(goods, one => one.net), terms.minimumNet) === 0n) return { kind: 'free', net: 0n };
    if (terms.fixedNet !== null) return { kind: 'fixed', net: terms.fixedNet };
    const parcels = parcelsNet(billableG(ordinary, terms.volumetricDivisor), terms.parcels);
    const pallets = palletsNet(ordinary, terms.palletNet);
    if (pallets !== null && (parcels === null || pallets < parcels)) return { kind: 'pallets', net: pallets };
    return parcels === null ? nothing : { kind: 'parcels', net: parcels };
}

/** What goods weigh, or what their size is taken to weigh, whichever is more; whole grams. */
export function billableG(goods: readonly DeliveryGoods[], volumetricDivisor: number): bigint {
    const weight = sum(goods, one => BigInt(one.weightG) * BigInt(one.quantity));
    const volume = sum(goods, one => BigInt(one.volumeMm3) * BigInt(one.quantity));
    const asWeight = divide(volume, BigInt(volumetricDivisor), 'up');
    return weight > asWeight ? weight : asWeight;
}

/** The smallest parcel that holds the weight; what is heavier than the greatest goes in whole ones of that and one for the rest. */
export function parcelsNet(weightG: bigint, rates: readonly ParcelRate[]): bigint | null {
    const rising = [...rates].sort((a, b) => a.upToG - b.upToG);
    const greatest = rising.at(-1);
    if (greatest === undefined) return null;
    const whole = weightG / BigInt(greatest.upToG);
    const rest = weightG % BigInt(greatest.upToG);
    const last = rest === 0n && whole > 0n ? 0n : (rising.find(rate => BigInt(rate.upToG) >= rest)?.net ?? 0n);
    return whole * greatest.net + last;
}

/** Null where something of it has no value for pallets, or pallets no price. */
function palletsNet(goods: readonly DeliveryGoods[], palletNet: bigint | null): bigint | null {
    if (palletNet === null || goods.some(one => one.unitsPerPallet === null)) return null;
    return palletFill(goods).count * palletNet;
}

export interface PalletFill {
    /** How many pallets the goods fill, exactly. */
    fill: Ratio;
    /** Begun ones count. */
    count: bigint;
    /** Of the last pallet, 1 to 100; 0 without any. */
    lastPercent: number;
    /** Of a pallet that each of the goods takes, in hundredths of a percent; null where it is not known. */
    shares: (number | null)[];
    /** Some of the goods have no value for pallets, and are not counted. */
    isPartial: boolean;
}

/** Different goods are summed: 10 of 20 to the pallet and 30 of 60 fill one. Oversized ones go by themselves. */
export function palletFill(goods: readonly DeliveryGoods[]): PalletFill {
    let fill: Ratio = { numerator: 0n, denominator: 1n };
    const shares = goods.map(({ quantity, unitsPerPallet, oversizeNet }) => {
        if (unitsPerPallet === null || oversizeNet !== null) return null;
        fill = plus(fill, { numerator: BigInt(quantity), denominator: BigInt(unitsPerPallet) });
        return Number(divide(BigInt(quantity) * 10_000n, BigInt(unitsPerPallet), 'half-up'));
    });
    const count = divide(fill.numerator, fill.denominator, 'up');
    const last = { numerator: fill.numerator - (count - 1n) * fill.denominator, denominator: fill.denominator };
    const lastPercent = count === 0n ? 0 : Math.max(1, Number(multiplyRatio(100n, last, 'down')));
    return { fill, count, lastPercent, shares, isPartial: goods.some(one => one.unitsPerPallet === null && one.oversizeNet === null) };
}

function plus(a: Ratio, b: Ratio): Ratio {
    const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
    const denominator = a.denominator * b.denominator;
    const divisor = greatestDivisor(numerator, denominator);
    return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
    while (b !== 0n) [a, b] = [b, a % b];
    return a;
}

/** The rate under which the most of the goods' net value falls; of two with the same the higher one. */
function taxRateOf(goods: readonly DeliveryGoods[]): number {
    const nets = new Map<number, bigint>();
    for (const { taxRate, net } of goods) nets.set(taxRate, (nets.get(taxRate) ?? 0n) + net);
    let found: { rate: number; net: bigint } | null = null;
    for (const [rate, net] of nets) {
        if (found === null || net > found.net || (net === found.net && rate > found.rate)) found = { rate, net };
    }
    return found?.rate ?? 0;
}

function sum(goods: readonly DeliveryGoods[], of: (one: DeliveryGoods) => bigint): bigint {
    return goods.reduce((total, one) => total + of(one), 0n);
}
