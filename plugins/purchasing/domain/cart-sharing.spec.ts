import fc from 'fast-check';

import { type CartChangeNote, isOvertaken, mayManage, mostCarts, refuseCart, refuseSharing, unseenChange } from './cart-sharing';

const note = (version: number, memberId: number): CartChangeNote => ({ version, memberId, variantIds: [1], count: 1 });

describe('carts of several members', () => {
    it('are their owner’s to name, share and delete; once he is gone, of those with whom he shared them', () => {
        expect(mayManage({ ownerMemberId: 1, ownerIsActive: true }, 1)).toBe(true);
        expect(mayManage({ ownerMemberId: 1, ownerIsActive: true }, 2)).toBe(false);
        expect(mayManage({ ownerMemberId: 1, ownerIsActive: false }, 2)).toBe(true);
    });

    it.each([
        ['a guest', { nameKey: 'site', isNew: true }, { isGuest: true, names: [] }, 'guest'],
        ['one too many', { nameKey: 'site', isNew: true }, { isGuest: false, names: Array.from({ length: mostCarts }, () => '') }, 'too-many'],
        ['the last one', { nameKey: 'site', isNew: true }, { isGuest: false, names: Array.from({ length: mostCarts - 1 }, () => '') }, null],
        ['another name at the limit', { nameKey: 'site', isNew: false }, { isGuest: false, names: Array.from({ length: mostCarts }, () => '') }, null],
        ['a name that he has', { nameKey: 'site', isNew: false }, { isGuest: false, names: ['site'] }, 'name-taken'],
        ['no name, twice', { nameKey: '', isNew: true }, { isGuest: false, names: [''] }, null],
    ] as const)('%s', (_, wish, own, reason) => expect(refuseCart(wish, own)).toBe(reason));

    it('are shared with colleagues only, and with one at least', () => {
        expect(refuseSharing('chosen', [], new Set([2]))).toBe('nobody-chosen');
        expect(refuseSharing('chosen', [2, 9], new Set([2]))).toBe('not-a-colleague');
        expect(refuseSharing('chosen', [2], new Set([2]))).toBeNull();
        expect(refuseSharing('company', [], new Set())).toBeNull();
    });

    it('tell of the youngest change by another that is younger than what was seen', () => {
        const notes = [note(7, 1), note(6, 2), note(5, 1), note(4, 3)];
        expect(unseenChange(notes, 1, 5)).toEqual(note(6, 2));
        expect(unseenChange(notes, 1, 6)).toBeNull();
        // Without a version: what is younger than one's own last change.
        expect(unseenChange(notes, 1, null)).toBeNull();
        expect(unseenChange(notes, 2, null)).toEqual(note(7, 1));
        expect(unseenChange(notes, 9, null)).toEqual(note(7, 1));
    });

    it('never tell anybody of his own change, nor of what he has seen', () =>
        fc.assert(
            fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(4))), fc.nat(4), fc.option(fc.nat(50)), (made, memberId, seen) => {
                const found = unseenChange(made.map(([version, by]) => note(version, by)), memberId, seen);
                if (found === null) return;
                expect(found.memberId).not.toBe(memberId);
                expect(found.version).toBeGreaterThan(seen ?? 0);
            }),
        ));

    it('keep a line from being overwritten by who did not see a colleague’s change of it', () => {
        const line = { changedInVersion: 5, changedByMemberId: 2 };
        expect(isOvertaken(line, 1, 4)).toBe(true);
        expect(isOvertaken(line, 1, 5)).toBe(false);
        expect(isOvertaken(line, 2, 4)).toBe(false);
        expect(isOvertaken(line, 1, null)).toBe(false);
        expect(isOvertaken({ changedInVersion: 0, changedByMemberId: null }, 1, 1)).toBe(false);
    });
});
