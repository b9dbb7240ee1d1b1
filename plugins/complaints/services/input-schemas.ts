import { z } from 'zod';

import { calendarDay, emailAddress, idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { fieldTypes } from '../domain/complaint-form';
import { complaintStates, complaintWishes } from '../domain/complaint-states';

const list = <Schema extends z.ZodType>(schema: Schema, most: number) => z.array(schema).max(most);
const maybeList = <Schema extends z.ZodType>(schema: Schema, most: number) => optional(list(schema, most)).transform(all => all ?? []);
const texts = (longest: number) => z.strictObject({ en: line(longest), fa: line(longest), pl: line(longest), ru: line(longest) });
const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens');
const version = z.number().int().min(1);

const claim = {
    shipmentId: optional(recordId),
    batch: optional(line(80)),
    kindId: recordId,
    wish: z.enum(complaintWishes),
    text: paragraph(4000),
    lines: list(z.strictObject({ orderLineId: recordId, quantity: z.number().int().min(1).max(2_000_000_000) }), 200).min(1),
    answers: maybeList(z.strictObject({ key: line(40), value: z.string().max(2000) }), 40),
    fileIds: maybeList(recordId, 6),
    idempotencyKey,
};

export const complaintInput = z.strictObject({ orderCode: line(40), ...claim });
export const companyComplaintInput = z.strictObject({ orderId: recordId, ...claim });
export type ComplaintInput = z.output<typeof complaintInput>;

export const withdrawInput = z.strictObject({ id: recordId, version, reason: optional(paragraph(2000)), idempotencyKey });
export const moveInput = z.strictObject({ id: recordId, version, to: z.enum(complaintStates), reason: optional(paragraph(2000)), idempotencyKey });

const amount = z.number().int('must be a whole amount').min(0).max(9_000_000_000_000_000);
export const costsInput = z.strictObject({ id: recordId, version, goodsCost: amount, transportCost: amount, workCost: amount });

export const kindInput = z.strictObject({
    id: optional(recordId),
    version: optional(version),
    name: texts(80),
    position: z.number().int().min(0).max(1000),
    active: z.boolean(),
    fields: maybeList(
        z.strictObject({ key, type: z.enum(fieldTypes), required: z.boolean(), label: texts(120), choices: maybeList(z.strictObject({ key, label: texts(80) }), 20) }),
        20,
    ),
});

const days = z.number().int().min(1).max(365);
const counts = z.enum(['calendar', 'working']);
export const settingsInput = z.strictObject({
    version,
    mail: optional(emailAddress),
    days,
    counts,
    countries: maybeList(z.strictObject({ countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'), consumersOnly: z.boolean(), days, counts }), 60).refine(
        all => new Set(all.map(one => `${one.countryCode} ${one.consumersOnly}`)).size === all.length,
        'must name each country once',
    ),
});

export const listInput = z.strictObject({
    term: optional(z.string().max(100)).transform(term => term ?? ''),
    states: maybeList(z.enum(complaintStates), 8),
    kindId: optional(recordId),
    companyId: optional(recordId),
    from: optional(calendarDay),
    until: optional(calendarDay),
    late: optional(z.boolean()).transform(late => late ?? false),
    skip: optional(z.number().int().min(0).max(1_000_000)).transform(skip => skip ?? 0),
    take: optional(z.number().int().min(1).max(100)).transform(take => take ?? 30),
});
