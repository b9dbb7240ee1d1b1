/**
 * A call of each mutation of ours that works: without it, that others are refused proves nothing. In the order in which they
 * are made. Where an input of `bad-input.ts` is right but for its one mistake, it serves here too.
 */
import { hashOf, newToken } from '../../kernel/token';
import { codeOfStep, stepAt } from '../../kernel/totp';
import { freshKey } from './bad-input';
import type { BadWorld } from './bad-input-world';
import type { Heard } from './calls';
import type { Api } from './declared';
import { approvalsShop } from './good-input-approvals';
import { complaintsAdmin } from './good-input-complaints';
import { floorAdmin } from './good-input-floor';
import { deskAdmin } from './good-input-desk';
import { soldBefore } from './good-input-stock';
import { plansAdmin } from './good-input-plans';
import { priceCalls } from './good-input-prices';
import { weightCalls } from './good-input-weights';

type Answer = Record<string, unknown>;

/** What a call may need to be made first. */
export interface Making {
    world: BadWorld;
    ids: BadWorld['ids'];
    /** Calls a mutation or query and gives its answer, with what is selected one level deep. */
    ask: (api: Api, field: string, variables: Answer, as?: string) => Promise<Answer>;
    /** As `ask`, with a session's token, and all that came back. */
    say: (api: Api, field: string, variables: Answer, token?: string) => Promise<Heard>;
    /** One row past the product. */
    row: (sql: string, values?: unknown[]) => Promise<Record<string, string>>;
    /** The member takes up his invitation and signs in: his session's token. */
    session: (memberId: string) => Promise<string>;
    /** A placed order of company A in this state. */
    order: (state: string, variantId?: string) => Promise<{ id: string; code: string; lineId: string }>;
}

export interface GoodCall {
    as: string | undefined;
    /** In a session of its own. */
    token?(making: Making): Promise<string>;
    variables(making: Making): Answer | Promise<Answer>;
}

type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string | undefined, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const key = () => freshKey();
const password = 'correct horse battery 34';
const name = { en: 'Cutting', fa: 'برش' };

const station = () => ({ code: `s-${key()}`, name, openMinute: 480, closeMinute: 960 });
const operation = (stationId: unknown) => ({ kind: 'cut', name, stationId, setupMinutes: 5, minutesPerUnit: 1 });
const planned = (stationId: unknown) => ({
    kind: 'cut', name, stationId, plannedMinutes: 60, plannedStart: '2031-01-01T08:00:00Z', plannedEnd: '2031-01-01T09:00:00Z',
});
const person = () => ({ firstName: 'Ali', lastName: 'Rad', emailAddress: `${key()}@rad.example`, role: 'buyer', language: 'en' });
const newestId = (table: string) => async ({ row }: Making) => ({ id: (await row(`SELECT max(id)::text AS id FROM ${table}`)).id });
const inState = (state: string, more: object = {}) => async ({ order }: Making) => ({
    input: { orderId: (await order(state)).id, reason: 'because', idempotencyKey: key(), ...more },
});
const weighed = ({ ids }: Making) => ({ shipmentId: ids.loadingShipmentId, scaleId: ids.scaleId, reason: 'the indicator is broken', idempotencyKey: key() });
const endpoint = async ({ ask }: Making) => ({ id: (await ask('admin', 'createWebhookEndpoint', { input: { url: 'https://shop.example/hook', kinds: ['*'], active: false } })).id });
const deadMessage = async ({ row }: Making) =>
    (await row(`INSERT INTO outbox_message (kind, aggregate, payload, state, "lastError", sequence, "notBefore") VALUES ('webhook.publish', 'x:${key()}', '{}', 'FAILED', 'gone', 1, now()) RETURNING id::text`)).id;

type Versioned = Record<'id' | 'version', unknown>;

const rule = () => ({ name: key(), active: false, levels: [{ memberIds: [], needed: 1 }], idempotencyKey: key() });
const only = ({ id, version }: Answer): Versioned => ({ id, version });
const teamRole = async ({ ask }: Making) => only(await ask('shop', 'createTeamRole', { input: { name: key(), permissions: ['order'], idempotencyKey: key() } }));
const companyRole = async ({ ask, ids }: Making) =>
    only(await ask('admin', 'createCompanyRole', { input: { companyId: ids.companyId, name: key(), permissions: ['order'], idempotencyKey: key() } }));
