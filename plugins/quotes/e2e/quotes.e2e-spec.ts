import { RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { addDays, localDateOf } from '../../../kernel/time';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { visualLines } from '../../../test/pdf-text';
import { type RunningServer, startServer } from '../../../test/server';
import { SpendingLimitService } from '../../approvals';
import { AcceptanceService, MemberService } from '../../organizations';
import { CompanyOrderService, OrderApprovalService } from '../../purchasing';
import { EnquiryService, NegotiationService, QuoteDesk, QuoteExpiry, QuoteRulesService, QuoteSending } from '..';
import { QuoteOrdering } from '../services/quote-ordering.service';
import type { QuoteView } from '../services/quote-reader.service';
import { ownOfferCases } from './own-offers.spec';

const password = 'a good long passphrase 12';
const quoteFields = `id code state sentNumber validUntil closeReason orderCode mayAnswer mayOrder mayWithdraw
    versions { number state terms totalNet totalGross partialAllowed gone lines { id variantId unit unitQuantity unitQuantityMax quantity unitNet usualNet answer counterNet changes } }
    comments { text author fromStaff variantId }`;
const ask = gql`mutation ($input: AskForQuoteInput!) { askForQuote(input: $input) { __typename ... on EnquirySent { id code } ... on QuoteRefusal { reason field } } }`;
const myQuote = gql`query ($id: ID!) { myQuote(id: $id) { ${quoteFields} } }`;
const myQuotes = gql`query ($input: MyQuotesInput) { myQuotes(input: $input) { totalItems items { code state lineCount totalNet } } }`;
const answer = gql`mutation ($input: AnswerQuoteInput!) { answerQuote(input: $input) { __typename ... on MyQuote { ${quoteFields} } ... on QuoteRefusal { reason field } } }`;
const order = gql`mutation ($input: OrderQuoteInput!) { orderQuote(input: $input) { __typename ... on QuoteOrdered { orderCode }
    ... on QuoteRefusal { reason } ... on PlacementRefusal { reason } ... on PriceChangedRefusal { shownTotal currentTotal } } }`;
const comment = gql`mutation ($input: QuoteCommentInput!) { commentOnQuote(input: $input) { ${quoteFields} } }`;
const shared = gql`query ($token: String!) { sharedQuote(token: $token) { isMine isOld quote { ${quoteFields} } } }`;
const pdf = gql`query ($id: ID!, $number: Int!) { myQuotePdf(id: $id, number: $number) { filename content } }`;
const setCart = gql`mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { answers { outcome } cart { id } } }`;
const myOrder = gql`query ($code: String!) { myOrder(code: $code) { state totalNet totalGross lines { variantId quantity unitNet lineNet orderOffNet } } }`;

interface Quote {
    id: string;
    state: string;
    sentNumber: number;
    mayOrder: boolean;
    versions: Array<{ number: number; state: string; totalNet: number; totalGross: number; lines: Array<{ id: string; variantId: string; usualNet: number; changes: string[] }> }>;
    comments: Array<{ text: string }>;
}

describe('enquiries and quotes', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let buyer: MemberScope;
    let sara: StaffScope;
    let desk: QuoteDesk;
    let sending: QuoteSending;
    let negotiation: NegotiationService;
    let today: string;
    let [carpet, tile, rope, hidden]: number[] = [];
    let keys = 0;
    const key = () => `quote-spec-${++keys}`;

    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) => running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const staffCtx = () => running.server.app.get(RequestContextService).create({ apiType: 'admin' });
    const read = async (id: number | string) => (await shop<{ myQuote: Quote }>(myQuote, { id })).myQuote;
    const view = (given: unknown): QuoteView => {
        if (!given || typeof given !== 'object' || !('versions' in given)) throw new Error(JSON.stringify(given));
        return given as QuoteView;
    };
    const draft = async (quote: { id: number; version: number }, lines: object[], more: object = {}) =>
        view(await desk.saveDraft(await staffCtx(), sara, { id: quote.id, version: quote.version, lines, ...more }));
    const send = async (quote: { id: number; version: number }, who = sara) => sending.send(await staffCtx(), who, { id: quote.id, version: quote.version, idempotencyKey: key() });
    const line = (variantId: number | undefined, quantity: number, unitNet: number, more: object = {}) => ({ variantId, unit: 'm2', quantity, unitNet, ...more });
    /** An offer of the firm's own, sent. */
    const offered = async (lines: object[], more: object = {}) => {
        const started = view(await desk.start(await staffCtx(), sara, { companyId: company.id, memberId: buyer.memberId, idempotencyKey: key() }));
        return view(await send(await draft(started, lines, more)));
    };
    const orderInput = (quote: Quote, more: object = {}) => ({
        ...{ id: quote.id, number: quote.sentNumber, branchId: company.branchId, idempotencyKey: key() },
        ...{ shownTotalGross: quote.versions.at(-1)?.totalGross, ...more },
    });
    const mails = (quoteId: number | string) => running.sql<{ template: string; recipient: string; body: string }>('SELECT template, recipient, body FROM notification_message WHERE aggregate = $1 ORDER BY id', [`quote:${quoteId}`]);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [desk, sending, negotiation] = [app.get(QuoteDesk), app.get(QuoteSending), app.get(NegotiationService)];
        await running.adminClient.asSuperAdmin();
        company = await factory.company();
        sara = await factory.staff('ReadQuote', 'UpdateQuote');
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [company.id, sara.administratorId]);
        [carpet, tile, rope] = await factory.variants(company.id, [{ unitNet: 10_000, units: { roll: 25 }, stock: 10_000 }, { unitNet: 2_000, stock: 10_000 }, { unitNet: 500, stock: 5 }]);
        const other = await factory.company();
        [hidden] = await factory.variants(other.id, [{ unitNet: 900 }]);
        const member = await app.get(MemberService).add(factory.ctx, systemScope, { companyId: company.id, firstName: 'Sara', lastName: 'Karimi', emailAddress: 'sara@quotes.example', role: 'admin', language: 'en' });
        await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, member.id, password);
        buyer = { ...(await factory.member(company.id)), memberId: member.id, customerId: Number(member.customerId) };
        await running.sql(`INSERT INTO order_value_discount ("currencyCode", "fromNet", "basisPoints") VALUES ('IRR', 1, 500)`);
        await running.shopClient.asUserWithCredentials('sara@quotes.example', password);
        const [clock] = await running.sql<{ now: Date }>('SELECT now()');
        today = localDateOf(clock?.now ?? new Date(), 'Asia/Tehran');
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('takes an enquiry of one article and of a whole cart, numbers it, and tells the account manager once', async () => {
        const input = { lines: [{ variantId: carpet, unit: 'roll', quantity: 40, unitNet: 9_000, remark: 'green' }], remark: 'For the new hotel', wishedDate: addDays(today, 20), idempotencyKey: key() };
        const { askForQuote: asked } = await shop<{ askForQuote: { id: string; code: string } }>(ask, { input });
        expect(asked).toMatchObject({ __typename: 'EnquirySent', code: expect.stringMatching(/^Q-\d+$/) as string });
        expect((await shop<{ askForQuote: { id: string } }>(ask, { input })).askForQuote.id).toBe(asked.id);
        expect(await read(asked.id)).toMatchObject({
            ...{ state: 'enquired', sentNumber: 0, mayWithdraw: true, mayAnswer: false, mayOrder: false },
            versions: [{ number: 0, state: 'asked', totalNet: null, lines: [{ unit: 'roll', unitQuantity: 40, quantity: 1_000, unitNet: 9_000, usualNet: null }] }],
        });
        const told = await mails(asked.id);
        expect(told).toHaveLength(1);
        expect(told[0]).toMatchObject({ template: 'enquiry-received', body: expect.stringContaining('For the new hotel') as string });
        await shop(setCart, { input: { lines: [{ variantId: carpet, unit: 'm2', quantity: 30 }, { variantId: tile, unit: 'm2', quantity: 50, remark: 'grey' }] } });
        const { askForQuote: whole } = await shop<{ askForQuote: { id: string } }>(ask, { input: { wholeCart: true, lines: [{ variantId: tile, unit: 'm2', quantity: 1, unitNet: 1_700 }], idempotencyKey: key() } });
        expect((await read(whole.id)).versions[0]?.lines).toMatchObject([{ variantId: String(carpet), quantity: 30, unitNet: null }, { variantId: String(tile), quantity: 50, unitNet: 1_700 }]);
    });

    it('knows no article that the company does not see, and no half base units', async () => {
        const refused = async (one: object) => (await shop<{ askForQuote: object }>(ask, { input: { lines: [one], idempotencyKey: key() } })).askForQuote;
        expect(await refused({ variantId: hidden, unit: 'm2', quantity: 5 })).toEqual({ __typename: 'QuoteRefusal', reason: 'not-available', field: 'lines.0.variantId' });
        expect(await refused({ variantId: 999_999, unit: 'm2', quantity: 5 })).toEqual({ __typename: 'QuoteRefusal', reason: 'not-available', field: 'lines.0.variantId' });
        expect(await refused({ variantId: carpet, unit: 'box', quantity: 5 })).toMatchObject({ reason: 'unknown-unit' });
        expect(await refused({ variantId: carpet, unit: 'roll', quantity: 2_000_000_000 })).toMatchObject({ reason: 'too-much' });
        await expect(shop(ask, { input: { lines: [], idempotencyKey: key() } })).rejects.toThrow(/lines/);
    });

    it('is negotiated line by line over versions that stay as they were sent', async () => {
        const { askForQuote: asked } = await shop<{ askForQuote: { id: string } }>(ask, { input: { lines: [line(carpet, 500, 8_000), line(tile, 100, 1_500)], idempotencyKey: key() } });
        const ctx = await staffCtx();
        const open = view(await desk.saveDraft(ctx, sara, { id: asked.id, version: 1, terms: 'Free to the door', validUntil: addDays(today, 10), lines: [line(carpet, 500, 9_500, { quantityMax: 800 }), line(tile, 100, 1_900)] }));
        // Nobody but the firm sees a draft.
        expect((await read(asked.id)).versions).toHaveLength(1);
        await expect(desk.saveDraft(ctx, sara, { id: asked.id, version: 1, lines: [] })).rejects.toThrow(/changed|version/i);
        expect(view(await send(open))).toMatchObject({ state: 'offered', sentNumber: 1 });
        const first = await read(asked.id);
        expect(first.versions[1]).toMatchObject({ state: 'sent', terms: 'Free to the door', totalNet: 4_940_000, lines: [{ usualNet: 10_000, changes: ['quantity', 'price'] }, { usualNet: 2_000 }] });
        const lines = first.versions[1]?.lines ?? [];
        const said = (answers: object[]) => ({ id: asked.id, number: 1, lines: lines.map((one, i) => ({ lineId: one.id, ...answers[i] })), idempotencyKey: key() });
        const refused = async (input: object) => (await shop<{ answerQuote: object }>(answer, { input })).answerQuote;
        expect(await refused({ ...said([{ answer: 'accept' }, { answer: 'accept' }]), lines: [{ lineId: lines[0]?.id, answer: 'accept' }] })).toMatchObject({ reason: 'line-unanswered' });
        expect(await refused(said([{ answer: 'counter', unitNet: 9_500 }, { answer: 'accept' }]))).toMatchObject({ reason: 'counter-same' });
        const { answerQuote: countered } = await shop<{ answerQuote: Quote }>(answer, { input: said([{ answer: 'counter', unitNet: 9_000, remark: 'as last year' }, { answer: 'accept' }]) });
        expect(countered).toMatchObject({ state: 'countered', versions: [{}, { lines: [{ answer: 'counter', counterNet: 9_000 }, { answer: 'accept' }] }] });
        const [{ version } = { version: 0 }] = await running.sql<{ version: number }>('SELECT version FROM quote WHERE id = $1', [asked.id]);
        const second = view(await send(await draft({ id: Number(asked.id), version }, [line(carpet, 500, 9_200), line(tile, 100, 1_900)])));
        expect(second.versions.at(-1)).toMatchObject({ number: 2, lines: [{ changes: ['quantity', 'price'], discountPoints: 800 }, { changes: [] }] });
        // What was answered before stands where it was said, and an answer to the old version comes too late.
        const seen = await read(asked.id);
        expect(seen.versions[1]).toMatchObject({ totalNet: 4_940_000, lines: [{ answer: 'counter' }, { answer: 'accept' }] });
        expect(await refused({ ...said([{ answer: 'accept' }, { answer: 'accept' }]) })).toMatchObject({ reason: 'newer-version' });
        expect((await mails(asked.id)).map(mail => mail.template)).toEqual(['enquiry-received', 'quote-sent', 'quote-answered', 'quote-sent']);
        const note = { id: asked.id, text: 'He will go to 9,100', internal: true, idempotencyKey: key() };
        await negotiation.comment(ctx, sara, note);
        await negotiation.comment(ctx, sara, { id: asked.id, variantId: carpet, text: 'In stock from Monday', idempotencyKey: key() });
        const { commentOnQuote: talked } = await shop<{ commentOnQuote: Quote }>(comment, { input: { id: asked.id, text: 'Thank you', idempotencyKey: key() } });
        expect(talked.comments.map(one => one.text)).toEqual(['In stock from Monday', 'Thank you']);
        expect((await mails(asked.id)).map(mail => mail.body).join()).not.toContain('9,100');
    });

    it('becomes an order once, at the agreed prices, with nothing off on top and whatever lists say', async () => {
        const { id } = await offered([line(carpet, 100, 9_000, { quantityMax: 300 }), line(tile, 10, 1_800)]);
        await factory.setPrice(company.id, carpet ?? 0, 12_000);
        const quote = await read(id);
        const [first, second] = quote.versions.at(-1)?.lines ?? [];
        const placing = running.server.app.get(QuoteOrdering);
        const wish = { ...orderInput(quote), lines: [{ lineId: first?.id, quantity: 200 }], shownTotalGross: Math.round(quote.versions[0]?.totalGross ?? 0) };
        expect((await shop<{ orderQuote: object }>(order, { input: { ...wish, lines: [{ lineId: first?.id, quantity: 301 }] } })).orderQuote).toMatchObject({ reason: 'quantity-outside' });
        expect((await shop<{ orderQuote: object }>(order, { input: { ...wish, lines: [{ lineId: second?.id, quantity: 0 }] } })).orderQuote).toMatchObject({ reason: 'only-as-a-whole' });
        const { orderQuote: changed } = await shop<{ orderQuote: { currentTotal: number } }>(order, { input: wish });
        expect(changed).toMatchObject({ __typename: 'PriceChangedRefusal' });
        const both = await Promise.all([1, 2].map(async () => placing.order(await factory.context(), buyer, { ...wish, shownTotalGross: changed.currentTotal, idempotencyKey: key() })));
        expect(both.filter(one => 'orderId' in one)).toHaveLength(1);
        expect(both.find(one => !('orderId' in one))).toMatchObject({ reason: 'ordered-already' });
        const now = (await read(id)) as Quote & { orderCode: string };
        expect(now).toMatchObject({ state: 'ordered', mayOrder: false });
        const { myOrder: placed } = await shop<{ myOrder: object }>(myOrder, { code: now.orderCode });
        expect(placed).toMatchObject({ state: 'Submitted', totalNet: 1_818_000, totalGross: changed.currentTotal, lines: [{ quantity: 200, unitNet: 9_000, lineNet: 1_800_000, orderOffNet: 0 }, { unitNet: 1_800, lineNet: 18_000 }] });
        const sources = await running.sql<{ priceSource: string }>('SELECT c."priceSource" FROM company_order_line c JOIN "order" o ON o.id = c."orderId" WHERE o.code = $1', [now.orderCode]);
        expect(sources.map(one => one.priceSource)).toEqual(['quote', 'quote']);
        expect((await shop<{ orderQuote: object }>(order, { input: { ...wish, idempotencyKey: key() } })).orderQuote).toMatchObject({ reason: 'ordered-already' });
        await factory.setPrice(company.id, carpet ?? 0, 10_000);
    });

    it('says before what it comes to by each way of delivery, and is ordered at exactly that', async () => {
        await running.sql(`INSERT INTO delivery_settings (id, currencies) VALUES (1, '[{"currencyCode": "IRR", "minimumNet": null, "fixedNet": 700}]') ON CONFLICT (id) DO UPDATE SET currencies = excluded.currencies`);
        const quote = await read((await offered([line(carpet, 10, 9_000), line(tile, 5, 1_800)], { partialAllowed: true })).id);
        const [, second] = quote.versions.at(-1)?.lines ?? [];
        const asked = gql`query ($input: QuoteDeliveryInput!) { quoteDelivery(input: $input) { options { way net totalNet totalGross } } }`;
        const delivery = async (more: object = {}) => {
            type Answer = { quoteDelivery: { options: Array<{ way: string; net: number; totalNet: number; totalGross: number }> } };
            return (await shop<Answer>(asked, { input: { id: quote.id, number: quote.sentNumber, branchId: company.branchId, ...more } })).quoteDelivery.options;
        };
        expect(await delivery()).toMatchObject([{ way: 'firm', net: 700, totalNet: 99_700 }, { way: 'courier', net: 0, totalNet: 99_000 }, { way: 'pick-up', net: 0, totalNet: 99_000 }]);
        const lines = [{ lineId: second?.id, quantity: 0 }];
        const [byFirm] = await delivery({ lines });
        expect(byFirm).toMatchObject({ way: 'firm', totalNet: 90_700 });
        expect((await shop<{ orderQuote: object }>(order, { input: orderInput(quote, { lines, shownTotalGross: (byFirm?.totalGross ?? 0) - 1 }) })).orderQuote).toMatchObject({ currentTotal: byFirm?.totalGross });
        const { orderQuote: done } = await shop<{ orderQuote: { orderCode: string } }>(order, { input: orderInput(quote, { lines, shownTotalGross: byFirm?.totalGross }) });
        const { myOrder: placed } = await shop<{ myOrder: object }>(myOrder, { code: done.orderCode });
        expect(placed).toMatchObject({ totalNet: 90_700, totalGross: byFirm?.totalGross });
        expect(await delivery()).toEqual([]);
        await running.sql('DELETE FROM delivery_settings');
    });

    it('keeps the agreed price while the order waits for an approver, and takes no more than there is', async () => {
        const { app } = running.server;
        const scarce = await read((await offered([line(rope, 6, 400)])).id);
        expect((await shop<{ orderQuote: object }>(order, { input: orderInput(scarce) })).orderQuote).toMatchObject({ __typename: 'PlacementRefusal', reason: 'insufficient-stock' });
        expect(await read(scarce.id)).toMatchObject({ state: 'offered' });
        const little = await factory.member(company.id, 'buyer');
        await running.sql('UPDATE company_member SET "acceptedAt" = now() WHERE id = $1', [little.memberId]);
        await app.get(SpendingLimitService).set(await factory.context(), systemScope, company.id, { memberId: little.memberId, period: 'order', amount: 1_000 });
        const quote = await read((await offered([line(carpet, 10, 9_000)])).id);
        await running.sql('UPDATE quote SET "memberId" = $2 WHERE id = $1', [quote.id, little.memberId]);
        const placed = await app.get(QuoteOrdering).order(await factory.context(), little, orderInput(quote));
        if (!('orderId' in placed)) throw new Error(JSON.stringify(placed));
        const orders = app.get(CompanyOrderService);
        expect(await orders.find(await factory.context(), systemScope, placed.orderId)).toMatchObject({ state: 'AwaitingApproval', totalNet: 90_000 });
        await factory.setPrice(company.id, carpet ?? 0, 20_000);
        const { code, totalGross } = await orders.find(await factory.context(), systemScope, placed.orderId);
        const decided = await app.get(OrderApprovalService).decide(await factory.context(), buyer, { orderCode: code, decision: 'APPROVE', level: 0, shownTotalGross: totalGross, idempotencyKey: key() });
        expect(decided).not.toHaveProperty('reason');
        expect(await orders.find(await factory.context(), systemScope, placed.orderId)).toMatchObject({ state: 'Submitted', totalNet: 90_000, placedByMemberId: little.memberId });
        await factory.setPrice(company.id, carpet ?? 0, 10_000);
    });

    it('needs a second person below the floor', async () => {
        const ctx = await staffCtx();
        const rules = running.server.app.get(QuoteRulesService);
        await rules.set(ctx, sara, { version: 1, floorPoints: 1_000, validDays: 14, remindDays: 3 });
        const started = view(await desk.start(ctx, sara, { companyId: company.id, idempotencyKey: key() }));
        const waiting = view(await send(await draft(started, [line(carpet, 100, 8_999)])));
        expect(waiting).toMatchObject({ state: 'draft', versions: [{ state: 'waiting', lines: [{ unitNet: 8_999 }] }] });
        const decide = (who: StaffScope, more: object) => sending.decide(ctx, who, { id: waiting.id, version: waiting.version, accept: true, idempotencyKey: key(), ...more });
        expect(await decide(sara, {})).toMatchObject({ reason: 'same-person' });
        const reza = { ...sara, administratorId: sara.administratorId + 1 };
        expect(await decide(reza, { accept: false })).toMatchObject({ reason: 'reason-missing' });
        const back = view(await decide(reza, { accept: false, reason: 'Too cheap' }));
        expect(back.versions).toMatchObject([{ state: 'draft', refusalReason: 'Too cheap' }]);
        const again = view(await send(await draft(back, [line(carpet, 100, 8_999)])));
        const sent = view(await sending.decide(ctx, reza, { id: again.id, version: again.version, accept: true, idempotencyKey: key() }));
        expect(sent).toMatchObject({ state: 'offered', sentNumber: 1 });
        expect(view(await send(await draft(view(await desk.start(ctx, sara, { companyId: company.id, idempotencyKey: key() })), [line(carpet, 100, 9_000)])))).toMatchObject({ state: 'offered' });
        await rules.set(ctx, sara, { version: 2, floorPoints: null, validDays: 14, remindDays: 3 });
    });

    it('runs out: told some days before, not ordered after, whether the job has come by or not', async () => {
        const expiry = running.server.app.get(QuoteExpiry);
        const { id } = await offered([line(carpet, 10, 9_000)], { validUntil: addDays(today, 2) });
        await running.sql(`UPDATE quote SET "waitingSince" = now() - interval '2 days' WHERE id = $1`, [id]);
        expect((await expiry.run()).reminded).toBeGreaterThanOrEqual(1);
        expect((await expiry.run()).reminded).toBe(0);
        expect((await mails(id)).map(mail => mail.template)).toEqual(['quote-sent', 'quote-expiring']);
        await running.sql(`UPDATE quote SET "validUntil" = $2 WHERE id = $1`, [id, addDays(today, -1)]);
        const late = await read(id);
        expect(late).toMatchObject({ state: 'offered', mayOrder: false, mayAnswer: false });
        expect((await shop<{ orderQuote: object }>(order, { input: orderInput(late) })).orderQuote).toMatchObject({ reason: 'expired' });
        expect((await expiry.run()).expired).toBe(1);
        expect(await read(id)).toMatchObject({ state: 'expired' });
        expect((await shop<{ orderQuote: object }>(order, { input: orderInput(late) })).orderQuote).toMatchObject({ reason: 'expired' });
    });

    it('is written on paper with a link that opens it without signing in, to look at only', async () => {
        const sent = await offered([line(carpet, 100, 9_000, { deliveryDate: addDays(today, 9) })], { terms: 'Half in advance' });
        const { myQuotePdf: file } = await shop<{ myQuotePdf: { filename: string; content: string } }>(pdf, { id: sent.id, number: 1 });
        const paper = visualLines(Buffer.from(file.content, 'base64')).join('\n');
        expect(file.filename).toBe(`${sent.code}-1.pdf`);
        // The portal's visitor reads Persian: digits, days and the order of words are his.
        for (const text of [sent.code, 'Half in advance', '۹٬۰۰۰', Array.from('نهایی').reverse().join('')]) expect(paper).toContain(text);
        const { quotePdf } = await running.adminClient.query<{ quotePdf: { content: string } }, object>(gql`query ($id: ID!) { quotePdf(id: $id, number: 1, language: "en") { content } }`, { id: sent.id });
        expect(visualLines(Buffer.from(quotePdf.content, 'base64')).join('\n')).toContain('Finalise the order');
        const token = /shared-quote\/([A-Za-z0-9_-]{43})/.exec(paper)?.[1] ?? /shared-quote\/([A-Za-z0-9_-]{43})/.exec(Buffer.from(file.content, 'base64').toString('latin1'))?.[1];
        expect(token).toHaveLength(43);
        const rows = await running.sql<object>('SELECT * FROM quote_version WHERE "quoteId" = $1', [sent.id]);
        expect(JSON.stringify(rows)).not.toContain(token);
        const mine = await shop<{ sharedQuote: { isMine: boolean } }>(shared, { token });
        expect(mine.sharedQuote).toMatchObject({ isMine: true });
        await running.shopClient.asAnonymousUser();
        const { sharedQuote: looked } = await shop<{ sharedQuote: object }>(shared, { token });
        expect(looked).toMatchObject({ isMine: false, isOld: false, quote: { state: 'offered', mayOrder: false, comments: [], versions: [{ number: 1, totalNet: 900_000 }] } });
        expect(await shop(shared, { token: 'x'.repeat(43) })).toEqual({ sharedQuote: null });
        await expect(read(sent.id)).rejects.toThrow();
        await running.shopClient.asUserWithCredentials('sara@quotes.example', password);
    });

    it('is of its company alone, and of nobody there who may not see prices', async () => {
        const { id } = await offered([line(carpet, 10, 9_000)]);
        const { app } = running.server;
        const elsewhere = await factory.company();
        const stranger = await app.get(MemberService).add(factory.ctx, systemScope, { companyId: elsewhere.id, firstName: 'Ali', lastName: 'Far', emailAddress: 'ali@quotes.example', role: 'admin', language: 'en' });
        await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, stranger.id, password);
        await running.shopClient.asUserWithCredentials('ali@quotes.example', password);
        expect(await shop(myQuote, { id })).toEqual({ myQuote: null });
        expect(await shop(myQuotes)).toEqual({ myQuotes: { totalItems: 0, items: [] } });
        await expect(shop(comment, { input: { id, text: 'Hello', idempotencyKey: key() } })).rejects.toThrow(/Quote/);
        await running.shopClient.asUserWithCredentials('sara@quotes.example', password);
        expect((await shop<{ myQuotes: { totalItems: number } }>(myQuotes, { input: { states: ['offered'], term: 'q-' } })).myQuotes.totalItems).toBeGreaterThan(0);
        await expect(app.get(EnquiryService).ask(await factory.context(), { ...buyer, isGuest: true }, { lines: [line(carpet, 1, 1)], idempotencyKey: key() })).resolves.toMatchObject({ reason: 'guest' });
    });

    describe('offers of a customer to his own customers', () => {
        ownOfferCases(() => ({ running, factory, company, buyer, staffId: sara.administratorId, password, carpet, tile, hidden, shop, key, setCart }));
    });
});
