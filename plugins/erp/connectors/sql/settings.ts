/** Views of an ERP's database, as its administrator made them for us. */
import { z } from 'zod';

import { erpObjects } from '../../types';
import { certificate } from '../json-api/settings';

/** Any name that a database allows: it is quoted wherever it goes. */
const column = z.string().min(1).max(128).regex(/^[^\0-\x1f]*$/, 'must be a name');

export const sqlSource = z.object({
    object: z.enum(erpObjects),
    /** With its schema before it, where it needs one. */
    view: z.array(column).min(1).max(3),
    /** By which rows are told apart, and in whose order they are read: together unique, none of them null. */
    key: z.array(column).min(1).max(5),
    /** A column that each change of a row raises: SQL Server's rowversion, a number, or an instant. */
    changed: z.object({ column, kind: z.enum(['rowversion', 'number', 'instant']) }).optional(),
    gone: z.object({ field: column, values: z.array(z.string().max(50)).min(1).max(10) }).optional(),
});
export type SqlSource = z.output<typeof sqlSource>;

export const sqlSettings = z
    .object({
        dialect: z.enum(['postgresql', 'sql-server', 'mysql']),
        host: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be a name or an address'),
        port: z.number().int().min(1).max(65_535),
        database: z.string().min(1).max(128),
        username: z.string().min(1).max(128),
        password: z.string().min(1).max(500),
        /** Off only on a line that nobody else can listen to. */
        isSealed: z.boolean().default(true),
        certificate: certificate.optional(),
        statementSeconds: z.number().int().min(1).max(600).default(60),
        /** How long a transaction of the ERP may last that changes rows: an instant may come to light so much later than it was taken. */
        overlapSeconds: z.number().int().min(0).max(3_600).default(60),
        sources: z.array(sqlSource).min(1).max(30),
    })
    .superRefine(({ dialect, sources }, issues) => {
        sources.forEach(({ changed }, index) => {
            if (changed?.kind === 'rowversion' && dialect !== 'sql-server') issues.addIssue({ code: 'custom', path: ['sources', index, 'changed', 'kind'], message: 'is of SQL Server only' });
        });
    });
export type SqlSettings = z.output<typeof sqlSettings>;
export type SqlDialect = SqlSettings['dialect'];
