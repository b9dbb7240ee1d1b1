import { z } from 'zod';

import { checked } from '../../../kernel/vendure-input';
import { type ErpCapabilities, type ErpConnectorKind, type ErpObject, erpDocuments, erpObjects, type ErpRecord, type ErpValues } from '../types';

const value = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);
const settings = z.object({
    /** What the ERP has: for each object its records by key. */
    records: z.partialRecord(z.enum(erpObjects), z.record(z.string().min(1).max(200), z.record(z.string().max(100), value))),
});
type SandboxSettings = z.output<typeof settings>;

const mostRecords = 5_000;
const capabilities: ErpCapabilities = {
    pull: Object.fromEntries(erpObjects.map(object => [object, { full: true, incremental: false }])),
    push: erpDocuments,
};

/** An ERP to try things out with, whose records stand in the connection's settings and which takes every document. Not in production. */
export const sandboxKind: ErpConnectorKind<SandboxSettings> = {
    kind: 'sandbox',
    capabilities,
    settings: input => checked(settings.refine(({ records }) => Object.values(records).every(rows => Object.keys(rows).length <= mostRecords), { path: ['records'], message: `at most ${mostRecords} of an object` }), input),
    secrets: [],
    open: ({ records }) => {
        const of = (object: ErpObject): ErpRecord[] => Object.entries((records[object] ?? {}) as Record<string, ErpValues>).map(([key, values]) => ({ key, values }));
        const page = (rows: ErpRecord[]) => ({ records: rows, unreadable: [], gone: [], cursor: null });
        const accepted = (key: string) => ({ kind: 'accepted' as const, number: `SB-${key}`, state: null });
        return {
            capabilities,
            check: () => Promise.resolve({ isOk: true, system: 'Sandbox', problem: null }),
            sample: (object, take) => Promise.resolve(page(of(object).slice(0, take))),
            async *pull({ object, pageSize }) {
                const rows = of(object);
                for (let at = 0; at < Math.max(rows.length, 1); at += pageSize) yield await Promise.resolve(page(rows.slice(at, at + pageSize)));
            },
            push: ({ key }) => Promise.resolve(accepted(key)),
            find: (_kind, key) => Promise.resolve(accepted(key)),
            close: () => Promise.resolve(),
        };
    },
};