const approvalRule = async ({ ask }: Making) => only(await ask('shop', 'createApprovalRule', { input: rule() }));
const memberOf = async ({ row, ids }: Making, role: string) =>
    (await row('SELECT id::text FROM company_member WHERE "companyId" = $1 AND role = $2 AND active AND "acceptedAt" IS NOT NULL ORDER BY id LIMIT 1', [ids.companyId, role])).id;
let days = 0;
/** Each on days of its own. */
const deputy = async (making: Making) => {
    const from = `2032-01-${String(++days).padStart(2, '0')}`;
    return only(await making.ask('shop', 'createDeputy', { input: { deputyMemberId: await memberOf(making, 'approver'), from, until: from, idempotencyKey: key() } }));
};

/** The Shop API, as the administrator of company A. */
export const shop: Record<string, GoodCall> = {
    ...by(undefined, {
        acceptInvitation: ({ world }) => ({ token: world.invitation, password }),
        resetPasswordByLink: async ({ row }) => {
            const token = newToken();
            // Of somebody else: it ends the sessions of the one whose password it is.
            const { id: memberId } = await row('SELECT max(id)::text AS id FROM company_member WHERE "acceptedAt" IS NOT NULL');
            await row(`INSERT INTO access_link ("memberId", purpose, "tokenHash", "expiresAt") VALUES ($1, 'password', $2, now() + interval '1 hour') RETURNING id`, [memberId, hashOf(token)]);
            return { token, password };
        },
        beginActing: async making => ({ token: await handover(making) }),
        confirmMyEmail: async ({ row }) => {
            const token = newToken();
            // Somebody's who signs in nowhere else in this run.
            await row(
                `INSERT INTO access_link ("memberId", purpose, "tokenHash", "expiresAt", "newAddress")
                 SELECT max(m.id), 'email', $1, now() + interval '1 hour', $2 FROM company_member m JOIN customer c ON c.id = m."customerId"
                  WHERE m.active AND m."acceptedAt" IS NOT NULL AND c."userId" IS NOT NULL RETURNING id`,
                [hashOf(token), `${key()}@moved.example`],
            );
            return { token };
        },
        requestPasswordLink: ({ ids }) => ({ emailAddress: ids.memberEmail }),
    }),
    ...by('admin of A', {
        updateMyLanguage: () => ({ language: 'en' }),
        updateMyProfile: async ({ row, ids }) => {
            const { facts } = await row(
                `SELECT json_build_array(c."firstName", c."lastName", NULLIF(c."phoneNumber", ''))::text AS facts
                   FROM customer c JOIN company_member m ON m."customerId" = c.id WHERE m.id = $1`,
                [ids.memberId],
            );
            const version = Number.parseInt(hashOf(JSON.stringify(JSON.parse(facts ?? ''))).slice(0, 7), 16);
            return { input: { firstName: 'Saba', lastName: 'Karimi', version } };
        },
        chooseMyNews: () => ({ input: { topic: 'offers', channel: 'mail', wanted: false } }),
        requestMyEmailChange: () => ({ emailAddress: `${key()}@moved.example`, currentPassword: 'correct horse battery 12' }),
        clearCart: () => ({}),
        createCart: () => ({ input: { name: `Site ${key()}`, remark: 'for the second floor', idempotencyKey: key() } }),
        updateCart: async making => ({ input: { cartId: await oneCart(making), name: `Site ${key()}`, remark: null, version: 1 } }),
        shareCart: async making => ({ input: { cartId: await oneCart(making), sharing: 'COMPANY', version: 1 } }),
        switchCart: async making => ({ cartId: await oneCart(making) }),
        transferCartLines: async making => {
            const fromCartId = await oneCart(making);
            await cartLine(making);
            return { input: { fromCartId, toCartId: await oneCart(making), variantIds: [making.ids.variantId], idempotencyKey: key() } };
        },
        deleteCart: async making => ({ cartId: await oneCart(making), cartVersion: 1 }),
        addItemToOrder: ({ ids }) => ({ productVariantId: ids.variantId, quantity: 1 }),
        addItemsToOrder: ({ ids }) => ({ inputs: [{ productVariantId: ids.variantId, quantity: 1 }] }),
        setCartLines: ({ ids }) => ({ input: { lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 2, mode: 'SET' }] } }),
        adjustOrderLine: async making => ({ orderLineId: await cartLine(making), quantity: 3 }),
        removeOrderLine: async making => ({ orderLineId: await cartLine(making) }),
        removeAllOrderLines: () => ({}),
        placeOrder: async making => {
            await cartLine(making);
            const { cart } = (await making.ask('shop', 'setCartLines', { input: { lines: [{ variantId: making.ids.variantId, unit: 'm2', quantity: 2, mode: 'SET' }] } })) as { cart: { totalGross: number } };
            return { input: { branchId: making.ids.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() } };
        },
        cancelMyOrder: async ({ order }) => ({ code: (await order('Submitted')).code, reason: 'other plans', idempotencyKey: key() }),
        reorder: async ({ row }) => ({ code: (await row(`SELECT o.code FROM "order" o JOIN company_order c ON c."orderId" = o.id JOIN company_order_line l ON l."orderId" = o.id WHERE c."placedAt" IS NOT NULL LIMIT 1`)).code }),
        createMyCustomer: async making => (await asDistributor(making), { input: customer() }),
        updateMyCustomer: async making => {
            await asDistributor(making);
            const made = await making.ask('shop', 'createMyCustomer', { input: customer() });
            return { input: { customerId: made.id, version: made.version, markupBasisPoints: 900 } };
        },
        resendCustomerInvitation: async making => {
            await asDistributor(making);
            const made = await making.ask('shop', 'createMyCustomer', { input: customer() });
            return { input: { customerId: made.id, memberId: (await making.row('SELECT id::text FROM company_member WHERE "companyId" = $1', [made.id])).id } };
        },
        confirmDelivery: ({ ids }) => ({ shipmentId: ids.shipmentId, receivedBy: 'Sara', idempotencyKey: key() }),
        replyToThread: ({ ids }) => ({ id: ids.threadId, text: 'Thanks', idempotencyKey: key() }),
    }),
    ...by('buyer of A', { changeMyPassword: () => ({ currentPassword: 'correct horse battery 12', password }) }),
    ...by('admin of A', {
        switchCompany: ({ ids }) => ({ memberId: ids.memberId }),
        resendTeamInvitation: async ({ ask }) => ({ id: (await ask('shop', 'inviteTeamMember', { input: { ...person(), idempotencyKey: key() } })).id }),
        updateTeamMember: async ({ ask }) => {
            const made = await ask('shop', 'inviteTeamMember', { input: { ...person(), idempotencyKey: key() } });
            return { input: { id: made.id, version: made.version, firstName: 'Saba' } };
        },
        updateTeamRole: async making => ({ input: { ...(await teamRole(making)), name: key() } }),
        deleteTeamRole: teamRole,
        createApprovalRule: () => ({ input: rule() }),
        updateApprovalRule: async making => ({ input: { ...(await approvalRule(making)), name: key(), active: false, levels: [{ memberIds: [], needed: 1 }] } }),
        deleteApprovalRule: approvalRule,
        setSpendingLimit: () => ({ input: { period: 'year', amount: 9_000_000_000_000 } }),
        deleteSpendingLimit: ({ row }) => row('SELECT id::text, version FROM spending_limit ORDER BY id DESC LIMIT 1'),
        createDeputy: async making => ({ input: { deputyMemberId: await memberOf(making, 'approver'), from: '2031-01-01', until: '2031-01-02', idempotencyKey: key() } }),
        updateDeputy: async making => ({ input: { ...(await deputy(making)), deputyMemberId: await memberOf(making, 'approver'), from: '2031-03-01', until: '2031-03-02' } }),
        deleteDeputy: deputy,
    }),
    ...approvalsShop,
    endActing: { as: undefined, token: actingSession, variables: () => ({}) },
};

