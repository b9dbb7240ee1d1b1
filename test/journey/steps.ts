/** The ten steps of the main job, each by the person who does it, through the APIs that the screens use. */
import { GraphqlError } from '../graphql';
import { orderRolls } from './orders';
import { eventually, expectThat, type Journey } from './people';

type Step = (journey: Journey) => Promise<void>;

const mail = () => `journey.${Date.now()}@customer.example`;
const password = 'a-quiet-loom-2026';

/** The text of the newest message to somebody, as he would read it on his phone. */
async function message(journey: Journey, template: string, recipient: string, channel: 'sms' | 'mail'): Promise<string> {
    return eventually(`the ${channel} ${template}`, async () => {
        const rows = await journey.product.sql<{ body: string }>(
            'SELECT body FROM notification_message WHERE template = $1 AND channel = $2 AND recipient = $3 ORDER BY id DESC LIMIT 1',
            [template, channel, recipient],
        );
        return rows[0]?.body;
    });
}

const leadToMember: Step = async journey => {
    const sales = await journey.staff('sales-expert');
    const emailAddress = mail();
    const phone = `+98912${String(Date.now()).slice(-7)}`;
    const { createLead } = await sales.ask<{ createLead: { id: string } }>(
        'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }',
        {
            input: {
                idempotencyKey: journey.key(),
                source: 'fair',
                companyName: 'Hotel Sepid Isfahan',
                personName: 'Nasrin Ebrahimi',
                phone,
                emailAddress,
                countryCode: 'IR',
                language: 'fa',
                message: '400 m² for the corridors',
            },
        },
    );
    const { qualifyLead } = await sales.ask<{ qualifyLead: { id?: string; reason?: string } }>(
        'mutation ($input: QualifyLeadInput!) { qualifyLead(input: $input) { ... on Opportunity { id } ... on LeadRefusal { reason } } }',
        { input: { idempotencyKey: journey.key(), leadId: createLead.id, title: 'Corridors', amount: 128_000_000_000, currencyCode: 'IRR' } },
    );
    expectThat(qualifyLead.id !== undefined, `the lead is not qualified: ${qualifyLead.reason}`);
    const { winOpportunity } = await sales.ask<{ winOpportunity: { stage?: string; reason?: string; company?: { id: string } } }>(
        `mutation ($input: WinOpportunityInput!) { winOpportunity(input: $input) {
            ... on Opportunity { stage company { id } } ... on OpportunityRefusal { reason } } }`,
        {
            input: {
                idempotencyKey: journey.key(),
                id: qualifyLead.id,
                company: {
                    name: 'Hotel Sepid Isfahan',
                    countryCode: 'IR',
                    currencyCode: 'IRR',
                    language: 'fa',
                    phone,
                    email: emailAddress,
                    orderingEnabled: true,
                    headOffice: { name: 'Isfahan', city: 'Isfahan', streetLine: 'Chaharbagh 12', postalCode: '8145613131', countryCode: 'IR' },
                },
                member: { firstName: 'Nasrin', lastName: 'Ebrahimi', emailAddress, phone, role: 'admin', language: 'fa' },
            },
        },
    );
    expectThat(winOpportunity.company !== undefined, `the opportunity is not won: ${winOpportunity.reason}`);
    journey.companyId = winOpportunity.company?.id ?? '';
    const link = /\/invitation\/([A-Za-z0-9_-]{43})/.exec(await message(journey, 'invitation', emailAddress, 'mail'));
    await message(journey, 'invitation', phone, 'sms');
    const accept = async () =>
        (
            await journey.customer.ask<{ acceptInvitation: { __typename: string; reason?: string } }>(
                `mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) {
                    __typename ... on InvitationRefusal { reason } } }`,
                { token: link?.[1], password },
            )
        ).acceptInvitation;
    expectThat((await accept()).__typename === 'Success', 'the invitation is not accepted');
    expectThat((await accept()).reason === 'used', 'the invitation works twice');
    await journey.customer.signIn(emailAddress, password);
};

const seeOwnPrices: Step = async journey => {
    await givePricesAndTerms(journey);
    const { customer } = journey;
    const search = async (term: string) =>
        (
            await customer.ask<{ catalogue: { totalItems: number; items: { sku: string; variantId: string; price: { unitNet: number } | null }[] } }>(
                'query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems items { sku variantId price { unitNet } } } }',
                { input: { term, take: 20 } },
            )
        ).catalogue;
    for (const term of ['موکت', 'moket', 'DMV-M-CRM-300', 'dmvmcrm300']) {
        expectThat((await search(term)).totalItems > 0, `nothing is found for ${term}`);
    }
    const [hit] = (await search('DMV-M-CRM-300')).items;
    expectThat(hit?.sku === 'DMV-M-CRM-300' && (hit.price?.unitNet ?? 0) > 0, 'the product has no price of ours');
    const { items } = await search('موکت');
    const { compareVariants } = await customer.ask<{ compareVariants: { sku: string }[] }>(
        'query ($ids: [ID!]!) { compareVariants(variantIds: $ids) { sku features { name value } } }',
        { ids: items.slice(0, 2).map(item => item.variantId) },
    );
    expectThat(compareVariants.length === 2, 'two products cannot be compared');
};

