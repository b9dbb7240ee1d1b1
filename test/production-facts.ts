/** Approved orders and operators, made past the screens, for specs of production and support. */
import type { RequestContext } from '@vendure/core';
import gql from 'graphql-tag';

import { systemScope } from '../kernel/scope';
import { AcceptanceService, MemberService } from '../plugins/organizations';
import type { RunningServer } from './server';

export const testPassword = 'correct horse battery 12';

let made = 0;

/** An order in the state given, with one line for each variant. */
export async function orderInState(
    running: RunningServer,
    state: string,
    member: { companyId: number; memberId: number; customerId: number },
    lines: ReadonlyArray<{ variantId: number; quantity: number }>,
): Promise<{ id: number; code: string; lineIds: number[] }> {
    const code = `P-${process.pid}-${++made}`;
    const [order] = await running.sql<{ id: number }>(
        `INSERT INTO "order" (code, state, active, "orderPlacedAt", "couponCodes", "shippingAddress", "billingAddress", "currencyCode",
            "customerId", "subTotal", "subTotalWithTax")
         VALUES ($1, $2, false, now(), '', '{}', '{}', 'IRR', $3, 1000, 1100) RETURNING id`,
        [code, state, member.customerId],
    );
    const id = order?.id ?? 0;
    await running.sql(
        `INSERT INTO company_order (id, "orderId", "companyId", "placedByMemberId", "placedAt", "wishedDate")
         VALUES ($1, $1, $2, $3, now(), current_date + 30)`,
        [id, member.companyId, member.memberId],
    );
    const lineIds: number[] = [];
    for (const { variantId, quantity } of lines) {
        const [line] = await running.sql<{ id: number }>(
            `INSERT INTO order_line (quantity, "orderPlacedQuantity", "listPriceIncludesTax", adjustments, "taxLines", "productVariantId",
                "listPrice", "orderId")
             VALUES ($1, $1, false, '[]', '[]', $2, 1000, $3) RETURNING id`,
            [quantity, variantId, id],
        );
        lineIds.push(line?.id ?? 0);
    }
    return { id, code, lineIds };
}

/** Makes a line of an order, in one stage of the name given. */
export async function makeLine(running: RunningServer, orderLineId: number, stage: { en: string; fa: string }): Promise<void> {
    await running.sql(
        `WITH station AS (
            INSERT INTO production_station (code, name, "openMinute", "closeMinute") VALUES ('S' || $1, $2, 480, 960) RETURNING id
         ), routing AS (
            INSERT INTO production_routing (title) VALUES ('Routing ' || $1) RETURNING id
         ), work_order AS (
            INSERT INTO production_work_order ("variantId", "orderLineId", "orderId", "companyId", "routingId", quantity, state, "plannedEnd")
            SELECT l."productVariantId", l.id, l."orderId", c."companyId", routing.id, l.quantity, 'done', now()
            FROM order_line l JOIN company_order c ON c."orderId" = l."orderId", routing WHERE l.id = $1::int RETURNING id
         )
         INSERT INTO production_operation ("workOrderId", "stationId", sequence, kind, name, "plannedMinutes", "plannedStart", "plannedEnd",
            state, "startedAt", "finishedAt")
         SELECT work_order.id, station.id, 1, 'cut', $2, 10, now(), now(), 'done', now(), now() FROM work_order, station`,
        [String(orderLineId), JSON.stringify(stage)],
    );
}

/** A staff member with a role of just these permissions, who sees all companies unless said otherwise. Sign in with `testPassword`. */
export async function staffMember(running: RunningServer, permissions: string[], reach: 'all' | 'own' = 'all'): Promise<{ id: number; emailAddress: string }> {
    const emailAddress = `staff${++made}@test-${process.pid}.example`;
    await running.adminClient.asSuperAdmin();
    const { createRole } = await running.adminClient.query<{ createRole: { id: string } }>(
        gql`mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }`,
        { input: { code: `role-${made}`, description: 'for a test', permissions: ['Authenticated', ...permissions] } },
    );
    const { createAdministrator } = await running.adminClient.query<{ createAdministrator: { id: string } }>(
        gql`mutation ($input: CreateAdministratorInput!) { createAdministrator(input: $input) { id } }`,
        { input: { firstName: 'Reza', lastName: `Worker ${made}`, emailAddress, password: testPassword, roleIds: [createRole.id] } },
    );
    await running.sql('INSERT INTO staff_member ("administratorId", reach) VALUES ($1, $2)', [createAdministrator.id, reach]);
    return { id: Number(createAdministrator.id), emailAddress };
}

/** Lets the member sign in to the portal; gives the e-mail address to do so. */
export async function openPortal(running: RunningServer, ctx: RequestContext, memberId: number): Promise<string> {
    const { app } = running.server;
    await app.get(AcceptanceService).acceptFor(ctx, systemScope, memberId, testPassword);
    return (await app.get(MemberService).find(ctx, memberId)).customer.emailAddress;
}
