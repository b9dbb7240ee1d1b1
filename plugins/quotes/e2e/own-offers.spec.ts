/** Cases of own offers, run by `quotes.e2e-spec.ts` at its server: a server of their own would take as long as all of them. */
import gql from 'graphql-tag';
import sharp from 'sharp';

import type { MemberScope } from '../../../kernel/scope';
import type { Factory, MadeCompany } from '../../../test/factories';
import { visualLines } from '../../../test/pdf-text';
import type { RunningServer } from '../../../test/server';
import { OwnOfferService } from '..';

type Document = Parameters<RunningServer['shopClient']['query']>[0];

interface Given {
    running: RunningServer;
    factory: Factory;
    company: MadeCompany;
    buyer: MemberScope;
    staffId: number;
    password: string;
    carpet: number | undefined;
    tile: number | undefined;
    hidden: number | undefined;
    shop: <T>(document: Document, variables?: Record<string, unknown>) => Promise<T>;
    key: () => string;
    setCart: Document;
}

const ownFields = `id number version totalNet totalTax totalGross totalCostNet orderedAt lines { id name text unit unitQuantity unitNet marginPoints lineNet costNet costThenNet isOffered }`;
const startOwn = gql`mutation ($input: StartOwnOfferInput!) { startOwnOffer(input: $input) { ... on OwnOfferStarted { offerId leftOut } ... on OwnOfferRefusal { reason } } }`;
const ownOffer = gql`query ($id: ID!) { ownOffer(id: $id) { ${ownFields} } }`;
const ownOffers = gql`query ($input: OwnOffersInput) { ownOffers(input: $input) { totalItems items { number customerName totalNet lineCount } } }`;
const saveOwn = gql`mutation ($input: SaveOwnOfferInput!) { saveOwnOffer(input: $input) { __typename ... on OwnOffer { ${ownFields} } ... on OwnOfferRefusal { reason field } } }`;
const ownToCart = gql`mutation ($input: OwnOfferToCartInput!) { ownOfferToCart(input: $input) { ... on OwnOfferInCart { cartId missing answers { name outcome } } ... on OwnOfferRefusal { reason } } }`;
const ownPdf = gql`query ($id: ID!, $language: String) { ownOfferPdf(id: $id, language: $language) { filename content } }`;
const [letterhead, saveHead] = [gql`query { offerLetterhead { logo version } }`, gql`mutation ($input: SaveOfferLetterheadInput!) { saveOfferLetterhead(input: $input) { name } }`];

interface OwnOffer {
    id: string;
    version: number;
    lines: Array<{ id: string; text: string; unit: string; unitQuantity: number; unitNet: number; marginPoints: number | null }>;
}

