import fc from 'fast-check';

import { type WayLevel, wayUp } from './order-way';

const levels = (...needs: boolean[]): WayLevel[] => needs.map((needsApproval, level) => ({ level, needsApproval, decision: null }));

describe('wayUp', () => {
    it('goes up to the first who wants to look at it, the one nearest the customer first', () => {
        expect(wayUp(levels(true, false, true))).toEqual({ reached: [{ level: 2, decision: 'waiting' }], isThrough: false });
        expect(wayUp(levels(true, false))).toEqual({ reached: [{ level: 1, decision: 'automatic' }, { level: 0, decision: 'waiting' }], isThrough: false });
        expect(wayUp(levels(false, false))).toMatchObject({ isThrough: true });
        expect(wayUp([])).toEqual({ reached: [], isThrough: true });
    });

    it('stays where it waits, or where it was refused or taken back', () => {
        for (const decision of ['waiting', 'rejected', 'withdrawn'] as const) {
            expect(wayUp([{ level: 0, needsApproval: false, decision: null }, { level: 1, needsApproval: true, decision }])).toEqual({ reached: [], isThrough: false });
        }
    });

    it('comes to each distributor once, waits for just those who want to look, and then goes through', () => {
        fc.assert(
            fc.property(fc.array(fc.boolean(), { maxLength: 10 }), needs => {
                let way = levels(...needs);
                const met: number[] = [];
                for (;;) {
                    const { reached, isThrough } = wayUp(way);
                    reached.forEach(one => met.push(one.level));
                    if (isThrough) break;
                    expect(reached.at(-1)?.decision).toBe('waiting');
                    const now = new Map(reached.map(one => [one.level, one.decision === 'waiting' ? ('approved' as const) : one.decision]));
                    way = way.map(one => ({ ...one, decision: now.get(one.level) ?? one.decision }));
                }
                expect(met).toEqual(needs.map((_, level) => level).reverse());
            }),
        );
    });
});
