import { z } from 'zod';

import { searchKey } from '../../../kernel/text';
import { spanKinds } from '../../../kernel/time';
import { idempotencyKey, optional, recordId } from '../../../kernel/vendure-input';

const terms = { period: z.enum(spanKinds), maxQuantity: z.int().min(1).max(2_000_000_000) };

export const createSchema = z
    .object({
        companyId: optional(recordId),
        groupId: optional(recordId),
        productVariantId: optional(recordId),
        productId: optional(recordId),
        collectionId: optional(recordId),
        ...terms,
        idempotencyKey,
    })
    .refine(({ companyId, groupId }) => (companyId === null) !== (groupId === null), { path: ['companyId'], message: 'a quota is of one company or of one group' })
    .refine(({ productVariantId, productId, collectionId }) => [productVariantId, productId, collectionId].filter(one => one !== null).length === 1, {
        path: ['productVariantId'],
        message: 'name one article, one product or one category',
    });
export type QuotaWish = Omit<z.output<typeof createSchema>, 'idempotencyKey'>;

export const changeSchema = z.object({ id: recordId, version: z.int(), ...terms });
export const removeSchema = z.object({ id: recordId, version: z.int() });

export const listSchema = z.object({
    companyId: optional(recordId),
    groupId: optional(recordId),
    period: optional(z.enum(spanKinds)),
    term: z.preprocess(value => value ?? '', z.string().max(100).transform(searchKey)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});
