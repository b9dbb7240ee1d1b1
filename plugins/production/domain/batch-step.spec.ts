import fc from 'fast-check';

import { divideOutput } from './batch-division';
import { asOne, type BatchOperation, nowReadyTogether, sameStep } from './batch-step';
import { handedOn, quantityReady, refuseFinish, refuseOutput } from './quantities';

const operation = (workOrderId: number, sequence: number, change: Partial<BatchOperation> = {}): BatchOperation => ({
    id: workOrderId * 10 + sequence, workOrderId, sequence, state: 'waiting', good: 0, scrap: 0, overlap: false, quantity: 20, workOrderState: 'released', lastEventAt: null, ...change,
});

describe('a batch seen as one work order', () => {
    it('has each step once, with the pieces of all and the latest of their events', () => {
        const early = new Date('2026-05-01T08:00:00Z');
        const late = new Date('2026-05-01T09:00:00Z');
        const all = [
            operation(1, 1, { state: 'running', good: 5, scrap: 1, lastEventAt: late, workOrderState: 'running' }), operation(2, 1, { state: 'running', good: 2, quantity: 30, lastEventAt: early, workOrderState: 'running' }),
            operation(1, 2), operation(2, 2, { quantity: 30 }),
        ];
        expect(asOne(all)).toEqual([
            { ...all[0], good: 7, quantity: 50, scrap: 1 },
            { ...all[2], quantity: 50 },
        ]);
        expect(sameStep(all[3]!, all).map(one => one.id)).toEqual([12, 22]);
    });

    it('is a work order alone as it is, also where its steps run side by side', () => {
        const twins = [operation(1, 1), operation(1, 1, { id: 99 })];
        expect(asOne(twins)).toEqual(twins);
        expect(sameStep(twins[1]!, twins)).toEqual([twins[1]]);
    });

    it('is not on the floor while one of it is not, and held up when one of it is', () => {
        expect(asOne([operation(1, 1, { state: 'ready' }), operation(2, 1, { workOrderState: 'planned' })])[0]).toMatchObject({ state: 'waiting', workOrderState: 'planned' });
        expect(asOne([operation(1, 1, { state: 'blocked' }), operation(2, 1, { state: 'blocked' })])[0]).toMatchObject({ state: 'blocked' });
        expect(asOne([operation(1, 1), operation(2, 1, { workOrderState: 'running' })])[0]).toMatchObject({ workOrderState: 'running' });
    });

    it('is ready step by step for all at once, at a station with overlap as soon as pieces of any of it have come', () => {
        const done = { state: 'done' as const, good: 20 };
        expect(nowReadyTogether([operation(1, 1, done), operation(2, 1, done), operation(1, 2), operation(2, 2)])).toEqual([12, 22]);
        const running = { state: 'running' as const };
        expect(nowReadyTogether([operation(1, 1, { ...running, good: 3 }), operation(2, 1, running), operation(1, 2), operation(2, 2)])).toEqual([]);
        expect(nowReadyTogether([operation(1, 1, { ...running, good: 3 }), operation(2, 1, running), operation(1, 2, { overlap: true }), operation(2, 2, { overlap: true })])).toEqual([12, 22]);
    });

    it('keeps each of its work orders to its own pieces, whatever is reported of the whole, and is finished when each of them is', () => {
        const report = fc.record({ step: fc.nat(2), good: fc.nat(12), scrap: fc.nat(4), isFinish: fc.boolean() });
        fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 }), fc.integer({ min: 1, max: 3 }), fc.array(report, { maxLength: 40 }), (quantities, steps, reports) => {
            const all = quantities.flatMap((quantity, index) => Array.from({ length: steps }, (_, step) => operation(index + 1, step + 1, { quantity, state: 'running' })));
            const whole = quantities.reduce((sum, one) => sum + one, 0);
            for (const { step, good, scrap, isFinish } of reports) {
                const one = asOne(all);
                const asked = one[step % steps]!;
                if (asked.state === 'done') continue;
                const output = { good, scrap, scrapReasonCode: 'damaged' };
                const refused = isFinish ? refuseFinish(output, asked, one, whole) : refuseOutput(output, quantityReady(asked, one, whole));
                if (refused !== null) continue;
                const members = sameStep(all.find(each => each.id === asked.id)!, all);
                const own = (workOrderId: number) => all.filter(each => each.workOrderId === workOrderId);
                const shares = members.map(each => ({ workOrderId: each.workOrderId, day: null, owed: quantityReady(each, own(each.workOrderId), each.quantity) }));
                const given = divideOutput(shares, output);
                for (const [i, each] of members.entries()) {
                    if (isFinish) expect(refuseFinish({ ...given[i]!, scrapReasonCode: 'damaged' }, each, own(each.workOrderId), each.quantity)).toBeNull();
                }
                for (const [i, each] of members.entries()) {
                    Object.assign(each, { good: each.good + given[i]!.good, scrap: each.scrap + given[i]!.scrap, state: isFinish ? 'done' : each.state });
                }
                for (const each of all) expect(each.good + each.scrap).toBeLessThanOrEqual(handedOn(each, own(each.workOrderId), each.quantity));
            }
        }));
    });
});
