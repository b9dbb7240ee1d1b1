/** How the people of one customer agree to each other's orders: a chain of two levels, a limit, a deputy, and one order that waits. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection, User } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../kernel/scope';
import { addDays, localDateOf } from '../../kernel/time';
import { sql } from '../../kernel/vendure-sql';
import { ApprovalRuleService, DeputyService, SpendingLimitService } from '../../plugins/approvals';
import { FirmSettingsService, ScopeService } from '../../plugins/organizations';
import { CartService, PlacementService } from '../../plugins/purchasing';
import type { Progress } from './progress-bar';

/** Reza buys for the shop of Parseh Hotel; Neda approves, then Maryam; while Neda is away Maryam stands in for her. */
const buyerLogin = 'reza@parseh-hotel.example';
const approverLogin = 'neda@parseh-hotel.example';
const headLogin = 'maryam@parseh-hotel.example';

const largeOrder = 40_000_000_000;
const monthlyLimit = 300_000_000_000;

export async function seedApprovals(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress, now = new Date()): Promise<void> {
    const [buyer, approver, head] = [await memberOf(app, buyerLogin), await memberOf(app, approverLogin), await memberOf(app, headLogin)];
    const { companyId, branchId } = buyer.scope;
    await app.get(ApprovalRuleService).create(ctx, scope, companyId, {
        idempotencyKey: 'seed-approvals-rule',
        name: 'خریدهای بزرگ فروشگاه شوش',
        amountFrom: largeOrder,
        branchId,
        levels: [
            { memberIds: [approver.scope.memberId], needed: 1 },
            { memberIds: [head.scope.memberId], needed: 1 },
        ],
    });
    await app.get(SpendingLimitService).set(ctx, scope, companyId, { memberId: buyer.scope.memberId, period: 'month', amount: monthlyLimit });
    const { timeZone } = await app.get(FirmSettingsService).get(ctx);
    const today = localDateOf(now, timeZone);
    await app.get(DeputyService).create(ctx, scope, { companyId, memberId: approver.scope.memberId }, {
        idempotencyKey: 'seed-approvals-deputy',
        deputyMemberId: head.scope.memberId,
        from: addDays(today, 7),
        until: addDays(today, 14),
    });
    await placeWaiting(app, buyer);
    progress.show('Approvals of a customer', 1, 1);
}

/** What the company has bought before, in a quantity that its rule catches. */
async function placeWaiting(app: INestApplicationContext, { ctx, scope }: Person): Promise<void> {
    const goods = await sql<{ variantId: number; unit: string; quantity: number }>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT DISTINCT ON (l."productVariantId") l."productVariantId" AS "variantId", s."baseUnit" AS unit,
                (ceil($2::numeric / l."listPrice" / s.increment) * s.increment)::int AS quantity
           FROM order_line l JOIN company_order co ON co.id = l."orderId" AND co."companyId" = $1
           JOIN variant_sales s ON s."productVariantId" = l."productVariantId" AND s."madeToOrder"
          WHERE l."listPrice" > 0 ORDER BY l."productVariantId" LIMIT 2`,
        [scope.companyId, largeOrder],
    );
    const { cart } = await app.get(CartService).setLines(ctx, scope, { lines: goods });
    const placed = await app.get(PlacementService).place(ctx, scope, {
        branchId: scope.branchId ?? 0,
        shownTotalGross: cart.totalGross,
        remarks: 'برای افتتاح طبقهٔ دوم فروشگاه',
        idempotencyKey: 'seed-approvals-order',
    });
    if (!('orderId' in placed)) throw new Error(`The order that should wait was not placed: ${placed.reason}`);
}

export interface Person {
    ctx: RequestContext;
    scope: MemberScope;
}

/** The member with his context, as if he had signed in. */
export async function memberOf(app: INestApplicationContext, identifier: string): Promise<Person> {
    const user = await app
        .get(TransactionalConnection)
        .rawConnection.getRepository(User)
        .findOneOrFail({ where: { identifier }, relations: { roles: { channels: true } } });
    const ctx = await app.get(RequestContextService).create({ apiType: 'shop', user });
    return { ctx, scope: await app.get(ScopeService).member(ctx) };
}
