import { type MemberScope, systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { orderInState } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { AcceptanceService, MemberService } from '../../organizations';
import { ReorderLook } from '../services/reorder-look.service';

const password = 'correct horse battery 12';
let keys = 0;
const key = () => `lists-e2e-${++keys}`;

interface Item {
    article: { variantId: string; sku: string; price: { unitNet: number } | null; availability: string };
    quantity: number;
    orders: number;
}
interface Page {
    recentlyBought: { items: Item[]; totalItems: number; categories: { id: string; count: number }[] };
}
interface List {
    __typename: string;
    id: string;
    version: number;
    name: string;
    lineCount: number;
    isMine: boolean;
    mayEdit: boolean;
    mayManage: boolean;
    reason?: string;
}

const listFields = '__typename ... on ShoppingList { id version name lineCount isMine mayEdit mayManage } ... on ShoppingListRefusal { reason message }';
const boughtQuery = `query ($input: RecentlyBoughtInput) { recentlyBought(input: $input) { totalItems categories { id count } items { quantity orders lastUnit article { variantId sku availability price { unitNet } } } } }`;
const linesQuery = 'query ($input: ShoppingListLinesInput!) { shoppingListLines(input: $input) { totalItems items { id unit quantity remark article { variantId } } } }';
const write = (field: string, input: string, result = listFields) => `mutation ($input: ${input}!) { answer: ${field}(input: $input) { ${result} } }`;

describe('what a company bought, and its lists', () => {
    let running: RunningServer;
    let factory: Factory;
    let companyId = 0;
    let variants: number[] = [];
    let buyerOfAll: MemberScope;
    let people: Record<'admin' | 'buyer' | 'branchBuyer' | 'stranger', Caller>;

    const asStaff = async <Data>(document: string, variables: object): Promise<{ data?: Data; errors?: { message: string }[] }> => {
        const response = await fetch(`${running.url}/admin-api`, {
            method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${running.adminClient.getAuthToken()}` }, body: JSON.stringify({ query: document, variables }),
        });
        return response.json() as Promise<{ data?: Data; errors?: { message: string }[] }>;
    };
    const bought = async (by: Caller, input: object = {}) => (await by.ask<Page>(boughtQuery, { input })).recentlyBought;
    const ids = (page: { items: Item[] }) => page.items.map(item => Number(item.article.variantId));
    const say = async <Answer = List>(by: Caller, document: string, input: object) => (await by.ask<{ answer: Answer }>(document, { input })).answer;
    const create = (by: Caller, more: object = {}) => say(by, write('createShoppingList', 'CreateShoppingListInput'), { name: 'Winter', idempotencyKey: key(), ...more });
    const lines = async (by: Caller, input: object) =>
        (await by.ask<{ shoppingListLines: { totalItems: number; items: { id: string; unit: string; quantity: number; remark: string; article: { variantId: string } | null }[] } }>(linesQuery, { input })).shoppingListLines;
    const row = (variantId: number | undefined, quantity = 1, unit = 'm2') => ({ variantId, unit, quantity });

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        await running.adminClient.asSuperAdmin();
        const { app } = running.server;
        const [company, other] = [await factory.company(), await factory.company()];
        companyId = company.id;
        variants = await factory.variants(companyId, [{ units: { roll: 25 } }, {}, { stock: 0 }, {}]);
        await factory.variants(other.id, [{}]);
        const person = async (of: number, role: 'admin' | 'buyer', branchId: number | null = null) => {
            const member = await factory.member(of, role, branchId);
            await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, member.memberId, password);
            const { customer } = await app.get(MemberService).find(factory.ctx, member.memberId);
            return { member, caller: await new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password) };
        };
        const admin = await person(companyId, 'admin');
        const buyer = await person(companyId, 'buyer');
        const branchBuyer = await person(companyId, 'buyer', company.branchId);
        const stranger = await person(other.id, 'admin');
        buyerOfAll = admin.member;
        people = { admin: admin.caller, buyer: buyer.caller, branchBuyer: branchBuyer.caller, stranger: stranger.caller };
        const [velvet, linen, wool, silk] = variants as [number, number, number, number];
        const order = async (state: string, at: string, wanted: [number, number][], member = admin.member) => {
            const { id } = await orderInState(running, state, member, wanted.map(([variantId, quantity]) => ({ variantId, quantity })));
            await running.sql(`UPDATE company_order SET "placedAt" = now() - $2::interval WHERE id = $1`, [id, at]);
        };
        await order('Completed', '10 days', [[velvet, 5], [linen, 2]]);
        await order('Submitted', '40 days', [[velvet, 7], [wool, 1]]);
        await order('Completed', '10 months', [[linen, 100]]);
        await order('Cancelled', '1 day', [[silk, 9]]);
        await order('AwaitingApproval', '1 day', [[silk, 9]]);
        await order('Submitted', '2 days', [[silk, 4]], stranger.member);
        await order('Submitted', '3 days', [[linen, 3]], branchBuyer.member);
        await running.sql('UPDATE variant_sales SET "minQuantity" = 2 WHERE "productVariantId" = $1', [linen]);
        await app.get(CatalogueIndexService).refresh(factory.ctx);
    });
    afterAll(() => running.stop());

    it('adds up what was bought in the window, without what nobody agreed to, the last first', async () => {
        const [velvet, linen, wool] = variants as [number, number, number];
        const page = await bought(people.admin, { months: 3 });
        expect(ids(page)).toEqual([linen, velvet, wool]);
        expect(page.items.map(item => [item.quantity, item.orders])).toEqual([[5, 2], [12, 2], [1, 1]]);
        expect(page.items[0]?.article).toMatchObject({ price: { unitNet: 10_000 }, availability: 'in-stock' });
        expect((await bought(people.admin, { months: 12 })).items.find(item => Number(item.article.variantId) === linen)?.quantity).toBe(105);
        expect(ids(await bought(people.admin, { months: 3, skip: 1, take: 1 }))).toEqual([velvet]);
        await expect(bought(people.admin, { months: 4 })).rejects.toThrow(/months/);
    });

    it('is narrowed by availability and by what is typed, and hides what the company does not see', async () => {
        const [velvet, linen, wool] = variants as [number, number, number];
        expect(ids(await bought(people.admin, { isAvailable: false }))).toEqual([wool]);
        expect(ids(await bought(people.admin, { isAvailable: true, sort: 'MOST_ORDERED' }))).toEqual([linen, velvet]);
        const [{ sku }] = (await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = $1', [velvet])) as [{ sku: string }];
        expect(await bought(people.admin, { term: sku })).toMatchObject({ totalItems: 1 });
        await running.sql(`INSERT INTO customer_code ("companyId", "productVariantId", "ownCode", "ownCodeKey") VALUES ($1, $2, 'Z77', 'z77')`, [companyId, wool]);
        expect(ids(await bought(people.admin, { term: 'Z77' }))).toEqual([wool]);
        expect((await bought(people.stranger)).items).toEqual([]);
        await running.sql('UPDATE product_variant SET enabled = false WHERE id = $1', [wool]);
        expect(ids(await bought(people.admin, { sort: 'NAME' }))).not.toContain(wool);
        await running.sql('UPDATE product_variant SET enabled = true WHERE id = $1', [wool]);
    });

    it('shows a member of a branch what he and his branch bought', async () => {
        const [, linen] = variants as [number, number];
        const page = await bought(people.branchBuyer);
        expect(ids(page)).toEqual([linen]);
        expect(page.items[0]?.quantity).toBe(3);
    });

    it('goes out as a file, whole or chosen', async () => {
        const document = 'query ($input: RecentlyBoughtFileInput!) { recentlyBoughtFile(input: $input) { filename mimeType content } }';
        const file = async (input: object) => (await people.admin.ask<{ recentlyBoughtFile: { filename: string; content: string } }>(document, { input })).recentlyBoughtFile;
        const all = Buffer.from((await file({ format: 'CSV', months: 3 })).content, 'base64').toString();
        expect(all.trim().split('\r\n')).toHaveLength(4);
        expect(all).toContain('"100.00","IRR","in-stock"');
        const chosen = await file({ format: 'XLSX', variantIds: [variants[0]] });
        expect(chosen.filename).toBe('recently-bought-12-months.xlsx');
        expect(Buffer.from(chosen.content, 'base64').subarray(0, 2).toString()).toBe('PK');
    });

    it('keeps private lists private and shared ones for all who order', async () => {
        const own = await create(people.buyer);
        const shared = await create(people.admin, { name: 'All of us', isShared: true, lines: [row(variants[0], 3)] });
        expect(shared).toMatchObject({ __typename: 'ShoppingList', lineCount: 1, isMine: true, mayManage: true });
        const mine = async (by: Caller) => (await by.ask<{ myShoppingLists: { items: List[] } }>('{ myShoppingLists { items { id name mayEdit mayManage isMine } } }')).myShoppingLists.items;
        expect((await mine(people.buyer)).map(one => one.name)).toEqual(['All of us', 'Winter']);
        expect((await mine(people.admin)).map(one => one.id)).toEqual([shared.id]);
        expect((await mine(people.buyer))[0]).toMatchObject({ mayEdit: true, mayManage: false, isMine: false });
        expect(await people.stranger.ask('query ($id: ID!) { shoppingList(id: $id) { id } }', { id: shared.id })).toEqual({ shoppingList: null });
        await expect(lines(people.admin, { listId: own.id })).rejects.toThrow(/with the id/);
        const rename = write('updateShoppingList', 'UpdateShoppingListInput');
        expect(await say(people.buyer, rename, { id: shared.id, name: 'Mine' })).toMatchObject({ reason: 'not-yours' });
        expect(await say(people.admin, rename, { id: shared.id, version: shared.version, name: 'Everybody' })).toMatchObject({ name: 'Everybody', version: shared.version + 1 });
        await expect(say(people.admin, rename, { id: shared.id, version: shared.version, name: 'Lost' })).rejects.toThrow(/version/);
    });

    it('adds up lines, sorts, changes and removes them, and puts them into the cart as often as one likes', async () => {
        const [velvet, linen, wool] = variants as [number, number, number];
        const list = await create(people.admin, { name: 'Lines', lines: [row(velvet, 3), row(linen, 1)] });
        const add = write('addToShoppingList', 'AddToShoppingListInput', '... on ShoppingListAdded { list { version lineCount } answers { outcome reason } }');
        const once = { listId: list.id, lines: [row(velvet, 2), row(velvet, 1, 'roll'), row(wool, 4), row(velvet, 1, 'barrel'), row(999_999)], idempotencyKey: key() };
        const added = await say<{ list: List; answers: object[] }>(people.admin, add, once);
        expect(added.answers).toEqual([
            ...Array.from({ length: 3 }, () => ({ outcome: 'ok', reason: null })), { outcome: 'rejected', reason: 'unknown-unit' }, { outcome: 'rejected', reason: 'not-available' },
        ]);
        expect(await say(people.admin, add, once)).toMatchObject({ list: { lineCount: 4 } });
        const shown = async () => (await lines(people.admin, { listId: list.id })).items;
        const before = await shown();
        expect(before.map(line => [line.unit, line.quantity])).toEqual([['m2', 5], ['m2', 1], ['roll', 1], ['m2', 4]]);
        const [first, second, roll, last] = before.map(line => line.id);
        await say(people.admin, write('moveShoppingListLine', 'MoveShoppingListLineInput'), { listId: list.id, lineId: last, place: 0 });
        await say(people.admin, write('changeShoppingListLines', 'ChangeShoppingListLinesInput'), { listId: list.id, lines: [{ lineId: first, quantity: 6, remark: 'soft' }], removeLineIds: [second] });
        expect((await shown()).map(line => [line.id, line.quantity, line.remark])).toEqual([[last, 4, ''], [first, 6, 'soft'], [roll, 1, '']]);
        const toCart = write('shoppingListToCart', 'ShoppingListToCartInput', 'lineId outcome reason message');
        const some = await say<object[]>(people.admin, toCart, { listId: list.id, lines: [{ lineId: first }, { lineId: last, quantity: 2 }], idempotencyKey: key() });
        expect(some).toMatchObject([{ lineId: last, outcome: 'rejected', reason: 'insufficient-stock' }, { lineId: first, outcome: 'ok', reason: null }]);
        await say(people.admin, toCart, { listId: list.id, idempotencyKey: key() });
        const { cart } = await people.admin.ask<{ cart: { lines: { quantity: number; remark: string }[] } }>('{ cart { lines { quantity remark } } }');
        expect(cart.lines).toMatchObject([{ quantity: 6 + 6 + 25 }]);
        await running.sql('UPDATE product_variant SET enabled = false WHERE id = $1', [velvet]);
        expect((await shown()).map(line => line.article?.variantId ?? null)).toEqual([String(wool), null, null]);
        await running.sql('UPDATE product_variant SET enabled = true WHERE id = $1', [velvet]);
    });

    it('are copied, deleted, brought back within a day, and forgotten', async () => {
        const list = await create(people.admin, { name: 'Source', isShared: true, lines: [row(variants[0], 3)] });
        expect(await say(people.buyer, write('copyShoppingList', 'CopyShoppingListInput'), { id: list.id, name: 'Copy', idempotencyKey: key() })).toMatchObject({ name: 'Copy', lineCount: 1, isMine: true });
        const remove = write('deleteShoppingList', 'DeleteShoppingListInput', '__typename ... on ShoppingListRefusal { reason }');
        expect(await say(people.buyer, remove, { id: list.id })).toMatchObject({ reason: 'not-yours' });
        expect(await say(people.admin, remove, { id: list.id })).toMatchObject({ __typename: 'ShoppingListDeleted' });
        const restore = `mutation ($id: ID!) { answer: restoreShoppingList(id: $id) { ${listFields} } }`;
        expect(await people.admin.ask(restore, { id: list.id })).toMatchObject({ answer: { name: 'Source', lineCount: 1 } });
        await say(people.admin, remove, { id: list.id });
        await running.sql(`UPDATE shopping_list SET "deletedAt" = now() - interval '25 hours' WHERE id = $1`, [list.id]);
        expect(await people.admin.ask(restore, { id: list.id })).toMatchObject({ answer: { reason: 'too-late' } });
    });

    it('are a hundred at most, of a thousand lines each', async () => {
        const list = await create(people.branchBuyer, { name: 'Full' });
        await running.sql(`INSERT INTO shopping_list_line ("listId", "productVariantId", unit, quantity, place) SELECT $1, $2, 'u' || n, 1, n FROM generate_series(1, 999) n`, [list.id, variants[0]]);
        const add = write('addToShoppingList', 'AddToShoppingListInput', '... on ShoppingListAdded { answers { outcome reason } }');
        expect(await say(people.branchBuyer, add, { listId: list.id, lines: [row(variants[0]), row(variants[1])], idempotencyKey: key() })).toEqual({
            answers: [{ outcome: 'ok', reason: null }, { outcome: 'rejected', reason: 'list-full' }],
        });
        await running.sql(`INSERT INTO shopping_list ("companyId", "ownerMemberId", name) SELECT "companyId", "ownerMemberId", 'n' || n FROM shopping_list, generate_series(1, 99) n WHERE id = $1`, [list.id]);
        expect(await create(people.branchBuyer)).toMatchObject({ reason: 'too-many-lists' });
    });

    it('are made by staff for all of a company', async () => {
        const document = `mutation ($input: SaveCompanyShoppingListInput!) { saveCompanyShoppingList(input: $input) { ... on CompanyShoppingList { id version lines { sku quantity } } } }`;
        const input = { companyId, name: 'From the firm', lines: [row(variants[0], 3)], idempotencyKey: key() };
        const made = await asStaff<{ saveCompanyShoppingList: List & { lines: object[] } }>(document, { input });
        const list = made.data?.saveCompanyShoppingList;
        expect(list).toMatchObject({ version: 1, lines: [{ quantity: 3 }] });
        const changed = await asStaff<{ saveCompanyShoppingList: object }>(document, { input: { ...input, id: list?.id, version: 1, lines: [row(variants[1], 2)], idempotencyKey: key() } });
        expect(changed.data?.saveCompanyShoppingList).toMatchObject({ version: 2, lines: [{ quantity: 2 }] });
        const stale = await asStaff(document, { input: { ...input, id: list?.id, version: 1, idempotencyKey: key() } });
        expect(stale.errors?.[0]?.message).toMatch(/version/);
        const hidden = await asStaff(document, { input: { ...input, lines: [row(999_999)], idempotencyKey: key() } });
        expect(hidden.errors?.[0]?.message).toMatch(/lines\.0\.variantId/);
        expect((await lines(people.buyer, { listId: list?.id })).items).toHaveLength(1);
    });

    describe('what will soon run out', () => {
        const proposalQuery = '{ reorderProposal { isOn wantsMail items { quantity runsOutOn gapDays isSet article { variantId } } } }';
        interface Proposal {
            isOn: boolean;
            items: { quantity: number; gapDays: number; isSet: boolean; article: { variantId: string } }[];
        }
        const proposal = async (by: Caller) => (await by.ask<{ reorderProposal: Proposal }>(proposalQuery)).reorderProposal;
        const proposedIds = async (by: Caller) => (await proposal(by)).items.map(item => Number(item.article.variantId));
        const look = () => running.server.app.get(ReorderLook).lookAt(factory.ctx, [companyId]);
        let goods: [number, number, number, number];

        beforeAll(async () => {
            goods = (await factory.variants(companyId, [{}, {}, {}, {}])) as [number, number, number, number];
            await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
            const [regular, once, fresh, hidden] = goods;
            const order = async (days: number, wanted: [number, number][], state = 'Completed') => {
                const { id } = await orderInState(running, state, buyerOfAll, wanted.map(([variantId, quantity]) => ({ variantId, quantity })));
                await running.sql(`UPDATE company_order SET "placedAt" = now() - make_interval(days => $2) WHERE id = $1`, [id, days]);
            };
            for (const days of [91, 61, 31]) await order(days, [[regular, 10], [hidden, 4]]);
            await order(33, [[once, 50]]);
            for (const days of [62, 32, 2]) await order(days, [[fresh, 7]]);
            await running.sql('UPDATE product_variant SET enabled = false WHERE id = $1', [hidden]);
        });

        it('is found for all companies at night, from gaps and quantities, without what was bought once, and shows nothing hidden', async () => {
            const [regular] = goods;
            await look();
            expect((await proposal(people.admin)).items).toMatchObject([{ quantity: 10, gapDays: 30, isSet: false, article: { variantId: String(regular) } }]);
            expect(await proposedIds(people.stranger)).toEqual([]);
            // Who does not see the whole company is told of what he himself buys.
            expect(await proposedIds(people.branchBuyer)).toEqual([]);
        });

        it('follows what is set for an article, and what is never to be proposed', async () => {
            const [regular, once] = goods;
            const set = write('setReorderFrequency', 'ReorderFrequencyInput', 'variantId everyDays');
            await say(people.admin, set, { variantId: once, everyDays: 14 });
            expect(await say(people.admin, set, { variantId: regular, isNever: true })).toMatchObject([{ everyDays: null }, { everyDays: 14 }].sort((a, b) => (a.everyDays ?? 0) - (b.everyDays ?? 0)));
            expect(await proposedIds(people.admin)).toEqual([]);
            await look();
            expect((await proposal(people.admin)).items).toMatchObject([{ quantity: 50, gapDays: 14, isSet: true, article: { variantId: String(once) } }]);
            await say(people.admin, set, { variantId: regular });
            await look();
            expect((await proposedIds(people.admin)).sort()).toEqual([regular, once].sort());
        });

        it('is mailed once to who asked for it, and not at all where staff have switched it off', async () => {
            expect(await people.admin.ask('mutation { setReorderMail(wanted: true) }')).toEqual({ setReorderMail: true });
            const sent = async () => (await running.sql(`SELECT body FROM notification_message WHERE template = 'reorder-ready'`)).length;
            await running.server.app.get(ReorderLook).lookAtAll(factory.ctx);
            expect(await sent()).toBe(1);
            await running.server.app.get(ReorderLook).lookAtAll(factory.ctx);
            expect(await sent()).toBe(1);
            const off = await asStaff('mutation ($input: SwitchCompanyReorderInput!) { switchCompanyReorder(input: $input) { isOn rules { everyDays } } }', { input: { companyId, isOn: false } });
            expect(off.data).toMatchObject({ switchCompanyReorder: { isOn: false, rules: [{ everyDays: 14 }] } });
            expect(await proposal(people.admin)).toMatchObject({ isOn: false, items: [] });
        });

        it('is told month by month', async () => {
            const { purchaseHistory } = await people.admin.ask<{ purchaseHistory: { month: string; quantity: number }[] }>('query ($id: ID!) { purchaseHistory(variantId: $id) { month quantity } }', { id: goods[0] });
            expect(purchaseHistory).toHaveLength(24);
            expect(purchaseHistory.reduce((sum, one) => sum + one.quantity, 0)).toBe(30);
            expect(await people.stranger.ask('query ($id: ID!) { purchaseHistory(variantId: $id) { month } }', { id: goods[0] })).toEqual({ purchaseHistory: [] });
        });
    });

    it('orders are narrowed by day, person, branch and article, and go out as a file and on paper', async () => {
        const { myOrderFilters } = await people.admin.ask<{ myOrderFilters: { people: { memberId: string }[] } }>('{ myOrderFilters { people { memberId name } branches { branchId } } }');
        expect(myOrderFilters.people).toHaveLength(2);
        const list = async (input: object) => (await people.admin.ask<{ myOrders: { totalItems: number; items: { code: string }[] } }>('query ($input: MyOrdersInput!) { myOrders(input: $input) { totalItems items { code } } }', { input })).myOrders;
        const all = (await list({})).totalItems;
        expect((await list({ until: '2020-01-01' })).totalItems).toBe(0);
        expect((await list({ from: '2020-01-01' })).totalItems).toBe(all);
        const parts = await Promise.all(myOrderFilters.people.map(async one => (await list({ placedByMemberId: one.memberId })).totalItems));
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(all);
        const [velvet, , wool] = variants as [number, number, number];
        await running.sql(`UPDATE product_variant_translation SET name = 'Velvet rouge' WHERE "baseId" = $1`, [velvet]);
        expect((await list({ term: 'velvet r', states: ['Completed', 'Submitted'] })).totalItems).toBe(2);
        // The company's own code, from the test above.
        expect(wool).toBeGreaterThan(0);
        expect((await list({ term: 'Z77' })).totalItems).toBe(1);
        const { myOrdersFile } = await people.admin.ask<{ myOrdersFile: { content: string } }>('query ($input: MyOrdersFileInput!) { myOrdersFile(input: $input) { content } }', { input: { format: 'CSV', term: 'Z77' } });
        expect(Buffer.from(myOrdersFile.content, 'base64').toString().trim().split('\r\n')).toHaveLength(2);
        const [order] = (await list({ states: ['Completed'] })).items;
        const paper = async (language: string) => {
            const { myOrderPdf } = await new Caller(running.url, 'shop-api', language).inSession(people.admin.bearer ?? '').ask<{ myOrderPdf: { filename: string; content: string } }>('query ($code: String!) { myOrderPdf(code: $code) { filename content } }', { code: order?.code });
            return myOrderPdf;
        };
        for (const language of ['en', 'fa', 'pl', 'ru']) expect(Buffer.from((await paper(language)).content, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
        await expect(people.stranger.ask('query ($code: String!) { myOrderPdf(code: $code) { filename } }', { code: order?.code })).rejects.toThrow(/with the id|not-found/);
    });
});
