/** What calls with bad input need besides: one of each thing, made through the Admin API, so that its good input is known to work. */
import type { GraphQLSchema } from 'graphql';

import { systemScope } from '../../kernel/scope';
import { TrackingLinkService } from '../../plugins/logistics/services/tracking-link.service';
import { FirmSettingsService } from '../../plugins/organizations';
import { AccessLinkService } from '../../plugins/organizations/services/access-link.service';
import { ConsentService } from '../../plugins/registration';
import { Factory } from '../factories';
import { orderInState } from '../production-facts';
import type { RunningServer } from '../server';
import { buildCall, fieldsOf, send } from './calls';
import type { Api } from './declared';
import { enter, makeWorld, type World } from './world';

export interface BadWorld {
    world: World;
    ids: Readonly<Record<string, string>>;
    /** The token of an invitation that nobody has taken up. */
    invitation: string;
    /** `/t/<token>` of a shipment on its way and of a delivered one. */
    tracking: { dispatched: string; delivered: string };
    tokenOf(name: string | undefined): string | undefined;
}

type Answer = Record<string, unknown>;
type Ask = (api: Api, field: string, variables: Answer, depth?: number) => Promise<Answer>;

export async function makeBadWorld(running: RunningServer, schemas: ReadonlyMap<Api, GraphQLSchema>): Promise<BadWorld> {
    const world = await makeWorld(running);
    const tokenOf = (name: string | undefined) => world.principals.find(principal => principal.name === name)?.token;
    const ask: Ask = async (api, name, variables, depth = 1) => {
        const schema = schemas.get(api);
        const field = schema && fieldsOf(schema, 'Mutation').find(one => one.name === name);
        if (!field) throw new Error(`The ${api} API has no ${name}`);
        const heard = await send(running.url, buildCall(api, 'Mutation', field, variables, depth), tokenOf(api === 'shop' ? 'admin of A' : 'superadmin'));
        const answer = heard.data?.[name] as Answer | undefined;
        if (!answer || 'errorCode' in answer) throw new Error(`${name}: ${heard.body}`);
        return answer;
    };
    const people = await peopleOf(running, world);
    const ids = {
        ...people,
        variantId: String(world.foreign.variantId),
        threadId: String(world.foreign.id),
        shipmentId: String(world.foreign.shipmentId),
        foreignVariantId: String(world.random.goodsOfB),
        ...(await salesThings(ask, people)),
    };
    // Guests order in the open shop only.
    await enter(running, 'shop');
    const orders = await ordersOf(running, ids);
    const factory = await Factory.of(running);
    const made = { ...ids, ...orders, ...(await worksThings(running, ask, { ...ids, ...orders })), ...(await registrationThings(running, factory, ask)) };
    const invited = await ask('admin', 'inviteMember', {
        input: {
            companyId: ids.companyId, firstName: 'Nima', lastName: 'Azar', emailAddress: 'nima@azar.example', role: 'buyer', language: 'en',
            idempotencyKey: 'bad-input-invited',
        },
    });
    const links = running.server.app.get(TrackingLinkService);
    const pathOf = async (shipmentId: string) => new URL(await links.issue(factory.ctx, Number(shipmentId))).pathname;
    return {
        world,
        ids: made,
        tokenOf,
        invitation: await running.server.app.get(AccessLinkService).issue(factory.ctx, Number(invited.id), 'invitation'),
        tracking: { dispatched: await pathOf(made.shipmentId), delivered: await pathOf(made.deliveredShipmentId) },
    };
}

async function peopleOf(running: RunningServer, world: World) {
    const [member] = await running.sql<Record<'companyId' | 'memberId' | 'customerId' | 'memberEmail' | 'foreignBranchId', string>>(
        `SELECT m."companyId"::text, m.id::text AS "memberId", m."customerId"::text, c."emailAddress" AS "memberEmail",
                (SELECT min(b.id)::text FROM company_branch b WHERE b."companyId" <> m."companyId") AS "foreignBranchId"
           FROM company_branch a JOIN company_member m ON m."companyId" = a."companyId" JOIN customer c ON c.id = m."customerId"
          WHERE a.id = $1 ORDER BY m.id LIMIT 1`,
        [world.foreign.branchId],
    );
    if (!member) throw new Error('Company A has no member');
    return { ...member, branchId: String(world.foreign.branchId) };
}

