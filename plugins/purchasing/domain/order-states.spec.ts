import fc from 'fast-check';

import { memberPermissions } from '../../../kernel/scope';
import { finalOrderStates, needsGoods, nextOrderStates, orderStates, orderTransitions, refuseTransition } from './order-states';

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

        /** Where one can come to from a state without going through some others. */
        const reachedWithout = (from: (typeof orderStates)[number], closed: readonly string[]) => {
            const seen = new Set([from]);
            for (const next of seen) nextOrderStates(next).filter(to => !closed.includes(to)).forEach(to => seen.add(to));
            return seen;
        };
        const carriedOut = ['InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped', 'Delivered', 'Completed'] as const;

        it('leads past no approval: nothing is carried out that the firm has not approved, and it approves nothing but what was submitted', () => {
            const unapproved = reachedWithout('AddingItems', ['Approved']);
            expect(carriedOut.filter(one => unapproved.has(one))).toEqual([]);
            expect(orderTransitions.filter(t => t.to === 'Approved').map(t => [t.from, t.staff, t.member])).toEqual([['Submitted', ['ApproveOrder'], undefined]]);
        });

        it('lets nobody past the gate at which an order waits, nor off the hold, but those whose matter it is', () => {
            fc.assert(fc.property(state, actor, (to, who) => {
                if (who.kind === 'system') return;
                const isLet = refuseTransition('AwaitingApproval', to, who, 'a reason') === null;
                expect(!isLet || to === 'Cancelled').toBe(true);
                if (refuseTransition('OnHold', to, who, 'a reason') === null && to === 'Submitted') expect(who.permissions.has('ReleaseHeldOrder')).toBe(true);
            }));
        });

        it('whatever people do one after the other, an order that is carried out was approved by somebody who may, and an ended one stays ended', () => {
            fc.assert(fc.property(fc.array(fc.tuple(state, actor), { maxLength: 60 }), steps => {
                let [at, isApproved, hasEnded] = ['AddingItems' as (typeof orderStates)[number], false, false];
                for (const [to, who] of steps) {
                    if (refuseTransition(at, to, who, 'a reason') !== null) continue;
                    expect(hasEnded).toBe(false);
                    if (to === 'Approved') isApproved = who.kind === 'system' || who.permissions.has('ApproveOrder');
                    at = to;
                    hasEnded = (finalOrderStates as readonly string[]).includes(at);
                    if ((carriedOut as readonly string[]).includes(at)) expect(isApproved).toBe(true);
                }
            }), { numRuns: 2000 });
        });

        it('needs the goods for whatever is made or sent, and for nothing before', () => {
            expect(orderStates.filter(needsGoods)).toEqual(['InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped']);
            const without = reachedWithout('AddingItems', orderStates.filter(needsGoods));
            expect(carriedOut.filter(one => without.has(one))).toEqual([]);
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
