/** How the lines of an order that are made to order went through the mill. */
import type { Facts, RoutingStep } from './facts';
import type { PricedLine } from './lines';
import type { Random } from './random';
import * as texts from './texts';
import { afterWork } from './work-time';

export interface Stretch {
    from: Date;
    until: Date;
    pauseReason: string | null;
}

export interface OperationPlan {
    step: RoutingStep;
    plannedMinutes: number;
    plannedStart: Date;
    plannedEnd: Date;
    startedAt: Date;
    finishedAt: Date;
    stretches: Stretch[];
}

export interface Work {
    line: PricedLine;
    routingId: number;
    releasedAt: Date;
    operations: OperationPlan[];
}

export function imagineWorks(lines: readonly PricedLine[], facts: Facts, random: Random, releasedAt: Date): Work[] {
    return lines.flatMap(line => {
        const { routingId } = line.variant;
        if (routingId === null) return [];
        let planned = releasedAt;
        let actual = releasedAt;
        const operations = facts.steps
            .filter(step => step.routingId === routingId)
            .map(step => {
                const operation = imagineOperation(step, line.quantity, random, planned, actual);
                planned = operation.plannedEnd;
                actual = operation.finishedAt;
                return operation;
            });
        return [{ line, routingId, releasedAt, operations }];
    });
}

function imagineOperation(step: RoutingStep, quantity: number, random: Random, planned: Date, free: Date): OperationPlan {
    const plannedMinutes = Math.max(1, Math.ceil(step.setupMinutes + step.minutesPerUnit * quantity));
    const plannedStart = afterWork(planned, random.whole(20, 400));
    const startedAt = afterWork(free, random.whole(15, 540));
    const worked = Math.max(2, Math.round(plannedMinutes * random.between(0.85, 1.3)));
    const isPaused = random.chance(0.14);
    const first = isPaused ? Math.max(1, Math.round(worked * random.between(0.2, 0.8))) : worked;
    const restMinutes = random.whole(12, 70);
    const pauseReason = random.pick(texts.pauseReasons);
    const pausedAt = afterWork(startedAt, first);
    const stretches: Stretch[] = [{ from: startedAt, until: pausedAt, pauseReason: isPaused ? pauseReason : null }];
    if (isPaused) {
        const resumedAt = afterWork(pausedAt, restMinutes);
        stretches.push({ from: resumedAt, until: afterWork(resumedAt, worked - first), pauseReason: null });
    }
    return {
        ...{ step, plannedMinutes, plannedStart, startedAt, stretches },
        plannedEnd: afterWork(plannedStart, plannedMinutes),
        finishedAt: stretches.at(-1)?.until ?? pausedAt,
    };
}
