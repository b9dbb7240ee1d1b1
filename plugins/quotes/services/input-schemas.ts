import { z } from 'zod';

import { searchKey } from '../../../kernel/text';
import { calendarDay, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { mostQuoteLines } from '../constants';
import { lineAnswers } from '../domain/quote-answer';
import { quoteStates } from '../domain/quote-states';

const amount = z.int().min(1).max(10 ** 15);
const unitQuantity = z.int('must be a whole number').min(1).max(2_000_000_000);
const text = (most: number) => z.preprocess(value => value ?? '', z.string().max(most));
const version = z.int();
const page = {
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
};
const filter = {
    ...page,
    term: z.preprocess(value => value ?? '', z.string().max(100).transform(searchKey)),
    states: z.preprocess(value => value ?? [], z.array(z.enum(quoteStates)).max(quoteStates.length)),
};

const line = z.object({
    variantId: recordId,
    unit: z.string().min(1).max(40),
    quantity: unitQuantity,
    quantityMax: optional(unitQuantity),
    unitNet: optional(amount),
    deliveryDate: optional(calendarDay),
    remark: text(500),
}).refine(({ quantity, quantityMax }) => quantityMax === null || quantityMax > quantity, { path: ['quantityMax'], message: 'must be more than the quantity' });
export type WrittenLine = z.output<typeof line>;

const lines = z.array(line).max(mostQuoteLines).superRefine((list, context) => {
    const seen = new Set<number>();
    list.forEach(({ variantId }, i) => {
        if (seen.has(variantId)) context.addIssue({ code: 'custom', path: [i, 'variantId'], message: 'is in another line already' });
        seen.add(variantId);
    });
});

export const enquirySchema = z.object({
    wholeCart: z.preprocess(value => value ?? false, z.boolean()),
    /** Which one, when it is not the one that he has open. */
    cartId: optional(recordId),
    lines: z.preprocess(value => value ?? [], lines),
    remark: text(2000),
    wishedDate: optional(calendarDay),
    idempotencyKey,
}).refine(({ wholeCart, lines: given }) => wholeCart || given.length > 0, { path: ['lines'], message: 'needs at least 1 entries' });

export const myListSchema = z.object(filter);
export const listSchema = z.object({
    ...filter,
    companyId: optional(recordId),
    ownerAdministratorId: optional(recordId),
    /** Those that wait for the firm. */
    ourTurn: z.preprocess(value => value ?? false, z.boolean()),
    /** Those below the floor that wait for a second person. */
    toApprove: z.preprocess(value => value ?? false, z.boolean()),
});
export type ListFilter = z.output<typeof listSchema>;

export const answerSchema = z.object({
    id: recordId,
    number: z.int().min(1),
    lines: z.array(z.object({
        lineId: recordId,
        answer: z.enum(lineAnswers),
        unitNet: optional(amount),
        quantity: optional(unitQuantity),
        remark: text(500),
    })).min(1).max(mostQuoteLines),
    remark: text(2000),
    idempotencyKey,
});

export const closeSchema = z.object({ id: recordId, reason: text(1000), idempotencyKey });

export const commentSchema = z.object({
    id: recordId,
    variantId: optional(recordId),
    internal: z.preprocess(value => value ?? false, z.boolean()),
    text: paragraph(2000),
    idempotencyKey,
});

export const orderSchema = z.object({
    id: recordId,
    number: z.int().min(1),
    lines: z.preprocess(value => value ?? [], z.array(z.object({ lineId: recordId, quantity: z.int().min(0).max(2_000_000_000) })).max(mostQuoteLines)),
    branchId: recordId,
    addressId: optional(recordId),
    deliveryWay: z.preprocess(value => value ?? 'firm', z.enum(['firm', 'courier', 'pick-up'])),
    wishedDate: optional(calendarDay),
    remarks: optional(paragraph(2000)),
    shownTotalGross: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    idempotencyKey,
});

export const deliverySchema = orderSchema.pick({ id: true, number: true, lines: true, branchId: true, addressId: true });

export const startSchema = z.object({ companyId: recordId, memberId: optional(recordId), remark: text(2000), idempotencyKey });

export const draftSchema = z.object({
    id: recordId,
    version,
    lines,
    terms: text(4000),
    validUntil: optional(calendarDay),
    partialAllowed: z.preprocess(value => value ?? false, z.boolean()),
});

export const sendSchema = z.object({ id: recordId, version, idempotencyKey });
export const decideSchema = z.object({ id: recordId, version, accept: z.boolean(), reason: optional(paragraph(1000)), idempotencyKey });
export const closeByFirmSchema = z.object({ id: recordId, version, reason: paragraph(1000), idempotencyKey });
export const assignSchema = z.object({
    id: recordId,
    version,
    administratorId: optional(recordId),
    /** Left out, it stays; null: the company as a whole. */
    memberId: recordId.nullish(),
});
export const rulesSchema = z.object({
    version,
    floorPoints: optional(z.int().min(0).max(10_000)),
    validDays: z.int().min(1).max(365),
    remindDays: z.int().min(0).max(60),
});
