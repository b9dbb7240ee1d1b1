/** What each query of ours is asked with, so that it has something to answer; none where it asks for nothing. */
import { hashOf, newToken } from '../../kernel/token';
import { type Making, signInTicket } from './good-input';
import { askedChange } from './good-input-changes';
import { erpQueryInput } from './good-input-erp';
import { decidedComplaint, drafted, filedComplaint, received } from './good-input-complaints';
import { priceChange } from './good-input-prices';
import { pushQueryInput } from './good-input-push';
import { offered, ownOffer } from './good-input-quotes';
import { setQuota } from './good-input-sets';
import { newLoad } from './good-input-loads';
import { promisedOrder } from './good-input-works';
import type { Values } from './calls';
import type { Api } from './declared';

/** A link to the question that staff asked of an applicant. */
async function questionLink({ row }: Making): Promise<string> {
    const token = newToken();
    await row(
        `INSERT INTO application_link ("applicationId", purpose, "tokenHash", "expiresAt") SELECT max("applicationId"), 'answer', $1, now() + interval '1 hour' FROM application_question RETURNING id`,
        [hashOf(token)],
    );
    return token;
}

/** The link in the PDF of an offer. */
async function offerLink(making: Making): Promise<string> {
    const token = newToken();
    await making.row('UPDATE quote_version SET "linkHash" = $2 WHERE "quoteId" = $1 RETURNING id::text', [(await offered(making)).id, hashOf(token)]);
    return token;
}

/** A list of company A that all of it see, with a line. */
async function sharedList({ row, ids }: Making): Promise<string | undefined> {
    const list = await row(`INSERT INTO shopping_list ("companyId", name, "isShared") VALUES ($1, 'Winter', true) RETURNING id::text`, [ids.companyId]);
    await row(`INSERT INTO shopping_list_line ("listId", "productVariantId", unit, quantity, place) VALUES ($1, $2, 'm2', 1, 1) RETURNING id::text`, [list.id, ids.variantId]);
    return list.id;
}

type Ids = (making: Making) => Values | Promise<Values>;

const newest = (table: string): Ids => async ({ row }) => ({ id: (await row(`SELECT max(id)::text AS id FROM ${table}`)).id });

