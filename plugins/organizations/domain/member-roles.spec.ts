import fc from 'fast-check';

import { memberPermissions } from '../../../kernel/scope';
import { memberPermissionsOf, memberRoles, rolePermissions } from './member-roles';

const preset = fc.constantFrom(...memberRoles);
const names = fc.subarray([...memberPermissions]);

describe('memberPermissionsOf', () => {
    it('lets a buyer see prices, order and see the whole company, and an approver approve and see finance besides', () => {
        expect([...memberPermissionsOf('buyer', true)]).toEqual(['see-prices', 'order', 'see-whole-company']);
        expect([...memberPermissionsOf('approver', true)]).toEqual(['see-prices', 'order', 'approve', 'see-finance', 'see-whole-company']);
    });

    it('shows a branch to its people, whose role is a preset, and the whole company to its administrators and by an own role', () => {
        expect([...memberPermissionsOf('buyer', true, null, 7)]).toEqual(['see-prices', 'order']);
        expect(rolePermissions('admin', null, 7)).toEqual(memberPermissions);
        expect(rolePermissions('buyer', ['see-whole-company'], 7)).toEqual(['see-whole-company']);
    });

    it('takes ordering, and nothing else, from everybody while the company is not enabled for it', () => {
        for (const role of memberRoles) {
            const enabled = memberPermissionsOf(role, true);
            expect(new Set([...memberPermissionsOf(role, false), 'order'])).toEqual(new Set(enabled));
            expect(memberPermissionsOf(role, false).has('order')).toBe(false);
        }
    });

    it('gives just what the own role names, whatever preset stands beside it', () => {
        fc.assert(fc.property(preset, names, (role, own) => expect(rolePermissions(role, own, null)).toEqual(memberPermissions.filter(name => own.includes(name)))));
        expect(rolePermissions('admin', [], null)).toEqual([]);
    });

    it('never gives more when a permission is taken from the role, and nothing for a name that is none', () => {
        fc.assert(
            fc.property(preset, names, fc.boolean(), fc.nat(), (role, own, ordering, at) => {
                const less = own.filter((_, index) => index !== at % (own.length || 1));
                const before = memberPermissionsOf(role, ordering, own);
                for (const permission of memberPermissionsOf(role, ordering, [...less, 'rule-the-world'])) {
                    expect(before.has(permission)).toBe(true);
                }
            }),
        );
    });
});
