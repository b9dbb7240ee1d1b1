import fc from 'fast-check';

import { type AddressAction, addressStates, isOneTime, type Mode, refuseAction, stateOnceWritten } from './address-state';

const modes: readonly Mode[] = ['approval', 'free', 'dropshipping'];

describe('an address', () => {
    it.each<[Mode, boolean, string, boolean]>([
        ['approval', false, 'waiting', false],
        ['approval', true, 'usable', false],
        ['free', false, 'usable', false],
        ['dropshipping', false, 'usable', true],
        ['dropshipping', true, 'usable', false],
    ])('in mode %s, written by staff %s, is %s and one-time %s', (mode, isStaff, state, oneTime) => {
        expect([stateOnceWritten(mode, isStaff), isOneTime(mode, isStaff)]).toEqual([state, oneTime]);
    });

    it('is accepted while it waits or after all, refused while it waits, and never touched once retired', () => {
        expect(addressStates.filter(state => refuseAction('accept', state) === null)).toEqual(['waiting', 'refused']);
        expect(addressStates.filter(state => refuseAction('refuse', state) === null)).toEqual(['waiting']);
        expect(refuseAction('refuse', 'usable')).toEqual({ reason: 'wrong-state' });
        fc.assert(
            fc.property(fc.constantFrom<AddressAction>('accept', 'refuse', 'edit', 'retire'), action => {
                expect(refuseAction(action, 'retired')).toEqual({ reason: 'retired' });
            }),
        );
    });

    it('waits for staff in no mode but approval, and never when staff wrote it', () => {
        fc.assert(
            fc.property(fc.constantFrom(...modes), fc.boolean(), (mode, isStaff) => {
                expect(stateOnceWritten(mode, isStaff) === 'waiting').toBe(mode === 'approval' && !isStaff);
            }),
        );
    });
});
