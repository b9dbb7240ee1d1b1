/** B40: weighbridge tickets are numbered 1, 2, 3 … per scale and year, whatever is rolled back or killed, and never changed. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Product } from '../product';
import { newKey, World } from '../world';
import { type Bar, type Bench, inParallel, until } from './bar';
import { addShipments } from './shipments';

const tickets = 300;
const rollbackShare = 0.3;
const kills = 5;

/** Undoes a share of the tickets at the very end of their transaction, after the number is taken. */
async function rollBackSome(product: Product): Promise<void> {
    await product.sql(`CREATE FUNCTION fault_ticket() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.action = 'ticket.issue' AND random() < ${rollbackShare} THEN RAISE EXCEPTION 'fault bench'; END IF; RETURN NEW; END $$`);
    await product.sql('CREATE TRIGGER fault_ticket BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fault_ticket()');
}

async function addScales(world: World): Promise<number[]> {
    const ids: number[] = [];
    for (const code of ['FA', 'FB']) {
        const { createScale } = await world.staff.ask<{ createScale: { id: string } }>('mutation ($input: CreateScaleInput!) { createScale(input: $input) { id } }', {
            input: { code, name: `Scale ${code}`, host: '127.0.0.1', port: 9, toleranceBasisPoints: 10_000, toleranceG: 100_000_000, needsSecondPerson: false, minSecondsBetween: 0 },
        });
        ids.push(Number(createScale.id));
    }
    return ids;
}

interface Outcome {
    rollbacks: number;
    unheard: number;
    refused: string[];
}

/** Weighs out with one key until there is a ticket. */
async function weigh(world: World, shipmentId: number, scaleId: number, outcome: Outcome): Promise<void> {
    const idempotencyKey = newKey();
    for (let tries = 0; tries < 400; tries++) {
        try {
            const { recordSecondWeight } = await world.staff.ask<{ recordSecondWeight: { number?: string; reason?: string } }>(
                `mutation ($input: RecordWeightInput!) { recordSecondWeight(input: $input) {
                    ... on WeighbridgeTicket { number } ... on WeighingRefusal { reason } } }`,
                { input: { shipmentId, scaleId, manualWeightG: 20_000_000 + shipmentId, reason: 'The indicator is silent', idempotencyKey } },
            );
            if (recordSecondWeight.number === undefined) outcome.refused.push(recordSecondWeight.reason ?? '?');
            return;
        } catch (error) {
            if (error instanceof TypeError) {
                outcome.unheard++; // The server is down.
                await sleep(250);
            } else {
                outcome.rollbacks++;
            }
        }
    }
    outcome.refused.push('gave up');
}

async function killServer(bench: Bench, product: Product, issued: () => Promise<number>): Promise<number> {
    let done = 0;
    for (let turn = 1; turn <= kills; turn++) {
        await until(async () => (await issued()) >= (turn * tickets) / (kills + 2), 60);
        await sleep(bench.random() * 300);
        await product.kill('server');
        done++;
        await product.start('server');
    }
    return done;
}

/** What an application role may not do to a ticket; each is tried as the role that the server uses. */
async function tamper(product: Product): Promise<string[]> {
    const tries = [
        'UPDATE weighbridge_ticket SET "grossG" = "grossG" + 1',
        'UPDATE weighbridge_ticket SET number = number WHERE id = (SELECT min(id) FROM weighbridge_ticket)',
        'DELETE FROM weighbridge_ticket WHERE id = (SELECT max(id) FROM weighbridge_ticket)',
        'TRUNCATE weighbridge_ticket',
        'TRUNCATE weighbridge_ticket CASCADE',
    ];
    const allowed: string[] = [];
    for (const text of tries) {
        await product.sql(text).then(
            () => allowed.push(text),
            () => undefined,
        );
    }
    return allowed;
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    const scales = await addScales(world);
    const shipments = await addShipments(world, tickets, 'loading', scales);
    await rollBackSome(product);
    const issued = async () => (await product.sql<{ count: number }>('SELECT count(*)::int AS count FROM weighbridge_ticket WHERE "shipmentId" = ANY($1)', [shipments]))[0]?.count ?? 0;
    const outcome: Outcome = { rollbacks: 0, unheard: 0, refused: [] };
    const [killed] = await Promise.all([
        killServer(bench, product, issued),
        inParallel(shipments, 60, (shipmentId, index) => weigh(world, shipmentId, scales[(index + 1) % scales.length] ?? 0, outcome)),
    ]);
    await product.sql('DROP TRIGGER fault_ticket ON audit_entry');
    const series = await product.sql<{ series: string; tickets: number; lowest: number; highest: number; distinct: number; broken: number }>(
        `SELECT series, count(*)::int AS tickets, min(sequence)::int AS lowest, max(sequence)::int AS highest, count(DISTINCT sequence)::int AS "distinct",
                count(*) FILTER (WHERE "previousHash" <> COALESCE(before, ''))::int AS broken
           FROM (SELECT t.*, lag(hash) OVER (PARTITION BY series ORDER BY sequence) AS before FROM weighbridge_ticket t WHERE "scaleId" = ANY($1)) t GROUP BY series`,
        [scales],
    );
    const total = series.reduce((sum, one) => sum + one.tickets, 0);
    bench.equals('tickets', total, tickets, 'tickets', `${outcome.rollbacks} rolled back, ${outcome.unheard} unheard; ${series.map(one => `${one.series}: ${one.lowest}..${one.highest}`).join(', ')}`);
    bench.equals('scales', series.length, scales.length, 'series');
    bench.equals('gaps', series.reduce((sum, one) => sum + one.highest - one.distinct + one.lowest - 1, 0), 0, 'missing numbers');
    bench.equals('doubles', series.reduce((sum, one) => sum + one.tickets - one.distinct, 0), 0, 'double numbers');
    bench.equals('seals', series.reduce((sum, one) => sum + one.broken, 0), 0, 'broken links of the chain');
    bench.equals('kills', killed, kills, 'server kills');
    bench.equals('refused', outcome.refused.length, 0, 'refusals', [...new Set(outcome.refused)].join(', '));
    bench.equals('rolled-back', outcome.rollbacks >= tickets * rollbackShare * 0.5 ? 1 : 0, 1, 'enough rollbacks');
    const allowed = await tamper(product);
    bench.equals('tampering', allowed.length, 0, 'changes of tickets allowed', allowed.join('; ') || 'UPDATE, DELETE, TRUNCATE');
    await bench.conclude(`${tickets} tickets on two scales, ${rollbackShare * 100} % rolled back, ${kills} kills`, product);
}

export const weighbridgeNumbers: Bar = {
    id: 'B40',
    what: 'weighbridge numbers',
    async run(bench) {
        await run(bench, await bench.product());
    },
};
