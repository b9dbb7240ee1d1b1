/** The mill itself: its settings and rules, what each customer may owe, who looks after whom, its lorries and its scale. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { CreditService } from '../../plugins/finance';
import { FleetService } from '../../plugins/logistics';
import { AcceptanceService, CompanyService, FirmSettingsService } from '../../plugins/organizations';
import { OrderRulesService } from '../../plugins/purchasing';
import type { Progress } from './progress-bar';

/** What is not in the customers' import: their credit in minor units, and the login of their account manager. */
const customers = [
    { code: 'C-1001', limitMinor: 10_000_000_000_000, termDays: 30, manager: 'sales@alborz.example' },
    { code: 'C-1002', limitMinor: 20_000_000_000_000, termDays: 45, manager: 'sales.manager@alborz.example' },
    { code: 'C-1003', limitMinor: 90_000_000, termDays: 60, manager: 'sales@alborz.example' },
] as const;

export const demoScaleCode = 'DEMO';

const drivers = [
    { name: 'رحمان نوری', phone: '+989121234567' },
    { name: 'سیاوش رستمی', phone: '+989123456712' },
    { name: 'بهرام تقوی', phone: '+989125550918' },
    { name: 'Marek Zieliński', phone: '+48601334455' },
];

const vehicles = [
    { name: 'Volvo FH', plate: '45ع678-13', capacityG: 24_000_000, storedTareG: 8_420_000 },
    { name: 'Scania G410', plate: '32ع419-68', capacityG: 22_000_000, storedTareG: 8_160_000 },
    { name: 'Isuzu NPR', plate: '71ب245-21', capacityG: 5_000_000, storedTareG: 3_280_000 },
    { name: 'DAF XF', plate: 'WX 48213', capacityG: 24_000_000, storedTareG: 8_640_000 },
];

export async function seedFirm(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    await app.get(FirmSettingsService).update(ctx, scope, {
        name: 'Alborz Moquette',
        timeZone: 'Asia/Tehran',
        calendar: 'jalali',
        weekendDays: [5],
        holidayCountry: 'IR',
        currencyCode: 'IRR',
        language: 'fa',
        supportPhone: '+982191005050',
        supportEmail: 'support@alborz.example',
    });
    await app.get(OrderRulesService).update(ctx, scope, {
        leadWorkingDays: 3,
        amounts: [
            { currencyCode: 'IRR', amountMinor: 600_000_000_000 },
            { currencyCode: 'PLN', amountMinor: 6_000_000 },
        ],
        discountPercent: 5,
        newCustomerIsSpecial: true,
    });
    const fleet = app.get(FleetService);
    for (const driver of drivers) await fleet.saveDriver(ctx, scope, null, driver);
    for (const vehicle of vehicles) await fleet.saveVehicle(ctx, scope, null, vehicle);
    // The demo's indicator writes its own address here when it starts.
    await fleet.saveScale(ctx, scope, null, {
        code: demoScaleCode,
        name: 'Main gate',
        host: '127.0.0.1',
        port: 4001,
        toleranceBasisPoints: 200,
        toleranceG: 40_000,
    });
    progress.show('Settings, lorries, scale', 1, 1);
}

export async function seedCustomers(
    app: INestApplicationContext,
    ctx: RequestContext,
    scope: StaffScope,
    password: string,
    progress: Progress,
): Promise<void> {
    const connection = app.get(TransactionalConnection);
    for (const { code, manager, ...terms } of customers) {
        const [found] = await sql<{ companyId: number; administratorId: number }>(
            connection,
            ctx,
            'SELECT c.id AS "companyId", a.id AS "administratorId" FROM company c, administrator a WHERE c.code = $1 AND a."emailAddress" = $2',
            [code, manager],
        );
        if (found === undefined) throw new Error(`There is no customer ${code} or no ${manager}.`);
        await app.get(CompanyService).update(ctx, scope, found.companyId, { managerAdministratorId: found.administratorId });
        await app.get(CreditService).setTerms(ctx, scope, found.companyId, terms);
    }
    const members = await sql<{ id: number }>(connection, ctx, 'SELECT id FROM company_member ORDER BY id');
    let done = 0;
    for (const { id } of members) {
        await app.get(AcceptanceService).acceptFor(ctx, scope, id, password);
        progress.show("Customers' people", ++done, members.length);
    }
}