/** A price list for the new company, and terms: without them it sees nothing and buys nothing on account. */
async function givePricesAndTerms(journey: Journey): Promise<void> {
    const admin = await journey.staff('system-administrator');
    const code = `J-${Date.now()}`;
    await admin.ask('mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { id } }', { input: { id: journey.companyId, code } });
    await journey.product.importFile(admin, 'price-list-companies', `list,company,priority\nIRR-DEALER,${code},1\n`);
    const manager = await journey.staff('sales-manager');
    await manager.ask('mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { termDays } }', {
        input: { companyId: journey.companyId, limitMinor: 900_000_000_000, termDays: 30, idempotencyKey: journey.key() },
    });
}

const placeOrder: Step = async journey => {
    const specialTerms = 'نصب در محل';
    const early = await orderRolls(journey, { rolls: 2, specialTerms, wishedDate: '2020-01-01' });
    expectThat(early.field === 'wishedDate', 'a date in the past is not refused');
    const placed = await orderRolls(journey, { rolls: 2, specialTerms });
    expectThat(placed.state === 'Submitted', `the order is not placed: ${placed.reason ?? placed.state}`);
    journey.orderId = placed.id ?? '';
    journey.orderCode = placed.code ?? '';
};

const approve: Step = async journey => {
    const approveAs = async (role: string) => {
        const caller = await journey.staff(role);
        return caller.ask<{ approveOrder: { state?: string; reason?: string; specialReasons?: string[] } }>(
            `mutation ($input: OrderStepInput!) { approveOrder(input: $input) {
                ... on CompanyOrder { state specialReasons } ... on OrderTransitionRefusal { reason } } }`,
            { input: { orderId: journey.orderId, idempotencyKey: journey.key() } },
        );
    };
    const byExpert = await approveAs('sales-expert');
    expectThat(byExpert.approveOrder.state === undefined, 'a special order is approved by an expert');
    const byManager = await approveAs('sales-manager');
    expectThat(byManager.approveOrder.state === 'Approved', `the manager cannot approve: ${byManager.approveOrder.reason}`);
};

interface Task {
    id: string;
    orderCode: string;
    state: string;
    readyQuantity: number;
}

const produce: Step = async journey => {
    const planner = await journey.staff('production-planner');
    const { planOrder } = await planner.ask<{ planOrder: { workOrders?: { operations: { id: string }[] }[]; reason?: string } }>(
        `mutation ($id: ID!) { planOrder(orderId: $id) { ... on PlannedOrder { workOrders { operations { id } } } ... on WorkOrderRefusal { reason } } }`,
        { id: journey.orderId },
    );
    const operations = planOrder.workOrders?.flatMap(work => work.operations) ?? [];
    expectThat(operations.length >= 3, `no plan: ${planOrder.reason}`);
    const operator = await journey.staff('production-operator');
    const work = async (mutation: string, rest = '') =>
        operator.ask<Record<string, { state?: string; reason?: string }>>(
            `mutation { ${mutation}${rest} { ... on OperatorTask { state } ... on OperationRefusal { reason } } }`,
        );
    for (let done = 0; done < operations.length; done++) {
        const { myOperations } = await operator.ask<{ myOperations: Task[] }>('{ myOperations { id orderCode state readyQuantity } }');
        const next = myOperations.find(task => task.orderCode === journey.orderCode && task.state === 'ready');
        if (next === undefined) throw new Error('the operator sees no task that is ready');
        await work('startOperation', `(id: "${next.id}")`);
        if (done === 0) {
            await work('pauseOperation', `(id: "${next.id}", reason: "Yarn is changed")`);
            await work('resumeOperation', `(id: "${next.id}")`);
            await journey.halfWay(next.id);
        }
        const finished = await work('finishOperation', `(id: "${next.id}", good: ${next.readyQuantity})`);
        expectThat(finished.finishOperation?.state === 'done', `a stage is not finished: ${finished.finishOperation?.reason}`);
    }
};

/** The customer asks on the stage that runs. Answered in the next step. */
export async function askOnStage(journey: Journey, stageId: string): Promise<void> {
    await journey.customer.ask('mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { id } }', {
        input: { orderCode: journey.orderCode, stageId, subject: 'رنگ', text: 'رنگ با نمونه یکی است؟', idempotencyKey: journey.key() },
    });
}

