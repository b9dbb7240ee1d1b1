import { z } from 'zod';

import { idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { textLanguages } from '../domain/broadcast-texts';

const list = <Schema extends z.ZodType>(schema: Schema, most: number) => optional(z.array(schema).max(most)).transform(all => all ?? []);

export const audienceInput = z.strictObject({
    companyIds: list(recordId, 1000),
    groupNames: list(line(100), 100),
    countryCodes: list(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'), 100),
    firmBranchIds: list(recordId, 100),
    priceListIds: list(recordId, 100),
    noOrderForDays: optional(z.number().int().min(1).max(3650)),
});

export const broadcastInput = z.strictObject({
    id: optional(recordId),
    version: optional(z.number().int().min(1)),
    texts: z
        .array(z.strictObject({ language: z.enum(textLanguages), subject: line(150), text: paragraph(4000) }))
        .min(1)
        .max(textLanguages.length)
        .refine(all => new Set(all.map(one => one.language)).size === all.length, 'must have each language once'),
    audience: audienceInput,
    banner: z.boolean(),
    byMail: z.boolean(),
    bySms: z.boolean(),
    idempotencyKey,
});

export const scheduleInput = z.strictObject({
    id: recordId,
    version: z.number().int().min(1),
    /** Null: at once. */
    sendAt: optional(z.iso.datetime({ offset: true })).transform(at => (at === null ? null : new Date(at))),
    idempotencyKey,
});

export const pageInput = z.strictObject({
    skip: optional(z.number().int().min(0).max(1_000_000)).transform(skip => skip ?? 0),
    take: optional(z.number().int().min(1).max(100)).transform(take => take ?? 25),
});
