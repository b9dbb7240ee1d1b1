import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, MemberService } from '../../organizations';
import { NoticeSender } from '..';

const password = 'a good long passphrase 12';
const askFor = gql`
    mutation ($variantId: ID!) { askForStockNotice(variantId: $variantId) { __typename ... on StockNotice { id variantId } ... on StockNoticeRefusal { reason } } }
`;
const stop = gql`
    mutation ($token: String!) { stopStockNotices(token: $token) { __typename ... on StoppedStockNotices { ended } ... on StockNoticeRefusal { reason } } }
`;
const mine = gql`query { myStockNotices { variantId name sku } }`;

describe('back-in-stock notices', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;

    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const ask = async (variantId: number) => (await shop<{ askForStockNotice: { __typename: string; id?: string; reason?: string } }>(askFor, { variantId })).askForStockNotice;
    const awaited = async () => (await shop<{ myStockNotices: { variantId: string }[] }>(mine)).myStockNotices.map(notice => Number(notice.variantId));
    const lay = (variantId: number, quantity: number) => running.sql('UPDATE stock_level SET "stockOnHand" = $2 WHERE "productVariantId" = $1', [variantId, quantity]);
    const tell = async () => running.server.app.get(NoticeSender).sendDue(await factory.context());
    const mails = () => running.sql<{ body: string; recipient: string }>(`SELECT body, recipient FROM notification_message WHERE template = 'back-in-stock' ORDER BY id`);
    const soldOut = async (count = 1) => factory.variants(company.id, Array.from({ length: count }, () => ({ stock: 0 })));

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        await running.adminClient.asSuperAdmin();
        await running.server.app.get(MemberService).invite(factory.ctx, systemScope, {
            companyId: company.id, firstName: 'Sara', lastName: 'Karimi', emailAddress: 'sara@notices.example', role: 'admin', language: 'en',
        });
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE recipient = 'sara@notices.example' ORDER BY id DESC LIMIT 1`);
        await running.server.app.get(AcceptanceService).accept(factory.ctx, /\/([\w-]{43})\b/.exec(mail?.body ?? '')?.[1] ?? '', password);
        await running.shopClient.asUserWithCredentials('sara@notices.example', password);
    });
    beforeEach(async () => {
        await running.sql(`DELETE FROM notification_message WHERE template = 'back-in-stock'`);
        await running.sql('DELETE FROM stock_notice');
    });
    afterAll(() => running.stop());

    it('are one for each article, however often and however fast one asks, and only for what is not there', async () => {
        const [variantId = 0] = await soldOut();
        const [there = 0] = await factory.variants(company.id, [{ stock: 9 }]);
        const answers = await Promise.all([ask(variantId), ask(variantId), ask(variantId)]);
        expect(new Set(answers.map(answer => answer.id)).size).toBe(1);
        expect(await ask(there)).toMatchObject({ __typename: 'StockNoticeRefusal', reason: 'is-there' });
        expect(await awaited()).toEqual([variantId]);
        await shop(gql`mutation ($variantId: ID!) { endStockNotice(variantId: $variantId) }`, { variantId });
        await shop(gql`mutation ($variantId: ID!) { endStockNotice(variantId: $variantId) }`, { variantId });
        expect(await awaited()).toEqual([]);
    });

    it('are not taken for what the company does not see', async () => {
        const [foreign = 0] = await factory.variants((await factory.company()).id, [{ stock: 0 }]);
        await expect(ask(foreign)).rejects.toThrow(/ProductVariant/);
    });

    it('are sent once, by many workers, however often the stock comes and goes', async () => {
        const [variantId = 0] = await soldOut();
        await ask(variantId);
        expect(await tell()).toBe(0);
        await lay(variantId, 5);
        const told = await Promise.all([tell(), tell(), tell(), tell()]);
        expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
        for (const quantity of [0, 4, 0, 9]) {
            await lay(variantId, quantity);
            expect(await tell()).toBe(0);
        }
        const sent = await mails();
        expect(sent).toHaveLength(1);
        expect(sent[0]).toMatchObject({ recipient: 'sara@notices.example' });
        expect(sent[0]?.body).toMatch(/Moquette \d+ is available again/);
        const queued = await running.sql(`SELECT 1 FROM outbox_message o JOIN notification_message n ON (o.payload ->> 'messageId')::int = n.id WHERE n.template = 'back-in-stock'`);
        expect(queued).toHaveLength(1);
        expect(await awaited()).toEqual([]);
        // He may wait for it again.
        await lay(variantId, 0);
        expect(await ask(variantId)).toMatchObject({ __typename: 'StockNotice' });
    });

    it('are not sent for less than the smallest quantity, nor of what he may not see any more', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 0, minQuantity: 10 }]);
        await ask(variantId);
        await lay(variantId, 9);
        expect(await tell()).toBe(0);
        await lay(variantId, 10);
        await running.sql('UPDATE product_variant SET enabled = false WHERE id = $1', [variantId]);
        expect(await tell()).toBe(0);
        await running.sql('UPDATE product_variant SET enabled = true WHERE id = $1', [variantId]);
        expect(await tell()).toBe(1);
    });

    it('are not sent to who was switched off', async () => {
        const [variantId = 0] = await soldOut();
        await ask(variantId);
        await lay(variantId, 10);
        await running.sql('UPDATE company_member SET active = false WHERE "companyId" = $1', [company.id]);
        expect(await tell()).toBe(0);
        await running.sql('UPDATE company_member SET active = true WHERE "companyId" = $1', [company.id]);
    });

    it('end by the link of a mail, all of them, without signing in; another link ends nothing', async () => {
        const [first = 0, second = 0] = await soldOut(2);
        await ask(first);
        await ask(second);
        await lay(first, 3);
        await tell();
        const token = /stop-notices\/([\w-]{43})/.exec((await mails())[0]?.body ?? '')?.[1] ?? '';
        expect((await shop<{ stopStockNotices: object }>(stop, { token: token.replace(/^./, letter => (letter === 'A' ? 'B' : 'A')) })).stopStockNotices).toMatchObject({ reason: 'unknown-link' });
        expect(await awaited()).toEqual([second]);
        expect((await shop<{ stopStockNotices: object }>(stop, { token })).stopStockNotices).toMatchObject({ ended: 1 });
        expect((await shop<{ stopStockNotices: object }>(stop, { token })).stopStockNotices).toMatchObject({ ended: 0 });
        expect(await awaited()).toEqual([]);
    });

    it('are seen by staff with who, when and for what, filtered, and as a file', async () => {
        const [variantId = 0] = await soldOut();
        await ask(variantId);
        const list = async (input: object) =>
            (await running.adminClient.query<{ stockNotices: { totalItems: number; items: object[] } }, object>(
                gql`query ($input: StockNoticesInput) { stockNotices(input: $input) { totalItems items { companyName personName sku state askedAt } } }`, { input })).stockNotices;
        expect(await list({ state: 'waiting', companyId: company.id })).toMatchObject({ totalItems: 1, items: [{ personName: 'Sara Karimi', state: 'waiting' }] });
        expect(await list({ state: 'told' })).toMatchObject({ totalItems: 0 });
        expect(await list({ from: '2090-01-01' })).toMatchObject({ totalItems: 0 });
        const { stockNoticesFile } = await running.adminClient.query<{ stockNoticesFile: string }, object>(gql`query { stockNoticesFile }`, {});
        expect(stockNoticesFile).toMatch(/^\ufeff"company","person","sku","article","state","asked","settled"\r\n/);
        expect(stockNoticesFile).toContain('"Sara Karimi"');
    });
});
