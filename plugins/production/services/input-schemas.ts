import { z } from 'zod';

import { calendarDay, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { operationKinds, problemKinds } from '../domain/operation-kind';

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

export const reasonInput = z.strictObject({ reason: paragraph(500) });

export const problemInput = z.strictObject({ kind: z.enum(problemKinds), text: paragraph(2000) });

export const resolutionInput = z.strictObject({ resolution: paragraph(2000) });
