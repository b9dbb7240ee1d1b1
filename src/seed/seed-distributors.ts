/** A customer who sells on: a distributor in the south with two customers of his own, one whose orders he looks at first, and one he trusts. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { CatalogueIndexService, VisibilityService } from '../../plugins/assortment';
import { CustomerDeskService, DistributorTreeService } from '../../plugins/distributors';
import { ImportService } from '../../plugins/documents';
import { CreditService } from '../../plugins/finance';
import { AcceptanceService, CompanyService, MemberService } from '../../plugins/organizations';
import { CartService, PlacementService } from '../../plugins/purchasing';
import type { Progress } from './progress-bar';
import { memberOf } from './seed-approvals';

const code = 'C-1004';
const accountManager = 'sales@alborz.example';

const distributor = {
    company: {
        name: 'پخش کف‌پوش کارون', countryCode: 'IR', taxId: '10420835718', phone: '+986133921180', email: 'info@karun-floor.example',
        groupName: 'wholesalers', currencyCode: 'IRR', language: 'fa', orderingEnabled: true,
    },
    headOffice: { contactName: 'کامران دشتی', streetLine: 'کیان‌پارس، خیابان شهید چمران، پلاک ۵۶', city: 'اهواز', postalCode: '6155784613' },
    admin: { firstName: 'کامران', lastName: 'دشتی', emailAddress: 'kamran@karun-floor.example', phone: '+989161110041', role: 'admin', language: 'fa' },
    credit: { limitMinor: 15_000_000_000_000, termDays: 45 },
};

/** In the imports' own words: the distributor buys from the dealers' list, and sees the goods for hotels too. */
const files: [importer: string, csv: string][] = [
    ['price-list-companies', `list,company,priority\nIRR-DEALER,${code},0\n`],
    ['company-categories', `category,company,group\nhotel-projects,${code},\n`],
];

/** `orders`: square metres, one order each. */
const endCustomers = [
    {
        name: 'هتل اروند آبادان', phone: '+986153221470', email: 'info@arvand-hotel.example', city: 'آبادان', streetLine: 'خیابان امیری، پلاک ۹۳', postalCode: '6316713594',
        person: { firstName: 'شیرین', lastName: 'موسوی', emailAddress: 'shirin@arvand-hotel.example', phone: '+989161110042', language: 'fa' },
        markupBasisPoints: 1800, acceptance: 'approval', idempotencyKey: 'seed-distributors-customer-1', orders: [240],
    },
    {
        name: 'فروشگاه فرش دزفول', phone: '+986142263390', email: 'shop@dezful-carpet.example', city: 'دزفول', streetLine: 'خیابان طالقانی، نبش کوچهٔ پنجم', postalCode: '6461713875',
        person: { firstName: 'امید', lastName: 'باقری', emailAddress: 'omid@dezful-carpet.example', phone: '+989161110043', language: 'fa' },
        markupBasisPoints: 1200, acceptance: 'automatic', idempotencyKey: 'seed-distributors-customer-2', orders: [80, 150, 320],
    },
];

export async function seedDistributors(
    app: INestApplicationContext,
    ctx: RequestContext,
    scope: StaffScope,
    password: string,
    progress: Progress,
): Promise<void> {
    await makeDistributor(app, ctx, scope, password);
    const seller = await memberOf(app, distributor.admin.emailAddress);
    let done = 0;
    for (const { orders, ...customer } of endCustomers) {
        const made = await app.get(CustomerDeskService).create(seller.ctx, seller.scope, customer);
        if ('reason' in made) throw new Error(`${customer.name} is no customer of the distributor: ${made.reason}`);
        const [member] = await app.get(MemberService).ofCompany(ctx, made.id);
        if (member === undefined) throw new Error(`${customer.name} has no member.`);
        await app.get(AcceptanceService).acceptFor(ctx, scope, member.id, password);
        for (const [index, squareMetres] of orders.entries()) {
            await place(app, customer.person.emailAddress, index, squareMetres);
        }
        progress.show('A distributor and his customers', ++done, endCustomers.length);
    }
}

async function makeDistributor(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, password: string): Promise<void> {
    const { company, headOffice, admin, credit } = distributor;
    const [manager] = await sql<{ id: number }>(
        app.get(TransactionalConnection),
        ctx,
        'SELECT id FROM administrator WHERE "emailAddress" = $1',
        [accountManager],
    );
    if (manager === undefined) throw new Error(`There is no ${accountManager}.`);
    const { id: companyId } = await app.get(CompanyService).create(ctx, scope, {
        ...{ ...company, code, managerAdministratorId: manager.id },
        headOffice: { ...headOffice, name: company.name, countryCode: company.countryCode, phone: company.phone },
    });
    await app.get(CreditService).setTerms(ctx, scope, companyId, credit);
    for (const [importer, csv] of files) {
        const report = await app.get(ImportService).run(ctx, importer, Buffer.from(csv), `${importer}.csv`, { dryRun: false, scope });
        if (report.rejected > 0) throw new Error(`${importer} has wrong rows:\n${report.rejectsCsv}`);
    }
    await app.get(CatalogueIndexService).refresh(ctx);
    const member = await app.get(MemberService).add(ctx, scope, { ...admin, companyId });
    await app.get(AcceptanceService).acceptFor(ctx, scope, member.id, password);
    await app.get(DistributorTreeService).setIsDistributor(ctx, scope, { companyId, isDistributor: true });
}

/** Two made-to-order goods of those that the customer sees; other ones each time. */
async function place(app: INestApplicationContext, login: string, index: number, squareMetres: number): Promise<void> {
    const { ctx, scope } = await memberOf(app, login);
    const connection = app.get(TransactionalConnection);
    const goods = await sql<{ variantId: number; unit: string; quantity: number }>(
        connection,
        ctx,
        `SELECT s."productVariantId" AS "variantId", s."baseUnit" AS unit,
                (ceil(greatest(s."minQuantity", $2)::numeric / s.increment) * s.increment)::int AS quantity
           FROM variant_sales s
          WHERE s."madeToOrder" AND s."baseUnit" = 'm2' AND s."productVariantId" IN (
                SELECT i."productVariantId" FROM price_list_item i JOIN price_list p ON p.id = i."priceListId"
                  JOIN price_list_company a ON a."priceListId" = p.id JOIN company c ON c.id = a."companyId" WHERE c.code = $1)
          ORDER BY 1`,
        [code, squareMetres],
    );
    const shown = await app.get(VisibilityService).visibleVariantIds(ctx, scope, goods.map(one => one.variantId));
    const lines = goods.filter(one => shown.has(one.variantId)).slice(2 * index, 2 * index + 2);
    const { cart } = await app.get(CartService).setLines(ctx, scope, { lines });
    const [branch] = await sql<{ id: number }>(connection, ctx, 'SELECT id FROM company_branch WHERE "companyId" = $1 AND "isHeadOffice"', [scope.companyId]);
    const placed = await app.get(PlacementService).place(ctx, scope, {
        branchId: branch?.id ?? 0,
        shownTotalGross: cart.totalGross,
        idempotencyKey: `seed-distributors-order-${login}-${index}`,
    });
    if (!('orderId' in placed)) throw new Error(`The order of ${login} was not placed: ${placed.reason}`);
}
