/**
 * `operators-50`: fifty operators, each with work of his own, start and finish it, every one of them once a second as a floor at the change of
 * shift does; then all fifty at the same instant. What they were told is compared with what was written. Beside it the cheapest question that
 * an operator can ask in a session (who am I), at the same pace, so that a time is read beside what the machine gives anyway.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { inParallel } from '../../test/faults/bar';
import { bareOrders, type Floor, openFloor, type Operator, releasedWork } from '../../test/floor';
import type { Product } from '../../test/product';
import type { Report } from '../../test/report';
import { newKey, World } from '../../test/world';
import { load, p50, p95, rounded, timed } from '../measure';

const operators = 50;
const rounds = 4;
const quantity = 10;
const limitMs = 60;
const paceMs = 1000;

const record = 'mutation ($steps: [OperatorStepInput!]!) { recordOperatorSteps(steps: $steps) { key outcome reason } }';

interface Tally {
    told: number;
    refused: string[];
}

async function step(operator: Operator, operationId: number, kind: 'start' | 'finish', tally: Tally): Promise<void> {
    const pieces = kind === 'finish' ? { good: quantity } : {};
    const steps = [{ key: newKey(), operationId, kind, at: new Date(), ...pieces }];
    const { recordOperatorSteps } = await operator.api.ask<{ recordOperatorSteps: { outcome: string; reason: string | null }[] }>(record, { steps });
    const [answer] = recordOperatorSteps;
    if (answer?.outcome === 'done') tally.told++;
    else tally.refused.push(answer?.reason ?? answer?.outcome ?? 'nothing');
}

/** Each does the work in turn: starts, and finishes, a beat apart, at a place in the beat that is his own. */
async function shift(floor: Floor, work: readonly number[], act: (operator: Operator, operationId: number, kind: 'start' | 'finish') => Promise<void>): Promise<number[]> {
    const found: number[] = [];
    const began = performance.now() + 100;
    await Promise.all(floor.operators.map(async (operator, index) => {
        const mine = work.filter((_, at) => at % operators === index);
        for (const [turn, kind] of mine.flatMap(() => ['start', 'finish'] as const).entries()) {
            const due = began + turn * paceMs + (index / operators) * paceMs;
            await sleep(Math.max(0, due - performance.now()));
            // From the moment when he touched the button, not from when it was sent.
            await act(operator, mine[Math.floor(turn / 2)] ?? 0, kind);
            found.push(performance.now() - due);
        }
    }));
    return found;
}

export async function benchOperators(report: Report, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    const floor = await openFloor(world, operators);
    const work = (await releasedWork(world, floor, await bareOrders(world, operators * (rounds + 2), quantity))).map(([first]) => first);
    const tally: Tally = { told: 0, refused: [] };
    const act = (operator: Operator, id: number, kind: 'start' | 'finish') => step(operator, id, kind, tally);
    const takeFrom = (from: number, count: number) => work.slice(from * operators, (from + count) * operators);
    await shift(floor, takeFrom(0, 1), act); // The first ones compile.
    const asked = await shift(floor, takeFrom(1, rounds), operator => operator.api.ask('{ me { id } }'));
    const found = await shift(floor, takeFrom(1, rounds), act);
    const rush: number[] = [];
    for (const kind of ['start', 'finish'] as const) {
        await inParallel(floor.operators, operators, async (operator, index) => {
            rush.push(await timed(() => act(operator, takeFrom(rounds + 1, 1)[index] ?? 0, kind)));
        });
    }
    const [written] = await product.sql<{ done: number; entries: number; pieces: number; audited: number }>(
        `SELECT (SELECT count(*)::int FROM production_operation WHERE id = ANY($1) AND state = 'done') AS done,
                (SELECT count(*)::int FROM production_time_entry WHERE "operationId" = ANY($1) AND "endedAt" IS NOT NULL) AS entries,
                (SELECT sum("goodQuantity")::int FROM production_operation WHERE id = ANY($1)) AS pieces,
                (SELECT count(*)::int FROM audit_entry WHERE entity = 'Operation' AND "entityId" = ANY($1::text[])) AS audited`,
        [work],
    );
    const wanted = work.length;
    const lost = Math.max(wanted - (written?.done ?? 0), wanted - (written?.entries ?? 0), wanted * 2 - (written?.audited ?? 0), wanted - (written?.pieces ?? 0) / quantity);
    report.add({
        id: 'operators.lost', pass: lost === 0 && tally.refused.length === 0, figure: lost, limit: 0, unit: 'entries',
        what: `${wanted} operations started and finished by ${operators} operators; ${tally.refused.length} refused ${[...new Set(tally.refused)].join(', ')}`,
    });
    report.add({
        id: 'operators', pass: p95(found) <= limitMs, figure: rounded(p95(found)), limit: limitMs, unit: 'ms',
        what: `p95 of ${found.length} steps, ${operators} operators once a second each, from the touch on (p50 ${rounded(p50(found))}); beside it who-am-I at the same pace ${rounded(p95(asked))} ms; ${load()}`,
    });
    report.add({
        id: 'operators.rush', pass: true, figure: rounded(p95(rush)), limit: limitMs, unit: 'ms',
        what: `p95 when all ${operators} press at the same instant (p50 ${rounded(p50(rush))}); told, not judged: one process answers them one after another`,
    });
}
