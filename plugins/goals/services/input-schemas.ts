import { z } from 'zod';

import { searchKey } from '../../../kernel/text';
import { calendarDay, idempotencyKey, line, optional, recordId } from '../../../kernel/vendure-input';
import { goalEndings, goalPeriods, goalStates, mostPeriods } from '../domain/goal-span';
import { type GoalStep, mostStepPoints, mostSteps, stepsProblem } from '../domain/goal-steps';

const page = {
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
};
const nameKey = z.preprocess(value => value ?? '', z.string().max(100).transform(searchKey));

/** Far beyond what anybody buys, and small enough for sums to be counted exactly. */
export const mostNet = 100_000_000_000_000;

const problems = { 'not-rising': ['fromNet', 'must be more than in the step before'], 'discount-not-rising': ['basisPoints', 'must be more than in the step before'] } as const;
const steps = z
    .array(z.object({ fromNet: z.int().min(1).max(mostNet), basisPoints: z.int().min(1).max(mostStepPoints) }))
    .min(1)
    .max(mostSteps)
    .superRefine((list: GoalStep[], context) => {
        const found = stepsProblem(list);
        if (found === null) return;
        const [field, message] = problems[found.problem];
        context.addIssue({ code: 'custom', path: [found.step, field], message });
    });

const periods = optional(z.int().min(1).max(mostPeriods));

const terms = { periodKind: z.enum(goalPeriods), firstDay: calendarDay, periods, steps };

export const planSchema = z
    .object({
        companyId: optional(recordId),
        groupId: optional(recordId),
        currencyCode: optional(z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters')),
        ...terms,
        idempotencyKey,
    })
    .refine(goal => (goal.companyId === null) !== (goal.groupId === null), { path: ['companyId'], message: 'a goal is of one company or of one group' })
    .refine(goal => (goal.groupId === null) === (goal.currencyCode === null), { path: ['currencyCode'], message: 'is named for a group, and is the company’s own for a company' });
export type GoalPlan = z.output<typeof planSchema>;

export const changeSchema = z.object({ id: recordId, version: z.int(), ...terms });
export const endSchema = z.object({ id: recordId, version: z.int(), ending: z.enum(goalEndings), reason: line(500) });
export const removeSchema = z.object({ id: recordId, version: z.int() });

export const listSchema = z.object({
    companyId: optional(recordId),
    groupId: optional(recordId),
    kind: optional(z.enum(goalPeriods)),
    state: optional(z.enum(goalStates)),
    term: nameKey,
    ...page,
});

export const reportSorts = ['discount', 'sales', 'progress', 'name'] as const;
const isSet = z.preprocess(value => (typeof value === 'string' ? value === 'true' : (value ?? false)), z.boolean());
const ids = z.preprocess(value => (typeof value === 'string' && value !== '' ? value.split(',') : value === '' ? null : (value ?? null)), z.array(recordId).min(1).max(1000).nullable());
const reportFilter = {
    kind: z.enum(goalPeriods),
    /** Any day of the period; none: today. */
    day: optional(calendarDay),
    companyIds: ids,
    groupId: optional(recordId),
    term: nameKey,
    reachedOnly: isSet,
    sort: z.preprocess(value => value ?? 'discount', z.enum(reportSorts)),
};
export const reportSchema = z.object({ ...reportFilter, ...page });
export const fileSchema = z.object(reportFilter);

export const noteSchema = z.object({
    companyId: recordId,
    number: z.string().max(40).regex(/^[\p{L}\p{N}][\p{L}\p{N}/\-._ ]*$/u, 'must be the number of a paper'),
    issuedOn: calendarDay,
    amountNet: z.int().min(1).max(mostNet),
    idempotencyKey,
});
export const notesSchema = z.object({ companyId: recordId, ...page });