const tables: Record<Api, Record<string, Ids>> = {
    shop: {
        applicationQuestion: async making => ({ token: await questionLink(making) }),
        myCustomerOrder: ({ row }) => row('SELECT o.code FROM distributor_earning e JOIN "order" o ON o.id = e."orderId" LIMIT 1'),
        teamMembers: () => ({ input: {} }),
        deliveryOptions: ({ ids }) => ({ input: { branchId: ids.branchId } }),
        cartApproval: ({ ids }) => ({ branchId: ids.branchId }),
        invitation: ({ world }) => ({ token: world.invitation }),
        myOrder: ({ ids }) => ({ code: ids.submittedCode }),
        myPayment: ({ row, ids }) => row('SELECT max(id)::text AS id FROM payment_attempt WHERE "companyId" = $1', [ids.companyId]),
        myInvoices: () => ({ input: {} }),
        myInvoice: ({ row, ids }) => row('SELECT max(id)::text AS id FROM invoice WHERE "companyId" = $1', [ids.companyId]),
        myStatement: () => ({ input: { from: '2025-01-01', until: '2026-01-01' } }),
        myQuote: async making => ({ id: (await offered(making)).id }),
        myQuotePdf: async making => ({ id: (await offered(making)).id, number: 1 }),
        quoteDelivery: async making => {
            const { id, number } = await offered(making);
            return { input: { id, number, branchId: making.ids.branchId } };
        },
        ownOffers: () => ({ input: {} }),
        ownOffer: async making => ({ id: (await ownOffer(making)).id }),
        ownOfferPdf: async making => ({ id: (await ownOffer(making)).id, language: 'fa' }),
        offerLetterhead: () => ({}),
        sharedQuote: async making => ({ token: await offerLink(making) }),
        approvalByLink: () => ({ token: 'a'.repeat(43) }),
        complaintSubject: ({ ids }) => ({ orderCode: ids.submittedCode }),
        myBroadcasts: () => ({ input: {} }),
        myBroadcastBanner: async making => {
            await received(making);
            return {};
        },
        myComplaints: () => ({ input: {} }),
        myComplaint: async making => ({ id: (await filedComplaint(making)).id }),
        myComplaintLetter: decidedComplaint,
        myThread: ({ ids }) => ({ id: ids.threadId }),
        catalogueProduct: ({ world }) => ({ slug: world.world.foreign.slug }),
        compareVariants: ({ world }) => ({ variantIds: world.world.foreign.variantIds }),
        productSetsOf: ({ world }) => ({ slug: world.world.foreign.slug }),
        productRelations: ({ world }) => ({ slug: world.world.foreign.slug }),
        complementaryProducts: ({ world }) => ({ variantIds: world.world.foreign.variantIds }),
        stockStatement: ({ world }) => ({ variantId: (world.world.foreign.variantIds as string[])[0], quantity: 1 }),
        catalogueSuggestions: () => ({ term: 'CANARY' }),
        searchSuggestions: () => ({ term: 'CANARY' }),
        cataloguePriceRange: () => ({ input: {} }),
        myOrdersFile: () => ({ input: { format: 'CSV' } }),
        myOrderPdf: ({ ids }) => ({ code: ids.submittedCode }),
        recentlyBought: () => ({ input: { months: 24 } }),
        recentlyBoughtFile: () => ({ input: { months: 24, format: 'CSV' } }),
        myShoppingLists: () => ({ input: {} }),
        purchaseHistory: ({ ids }) => ({ variantId: ids.variantId }),
        shoppingList: async making => ({ id: await sharedList(making) }),
        shoppingListLines: async making => ({ input: { listId: await sharedList(making) } }),
    },
    admin: {
        ...Object.fromEntries(
            Object.entries({
                auditEntry: 'audit_entry', lead: 'lead', opportunity: 'opportunity', shipment: 'shipment', weighbridgeTicket: 'weighbridge_ticket',
                transportDriver: 'transport_driver', transportVehicle: 'transport_vehicle', scale: 'scale', notificationMessage: 'notification_message',
                company: 'company', accessApplication: 'access_application', changeRequest: 'data_change_request', outboxMessage: 'outbox_message', webhookEndpoint: 'webhook_endpoint', priceList: 'price_list', productSet: 'product_set',
                productionStation: 'production_station', productionRouting: 'production_routing', workOrder: 'production_work_order', supportThread: 'support_thread',
            }).map(([field, table]) => [field, newest(table)]),
        ),
        ...pushQueryInput,
        complaint: async making => ({ id: (await filedComplaint(making)).id }),
        broadcasts: () => ({ input: {} }),
        broadcast: async making => ({ id: (await drafted(making)).id }),
        broadcastRecipients: async making => ({ id: (await drafted(making)).id }),
        broadcastPreview: ({ ids }) => ({ audience: { companyIds: [ids.companyId] } }),
        complaints: () => ({ input: {} }),
        complaintLetter: decidedComplaint,
        complaintSubject: ({ ids }) => ({ orderId: ids.submittedId }),
        notificationText: () => ({ template: 'order-approved', channel: 'sms', language: 'en' }),
        notificationTextPreview: () => ({ template: 'order-approved', channel: 'sms', language: 'en', text: 'Approved: {{orderCode}}' }),
        orderChangeEffect: async making => ({ orderId: (await askedChange(making)).orderId }),
        staffMember: ({ row }) => row('SELECT max(id)::text AS id FROM administrator'),
        pendingSignIn: async making => ({ ticket: await signInTicket(making) }),
        personalDataPerson: async ({ row }) => ({ person: { customerId: (await row('SELECT max(id)::text AS id FROM customer WHERE "deletedAt" IS NULL')).id } }),
        personalDataRequest: newest('personal_data_request'),
        invoice: newest('invoice'),
        invoices: () => ({ input: {} }),
        incomingPayments: () => ({ input: {} }),
        limitRequests: () => ({ input: {} }),
        companyMergePreview: async ({ ids, row }) => ({ keepId: ids.companyId, dropId: (await row('SELECT max(id)::text AS id FROM company')).id }),
        auditHistory: ({ ids }) => ({ entity: 'Company', entityId: ids.companyId }),
        ...erpQueryInput,
        supplierFeedRuns: ({ ids }) => ({ input: { stockLocationId: ids.stockLocationId } }),
        variantAvailability: ({ ids }) => ({ variantId: ids.variantId }),
        companyOrder: ({ ids }) => ({ id: ids.submittedId }),
        productionPlan: async ({ ask }) => {
            await ask('admin', 'startProductionPlan', {});
            return {};
        },
        productionBoard: () => ({ from: '2031-01-01T00:00:00Z', until: '2031-02-01T00:00:00Z' }),
        proposedPlan: async ({ order }) => ({ orderId: (await order('Approved')).id }),
        categoryViewers: ({ ids }) => ({ collectionId: ids.collectionId }),
        companyCatalogue: ({ ids }) => ({ input: { companyId: ids.companyId } }),
        missedPhrases: () => ({ input: { from: '2030-01-01', until: '2031-12-31' } }),
        priceTrace: ({ ids }) => ({ companyId: ids.companyId, variantId: ids.variantId, quantity: 1 }),
        productSetPreview: ({ ids }) => ({ input: { companyId: ids.companyId, unitNet: 100, parts: [{ variantId: ids.variantId, quantity: 2 }] } }),
        categoryComplements: ({ ids }) => ({ collectionId: ids.collectionId }),
        relatedVariants: async ({ ids, row }) => ({ productId: (await row('SELECT "productId"::text AS id FROM product_variant WHERE id = $1', [ids.variantId])).id }),
        priceChangeSet: async making => ({ id: await priceChange(making, 'waiting', true) }),
        priceSchedule: ({ ids }) => ({ companyId: ids.companyId }),
        categoryWarehouse: ({ ids }) => ({ collectionId: ids.collectionId }),
        pickupBoard: async ({ row }) => ({ day: (await row('SELECT max(day)::text AS id FROM pickup')).id ?? '2031-01-01' }),
        quote: async making => ({ id: (await offered(making)).id }),
        quotePdf: async making => ({ id: (await offered(making)).id, number: 1 }),
        quotableVariants: ({ ids }) => ({ companyId: ids.companyId, term: 'CANARY' }),
        companyVariants: ({ ids }) => ({ companyId: ids.companyId, term: 'CANARY' }),
        companyQuote: ({ ids }) => ({ input: { companyId: ids.companyId, lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 1 }] } }),
        scalePassages: async ({ row }) => ({ scaleId: (await row('SELECT max(id)::text AS id FROM scale')).id }),
        courierDraft: ({ ids }) => ({ shipmentId: ids.plannedShipmentId }),
        load: async making => ({ id: (await newLoad(making)).id }),
        readScale: async ({ row }) => ({ scaleId: (await row('SELECT max(id)::text AS id FROM scale')).id }),
        dashboardMetricSummary: () => ({ input: { types: ['OrderCount'], startDate: '2026-01-01T00:00:00Z', endDate: '2026-02-01T00:00:00Z' } }),
        purchaseGoal: newest('purchase_goal'),
        purchaseQuota: async making => ({ id: (await setQuota(making)).id }),
        purchaseGoalPeriods: () => ({ kind: 'month' }),
        purchaseGoalReport: () => ({ input: { kind: 'month' } }),
        creditNotes: ({ ids }) => ({ input: { companyId: ids.companyId } }),
        managementFigures: () => ({ filter: { months: 6 } }),
        report: () => ({ input: { kind: 'loads', from: '2026-01-01', until: '2026-12-31' } }),
        orderPromise: async making => ({ orderId: (await promisedOrder(making)).orderId }),
    },
};

export async function goodQueryValues(api: Api, field: string, making: Making): Promise<Values> {
    const given = tables[api][field];
    const { companyId, variantId, approvedId: orderId } = making.ids;
    return given ? given(making) : { companyId, variantId, orderId };
}
