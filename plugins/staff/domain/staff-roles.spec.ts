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

    it('lets an operator work and nothing else', () => {
        expect([...permissionsOf('production-operator')].sort()).toEqual(['Authenticated', 'OperateWork', 'ReadSettings']);
    });

    it('lets a director change nothing', () => {
        expect([...permissionsOf('director')].filter(name => /^(Create|Update|Delete|Approve|Release|Cancel)/.test(name))).toEqual([]);
    });
});
