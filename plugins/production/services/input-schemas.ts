import { z } from 'zod';

import { calendarDay, idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { shortageDecisions } from '../domain/line-shortage';
import { operationKinds, problemKinds } from '../domain/operation-kind';
import { replenishmentWays } from '../domain/replenishment';
import { reasonUses } from '../domain/reason-use';

const name = line(80);

export const productionName = z.strictObject({ en: name, fa: name, pl: optional(name), ru: optional(name) });

const minuteOfDay = z.number().int().min(0).max(1440);

export const stationInput = z
    .strictObject({
        code: z.string().min(1).max(40).regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
        name: productionName,
        active: z.boolean().default(true),
        openMinute: minuteOfDay,
        closeMinute: minuteOfDay,
        parallelOperations: z.number().int().min(1).max(100).default(1),
        operatorIds: z.array(recordId).max(200).default([]),
    })
    .refine(station => station.openMinute < station.closeMinute, { path: ['closeMinute'], error: 'must be after openMinute' });
export type StationInput = z.output<typeof stationInput>;

const minutes = z.number().int().min(0).max(100_000);

export const routingInput = z
    .strictObject({
        title: line(120),
        variantId: optional(recordId),
        categoryId: optional(recordId),
        active: z.boolean().default(true),
        operations: z
            .array(
                z.strictObject({
                    kind: z.enum(operationKinds),
                    name: productionName,
                    stationId: recordId,
                    setupMinutes: minutes,
                    minutesPerUnit: z.number().min(0).max(10_000),
                }),
            )
            .min(1)
            .max(30),
    })
    .refine(routing => routing.variantId === null || routing.categoryId === null, {
        path: ['categoryId'],
        error: 'a routing is for a variant or for a category, not for both',
    });
export type RoutingInput = z.output<typeof routingInput>;

const instant = z
    .preprocess(value => (typeof value === 'string' ? new Date(value) : value), z.date('must be a date and time'))
    .refine(date => date.getUTCFullYear() >= 2000 && date.getUTCFullYear() < 2200, 'must be between 2000 and 2200');

const operationPlan = z.strictObject({
    id: optional(recordId),
    kind: z.enum(operationKinds),
    name: productionName,
    stationId: recordId,
    operatorId: optional(recordId),
    plannedMinutes: minutes,
    plannedStart: instant,
    plannedEnd: instant,
});
export type OperationPlan = z.output<typeof operationPlan>;

export const planInput = z.strictObject({
    release: z.boolean().default(true),
    /** Left out, the plan is the proposed one. */
    lines: optional(
        z
            .array(z.strictObject({ orderLineId: recordId, operations: z.array(operationPlan).min(1).max(30) }))
            .min(1)
            .max(2000),
    ),
});

export const replanInput = z.strictObject({
    dueDate: optional(calendarDay),
    operations: z.array(operationPlan).max(30),
});

export const planVersionInput = z.strictObject({ planId: recordId, version: z.number().int().min(1) });

export const placeOperationInput = z.strictObject({
    planId: recordId,
    version: z.number().int().min(1),
    operationId: recordId,
    /** Left out, it stays at its station. */
    stationId: optional(recordId),
    /** Null: wherever it fits first. */
    start: optional(instant),
});

const longestDowntimeDays = 180;

export const downtimeInput = z
    .strictObject({ stationId: recordId, from: instant, until: instant, reason: paragraph(500) })
    .refine(one => one.from < one.until, { path: ['until'], error: 'must be after from' })
    .refine(one => one.until.getTime() - one.from.getTime() <= longestDowntimeDays * 86_400_000, { path: ['until'], error: `at most ${longestDowntimeDays} days after from` });

/** More than a loom is set up for at once; a step of all of them stays a matter of a moment. */
export const mostInBatch = 50;

const isOnce = (ids: readonly number[]) => new Set(ids).size === ids.length;
const onlyOnce = 'each work order only once';

export const makeBatchInput = z.strictObject({ workOrderIds: z.array(recordId).min(2).max(mostInBatch).refine(isOnce, onlyOnce), idempotencyKey });

/** Without work orders: all of them. */
export const dissolveBatchInput = z.strictObject({ batchId: recordId, workOrderIds: optional(z.array(recordId).min(1).max(200).refine(isOnce, onlyOnce)) });

export const shortageInput = z.strictObject({
    orderId: recordId,
    orderLineId: recordId,
    decision: z.enum(shortageDecisions),
    /** What the screen showed as missing. */
    missing: z.number().int().min(1).max(2_000_000_000),
    reason: paragraph(500),
});

export const replenishmentRuleInput = z.strictObject({
    variantId: recordId,
    way: z.enum(replenishmentWays),
    minimum: z.number().int().min(0).max(1_000_000_000),
    lot: z.number().int().min(1).max(1_000_000_000),
});

export const acceptReplenishmentInput = z.strictObject({
    items: z.array(z.strictObject({ variantId: recordId, quantity: z.number().int().min(1).max(2_000_000_000) })).min(1).max(200)
        .refine(items => new Set(items.map(item => item.variantId)).size === items.length, 'each article only once'),
});

export const orderPurchaseInput = z.strictObject({ id: recordId, expectedOn: calendarDay, reference: line(60) });

export const promisedDayInput = z.strictObject({ orderId: recordId, day: calendarDay, reason: paragraph(500), version: z.number().int().min(1) });

export const productionSettingsInput = z.strictObject({ promiseBufferDays: z.number().int().min(0).max(60), version: z.number().int().min(0) });

export const reasonInput = z.strictObject({ reason: paragraph(500) });

const reasonCode = z.string().min(1).max(40).regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens');
const pieces = z.number().int().min(0).max(1_000_000_000).default(0);

/** What an operator chooses or writes: one of the two at least. */
const pause = z
    .strictObject({ reason: optional(paragraph(500)), reasonCode: optional(reasonCode) })
    .refine(given => given.reason !== null || given.reasonCode !== null, { path: ['reason'], error: 'is required' });
export const pauseInput = pause;

export const outputInput = z.strictObject({
    good: z.preprocess(value => value ?? undefined, pieces),
    scrap: z.preprocess(value => value ?? undefined, pieces),
    scrapReasonCode: optional(reasonCode),
});
export type OutputInput = z.output<typeof outputInput>;

export const problemInput = z
    .strictObject({
        kind: optional(z.enum(problemKinds)),
        reasonCode: optional(reasonCode),
        text: optional(paragraph(2000)),
        stopsWork: optional(z.boolean()),
    })
    .refine(given => given.text !== null || given.reasonCode !== null, { path: ['text'], error: 'is required' })
    .refine(given => given.kind !== null || given.reasonCode !== null, { path: ['kind'], error: 'is required' });
export type ProblemInput = z.output<typeof problemInput>;

export const stepKinds = ['start', 'pause', 'resume', 'finish', 'output', 'problem'] as const;

/** Who sends a step and about what: without these there is nobody to answer. */
export const stepHead = z.object({ key: idempotencyKey, operationId: recordId });

export const operatorStep = z.strictObject({
    key: idempotencyKey,
    operationId: recordId,
    kind: z.enum(stepKinds),
    at: instant,
    clockOffsetMs: z.preprocess(value => value ?? 0, z.number().int()),
    afterKey: optional(idempotencyKey),
    good: outputInput.shape.good,
    scrap: outputInput.shape.scrap,
    scrapReasonCode: optional(reasonCode),
    reason: optional(paragraph(2000)),
    reasonCode: optional(reasonCode),
    problemKind: optional(z.enum(problemKinds)),
    stopsWork: optional(z.boolean()),
});
export type OperatorStep = z.output<typeof operatorStep>;

export const productionReasonInput = z.strictObject({
    id: optional(recordId),
    use: z.enum(reasonUses),
    code: reasonCode,
    name: productionName,
    kind: optional(z.enum(problemKinds)),
    stopsWork: z.preprocess(value => value ?? false, z.boolean()),
    position: z.preprocess(value => value ?? 0, z.number().int().min(0).max(10_000)),
    active: z.preprocess(value => value ?? true, z.boolean()),
}).refine(reason => reason.use === 'problem' || (reason.kind === null && !reason.stopsWork), { path: ['kind'], error: 'only a problem has a kind and stops work' });

export const stationFloorInput = z.strictObject({
    overlap: z.boolean(),
    skills: z.array(z.strictObject({ administratorId: recordId, kinds: optional(z.array(z.enum(operationKinds)).min(1).max(operationKinds.length)) })).max(200),
});

export const resolutionInput = z.strictObject({ resolution: paragraph(2000) });
