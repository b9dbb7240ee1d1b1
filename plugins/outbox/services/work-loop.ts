import { Logger } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';

import { loggerContext } from '../constants';

export interface Work {
    id: number;
    run: () => Promise<void>;
}

export interface WorkLoopOptions {
    /** Names the loop in log lines. */
    name: string;
    pollMs: number;
    tendMs: number;
    /** Leases work that there is room for. */
    take: () => Promise<Work[]>;
    /** Renews the leases of `ids`, and frees those of the dead. */
    tend: (ids: number[]) => Promise<void>;
}

/** Takes leased work, runs it side by side, and shows signs of life for it while it runs. */
export class WorkLoop {
    private readonly underWay = new Map<number, Promise<void>>();
    private stopping: AbortController | null = null;
    private loops: Promise<unknown> = Promise.resolve();
    private wake: () => void = () => undefined;
    /** Something ended since the last look for work: what waited behind it is due now, and may have been overlooked. */
    private hasEnded = false;

    constructor(private options: WorkLoopOptions) {}

    get ids(): number[] {
        return [...this.underWay.keys()];
    }

    start(): void {
        if (this.stopping === null) {
            this.stopping = new AbortController();
            this.loops = Promise.all([this.work(this.stopping.signal), this.tend(this.stopping.signal)]);
        }
    }

    /** Takes no more, and waits for what is under way. False: something was still running when the time was up. */
    async stop(waitMs: number): Promise<boolean> {
        this.stopping?.abort();
        this.stopping = null;
        this.wake();
        await this.loops;
        return this.settled(waitMs);
    }

    async settled(waitMs: number): Promise<boolean> {
        const timer = new AbortController();
        const done = Promise.all(this.underWay.values()).then(() => true);
        const late = sleep(waitMs, false, { signal: timer.signal }).catch(() => false);
        // While it waits, the leases stay alive: another worker must not begin what is about to end here.
        const alive = setInterval(() => void this.tendOnce(), this.options.tendMs);
        const all = await Promise.race([done, late]);
        clearInterval(alive);
        timer.abort();
        return all;
    }

    /** Takes and runs until there is nothing to take, in a process that runs no loop. Gives the number done. */
    async drain(): Promise<number> {
        for (let done = 0; ; ) {
            await this.options.tend(this.ids);
            const taken = await this.takeOnce();
            if (taken === 0 && this.underWay.size === 0) {
                return done;
            }
            done += taken;
            await Promise.race(this.underWay.values());
        }
    }

    private async takeOnce(): Promise<number> {
        const taken = await this.options.take();
        for (const { id, run } of taken) {
            const done = run().finally(() => {
                this.underWay.delete(id);
                this.hasEnded = true;
                this.wake();
            });
            this.underWay.set(id, done);
        }
        return taken.length;
    }

    private async work(signal: AbortSignal): Promise<void> {
        while (!signal.aborted) {
            this.hasEnded = false;
            const taken = await this.takeOnce().catch((error: unknown) => {
                Logger.warn(`${this.options.name}: cannot take work: ${(error as Error).message}`, loggerContext);
                return 0;
            });
            if (taken === 0 && !this.hasEnded) {
                await this.rest(signal);
            }
        }
    }

    private async rest(signal: AbortSignal): Promise<void> {
        const woken = new AbortController();
        this.wake = () => woken.abort();
        await sleep(this.options.pollMs, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => undefined);
    }

    private async tend(signal: AbortSignal): Promise<void> {
        while (!signal.aborted) {
            await this.tendOnce();
            await sleep(this.options.tendMs, undefined, { signal }).catch(() => undefined);
        }
    }

    private async tendOnce(): Promise<void> {
        try {
            await this.options.tend(this.ids);
        } catch (error) {
            Logger.warn(`${this.options.name}: cannot tend leases: ${(error as Error).message}`, loggerContext);
        }
    }
}

/** Often enough that two signs of life may be missed before a lease ends. */
export function tendInterval(leaseMs: number): number {
    return Math.min(leaseMs / 4, 10_000);
}