const watchAndAsk: Step = async journey => {
    const { myOrder } = await journey.customer.ask<{
        myOrder: { state: string; progressPercent: number; stages: { state: string; name: string }[]; threads: { id: string }[] };
    }>('query ($code: String!) { myOrder(code: $code) { state progressPercent stages { name state } threads { id } } }', { code: journey.orderCode });
    expectThat(myOrder.progressPercent === 100 && myOrder.stages.every(stage => stage.state === 'done'), 'the stages are not shown as done');
    expectThat(myOrder.state === 'ReadyToShip', `the order is ${myOrder.state}, not ready to ship`);
    const threadId = myOrder.threads[0]?.id;
    const sales = await journey.staff('sales-expert');
    await sales.ask(
        'mutation ($id: ID!, $text: String!, $key: String!) { answerSupportThread(id: $id, text: $text, idempotencyKey: $key) { __typename } }',
        { id: threadId, text: 'بله، با نمونه مقایسه شد.', key: journey.key() },
    );
    const { myThread } = await journey.customer.ask<{ myThread: { state: string; messages: { fromStaff: boolean }[] } }>(
        'query ($id: ID!) { myThread(id: $id) { state messages { fromStaff text } } }',
        { id: threadId },
    );
    expectThat(myThread.state === 'answered' && myThread.messages.some(text => text.fromStaff), 'the question is not answered');
};

const shipAndWeigh: Step = async journey => {
    const transport = await journey.staff('transport-officer');
    const { createShipment } = await transport.ask<{ createShipment: { id?: string; plannedWeightG?: number; reason?: string } }>(
        `mutation ($input: CreateShipmentInput!) { createShipment(input: $input) { ... on Shipment { id plannedWeightG } ... on ShipmentRefusal { reason } } }`,
        {
            input: {
                orderId: journey.orderId,
                driverName: 'Rahman Nouri',
                driverPhone: '+989121234567',
                vehicleName: 'Volvo FH',
                plate: '45ع678-13',
                loadingAt: new Date(Date.now() + 3_600_000).toISOString(),
                idempotencyKey: journey.key(),
            },
        },
    );
    expectThat(createShipment.id !== undefined, `no shipment: ${createShipment.reason}`);
    journey.shipmentId = createShipment.id ?? '';
    await transport.ask('mutation ($id: ID!) { startLoading(id: $id) { __typename } }', { id: journey.shipmentId });
    const { scales } = await transport.ask<{ scales: { items: { id: string; code: string }[] } }>('{ scales { items { id code } } }');
    const scaleId = scales.items.find(scale => scale.code === 'DEMO')?.id;
    const stable = (heavierThan: number) =>
        eventually('a stable weight', async () => {
            const { readScale } = await transport.ask<{ readScale: { isRecordable: boolean; weightG: number } }>(
                'query ($id: ID!) { readScale(scaleId: $id) { isRecordable weightG } }',
                { id: scaleId },
            );
            return readScale.isRecordable && readScale.weightG > heavierThan && readScale;
        });
    const record = (mutation: string, type: string) =>
        transport.ask<Record<string, { number?: string; netG?: number; weightG?: number; reason?: string }>>(
            `mutation ($input: RecordWeightInput!) { ${mutation}(input: $input) { ... on ${type} { ${type === 'Weighing' ? 'weightG' : 'number netG isWithinTolerance'} } ... on WeighingRefusal { reason } } }`,
            { input: { shipmentId: journey.shipmentId, scaleId, idempotencyKey: journey.key() } },
        );
    const empty = await stable(1_000_000);
    const first = await record('recordFirstWeight', 'Weighing');
    expectThat(first.recordFirstWeight?.weightG === empty.weightG, `no first weight: ${first.recordFirstWeight?.reason}`);
    await stable(empty.weightG + 100_000);
    const second = await record('recordSecondWeight', 'WeighbridgeTicket');
    expectThat(/\d/.test(second.recordSecondWeight?.number ?? ''), `no ticket: ${second.recordSecondWeight?.reason}`);
};