async function salesThings(ask: Ask, { companyId }: { companyId: string }) {
    const lead = (companyName: string) => ({
        input: { companyName, personName: 'Mina', phone: '+982188776655', source: 'call', language: 'en', idempotencyKey: `bad-input-${companyName}` },
    });
    const open = await ask('admin', 'createLead', lead('Parand'));
    const qualified = await ask('admin', 'createLead', lead('Damavand'));
    const opportunity = await ask('admin', 'qualifyLead', {
        input: { leadId: qualified.id, title: 'Hotel', amount: 1, currencyCode: 'IRR', acceptDuplicates: true, idempotencyKey: 'bad-input-opportunity' },
    });
    const list = await ask('admin', 'createPriceList', { input: { code: 'bad-input', name: 'Bad input', currencyCode: 'IRR' } });
    await ask('admin', 'setPriceListCompanies', { input: { priceListId: list.id, companies: [{ companyId, priority: 900 }] } });
    const category = await ask('admin', 'createCollection', {
        input: { filters: [], translations: [{ languageCode: 'en', name: 'Bad input', slug: 'bad-input', description: '' }] },
    });
    return {
        ...{ leadId: String(open.id), opportunityId: String(opportunity.id), collectionId: String(category.id) },
        ...{ priceListId: String(list.id), priceListCode: 'bad-input' },
    };
}

async function supplierLocation(running: RunningServer): Promise<string> {
    const [made] = await running.sql<{ id: number }>(`INSERT INTO stock_location (name, description) VALUES ('Bad input supplier', '') RETURNING id`);
    await running.sql(`INSERT INTO warehouse ("stockLocationId", kind) VALUES ($1, 'external')`, [made?.id]);
    return String(made?.id);
}

/** The form is open, and an application waits, as a change that company A asked for does. */
async function registrationThings(running: RunningServer, factory: Factory, ask: Ask) {
    const { app } = running.server;
    await app.get(FirmSettingsService).update(factory.ctx, systemScope, { acceptsApplications: true });
    for (const kind of ['terms', 'privacy']) {
        await app.get(ConsentService).publish(factory.ctx, systemScope, { kind, texts: [{ language: 'fa', text: 'متن' }] });
    }
    await ask('shop', 'applyForAccess', {
        input: {
            companyName: 'Parand', countryCode: 'IR', taxId: '10103492170', streetLine: 'Azadi 1', city: 'Tehran', postalCode: '', firstName: 'Mina', lastName: 'Azar',
            phone: '+982188776655', emailAddress: 'mina@parand.example', language: 'en', idempotencyKey: 'bad-input-application',
            consents: [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }],
        },
    });
    const [application] = await running.sql<{ id: number }>('SELECT max(id) AS id FROM access_application');
    const [change] = await running.sql<{ id: number }>('SELECT id FROM data_change_request');
    return { applicationId: String(application?.id), changeRequestId: String(change?.id) };
}

type Owner = Record<'companyId' | 'memberId' | 'customerId' | 'variantId', string>;

async function ordersOf(running: RunningServer, owner: Owner) {
    const member = { companyId: Number(owner.companyId), memberId: Number(owner.memberId), customerId: Number(owner.customerId) };
    const placed = (state: string) => orderInState(running, state, member, [{ variantId: Number(owner.variantId), quantity: 3 }]);
    const submitted = await placed('Submitted');
    const ready = await placed('ReadyToShip');
    const [delivered] = await running.sql<{ id: number }>(
        `INSERT INTO shipment (number, "orderId", "orderCode", "companyId", "branchId", state, destination, "plannedWeightG", "deliveredAt")
         VALUES ('bad-input', $1, $2, $3, NULL, 'delivered', 'Yazd', 4500, now()) RETURNING id`,
        [submitted.id, submitted.code, member.companyId],
    );
    return {
        submittedId: String(submitted.id),
        submittedCode: submitted.code,
        heldId: String((await placed('OnHold')).id),
        approvedId: String((await placed('Approved')).id),
        toMakeId: String((await placed('Approved')).id),
        readyId: String(ready.id),
        readyLineId: String(ready.lineIds[0]),
        deliveredShipmentId: String(delivered?.id),
    };
}