const newCompany = async ({ ask }: Making) => (await ask('admin', 'createCompany', { input: { name: `Kavir ${key()}`, currencyCode: 'IRR', language: 'fa', idempotencyKey: key() } })).id;
const handover = async ({ ask, ids }: Making) => String((await ask('admin', 'actForMember', { memberId: ids.memberId, reason: 'on the phone', idempotencyKey: key() })).token);

async function actingSession(making: Making): Promise<string> {
    const { raw } = await making.say('shop', 'beginActing', { token: await handover(making) });
    return /vendure-auth-token\n(\w+)/.exec(raw)?.[1] ?? '';
}

const asDistributor = ({ ask, ids }: Making) => ask('admin', 'setCompanyIsDistributor', { companyId: ids.companyId, isDistributor: true });
const customer = () => {
    const { firstName, lastName, emailAddress, language } = person();
    return { name: `Dune ${key()}`, person: { firstName, lastName, emailAddress, language }, markupBasisPoints: 1000, acceptance: 'automatic', idempotencyKey: key() };
};

async function oneCart({ ask }: Making): Promise<unknown> {
    return ((await ask('shop', 'createCart', { input: { name: `Site ${key()}`, idempotencyKey: key() } })) as { id: string }).id;
}

async function cartLine({ ask, ids }: Making): Promise<string | undefined> {
    const { cart } = (await ask('shop', 'setCartLines', { input: { lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 2, mode: 'SET' }] } })) as { cart: { lines: { id: string }[] } };
    return cart.lines[0]?.id;
}

