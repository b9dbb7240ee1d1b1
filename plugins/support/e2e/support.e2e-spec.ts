import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';

import type { MemberScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { openPortal, orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { IncomingSmsService } from '../../notifications';
import { responseTimes } from '..';

const thread = 'id subject orderCode stageId state messages { id author fromStaff text }';
const ask = gql`mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { ${thread} } }`;
const reply = gql`mutation ($id: ID!, $text: String!, $idempotencyKey: String!) { replyToThread(id: $id, text: $text, idempotencyKey: $idempotencyKey) { ${thread} } }`;
const myThreads = gql`query { myThreads { id subject } }`;
const myThread = gql`query ($id: ID!) { myThread(id: $id) { ${thread} } }`;
const answer = gql`
    mutation ($id: ID!, $text: String!, $idempotencyKey: String!) {
        answerSupportThread(id: $id, text: $text, idempotencyKey: $idempotencyKey) {
            ... on SupportThread { ${thread} companyName waitingSince }
            ... on ThreadRefusal { reason message }
        }
    }
`;
const close = gql`mutation ($id: ID!) { closeSupportThread(id: $id) { id state waitingSince } }`;
const inbox = gql`query ($options: SupportThreadListOptions) { supportThreads(options: $options) { totalItems items { id subject state companyName askedBy waitingSince messages { text } } } }`;

interface Thread {
    id: string;
    subject: string;
    orderCode: string | null;
    state: string;
    messages: Array<{ author: string; fromStaff: boolean; text: string }>;
    reason?: string;
}

describe('support', () => {
    let running: RunningServer;
    let facts: Factory;
    let ctx: RequestContext;
    let member: MemberScope;
    let memberAddress: string;
    let strangerAddress: string;
    let clerk: { id: number; emailAddress: string };
    let order: { id: number; code: string };
    let keys = 0;
    const idempotencyKey = () => `e2e-support-${++keys}`;

    beforeAll(async () => {
        running = await startServer();
        facts = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        clerk = await staffMember(running, ['ReadSupportThread', 'AnswerSupportThread']);
        const company = await facts.company();
        await running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [company.id, clerk.id]);
        member = await facts.member(company.id);
        memberAddress = await openPortal(running, ctx, member.memberId);
        const [variantId = 0] = await facts.variants(company.id, [{}]);
        order = await orderInState(running, 'InProduction', member, [{ variantId, quantity: 3 }]);
        const other = await facts.company();
        strangerAddress = await openPortal(running, ctx, (await facts.member(other.id)).memberId);
    });
    afterAll(() => running.stop());

    const asMember = () => running.shopClient.asUserWithCredentials(memberAddress, testPassword);
    const asStranger = () => running.shopClient.asUserWithCredentials(strangerAddress, testPassword);
    const asClerk = () => running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
    const question = async (input: object): Promise<Thread> => {
        const whole = { subject: 'When is it ready?', text: 'We open on Monday.', idempotencyKey: idempotencyKey(), ...input };
        return (await running.shopClient.query<{ askQuestion: Thread }>(ask, { input: whole })).askQuestion;
    };
    const answered = async (id: string, text: string, key = idempotencyKey()): Promise<Thread> =>
        (await running.adminClient.query<{ answerSupportThread: Thread }>(answer, { id, text, idempotencyKey: key })).answerSupportThread;
    const told = (id: string, template: string) =>
        running.sql<{ recipient: string }>('SELECT recipient FROM notification_message WHERE template = $1 AND aggregate = $2', [template, `support-thread:${id}`]);

    it('takes an SMS to our line for a word about the order of which its writer was told, marked as an SMS', async () => {
        const number = '+989121110022';
        await running.sql('UPDATE customer SET "phoneNumber" = $2 WHERE id = (SELECT "customerId" FROM company_member WHERE id = $1)', [member.memberId, '0912 111 00 22']);
        await running.sql(
            `INSERT INTO notification_message (channel, template, language, recipient, body, state, aggregate, "dedupeKey") VALUES ('sms', 'order-approved', 'fa', $1, 'x', 'SENT', $2, 'sms-of-order')`,
            [number, `order:${order.id}`]);
        const incoming = running.server.app.get(IncomingSmsService);
        const write = (externalId: string, text: string, from = '09121110022') => incoming.take(ctx, 'kavenegar', { externalId, from, line: '3000', text }, new Date());
        await write('s-1', 'کی می‌رسد؟');
        await write('s-1', 'کی می‌رسد؟');
        await write('s-2', 'انبار تا ۵ باز است.');
        await write('s-3', 'Who is this?', '09350009999');
        const placed = await running.sql<{ state: string; aggregate: string | null }>(`SELECT state, aggregate FROM incoming_sms ORDER BY "externalId"`);
        expect(placed.map(({ state }) => state)).toEqual(['routed', 'routed', 'open']);
        const id = placed[0]?.aggregate?.replace('support-thread:', '') ?? '';
        await asMember();
        const { myThread: seen } = await running.shopClient.query<{ myThread: Thread }>(myThread, { id });
        expect(seen).toMatchObject({ orderCode: order.code, state: 'open' });
        expect(seen.messages.map(({ text, fromStaff }) => [text, fromStaff])).toEqual([['کی می‌رسد؟', false], ['انبار تا ۵ باز است.', false]]);
        expect(seen.messages[0]?.author).toMatch(/\(SMS\)$/);
        expect(await told(id, 'thread-asked')).toHaveLength(2);
        // Another company's order, of which a former owner of the number was told, opens nothing of that company.
        await running.sql(`UPDATE notification_message SET aggregate = 'order:999999' WHERE "dedupeKey" = 'sms-of-order'`);
        await write('s-4', 'And now?');
        const [last] = await running.sql<{ aggregate: string }>(`SELECT aggregate FROM incoming_sms WHERE "externalId" = 's-4'`);
        expect(last?.aggregate).not.toBe(`support-thread:${id}`);
        await running.sql('DELETE FROM support_thread');
    });

    it('keeps a question, its answer and the reply, and tells both sides', async () => {
        await asMember();
        const asked = await question({ orderCode: order.code });
        expect(asked).toMatchObject({ state: 'open', orderCode: order.code, messages: [{ fromStaff: false, text: 'We open on Monday.' }] });
        expect(await told(asked.id, 'thread-asked')).toEqual([{ recipient: clerk.emailAddress }]);

        await asClerk();
        expect(await answered(asked.id, 'On Sunday.')).toMatchObject({ state: 'answered', waitingSince: null });
        expect(await told(asked.id, 'thread-answered')).toEqual([{ recipient: memberAddress }]);

        await asMember();
        const { replyToThread } = await running.shopClient.query<{ replyToThread: Thread }>(reply, { id: asked.id, text: 'Thanks!', idempotencyKey: idempotencyKey() });
        expect(replyToThread).toMatchObject({ state: 'open' });
        expect(replyToThread.messages.map(message => message.text)).toEqual(['We open on Monday.', 'On Sunday.', 'Thanks!']);
        const { myOrder } = await running.shopClient.query<{ myOrder: { threads: Thread[] } }>(
            gql`query ($code: String!) { myOrder(code: $code) { threads { id subject messages { text } } } }`, { code: order.code },
        );
        expect(myOrder.threads.map(one => [one.id, one.messages.length])).toEqual([[asked.id, 3]]);
    });

    it('asks once, however often the request is sent', async () => {
        await asMember();
        const key = idempotencyKey();
        const one = await question({ subject: 'Once', idempotencyKey: key });
        const two = await question({ subject: 'Once', idempotencyKey: key });
        expect(two.id).toBe(one.id);
        await expect(question({ subject: 'Other', idempotencyKey: key })).rejects.toThrow(/idempotencyKey/);
        await asClerk();
        const answerKey = idempotencyKey();
        await answered(one.id, 'Yes', answerKey);
        expect((await answered(one.id, 'Yes', answerKey)).messages).toHaveLength(2);
        expect(await told(one.id, 'thread-answered')).toHaveLength(1);
    });

    it('hides a thread from every other company', async () => {
        await asMember();
        const asked = await question({ subject: 'Private' });
        await asStranger();
        expect(await running.shopClient.query(myThreads)).toEqual({ myThreads: [] });
        expect(await running.shopClient.query(myThread, { id: asked.id })).toEqual({ myThread: null });
        await expect(running.shopClient.query(reply, { id: asked.id, text: 'x', idempotencyKey: idempotencyKey() })).rejects.toThrow(/No SupportThread/);
        await expect(question({ orderCode: order.code })).rejects.toThrow(/No Order/);
        await running.shopClient.asAnonymousUser();
        await expect(running.shopClient.query(myThreads)).rejects.toThrow();
    });

    it('lists what waits for an answer, and lets only those answer who may', async () => {
        await asMember();
        const asked = await question({ subject: 'Waiting' });
        await asClerk();
        const found = await running.adminClient.query<{ supportThreads: { items: Array<{ id: string; waitingSince: string; messages: object[] }> } }>(
            inbox, { options: { filter: { state: { eq: 'open' }, companyName: { contains: 'Test Company' } }, sort: { waitingSince: 'ASC' } } },
        );
        expect(found.supportThreads.items.find(one => one.id === asked.id)).toMatchObject({ waitingSince: expect.any(String) as string, messages: [{}] });

        expect(await running.adminClient.query(close, { id: asked.id })).toMatchObject({ closeSupportThread: { state: 'closed', waitingSince: null } });
        expect(await answered(asked.id, 'Too late')).toMatchObject({ reason: 'closed' });

        const reader = await staffMember(running, ['ReadSupportThread']);
        await running.adminClient.asUserWithCredentials(reader.emailAddress, testPassword);
        await expect(answered(asked.id, 'x')).rejects.toThrow(/not currently authorized/);
    });

    it('measures how fast customers are answered', async () => {
        await running.sql(`DELETE FROM support_thread`);
        await asMember();
        const { id } = await question({ subject: 'Measured' });
        await running.sql(`UPDATE support_message SET "sentAt" = "sentAt" - interval '30 minutes' WHERE "threadId" = $1`, [id]);
        await asClerk();
        await answered(id, 'Here');
        await asMember();
        await question({ subject: 'Not yet' });
        const day = 86_400_000;
        const times = await responseTimes(running.server.app.get(TransactionalConnection), ctx, { from: new Date(Date.now() - day), until: new Date(Date.now() + day) });
        expect(times).toMatchObject({ questions: 2, answered: 1, waitingNow: 1 });
        expect(times.medianMinutes).toBeGreaterThanOrEqual(30);
        expect(times.medianMinutes).toBeLessThan(32);
    });

    it('names the field of bad input and writes nothing', async () => {
        await asMember();
        const before = await running.sql('SELECT count(*)::int AS n FROM support_thread');
        await expect(question({ subject: ' ' })).rejects.toThrow(/subject: is required/);
        await expect(question({ text: 'x'.repeat(4001) })).rejects.toThrow(/text: must have at most 4000/);
        await expect(question({ subject: 'two\nlines' })).rejects.toThrow(/subject: must be a single line/);
        await expect(question({ stageId: '1' })).rejects.toThrow(/orderCode: is required/);
        await expect(question({ orderCode: order.code, stageId: '99999' })).rejects.toThrow(/stageId: no stage of this order/);
        await expect(question({ idempotencyKey: 'x' })).rejects.toThrow(/idempotencyKey/);
        expect(await running.sql('SELECT count(*)::int AS n FROM support_thread')).toEqual(before);
    });

    describe('the desk', () => {
        const staffThread = 'id state priority dueAt waitingSince ownerAdministratorId ownerName notes { author text }';
        const assign = gql`mutation ($id: ID!, $administratorId: ID) { assignSupportThread(id: $id, administratorId: $administratorId) { ${staffThread} } }`;
        const prioritise = gql`mutation ($id: ID!, $priority: String!) { setSupportThreadPriority(id: $id, priority: $priority) { ${staffThread} } }`;
        const note = gql`mutation ($id: ID!, $text: String!, $idempotencyKey: String!) { addSupportNote(id: $id, text: $text, idempotencyKey: $idempotencyKey) { ${staffThread} } }`;
        const saveCanned = gql`mutation ($input: CannedAnswerInput!) { saveCannedAnswer(input: $input) { id version title } }`;
        interface StaffThread { id: string; priority: string; dueAt: string | null; ownerAdministratorId: string | null; ownerName: string | null; notes: { author: string; text: string }[] }

        it('gives who answers first the conversation, and says until when he who waits is answered', async () => {
            await asMember();
            const asked = await question({ subject: 'How soon?' });
            const [before] = await running.sql<{ dueAt: Date; since: Date }>('SELECT "dueAt", "waitingSince" AS since FROM support_thread WHERE id = $1', [asked.id]);
            await asClerk();
            const { setSupportThreadPriority: urgent } = await running.adminClient.query<{ setSupportThreadPriority: StaffThread }>(prioritise, { id: asked.id, priority: 'urgent' });
            expect(urgent.priority).toBe('urgent');
            expect(Date.parse(urgent.dueAt ?? '')).toBeLessThan(before!.dueAt.getTime());
            expect(Date.parse(urgent.dueAt ?? '')).toBeGreaterThan(before!.since.getTime());
            await answered(asked.id, 'Soon.');
            const [after] = await running.sql<{ dueAt: Date | null; owner: number }>('SELECT "dueAt", "ownerAdministratorId" AS owner FROM support_thread WHERE id = $1', [asked.id]);
            expect(after).toEqual({ dueAt: null, owner: clerk.id });
        });

        it('is given to another who answers customers, and to nobody else', async () => {
            await asMember();
            const asked = await question({ subject: 'Whose is it?' });
            const packer = await staffMember(running, ['OperateWork']);
            await asClerk();
            const { assignSupportThread: mine } = await running.adminClient.query<{ assignSupportThread: StaffThread }>(assign, { id: asked.id, administratorId: clerk.id });
            expect(mine).toMatchObject({ ownerAdministratorId: String(clerk.id) });
            expect(mine.ownerName).not.toBe('');
            await expect(running.adminClient.query(assign, { id: asked.id, administratorId: packer.id })).rejects.toThrow('administratorId');
            const { assignSupportThread: nobodys } = await running.adminClient.query<{ assignSupportThread: StaffThread }>(assign, { id: asked.id, administratorId: null });
            expect(nobodys.ownerAdministratorId).toBeNull();
        });

        it('keeps notes from the customer, and writes each once', async () => {
            await asMember();
            const asked = await question({ subject: 'Between us' });
            await asClerk();
            const variables = { id: asked.id, text: 'He is angry', idempotencyKey: idempotencyKey() };
            await running.adminClient.query(note, variables);
            const { addSupportNote } = await running.adminClient.query<{ addSupportNote: StaffThread }>(note, variables);
            expect(addSupportNote.notes.map(one => one.text)).toEqual(['He is angry']);
            await asMember();
            const seen = await running.shopClient.query<{ myThread: Thread }>(myThread, { id: asked.id });
            expect(JSON.stringify(seen)).not.toContain('angry');
            await expect(running.shopClient.query(gql`query ($id: ID!) { myThread(id: $id) { notes { text } } }`, { id: asked.id })).rejects.toThrow('notes');
        });

        it('keeps answers that are given often, and refuses an old version of one', async () => {
            await asClerk();
            const input = { language: 'fa', title: 'سلام', text: 'سلام، در خدمتم.' };
            const { saveCannedAnswer: made } = await running.adminClient.query<{ saveCannedAnswer: { id: string; version: number } }>(saveCanned, { input });
            await running.adminClient.query(saveCanned, { input: { ...input, id: made.id, version: made.version, text: 'سلام!' } });
            await expect(running.adminClient.query(saveCanned, { input: { ...input, id: made.id, version: made.version } })).rejects.toThrow('version');
            await expect(running.adminClient.query(saveCanned, { input })).rejects.toThrow('title');
        });
    });
});
