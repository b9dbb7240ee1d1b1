/** How the benches take time: in pairs, so that what else the machine does meets both sides. */
import os from 'node:os';
import { performance } from 'node:perf_hooks';

export async function timed(work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    return performance.now() - began;
}

export function quantile(figures: readonly number[], share: number): number {
    const sorted = [...figures].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const p50 = (figures: readonly number[]) => quantile(figures, 0.5);
export const p95 = (figures: readonly number[]) => quantile(figures, 0.95);

export function rounded(figure: number): number {
    return Math.round(figure * 100) / 100;
}

/** What a time has to be read beside: how busy the machine is. */
export function load(): string {
    return `load ${(os.loadavg()[0] ?? 0).toFixed(1)} on ${os.cpus().length} cores`;
}
