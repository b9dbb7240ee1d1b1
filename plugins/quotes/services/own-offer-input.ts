import { z } from 'zod';

import { searchKey } from '../../../kernel/text';
import { calendarDay, idempotencyKey, optional, recordId } from '../../../kernel/vendure-input';
import { mostQuoteLines } from '../constants';
import { leastMargin, mostMargin } from '../domain/own-offer';
import { ownOfferLanguages } from '../domain/own-offer-texts';
import { ownOfferStates } from '../queries/own-offers.sql';

const text = (most: number) => z.preprocess(value => value ?? '', z.string().max(most));
const shortText = (most: number) => z.preprocess(value => value ?? '', z.string().max(most).regex(/^[^\n\r\t]*$/, 'must be a single line'));
const margin = z.int().min(leastMargin).max(mostMargin);
const taxPoints = optional(z.int().min(0).max(10_000));
const yes = z.preprocess(value => value ?? false, z.boolean());
const language = z.enum(ownOfferLanguages);

const line = z.object({
    id: optional(recordId),
    variantId: optional(recordId),
    text: text(500),
    unit: z.string().min(1).max(40),
    quantity: z.int('must be a whole number').min(1).max(2_000_000_000),
    unitNet: optional(z.int().min(1).max(10 ** 15)),
    marginPoints: optional(margin),
});
export type WrittenOfferLine = z.output<typeof line>;

const lines = z.array(line).max(mostQuoteLines).superRefine((list, context) => {
    const seen = new Set<number>();
    list.forEach(({ variantId }, i) => {
        if (variantId !== null && seen.has(variantId)) context.addIssue({ code: 'custom', path: [i, 'variantId'], message: 'is in another line already' });
        if (variantId !== null) seen.add(variantId);
    });
});

export const ownOffersSchema = z.object({
    term: z.preprocess(value => value ?? '', z.string().max(100).transform(searchKey)),
    state: optional(z.enum(ownOfferStates)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});

export const startSchema = z.object({
    cartId: optional(recordId),
    listId: optional(recordId),
    orderCode: optional(z.string().max(40)),
    copyOf: optional(recordId),
    marginPoints: optional(margin),
    customerName: shortText(200),
    idempotencyKey,
}).refine(({ cartId, listId, orderCode, copyOf }) => [cartId, listId, orderCode, copyOf].filter(one => one !== null).length <= 1, { path: ['cartId'], message: 'only one of cart, list, order and offer' });
export type OwnOfferStart = Omit<z.output<typeof startSchema>, 'idempotencyKey'>;

export const saveSchema = z.object({
    id: recordId,
    version: z.int(),
    title: shortText(200),
    customerName: shortText(200),
    customerDetails: text(1000),
    introduction: text(4000),
    terms: text(4000),
    validUntil: optional(calendarDay),
    language,
    taxPoints,
    showCodes: yes,
    lines,
    anew: yes,
});

export const paperSchema = z.object({ language: optional(language) });
export const deleteSchema = z.object({ id: recordId, version: z.int() });
export const toCartSchema = z.object({ id: recordId, idempotencyKey });
export const letterheadSchema = z.object({
    version: z.int(),
    name: shortText(200),
    details: text(1000),
    introduction: text(4000),
    terms: text(4000),
    marginPoints: margin,
    taxPoints,
    validDays: z.int().min(1).max(365),
    removeLogo: yes,
});
