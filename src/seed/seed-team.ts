/** A customer's own role whose holder orders without seeing prices, and a person who buys for two customers. */
import type { INestApplicationContext } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { AcceptanceService, CompanyRoleService, CompanyService, MemberService, TeamRefusal } from '../../plugins/organizations';
import type { Progress } from './progress-bar';

export async function seedTeam(
    app: INestApplicationContext,
    ctx: RequestContext,
    scope: StaffScope,
    password: string,
    progress: Progress,
): Promise<void> {
    const [first, second] = [await companyOf(app, ctx, 'C-1001'), await companyOf(app, ctx, 'C-1002')];
    const role = await app.get(CompanyRoleService).create(ctx, scope, second, { name: 'انباردار', permissions: ['order'] });
    if (role instanceof TeamRefusal) throw new Error(role.defaultValue);
    const members = app.get(MemberService);
    const people = [
        await members.add(ctx, scope, {
            ...{ companyId: second, ownRoleId: role.id, language: 'fa' },
            ...{ firstName: 'سعید', lastName: 'رحیمی', emailAddress: 'saeed@toos-carpet.example', phone: '+989151110023' },
        }),
        await members.add(ctx, scope, {
            ...{ companyId: first, role: 'buyer', language: 'fa' },
            ...{ firstName: 'زهرا', lastName: 'قاسمی', emailAddress: 'zahra@toos-carpet.example' },
        }),
    ];
    for (const { id } of people) await app.get(AcceptanceService).acceptFor(ctx, scope, id, password);
    progress.show("A customer's own role", 1, 1);
}

async function companyOf(app: INestApplicationContext, ctx: RequestContext, code: string): Promise<number> {
    const company = await app.get(CompanyService).findByCode(ctx, code);
    if (company === null) throw new Error(`There is no customer ${code}.`);
    return company.id;
}
