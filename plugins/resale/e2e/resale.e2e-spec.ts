import gql from 'graphql-tag';

import { memberPermissions, type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { DistributorTreeService } from '../../distributors';
import { CreditService } from '../../finance';
import { AcceptanceService, CompanyMergeService, MemberService } from '../../organizations';
import { CartService, CustomerOrderService, OrderReviewService, PlacementService } from '../../purchasing';
import { CustomerOrdersService } from '..';

const password = 'a good long passphrase 12';

/** Prices that stand for nothing else: the root's, and with the mark-ups of both levels on top. */
const [rootNet, middleNet, buyerNet] = [777_113, 854_824, 983_048];
const quantity = 3;
/** What the buyer must never read, whatever separates its digits: both prices, their totals, with tax, and the mark-ups. */
const secrets = [rootNet, middleNet, rootNet * quantity, middleNet * quantity, 2_564_473, 2_820_919, 77_711, 128_224, 384_672, 233_133];

describe('resale', () => {
    let running: RunningServer;
    let factory: Factory;
    let staff: StaffScope;
    let root: MadeCompany;
    let middle: MadeCompany;
    let buyer: MadeCompany;
    let sibling: MadeCompany;
    let people: Record<'root' | 'middle' | 'buyer' | 'sibling', MemberScope>;
    let orders: CustomerOrdersService;
    let variantId: number;
    let keys = 0;

    const key = () => `resale-key-${++keys}`;
    const of = <T>(service: abstract new (...args: never[]) => T): T => running.server.app.get(service as never);
    const link = async (companyId: number, distributorCompanyId: number, markupBasisPoints: number, acceptance: 'approval' | 'automatic') =>
        of(DistributorTreeService).setDistributor(await factory.context(), staff, { companyId, distributorCompanyId, markupBasisPoints, acceptance, active: true });
    const person = async (companyId: number, name: string): Promise<MemberScope> => {
        const emailAddress = `${name}@resale.example`;
        const member = await of(MemberService).add(factory.ctx, systemScope, { companyId, firstName: name, lastName: 'Person', emailAddress, role: 'admin', language: 'en' });
        await of(AcceptanceService).acceptFor(factory.ctx, staff, member.id, password);
        const [row] = await running.sql<{ userId: number }>('SELECT "userId" FROM customer WHERE id = $1', [member.customerId]);
        return { kind: 'member', companyId, branchId: null, memberId: member.id, customerId: Number(member.customerId), userId: row?.userId ?? 0, permissions: new Set(memberPermissions), currencyCode: 'IRR', acting: null };
    };
    const place = async (scope = people.buyer, company = buyer): Promise<string> => {
        const ctx = await factory.context();
        const { cart } = await of(CartService).setLines(ctx, scope, { lines: [{ variantId, unit: 'm2', quantity }] });
        const placed = await of(PlacementService).place(ctx, scope, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() });
        if (!('orderId' in placed)) throw new Error(placed.reason);
        return (await of(CustomerOrderService).find(ctx, scope, placed.orderId)).code;
    };
    const decide = async (scope: MemberScope, code: string, decision: 'approve' | 'reject' = 'approve', reason: string | null = null) =>
        orders.decide(await factory.context(), scope, { code, decision, reason, idempotencyKey: key() });
    const state = async (code: string) => (await running.sql<{ state: string }>('SELECT state FROM "order" WHERE code = $1', [code]))[0]?.state;
    const mails = (name: string, code: string) =>
        running.sql<{ template: string; body: string }>(`SELECT n.template, n.body FROM notification_message n JOIN "order" o ON n.aggregate = 'order:' || o.id
            WHERE n.recipient = $1 AND o.code = $2 AND n.channel = 'mail' ORDER BY n.id`, [`${name}@resale.example`, code]);
    const templates = async (name: string, code: string) => (await mails(name, code)).map(mail => mail.template);
    const found = (text: string) => {
        const digits = text.replace(/(?<=\d)[\s,.\u00a0\u202f\u066c]+(?=\d)/g, '');
        return secrets.filter(secret => digits.includes(String(secret)));
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        staff = await factory.staff('ReleaseHeldOrder', 'ApproveOrder');
        orders = of(CustomerOrdersService);
        [root, middle, buyer, sibling] = [await factory.company(), await factory.company(), await factory.company(), await factory.company()];
        for (const { id: companyId } of [root, middle]) await of(DistributorTreeService).setIsDistributor(factory.ctx, staff, { companyId, isDistributor: true });
        [variantId = 0] = await factory.variants(root.id, [{ unitNet: rootNet, stock: 100_000 }]);
        await of(CatalogueIndexService).rebuild(factory.ctx, systemScope);
        await of(CatalogueIndexService).refresh(factory.ctx);
        await link(middle.id, root.id, 1000, 'approval');
        await link(buyer.id, middle.id, 1500, 'approval');
        await link(sibling.id, middle.id, 0, 'automatic');
        const [a, b, c, d] = [await person(root.id, 'root'), await person(middle.id, 'middle'), await person(buyer.id, 'buyer'), await person(sibling.id, 'sibling')];
        people = { root: a, middle: b, buyer: c, sibling: d };
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('goes up the tree from agreement to agreement, and the root owes for it at his own price', async () => {
        const code = await place();
        expect(await state(code)).toBe('AwaitingApproval');
        expect(await templates('middle', code)).toEqual(['customer-order-waiting']);
        expect(await templates('root', code)).toEqual([]);
        const ctx = await factory.context();
        const counts = () => Promise.all([people.middle, people.root].map(async who => orders.count(await factory.context(), who)));
        expect(await counts()).toEqual([1, 0]);
        await expect(orders.find(ctx, people.root, { code })).rejects.toThrow();
        await expect(decide(people.root, code)).rejects.toThrow();
        const seen = await orders.find(ctx, people.middle, { code });
        expect(seen).toMatchObject({ customerId: buyer.id, isDirect: true, mayDecide: true, costNet: middleNet * 3, paidNet: buyerNet * 3, earningNet: (buyerNet - middleNet) * 3 });
        expect(await seen.lines()).toMatchObject([{ quantity: 3, unitCostNet: middleNet, unitPaidNet: buyerNet, earningNet: (buyerNet - middleNet) * 3 }]);
        expect(await decide(people.middle, code)).toMatchObject({ decision: 'approved', mayDecide: false, state: 'AwaitingApproval' });
        expect(await decide(people.middle, code)).toMatchObject({ reason: 'wrong-state' });
        expect(await templates('root', code)).toEqual(['customer-order-waiting']);
        expect(await counts()).toEqual([0, 1]);
        const above = await orders.find(ctx, people.root, { code });
        expect(above).toMatchObject({ customerId: middle.id, isDirect: false, mayDecide: true, costNet: rootNet * 3, paidNet: middleNet * 3 });
        const [named] = await running.sql<{ name: string }>('SELECT name FROM company WHERE id = $1', [buyer.id]);
        expect(JSON.stringify([above, await above.lines(), await mails('root', code)])).not.toMatch(new RegExp(`${buyerNet}|${buyerNet * 3}|${named?.name}`));
        const before = (await of(CreditService).standing(ctx, root.id)).exposureMinor;
        expect(await decide(people.root, code)).toMatchObject({ decision: 'approved', state: 'Submitted' });
        expect(await counts()).toEqual([0, 0]);
        const after = await of(CreditService).standing(ctx, root.id);
        expect(after.exposureMinor - before).toBe(rootNet * 3 + 233_134);
        expect((await of(CreditService).standing(ctx, buyer.id)).exposureMinor).toBe(0);
        expect(await templates('buyer', code)).toEqual(expect.arrayContaining(['customer-order-approved']));
        expect(await templates('root', code)).toEqual(['customer-order-waiting']);
    });

    it('never lets the buyer read what it costs his distributors: answers, mails, history, refusals', async () => {
        const { shopClient } = running;
        await shopClient.asUserWithCredentials('buyer@resale.example', password);
        const answers: string[] = [];
        const ask = async <T>(document: Parameters<typeof shopClient.query>[0], variables: Record<string, unknown> = {}): Promise<T> => {
            const answer = await shopClient.query<T, Record<string, unknown>>(document, variables).catch((error: unknown) => {
                answers.push(JSON.stringify(error, Object.getOwnPropertyNames(error)));
                return {} as T;
            });
            answers.push(JSON.stringify(answer));
            return answer;
        };
        await ask(gql`query { portalSession { member { permissions company { name currencyCode } } } }`);
        const { catalogue } = await ask<{ catalogue: { items: { variantId: string; productSlug: string; price: { unitNet: number } | null }[] } }>(
            gql`query { catalogue(input: { sort: PRICE_ASC, priceFrom: 1 }) { totalItems items { variantId productSlug price { unitNet unitGross taxRate source currencyCode } } } }`);
        expect(catalogue.items).toMatchObject([{ price: { unitNet: buyerNet, source: 'distributor' } }]);
        await ask(gql`query ($slug: String!) { catalogueProduct(slug: $slug) { variants { variantId price { unitNet unitGross source } priceBreaks { minQuantity unitNet } } } }`, { slug: catalogue.items[0]?.productSlug });
        await ask(gql`query ($ids: [ID!]!) { compareVariants(variantIds: $ids) { variantId price { unitNet source } } }`, { ids: [variantId] });
        await ask(gql`query { checkoutOptions { paymentTermDays credit { limit exposure available } } }`);
        expect(answers.at(-1)).toContain('"credit":null');
        await ask(gql`mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalNet totalTax totalGross lines { unitNet lineNet lineGross taxRate } } } }`, { input: { lines: [{ variantId, unit: 'm2', quantity }] } });
        const placing = gql`mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on MyOrder { id code state totalNet totalTax totalGross lines { unitNet lineNet } history { state by note } } ... on PriceChangedRefusal { shownTotal currentTotal } ... on PlacementRefusal { reason message } } }`;
        await ask(placing, { input: { branchId: buyer.branchId, shownTotalGross: 1, idempotencyKey: key() } });
        const { placeOrder } = await ask<{ placeOrder: { code: string; totalNet: number } }>(placing, { input: { branchId: buyer.branchId, shownTotalGross: 3_244_058, idempotencyKey: key() } });
        expect(placeOrder).toMatchObject({ totalNet: buyerNet * 3 });
        const { code } = placeOrder;
        await decide(people.middle, code);
        await decide(people.root, code);
        const mine = gql`query ($code: String!) { myOrder(code: $code) { state totalNet totalTax totalGross remarks lines { unitNet lineNet } history { state by note } } }`;
        await ask(mine, { code });
        await ask(gql`query { myOrders(input: {}) { items { code totalNet totalGross } } }`);
        await ask(gql`query { activeOrder { total totalWithTax } }`);
        await ask(gql`mutation ($code: String!) { reorder(code: $code) { cart { totalNet } } }`, { code });
        for (const closed of [
            gql`query { myCustomerOrders { items { costNet } } }`,
            gql`query { myCustomerEarnings { costNet } }`,
            gql`query { myCustomers { items { markupBasisPoints } } }`,
        ]) {
            await ask(closed);
            expect(answers.at(-1)).toBe('{}');
        }
        const sent = await mails('buyer', code);
        expect(sent.length).toBeGreaterThan(1);
        expect(answers.filter(answer => /Cannot query|Unknown arg|Syntax|is not defined|must have a selection|required type/.test(answer))).toEqual([]);
        const text = [...answers, ...sent.map(mail => mail.body)].join('\n');
        expect(text).toContain(String(buyerNet));
        expect(found(text)).toEqual([]);
        await shopClient.asUserWithCredentials('sibling@resale.example', password);
        expect(await shopClient.query(mine, { code })).toEqual({ myOrder: null });
        // The canary sings where it may: the middle distributor reads his own cost.
        await shopClient.asUserWithCredentials('middle@resale.example', password);
        const own = await shopClient.query<object>(gql`query ($code: String!) { myCustomerOrder(code: $code) { costNet paidNet earningNet lines { unitCostNet } } myCustomerEarnings { from until orders earningNet } myOrder(code: $code) { code } }`, { code });
        expect(own).toMatchObject({ myCustomerOrder: { costNet: middleNet * 3, lines: [{ unitCostNet: middleNet }] }, myOrder: null });
        expect(found(JSON.stringify(own))).toContain(middleNet);
        expect(found(JSON.stringify(own))).not.toContain(rootNet);
    });

    it('refuses with a reason that the customer reads, keeps what is taken back, and is decided once', async () => {
        const refused = await place();
        expect(await decide(people.middle, refused, 'reject')).toMatchObject({ reason: 'reason-missing', field: 'reason' });
        expect(await decide(people.middle, refused, 'reject', 'You still owe me for May')).toMatchObject({ state: 'Rejected', decision: 'rejected' });
        expect((await mails('buyer', refused)).at(-1)?.body).toContain('You still owe me for May');
        await expect(orders.find(await factory.context(), people.root, { code: refused })).rejects.toThrow();
        const withdrawn = await place();
        const cancelling = async () => of(CustomerOrderService).cancel(await factory.context(), people.buyer, { code: withdrawn, reason: 'no more', idempotencyKey: key() });
        const answers = await Promise.all([cancelling(), decide(people.middle, withdrawn, 'reject', 'no'), decide(people.middle, withdrawn, 'reject', 'never')]);
        expect(answers.filter(answer => !('reason' in answer))).toHaveLength(1);
        expect(await decide(people.middle, withdrawn)).toMatchObject({ reason: 'wrong-state' });
    });

    it('lets orders of verified customers pass unseen, and adds up what each level earned', async () => {
        await link(middle.id, root.id, 1000, 'automatic');
        const ctx = await factory.context();
        const month = async (scope: MemberScope) => (await orders.earnings(ctx, scope, 2, new Date())).at(-1);
        const [ofRoot, ofMiddle] = [await month(people.root), await month(people.middle)];
        const code = await place(people.sibling, sibling);
        expect(await state(code)).toBe('Submitted');
        expect(await templates('middle', code)).toEqual(['customer-order-received']);
        expect(await templates('root', code)).toEqual(['customer-order-received']);
        expect(await orders.find(ctx, people.middle, { code })).toMatchObject({ decision: 'automatic', earningNet: 0, paidNet: middleNet * 3 });
        expect(await month(people.root)).toMatchObject({ orders: (ofRoot?.orders ?? 0) + 1, earningNet: (ofRoot?.earningNet ?? 0) + (middleNet - rootNet) * 3 });
        expect(await month(people.middle)).toMatchObject({ orders: (ofMiddle?.orders ?? 0) + 1, earningNet: ofMiddle?.earningNet });
        // Changed terms change nothing of what was placed.
        await link(sibling.id, middle.id, 5000, 'automatic');
        expect(await orders.find(ctx, people.middle, { code })).toMatchObject({ paidNet: middleNet * 3 });
        expect((await orders.list(ctx, people.middle, { customerId: sibling.id })).items.map(one => one.code)).toEqual([code]);
        expect((await orders.list(ctx, people.middle, { waiting: true })).totalItems).toBe(0);
        await link(sibling.id, middle.id, 0, 'automatic');
    });

    it('is on hold when the credit of the root does not reach, and tells him and not the buyer', async () => {
        const ctx = await factory.context();
        const { exposureMinor } = await of(CreditService).standing(ctx, root.id);
        await of(CreditService).setTerms(ctx, staff, root.id, { limitMinor: exposureMinor + 1000, termDays: 30 });
        const code = await place(people.sibling, sibling);
        expect(await state(code)).toBe('OnHold');
        expect(await templates('sibling', code)).toEqual([]);
        expect(await templates('root', code)).toEqual(['customer-order-received', 'customer-order-on-hold']);
        const [order] = await running.sql<{ id: number }>('SELECT id FROM "order" WHERE code = $1', [code]);
        await of(OrderReviewService).release(ctx, staff, { orderId: order?.id ?? 0, reason: 'good for it', idempotencyKey: key() });
        expect((await of(CreditService).standing(ctx, root.id)).exposureMinor).toBe(exposureMinor + rootNet * 3 + 233_134);
        await of(OrderReviewService).reject(ctx, staff, { orderId: order?.id ?? 0, reason: 'after all not', idempotencyKey: key() });
        expect((await of(CreditService).standing(ctx, root.id)).exposureMinor).toBe(exposureMinor);
        await of(CreditService).setTerms(ctx, staff, root.id, { limitMinor: null, termDays: 30 });
    });

    it('takes no order while a link above is off or the root may not order', async () => {
        await running.sql('UPDATE company SET "orderingEnabled" = false WHERE id = $1', [root.id]);
        await expect(place(people.sibling, sibling)).rejects.toThrow('ordering-disabled');
        await running.sql('UPDATE company SET "orderingEnabled" = true, active = false WHERE id = $1', [root.id]);
        await expect(place(people.sibling, sibling)).rejects.toThrow('not-available');
        await running.sql('UPDATE company SET active = true WHERE id = $1', [root.id]);
        expect(await state(await place(people.sibling, sibling))).toBe('Submitted');
    });

    it('merges no distributor and no end customer; one that is taken out of the tree takes its past along, there and back', async () => {
        const other = await factory.company();
        const merge = async (keepId: number, dropId: number) => of(CompanyMergeService).merge(await factory.context(), staff, keepId, dropId, key());
        expect(await merge(other.id, root.id)).toMatchObject({ reason: 'distributor', field: 'dropId' });
        expect(await merge(middle.id, other.id)).toMatchObject({ reason: 'distributor', field: 'keepId' });
        expect(await merge(other.id, sibling.id)).toMatchObject({ reason: 'end-customer', field: 'dropId' });
        expect(await merge(buyer.id, other.id)).toMatchObject({ reason: 'end-customer', field: 'keepId' });
        const past = async () => (await running.sql('SELECT "customerCompanyId" AS id FROM distributor_earning WHERE "customerCompanyId" = ANY($1) GROUP BY 1', [[sibling.id, other.id]]));
        expect(await past()).toEqual([{ id: sibling.id }]);
        await of(DistributorTreeService).setDistributor(await factory.context(), staff, { companyId: sibling.id, distributorCompanyId: null, markupBasisPoints: 0, acceptance: 'automatic', active: true });
        const merged = await merge(other.id, sibling.id);
        if (!('id' in merged)) throw new Error(merged.reason);
        expect(await past()).toEqual([{ id: other.id }]);
        expect(await of(CompanyMergeService).undo(await factory.context(), staff, merged.id)).toBeNull();
        expect(await past()).toEqual([{ id: sibling.id }]);
    });
});
