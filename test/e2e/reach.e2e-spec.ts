/** Staff who see their own customers only, at every root field of the Admin API, for what belongs to somebody else's customer. */
import type { GraphQLField } from 'graphql';

import { StaffRoleService } from '../../plugins/staff';
import { adminMutations, adminQueries } from '../../src/authz/admin';
import { type Noun, reachRules } from '../../src/authz/reach';
import { reachRuleOf } from '../../src/edge/reach-guard';
import { Canaries } from '../authz/canaries';
import { buildCall, type Call, fieldsOf, type Heard, send } from '../authz/calls';
import { type Root, schemaOf } from '../authz/declared';
import { differences, fingerprint } from '../authz/fingerprint';
import { entryOf, wasForbidden } from '../authz/verdicts';
import { canary, commonId, makeWorld, type World } from '../authz/world';
import { Factory, type MadeCompany } from '../factories';
import { Caller } from '../graphql';
import { testPassword } from '../production-facts';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(300_000);

interface Field {
    root: Root;
    field: GraphQLField<unknown, unknown>;
}

describe('reach over own customers', () => {
    let running: RunningServer;
    let world: World;
    let fields: Field[];
    let rep: Caller;
    let repId: number;
    let ownerId: number;
    let mine: MadeCompany;
    let ofA: Record<Noun, number>;

    const one = async (text: string, values: unknown[] = []): Promise<number> => (await running.sql<{ id: number }>(text, values))[0]?.id ?? 0;
    const say = (call: Call): Promise<Heard> => send(running.url, call, rep.bearer);

    beforeAll(async () => {
        running = await startServer();
        world = await makeWorld(running);
        await (await Canaries.of(running, { companyId: world.companyId, orderCode: String(world.foreign.code), id: commonId, mark: canary })).fill();
        const factory = await Factory.of(running);
        const schema = await schemaOf('admin');
        fields = (['Query', 'Mutation'] as const).flatMap(root => fieldsOf(schema, root).map(field => ({ root, field })));
        const roles = await running.server.app.get(StaffRoleService).ensure(factory.ctx);
        // Every right that there is, but the one of seeing everything.
        const rights = (roles.get('system-administrator')?.permissions ?? []).filter(name => String(name) !== 'SuperAdmin');
        await running.adminClient.asSuperAdmin();
        const sign = new Caller(running.url, 'admin-api');
        await sign.signIn('superadmin', 'superadmin');
        const { createRole } = await sign.ask<{ createRole: { id: string } }>('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
            input: { code: 'every-right', description: 'Every right', permissions: rights },
        });
        const made = await sign.ask<{ createAdministrator: { id: string } }>(
            'mutation ($input: CreateAdministratorInput!) { createAdministrator(input: $input) { id } }',
            { input: { firstName: 'Rep', lastName: 'Own', emailAddress: 'rep@staff.example', password: testPassword, roleIds: [createRole.id] } },
        );
        // No row of staff_member: as long as nobody has decided, he sees his own.
        repId = Number(made.createAdministrator.id);
        rep = await new Caller(running.url, 'admin-api').signIn('rep@staff.example', testPassword);
        mine = await factory.company();
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [mine.id, repId]);
        ownerId = await one(`SELECT id FROM administrator WHERE id <> $1 ORDER BY id LIMIT 1`, [repId]);
        ofA = await thingsOfA();
    });
    afterAll(() => running.stop());

    async function loadOf(shipment: number): Promise<number> {
        const load = await one(`INSERT INTO transport_load (number, state, "driverName") VALUES ($1 || '_load', 'planned', $1 || '_driver') RETURNING id`, [canary]);
        await running.sql('UPDATE shipment SET "loadId" = $2, stop = 1 WHERE id = $1', [shipment, load]);
        return load;
    }

    async function thingsOfA(): Promise<Record<Noun, number>> {
        const company = await one(`SELECT id FROM company WHERE name = $1`, [`${canary}_name`]);
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [company, ownerId]);
        const order = await one('SELECT "orderId" AS id FROM company_order WHERE "companyId" = $1 AND "placedAt" IS NOT NULL', [company]);
        const shipment = await one('SELECT id FROM shipment WHERE "companyId" = $1', [company]);
        const lead = await one(
            `INSERT INTO lead (state, source, "companyName", "searchKey", "personName", language, "ownerId")
             VALUES ('new', 'phone', $1 || '_lead', 'x', $1 || '_person', 'en', $2) RETURNING id`,
            [canary, ownerId],
        );
        const won = await one(
            `INSERT INTO lead (state, source, "companyName", "searchKey", "personName", language, "ownerId")
             VALUES ('qualified', 'phone', $1 || '_won', 'x', $1 || '_person', 'en', $2) RETURNING id`,
            [canary, ownerId],
        );
        const workOrder = await workOrderOf(order, company);
        return {
            company,
            order,
            shipment,
            lead,
            branch: await one('SELECT id FROM company_branch WHERE "companyId" = $1 LIMIT 1', [company]),
            member: await one('SELECT id FROM company_member WHERE "companyId" = $1 ORDER BY id LIMIT 1', [company]),
            quote: await one('SELECT id FROM quote WHERE "companyId" = $1', [company]),
            thread: await one('SELECT id FROM support_thread WHERE "companyId" = $1', [company]),
            opportunity: await one(
                `INSERT INTO opportunity ("leadId", title, "searchKey", stage, amount, "currencyCode", "ownerId", "companyId")
                 VALUES ($1, $2 || '_title', 'x', 'discovery', 1000, 'IRR', $3, $4) RETURNING id`,
                [won, canary, ownerId, company],
            ),
            'contract-price': await one(
                `INSERT INTO contract_price ("companyId", "productVariantId", "unitNet", "minQuantity", "currencyCode")
                 VALUES ($1, $2, 777, 1, 'IRR') RETURNING id`,
                [company, world.foreign.variantId],
            ),
            'category-discount': await one(
                `INSERT INTO category_discount ("companyId", "collectionId", "basisPoints")
                 SELECT $1, c.id, 1234 FROM collection c ORDER BY c.id LIMIT 1 RETURNING id`,
                [company],
            ),
            'purchase-goal': await one(
                `INSERT INTO purchase_goal ("companyId", "periodKind", "currencyCode", "startsOn", "endsOn", steps) VALUES ($1, 'month', 'IRR', '2090-01-01', '2090-02-01', '[]') RETURNING id`,
                [company],
            ),
            'purchase-quota': await one(
                `INSERT INTO purchase_quota ("companyId", "productVariantId", "goodsKey", period, "maxQuantity") VALUES ($1, $2::int, 'variant:' || $2::int, 'year', 1000) RETURNING id`,
                [company, world.foreign.variantId],
            ),
            'credit-note': await one(
                `INSERT INTO credit_note ("companyId", number, "issuedOn", "amountNet", "currencyCode") VALUES ($1, $2 || '_note', '2026-01-05', 100, 'IRR') RETURNING id`,
                [company, canary],
            ),
            'shopping-list': await one(`INSERT INTO shopping_list ("companyId", name, "isShared") VALUES ($1, $2 || '_list', true) RETURNING id`, [company, canary]),
            invoice: await one(
                `INSERT INTO invoice ("companyId", number, kind, "issuedOn", "dueOn", "currencyCode", "netMinor", "taxMinor", "grossMinor")
                 VALUES ($1, $2 || '_bill', 'invoice', '2026-01-05', '2026-01-06', 'IRR', 100, 0, 100) RETURNING id`,
                [company, canary],
            ),
            'limit-request': await one(
                `INSERT INTO limit_request ("companyId", "memberId", "wishedLimitMinor", "currencyCode", state) SELECT $1, min(m.id), 5, 'IRR', 'refused' FROM company_member m WHERE m."companyId" = $1 RETURNING id`,
                [company],
            ),
            'payment-attempt': await one(
                `INSERT INTO payment_attempt ("companyId", provider, key, "returnTokenHash", "amountMinor", "currencyCode", language, state, "expiresAt")
                 VALUES ($1, 'sandbox', $2 || '_attempt', $2 || '_return', 5, 'IRR', 'en', 'expired', now()) RETURNING id`,
                [company, canary],
            ),
            'incoming-payment': await one(
                `INSERT INTO incoming_payment ("companyId", reference, method, "receivedOn", "amountMinor", "currencyCode") VALUES ($1, $2 || '_money', 'cash', '2026-01-05', 100, 'IRR') RETURNING id`,
                [company, canary],
            ),
            'customer-code': await one(
                `INSERT INTO customer_code ("companyId", "productVariantId", "ownCode", "ownCodeKey") VALUES ($1, $2, $3 || '_code', 'x')
                 ON CONFLICT ON CONSTRAINT "UQ_customer_code" DO UPDATE SET "ownCode" = excluded."ownCode" RETURNING id`,
                [company, world.foreign.variantId, canary],
            ),
            'work-order': workOrder,
            'production-problem': await problemOf(workOrder),
            'production-batch': await batchOf(workOrder),
            load: await loadOf(shipment),
            ticket: commonId,
            'weight-request': commonId,
            'weighing-photo': commonId,
            ...(await serviceThingsOfA(company, order)),
            ...(await peopleOfA(company)),
            staff: ownerId,
        };
    }

    async function serviceThingsOfA(company: number, order: number) {
        const thread = await one('SELECT id FROM support_thread WHERE "companyId" = $1 ORDER BY id LIMIT 1', [company]);
        const kind = await one(`INSERT INTO complaint_kind (name) VALUES ('{"en": "x", "fa": "x", "pl": "x", "ru": "x"}') RETURNING id`);
        return {
            'support-file': await one(
                `INSERT INTO support_file ("companyId", name, format, "sizeBytes", fingerprint, content, "messageId")
                 SELECT $1, $2 || '.jpg', 'jpeg', 1, 'x', '\\xff', min(id) FROM support_message WHERE "threadId" = $3 RETURNING id`,
                [company, canary, thread],
            ),
            complaint: await one(
                `INSERT INTO complaint (number, "companyId", "memberId", "filedBy", source, "filedAt", "orderId", "orderCode", "kindId", wish, text, state, "dueOn", "currencyCode", "threadId")
                 SELECT $2 || '_complaint', $1, min(m.id), $2 || '_filer', 'portal', now(), $3, $2, $4, 'replace', $2 || '_text', 'received', '2031-01-01', 'IRR', $5 FROM company_member m WHERE m."companyId" = $1 RETURNING id`,
                [company, canary, order, kind, thread],
            ),
        };
    }

    async function peopleOfA(company: number) {
        const member = await one('SELECT id FROM company_member WHERE "companyId" = $1 ORDER BY id LIMIT 1', [company]);
        const deputy = await one('SELECT max(id)::int AS id FROM company_member WHERE "companyId" = $1', [company]);
        const other = (await (await Factory.of(running)).company()).id;
        return {
            application: await one(
                `INSERT INTO access_application (state, "companyName", "searchKey", "countryCode", "taxId", "firstName", "lastName", phone, "emailAddress", language, "assignedAdministratorId")
                 VALUES ('new', $1 || '_applicant', 'x', 'IR', '1', 'A', 'B', '1', 'x@example.com', 'en', $2) RETURNING id`,
                [canary, ownerId],
            ),
            'change-request': await one('SELECT id FROM data_change_request WHERE "companyId" = $1', [company]),
            'credit-proposal': await one(
                `INSERT INTO credit_proposal ("companyId", "limitMinor", "currencyCode", state, reason, "proposedByAdministratorId")
                 VALUES ($1, 1000, 'IRR', 'waiting', $2 || '_reason', $3) RETURNING id`,
                [company, canary, ownerId],
            ),
            merge: await one(`INSERT INTO company_merge ("keptCompanyId", "droppedCompanyId", "wasActive", rows) VALUES ($1, $2, true, '[]') RETURNING id`, [company, other]),
            address: await one(
                `INSERT INTO company_address ("companyId", state, label, "streetLine", city, "countryCode") VALUES ($1, 'usable', $2 || '_label', 'x', 'y', 'IR') RETURNING id`,
                [company, canary],
            ),
            'company-role': await one('SELECT id FROM company_role WHERE "companyId" = $1', [company]),
            'approval-rule': await one(`INSERT INTO approval_rule ("companyId", name, active, "currencyCode", levels) VALUES ($1, $2 || '_rule', false, 'IRR', '[]') RETURNING id`, [company, canary]),
            'spending-limit': await one(
                `INSERT INTO spending_limit ("companyId", "memberId", period, "amountMinor", "currencyCode") VALUES ($1, $2, 'order', 1, 'IRR') RETURNING id`,
                [company, member],
            ),
            deputy: await one(
                `INSERT INTO approval_deputy ("companyId", "memberId", "deputyMemberId", "from", until) VALUES ($1, $2, $3, '2020-01-01', '2020-01-02') RETURNING id`,
                [company, member, deputy],
            ),
        };
    }

    const workOrderOf = (order: number, company: number) =>
        one(
            `WITH r AS (INSERT INTO production_routing (title) VALUES ('A way') RETURNING id)
             INSERT INTO production_work_order ("variantId", "orderLineId", "orderId", "companyId", "routingId", quantity, state, "plannedEnd")
             SELECT l."productVariantId", l.id, l."orderId", $2, r.id, 1, 'planned', now() FROM order_line l, r WHERE l."orderId" = $1 LIMIT 1 RETURNING id`,
            [order, company],
        );

    const batchOf = async (workOrder: number) => {
        const batch = await one('INSERT INTO production_batch ("madeByAdministratorId") VALUES ($1) RETURNING id', [ownerId]);
        await running.sql('UPDATE production_work_order SET "batchId" = $2 WHERE id = $1', [workOrder, batch]);
        return batch;
    };

    /** Something that went wrong at a step of A's work order. */
    const problemOf = (workOrder: number) =>
        one(
            `WITH s AS (INSERT INTO production_station (code, name, "openMinute", "closeMinute") VALUES ('reach', '{"en":"Saw"}', 480, 960) RETURNING id),
                  o AS (INSERT INTO production_operation ("workOrderId", "stationId", sequence, kind, name, state, "plannedMinutes", "plannedStart", "plannedEnd")
                        SELECT $1, id, 1, 'cut', '{"en":"Cut"}', 'ready', 1, now(), now() FROM s RETURNING id)
             INSERT INTO production_problem ("operationId", "reportedByAdministratorId", kind, text) SELECT id, $2, 'machine', 'stuck' FROM o RETURNING id`,
            [workOrder, ownerId],
        );

    it('has a rule for every root field of ours that asks for a login, though it be that it is closed', () => {
        const ours = [...Object.entries(adminQueries), ...Object.entries(adminMutations)].filter(([, access]) => access !== 'public' && access !== 'closed');
        expect(ours.length).toBeGreaterThan(200);
        expect(ours.map(([name]) => name).filter(name => !Object.hasOwn(reachRules, name))).toEqual([]);
        const known = new Set(ours.map(([name]) => name));
        expect(Object.keys(reachRules).filter(name => !known.has(name))).toEqual([]);
    });

    it('answers for nothing that the rules close', async () => {
        const closed = fields.filter(({ root, field }) => entryOf('admin', root, field.name) !== 'closed' && entryOf('admin', root, field.name) !== 'public' && reachRuleOf(field.name) === 'closed');
        const open: string[] = [];
        for (const { root, field } of closed) {
            if (!wasForbidden(await say(buildCall('admin', root, field)))) open.push(field.name);
        }
        expect(open).toEqual([]);
    });

    it('shows no text of a foreign customer in any list or page', async () => {
        const told: string[] = [];
        const asked = fields.filter(({ root, field }) => root === 'Query' && (reachRuleOf(field.name) === 'rows' || reachRuleOf(field.name) === 'any') && entryOf('admin', root, field.name) !== 'closed');
        for (const { root, field } of asked) {
            const call = [3, 2, 1].map(depth => buildCall('admin', root, field, {}, depth)).find(({ query }) => query.length < 9_000) ?? buildCall('admin', root, field, {}, 1);
            const heard = await say(call);
            // What goods and groups are called is the firm's own.
            if (heard.raw.replaceAll(/CANARY_A_(variant|product|description|group)/g, '').includes(canary)) told.push(field.name);
        }
        expect(asked.length).toBeGreaterThan(60);
        expect(told).toEqual([]);
    });

    it('takes what is named of a foreign customer for something that is not there, and writes nothing', async () => {
        const before = await fingerprint(running, 'A', world);
        const wrong: string[] = [];
        let asked = 0;
        for (const { root, field } of fields) {
            const rule = reachRuleOf(field.name);
            if (typeof rule === 'string' || entryOf('admin', root, field.name) === 'closed') continue;
            const values = Object.fromEntries(
                Object.entries(rule)
                    .filter(([, noun]) => ofA[noun] !== 0)
                    .map(([path, noun]) => [path.replace(/\?+$/, '').split('.').at(-1) ?? '', String(ofA[noun])]),
            );
            if (Object.keys(values).length === 0) continue;
            asked++;
            const heard = await say(buildCall('admin', root, field, values, 2));
            const isGone = heard.message?.startsWith('No ') === true && heard.message.includes('with the id');
            const isToldNothing = !heard.raw.replaceAll(/CANARY_A_(variant|product|description|group)/g, '').includes(canary);
            if (!isGone || !isToldNothing) wrong.push(`${field.name}: ${heard.message ?? 'answered'}`);
        }
        expect(asked).toBeGreaterThan(50);
        expect(wrong).toEqual([]);
        expect(differences(before, await fingerprint(running, 'A', world))).toEqual([]);
    });

    it('shows no entry of the log that is of a foreign customer, by its number either', async () => {
        const entry = await one(
            `INSERT INTO audit_entry (actor, action, entity, "entityId", "companyId") VALUES ('staff:1', 'company.update', 'Company', $1::int::text, $1::int) RETURNING id`,
            [ofA.company],
        );
        const asked = `query ($id: ID!, $company: String!) { auditEntry(id: $id) { action } auditHistory(entity: "Company", entityId: $company) { action } }`;
        expect(await rep.ask(asked, { id: String(entry), company: String(ofA.company) })).toEqual({ auditEntry: null, auditHistory: [] });
    });

    it('shows his own, and a foreign one as soon as it is his', async () => {
        const names = async () => (await rep.ask<{ companies: { totalItems: number; items: { id: string }[] } }>('{ companies { totalItems items { id } } }')).companies;
        expect(await names()).toEqual({ totalItems: 1, items: [{ id: String(mine.id) }] });
        const asked = `query ($id: ID!) { company(id: $id) { name members { firstName } branches { city } } companyCredit(companyId: $id) { currencyCode } }`;
        await expect(rep.ask(asked, { id: String(ofA.company) })).rejects.toThrow(/No Company with the id/);
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [ofA.company, repId]);
        expect(await rep.ask(asked, { id: String(ofA.company) })).toMatchObject({ company: { name: `${canary}_name` } });
        const { companyOrders } = await rep.ask<{ companyOrders: { totalItems: number } }>('{ companyOrders { totalItems items { companyName } } }');
        expect(companyOrders.totalItems).toBeGreaterThan(0);
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [ofA.company, ownerId]);
        await expect(rep.ask(asked, { id: String(ofA.company) })).rejects.toThrow(/No Company with the id/);
    });

    it('shows of a load what is his, and has others change it', async () => {
        const load = await one(`INSERT INTO transport_load (number, state, plate) VALUES ('LD-SHARED', 'planned', '12 A 345') RETURNING id`);
        const empty = await one(`INSERT INTO transport_load (number, state, "driverName") VALUES ('LD-EMPTY', 'planned', 'Reza') RETURNING id`);
        const own = await one(
            `INSERT INTO shipment (number, "orderId", "orderCode", "companyId", state, destination, "plannedWeightG", "loadId", stop)
             SELECT 'SH-OWN', "orderId", 'OWN', $1, 'planned', 'Yazd', 1000, $3, 2 FROM shipment WHERE id = $2 RETURNING id`,
            [mine.id, ofA.shipment, load],
        );
        await running.sql('UPDATE shipment SET "loadId" = $2, stop = 1 WHERE id = $1', [ofA.shipment, load]);
        await running.sql(
            `INSERT INTO driver_step ("loadId", "shipmentId", key, kind, at) VALUES ($1, NULL, 'a', 'arrived', now()), ($1, $2, 'b', 'at-stop', now()), ($1, $3, 'c', 'at-stop', now())`,
            [load, ofA.shipment, own],
        );
        const shown = 'number isShared nextSteps check { weightG } stops { shipment { id } } driverSteps { kind shipmentId }';
        const part = { number: 'LD-SHARED', isShared: true, nextSteps: [], check: { weightG: 1000 }, stops: [{ shipment: { id: String(own) } }], driverSteps: [{ kind: 'arrived', shipmentId: null }, { kind: 'at-stop', shipmentId: String(own) }] };
        expect(await rep.ask(`query ($id: ID!, $empty: ID!) { loads { totalItems items { ${shown} } } load(id: $id) { ${shown} } other: load(id: $empty) { number } }`, { id: String(load), empty: String(empty) }))
            .toEqual({ loads: { totalItems: 1, items: [part] }, load: part, other: null });
        const change = `mutation ($id: ID!) { cancelLoad(id: $id, reason: "x") { __typename } }`;
        for (const id of [load, empty]) await expect(rep.ask(change, { id: String(id) })).rejects.toThrow(/No TransportLoad with the id/);
        await running.sql('UPDATE shipment SET "loadId" = NULL, stop = NULL WHERE id = $1', [ofA.shipment]);
        expect(await rep.ask(`query ($id: ID!) { load(id: $id) { isShared nextSteps } }`, { id: String(load) })).toEqual({ load: { isShared: false, nextSteps: ['arrived', 'inside'] } });
        expect(await rep.ask(change, { id: String(load) })).toEqual({ cancelLoad: { __typename: 'TransportLoad' } });
    });

    it('reaches the customers of his firm branch with the reach of it, and neither gives away nor takes', async () => {
        const [branch] = await running.sql<{ id: number }>(`INSERT INTO firm_branch (name) VALUES ('Tehran') RETURNING id`);
        await running.sql(`INSERT INTO staff_member ("administratorId", reach, "firmBranchId") VALUES ($1, 'firm-branch', $2)`, [repId, branch?.id]);
        await running.sql(
            `INSERT INTO staff_member ("administratorId", reach, "firmBranchId") VALUES ($1, 'own', $2) ON CONFLICT ("administratorId") DO UPDATE SET "firmBranchId" = EXCLUDED."firmBranchId"`,
            [ownerId, branch?.id],
        );
        const seen = `query ($id: ID!) { company(id: $id) { id } }`;
        expect(await rep.ask(seen, { id: String(ofA.company) })).toEqual({ company: { id: String(ofA.company) } });
        await running.sql('UPDATE staff_member SET "firmBranchId" = NULL WHERE "administratorId" = $1', [ownerId]);
        await expect(rep.ask(seen, { id: String(ofA.company) })).rejects.toThrow(/No Company with the id/);
        const change = `mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { id } }`;
        await expect(rep.ask(change, { input: { id: String(mine.id), managerAdministratorId: String(ownerId) } })).rejects.toThrow(/No Administrator with the id/);
        await expect(rep.ask(change, { input: { id: String(mine.id), managerAdministratorId: null } })).rejects.toThrow(/authorized/);
        const made = await rep.ask<{ createCompany: { id: string; managerAdministratorId: string } }>(
            `mutation ($input: CreateCompanyInput!) { createCompany(input: $input) { ... on Company { id managerAdministratorId } } }`,
            { input: { idempotencyKey: 'e2e-reach-company', name: 'Brought in', currencyCode: 'IRR', language: 'en' } },
        );
        expect(made.createCompany.managerAdministratorId).toBe(String(repId));
    });
});
