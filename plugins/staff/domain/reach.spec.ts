import fc from 'fast-check';

import { managersReached, reaches } from './reach';

const facts = { administratorId: 3, reach: null, isSuperAdministrator: false, colleagues: [] as number[] };

describe('whose customers a staff member sees', () => {
    it('are his own as long as nothing was decided', () => {
        expect(managersReached(facts)).toEqual([3]);
        expect(managersReached({ ...facts, reach: 'own', colleagues: [3, 4] })).toEqual([3]);
    });

    it('are those of his firm branch, his own among them', () => {
        expect(managersReached({ ...facts, reach: 'firm-branch', colleagues: [4, 3, 5] })).toEqual([3, 4, 5]);
        expect(managersReached({ ...facts, reach: 'firm-branch' })).toEqual([3]);
    });

    it('are everybody’s with reach over all, and for the super administrator', () => {
        expect(managersReached({ ...facts, reach: 'all' })).toBeNull();
        expect(managersReached({ ...facts, reach: 'own', isSuperAdministrator: true })).toBeNull();
    });

    it('always hold his own', () => {
        fc.assert(
            fc.property(fc.constantFrom(null, ...reaches), fc.boolean(), fc.array(fc.nat(50)), (reach, isSuperAdministrator, colleagues) => {
                const managers = managersReached({ administratorId: 3, reach, isSuperAdministrator, colleagues });
                return managers === null || managers.includes(3);
            }),
        );
    });
});