async function worksThings(running: RunningServer, ask: Ask, ids: Owner & Record<'priceListId' | 'readyId' | 'readyLineId' | 'toMakeId', string>) {
    const { variantId } = ids;
    await ask('admin', 'setPriceListItem', { input: { priceListId: ids.priceListId, variantId, minQuantity: 1, unitNet: 100 } });
    const name = { en: 'Cutting', fa: 'برش' };
    const [administrator] = await running.sql<{ id: number }>(`SELECT a.id FROM administrator a JOIN "user" u ON u.id = a."userId" WHERE u.identifier = 'superadmin'`);
    const operatorIds = [String(administrator?.id)];
    const station = await ask('admin', 'createProductionStation', { input: { code: 'cutting-bad', name, openMinute: 480, closeMinute: 960, operatorIds } });
    const routing = await ask('admin', 'createProductionRouting', {
        input: { title: 'Carpet', variantId, operations: [{ kind: 'cut', name, stationId: station.id, setupMinutes: 5, minutesPerUnit: 1 }] },
    });
    const { workOrders } = (await ask('admin', 'planOrder', { orderId: ids.toMakeId, input: { release: true } }, 3)) as {
        workOrders: { id: string; operations: { id: string }[] }[];
    };
    const shipment = (key: string, more: object) => ask('admin', 'createShipment', {
        input: { orderId: ids.readyId, destination: 'Yazd', lines: [{ orderLineId: ids.readyLineId, quantity: 1 }], idempotencyKey: key, ...more },
    });
    const plannedShipment = await shipment('bad-input-planned', {});
    const driver = await ask('admin', 'createTransportDriver', { input: { name: 'Karim', phone: '+989121234567' } });
    const vehicle = await ask('admin', 'createTransportVehicle', { input: { name: 'Lorry', plate: '12-345', capacityG: 20_000_000 } });
    const loading = await shipment('bad-input-loading', { driverId: driver.id, vehicleId: vehicle.id });
    await ask('admin', 'startLoading', { id: loading.id });
    const scale = await ask('admin', 'createScale', {
        input: { code: 'W1', name: 'Gate', host: '127.0.0.1', port: 9, toleranceBasisPoints: 100, toleranceG: 20_000, needsSecondPerson: false, minSecondsBetween: 0 },
    });
    const courier = await ask('admin', 'saveCourierAccount', {
        input: { name: 'Bad input courier', kind: 'inpost', organization: '1', service: 'inpost_courier_standard', token: 'a-token', enabled: true },
    });
    const endpoint = await ask('admin', 'createWebhookEndpoint', { input: { url: 'https://shop.example/hook', kinds: ['*'], active: false } });
    const { cart } = (await ask('shop', 'setCartLines', { input: { lines: [{ variantId, unit: 'm2', quantity: 2 }] } }, 3)) as { cart: { lines: { id: string }[] } };
    return {
        stationId: String(station.id),
        routingId: String(routing.id),
        workOrderId: String(workOrders[0]?.id),
        operationId: String(workOrders[0]?.operations[0]?.id),
        plannedShipmentId: String(plannedShipment.id),
        loadingShipmentId: String(loading.id),
        driverId: String(driver.id),
        vehicleId: String(vehicle.id),
        plate: '12-345',
        supplierLocationId: await supplierLocation(running),
        stockLocationId: String((await running.sql<{ id: number }>('SELECT min(id) AS id FROM stock_location'))[0]?.id),
        scaleId: String(scale.id),
        courierAccountId: String(courier.id),
        endpointId: String(endpoint.id),
        cartLineId: String(cart.lines[0]?.id),
    };
}
