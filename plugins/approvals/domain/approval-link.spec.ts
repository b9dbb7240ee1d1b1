import fc from 'fast-check';

import { type LinkFacts, refuseLink } from './approval-link';

const open: LinkFacts = { level: 1, isExpired: false, isUsed: false, mayAct: true, state: 'waiting', stateLevel: 1 };

describe('the link of a mail that asks for approval', () => {
    it('opens while its level is asked', () => expect(refuseLink(open)).toBeNull());

    it.each<[string, Partial<LinkFacts>, string]>([
        ['of somebody who may no longer act', { mayAct: false }, 'no-access'],
        ['that was used', { isUsed: true }, 'link-used'],
        ['whose order was cancelled', { state: 'cancelled' }, 'order-ended'],
        ['whose order others have approved', { state: 'approved' }, 'already-decided'],
        ['whose order others have rejected', { state: 'rejected' }, 'already-decided'],
        ['whose level has agreed already', { stateLevel: 2 }, 'already-decided'],
        ['that is too old', { isExpired: true }, 'link-expired'],
    ])('refuses one %s', (_, change, reason) => expect(refuseLink({ ...open, ...change })).toBe(reason));

    it('says what happened to the order before how old the link is', () => {
        expect(refuseLink({ ...open, isExpired: true, state: 'approved' })).toBe('already-decided');
        expect(refuseLink(null)).toBe('link-unknown');
    });

    it('opens for nothing but an unused, young link of an active member, at the level that is asked now', () => {
        const facts = fc.record<LinkFacts>({
            level: fc.nat(3),
            isExpired: fc.boolean(),
            isUsed: fc.boolean(),
            mayAct: fc.boolean(),
            state: fc.constantFrom('waiting', 'approved', 'rejected', 'cancelled'),
            stateLevel: fc.nat(3),
        });
        fc.assert(
            fc.property(facts, link => {
                const isOpen = link.mayAct && !link.isUsed && !link.isExpired && link.state === 'waiting' && link.level === link.stateLevel;
                expect(refuseLink(link) === null).toBe(isOpen);
                // Whoever was shut out is told nothing of the order.
                if (!link.mayAct) expect(refuseLink(link)).toBe('no-access');
            }),
        );
    });
});
