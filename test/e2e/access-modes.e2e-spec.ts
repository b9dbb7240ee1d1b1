/** What somebody without a login sees in each access mode of the firm, and that no price leaves by any door. */
import { type RequestContext, RequestContextService } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';

import { systemScope } from '../../kernel/scope';
import { type AccessMode, FirmSettingsService, MemberService } from '../../plugins/organizations';
import { refreshCatalogue } from '../demo-catalogue';
import { Factory, type MadeCompany } from '../factories';
import { Caller } from '../graphql';
import { openPortal, testPassword } from '../production-facts';
import { type RunningServer, startServer } from '../server';

const page = `query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems items { variantId name productSlug price { unitNet unitGross } } facets { name } } }`;
const product = `query ($slug: String!) { catalogueProduct(slug: $slug) { name variants { variantId price { unitNet } priceBreaks { unitNet } } } }`;
const compare = `query ($ids: [ID!]!) { compareVariants(variantIds: $ids) { variantId price { unitNet } } }`;
const suggest = `query { catalogueSuggestions(term: "Moquette") }`;

/** Prices that occur nowhere else. */
const publicPrice = 771_122;
const foreignPrice = 883_344;

interface Item {
    variantId: string;
    name: string;
    productSlug: string;
    price: { unitNet: number } | null;
}

describe('access modes', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let guestsSee: MadeCompany;
    let foreign: MadeCompany;
    let dear: number;
    let cheap: number;
    let hidden: number;

    beforeAll(async () => {
        running = await startServer();
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        const factory = await Factory.of(running);
        guestsSee = await factory.company();
        foreign = await factory.company();
        [dear, cheap] = (await factory.variants(guestsSee.id, [{ unitNet: publicPrice + 1 }, { unitNet: publicPrice }])) as [number, number];
        [hidden] = (await factory.variants(foreign.id, [{ unitNet: foreignPrice }])) as [number];
        await running.sql('UPDATE assortment_settings SET "byPrice" = true, "byCategory" = false');
        await refreshCatalogue(running);
    }, 120_000);
    afterAll(() => running.stop());

    const settings = () => running.server.app.get(FirmSettingsService);
    const open = (accessMode: AccessMode) => settings().update(ctx, systemScope, { accessMode, publicCompanyId: guestsSee.id });
    const stranger = () => new Caller(running.url, 'shop-api');
    const items = async (input: object = {}) => (await stranger().ask<{ catalogue: { totalItems: number; items: Item[] } }>(page, { input })).catalogue.items;
    async function everything(): Promise<string> {
        const said: unknown[] = [await items({ sort: 'PRICE_DESC' }), await items({ priceFrom: publicPrice, priceTo: publicPrice })];
        for (const { productSlug } of await items()) said.push(await stranger().ask(product, { slug: productSlug }));
        said.push(await stranger().ask(compare, { ids: [dear, cheap, hidden] }), await stranger().ask(suggest));
        return JSON.stringify(said);
    }

    it('shows nothing in the closed shop', async () => {
        for (const [document, variables] of [[page, { input: {} }], [product, { slug: 'x' }], [compare, { ids: [dear, cheap] }], [suggest, {}]] as const) {
            await expect(stranger().ask(document, variables)).rejects.toMatchObject({ code: 'FORBIDDEN' });
        }
    });

    it('opens only with a company that nobody signs in for', async () => {
        await expect(settings().update(ctx, systemScope, { accessMode: 'catalogue' })).rejects.toThrow('publicCompanyId: visitors need a company');
        const { memberId } = await (await Factory.of(running)).member(foreign.id);
        await expect(settings().update(ctx, systemScope, { accessMode: 'catalogue', publicCompanyId: foreign.id })).rejects.toThrow('with members');
        expect(memberId).toBeGreaterThan(0);
        await open('catalogue');
        const person = { companyId: guestsSee.id, firstName: 'A', lastName: 'B', emailAddress: 'a@b.example', role: 'buyer', language: 'en' };
        await expect(running.server.app.get(MemberService).add(ctx, systemScope, person)).rejects.toThrow('companyId');
    });

    it('shows the open catalogue without any price, by list, order, limit, detail or comparison', async () => {
        await open('catalogue');
        const shown = await items();
        expect(shown.map(item => Number(item.variantId)).sort()).toEqual([dear, cheap].sort());
        expect(shown.every(item => item.price === null)).toBe(true);
        const byName = shown.map(item => item.name).sort();
        expect((await items({ sort: 'PRICE_ASC' })).map(item => item.name)).toEqual(byName);
        expect((await items({ sort: 'PRICE_DESC' })).map(item => item.name)).toEqual(byName);
        expect(await items({ priceFrom: publicPrice + 1 })).toHaveLength(2);
        const said = await everything();
        expect(said).not.toContain(String(publicPrice).slice(0, 5));
        expect(said).not.toContain(String(foreignPrice).slice(0, 5));
        expect(said).not.toContain(`"${hidden}"`);
        const before = await running.sql('SELECT count(*) AS n FROM session');
        await items();
        expect(await running.sql('SELECT count(*) AS n FROM session')).toEqual(before);
        await expect(stranger().ask('query { cart { id } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
        await expect(stranger().ask('query { me { id } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('shows the open shop with the public prices, and a member his own', async () => {
        await open('shop');
        expect((await items({ sort: 'PRICE_ASC' })).map(item => item.price?.unitNet)).toEqual([publicPrice, publicPrice + 1]);
        expect(await everything()).not.toContain(String(foreignPrice));
        const { memberId } = await (await Factory.of(running)).member(foreign.id);
        const member = await stranger().signIn(await openPortal(running, ctx, memberId), testPassword);
        const own = await member.ask<{ catalogue: { items: Item[] } }>(page, { input: {} });
        expect(own.catalogue.items.map(item => item.price?.unitNet)).toEqual([foreignPrice]);
    });

    it('switches from one request to the next, and in a process that did not switch it within a second', async () => {
        await open('closed');
        await expect(items()).rejects.toMatchObject({ code: 'FORBIDDEN' });
        await open('catalogue');
        expect(await items()).toHaveLength(2);
        // Another process writes the settings: this one has not heard of it.
        await running.sql(`UPDATE firm_settings SET "accessMode" = 'closed'`);
        await expect(items()).rejects.toMatchObject({ code: 'FORBIDDEN' });
        await running.sql(`UPDATE firm_settings SET "accessMode" = 'shop'`);
        await sleep(1_100);
        expect((await items()).every(item => item.price !== null)).toBe(true);
        // What was decided for strangers is told to the portal too.
        expect(await stranger().ask('query { portalSession { accessMode member { id } } }')).toEqual({ portalSession: { accessMode: 'shop', member: null } });
    });
});
