/** What every bar of the fault bench is given, and how it says what it found. */
import { setTimeout as sleep } from 'node:timers/promises';

import { brokenInvariants } from '../invariants';
import type { Product } from '../product';
import type { Report } from '../report';

export interface Bar {
    id: string;
    what: string;
    run(bench: Bench): Promise<void>;
}

/** One bar's run: its product, its randomness, and its figures. */
export class Bench {
    private violations = 0;

    constructor(
        readonly id: string,
        readonly seed: number,
        private readonly report: Report,
        private readonly shared: () => Promise<Product>,
        readonly random = randomFrom(seed),
    ) {}

    product(): Promise<Product> {
        return this.shared();
    }

    /** A figure that must be exactly `limit`. */
    equals(name: string, figure: number, limit: number, unit: string, what?: string): void {
        this.figure(name, figure, limit, unit, figure === limit, what);
    }

    atMost(name: string, figure: number, limit: number, unit: string, what?: string): void {
        this.figure(name, figure, limit, unit, figure <= limit, what);
    }

    atLeast(name: string, figure: number, limit: number, unit: string, what?: string): void {
        this.figure(name, figure, limit, unit, figure >= limit, what);
    }

    /** The bar itself: all its figures as they should be, and no rule of the data broken. */
    async conclude(what: string, product: Product): Promise<void> {
        const broken = await brokenInvariants(text => product.sql(text));
        this.figure('invariants', broken.length, 0, 'broken rules', broken.length === 0, broken.join(' | '));
        this.report.add({ id: this.id, pass: this.violations === 0, figure: this.violations, limit: 0, unit: 'violations', seed: this.seed, what });
    }

    fail(what: string): void {
        this.report.add({ id: this.id, pass: false, figure: this.violations + 1, limit: 0, unit: 'violations', seed: this.seed, what });
    }

    private figure(name: string, figure: number, limit: number, unit: string, pass: boolean, what?: string): void {
        if (!pass) this.violations++;
        this.report.add({ id: `${this.id}.${name}`, pass, figure, limit, unit, seed: this.seed, what });
    }
}

/** A small generator of numbers in [0, 1) that a seed repeats. */
export function randomFrom(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

/** Runs `work` over all items, `width` at a time. */
export async function inParallel<Item, Result>(
    items: readonly Item[],
    width: number,
    work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
    const results: Result[] = [];
    let next = 0;
    const lane = async () => {
        for (let index = next++; index < items.length; index = next++) {
            results[index] = await work(items[index] as Item, index);
        }
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
    return results;
}

export function times<Result>(count: number, work: (index: number) => Result): Result[] {
    return Array.from({ length: count }, (_, index) => work(index));
}

/** Asks until it is so. False when the time is up. */
export async function until(isSo: () => Promise<boolean>, seconds: number): Promise<boolean> {
    const end = Date.now() + seconds * 1000;
    while (!(await isSo())) {
        if (Date.now() > end) return false;
        await sleep(100);
    }
    return true;
}

export function median(figures: readonly number[]): number {
    const sorted = [...figures].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
