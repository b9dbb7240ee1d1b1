import type { ID } from '@vendure/core';
import { z } from 'zod';

import { calendarDay, line, optional, recordId } from '../../../kernel/vendure-input';
import { spendingPeriods } from '../domain/spending-limit';

const amount = z.number('must be an amount').int('must be an amount').min(0).max(Number.MAX_SAFE_INTEGER);
export const version = z.number().int().min(1);

const level = z.object({
    memberIds: z.array(recordId).max(50).transform(ids => [...new Set(ids)].sort((a, b) => a - b)),
    roles: z.preprocess(value => value ?? [], z.array(z.string().min(1).max(20)).max(20).transform(keys => [...new Set(keys)].sort())),
    needed: z.number().int().min(1).max(10),
});

export const ruleSchema = z.object({
    name: line(100),
    active: z.boolean().default(true),
    amountFrom: optional(amount),
    categoryId: optional(recordId),
    branchId: optional(recordId),
    levels: z.array(level).min(1).max(10),
});
export interface RuleInput {
    name: string;
    active?: boolean;
    amountFrom?: number | null;
    categoryId?: ID | null;
    branchId?: ID | null;
    levels: Array<{ memberIds: ID[]; roles?: string[] | null; needed: number }>;
}
export type RuleFacts = z.output<typeof ruleSchema>;

export const limitSchema = z.object({ memberId: optional(recordId), period: z.enum(spendingPeriods), amount, version: optional(version) });
export interface LimitInput {
    memberId?: ID | null;
    period: string;
    amount: number;
    version?: number | null;
}

export const deputySchema = z
    .object({ deputyMemberId: recordId, from: calendarDay, until: calendarDay })
    .refine(({ from, until }) => from <= until, { path: ['until'], message: 'must not be before the first day' });
export interface DeputyInput {
    deputyMemberId: ID;
    from: string;
    until: string;
}