export const admin: Record<string, GoodCall> = by('superadmin', {
    // approvals
    createCompanyApprovalRule: ({ ids }) => ({ input: { ...rule(), companyId: ids.companyId } }),
    updateCompanyApprovalRule: async making => ({ input: { ...(await approvalRule(making)), name: key(), levels: [{ memberIds: [], needed: 1 }] } }),
    deleteCompanyApprovalRule: approvalRule,
    setCompanySpendingLimit: ({ ids }) => ({ input: { companyId: ids.companyId, period: 'quarter', amount: 9_000_000_000_000 } }),
    deleteCompanySpendingLimit: ({ row }) => row('SELECT id::text, version FROM spending_limit ORDER BY id DESC LIMIT 1'),
    createCompanyDeputy: async making => ({
        input: {
            companyId: making.ids.companyId, memberId: making.ids.memberId, deputyMemberId: await memberOf(making, 'approver'), from: '2033-01-01', until: '2033-01-02',
            idempotencyKey: key(),
        },
    }),
    updateCompanyDeputy: async making => ({ input: { ...(await deputy(making)), deputyMemberId: await memberOf(making, 'approver'), from: '2033-03-01', until: '2033-03-02' } }),
    deleteCompanyDeputy: deputy,
    updateCompanyRole: async making => ({ input: { ...(await companyRole(making)), name: key() } }),
    deleteCompanyRole: companyRole,
    // people and sales
    updateOpportunity: ({ ids }) => ({ input: { id: ids.opportunityId, title: 'Hotel 2' } }),
    contactLead: ({ ids }) => ({ id: ids.leadId }),
    disqualifyLead: async ({ ask }) => ({ id: (await ask('admin', 'createLead', { input: { companyName: 'Sabalan', personName: 'Mina', phone: '+982188776655', source: 'call', language: 'en', idempotencyKey: key() } })).id, reason: 'no need' }),
    moveOpportunity: ({ ids }) => ({ id: ids.opportunityId, stage: 'negotiation' }),
    winOpportunity: ({ ids }) => ({
        input: { id: ids.opportunityId, company: { name: `Kavir ${key()}`, currencyCode: 'IRR', language: 'fa' }, member: person(), idempotencyKey: key() },
    }),
    loseOpportunity: async ({ ask }) => {
        const lead = await ask('admin', 'createLead', { input: { companyName: 'Alvand', personName: 'Mina', phone: '+982188776655', source: 'call', language: 'en', idempotencyKey: key() } });
        const made = await ask('admin', 'qualifyLead', { input: { leadId: lead.id, title: 'Hall', amount: 1, currencyCode: 'IRR', acceptDuplicates: true, idempotencyKey: key() } });
        return { id: made.id, reason: 'too dear' };
    },
    setCompanyActive: async making => ({ id: await newCompany(making), active: false, reason: 'closed' }),
    resendInvitation: async ({ ask, ids }) => ({ id: (await ask('admin', 'inviteMember', { input: { companyId: ids.companyId, ...person(), idempotencyKey: key() } })).id }),
    updateCompanyMember: ({ ids }) => ({ input: { id: ids.memberId, firstName: 'Saba' } }),
    updateLead: ({ ids }) => ({ input: { id: ids.leadId, companyName: 'Parand 2' } }),
    updateCompany: ({ ids }) => ({ input: { id: ids.companyId, code: key(), phone: '+982188776655' } }),
    setCompanyIsDistributor: async making => ({ companyId: await newCompany(making), isDistributor: true }),
    setCompanyDistributor: async making => ({
        input: {
            companyId: await newCompany(making),
            distributorCompanyId: making.ids.companyId, markupBasisPoints: 500, acceptance: 'automatic', active: true,
        },
    }),
    actForMember: ({ ids }) => ({ memberId: ids.memberId, reason: 'on the phone', idempotencyKey: key() }),
    endActingSession: async making => {
        await actingSession(making);
        return { id: (await making.row('SELECT max(id)::text AS id FROM acting_session')).id };
    },
    updateCompanyBranch: ({ ids }) => ({ input: { id: ids.branchId, city: 'Qom' } }),
    updateFirmSettings: () => ({ input: { supportPhone: '+982188776655' } }),
    updateActiveAdministrator: () => ({ input: { firstName: 'Super' } }),
    answerSupportThread: ({ ids }) => ({ id: ids.threadId, text: 'Tomorrow', idempotencyKey: key() }),
    ...deskAdmin,
    ...complaintsAdmin,
    closeSupportThread: ({ ids }) => ({ id: ids.threadId }),
    // orders
    approveOrder: inState('Submitted'),
    rejectOrder: inState('Submitted'),
    holdOrder: inState('Submitted'),
    releaseHeldOrder: inState('OnHold'),
    cancelCompanyOrder: inState('Submitted'),
    handOutPreSale: async making => {
        const order = await making.order('Submitted', await soldBefore(making));
        const { id } = await making.row(`INSERT INTO pre_sale ("productVariantId", quantity, sold, day) SELECT "productVariantId", 1000, quantity, '2031-02-06' FROM order_line WHERE id = $1 RETURNING id::text`, [order.lineId]);
        await making.row('UPDATE company_order SET "preSaleId" = $2, "awaitsGoods" = true WHERE id = $1 RETURNING id', [order.id, id]);
        return { input: { orderId: order.id, idempotencyKey: key() } };
    },
    // goods and prices
    changeCategoryGrants: ({ ids }) => ({ input: { collectionIds: [ids.collectionId], companyIds: [ids.companyId], branchIds: [ids.branchId], isOpen: true } }),
    setAssortmentModes: () => ({ input: { byPrice: true, byCategory: false } }),
    rebuildCatalogueIndex: () => ({}),
    setUnitGroup: () => ({ input: { name: key(), baseUnit: 'piece', units: [{ code: 'sixpack', factor: 6 }] } }),
    deleteUnitGroup: async ({ ask }) => ({ id: (await ask('admin', 'setUnitGroup', { input: { name: key(), baseUnit: 'piece', units: [] } })).id }),
    setPriceListItem: ({ ids }) => ({ input: { priceListId: ids.priceListId, variantId: ids.variantId, minQuantity: 70, unitNet: 100 } }),
    updatePriceList: ({ ids }) => ({ input: { id: ids.priceListId, name: 'Summer' } }),
    deletePriceListItem: newestId('price_list_item'),
    deletePriceList: async ({ ask }) => ({ id: (await ask('admin', 'createPriceList', { input: { code: key(), name: 'Gone', currencyCode: 'IRR' } })).id }),
    setContractPrice: ({ ids }) => ({ input: { companyId: ids.companyId, variantId: ids.variantId, minQuantity: 70, unitNet: 100 } }),
    deleteContractPrice: newestId('contract_price'),
    setCategoryDiscount: ({ ids }) => ({ input: { companyId: ids.companyId, collectionId: ids.collectionId, basisPoints: 700 } }),
    deleteCategoryDiscount: newestId('category_discount'),
    setCustomerCode: ({ ids }) => ({ input: { companyId: ids.companyId, variantId: ids.variantId, ownCode: key() } }),
    deleteCustomerCode: newestId('customer_code'),
    setTermReplacement: () => ({ input: { phrase: key(), replacement: 'moquette' } }),
    deleteTermReplacement: newestId('term_replacement'),
    setQuantityDiscount: ({ ids }) => ({ input: { collectionId: ids.collectionId, minQuantity: 700, basisPoints: 700 } }),
    deleteQuantityDiscount: newestId('quantity_discount'),
    setPackDiscount: ({ ids }) => ({ input: { collectionId: ids.collectionId, unit: 'box', basisPoints: 200 } }),
    deletePackDiscount: newestId('pack_discount'),
    setOrderValueDiscount: () => ({ input: { currencyCode: 'IRR', fromNet: 900_000_000_000, basisPoints: 300 } }),
    deleteOrderValueDiscount: newestId('order_value_discount'),
    setBonusOffer: ({ ids }) => ({ input: { productVariantId: ids.variantId, currencyCode: 'IRR', buyQuantity: 1000, bonusQuantity: 1, unitNet: 1 } }),
    deleteBonusOffer: newestId('bonus_offer'),
    updateDiscountRules: () => ({ input: { leastBonusNet: 1 } }),
    ...priceCalls,
    setPriceListCompanies: ({ ids }) => ({ input: { priceListId: ids.priceListId, companies: [{ companyId: ids.companyId, priority: 901 }] } }),
    // production
    deleteProductionStation: async ({ ask }) => ({ id: (await ask('admin', 'createProductionStation', { input: station() })).id }),
    createProductionRouting: ({ ids }) => ({ input: { title: key(), variantId: ids.variantId, operations: [operation(ids.stationId)] } }),
    updateProductionRouting: ({ ids }) => ({ id: ids.routingId, input: { title: 'Carpet 2', variantId: ids.variantId, operations: [operation(ids.stationId)] } }),
    deleteProductionRouting: async ({ ask, ids }) => ({ id: (await ask('admin', 'createProductionRouting', { input: { title: key(), variantId: ids.variantId, operations: [operation(ids.stationId)] } })).id }),
    planOrder: async ({ order }) => ({ orderId: (await order('Approved')).id, input: {} }),
    releaseWorkOrders: async ({ ask, order }) => {
        const { id } = await order('Approved');
        await ask('admin', 'planOrder', { orderId: id, input: { release: false } });
        return { orderId: id };
    },
    skipProduction: async ({ order, ids }) => ({ orderId: (await order('Approved', ids.foreignVariantId)).id }),
    ...plansAdmin,
    reportProductionProblem: ({ ids }) => ({ operationId: ids.operationId, input: { kind: 'machine', text: 'It stands', idempotencyKey: key() } }),
    resolveProductionProblem: async ({ row }) => ({ id: (await row('SELECT max(id)::text AS id FROM production_problem')).id, resolution: 'mended' }),
    ...floorAdmin,
    updateProductionStation: ({ ids }) => ({ id: ids.stationId, input: { ...station(), openMinute: 500 } }),
    replanWorkOrder: async ({ ask, order, row, ids }) => {
        const { id } = await order('Approved');
        await ask('admin', 'planOrder', { orderId: id, input: { release: true } });
        return { id: (await row('SELECT max(id)::text AS id FROM production_work_order WHERE "orderId" = $1', [id])).id, input: { operations: [planned(ids.stationId)] } };
    },
    cancelWorkOrder: async ({ row }) => ({ id: (await row('SELECT max(id)::text AS id FROM production_work_order')).id, reason: 'not needed' }),
    // transport
    updateShipment: ({ ids }) => ({ input: { id: ids.plannedShipmentId, destination: 'Kashan', driverId: ids.driverId, vehicleId: ids.vehicleId } }),
    startLoading: ({ ids }) => ({ id: ids.plannedShipmentId }),
    cancelShipment: ({ ids }) => ({ id: ids.plannedShipmentId, reason: 'no lorry' }),
    ...weightCalls,
    recordFirstWeight: making => ({ input: { ...weighed(making), manualWeightG: 8_000_000 } }),
    recordSecondWeight: making => ({ input: { ...weighed(making), manualWeightG: 8_001_500 } }),
    correctTicket: async ({ row }) => ({
        input: { ticketId: (await row('SELECT max(id)::text AS id FROM weighbridge_ticket')).id, grossG: 8_001_600, tareG: 8_000_000, reason: 'typing', idempotencyKey: key() },
    }),
    dispatchShipment: ({ ids }) => ({ id: ids.loadingShipmentId }),
    confirmShipmentDelivery: ({ ids }) => ({ input: { shipmentId: ids.loadingShipmentId, receivedBy: 'Sara', idempotencyKey: key() } }),
    updateTransportDriver: ({ ids }) => ({ input: { id: ids.driverId, name: 'Karim 2' } }),
    updateTransportVehicle: ({ ids }) => ({ input: { id: ids.vehicleId, name: 'Lorry 2' } }),
    updateScale: ({ ids }) => ({ input: { id: ids.scaleId, name: 'Gate 2' } }),
    // system
    replayOutboxMessages: async making => ({ ids: [await deadMessage(making)] }),
    discardOutboxMessage: async making => ({ id: await deadMessage(making), reason: 'old' }),
    updateWebhookEndpoint: async making => ({ input: { ...(await endpoint(making)), description: 'Shop' } }),
    deleteWebhookEndpoint: endpoint,
    rotateWebhookSecret: endpoint,
    revealWebhookSecret: endpoint,
    sendTestWebhook: endpoint,
});

