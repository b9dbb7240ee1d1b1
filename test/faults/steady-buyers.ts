/** Buyers who order again and again, keep their key until they are told what became of it, and remember what they were told. */
import { setTimeout as sleep } from 'node:timers/promises';

import { Caller } from '../graphql';
import { type Buyer, newKey, type World } from '../world';
import type { Bench } from './bar';

/** The buyer at one of the servers. */
type Door = Buyer & { url: string };

export class SteadyBuyers {
    readonly codes = new Map<string, Set<string>>();
    readonly wrongRefusals: string[] = [];
    /** The longest that anybody waited for an answer of whatever kind. */
    longestMs = 0;
    attempts = 0;
    private isOver = false;
    private lastPlaced = Date.now();
    /** The longest time in which nobody at all got an order through. */
    longestSilenceMs = 0;
    /** Orders that got no answer, or none that says what became of them. */
    unheard = 0;
    private readonly asking = new Map<string, number>();

    constructor(
        private readonly world: World,
        /** What they buy: one of these each. */
        private readonly variantIds: readonly number[],
        /** Where they ask: whoever gets no answer at one asks the next. */
        private readonly urls: readonly string[],
        /** How long somebody looks at what he ordered before he orders again. */
        private readonly think: () => number = () => 0,
    ) {}

    /** How many wait there just now for an answer to their order. */
    waitingAt(url: string): number {
        return this.asking.get(url) ?? 0;
    }

    /** Resolves once it was told to stop and all have their answers, or given up. */
    async order(buyers: readonly Buyer[]): Promise<void> {
        this.lastPlaced = Date.now();
        await Promise.all(buyers.map((buyer, index) => this.run(buyer, index)));
    }

    stop(): void {
        this.isOver = true;
    }

    get acknowledged(): string[] {
        return [...this.codes.values()].flatMap(codes => [...codes]);
    }

    /** What every bar of this kind says: nothing lost, nothing twice, and a key has one order. */
    async judge(bench: Bench, clients: number): Promise<void> {
        const { product } = this.world;
        const rows = await product.sql<{ code: string }>('SELECT o.code FROM "order" o JOIN company_order c ON c."orderId" = o.id WHERE c."placedAt" IS NOT NULL AND c."placedByMemberId" = ANY($1)', [this.world.buyers.map(({ id }) => id)]);
        const placed = new Set(rows.map(({ code }) => code));
        const told = this.acknowledged;
        bench.equals('lost', told.filter(code => !placed.has(code)).length, 0, 'acknowledged orders lost', `${told.length} acknowledged, ${placed.size} placed, ${this.attempts} attempts by ${clients} clients`);
        bench.equals('double', [...this.codes.values()].filter(codes => codes.size > 1).length, 0, 'keys with two orders');
        bench.atMost('unanswered', placed.size - told.length, clients, 'orders whose buyer was not told before he stopped asking');
        bench.equals('wrong-refusals', this.wrongRefusals.length, 0, 'refusals', [...new Set(this.wrongRefusals)].slice(0, 3).join(', '));
    }

    private async run(buyer: Buyer, index: number): Promise<void> {
        const doors = this.urls.map(url => ({ ...buyer, url, shop: new Caller(url, 'shop-api').inSession(buyer.shop.bearer ?? '') }));
        let door = index % doors.length;
        const variantId = this.variantIds[index % this.variantIds.length] ?? 0;
        const here = () => doors[door % doors.length] as Door;
        while (!this.isOver) {
            await sleep(this.think());
            const began = Date.now();
            const total = await this.world.setCart(here(), [{ variantId, quantity: 1 }]).catch(() => undefined);
            this.longestMs = Math.max(this.longestMs, Date.now() - began);
            if (total === undefined) {
                door++;
                await sleep(150);
                continue;
            }
            await this.until(newKey(), total, here, () => door++);
        }
    }

    private async until(key: string, total: number, here: () => Door, next: () => void): Promise<void> {
        for (let asks = 0; ; asks++) {
            this.attempts++;
            const began = Date.now();
            const door = here();
            this.asking.set(door.url, this.waitingAt(door.url) + 1);
            const placing = await this.world.place(door, total, key);
            this.asking.set(door.url, this.waitingAt(door.url) - 1);
            this.longestMs = Math.max(this.longestMs, Date.now() - began);
            if (placing.kind === 'placed') {
                this.codes.set(key, (this.codes.get(key) ?? new Set()).add(placing.code));
                this.longestSilenceMs = Math.max(this.longestSilenceMs, Date.now() - this.lastPlaced);
                this.lastPlaced = Date.now();
                return;
            }
            if (placing.kind === 'refused') {
                this.wrongRefusals.push(placing.reason);
                return;
            }
            this.unheard++;
            next();
            await sleep(150);
            if (this.isOver && asks > 20) return;
        }
    }
}
