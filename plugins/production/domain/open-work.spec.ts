import { type OpenOperation, taskOf } from './open-work';

const from = new Date('2026-04-04T04:30:00Z');
const later = new Date('2026-04-05T04:30:00Z');
const operation = (change: Partial<OpenOperation>): OpenOperation =>
    ({ id: 1, workOrderId: 7, sequence: 3, stationId: 2, state: 'ready', startedAt: null, plannedMinutes: 60, setupMinutes: 0, workedMinutes: 0, batchId: null, ...change });

describe('what is left to be planned', () => {
    it('is the whole of an operation that has not begun, where the planner put it or anywhere', () => {
        expect(taskOf(operation({}), undefined, from)).toEqual({ job: 7, sequence: 3, stationId: 2, minutes: 60, pinnedStart: null });
        expect(taskOf(operation({}), { stationId: 5, start: later }, from)).toMatchObject({ stationId: 5, pinnedStart: later });
    });

    it('is of one job with all that is made at once', () => {
        expect(taskOf(operation({ batchId: 4 }), undefined, from)).toMatchObject({ job: -4 });
    });

    it('is the rest of one that runs, here and now, whatever was planned', () => {
        expect(taskOf(operation({ state: 'running', startedAt: from, workedMinutes: 45 }), { stationId: 5, start: later }, from))
            .toEqual({ job: 7, sequence: -1, stationId: 2, minutes: 15, pinnedStart: from });
    });

    it('is a minute at least of one that takes longer than planned', () => {
        expect(taskOf(operation({ state: 'paused', startedAt: from, workedMinutes: 90 }), undefined, from)).toMatchObject({ minutes: 1, pinnedStart: null });
    });

    it('is the rest, at its own station, of one that a problem stopped after it had begun, and the whole of one that it kept from beginning', () => {
        const pin = { stationId: 5, start: later };
        expect(taskOf(operation({ state: 'blocked', startedAt: from, workedMinutes: 20 }), pin, from)).toMatchObject({ stationId: 2, minutes: 40, pinnedStart: null });
        expect(taskOf(operation({ state: 'blocked' }), pin, from)).toMatchObject({ stationId: 5, minutes: 60, pinnedStart: later });
    });
});
