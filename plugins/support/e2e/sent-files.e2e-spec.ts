import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';
import sharp from 'sharp';

import type { MemberScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { openPortal, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { mostWaiting } from '../domain/sent-files';

const files = 'messages { text files { id name format sizeBytes } }';
const ask = gql`mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { id ${files} } }`;
const reply = gql`mutation ($id: ID!, $text: String!, $fileIds: [ID!], $key: String!) { replyToThread(id: $id, text: $text, fileIds: $fileIds, idempotencyKey: $key) { id ${files} } }`;
const answer = gql`
    mutation ($id: ID!, $text: String!, $fileIds: [ID!], $key: String!) {
        answerSupportThread(id: $id, text: $text, fileIds: $fileIds, idempotencyKey: $key) { ... on SupportThread { id ${files} } }
    }
`;

interface Sent {
    id: string;
    name: string;
    format: string;
}
interface Thread {
    id: string;
    messages: { text: string; files: Sent[] }[];
}

describe('files of conversations', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let member: MemberScope;
    const mail: Record<'sender' | 'colleague' | 'stranger', string> = { sender: '', colleague: '', stranger: '' };
    let clerk: { id: number; emailAddress: string };
    let distantClerk: { id: number; emailAddress: string };
    let keys = 0;
    const key = () => `e2e-files-${++keys}`;

    beforeAll(async () => {
        running = await startServer();
        const facts = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        clerk = await staffMember(running, ['ReadSupportThread', 'AnswerSupportThread']);
        distantClerk = await staffMember(running, ['ReadSupportThread', 'AnswerSupportThread']);
        await running.sql(`INSERT INTO staff_member ("administratorId", reach) VALUES ($1, 'own') ON CONFLICT ("administratorId") DO UPDATE SET reach = 'own'`, [distantClerk.id]);
        const company = await facts.company();
        member = await facts.member(company.id);
        mail.sender = await openPortal(running, ctx, member.memberId);
        mail.colleague = await openPortal(running, ctx, (await facts.member(company.id, 'buyer')).memberId);
        mail.stranger = await openPortal(running, ctx, (await facts.member((await facts.company()).id)).memberId);
    });
    afterAll(() => running.stop());

    const as = (who: keyof typeof mail) => running.shopClient.asUserWithCredentials(mail[who], testPassword);
    const asClerk = () => running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
    const octets = { 'Content-Type': 'application/octet-stream' };
    const put = (client: 'shopClient' | 'adminClient', body: Buffer, name: string) =>
        running[client].fetch(`${running.url}/${client === 'shopClient' ? 'my-' : ''}support-files?filename=${encodeURIComponent(name)}`, { method: 'POST', headers: octets, body });
    const sent = async (body: Buffer, name: string, client: 'shopClient' | 'adminClient' = 'shopClient') => (await (await put(client, body, name)).json()) as Sent;
    const picture = (red: number) => sharp({ create: { width: 60, height: 40, channels: 3, background: { r: red * 5, g: 30, b: 60 } } }).withMetadata({ exif: { IFD0: { Copyright: 'secret place' } } }).jpeg().toBuffer();
    const pdf = Buffer.from('%PDF-1.7\nA certificate\n%%EOF');
    const question = async (fileIds: string[]) =>
        (await running.shopClient.query<{ askQuestion: Thread }>(ask, { input: { subject: 'Damaged?', text: 'Look at this.', fileIds, idempotencyKey: key() } })).askQuestion;
    const show = (id: string) => running.shopClient.fetch(`${running.url}/my-support-files/${id}`);

    it('go with the message, are ours by then, and come out for the disk only', async () => {
        await as('sender');
        const photo = await sent(await picture(2), '..\\..\\عکس\u202e.png');
        expect(photo).toMatchObject({ name: 'عکس.jpg', format: 'jpeg' });
        const paper = await sent(pdf, 'list.html');
        expect(paper).toMatchObject({ name: 'list.pdf', format: 'pdf' });
        const thread = await question([photo.id, paper.id]);
        expect(thread.messages[0]?.files.map(({ name }) => name)).toEqual(['عکس.jpg', 'list.pdf']);
        const shown = await show(photo.id);
        const content = Buffer.from(await shown.arrayBuffer());
        expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options'), content.includes('secret place')]).toEqual([200, 'image/jpeg', 'nosniff', false]);
        expect(shown.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%D8%B9/);
        expect(shown.headers.get('content-security-policy')).toContain('sandbox');
        expect(Buffer.from(await (await show(paper.id)).arrayBuffer())).toEqual(pdf);
    });

    it('of others are not there, before and after they are sent', async () => {
        await as('sender');
        const waiting = await sent(await picture(4), 'a.jpg');
        expect((await show(waiting.id)).status).toBe(404);
        const other = await sent(await picture(6), 'b.jpg');
        const thread = await question([other.id]);
        await as('stranger');
        await expect(question([waiting.id])).rejects.toThrow(/fileIds/);
        expect([(await show(other.id)).status, (await show('999999')).status]).toEqual([404, 404]);
        const told = async (id: string) => ((await (await show(id)).json()) as { message: string }).message;
        expect(await told(other.id)).toBe(await told('999999'));
        // A colleague reads what was sent, and sends nothing that waits for another.
        await as('colleague');
        await expect(question([waiting.id])).rejects.toThrow(/fileIds/);
        await as('sender');
        await expect(question([other.id])).rejects.toThrow(/fileIds/);
        await running.adminClient.asUserWithCredentials(distantClerk.emailAddress, testPassword);
        expect((await running.adminClient.fetch(`${running.url}/support-files/${other.id}`)).status).toBe(404);
        await asClerk();
        expect((await running.adminClient.fetch(`${running.url}/support-files/${other.id}`)).status).toBe(200);
        expect((await running.adminClient.fetch(`${running.url}/support-files/${waiting.id}`)).status).toBe(404);
        expect(thread.messages).toHaveLength(1);
    });

    it('of staff go with their answer, and the customer has them', async () => {
        await as('sender');
        const thread = await question([]);
        await asClerk();
        const paper = await sent(pdf, 'Warranty terms.pdf', 'adminClient');
        const given = await running.adminClient.query<{ answerSupportThread: Thread }>(answer, { id: thread.id, text: 'See the terms.', fileIds: [paper.id], key: key() });
        expect(given.answerSupportThread.messages[1]?.files).toMatchObject([{ name: 'Warranty terms.pdf' }]);
        await as('sender');
        expect((await show(paper.id)).status).toBe(200);
        await as('stranger');
        expect((await show(paper.id)).status).toBe(404);
    });

    it('are sent once, however often the message is', async () => {
        await as('sender');
        const thread = await question([]);
        const body = await picture(28);
        const once = await sent(body, 'once.jpg');
        expect((await sent(body, 'once.jpg')).id).toBe(once.id);
        const words = { id: thread.id, text: 'Here it is', fileIds: [once.id], key: key() };
        await running.shopClient.query(reply, words);
        const { replyToThread } = await running.shopClient.query<{ replyToThread: Thread }>(reply, words);
        expect(replyToThread.messages.map(one => one.files.length)).toEqual([0, 1]);
        await expect(running.shopClient.query(reply, { ...words, text: 'And seven', key: key(), fileIds: ['1', '2', '3', '4', '5', '6', '7'] })).rejects.toThrow(/fileIds/);
    });

    it('that nobody sends give way to newer ones', async () => {
        await as('sender');
        for (let red = 0; red <= mostWaiting; red++) await sent(await picture(30 + red), `${red}.jpg`);
        const [left] = await running.sql<{ count: number; oldest: string }>(
            'SELECT count(*)::int AS count, (array_agg(name ORDER BY id))[1] AS oldest FROM support_file WHERE "messageId" IS NULL AND "memberId" = $1', [member.memberId]);
        expect(left).toEqual({ count: mostWaiting, oldest: '1.jpg' });
    });

    it('are refused when they are no pictures and no PDF, and when one company sends too many', async () => {
        await as('sender');
        for (const text of ['<svg onload="x()"/>', '<html>', 'MZ', '', '\xff\xd8\xffno picture']) expect((await put('shopClient', Buffer.from(text, 'latin1'), 'a.png')).status).toBe(400);
        await running.sql(
            `INSERT INTO support_file ("companyId", name, format, "sizeBytes", fingerprint, content, "messageId", "memberId")
             SELECT $1, 'x.jpg', 'jpeg', 1, i::text, '\\xff', (SELECT min(id) FROM support_message), $2 FROM generate_series(1, 200) i`, [member.companyId, member.memberId]);
        const refused = await put('shopClient', await picture(50), 'a.jpg');
        expect([refused.status, ((await refused.json()) as { message: string }).message]).toEqual([400, expect.stringMatching(/file/)]);
    });
});
