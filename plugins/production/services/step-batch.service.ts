import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inPart, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { IdempotencyService } from '../../outbox';
import { believedTime } from '../domain/device-time';
import { OperationRefusal } from '../errors';
import { type OperatorStep, operatorStep, stepHead } from './input-schemas';
import { ProblemService } from './problem.service';
import { type Step, StepService, type StepTime } from './step.service';

/** What a device did without a network is no more than this at a time; it sends the rest afterwards. */
const most = 100;
/** What took place so short a time ago is judged as happening now. */
const liveMs = 60_000;
const operation = 'recordOperatorSteps';

export interface StepAnswer {
    key: string;
    outcome: 'done' | 'repeated' | 'refused';
    reason: string | null;
    message: string | null;
    quantity: number | null;
    problemId: number | null;
    operationId: number;
}

type Kept = { problemId: number | null } | OperationRefusal;

/** Steps that a device kept, in the order in which they were made. Each is a transaction with a key of its own: nothing is lost, nothing happens twice. */
@Injectable()
export class StepBatchService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly steps: StepService,
        private readonly problems: ProblemService,
        private readonly idempotency: IdempotencyService,
    ) {}

    async record(ctx: RequestContext, scope: StaffScope, given: readonly unknown[], now: Date): Promise<StepAnswer[]> {
        if (given.length > most) {
            throw inputError(`steps: may have at most ${most} entries`);
        }
        const heads = await Promise.all(given.map((one, index) => inPart(`steps.${index}`, () => checked(stepHead, one))));
        const answers: StepAnswer[] = [];
        for (const [index, one] of given.entries()) {
            const { key, operationId } = heads[index] ?? { key: '', operationId: 0 };
            const answer = await this.one(ctx, scope, key, one, now);
            answers.push({ key, operationId, ...answer });
        }
        return answers;
    }

    /** A step that cannot be is refused by itself: it must not keep the others on the device. */
    private async one(ctx: RequestContext, scope: StaffScope, key: string, given: unknown, now: Date): Promise<Omit<StepAnswer, 'key' | 'operationId'>> {
        const nothing = { reason: null, message: null, quantity: null, problemId: null };
        try {
            const step = checked(operatorStep, given);
            let isNew = false;
            const kept = await withTx(this.connection, ctx, inner =>
                this.idempotency.run<Kept>(inner, scope, operation, key, step, async tx => {
                    isNew = true;
                    return this.take(tx, scope, step, now);
                }),
            );
            if (kept instanceof OperationRefusal) {
                const { reason, message, quantity } = kept;
                return { ...nothing, outcome: 'refused', reason, message, quantity };
            }
            return { ...nothing, outcome: isNew ? 'done' : 'repeated', problemId: kept.problemId };
        } catch (error) {
            if (error instanceof EntityNotFoundError) return { ...nothing, outcome: 'refused', reason: 'not-yours', message: 'This operation is not yours any more.' };
            if (error instanceof UserInputError) return { ...nothing, outcome: 'refused', reason: 'bad-input', message: error.message };
            throw error;
        }
    }

    private async take(ctx: RequestContext, scope: StaffScope, step: OperatorStep, now: Date): Promise<Kept> {
        const { operationId, at, clockOffsetMs: offsetMs, afterKey } = step;
        if (afterKey !== null && !(await this.idempotency.isDone(ctx, scope, operation, afterKey))) {
            return new OperationRefusal('earlier-step-refused');
        }
        const when = (lastEventAt: Date | null)  => believedTime({ at, offsetMs }, { now, lastEventAt }).at;
        const time: StepTime = { now, when, isPast: now.getTime() - when(null).getTime() >= liveMs };
        if (step.kind === 'problem') {
            const { problemKind: kind, reason: text, reasonCode, stopsWork } = step;
            // A problem with neither a reason nor words says nothing.
            const problem = { kind: kind ?? (reasonCode === null ? ('other' as const) : null), reasonCode, text, stopsWork };
            if (text === null && reasonCode === null) throw inputError('reason: is required');
            return { problemId: await this.problems.write(ctx, scope, operationId, problem, time) };
        }
        return (await this.steps.take(ctx, scope, operationId, asStep(step), time)) ?? { problemId: null };
    }
}

function asStep(step: OperatorStep): Step {
    const { reason, reasonCode, good, scrap, scrapReasonCode } = step;
    switch (step.kind) {
        case 'pause':
            if (reason === null && reasonCode === null) throw inputError('reason: is required');
            return { event: 'pause', reason: reason?.slice(0, 500) ?? null, reasonCode };
        case 'output':
        case 'finish':
            return { event: step.kind, output: { good, scrap, scrapReasonCode } };
        case 'start':
        case 'resume':
        case 'problem':
            return { event: step.kind === 'resume' ? 'resume' : 'start' };
    }
}
