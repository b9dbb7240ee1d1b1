import fc from 'fast-check';

import { addDays, isWorkingDay } from '../../../kernel/time';
import { type ChangeableOrder, changeableStates, changedLines, type ChangeWish, lastDayToDecide, mayCancelHimself, refuseChange, refuseChangeDecision } from './order-change';
import { orderStates } from './order-states';

const order: ChangeableOrder = {
    state: 'Approved', wishedDate: '2031-02-03', remarks: 'gate 2', isPaid: false, isResold: false, isPlanned: false,
    lines: [{ lineId: 1, unitQuantity: 5, setId: null }, { lineId: 2, unitQuantity: 2, setId: 7 }, { lineId: 3, unitQuantity: 4, setId: 7 }],
};
const wish: ChangeWish = { kind: 'change', wishedDate: order.wishedDate, remarks: order.remarks, lines: [] };
const of = (...lines: [lineId: number, unitQuantity: number][]): ChangeWish => ({ ...wish, lines: lines.map(([lineId, unitQuantity]) => ({ lineId, unitQuantity })) });

describe('a change of an order that the firm has', () => {
    it.each([
        ['fewer', of([1, 3]), null],
        ['more', of([1, 9]), null],
        ['a line out', of([1, 0]), null],
        ['another day', { ...wish, wishedDate: null }, null],
        ['another remark', { ...wish, remarks: '' }, null],
        ['the same', of([1, 5]), 'nothing-changed'],
        ['all lines out', of([1, 0], [2, 0], [3, 0]), 'nothing-left'],
        ['a set out', of([2, 0], [3, 0]), null],
        ['a part of a set out', of([2, 0]), 'set-as-a-whole'],
        ['fewer of a part of a set', of([2, 1]), 'set-as-a-whole'],
        ['cancelling', { ...wish, kind: 'cancel' as const }, null],
    ])('%s', (_, wished, answer) => expect(refuseChange(order, wished)).toBe(answer));

    it('keeps the lines of what was paid, is owed by another or planned for, and lets day and remarks change', () => {
        for (const [fact, reason] of [['isPaid', 'paid'], ['isResold', 'resold'], ['isPlanned', 'work-planned']] as const) {
            expect(refuseChange({ ...order, [fact]: true }, of([1, 3]))).toBe(reason);
            expect(refuseChange({ ...order, [fact]: true }, { ...wish, wishedDate: null })).toBeNull();
        }
    });

    it('is not asked for where the buyer cancels by himself', () => {
        expect(refuseChange({ ...order, state: 'Submitted' }, { ...wish, kind: 'cancel' })).toBe('may-cancel');
        expect(orderStates.filter(mayCancelHimself)).toEqual(['AwaitingApproval', 'Submitted', 'OnHold']);
    });
});

describe('deciding on it', () => {
    const change = { kind: 'change' as const, orderState: 'Approved' as const, askedByAdministratorId: 4 };
    const by = (administratorId: number, ...permissions: string[]) => ({ administratorId, permissions: new Set(permissions) });
    const yes = { accept: true, reason: null };

    it('is of those who move such orders on, and of a second person', () => {
        expect(refuseChangeDecision(change, by(5, 'ApproveOrder'), yes)).toBeNull();
        expect(refuseChangeDecision(change, by(4, 'ApproveOrder'), yes)).toBe('same-person');
        expect(refuseChangeDecision(change, by(5, 'ReleaseHeldOrder', 'CancelCompanyOrder'), yes)).toBe('not-allowed');
        expect(refuseChangeDecision({ ...change, orderState: 'OnHold' }, by(5, 'ReleaseHeldOrder'), yes)).toBeNull();
        expect(refuseChangeDecision({ ...change, kind: 'cancel' }, by(5, 'ApproveOrder'), yes)).toBe('not-allowed');
        expect(refuseChangeDecision({ ...change, kind: 'cancel' }, by(5, 'CancelCompanyOrder'), yes)).toBeNull();
    });

    it('gives a reason for a no', () => expect(refuseChangeDecision(change, by(5, 'ApproveOrder'), { accept: false, reason: null })).toBe('reason-missing'));
});