const staffRole = ({ row }: Making) => row(`SELECT max(id)::text AS id FROM role WHERE code = 'sales-expert'`);

async function newStaff(making: Making): Promise<{ id: string; emailAddress: string }> {
    const { firstName, lastName, emailAddress } = person();
    const input = { firstName, lastName, emailAddress, password, roleIds: [(await staffRole(making)).id] };
    return { id: String((await making.ask('admin', 'createAdministrator', { input })).id), emailAddress };
}

/** Somebody new in a session of his own, with an authenticator of which the first code was not entered yet. */
async function newSeat(making: Making): Promise<{ token: string; secret: string }> {
    const { emailAddress } = await newStaff(making);
    const { raw } = await making.say('admin', 'login', { username: emailAddress, password });
    const token = /vendure-auth-token\n(\w+)/.exec(raw)?.[1] ?? '';
    const begun = await making.say('admin', 'beginSecondFactor', {}, token);
    return { token, secret: String((begun.data?.beginSecondFactor as { secret?: string } | undefined)?.secret) };
}

function codeOf(secret: string, steps: number): string {
    const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const bytes = (bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2));
    return codeOfStep(Uint8Array.from(bytes), stepAt(Date.now() / 1000) + steps);
}

/** The ticket of somebody whose password was right and whose role asks for a second factor. */
export async function signInTicket(making: Making): Promise<string> {
    const { id } = await newStaff(making);
    const token = newToken();
    await making.row(`INSERT INTO staff_sign_in_ticket ("administratorId", "tokenHash", "expiresAt") VALUES ($1, $2, now() + interval '5 minutes') RETURNING id::text`, [id, hashOf(token)]);
    return token;
}

