/** The operators' page without a network: two devices work for an hour, one of them on the other's work too, then both send all of it, again and again. */
import type { Product } from '../product';
import { type Floor, openFloor, type Operator, ordersInProduction, releasedWork } from '../floor';
import { World } from '../world';
import { type Bar, type Bench, times } from './bar';

const operations = 40;
const quantity = 20;
const hourMs = 60 * 60_000;

interface Step {
    key: string;
    operationId: number;
    kind: string;
    at: Date;
    clockOffsetMs: number;
    afterKey?: string;
    good?: number;
    scrap?: number;
    scrapReasonCode?: string;
    reasonCode?: string;
}

interface Answer {
    key: string;
    outcome: string;
    reason: string | null;
}

/** What a device keeps of an hour: each operation begun, pieces reported in parts, a break, the end. Its clock is wrong, and it knows by how much. */
function hourOf(name: string, work: readonly number[], aheadMinutes: number, random: () => number): Step[] {
    const began = Date.now() - hourMs;
    const each = hourMs / work.length;
    return work.flatMap((operationId, index) => {
        const base = { operationId, clockOffsetMs: -aheadMinutes * 60_000 };
        const at = (share: number) => new Date(began + (index + share) * each + aheadMinutes * 60_000);
        const key = (step: string) => `${name}-${operationId}-${step}`;
        const part = Math.floor(random() * (quantity - 2));
        const scrap = Math.floor(random() * 2);
        const steps: Step[] = [{ ...base, key: key('start'), kind: 'start', at: at(0.05) }];
        if (part > 0) steps.push({ ...base, key: key('part'), kind: 'output', at: at(0.3), good: part });
        let before = key('start');
        if (random() < 0.5) {
            steps.push({ ...base, key: key('pause'), kind: 'pause', at: at(0.4), reasonCode: 'break', afterKey: before });
            steps.push({ ...base, key: key('resume'), kind: 'resume', at: at(0.6), afterKey: key('pause') });
            before = key('resume');
        }
        steps.push({ ...base, key: key('finish'), kind: 'finish', at: at(0.9), good: quantity - part - scrap, scrap, ...(scrap > 0 ? { scrapReasonCode: 'damaged' } : {}), afterKey: before });
        return steps;
    });
}

const document = 'mutation ($steps: [OperatorStepInput!]!) { recordOperatorSteps(steps: $steps) { key outcome reason } }';

/** In parts, as a device sends them; one answer in three never arrives, so that the device sends the same again, sometimes twice at once. */
async function sendAll(operator: Operator, steps: readonly Step[], random: () => number): Promise<Map<string, Answer>> {
    const answered = new Map<string, Answer>();
    const send = (part: readonly Step[]) => operator.api.ask<{ recordOperatorSteps: Answer[] }>(document, { steps: part });
    for (let from = 0; from < steps.length; from += 25) {
        const part = steps.slice(from, from + 25);
        for (let isHeard = false; !isHeard; ) {
            isHeard = random() > 1 / 3;
            const twice = random() < 0.3;
            const [first] = await Promise.allSettled([send(part), ...(twice ? [send(part)] : [])]);
            if (first?.status === 'rejected') {
                isHeard = false; // It is still being worked on: asked again.
                continue;
            }
            if (isHeard) first?.value.recordOperatorSteps.forEach(answer => answered.set(answer.key, answer));
        }
    }
    return answered;
}

async function judge(bench: Bench, product: Product, floor: Floor, work: readonly number[], steps: readonly Step[], answers: ReadonlyMap<string, Answer>): Promise<void> {
    const unanswered = steps.filter(step => !answers.has(step.key));
    bench.equals('lost', unanswered.length, 0, 'steps that nobody answered', `${steps.length} steps of ${floor.operators.length} devices`);
    const isTaken = (step: Step) => answers.get(step.key)?.outcome !== 'refused';
    const taken = steps.filter(isTaken);
    const told = taken.reduce((sum, step) => sum + (step.good ?? 0) + (step.scrap ?? 0), 0);
    const [counted] = await product.sql<{ pieces: number; entries: number; done: number; outputs: number; overlapping: number; early: number }>(
        `SELECT (SELECT sum("goodQuantity" + "scrapQuantity")::int FROM production_operation WHERE id = ANY($1)) AS pieces,
                (SELECT count(*)::int FROM production_time_entry WHERE "operationId" = ANY($1)) AS entries,
                (SELECT count(*)::int FROM production_operation WHERE id = ANY($1) AND state = 'done') AS done,
                (SELECT count(*)::int FROM production_output WHERE "operationId" = ANY($1)) AS outputs,
                (SELECT count(*)::int FROM production_time_entry a JOIN production_time_entry b ON b."operationId" = a."operationId" AND b.id > a.id
                  WHERE a."operationId" = ANY($1) AND a."startedAt" < b."endedAt" AND b."startedAt" < a."endedAt") AS overlapping,
                (SELECT count(*)::int FROM production_time_entry WHERE "operationId" = ANY($1) AND ("startedAt" > now() OR "startedAt" < now() - interval '2 hours')) AS early`,
        [work],
    );
    bench.equals('pieces', counted?.pieces ?? 0, told, 'pieces, as the devices were told');
    bench.equals('all-made', counted?.pieces ?? 0, operations * quantity, 'pieces of all operations');
    bench.equals('finished', counted?.done ?? 0, operations, 'operations finished');
    bench.equals('outputs', counted?.outputs ?? 0, taken.filter(step => (step.good ?? 0) + (step.scrap ?? 0) > 0).length, 'reports of pieces written');
    bench.equals('stretches', counted?.entries ?? 0, taken.filter(step => step.kind === 'start' || step.kind === 'resume').length, 'stretches of work written');
    bench.equals('double-time', counted?.overlapping ?? 0, 0, 'stretches of one operation at the same time');
    bench.equals('times', counted?.early ?? 0, 0, 'times that are not of that hour');
    const refused = [...answers.values()].filter(answer => answer.outcome === 'refused');
    bench.equals('silent', refused.filter(answer => answer.reason === null).length, 0, 'refusals without a reason', `${refused.length} refused: ${[...new Set(refused.map(answer => answer.reason))].join(', ')}`);
    bench.atLeast('met', refused.length, operations / 4, 'steps in which the devices met');
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    const floor = await openFloor(world, 2);
    const work = (await releasedWork(world, floor, await ordersInProduction(world, operations, quantity))).map(([first]) => first);
    const half = Math.floor(operations / 2);
    // Each does half of the work, and a quarter of it is the other's too.
    const shares = [work.slice(0, half + half / 2), work.slice(half)];
    const devices = times(2, index => hourOf(`device-${bench.seed}-${index}`, shares[index] ?? [], index === 0 ? 45 : -200, bench.random));
    const answers = await Promise.all(floor.operators.map((operator, index) => sendAll(operator, devices[index] ?? [], bench.random)));
    await judge(bench, product, floor, work, devices.flat(), new Map(answers.flatMap(one => [...one])));
    await bench.conclude('two devices, an hour without a network, answers lost', product);
}

export const floorDevices: Bar = {
    id: 'FLOOR',
    what: 'operators without a network',
    async run(bench) {
        await run(bench, await bench.product());
    },
};
