import { isOpenLoad, loadStates, mayLoadMove, nextGateSteps } from './load-states';

describe('the states of a load', () => {
    it('lead past the gate and never back', () => {
        expect(nextGateSteps('planned')).toEqual(['arrived', 'inside']);
        expect(nextGateSteps('arrived')).toEqual(['inside']);
        expect(nextGateSteps('inside')).toEqual(['gone']);
        for (const state of loadStates) {
            expect(mayLoadMove('gone', state) || mayLoadMove('cancelled', state)).toBe(false);
            expect(mayLoadMove(state, 'planned')).toBe(false);
        }
    });

    it('let nothing change once the truck is let in', () => {
        expect(loadStates.filter(isOpenLoad)).toEqual(['planned', 'arrived']);
        expect(mayLoadMove('inside', 'cancelled')).toBe(false);
    });
});
