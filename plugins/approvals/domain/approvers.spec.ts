import fc from 'fast-check';

import { approversOf, type Colleague, deputyHolds, fallsToManagers, isComplete, standingOf } from './approvers';

const person = (memberId: number, ...permissions: string[]): Colleague => ({ memberId, permissions: new Set(permissions) });
const staff = [person(1, 'approve', 'manage-members'), person(2, 'approve'), person(3, 'approve'), person(4, 'order')];
const day = '2026-11-28';
const deputy = (memberId: number, deputyMemberId: number, from = day, until = day) => ({ memberId, deputyMemberId, from, until });

describe('approvers of a level', () => {
    it('are those named who may approve, or everybody who may', () => {
        expect(approversOf({ memberIds: [2, 4], needed: 1 }, staff, 9)).toEqual([2]);
        expect(approversOf({ memberIds: [], needed: 1 }, staff, 9)).toEqual([1, 2, 3]);
    });

    it('are never the one who placed the order; then it falls to those who manage members, or to nobody', () => {
        expect(approversOf({ memberIds: [2], needed: 1 }, staff, 2)).toEqual([1]);
        expect(approversOf({ memberIds: [1], needed: 1 }, staff, 1)).toBeNull();
        expect(approversOf({ memberIds: [5], needed: 1 }, staff, 9)).toEqual([1]);
        expect(approversOf({ memberIds: [2], needed: 2 }, staff, 9)).toEqual([2, 1]);
        expect(approversOf({ memberIds: [], needed: 4 }, staff, 9)).toBeNull();
    });

    it('are the holders of a role that the level names, beside those whom it names', () => {
        const colleagues = [...staff.slice(0, 1), { ...person(2, 'approve'), roleKey: '7' }, { ...person(3, 'approve'), roleKey: 'approver' }, { ...person(4), roleKey: '7' }];
        expect(approversOf({ memberIds: [], roles: ['7'], needed: 1 }, colleagues, 9)).toEqual([2]);
        expect(approversOf({ memberIds: [3], roles: ['7'], needed: 2 }, colleagues, 9)).toEqual([2, 3]);
        expect(approversOf({ memberIds: [], roles: ['7'], needed: 1 }, colleagues, 2)).toEqual([1]);
        expect([fallsToManagers({ memberIds: [], roles: ['7'], needed: 1 }, colleagues, 2), fallsToManagers({ memberIds: [], roles: ['7'], needed: 1 }, colleagues, 9)]).toEqual([true, false]);
    });

    it('have at least as many as are needed, and never the orderer', () => {
        const people = fc.uniqueArray(fc.record({ memberId: fc.integer({ min: 1, max: 8 }), permissions: fc.subarray(['approve', 'manage-members']).map(p => new Set(p)) }), { selector: p => p.memberId });
        fc.assert(
            fc.property(people, fc.uniqueArray(fc.integer({ min: 1, max: 8 })), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 8 }), (colleagues, memberIds, needed, orderer) => {
                const found = approversOf({ memberIds, needed }, colleagues, orderer);
                if (found === null) return;
                expect(found).not.toContain(orderer);
                expect(new Set(found).size).toBe(found.length);
                expect(found.length).toBeGreaterThanOrEqual(needed);
            }),
        );
    });
});

describe('standing', () => {
    const level = { approvers: [2, 3], voices: [] };
    const order = (...deputies: ReturnType<typeof deputy>[]) => ({ ordererId: 9, deputies, day });

    it('is his own for an approver, and none for others or the orderer', () => {
        expect(standingOf(2, level, order())).toEqual({ forMemberId: null });
        expect(standingOf(4, level, order())).toBe('not-approver');
        expect(standingOf(9, { approvers: [9, 2], voices: [] }, order())).toBe('own-order');
    });

    it("is the absent approver's for his deputy, on both border days and not outside them", () => {
        expect(standingOf(4, level, order(deputy(3, 4)))).toEqual({ forMemberId: 3 });
        expect(deputyHolds(deputy(3, 4, '2026-11-28', '2026-11-30'), '2026-11-30')).toBe(true);
        expect(deputyHolds(deputy(3, 4, '2026-11-28', '2026-11-30'), '2026-12-01')).toBe(false);
        expect(standingOf(4, level, order(deputy(3, 4, '2026-11-29', '2026-11-30')))).toBe('not-approver');
    });

    it("is nobody's for a deputy of a deputy, nor for a deputy who placed the order", () => {
        expect(standingOf(5, level, order(deputy(3, 4), deputy(4, 5)))).toBe('not-approver');
        expect(standingOf(9, level, order(deputy(3, 9)))).toBe('own-order');
    });

    it('gives one person one voice, and one approver one, whoever speaks for him', () => {
        const spoken = { approvers: [2, 3], voices: [{ memberId: 4, forMemberId: 3 }] };
        expect(standingOf(3, spoken, order(deputy(3, 4)))).toBe('already-decided');
        expect(standingOf(4, spoken, order(deputy(3, 4), deputy(2, 4)))).toBe('already-decided');
        expect(standingOf(2, spoken, order(deputy(3, 4)))).toEqual({ forMemberId: null });
        expect(standingOf(3, { approvers: [2, 3], voices: [{ memberId: 4, forMemberId: 3 }] }, order(deputy(2, 3)))).toEqual({ forMemberId: 2 });
    });

    it('completes a level with as many voices as it needs', () => {
        expect(isComplete({ memberIds: [], needed: 2 }, [{ memberId: 2, forMemberId: null }])).toBe(false);
        expect(isComplete({ memberIds: [], needed: 2 }, [{ memberId: 2, forMemberId: null }, { memberId: 4, forMemberId: 3 }])).toBe(true);
    });
});
