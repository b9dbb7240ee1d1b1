import fc from 'fast-check';

import { acceptedData, changeRequestStates, type FieldDecision, outcomeOf, refuseDecisions } from './change-request';
import { type CompanyData, dataFields, proposedChanges } from './company-data';

const value = fc.option(fc.constantFrom('Parseh', 'Toos', '+989121234567'), { nil: null });
const data = fc.record(Object.fromEntries(dataFields.map(field => [field, value]))) as fc.Arbitrary<CompanyData>;
const legal = { legalName: null, legalForm: null, registrationNumber: null, economicCode: null, legalAddress: null };
const current: CompanyData = { name: 'Parseh', taxId: '1', ...legal, phone: null, email: null, contactName: null, streetLine: 'Azadi 1', city: 'Tehran', postalCode: null };
const asked = proposedChanges(current, { name: 'Parseh Hotel', city: 'Karaj' });
const decide = (field: 'name' | 'city', change: Partial<FieldDecision> = {}): FieldDecision => ({ field, accept: true, reason: null, shownValue: current[field], ...change });

describe('proposedChanges', () => {
    it('asks for nothing that is so already, and leaves what is not named', () => {
        expect(asked).toEqual([
            { field: 'name', oldValue: 'Parseh', newValue: 'Parseh Hotel' },
            { field: 'city', oldValue: 'Tehran', newValue: 'Karaj' },
        ]);
        fc.assert(fc.property(data, same => proposedChanges(same, same).length === 0));
    });

    it('gives, all accepted, just the data that was wished for', () => {
        fc.assert(
            fc.property(data, data, (before, wished) => {
                const changes = proposedChanges(before, wished);
                const decisions = changes.map(({ field }) => ({ field, accept: true, reason: null, shownValue: before[field] }));
                expect({ ...before, ...acceptedData(changes, decisions) }).toEqual(wished);
            }),
        );
    });
});

describe('refuseDecisions', () => {
    it('takes one answer to each change', () => {
        expect(refuseDecisions('open', asked, [decide('name'), decide('city', { accept: false, reason: 'no proof' })], current)).toBeNull();
        expect(refuseDecisions('open', asked, [decide('name')], current)).toEqual({ reason: 'undecided-field', field: 'city' });
        expect(refuseDecisions('open', asked, [decide('name'), decide('name')], current)).toEqual({ reason: 'unknown-field', field: 'name' });
        expect(refuseDecisions('open', asked, [decide('name'), decide('city'), { ...decide('name'), field: 'phone' }], current)).toEqual({ reason: 'unknown-field', field: 'phone' });
        expect(refuseDecisions('open', asked, [decide('name'), decide('city', { accept: false })], current)).toEqual({ reason: 'reason-missing', field: 'city' });
    });

    it('does not overwrite what staff have not seen, and refuses it unseen all the same', () => {
        const since = { ...current, city: 'Qom' };
        expect(refuseDecisions('open', asked, [decide('name'), decide('city')], since)).toEqual({ reason: 'changed-meanwhile', field: 'city' });
        expect(refuseDecisions('open', asked, [decide('name'), decide('city', { shownValue: 'Qom' })], since)).toBeNull();
        expect(refuseDecisions('open', asked, [decide('name'), decide('city', { accept: false, reason: 'moved again' })], since)).toBeNull();
    });

    it('decides once', () => {
        for (const state of changeRequestStates.filter(one => one !== 'open')) {
            expect(refuseDecisions(state, asked, [decide('name'), decide('city')], current)).toEqual({ reason: 'decided-already' });
        }
    });
});

describe('outcomeOf', () => {
    it('counts what was accepted', () => {
        fc.assert(
            fc.property(fc.array(fc.record({ accept: fc.boolean() }), { minLength: 1 }), decisions => {
                const accepted = decisions.filter(({ accept }) => accept).length;
                const expected = accepted === 0 ? 'refused' : accepted === decisions.length ? 'accepted' : 'partly-accepted';
                expect(outcomeOf(decisions)).toBe(expected);
            }),
        );
    });
});