export function ownOfferCases(given: () => Given): void {
    let { running, factory, company, buyer, staffId, password, carpet, tile, hidden, key, setCart }: Given = {} as Given;
    const shop = <T>(document: Document, variables?: Record<string, unknown>) => given().shop<T>(document, variables);

    beforeAll(() => {
        ({ running, factory, company, buyer, staffId, password, carpet, tile, hidden, key, setCart } = given());
    });

    const readOwn = async (id: string) => (await shop<{ ownOffer: OwnOffer | null }>(ownOffer, { id })).ownOffer;
    const startIt = async (input: object) => (await shop<{ startOwnOffer: { offerId: string; leftOut: number } }>(startOwn, { input: { ...input, idempotencyKey: key() } })).startOwnOffer;
    const saved = async (id: string, input: object) => (await shop<{ saveOwnOffer: OwnOffer }>(saveOwn, { input: { id, version: (await readOwn(id))?.version, language: 'en', lines: [], ...input } })).saveOwnOffer;
    const paperOf = async (id: string, language: string) => visualLines(Buffer.from((await shop<{ ownOfferPdf: { content: string } }>(ownPdf, { id, language })).ownOfferPdf.content, 'base64')).join('\n');
    const sendLogo = (body: Uint8Array<ArrayBuffer>) => running.shopClient.fetch(`${running.url}/offer-logo`, { method: 'POST', body, headers: { 'Content-Type': 'application/octet-stream' } });

    it('begins with a cart, an order or a list, with a margin on his own prices, each article once', async () => {
        const { setCartLines: filled } = await shop<{ setCartLines: { cart: { id: string } } }>(setCart, { input: { lines: [{ variantId: carpet, unit: 'roll', quantity: 2 }, { variantId: tile, unit: 'm2', quantity: 50 }] } });
        const { offerId, leftOut } = await startIt({ cartId: filled.cart.id, marginPoints: 2_500, customerName: 'Hotel Ferdowsi' });
        expect(leftOut).toBe(0);
        expect(await readOwn(offerId)).toMatchObject({
            ...{ number: 1, totalNet: 50 * 12_500 + 50 * 2_500, totalTax: null, totalCostNet: 600_000 },
            lines: [{ unit: 'roll', unitQuantity: 2, unitNet: 12_500, marginPoints: 2_500, costNet: 10_000, isOffered: true }, { unitNet: 2_500, lineNet: 125_000 }],
        });
        const [list] = await running.sql<{ id: number }>(`INSERT INTO shopping_list ("companyId", name, "isShared") VALUES ($1, 'Lobby', true) RETURNING id`, [company.id]);
        await running.sql(`INSERT INTO shopping_list_line ("listId", "productVariantId", unit, quantity, place) VALUES ($1, $2, 'roll', 1, 1), ($1, $2, 'm2', 5, 2), ($1, $3, 'm2', 5, 3)`, [list?.id, carpet, hidden]);
        const ofList = await startIt({ listId: list?.id });
        expect(ofList.leftOut).toBe(1);
        expect(await readOwn(ofList.offerId)).toMatchObject({ number: 2, lines: [{ unit: 'm2', unitQuantity: 30, unitNet: 12_000 }] });
        const copied = await startIt({ copyOf: offerId });
        expect(await readOwn(copied.offerId)).toMatchObject({ number: 3, orderedAt: null, lines: [{ unitNet: 12_500 }, { unitNet: 2_500 }] });
        expect((await shop<{ ownOffers: object }>(ownOffers, { input: { term: 'ferdowsi' } })).ownOffers).toMatchObject({ totalItems: 2 });
    });

    it('has his own prices and lines, keeps what it told when his prices change, and counts anew when he says so', async () => {
        const { offerId: id } = await startIt({});
        const article = (variantId: number | undefined, quantity: number, more: object) => ({ variantId, unit: 'm2', quantity, ...more });
        const laying = { text: 'Laying', unit: 'hour', quantity: 8, unitNet: 40_000 };
        const first = await saved(id, { taxPoints: 1_000, lines: [article(carpet, 10, { marginPoints: 1_000 }), article(tile, 4, { unitNet: 2_345, text: 'Stone tiles' }), laying] });
        expect(first).toMatchObject({ totalNet: 110_000 + 9_380 + 320_000, totalTax: 43_938, totalGross: 483_318, lines: [{ unitNet: 11_000 }, { marginPoints: null, costNet: 2_000, text: 'Stone tiles' }, { unitNet: 40_000, costNet: null }] });
        await factory.setPrice(company.id, carpet ?? 0, 20_000);
        const same = (given: OwnOffer) => given.lines.map((one, i) => ({ id: one.id, variantId: [carpet, tile, null][i], text: one.text, unit: one.unit, quantity: one.unitQuantity, ...(one.marginPoints === null ? { unitNet: one.unitNet } : { marginPoints: one.marginPoints }) }));
        const second = await saved(id, { lines: same(first) });
        expect(second).toMatchObject({ totalTax: null, lines: [{ unitNet: 11_000, costThenNet: 10_000, costNet: 20_000 }, {}, {}] });
        expect(await saved(id, { lines: same(second), anew: true })).toMatchObject({ lines: [{ unitNet: 22_000 }, { unitNet: 2_345 }, {}] });
        await factory.setPrice(company.id, carpet ?? 0, 10_000);
        expect(await saved(id, { lines: [article(hidden, 1, { unitNet: 5 })] })).toEqual({ __typename: 'OwnOfferRefusal', reason: 'not-available', field: 'lines.0.variantId' });
        expect(await saved(id, { lines: [{ unit: 'hour', quantity: 1, unitNet: 5 }] })).toMatchObject({ reason: 'text-missing' });
        expect(await saved(id, { lines: [{ ...laying, quantity: 2_000_000_000, unitNet: 10 ** 15 }] })).toMatchObject({ reason: 'too-much' });
        await expect(shop(saveOwn, { input: { id, version: 1, language: 'en', lines: [] } })).rejects.toThrow(/changed|version/i);
    });

    it('is printed on his own paper in four languages, without our name and without what he pays', async () => {
        const png = await sharp({ create: { width: 2_000, height: 900, channels: 3, background: '#a33' } }).withExif({ IFD0: { Artist: 'Secret artist' } }).png().toBuffer();
        expect((await sendLogo(new Uint8Array(png))).status).toBe(200);
        for (const wrong of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '\x89PNG\r\n\x1a\nnot a picture', '']) expect((await sendLogo(new Uint8Array(Buffer.from(wrong, 'latin1')))).status).toBe(400);
        expect((await sendLogo(new Uint8Array(2_000_001))).status).toBe(413);
        const { offerLetterhead: head } = await shop<{ offerLetterhead: { logo: string; version: number } }>(letterhead);
        const kept = Buffer.from(head.logo.replace('data:image/png;base64,', ''), 'base64');
        expect(await sharp(kept).metadata()).toMatchObject({ format: 'png', width: 533, height: 240 });
        expect((await sharp(kept).metadata()).exif).toBeUndefined();
        await shop(saveHead, { input: { version: head.version, name: 'Sara Interiors', details: 'Valiasr 12', marginPoints: 2_000, validDays: 10 } });
        await factory.setPrice(company.id, tile ?? 0, 1_234_500);
        const { offerId: id } = await startIt({ customerName: 'Hotel Ferdowsi' });
        await saved(id, { customerName: 'Hotel Ferdowsi', introduction: 'As we spoke', lines: [{ variantId: tile, unit: 'm2', quantity: 7, marginPoints: 1_150 }, { text: 'Laying', unit: 'hour', quantity: 3, unitNet: 70_000 }] });
        const [firm] = await running.sql<{ name: string }>('SELECT name FROM firm_settings');
        for (const [language, word] of [['en', 'Net total'], ['pl', 'Razem netto'], ['ru', 'Итого без НДС']] as const) {
            const paper = await paperOf(id, language);
            for (const text of [word, 'Sara Interiors', 'Valiasr 12', 'Hotel Ferdowsi', 'As we spoke', 'Laying']) expect(paper).toContain(text);
            // What he pays is 12,345, what his customer pays 13,765.
            expect(paper).toMatch(/13.?765/);
            expect(paper).not.toMatch(/12.?345|margin|11[.,]5/i);
            expect(paper).not.toContain(firm?.name ?? '?');
        }
        expect(await paperOf(id, 'fa')).toContain('۱۳٬۷۶۵');
        await factory.setPrice(company.id, tile ?? 0, 2_000);
        await expect(shop(ownPdf, { id, language: 'de' })).rejects.toThrow(/language/);
    });

    it('becomes a cart of its own in one step, with what is ours at his own prices', async () => {
        const { offerId: id } = await startIt({ customerName: 'Hotel Naderi' });
        await saved(id, { customerName: 'Hotel Naderi', lines: [{ variantId: carpet, unit: 'roll', quantity: 3, unitNet: 99_000 }, { text: 'Laying', unit: 'hour', quantity: 3, unitNet: 70_000 }] });
        const toCart = async (input: object) => (await shop<{ ownOfferToCart: { cartId: string } }>(ownToCart, { input })).ownOfferToCart;
        const [input, own] = [{ id, idempotencyKey: key() }, { lines: [{ text: 'Laying', unit: 'hour', quantity: 3, unitNet: 70_000 }] }];
        const done = await toCart(input);
        expect(done).toMatchObject({ missing: [], answers: [{ outcome: 'ok' }] });
        expect(await toCart(input)).toEqual(done);
        const rows = await running.sql<object>('SELECT l.quantity, c."lineNet" FROM order_line l JOIN company_order_line c ON c.id = l.id WHERE l."orderId" = $1', [done.cartId]);
        // With the 5 % that come off all of his orders.
        expect(rows).toEqual([{ quantity: 75, lineNet: '712500' }]);
        expect(await readOwn(id)).toMatchObject({ orderedAt: expect.any(String) as string });
        await saved(id, own);
        expect(await toCart({ id, idempotencyKey: key() })).toEqual({ reason: 'no-lines' });
    });

    it('is seen by nobody of another company, by no staff in his place, and by no colleague without the right', async () => {
        const { app } = running.server;
        const { offerId: id } = await startIt({ customerName: 'Hotel Abbasi' });
        const offers = app.get(OwnOfferService);
        const colleague = await factory.member(company.id, 'buyer');
        const acting: MemberScope = { ...buyer, acting: { administratorId: staffId, reason: 'help' } };
        const others: MemberScope[] = [acting, { ...colleague, branchId: null, permissions: new Set(['see-prices', 'order']) }];
        for (const scope of others) await expect(offers.remove(await factory.context(), scope, { id, version: 1 })).rejects.toThrow(/not-found/);
        await running.shopClient.asUserWithCredentials('ali@quotes.example', password);
        expect(await shop(ownOffer, { id })).toEqual({ ownOffer: null });
        expect((await shop<{ ownOffers: { totalItems: number } }>(ownOffers)).ownOffers.totalItems).toBe(0);
        await expect(shop(ownPdf, { id })).rejects.toThrow(/OwnOffer/);
        await running.shopClient.asUserWithCredentials('sara@quotes.example', password);
        expect(await offers.remove(await factory.context(), buyer, { id, version: 1 })).toBe(true);
        expect(await readOwn(id)).toBeNull();
        // Nothing of what he offers to whom is in the log that staff read.
        expect(JSON.stringify(await running.sql<object>(`SELECT before, after FROM audit_entry WHERE entity = 'OwnOffer'`))).not.toMatch(/Hotel|unitNet|margin/);
    });
}
