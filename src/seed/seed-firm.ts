/** The mill itself: its settings and rules, what each customer may owe, who looks after whom, its lorries and its scale. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { databaseNow, sql } from '../../kernel/vendure-sql';
import { AddressService } from '../../plugins/addresses';
import { CreditService } from '../../plugins/finance';
import { FleetService } from '../../plugins/logistics';
import { AcceptanceService, CompanyService, FirmSettingsService } from '../../plugins/organizations';
import { OrderRulesService } from '../../plugins/purchasing';
import type { Progress } from './progress-bar';

/** What is not in the customers' import: their credit in minor units, and the login of their account manager. */
const customers = [
    { code: 'C-1001', limitMinor: 10_000_000_000_000, termDays: 30, manager: 'sales@alborz.example', addressMode: 'approval' },
    { code: 'C-1002', limitMinor: 20_000_000_000_000, termDays: 45, manager: 'sales.manager@alborz.example', addressMode: 'dropshipping' },
    { code: 'C-1003', limitMinor: 90_000_000, termDays: 60, manager: 'sales@alborz.example', addressMode: 'free' },
] as const;

/** Of the first customer, who has them accepted; the last of them still waits. */
const addresses = [
    { label: 'هتل پارسه کیش', contactName: 'بابک نادری', phone: '+987644422110', streetLine: 'بلوار ساحل، روبه‌روی اسکلهٔ تفریحی', city: 'کیش', postalCode: '7941713541', countryCode: 'IR' },
    { label: 'انبار جادهٔ مخصوص', contactName: 'محمد رضایی', phone: '+982144989020', streetLine: 'کیلومتر ۱۱ جادهٔ مخصوص کرج، خیابان چهاردهم', city: 'تهران', postalCode: '1398713811', countryCode: 'IR' },
    { label: 'نمایشگاه اصفهان', contactName: 'لیلا توکلی', phone: '+983136611200', streetLine: 'چهارباغ بالا، پلاک ۸۸', city: 'اصفهان', postalCode: '8163875449', countryCode: 'IR' },
];

export const demoScaleCode = 'DEMO';

const drivers = [
    { name: 'رحمان نوری', phone: '+989121234567' },
    { name: 'سیاوش رستمی', phone: '+989123456712' },
    { name: 'بهرام تقوی', phone: '+989125550918' },
    { name: 'Marek Zieliński', phone: '+48601334455' },
];

const semi = { axleLayout: 'semi-5', bedLengthMm: 13_600, bedVolumeDm3: 88_000 };

const vehicles = [
    { name: 'Volvo FH', plate: '45ع678-13', countryCode: 'IR', capacityG: 24_000_000, storedTareG: 15_240_000, ...semi },
    { name: 'Scania G410', plate: '32ع419-68', countryCode: 'IR', capacityG: 22_000_000, storedTareG: 14_880_000, ...semi },
    { name: 'Isuzu NPR', plate: '71ب245-21', countryCode: 'IR', capacityG: 5_000_000, storedTareG: 3_280_000, grossLimitG: 8_500_000, axleLayout: 'truck-2', bedLengthMm: 5200, bedVolumeDm3: 26_000 },
    { name: 'DAF XF', plate: 'WX 48213', countryCode: 'PL', capacityG: 24_000_000, storedTareG: 14_760_000, ...semi },
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
        changeDecisionDays: 3,
        amounts: [
            { currencyCode: 'IRR', amountMinor: 600_000_000_000 },
            { currencyCode: 'PLN', amountMinor: 6_000_000 },
        ],
        discountPercent: 5,
        newCustomerIsSpecial: true,
    });
    const fleet = app.get(FleetService);
    for (const driver of drivers) await fleet.saveDriver(ctx, scope, null, driver);
    for (const vehicle of vehicles) {
        const { id, storedTareG } = await fleet.saveVehicle(ctx, scope, null, vehicle);
        // The firm's own lorries were weighed empty at their gate; of the carrier's it knows the papers.
        if (storedTareG !== null && vehicle.name !== 'DAF XF') await fleet.keepTare(ctx, scope, id, storedTareG, await databaseNow(app.get(TransactionalConnection), ctx));
    }
    // The demo's indicator writes its own address here when it starts.
    await fleet.saveScale(ctx, scope, null, {
        code: demoScaleCode,
        name: 'Main gate',
        host: '127.0.0.1',
        port: 4001,
        // The demo's lorry is loaded faster than any real one.
        minSecondsBetween: 5,
        toleranceBasisPoints: 200,
        toleranceG: 40_000,
    });
    // Read by the agent in the scale house, when one is started with its secret.
    await fleet.saveScale(ctx, scope, null, { code: 'YARD', name: 'Back yard', source: 'agent', protocol: 'st-gs', toleranceBasisPoints: 200, toleranceG: 40_000 });
    progress.show('Settings, lorries, scales', 1, 1);
}

export async function seedCustomers(
    app: INestApplicationContext,
    ctx: RequestContext,
    scope: StaffScope,
    password: string,
    progress: Progress,
): Promise<void> {
    const connection = app.get(TransactionalConnection);
    for (const { code, manager, addressMode, ...terms } of customers) {
        const [found] = await sql<{ companyId: number; administratorId: number }>(
            connection,
            ctx,
            'SELECT c.id AS "companyId", a.id AS "administratorId" FROM company c, administrator a WHERE c.code = $1 AND a."emailAddress" = $2',
            [code, manager],
        );
        if (found === undefined) throw new Error(`There is no customer ${code} or no ${manager}.`);
        await app.get(CompanyService).update(ctx, scope, found.companyId, { managerAdministratorId: found.administratorId, addressMode });
        await app.get(CreditService).setTerms(ctx, scope, found.companyId, terms);
    }
    await seedAddresses(app, ctx, scope);
    const members = await sql<{ id: number }>(connection, ctx, 'SELECT id FROM company_member ORDER BY id');
    let done = 0;
    for (const { id } of members) {
        await app.get(AcceptanceService).acceptFor(ctx, scope, id, password);
        progress.show("Customers' people", ++done, members.length);
    }
}

/** One usable, one refused, one that waits: written by a member, as the inbox knows them. */
async function seedAddresses(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope): Promise<void> {
    const [buyer] = await sql<{ companyId: number; memberId: number; customerId: number }>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT m."companyId", m.id AS "memberId", m."customerId" FROM company_member m JOIN company c ON c.id = m."companyId"
          WHERE c.code = $1 AND m."branchId" IS NULL ORDER BY m.id LIMIT 1`,
        [customers[0].code],
    );
    if (buyer === undefined) throw new Error(`${customers[0].code} has no member.`);
    const service = app.get(AddressService);
    const permissions = new Set(['manage-addresses'] as const);
    const member = { kind: 'member' as const, ...buyer, branchId: null, userId: 0, permissions, currencyCode: 'IRR', acting: null };
    const ids: number[] = [];
    for (const address of addresses) ids.push(await service.add(ctx, member, buyer.companyId, address));
    await service.accept(ctx, scope, ids[0] ?? 0);
    await service.refuse(ctx, scope, ids[1] ?? 0, 'کامیون به این کوچه نمی‌رسد.');
}
