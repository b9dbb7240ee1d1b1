import { planEffect, type PlannedEnds } from './plan-effect';

const end = (workOrderId: number, dueDate: string | null, before: string, after: string): PlannedEnds => ({ workOrderId, dueDate, before, after });

describe('the effect of a plan', () => {
    it('counts what is late before and after; on the day itself is in time, and without a day nothing is late', () => {
        const effect = planEffect([
            end(1, '2026-04-10', '2026-04-11', '2026-04-10'),
            end(2, '2026-04-10', '2026-04-10', '2026-04-12'),
            end(3, null, '2026-04-10', '2027-04-10'),
        ]);
        expect(effect).toMatchObject({ lateBefore: 1, lateAfter: 1 });
    });

    it('tells first what becomes late, then what stays late, then the rest by how far it moves; what does not move is not told', () => {
        const moved = planEffect([
            end(1, null, '2026-04-01', '2026-04-09'),
            end(2, '2026-04-02', '2026-04-03', '2026-04-04'),
            end(3, '2026-04-02', '2026-04-01', '2026-04-03'),
            end(4, null, '2026-04-01', '2026-04-01'),
            end(5, null, '2026-04-09', '2026-04-01'),
        ]).moved.map(one => one.workOrderId);
        expect(moved).toEqual([3, 2, 1, 5]);
    });
});
