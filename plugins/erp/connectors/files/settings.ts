/** Files that lie in a folder, here or on a server of SFTP: `in` what comes, `done` and `refused` what came, `out` what goes. */
import { z } from 'zod';

import { erpDocuments, erpObjects } from '../../types';
import { answerSeconds } from '../json-api/settings';

const column = z.string().min(1).max(200);

export const fileSource = z
    .object({
        object: z.enum(erpObjects),
        /** Names of its files; `*` stands for anything. */
        name: z.string().max(100).regex(/^[\p{L}\p{N} _.*-]+$/u, 'must be the name of a file, in which * stands for anything'),
        format: z.enum(['csv', 'xlsx', 'xml']),
        /** A file names all there is, so that what it leaves out is gone; else it names what changed. */
        isWhole: z.boolean(),
        key: z.array(column).min(1).max(5),
        gone: z.object({ field: column, values: z.array(z.string().max(50)).min(1).max(10) }).optional(),
        delimiter: z.enum([';', ',', '\t', '|']).default(';'),
        encoding: z.enum(['utf-8', 'windows-1250', 'windows-1256']).default('utf-8'),
        /** Where in an XML file the records are: names of elements from the outermost on, divided by slashes. */
        records: z.string().max(300).regex(/^[^\s/]+(\/[^\s/]+)*$/, 'must be names of elements, divided by /').default('rows/row'),
    })
    .refine(({ gone, isWhole }) => gone === undefined || !isWhole, { path: ['gone'], message: 'has no meaning where a file names all there is' });
export type FileSource = z.output<typeof fileSource>;

export const fileSettings = z
    .object({
        store: z.enum(['folder', 'sftp']),
        /** Below the folder that the operator set aside for files; or on the server of SFTP. */
        folder: z.string().min(1).max(300).refine(folder => !folder.split(/[/\\]/).includes('..') && !folder.includes('\0'), 'must not lead outside'),
        host: z.string().regex(/^[A-Za-z0-9.:_-]{0,253}$/, 'must be a name or an address').default(''),
        port: z.number().int().min(1).max(65_535).default(22),
        username: z.string().max(200).default(''),
        password: z.string().max(500).default(''),
        privateKey: z.string().max(10_000).default(''),
        /** As `ssh-keygen -lf` shows it; without it anybody could be the server. */
        hostKey: z.string().regex(/^(SHA256:[A-Za-z0-9+/]{43})?$/, 'must look like SHA256:… as of ssh-keygen -lf').default(''),
        /** How long the server of SFTP may be silent. */
        answerSeconds,
        /** When a file is whole: once it no longer grows, or once another one says so, with `.done` after its name. */
        whole: z.enum(['stable', 'marker']).default('stable'),
        stableSeconds: z.number().min(0.05).max(60).default(2),
        sources: z.array(fileSource).max(30).default([]),
        documents: z.array(z.enum(erpDocuments)).max(erpDocuments.length).default([]),
        documentFormat: z.enum(['json', 'xml']).default('json'),
    })
    .refine(({ store, host }) => store === 'folder' || host !== '', { path: ['host'], message: 'is required' })
    .refine(({ store, hostKey }) => store === 'folder' || hostKey !== '', { path: ['hostKey'], message: 'is required' });
export type FileSettings = z.output<typeof fileSettings>;
