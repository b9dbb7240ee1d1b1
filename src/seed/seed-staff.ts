/** The people of the demo mill, one for each role. */
import type { INestApplicationContext } from '@nestjs/common';
import { AdministratorService, ConfigService, RequestContext, RequestContextService, TransactionalConnection, User } from '@vendure/core';

import { sql } from '../../kernel/vendure-sql';
import { StaffRoleService } from '../../plugins/staff';

export interface StaffPerson {
    role: string;
    firstName: string;
    lastName: string;
    emailAddress: string;
    /** Whose customers he sees; whoever has none sees all. */
    reach?: 'own' | 'firm-branch';
    firmBranch?: string;
    phone?: string;
}

const tehran = 'تهران';
const abroad = 'صادرات';

export const staff: readonly StaffPerson[] = [
    { role: 'system-administrator', firstName: 'Neda', lastName: 'Rahimi', emailAddress: 'admin@alborz.example' },
    { role: 'sales-expert', firstName: 'Sara', lastName: 'Ahmadi', emailAddress: 'sales@alborz.example', reach: 'firm-branch', firmBranch: tehran, phone: '+989121002030' },
    { role: 'sales-manager', firstName: 'Reza', lastName: 'Karimi', emailAddress: 'sales.manager@alborz.example', firmBranch: tehran, phone: '+989121002040' },
    { role: 'sales-expert', firstName: 'Anna', lastName: 'Nowak', emailAddress: 'sales.export@alborz.example', reach: 'own', firmBranch: abroad, phone: '+48601002050' },
    { role: 'production-planner', firstName: 'Leila', lastName: 'Moradi', emailAddress: 'planner@alborz.example' },
    { role: 'production-operator', firstName: 'Hamid', lastName: 'Jafari', emailAddress: 'operator@alborz.example' },
    { role: 'transport-officer', firstName: 'Javad', lastName: 'Sadeghi', emailAddress: 'transport@alborz.example' },
    { role: 'director', firstName: 'Maryam', lastName: 'Alborzi', emailAddress: 'director@alborz.example' },
];

/** A context with the superadmin's rights, for what services do on behalf of a signed-in person. */
export async function superadminContext(app: INestApplicationContext): Promise<RequestContext> {
    const { identifier } = app.get(ConfigService).authOptions.superadminCredentials;
    const user = await app
        .get(TransactionalConnection)
        .rawConnection.getRepository(User)
        .findOneOrFail({ where: { identifier }, relations: { roles: { channels: true } } });
    return app.get(RequestContextService).create({ apiType: 'admin', user });
}

export async function seedStaff(app: INestApplicationContext, password: string): Promise<void> {
    const ctx = await superadminContext(app);
    const roles = await app.get(StaffRoleService).ensure(ctx);
    for (const { role, ...person } of staff) {
        const found = roles.get(role);
        if (found === undefined) throw new Error(`There is no staff role ${role}.`);
        const { reach, firmBranch, phone, ...login } = person;
        const { id } = await app.get(AdministratorService).create(ctx, { ...login, password, roleIds: [found.id] });
        await sql(
            app.get(TransactionalConnection),
            ctx,
            `WITH branch AS (INSERT INTO firm_branch (name) SELECT $4::text WHERE $4::text IS NOT NULL
                             ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name RETURNING id)
             INSERT INTO staff_member ("administratorId", reach, phone, "firmBranchId") SELECT $1, $2, $3, (SELECT id FROM branch)`,
            [id, reach ?? 'all', phone ?? null, firmBranch ?? null],
        );
    }
}
