import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';
import sharp from 'sharp';

import type { MemberScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { visualLines } from '../../../test/pdf-text';
import { openPortal, orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { TrackingLinkService } from '../../logistics';


const complaint = 'id version number state wish source filedBy orderCode shipmentNumber dueOn isLate decision threadId lines { sku quantity } answers { label value } steps { state reason }';
const fileIt = gql`mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { ${complaint} } }`;
const fileForCompany = gql`mutation ($input: FileComplaintForCompanyInput!) { fileComplaintForCompany(input: $input) { ${complaint} companyName } }`;
const withdraw = gql`mutation ($input: WithdrawComplaintInput!) { withdrawComplaint(input: $input) { ... on Complaint { ${complaint} } ... on ComplaintRefusal { reason } } }`;
const move = gql`mutation ($input: MoveComplaintInput!) { moveComplaint(input: $input) { ... on Complaint { ${complaint} nextStates } ... on ComplaintRefusal { reason } } }`;
const mine = gql`query ($id: ID!) { myComplaint(id: $id) { ${complaint} } myComplaints { totalItems items { number state goods } } }`;
const list = gql`query ($input: ComplaintListInput) { complaints(input: $input) { totalItems items { number companyName state totalCost } } }`;
const saveKind = gql`mutation ($input: ComplaintKindInput!) { saveComplaintKind(input: $input) { id } }`;

interface Filed {
    id: string;
    version: number;
    number: string;
    state: string;
    threadId: string;
    reason?: string;
    [more: string]: unknown;
}

const texts = (text: string) => ({ en: text, fa: `${text} فارسی`, pl: text, ru: text });

describe('complaints', () => {
    let running: RunningServer;
    let facts: Factory;
    let ctx: RequestContext;
    let member: MemberScope;
    let memberMail: string;
    let strangerMail: string;
    let clerk: { id: number; emailAddress: string };
    let order: { id: number; code: string; lineIds: number[] };
    let kindId: string;
    let plainKindId: string;
    let keys = 0;
    const key = () => `e2e-complaint-${++keys}`;

    beforeAll(async () => {
        running = await startServer();
        facts = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        clerk = await staffMember(running, ['ReadComplaint', 'HandleComplaint', 'ReadSupportThread', 'AnswerSupportThread']);
        const company = await facts.company();
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [company.id, clerk.id]);
        member = await facts.member(company.id);
        memberMail = await openPortal(running, ctx, member.memberId);
        strangerMail = await openPortal(running, ctx, (await facts.member((await facts.company()).id)).memberId);
        const [first = 0, second = 0] = await facts.variants(company.id, [{}, {}]);
        order = await orderInState(running, 'Shipped', member, [{ variantId: first, quantity: 10 }, { variantId: second, quantity: 4 }]);
        await running.adminClient.asSuperAdmin();
        const kinds = [
            { name: texts('Damaged'), position: 1, active: true, fields: [{ key: 'side', type: 'choice', required: true, label: texts('Which side'), choices: [{ key: 'front', label: texts('Front') }, { key: 'back', label: texts('Back') }] }] },
            { name: texts('Missing'), position: 2, active: true, fields: [] },
        ];
        [kindId, plainKindId] = (await Promise.all(kinds.map(async input => (await running.adminClient.query<{ saveComplaintKind: { id: string } }>(saveKind, { input })).saveComplaintKind.id))) as [string, string];
    });
    afterAll(() => running.stop());

    const asMember = () => running.shopClient.asUserWithCredentials(memberMail, testPassword);
    const asStranger = () => running.shopClient.asUserWithCredentials(strangerMail, testPassword);
    const asClerk = () => running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
    const claim = (more: object = {}) => ({
        orderCode: order.code, kindId, wish: 'replace', text: 'The edge is torn.', lines: [{ orderLineId: String(order.lineIds[0]), quantity: 2 }], answers: [{ key: 'side', value: 'back' }], idempotencyKey: key(), ...more,
    });
    const file = async (more: object = {}): Promise<Filed> => (await running.shopClient.query<{ fileComplaint: Filed }>(fileIt, { input: claim(more) })).fileComplaint;
    const moved = async (one: Filed, to: string, reason: string | null = null, version = one.version): Promise<Filed> =>
        (await running.adminClient.query<{ moveComplaint: Filed }>(move, { input: { id: one.id, version, to, reason, idempotencyKey: key() } })).moveComplaint;
    const told = (id: string, template: string) =>
        running.sql<{ recipient: string; body: string }>('SELECT recipient, body FROM notification_message WHERE template = $1 AND aggregate = $2 AND channel = \'mail\' ORDER BY id', [template, `complaint:${id}`]);

    it('are filed once with what the firm asks, begin a conversation, and tell the customer and who is in charge', async () => {
        await asMember();
        const input = claim();
        const filed = (await running.shopClient.query<{ fileComplaint: Filed }>(fileIt, { input })).fileComplaint;
        expect(filed).toMatchObject({ state: 'received', source: 'portal', isLate: false, lines: [{ quantity: 2 }], answers: [{ label: 'Which side فارسی', value: 'Back فارسی' }], steps: [{ state: 'received', reason: null }] });
        expect(filed.number).toMatch(/^R-\d{4}-\d+$/);
        expect((await running.shopClient.query<{ fileComplaint: Filed }>(fileIt, { input })).fileComplaint.id).toBe(filed.id);
        expect((await told(filed.id, 'complaint-received')).map(one => one.recipient)).toEqual([memberMail]);
        expect((await told(filed.id, 'complaint-filed')).map(one => one.recipient)).toEqual([clerk.emailAddress]);
        const { myThread } = await running.shopClient.query<{ myThread: { subject: string; orderCode: string; messages: { text: string }[] } }>(
            gql`query ($id: ID!) { myThread(id: $id) { subject orderCode messages { text } } }`, { id: filed.threadId });
        expect(myThread).toMatchObject({ subject: `${filed.number} · ${order.code}`, orderCode: order.code, messages: [{ text: 'The edge is torn.' }] });
    });

    it('keep to what was ordered, and to the form', async () => {
        await asMember();
        const line = { orderLineId: String(order.lineIds[1]), quantity: 4 };
        await file({ lines: [line] });
        await expect(file({ lines: [{ ...line, quantity: 1 }] })).rejects.toThrow(/lines\.0\.quantity/);
        await expect(file({ lines: [{ orderLineId: '999999', quantity: 1 }] })).rejects.toThrow(/lines\.0\.orderLineId/);
        await expect(file({ answers: [] })).rejects.toThrow(/answers\.side: is required/);
        await expect(file({ answers: [{ key: 'side', value: 'top' }] })).rejects.toThrow(/answers\.side/);
        await expect(file({ kindId: '999999' })).rejects.toThrow(/kindId/);
    });

    it('of others, and about orders of others, are not there', async () => {
        await asMember();
        const filed = await file();
        await asStranger();
        await expect(file()).rejects.toThrow(/Order/);
        expect(await running.shopClient.query(mine, { id: filed.id })).toEqual({ myComplaint: null, myComplaints: { totalItems: 0, items: [] } });
        await expect(running.shopClient.query(withdraw, { input: { id: filed.id, version: 1, idempotencyKey: key() } })).rejects.toThrow(/Complaint/);
        await expect(running.shopClient.query(gql`query ($id: ID!) { myComplaintLetter(id: $id) { filename } }`, { id: filed.id })).rejects.toThrow(/Complaint/);
    });

    it('go to a decision with words, which the customer gets, reads and has on paper', async () => {
        await asMember();
        const filed = await file();
        await asClerk();
        expect(await moved(filed, 'refused')).toEqual({ reason: 'reason-missing' });
        const examined = await moved(filed, 'examined');
        expect(examined).toMatchObject({ state: 'examined', nextStates: ['needs-answer', 'accepted', 'partly-accepted', 'refused'] });
        await expect(moved(filed, 'accepted')).rejects.toThrow();
        const decided = await moved(examined, 'partly-accepted', 'We replace one of the two.');
        expect(await moved(decided, 'needs-answer', 'x')).toEqual({ reason: 'wrong-state' });
        expect((await told(filed.id, 'complaint-moved')).map(one => one.body.includes('We replace one of the two.'))).toEqual([false, true]);
        await asMember();
        const seen = await running.shopClient.query<{ myComplaint: Filed }>(mine, { id: filed.id });
        expect(seen.myComplaint).toMatchObject({ state: 'partly-accepted', decision: 'We replace one of the two.', steps: [{ state: 'received' }, { state: 'examined' }, { state: 'partly-accepted' }] });
        expect(await running.shopClient.query(withdraw, { input: { id: filed.id, version: decided.version, idempotencyKey: key() } })).toEqual({ withdrawComplaint: { reason: 'wrong-state' } });
        const { myComplaintLetter } = await running.shopClient.query<{ myComplaintLetter: { filename: string; content: string } }>(
            gql`query ($id: ID!) { myComplaintLetter(id: $id) { filename content } }`, { id: filed.id });
        expect(myComplaintLetter.filename).toBe(`${filed.number}.pdf`);
        expect(visualLines(Buffer.from(myComplaintLetter.content, 'base64')).join('\n')).toContain('We replace one of the two');
    });

    it('are withdrawn by the customer, and then their goods may be complained about again', async () => {
        await asMember();
        const filed = await file({ lines: [{ orderLineId: String(order.lineIds[0]), quantity: 4 }] });
        await expect(file({ lines: [{ orderLineId: String(order.lineIds[0]), quantity: 3 }] })).rejects.toThrow(/quantity/);
        const gone = await running.shopClient.query<{ withdrawComplaint: Filed }>(withdraw, { input: { id: filed.id, version: 1, reason: 'It was ours.', idempotencyKey: key() } });
        expect(gone.withdrawComplaint).toMatchObject({ state: 'withdrawn', steps: [{ state: 'received' }, { state: 'withdrawn', reason: 'It was ours.' }] });
        expect((await file({ lines: [{ orderLineId: String(order.lineIds[0]), quantity: 3 }] })).state).toBe('received');
    });

    it('are filed by staff for a customer, cost something, and stand in a list that is filtered', async () => {
        const said = { kindId: plainKindId, wish: 'credit', text: 'He called.', lines: [{ orderLineId: String(order.lineIds[0]), quantity: 1 }], idempotencyKey: key() };
        await asClerk();
        const { fileComplaintForCompany: filed } = await running.adminClient.query<{ fileComplaintForCompany: Filed }>(fileForCompany, { input: { ...said, orderId: String(order.id) } });
        expect(filed).toMatchObject({ source: 'staff', state: 'received' });
        await running.adminClient.query(gql`mutation ($input: ComplaintCostsInput!) { setComplaintCosts(input: $input) { goodsCost } }`, {
            input: { id: filed.id, version: 1, goodsCost: 9_000_000_000, transportCost: 500, workCost: 0 },
        });
        const found = await running.adminClient.query<{ complaints: { totalItems: number; items: object[] } }>(list, { input: { term: filed.number.toLowerCase(), states: ['received'] } });
        expect(found.complaints).toMatchObject({ totalItems: 1, items: [{ number: filed.number, totalCost: 9_000_000_500 }] });
        await running.sql(`UPDATE complaint SET "dueOn" = '2020-01-01' WHERE id = $1`, [filed.id]);
        const late = await running.adminClient.query<{ complaints: { items: { number: string }[] } }>(list, { input: { late: true } });
        expect(late.complaints.items.map(one => one.number)).toEqual([filed.number]);
        const csv = await (await running.adminClient.fetch(`${running.url}/complaint-list/csv?late=true`)).text();
        expect(csv.split('\r\n').filter(row => row !== '')).toHaveLength(2);
        expect(csv).toContain('90000005.00');
    });

    it('come from the tracking page too, once however often the form is sent, with photos, and not without end', async () => {
        const sent = await orderInState(running, 'Shipped', member, [{ variantId: (await facts.variants(member.companyId, [{}]))[0] ?? 0, quantity: 6 }]);
        const [shipment] = await running.sql<{ id: number }>(
            `WITH s AS (INSERT INTO shipment (number, "orderId", "orderCode", "companyId", state, destination, "dispatchedAt", "plannedWeightG")
                        VALUES ('S-' || $1, $1::int, $2, $3, 'dispatched', 'x', now(), 1) RETURNING id)
             INSERT INTO shipment_line ("shipmentId", "orderLineId", quantity) SELECT s.id, $4, 3 FROM s RETURNING "shipmentId" AS id`,
            [sent.id, sent.code, member.companyId, sent.lineIds[0]],
        );
        const address = new URL(await running.server.app.get(TrackingLinkService).issue(ctx, shipment?.id ?? 0)).pathname;
        const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#842' } }).png().toBuffer();
        const submit = (change: Record<string, string> = {}, photo: Buffer | null = picture) => {
            const form = new FormData();
            for (const [name, value] of Object.entries({ [`line-${sent.lineIds[0]}`]: '2', kindId: plainKindId, wish: 'credit', name: 'Ali', text: 'Two are wet', ...change })) form.append(name, value);
            form.append('photos', new Blob(photo ? [new Uint8Array(photo)] : []), photo ? 'wet.png' : '');
            return fetch(`${running.url}${address}/damage?lang=en`, { method: 'POST', body: form, redirect: 'manual' });
        };
        const page = async (language: string) => (await fetch(`${running.url}${address}?lang=${language}`)).text();
        expect(await page('fa')).toContain('enctype="multipart/form-data"');
        expect((await submit({ [`line-${sent.lineIds[0]}`]: '4' })).status).toBe(422);
        expect((await submit({}, Buffer.from('<svg/>'))).status).toBe(422);
        const answers = await Promise.all([submit(), submit(), submit()]);
        expect(answers.map(one => one.status)).toEqual([303, 303, 303]);
        const filed = await running.sql<{ id: number; number: string; filedBy: string; companyId: number; files: number }>(
            `SELECT c.id, c.number, c."filedBy", c."companyId", (SELECT count(*)::int FROM support_file f JOIN support_message m ON m.id = f."messageId" WHERE m."threadId" = c."threadId") AS files
               FROM complaint c WHERE c."shipmentId" = $1`, [shipment?.id]);
        expect(filed).toEqual([expect.objectContaining({ filedBy: 'Ali', companyId: member.companyId, files: 1 })]);
        expect(await page('en')).toContain(filed[0]?.number);
        await asMember();
        expect((await running.shopClient.query<{ myComplaint: Filed }>(mine, { id: String(filed[0]?.id) })).myComplaint).toMatchObject({ source: 'link', state: 'received', filedBy: 'Ali' });
        await running.sql(`UPDATE complaint SET state = 'refused' WHERE "shipmentId" = $1`, [shipment?.id]);
        expect((await submit({ text: 'Again' }, null)).status).toBe(303);
        await running.sql(`UPDATE complaint SET state = 'refused' WHERE "shipmentId" = $1`, [shipment?.id]);
        expect((await submit({ text: 'And again' }, null)).status).toBe(303);
        expect((await submit({ text: 'Once more' }, null)).status).toBe(422);
    });
});
