import fc from 'fast-check';

import { leadStates, mayLeadBecome } from './lead-states';
import { isOpen, opportunityStages, refuseChange } from './opportunity-stages';

describe('mayLeadBecome', () => {
    it('leads from new over contacted and qualified to converted', () => {
        expect(mayLeadBecome('new', 'contacted')).toBe(true);
        expect(mayLeadBecome('contacted', 'qualified')).toBe(true);
        expect(mayLeadBecome('qualified', 'converted')).toBe(true);
        expect(mayLeadBecome('new', 'converted')).toBe(false);
        expect(mayLeadBecome('qualified', 'new')).toBe(false);
    });

    it('reaches no state from a final one and never comes back to where it was', () => {
        fc.assert(
            fc.property(fc.array(fc.constantFrom(...leadStates), { maxLength: 30 }), wishes => {
                const path = [leadStates[0] as (typeof leadStates)[number]];
                for (const wish of wishes) {
                    if (mayLeadBecome(path.at(-1) ?? 'new', wish)) path.push(wish);
                }
                expect(new Set(path).size).toBe(path.length);
                const final = path.findIndex(state => state === 'converted' || state === 'disqualified');
                expect(final === -1 || final === path.length - 1).toBe(true);
            }),
        );
    });
});

describe('refuseChange', () => {
    it('lets open opportunities change, and only them', () => {
        for (const stage of opportunityStages) {
            expect(refuseChange(stage) === null).toBe(isOpen(stage));
        }
    });
});
