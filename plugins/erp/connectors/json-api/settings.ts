/** How objects are read from, and documents sent to, an interface that speaks JSON over HTTP. */
import { z } from 'zod';

import { erpDocuments, erpObjects } from '../../types';

const name = z.string().regex(/^[\p{L}\p{N}_.$@/ -]{1,100}$/u, 'must be a name');
const relativePath = z.string().max(500).regex(/^[^\s?#\\]*$/, 'must be a path without spaces').refine(path => !path.includes('//') && !path.split('/').includes('..'), 'must stay below the address');
const plainTexts = z.record(z.string().max(100), z.string().max(500));

const pagings = z.discriminatedUnion('style', [
    z.object({ style: z.literal('none') }),
    z.object({ style: z.literal('page'), parameter: name, sizeParameter: name, first: z.number().int().min(0).max(1).default(1) }),
    z.object({ style: z.literal('offset'), parameter: name, sizeParameter: name, first: z.number().int().min(0).max(1).default(0) }),
    z.object({ style: z.literal('cursor'), parameter: name, sizeParameter: name, next: name }),
    /** `next` names the field that holds the next page's address; the header `Link` when it is empty. */
    z.object({ style: z.literal('link'), sizeParameter: name, next: name.or(z.literal('')).default('') }),
]);
export type Paging = z.output<typeof pagings>;

export const apiSource = z.object({
    object: z.enum(erpObjects),
    path: relativePath,
    method: z.enum(['GET', 'POST']).default('GET'),
    /** Always sent along: in the query of a GET, in the body of a POST. */
    parameters: plainTexts.default({}),
    /** Where in the answer the rows are; empty when the answer is the rows. */
    records: name.or(z.literal('')).default(''),
    key: z.array(name).min(1).max(5),
    paging: pagings,
    /** Rows at most that this interface hands out at once. */
    mostRows: z.number().int().min(1).max(10_000).default(1_000),
    /** A version or instant of each row, and the parameter by which only later ones are asked for. */
    changed: z.object({ field: name, parameter: name, isAscending: z.boolean().default(false) }).optional(),
    gone: z.object({ field: name, values: z.array(z.string().max(50)).min(1).max(10) }).optional(),
});
export type ApiSource = z.output<typeof apiSource>;

export const apiTarget = z.object({
    kind: z.enum(erpDocuments),
    path: relativePath,
    method: z.enum(['POST', 'PUT']).default('POST'),
    /** The name below which the document is sent; empty when it is the body itself. */
    wrap: name.or(z.literal('')).default(''),
    /** The field in which the ERP keeps our key. */
    keyField: name,
    /** Where in an answer the ERP's number, its state, and its reason and field of a refusal are. */
    number: name,
    state: name.or(z.literal('')).default(''),
    reason: name.or(z.literal('')).default(''),
    field: name.or(z.literal('')).default(''),
    find: z.object({ path: relativePath, parameter: name, records: name.or(z.literal('')).default('') }),
});
export type ApiTarget = z.output<typeof apiTarget>;

export const baseUrl = z.string().max(500).refine(value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).search === '' && new URL(value).username === '', 'must be an address that begins with https:// or http://');
export const certificate = z.string().max(10_000).regex(/^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/, 'must be one certificate as PEM');
export const answerSeconds = z.number().int().min(1).max(300).default(30);
