import fc from 'fast-check';

import { readableReports, reportKinds, reports, type ReportShape } from './reports';

const every = [...new Set(reportKinds.flatMap(kind => [...reports[kind].permissions]))];

describe('reports', () => {
    it.each(reportKinds)('%s draws columns that it has, on a name', kind => {
        const { columns, chart }: ReportShape = reports[kind];
        const keys = columns.map(column => column.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(['text', 'stage', 'state']).toContain(columns.find(column => column.key === chart.label)?.kind);
        for (const figure of chart.figures) expect(['whole', 'decimal', 'percent']).toContain(columns.find(column => column.key === figure)?.kind);
    });

    it('are all for managers, and for others those of their own work', () => {
        expect(readableReports(new Set(['ReadInsights']))).toEqual(reportKinds);
        expect(readableReports(new Set(['ReadWorkOrder']))).toEqual(['progress', 'stages', 'bottlenecks', 'stopped']);
        expect(readableReports(new Set(['ReadShipment']))).toEqual(['loads', 'weights', 'confirmations']);
        expect(readableReports(new Set())).toEqual([]);
    });

    it('are never fewer with one permission more', () => {
        fc.assert(fc.property(fc.subarray(every), fc.constantFrom(...every), (has, more) => {
            const before = readableReports(new Set(has));
            expect(readableReports(new Set([...has, more]))).toEqual(expect.arrayContaining(before));
        }));
    });
});
