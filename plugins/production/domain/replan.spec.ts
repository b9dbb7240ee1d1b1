import { refuseReplan, type WantedOperation } from './replan';

describe('refuseReplan', () => {
    const at = new Date('2026-03-01T08:00:00Z');
    const wanted = (...ids: (number | null)[]): WantedOperation[] => ids.map(id => ({ id, plannedStart: at, plannedEnd: at }));
    const existing = [
        { id: 1, state: 'done' as const, startedAt: at },
        { id: 2, state: 'running' as const, startedAt: at },
        { id: 3, state: 'waiting' as const, startedAt: null },
    ];

    it('lets the planner add, drop and reorder what has not begun', () => {
        expect(refuseReplan(existing, wanted(1, 2, null, 3))).toBeNull();
        expect(refuseReplan(existing, wanted(1, 2, null))).toBeNull();
    });

    it('keeps what has begun where it is', () => {
        expect(refuseReplan(existing, wanted(1, 3))).toBe('begun-operation-missing');
        expect(refuseReplan(existing, wanted(2, 1, 3))).toBe('begun-operation-moved');
        expect(refuseReplan(existing, wanted(null, 1, 2))).toBe('begun-operation-moved');
    });

    it('knows its own operations, each once', () => {
        expect(refuseReplan(existing, wanted(1, 2, 9))).toBe('foreign-operation');
        expect(refuseReplan(existing, wanted(1, 2, 2))).toBe('foreign-operation');
    });

    it('leaves something to do', () => {
        expect(refuseReplan([{ id: 1, state: 'done', startedAt: at }, { id: 3, state: 'waiting', startedAt: null }], wanted(1))).toBe('nothing-left');
    });

    it('refuses an empty plan and an end before its start', () => {
        expect(refuseReplan(existing, [])).toBe('empty');
        expect(refuseReplan(existing, wanted(1, 2, 3).map(one => ({ ...one, plannedEnd: new Date('2026-03-01T07:59:59Z') })))).toBe('end-before-start');
    });
});
