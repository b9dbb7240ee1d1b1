import fc from 'fast-check';

import { memberPermissions } from '../../../kernel/scope';
import { finalOrderStates, nextOrderStates, orderStates, orderTransitions, refuseTransition } from './order-states';

const staffPermissions = [...new Set(orderTransitions.flatMap(t => t.staff))];
const state = fc.constantFrom(...orderStates);
const actor = fc.oneof(
    fc.record({ kind: fc.constant('member' as const), permissions: fc.subarray([...memberPermissions]).map(p => new Set<string>(p)) }),
    fc.record({ kind: fc.constant('staff' as const), permissions: fc.subarray(staffPermissions).map(p => new Set<string>(p)) }),
    fc.constant({ kind: 'system' as const }),
);

describe('order states', () => {
    const expert = { kind: 'staff' as const, permissions: new Set(['ApproveOrder']) };

    it('lets a sales expert approve a submitted order and nothing further', () => {
        expect(refuseTransition('Submitted', 'Approved', expert, undefined)).toBeNull();
        expect(refuseTransition('Approved', 'InProduction', expert, undefined)).toBe('not-allowed');
    });

    it('asks a reason for a rejection, and blanks are none', () => {
        expect(refuseTransition('Submitted', 'Rejected', expert, undefined)).toBe('reason-missing');
        expect(refuseTransition('Submitted', 'Rejected', expert, '  ')).toBe('reason-missing');
        expect(refuseTransition('Submitted', 'Rejected', expert, 'no stock')).toBeNull();
    });

    it('lets a buyer cancel until the order is approved', () => {
        const buyer = { kind: 'member' as const, permissions: new Set(['order']) };
        expect(refuseTransition('Submitted', 'Cancelled', buyer, 'changed my mind')).toBeNull();
        expect(refuseTransition('Approved', 'Cancelled', buyer, 'changed my mind')).toBe('not-allowed');
    });

    it('never lets a member approve for the firm', () => {
        const all = { kind: 'member' as const, permissions: new Set<string>(memberPermissions) };
        expect(refuseTransition('Submitted', 'Approved', all, 'please')).toBe('not-allowed');
        expect(refuseTransition('OnHold', 'Submitted', all, 'please')).toBe('not-allowed');
    });

    describe('properties', () => {
        it('has no exit from a final state, for anybody', () => {
            fc.assert(
                fc.property(fc.constantFrom(...finalOrderStates), state, actor, (from, to, who) => {
                    expect(refuseTransition(from, to, who, 'a reason')).toBe('wrong-state');
                }),
            );
        });

        it('reaches every state from the cart, and a final one from every state', () => {
            const reached = (from: (typeof orderStates)[number]) => {
                const seen = new Set([from]);
                for (const next of seen) nextOrderStates(next).forEach(s => seen.add(s));
                return seen;
            };
            expect([...reached('AddingItems')].sort()).toEqual([...orderStates].sort());
            for (const from of orderStates) {
                expect(finalOrderStates.some(final => reached(from).has(final))).toBe(true);
            }
        });

        it('never returns to the cart and names each step once', () => {
            expect(orderTransitions.filter(t => t.to === 'AddingItems')).toEqual([]);
            const steps = orderTransitions.map(t => `${t.from}>${t.to}`);
            expect(new Set(steps).size).toBe(steps.length);
        });

        it('gives nobody more by taking a permission away', () => {
            fc.assert(
                fc.property(state, state, actor, fc.nat(), (from, to, who, which) => {
                    if (who.kind === 'system' || who.permissions.size === 0) return;
                    const fewer = new Set(who.permissions);
                    fewer.delete([...fewer][which % fewer.size] ?? '');
                    if (refuseTransition(from, to, who, 'r') !== null) {
                        expect(refuseTransition(from, to, { ...who, permissions: fewer }, 'r')).not.toBeNull();
                    }
                }),
            );
        });
    });
});
