import fc from 'fast-check';

import { compareRecord, progressPercent } from './reconciliation';

const none = new Set<string>();

describe('a record of the ERP beside ours', () => {
    it('is missing here when we have none', () => expect(compareRecord('C-1', { name: 'A' }, undefined, none)).toEqual({ kind: 'missing-here', key: 'C-1', fields: [] }));
    it('says the same whatever the spelling of numbers', () => expect(compareRecord('C-1', { limit: '5.00', name: 'A' }, { limit: '5', name: 'A', more: 'x' }, none)).toBeNull());

    it('is told with both values where it says something else', () => {
        expect(compareRecord('C-1', { name: 'B', city: 'X' }, { name: 'A', city: 'X' }, none)).toEqual({ kind: 'different', key: 'C-1', fields: [{ field: 'name', ours: 'A', theirs: 'B' }] });
    });

    it('is not compared in what is ours alone', () => expect(compareRecord('C-1', { name: 'B' }, { name: 'A' }, new Set(['name']))).toBeNull());

    it('is never different from itself', () => {
        fc.assert(fc.property(fc.dictionary(fc.string(), fc.string()), cells => expect(compareRecord('k', cells, cells, none)).toBeNull()));
    });
});

describe('how far a report is', () => {
    it('is at the end only when it ends', () => expect([progressPercent(0, 0), progressPercent(5, 10), progressPercent(10, 10), progressPercent(30, 10)]).toEqual([0, 50, 99, 99]));
});
