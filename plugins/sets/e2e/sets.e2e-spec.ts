import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { AcceptanceService, CompanyRoleService, MemberService } from '../../organizations';
import { SetDeskService } from '..';

const password = 'correct horse battery 12';
/** Prime, so that no other figure is made of it by chance. */
const unitNet = 7_654_327;

interface Shown {
    id: string;
    name: string;
    unitNet: number | null;
    unitGross: number | null;
    singlesNet: number | null;
    savedNet: number | null;
    savedPercent: number | null;
    available: number | null;
    parts: { name: string; quantity: number; singleNet: number | null; singlesNet: number | null; shareNet: number | null }[];
}
const fields = 'id name unitNet unitGross singlesNet savedNet savedPercent available parts { name quantity singleNet singlesNet shareNet }';

describe('sets in the shop', () => {
    let running: RunningServer;
    let factory: Factory;
    let admin: Caller;
    let keeper: Caller;
    let stranger: Caller;
    let slug = '';
    let setId = '';
    let branchId = 0;

    const all = async (by: Caller, term?: string) => (await by.ask<{ productSets: { totalItems: number; items: Shown[] } }>(
        `query ($input: ProductSetsInput!) { productSets(input: $input) { totalItems items { ${fields} } } }`, { input: { term } })).productSets;
    const of = async (by: Caller) => (await by.ask<{ productSetsOf: Shown[] }>(`query ($slug: String!) { productSetsOf(slug: $slug) { ${fields} } }`, { slug })).productSetsOf;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        const [company, other] = [await factory.company(), await factory.company()];
        branchId = company.branchId;
        const [a = 0, b = 0] = await factory.variants(company.id, [{ unitNet, stock: 40 }, { unitNet: 1_000_003, stock: 500 }]);
        await factory.variants(other.id, [{}]);
        await app.get(CatalogueIndexService).refresh(factory.ctx);
        const [product] = await running.sql<{ slug: string }>('SELECT t.slug FROM product_variant v JOIN product_translation t ON t."baseId" = v."productId" WHERE v.id = $1', [a]);
        slug = product?.slug ?? '';
        const made = await app.get(SetDeskService).save(factory.ctx, systemScope, {
            code: 'SET-LOBBY', names: { en: 'Lobby set', fa: 'ست لابی' }, parts: [{ variantId: a, quantity: 3 }, { variantId: b, quantity: 2 }], prices: [{ currencyCode: 'IRR', unitNet: 20_000_003 }],
        });
        setId = String(made.id);
        const person = async (companyId: number, change?: object) => {
            const { memberId } = await factory.member(companyId, 'admin');
            await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
            if (change) await app.get(MemberService).update(factory.ctx, systemScope, memberId, change);
            const { customer } = await app.get(MemberService).find(factory.ctx, memberId);
            return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password);
        };
        const role = await app.get(CompanyRoleService).create(factory.ctx, systemScope, company.id, { name: 'Warehouse keeper', permissions: ['order'] });
        [admin, stranger] = [await person(company.id), await person(other.id)];
        keeper = await person(company.id, { ownRoleId: (role as { id: number }).id });
        await running.sql(`UPDATE availability_settings SET "showAs" = 'exact'`);
    });
    afterAll(() => running.stop());

    it('shows what is in a set, what each part costs by itself, what all cost, and what is saved', async () => {
        const singlesNet = 3 * unitNet + 2 * 1_000_003;
        const [set] = await of(admin);
        expect(set).toMatchObject({ name: 'Lobby set', unitNet: 20_000_003, singlesNet, savedNet: singlesNet - 20_000_003, savedPercent: 19.8, available: 13 });
        expect(set?.parts.map(part => [part.quantity, part.singleNet, part.singlesNet])).toEqual([[3, unitNet, 3 * unitNet], [2, 1_000_003, 2 * 1_000_003]]);
        expect(set?.parts.reduce((sum, part) => sum + (part.shareNet ?? 0), 0)).toBe(20_000_003);
        expect(await all(admin)).toMatchObject({ totalItems: 1, items: [{ id: setId }] });
        expect(await all(admin, 'ست لابي')).toMatchObject({ totalItems: 1 });
        expect(await all(admin, 'kitchen')).toMatchObject({ totalItems: 0, items: [] });
    });

    it('is nothing for who does not see every part', async () => {
        expect(await all(stranger)).toEqual({ totalItems: 0, items: [] });
        expect(await of(stranger)).toEqual([]);
        const { setCartSets } = await stranger.ask<{ setCartSets: { answers: { outcome: string; reason: string; message: string }[] } }>(
            'mutation ($input: SetCartSetsInput!) { setCartSets(input: $input) { cart { id } answers { outcome reason message } } }', { input: { sets: [{ setId, quantity: 1 }] } });
        expect(setCartSets.answers).toMatchObject([{ outcome: 'rejected', reason: 'set-not-available' }]);
        expect(JSON.stringify(setCartSets)).not.toContain('Lobby');
    });

    it('tells who may not see prices no amount, and lets him order', async () => {
        const none = { unitNet: null, unitGross: null, singlesNet: null, savedNet: null, savedPercent: null };
        expect((await all(keeper)).items).toMatchObject([{ ...none, available: 13, parts: [{ singleNet: null, singlesNet: null, shareNet: null }, { singleNet: null }] }]);
        const { setCartSets } = await keeper.ask<{ setCartSets: { cart: { totalNet: number | null; sets: { unitNet: number | null; singlesNet: number | null; lines: { lineNet: number | null }[] }[] } } }>(
            'mutation ($input: SetCartSetsInput!) { setCartSets(input: $input) { cart { totalNet sets { unitNet lineNet singlesNet lines { lineNet unitNet } } notices { message } } answers { outcome } } }',
            { input: { sets: [{ setId, quantity: 2 }] } });
        expect(setCartSets.cart).toMatchObject({ totalNet: null, sets: [{ unitNet: null, singlesNet: null, lines: [{ lineNet: null }, { lineNet: null }] }] });
        const { placeOrder } = await keeper.ask<{ placeOrder: { lines: { set: { code: string; quantity: number } | null; lineNet: number | null }[] } }>(
            'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on MyOrder { lines { lineNet set { code quantity } } } } }',
            { input: { branchId, idempotencyKey: 'sets-e2e-keeper' } });
        expect(placeOrder.lines).toEqual([{ lineNet: null, set: { code: 'SET-LOBBY', quantity: 2 } }, { lineNet: null, set: { code: 'SET-LOBBY', quantity: 2 } }]);
    });
});
