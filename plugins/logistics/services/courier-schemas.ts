import { z } from 'zod';

import { idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';

const millimetres = z.number().int().min(1).max(6_000);
/** ShipX and its like count in grams up to a pallet. */
const grams = z.number().int().min(1).max(2_000_000);
const minor = z.number().int().min(1).max(100_000_000);

export const courierAccountInput = z.object({
    id: optional(recordId),
    name: line(100),
    kind: line(40),
    organization: line(60),
    service: line(60),
    /** Left out: the one that is kept stays. */
    token: optional(line(4_000)),
    enabled: z.boolean(),
    version: optional(z.number().int()),
});

export const bookCourierInput = z.object({
    shipmentId: recordId,
    accountId: recordId,
    receiverName: line(150),
    receiverPhone: line(30),
    receiverEmail: optional(z.email().max(150)),
    streetLine: line(150),
    city: line(100),
    postalCode: line(20),
    countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be a country of two letters'),
    parcels: z.array(z.object({ lengthMm: millimetres, widthMm: millimetres, heightMm: millimetres, weightG: grams })).min(1).max(100),
    cashMinor: optional(minor),
    insuredMinor: optional(minor),
    idempotencyKey,
});
export type BookCourier = z.output<typeof bookCourierInput>;

export const cancelCourierInput = z.object({ shipmentId: recordId, reason: paragraph(500) });
