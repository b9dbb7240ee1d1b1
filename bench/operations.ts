/** Operations: the indicators' frames, weighbridge tickets and operators at once, the plan and its board, the inbox of the desk, the tracking page, ten thousand SMS. */
import { performance } from 'node:perf_hooks';

import { indicatorFrame, indicatorParser, indicatorProtocols, type IndicatorSettings } from '../plugins/indicators';
import { inParallel, median } from '../test/faults/bar';
import { addShipments } from '../test/faults/shipments';
import { type Product, startProduct } from '../test/product';
import type { Report } from '../test/report';
import { newKey, World } from '../test/world';
import { load, p95, rounded, timed } from './measure';
import { benchInbox } from './operations/inbox';
import { benchOperators } from './operations/operators';
import { benchPlan } from './operations/plan';
import { benchSms } from './operations/sms';
import { benchTracking } from './operations/tracking';

const [frames, rounds, slowestFrames] = [50_000, 5, 100_000];
/** A ticket is one after the other: lock, check, number, seal, audit, answer. 480 ms for all is what the counter alone was measured at. */
const [tickets, clients, slowestTicketMs] = [300, 60, 40];

/** Frames of lorries in motion and at rest, with noise on the line, in pieces as a network delivers them. */
function stream(settings: IndicatorSettings): { pieces: Uint8Array[]; whole: number } {
    const parts: number[] = [];
    for (let index = 0; index < frames; index++) {
        parts.push(...indicatorFrame({ weightKg: (index * 20) % 60_000, isInMotion: index % 7 === 0 }, settings));
        if (index % 50 === 0) parts.push(0x55, 0x02, 0x4b);
    }
    const bytes = Uint8Array.from(parts);
    const pieces: Uint8Array[] = [];
    for (let at = 0, length = 1; at < bytes.length; at += length, length = 1 + ((length * 7 + 13) % 1_400)) pieces.push(bytes.subarray(at, at + length));
    return { pieces, whole: frames };
}

function parsers(report: Report): void {
    const speeds = indicatorProtocols.map(protocol => {
        const settings: IndicatorSettings = { protocol, hasChecksum: true, unit: 'kg' };
        const { pieces, whole } = stream(settings);
        const found = Array.from({ length: rounds + 1 }, () => {
            const parser = indicatorParser(settings);
            const began = performance.now();
            let read = 0;
            for (const piece of pieces) read += parser.push(piece).length;
            const seconds = (performance.now() - began) / 1000;
            if (read < whole * 0.97) throw new Error(`${protocol}: of ${whole} frames ${read} were read`);
            return read / seconds;
        });
        return { protocol, speed: Math.round(median(found.slice(1))) };
    });
    const slowest = Math.min(...speeds.map(({ speed }) => speed));
    const each = speeds.map(({ protocol, speed }) => `${protocol} ${speed}`).join(', ');
    report.add({ id: 'parser', pass: slowest >= slowestFrames, figure: slowest, limit: slowestFrames, unit: 'frames/s', what: `at least, the slowest of ${each}; ${load()}` });
}

/** As B40, without its faults: one number after the other on two scales, so what is measured is how soon the last one has its ticket. */
async function ticketsAtOnce(report: Report): Promise<void> {
    const product = await startProduct({ data: 'empty', processes: ['server'] });
    try {
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        const scales: number[] = [];
        for (const code of ['BA', 'BB']) {
            const { createScale } = await world.staff.ask<{ createScale: { id: string } }>('mutation ($input: CreateScaleInput!) { createScale(input: $input) { id } }', {
                input: { code, name: code, host: '127.0.0.1', port: 9, toleranceBasisPoints: 10_000, toleranceG: 100_000_000, needsSecondPerson: false, minSecondsBetween: 0 },
            });
            scales.push(Number(createScale.id));
        }
        const weigh = async (shipmentId: number, scaleId: number) => {
            const { recordSecondWeight } = await world.staff.ask<{ recordSecondWeight: { number?: string; reason?: string } }>(
                'mutation ($input: RecordWeightInput!) { recordSecondWeight(input: $input) { ... on WeighbridgeTicket { number } ... on WeighingRefusal { reason } } }',
                { input: { shipmentId, scaleId, manualWeightG: 20_000_000, reason: 'bench', idempotencyKey: newKey() } },
            );
            if (recordSecondWeight.number === undefined) throw new Error(`No ticket: ${recordSecondWeight.reason}`);
        };
        const scaleOf = (index: number) => scales[index % scales.length] ?? 0;
        const warm = await addShipments(world, 20, 'loading', scales);
        await inParallel(warm, 4, (id, index) => weigh(id, scaleOf(index)));
        const ready = await addShipments(world, tickets, 'loading', scales);
        const each: number[] = [];
        const ms = await timed(() => inParallel(ready, clients, async (id, index) => each.push(await timed(() => weigh(id, scaleOf(index))))));
        // The pair of the same run: as many numbers taken one after the other by as many clients, and nothing else.
        const bare = await timed(() => inParallel(ready, clients, (_, index) => product.sql(
            `INSERT INTO counter (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value`, [`bench:${index % scales.length}`],
        )));
        const [series] = await product.sql<{ gaps: number; tickets: number }>(
            `SELECT sum(missing)::int AS gaps, sum(tickets)::int AS tickets FROM (
                SELECT max(sequence) - count(DISTINCT sequence) AS missing, count(*) AS tickets FROM weighbridge_ticket GROUP BY series) s`,
        );
        const isWhole = series?.gaps === 0 && series.tickets === tickets + warm.length;
        report.add({
            id: 'tickets', pass: isWhole && ms / tickets <= slowestTicketMs, figure: rounded(ms / tickets), limit: slowestTicketMs, unit: 'ms',
            what: `each of ${tickets} tickets on two scales by ${clients} clients through the API (${rounded(ms)} ms in all, beside ${rounded(bare)} ms for as many bare rows of the counter), ${series?.gaps} gaps, answer p95 ${rounded(p95(each))} ms; ${load()}`,
        });
    } finally {
        await product.stop();
    }
}

async function inProduct(bench: (report: Report, product: Product) => Promise<void>, report: Report): Promise<void> {
    const product = await startProduct({ data: 'empty', processes: ['server'] });
    try {
        await bench(report, product);
    } finally {
        await product.stop();
    }
}

export async function benchOperations(report: Report): Promise<void> {
    if (report.wants('parser')) parsers(report);
    if (report.wants('tickets')) await ticketsAtOnce(report);
    if (report.wants('operators')) await inProduct(benchOperators, report);
    if (report.wants('plan') || report.wants('board')) await inProduct(benchPlan, report);
    if (report.wants('inbox')) await inProduct(benchInbox, report);
    if (report.wants('tracking')) await inProduct(benchTracking, report);
    await benchSms(report);
}