describe('the last day to decide on it', () => {
    // 2026-11-26 is a Thursday.
    const iran = { weekendDays: [4, 5], holidays: new Set(['2026-11-29']) };

    it.each([
        ['2026-11-25', 1, '2026-11-28'],
        ['2026-11-25', 2, '2026-11-30'],
        ['2026-11-26', 1, '2026-11-28'],
        ['2026-11-30', 3, '2026-12-05'],
    ])('asked on %s with %s working days is %s', (asked, days, last) => expect(lastDayToDecide(asked, days, iran)).toBe(last));

    it('is there even where nobody ever works', () => expect(lastDayToDecide('2026-11-25', 3, { weekendDays: [0, 1, 2, 3, 4, 5, 6], holidays: new Set() })).toBe('2026-11-28'));

    it('is a working day that leaves the working days whole', () => {
        const weekends = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 });
        const holidays = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
        const asked = '2026-11-25';
        fc.assert(fc.property(weekends, holidays, fc.integer({ min: 1, max: 30 }), (weekendDays, off, days) => {
            const calendar = { weekendDays, holidays: new Set(off.map(ahead => addDays(asked, ahead))) };
            const last = lastDayToDecide(asked, days, calendar);
            const worked = Array.from({ length: 366 }, (_, i) => addDays(asked, i + 1)).filter(day => day <= last && isWorkingDay(day, calendar));
            expect(worked).toHaveLength(days);
            expect(worked.at(-1)).toBe(last);
        }));
    });
});

const quantity = fc.integer({ min: 1, max: 50 });
const orders = fc
    .record({
        state: fc.constantFrom(...orderStates), wishedDate: fc.constantFrom(null, '2031-02-03'), remarks: fc.constantFrom('', 'gate 2'),
        isPaid: fc.boolean(), isResold: fc.boolean(), isPlanned: fc.boolean(),
        sets: fc.array(fc.record({ unitQuantity: quantity, setId: fc.constantFrom(null, null, 1, 2) }), { minLength: 1, maxLength: 8 }),
    })
    .map(({ sets, ...rest }): ChangeableOrder => ({ ...rest, lines: sets.map((line, lineId) => ({ lineId, ...line })) }));
const wishes = fc.record({
    kind: fc.constantFrom('change' as const, 'cancel' as const), wishedDate: fc.constantFrom(null, '2031-02-03'), remarks: fc.constantFrom('', 'gate 2'),
    lines: fc.uniqueArray(fc.record({ lineId: fc.nat(7), unitQuantity: fc.nat(50) }), { selector: wish => wish.lineId, maxLength: 8 }),
});

describe('properties of a change', () => {
    it('only a changeable order is changed, and something of it is left', () => {
        fc.assert(fc.property(orders, wishes, (one, wished) => {
            if (refuseChange(one, wished) !== null) return true;
            const after = new Map(changedLines(one.lines, wished.lines).map(change => [change.lineId, change.newUnitQuantity]));
            const left = one.lines.filter(line => (after.get(line.lineId) ?? line.unitQuantity) > 0);
            return changeableStates.includes(one.state) && (wished.kind === 'cancel' || left.length > 0);
        }));
    });

    it('each set stays as it was or goes as a whole', () => {
        fc.assert(fc.property(orders, wishes, (one, wished) => {
            if (wished.kind === 'cancel' || refuseChange(one, wished) !== null) return true;
            const after = new Map(changedLines(one.lines, wished.lines).map(change => [change.lineId, change.newUnitQuantity]));
            return [1, 2].every(set => {
                const lines = one.lines.filter(line => line.setId === set);
                return lines.every(line => !after.has(line.lineId)) || lines.every(line => after.get(line.lineId) === 0);
            });
        }));
    });

    it('what is changed is what differs: done once, it is no change any more', () => {
        fc.assert(fc.property(orders, wishes, (one, wished) => {
            const after = new Map(changedLines(one.lines, wished.lines).map(change => [change.lineId, change.newUnitQuantity]));
            const done = one.lines.map(line => ({ ...line, unitQuantity: after.get(line.lineId) ?? line.unitQuantity }));
            return changedLines(done, wished.lines).length === 0;
        }));
    });
});