const firmBranch = async ({ ask }: Making) => only(await ask('admin', 'createFirmBranch', { name: key(), idempotencyKey: key() }));

let seat = { token: '', secret: '' };

export const staff: Record<string, GoodCall> = {
    ...by('superadmin', {
        updateStaffMember: async making => ({ input: { id: (await newStaff(making)).id, reach: 'all' } }),
        blockStaffMember: async making => ({ id: (await newStaff(making)).id, reason: 'left' }),
        unblockStaffMember: async making => {
            const { id } = await newStaff(making);
            await making.ask('admin', 'blockStaffMember', { id, reason: 'left' });
            return { id };
        },
        createFirmBranch: () => ({ name: key(), idempotencyKey: key() }),
        updateFirmBranch: async making => ({ ...(await firmBranch(making)), name: key() }),
        deleteFirmBranch: async making => ({ id: (await firmBranch(making)).id }),
        resetSecondFactor: async making => ({ administratorId: (await newStaff(making)).id, reason: 'lost' }),
        setSecondFactorRoles: () => ({ roleIds: [] }),
    }),
    ...by(undefined, {
        beginSignInEnrolment: async making => ({ ticket: await signInTicket(making) }),
        confirmSignIn: async making => {
            const ticket = await signInTicket(making);
            const begun = await making.say('admin', 'beginSignInEnrolment', { ticket });
            return { ticket, code: codeOf(String((begun.data?.beginSignInEnrolment as { secret?: string } | undefined)?.secret), 0) };
        },
    }),
    beginSecondFactor: { as: undefined, token: async making => (await newSeat(making)).token, variables: () => ({}) },
    confirmSecondFactor: {
        as: undefined,
        token: () => Promise.resolve(seat.token),
        variables: async making => {
            seat = await newSeat(making);
            return { code: codeOf(seat.secret, 0) };
        },
    },
    renewRecoveryCodes: {
        as: undefined,
        token: () => Promise.resolve(seat.token),
        variables: async making => {
            seat = await newSeat(making);
            await making.say('admin', 'confirmSecondFactor', { code: codeOf(seat.secret, -1) }, seat.token);
            return { code: codeOf(seat.secret, 0) };
        },
    },
};
