import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { AcceptanceService, MemberService } from '../../organizations';
import { RelationDeskService } from '..';

const password = 'correct horse battery 12';
interface Tile {
    variantId: string;
    price: { unitNet: number } | null;
}

describe('what goes with a product', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let desk: RelationDeskService;
    let buyer: Caller;
    let colleague: Caller;
    let variants: number[];
    let hiddenId = 0;
    let category = 0;
    let parent = 0;
    const slugs = new Map<number, string>();

    const idsOf = (tiles: Tile[]) => tiles.map(tile => Number(tile.variantId));
    const relations = async (variantId: number, by = buyer) => (await by.ask<{ productRelations: { related: Tile[]; complementary: Tile[]; similar: Tile[] } }>(
        `query ($slug: String!) { productRelations(slug: $slug) {
            related { variantId price { unitNet } } complementary { variantId price { unitNet } } similar { variantId price { unitNet } } } }`,
        { slug: slugs.get(variantId) },
    )).productRelations;
    const withCart = async (variantIds: number[]) => idsOf((await buyer.ask<{ complementaryProducts: Tile[] }>(
        'query ($variantIds: [ID!]!) { complementaryProducts(variantIds: $variantIds) { variantId price { unitNet } } }', { variantIds: variantIds.map(String) },
    )).complementaryProducts);
    const collection = async (parentId: number | null) => {
        const [row] = await running.sql<{ id: number }>(
            `INSERT INTO collection ("isRoot", "isPrivate", position, filters, "parentId") SELECT false, false, 1, '[]', coalesce($1, (SELECT id FROM collection WHERE "isRoot" LIMIT 1)) RETURNING id`, [parentId]);
        return row?.id ?? 0;
    };
    const person = async (companyId: number, change?: object) => {
        const { app } = running.server;
        const { memberId } = await factory.member(companyId, 'admin');
        await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
        if (change) await app.get(MemberService).update(factory.ctx, systemScope, memberId, change);
        const { customer } = await app.get(MemberService).find(factory.ctx, memberId);
        return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password);
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        desk = running.server.app.get(RelationDeskService);
        company = await factory.company();
        const stranger = await factory.company();
        variants = await factory.variants(company.id, Array.from({ length: 6 }, (_, i) => ({ unitNet: 1000 + i })));
        [hiddenId = 0] = await factory.variants(stranger.id, [{ unitNet: 7_654_321 }]);
        parent = await collection(null);
        category = await collection(parent);
        const [a = 0, b = 0, c = 0, d = 0] = variants;
        await running.sql(
            `INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") SELECT g, v FROM unnest($1::int[]) g, unnest($2::int[]) v`,
            [[parent, category], [a, b, c, d, hiddenId]]);
        const [facet] = await running.sql<{ id: number }>(`INSERT INTO facet ("isPrivate", code) VALUES (false, 'pile') RETURNING id`);
        const values = await running.sql<{ id: number }>(`INSERT INTO facet_value (code, "facetId") SELECT 'value-' || n, $1 FROM generate_series(1, 3) n RETURNING id`, [facet?.id]);
        const [common = 0, rare = 0, other = 0] = values.map(value => value.id);
        const has = (variantId: number, ...facetValueIds: number[]) => running.sql(
            `INSERT INTO product_facet_values_facet_value ("productId", "facetValueId") SELECT v."productId", f FROM product_variant v, unnest($2::int[]) f WHERE v.id = $1`, [variantId, facetValueIds]);
        await has(a, common, rare);
        await has(b, common);
        await has(c, common, rare);
        await has(d, other);
        await has(hiddenId, common, rare);
        for (const row of await running.sql<{ id: number; slug: string }>('SELECT v.id, t.slug FROM product_variant v JOIN product_translation t ON t."baseId" = v."productId"')) slugs.set(row.id, row.slug);
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        buyer = await person(company.id);
        colleague = await person(company.id, { role: 'buyer' });
    });
    afterAll(() => running.stop());

    it('is what shares features in its group, the rarer features first, of what the company sees, at its prices', async () => {
        const [a = 0, b = 0, c = 0] = variants;
        const { similar } = await relations(a);
        expect(idsOf(similar)).toEqual([c, b]);
        expect(similar[0]?.price).toEqual({ unitNet: 1002 });
        expect(idsOf((await relations(a, colleague)).similar)).not.toContain(hiddenId);
    });

    it('is what staff picked for it and assigned to its group, in their order, nothing twice and nothing hidden', async () => {
        const [a = 0, , c = 0, , e = 0, f = 0] = variants;
        const product = async (variantId: number) => (await running.sql<{ id: number }>('SELECT "productId" AS id FROM product_variant WHERE id = $1', [variantId]))[0]?.id;
        await desk.setComplements(factory.ctx, systemScope, { collectionId: category, variantIds: [hiddenId, f, e, a] });
        await desk.setRelated(factory.ctx, systemScope, { productId: await product(a), variantIds: [e, hiddenId, c] });
        const found = await relations(a);
        expect(idsOf(found.related)).toEqual([e, c]);
        expect(idsOf(found.complementary)).toEqual([f]);
        expect(idsOf(found.similar)).toEqual([variants[1]]);
        await expect(desk.setRelated(factory.ctx, systemScope, { productId: await product(a), variantIds: [a] })).rejects.toThrow(/itself/);
        await expect(desk.setComplements(factory.ctx, systemScope, { collectionId: parent, variantIds: [e] })).rejects.toThrow(/below/);
        await expect(desk.setComplements(factory.ctx, systemScope, { collectionId: category, variantIds: [e], before: [e] })).rejects.toThrow(/meanwhile/);
    });

    it('is shown with a cart for what lies in it, without what lies in it already', async () => {
        const [a = 0, , , , e = 0, f = 0] = variants;
        expect(await withCart([a])).toEqual([f, e]);
        expect(await withCart([a, f])).toEqual([e]);
        expect(await withCart([e])).toEqual([]);
        expect(await withCart([hiddenId])).toEqual([]);
    });

    it('is nothing of a product that the company does not see, as of one that does not exist', async () => {
        const none = { related: [], complementary: [], similar: [] };
        expect(await relations(hiddenId)).toEqual(none);
        slugs.set(-1, 'no-such-product');
        expect(await relations(-1)).toEqual(none);
    });
});
