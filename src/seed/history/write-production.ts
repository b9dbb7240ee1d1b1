/** Work orders, their operations and the hours that operators worked, as far as they have come by now. */
import type { EntityManager } from 'typeorm';

import { type Facts, staffOf } from './facts';
import { insertRows, reserveIds, type Row } from './rows';
import type { Told } from './write-orders';
import { hoursAfter } from './work-time';
import type { OperationPlan, Stretch, Work } from './works';

const problemText = 'صدای غیرعادی از گیربکس؛ ماشین خاموش شد.';
const atWorkAtLeast = 3;

interface Progress {
    plan: OperationPlan;
    state: string;
    stretches: Stretch[];
}

interface Made {
    one: Told;
    work: Work;
    progress: Progress[];
}

/** Writes the works, and answers an operation of each order that a question can be about. */
export async function writeProduction(manager: EntityManager, told: readonly Told[], facts: Facts, now: Date): Promise<Map<Told, number>> {
    const busy = new Set<number>();
    const made = told
        .filter(one => one.steps.some(step => step.to === 'InProduction'))
        .flatMap(one => one.story.works.map(work => ({ one, work, progress: progressOf(work, busy, now) })));
    const workIds = await reserveIds(manager, 'production_work_order', made.length);
    const operationIds = await reserveIds(manager, 'production_operation', made.reduce((sum, { progress }) => sum + progress.length, 0));
    const plannerId = staffOf(facts, 'production-planner').id;
    const operatorId = staffOf(facts, 'production-operator').id;
    const works: Row[] = [];
    const operations: Row[] = [];
    const entries: Row[] = [];
    const outputs: Row[] = [];
    const problems: Row[] = [];
    const asked = new Map<Told, number>();
    // Of one line a few pieces were lost at the last: the planner has to decide on them.
    const short = made.find(({ one }) => one.story.endsIn === 'InProduction');
    made.forEach((one, index) => {
        const workOrderId = workIds[index] ?? 0;
        works.push(workRow(one, workOrderId, plannerId));
        for (const progress of one.progress) {
            const id = operationIds[operations.length] ?? 0;
            const isLast = progress === one.progress.at(-1);
            const pieces = piecesOf(progress, one.work.line.quantity, one === short && isLast ? 3 : 0);
            // One machine of the floor stands, and the planner has to answer.
            const isBlocked = problems.length === 0 && (progress.state === 'paused' || progress.state === 'running');
            if (isBlocked) stop(progress, now);
            operations.push({ ...operationRow(progress, id, workOrderId), ...pieces });
            outputs.push(...outputRows(progress, id, operatorId, pieces, now));
            if (isBlocked) problems.push(problemRow(id, operatorId, progress.stretches.at(-1)?.until ?? now));
            entries.push(...progress.stretches.map(stretch => entryRow(stretch, id, operatorId, now)));
            asked.set(one.one, id);
        }
    });
    await insertRows(manager, 'production_work_order', works);
    await insertRows(manager, 'production_operation', operations);
    await insertRows(manager, 'production_time_entry', entries);
    await insertRows(manager, 'production_output', outputs);
    await insertRows(manager, 'production_problem', problems);
    await promise(manager);
    return asked;
}

/** What customers were told when their work was released: two days after the plan's end. */
async function promise(manager: EntityManager): Promise<void> {
    await manager.query(
        `WITH promised AS (
            INSERT INTO production_order_promise ("orderId", "companyId", day)
            SELECT w."orderId", min(w."companyId"), max(w."plannedEnd")::date + 2 FROM production_work_order w JOIN "order" o ON o.id = w."orderId"
            WHERE o.state = 'InProduction' GROUP BY w."orderId" RETURNING id, day)
         INSERT INTO production_promise_change ("promiseId", after, source) SELECT id, day, 'first' FROM promised`,
    );
}

