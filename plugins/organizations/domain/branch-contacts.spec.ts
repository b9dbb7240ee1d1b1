import fc from 'fast-check';

import { type BranchContact, contactProblems, settledContacts } from './branch-contacts';

const contact = (name: string, isMain = false): BranchContact => ({ name, job: 'buyer', phone: '+989121234567', email: null, isMain });

describe('contacts of a branch', () => {
    it('have one main one, who stands first: the first of them where nobody said', () => {
        expect(settledContacts([])).toEqual([]);
        expect(settledContacts([contact('a'), contact('b')]).map(one => [one.name, one.isMain])).toEqual([['a', true], ['b', false]]);
        expect(settledContacts([contact('a'), contact('b', true)]).map(one => one.name)).toEqual(['b', 'a']);
    });

    it('are refused with two main ones, or with one who cannot be reached', () => {
        expect(contactProblems([contact('a', true), contact('b')])).toEqual([]);
        expect(contactProblems([contact('a', true), contact('b', true)])).toMatchObject([{ place: 1, field: 'isMain' }]);
        expect(contactProblems([{ ...contact('a'), phone: null }])).toMatchObject([{ place: 0, field: 'phone' }]);
        expect(contactProblems([{ ...contact('a'), phone: null, email: 'a@b.example' }])).toEqual([]);
    });

    it('loses nobody, and settles once for all', () => {
        const contacts = fc.array(fc.record({ name: fc.string(), job: fc.string(), phone: fc.constant(null), email: fc.constant(null), isMain: fc.boolean() }), { maxLength: 8 });
        fc.assert(
            fc.property(contacts, given => {
                const settled = settledContacts(given);
                expect(settled.map(one => one.name).sort()).toEqual(given.map(one => one.name).sort());
                expect(settled.filter(one => one.isMain)).toHaveLength(Math.min(1, given.length));
                expect(settledContacts(settled)).toEqual(settled);
            }),
        );
    });
});
