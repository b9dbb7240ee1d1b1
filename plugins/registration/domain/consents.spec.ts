import fc from 'fast-check';

import { consentKinds, consentProblems, guestConsentProblems, hasRequiredTexts, isRequired } from './consents';

const current = new Map([['terms', 3], ['privacy', 2], ['marketing', 1]] as const);
const given = fc.array(fc.record({ kind: fc.constantFrom(...consentKinds), version: fc.integer({ min: 1, max: 3 }) }), { maxLength: 6 });

describe('consents', () => {
    it('asks for terms and privacy, and leaves advertising free', () => {
        expect(consentKinds.filter(isRequired)).toEqual(['terms', 'privacy']);
        expect(consentProblems([{ kind: 'terms', version: 3 }, { kind: 'privacy', version: 2 }], current)).toEqual([]);
        expect(consentProblems([{ kind: 'terms', version: 3 }], current)).toEqual([{ field: 'privacy', reason: 'consent-missing' }]);
    });

    it('does not take the consent to an older text, of whatever kind', () => {
        expect(consentProblems([{ kind: 'terms', version: 2 }, { kind: 'privacy', version: 2 }, { kind: 'marketing', version: 9 }], current)).toEqual([
            { field: 'terms', reason: 'consent-outdated' },
            { field: 'marketing', reason: 'consent-outdated' },
        ]);
    });

    it('takes a form only when each required text was agreed to as it stands now', () => {
        fc.assert(
            fc.property(given, consents => {
                const taken = consentProblems(consents, current).length === 0;
                const whole = (['terms', 'privacy'] as const).every(kind => consents.some(one => one.kind === kind));
                return taken === (whole && consents.every(({ kind, version }) => current.get(kind) === version));
            }),
        );
    });

    it('asks guests for what is written only, and for that as everybody', () => {
        expect(guestConsentProblems([], new Map())).toEqual([]);
        expect(guestConsentProblems([], new Map([['terms', 1]]))).toEqual([{ field: 'terms', reason: 'consent-missing' }]);
        expect(guestConsentProblems([{ kind: 'terms', version: 1 }], new Map())).toEqual([{ field: 'terms', reason: 'consent-outdated' }]);
        fc.assert(fc.property(given, consents => expect(guestConsentProblems(consents, current)).toEqual(consentProblems(consents, current))));
    });

    it('keeps the form shut until both texts are written', () => {
        expect(hasRequiredTexts(current)).toBe(true);
        expect(hasRequiredTexts(new Map([['terms', 1]]))).toBe(false);
    });
});
