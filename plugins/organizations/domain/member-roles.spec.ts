import { memberPermissionsOf, memberRoles } from './member-roles';

describe('memberPermissionsOf', () => {
    it('lets a buyer see prices and order, and an approver approve and see finance besides', () => {
        expect([...memberPermissionsOf('buyer', true)]).toEqual(['see-prices', 'order']);
        expect([...memberPermissionsOf('approver', true)]).toEqual(['see-prices', 'order', 'approve', 'see-finance']);
    });

    it('takes ordering, and nothing else, from everybody while the company is not enabled for it', () => {
        for (const role of memberRoles) {
            const enabled = memberPermissionsOf(role, true);
            expect(new Set([...memberPermissionsOf(role, false), 'order'])).toEqual(new Set(enabled));
            expect(memberPermissionsOf(role, false).has('order')).toBe(false);
        }
    });
});