/** An order leaves production with its last operation, so what is not done by now comes in the order of the routing. */
function progressOf(work: Work, busy: Set<number>, now: Date): Progress[] {
    const begun = hoursAfter(now, -0.6);
    let isNext = true;
    let free = work.releasedAt;
    return work.operations.map(plan => {
        let stretches = plan.stretches.filter(stretch => stretch.from <= now);
        if (plan.finishedAt <= now) {
            free = plan.finishedAt;
            return { plan, state: 'done', stretches };
        }
        const isFirstOpen = isNext;
        isNext = false;
        // One operation a station at most is under way: a newcomer's first try must find a free place.
        if (!isFirstOpen || busy.has(plan.step.stationId)) return { plan, state: isFirstOpen ? 'ready' : 'waiting', stretches: [] };
        // A mill in which nothing runs is not believable, whatever the hour.
        if (stretches.length === 0 && busy.size < atWorkAtLeast && free <= begun) stretches = [{ from: begun, until: hoursAfter(now, 1), pauseReason: null }];
        if (stretches.length === 0) return { plan, state: 'ready', stretches };
        busy.add(plan.step.stationId);
        const isPaused = stretches.every(stretch => stretch.until <= now);
        return { plan, state: isPaused ? 'paused' : 'running', stretches };
    });
}

/** The machine has stopped, now at the latest. */
function stop(progress: Progress, now: Date): void {
    progress.state = 'blocked';
    progress.stretches = progress.stretches.map((stretch, index, all) =>
        index < all.length - 1 ? stretch : { ...stretch, until: stretch.until < now ? stretch.until : now, pauseReason: problemText });
}

function workRow({ one, work, progress }: Made, id: number, plannedByAdministratorId: number): Row {
    const { story, orderId, lineIds } = one;
    const releasedAt = story.steps.find(step => step.to === 'InProduction')?.at;
    const isBegun = progress.some(part => part.stretches.length > 0);
    return {
        id, createdAt: releasedAt, updatedAt: releasedAt, variantId: work.line.variant.id, orderLineId: lineIds.get(work.line), orderId, companyId: story.company.id,
        routingId: work.routingId, quantity: work.line.quantity,
        state: progress.every(part => part.state === 'done') ? 'done' : isBegun ? 'running' : 'released',
        dueDate: story.wishedDate, plannedEnd: work.operations.at(-1)?.plannedEnd, plannedByAdministratorId,
    };
}

interface Pieces {
    goodQuantity: number;
    scrapQuantity: number;
}

/** What is done is done whole, but for what was `lost`; of what is begun a third has come out, and of a large one a piece was scrapped. */
function piecesOf({ state, stretches }: Progress, quantity: number, lost: number): Pieces {
    if (state === 'done') return { goodQuantity: quantity - lost, scrapQuantity: lost };
    return stretches.length === 0 ? { goodQuantity: 0, scrapQuantity: 0 } : { goodQuantity: Math.floor(quantity / 3), scrapQuantity: quantity < 20 ? 0 : 1 };
}

function outputRows({ plan, state }: Progress, operationId: number, administratorId: number, { goodQuantity: good, scrapQuantity: scrap }: Pieces, now: Date): Row[] {
    if (good + scrap === 0) return [];
    const at = state === 'done' ? plan.finishedAt : now;
    return [{ operationId, administratorId, createdAt: at, updatedAt: at, at, good, scrap, scrapReasonCode: scrap > 0 ? 'damaged' : null }];
}

function problemRow(operationId: number, reportedByAdministratorId: number, at: Date): Row {
    return { operationId, reportedByAdministratorId, createdAt: at, updatedAt: at, kind: 'machine', reasonCode: 'machine-broken', text: problemText, stopsWork: true };
}

function operationRow({ plan, state, stretches }: Progress, id: number, workOrderId: number): Row {
    const { step, plannedMinutes, plannedStart, plannedEnd, finishedAt } = plan;
    const { sequence, kind, name, stationId } = step;
    return {
        id, workOrderId, createdAt: plannedStart, updatedAt: plannedStart, sequence, kind, name, stationId, operatorId: null,
        plannedMinutes, setupMinutes: step.setupMinutes, plannedStart, plannedEnd, state,
        startedAt: stretches[0]?.from ?? null, finishedAt: state === 'done' ? finishedAt : null,
        lastEventAt: state === 'done' ? finishedAt : (stretches.at(-1)?.[state === 'running' ? 'from' : 'until'] ?? null),
    };
}

function entryRow(stretch: Stretch, operationId: number, administratorId: number, now: Date): Row {
    const isOver = stretch.until <= now;
    return {
        operationId, administratorId, createdAt: stretch.from, updatedAt: stretch.from, startedAt: stretch.from,
        endedAt: isOver ? stretch.until : null, pauseReason: isOver ? stretch.pauseReason : null,
    };
}