const dispatchWithLink: Step = async journey => {
    const transport = await journey.staff('transport-officer');
    const { dispatchShipment } = await transport.ask<{ dispatchShipment: { state?: string; reason?: string } }>(
        'mutation ($id: ID!) { dispatchShipment(id: $id) { ... on Shipment { state } ... on ShipmentRefusal { reason } } }',
        { id: journey.shipmentId },
    );
    expectThat(dispatchShipment.state === 'dispatched', `not dispatched: ${dispatchShipment.reason}`);
    const sms = await eventually('the SMS with the link', async () => {
        const rows = await journey.product.sql<{ body: string }>(
            `SELECT body FROM notification_message WHERE template = 'shipment-dispatched' AND channel = 'sms' AND aggregate = $1`,
            [`shipment:${journey.shipmentId}`],
        );
        return rows[0]?.body;
    });
    journey.trackingUrl = /https?:\/\/\S+\/t\/[A-Za-z0-9_-]{43}/.exec(sms)?.[0] ?? '';
    const page = await fetch(journey.trackingUrl);
    const html = await page.text();
    const direction = journey.language === 'fa' ? 'rtl' : 'ltr';
    expectThat(page.status === 200 && html.includes(`<html lang="${journey.language}" dir="${direction}">`), 'the link does not open in his language');
    expectThat(html.includes('<ol class="stages">') && html.includes('tel:'), 'the page shows no stages or no support contact');
    expectThat(page.headers.get('referrer-policy') === 'no-referrer' && !/ریال|IRR/.test(html), 'the page tells too much');
    const altered = await fetch(journey.trackingUrl.slice(0, -2) + 'xx');
    expectThat(altered.status === 404, 'an altered link opens');
};

const confirmAndRate: Step = async journey => {
    const { customer } = journey;
    const { confirmDelivery } = await customer.ask<{ confirmDelivery: { state?: string; reason?: string } }>(
        `mutation ($id: ID!, $key: String!) { confirmDelivery(shipmentId: $id, receivedBy: "N. Ebrahimi", idempotencyKey: $key) {
            ... on MyShipment { state } ... on DeliveryRefusal { reason } } }`,
        { id: journey.shipmentId, key: journey.key() },
    );
    expectThat(confirmDelivery.state === 'delivered', `not delivered: ${confirmDelivery.reason}`);
    const body = new URLSearchParams({ product: '5', transport: '4', comment: 'به‌موقع رسید' });
    const rated = await fetch(`${journey.trackingUrl}/rate`, { method: 'POST', body, headers: { Origin: journey.product.url }, redirect: 'manual' });
    expectThat(rated.status < 400, `the rating by the link is refused: ${rated.status}`);
    const { rateDelivery } = await customer.ask<{ rateDelivery: { reason?: string } }>(
        `mutation ($input: RateDeliveryInput!) { rateDelivery(input: $input) { ... on RatingRefusal { reason } ... on Rating { product } } }`,
        { input: { shipmentId: journey.shipmentId, product: 1, transport: 1, idempotencyKey: journey.key() } },
    );
    expectThat(rateDelivery.reason === 'already-rated', 'a delivery is rated twice');
    const { myOrder } = await customer.ask<{ myOrder: { state: string } }>('query ($code: String!) { myOrder(code: $code) { state } }', { code: journey.orderCode });
    expectThat(['Delivered', 'Completed'].includes(myOrder.state), `the order is ${myOrder.state}`);
};

const seeFigures: Step = async journey => {
    const director = await journey.staff('director');
    const { managementFigures } = await director.ask<{ managementFigures: { orders: { count: number }; ratings: { count: number }; conversion: { leads: number } } }>(
        '{ managementFigures(filter: {}) { orders { count } ratings { count } conversion { leads } } }',
    );
    expectThat(managementFigures.orders.count > 0 && managementFigures.ratings.count > 0, 'the figures do not show the order');
    const actions = await journey.product.sql<{ action: string }>(`SELECT DISTINCT action FROM audit_entry WHERE entity = 'Order' AND "entityId" = $1`, [journey.orderId]);
    expectThat(actions.length >= 3, `the order's steps are not in the audit log: ${actions.map(row => row.action).join(', ')}`);
    const operator = await journey.staff('production-operator');
    const peeked = await operator.ask('{ companyOrders { totalItems } }').catch((error: unknown) => error);
    expectThat(peeked instanceof GraphqlError && peeked.code === 'FORBIDDEN', 'an operator sees the orders');
};

export const steps: readonly { id: string; what: string; run: Step }[] = [
    { id: '1', what: 'lead → opportunity → company, branch, member, invitation by mail and SMS', run: leadToMember },
    { id: '2', what: 'own prices only; search in Persian, Latin and by code; compare', run: seeOwnPrices },
    { id: '3', what: 'order in rolls with remarks and a wished date', run: placeOrder },
    { id: '4', what: 'a special order needs the manager', run: approve },
    { id: '5', what: 'plan, start, pause, finish on the floor', run: produce },
    { id: '6', what: 'stages in the portal; a question on a stage is answered', run: watchAndAsk },
    { id: '7', what: 'shipment, first and second weight from the indicator, ticket', run: shipAndWeigh },
    { id: '8', what: 'SMS with a link that opens without login', run: dispatchWithLink },
    { id: '9', what: 'delivery confirmed and rated, once', run: confirmAndRate },
    { id: '10', what: 'the managers see it; each step is audited', run: seeFigures },
];
