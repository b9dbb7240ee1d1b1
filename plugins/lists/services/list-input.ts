import { z } from 'zod';

import { idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { mostListLines } from '../domain/list-rights';
import { mostQuantity } from '../domain/list-rows';

const quantity = z.number().int('must be a whole number').min(1).max(mostQuantity);
const unit = z.string().min(1).max(40);
/** A remark that may be taken away by an empty text; left out, it stays. */
const remark = z.string().max(500).nullish();
const facts = { name: line(100), remark: optional(paragraph(500)), isShared: z.preprocess(value => value ?? false, z.boolean()) };
const version = z.number().int().nullish();
const row = z.object({ variantId: recordId, unit, quantity, remark });
export const pageShape = {
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 50, z.int().min(1).max(100)),
};

export const listsInput = z.object({ term: optional(z.string().max(100)), editable: z.preprocess(value => value ?? false, z.boolean()), ...pageShape });
export const createInput = z.object({ ...facts, lines: z.preprocess(value => value ?? [], z.array(row).max(mostListLines)), idempotencyKey });
export const updateInput = z.object({ id: recordId, version, ...facts });
export const copyInput = z.object({ id: recordId, name: line(100), idempotencyKey });
export const deleteInput = z.object({ id: recordId, version });
export const lineSorts = ['PLACE', 'NAME', 'CODE'] as const;
export const linesInput = z.object({ listId: recordId, term: optional(z.string().max(100)), sort: z.preprocess(value => value ?? 'PLACE', z.enum(lineSorts)), ...pageShape });
export const addInput = z.object({ listId: recordId, lines: z.array(row).min(1).max(mostListLines), idempotencyKey });
export const changeInput = z.object({
    listId: recordId,
    version,
    lines: z.preprocess(value => value ?? [], z.array(z.object({ lineId: recordId, quantity, remark })).max(mostListLines)),
    removeLineIds: z.preprocess(value => value ?? [], z.array(recordId).max(mostListLines)),
});
export const moveInput = z.object({ listId: recordId, version, lineId: recordId, place: z.int().min(0).max(mostListLines) });
export const toCartInput = z.object({
    listId: recordId,
    /** None: the whole list. */
    lines: optional(z.array(z.object({ lineId: recordId, quantity: optional(quantity) })).min(1).max(mostListLines)),
    /** None: the cart that he works on. */
    cartId: optional(recordId),
    idempotencyKey,
});
export const codeInput = z.object({ code: z.string().min(1).max(40) });
export const ordersFileInput = z.object({ format: z.enum(['CSV', 'XLSX']) });
export const saveForCompanyInput = z.object({
    id: optional(recordId),
    version,
    companyId: recordId,
    name: line(100),
    remark: optional(paragraph(500)),
    lines: z.array(row).max(mostListLines),
    idempotencyKey,
});
export const deleteForCompanyInput = z.object({ id: recordId, version });
