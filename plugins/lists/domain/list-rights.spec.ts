import fc from 'fast-check';

import { type ListFacts, listRights } from './list-rights';

const list: ListFacts = { companyId: 1, ownerMemberId: 5, isOwnerActive: true, isShared: false };
const owner = { companyId: 1, memberId: 5, mayOrder: true };
const colleague = { ...owner, memberId: 6 };

describe('listRights', () => {
    it('keeps a private list to its owner', () => {
        expect(listRights(list, owner)).toEqual({ maySee: true, mayEdit: true, mayManage: true });
        expect(listRights(list, colleague)).toEqual({ maySee: false, mayEdit: false, mayManage: false });
    });

    it('lets colleagues fill a shared list, and take it away once its owner is gone or there never was one', () => {
        const shared = { ...list, isShared: true };
        expect(listRights(shared, colleague)).toEqual({ maySee: true, mayEdit: true, mayManage: false });
        expect(listRights({ ...shared, isOwnerActive: false }, colleague).mayManage).toBe(true);
        expect(listRights({ ...shared, ownerMemberId: null }, colleague).mayManage).toBe(true);
    });

    it('shows a shared list to who may not order, and no more', () => {
        expect(listRights({ ...list, isShared: true }, { ...colleague, mayOrder: false })).toEqual({ maySee: true, mayEdit: false, mayManage: false });
    });

    it('gives another company nothing, and never a greater right without the lesser', () => {
        const facts = fc.record({ companyId: fc.nat(2), ownerMemberId: fc.option(fc.nat(2)), isOwnerActive: fc.boolean(), isShared: fc.boolean() });
        const readers = fc.record({ companyId: fc.nat(2), memberId: fc.nat(2), mayOrder: fc.boolean() });
        fc.assert(
            fc.property(facts, readers, (one, reader) => {
                const { maySee, mayEdit, mayManage } = listRights(one, reader);
                if (one.companyId !== reader.companyId) expect(maySee).toBe(false);
                expect(mayEdit && !maySee).toBe(false);
                expect(mayManage && !mayEdit).toBe(false);
            }),
        );
    });
});
