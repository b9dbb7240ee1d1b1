import { staffRoles } from './staff-roles';

const permissionsOf = (code: string) => new Set(staffRoles[code]?.permissions);

describe('staffRoles', () => {
    it('gives the sales manager all that the sales expert has, and the special approvals besides', () => {
        const manager = permissionsOf('sales-manager');
        for (const permission of permissionsOf('sales-expert')) {
            expect(manager).toContain(permission);
        }
        expect(manager).toContain('ApproveSpecialOrder');
        expect(permissionsOf('sales-expert')).not.toContain('ApproveSpecialOrder');
    });

    it('knows every role that the firm’s papers name', () => {
        const named = [
            ...['system-administrator', 'sales-expert', 'sales-manager', 'production-planner', 'production-operator', 'transport-officer', 'director'],
            ...['manager', 'cashier', 'warehouse-head', 'performer', 'accountant', 'marketer'],
        ];
        expect(Object.keys(staffRoles).sort()).toEqual(named.sort());
    });

    it.each(['production-operator', 'performer'])('lets an %s work and nothing else', code => {
        expect([...permissionsOf(code)].sort()).toEqual(['Authenticated', 'OperateWork', 'ReadDashboardGlobalViews', 'ReadSettings']);
    });

    it('gives nobody but the system administrator a hand on people, rights or the firm’s settings', () => {
        for (const [code, { permissions }] of Object.entries(staffRoles)) {
            if (permissions === 'all') continue;
            expect([code, permissions.filter(name => /Administrator|UpdateSettings|ApiKey|SuperAdmin|ImportData/.test(name))]).toEqual([code, []]);
        }
    });

    it('lets the warehouse head neither see nor set a price', () => {
        expect([...permissionsOf('warehouse-head')].filter(name => /PriceList|Credit/.test(name))).toEqual([]);
    });

    it('lets sales act for customers, and nobody of the works', () => {
        const acting = Object.keys(staffRoles).filter(code => staffRoles[code]?.permissions !== 'all' && permissionsOf(code).has('ActForCustomer'));
        expect(acting.sort()).toEqual(['manager', 'sales-expert', 'sales-manager']);
    });

    it('lets a director change nothing', () => {
        expect([...permissionsOf('director')].filter(name => /^(Create|Update|Delete|Approve|Release|Cancel)/.test(name))).toEqual([]);
    });
});
