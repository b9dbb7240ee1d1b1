import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';

import { withTx } from '../../../kernel/with-tx';
import { FakePanel } from '../../../test/fakes/sms-panels';
import { FakeMailServer } from '../../../test/fakes/smtp';
import { type RunningServer, startServer } from '../../../test/server';
import { OutboxDispatcher } from '../../outbox';
import { KavenegarDelivery, localDelivery, NotificationService, type NotificationsOptions, SmsIrDelivery, SmtpDelivery } from '..';
import { NOTIFICATIONS_OPTIONS } from '../constants';

interface Row {
    id: number;
    channel: string;
    state: string;
    recipient: string;
    body: string;
    htmlBody: string | null;
    lastError: string | null;
    reference: string | null;
}

describe('notifications', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let notifications: NotificationService;
    let dispatcher: OutboxDispatcher;
    let options: NotificationsOptions;
    let event = 0;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        notifications = app.get(NotificationService);
        dispatcher = app.get(OutboxDispatcher);
        options = app.get<NotificationsOptions>(NOTIFICATIONS_OPTIONS);
        options.smsPerNumberPerHour = 1_000;
    });
    afterAll(() => running.stop());
    beforeEach(() => Object.assign(options, { sms: localDelivery, mail: localDelivery }));

    const sara = { name: 'سارا کریمی', phone: '09121234567', email: 'sara@example.com', language: 'fa' };
    const approved = (to: { phone?: string; email?: string } = sara, dedupeKey = `event-${++event}`) =>
        notifications.send(ctx, {
            template: 'order-approved',
            to: { ...to, name: sara.name, language: 'fa' },
            params: { orderCode: 'AM-1001', link: 'https://shop.example/orders/AM-1001' },
            aggregate: 'order:1001',
            dedupeKey,
        });
    const row = async (id: number | undefined) => (await running.sql<Row>('SELECT * FROM notification_message WHERE id = $1', [id]))[0];
    /** As if the pauses between tries were over. */
    async function drainAll(): Promise<void> {
        for (let round = 0; round < 12; round++) {
            await running.sql(`UPDATE outbox_message SET "notBefore" = now() WHERE state = 'PENDING' AND kind = 'notification.send'`);
            await dispatcher.drain();
        }
    }

    it('writes one text a channel, in the language of the recipient, once per event', async () => {
        const ids = await approved(sara, 'order-1001-approved');
        expect(ids).toHaveLength(2);
        expect(await approved(sara, 'order-1001-approved')).toEqual([]);
        await dispatcher.drain();
        const [sms, mail] = [await row(ids[0]), await row(ids[1])];
        expect(sms).toMatchObject({ channel: 'sms', recipient: '+989121234567', state: 'SENT' });
        expect(sms?.body).toContain('سفارش AM-1001 تأیید شد');
        expect(mail?.htmlBody).toContain('<html lang="fa" dir="rtl">');
        expect(mail?.htmlBody).toContain('<a href="https://shop.example/orders/AM-1001">');
    });

    it('writes nothing when the business transaction fails', async () => {
        const failing = withTx(running.server.app.get(TransactionalConnection), ctx, async inner => {
            await notifications.send(inner, {
                template: 'password-link', to: sara, params: { link: 'https://x.example/' }, aggregate: 'member:1', dedupeKey: 'rolled-back',
            });
            throw new Error('refused');
        });
        await expect(failing).rejects.toThrow('refused');
        expect(await running.sql(`SELECT 1 FROM notification_message WHERE "dedupeKey" = 'rolled-back'`)).toEqual([]);
    });

    it('shows what cannot be sent, and lets the business go on', async () => {
        const ids = await approved({ phone: '+1 900 555 0100', email: 'no address' });
        expect(await row(ids[0] ?? -1)).toBeUndefined();
        const rows = await running.sql<Row>(`SELECT * FROM notification_message WHERE "dedupeKey" = $1 ORDER BY channel`, [`event-${event}`]);
        expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([
            ['FAILED', 'Not a mail address'],
            ['FAILED', 'SMS to +1 are not allowed'],
        ]);
    });

    describe('through Kavenegar', () => {
        let panel: FakePanel;
        beforeAll(async () => {
            panel = await FakePanel.kavenegar();
        });
        afterAll(() => panel.stop());
        beforeEach(() => {
            panel.faults.length = 0;
            panel.taken.length = 0;
            options.sms = new KavenegarDelivery({ apiKey: 'secret-key', line: '10008663', baseUrl: panel.url, allowLoopback: true });
        });

        it('sends to the number as the panel wants it, and follows it to its arrival', async () => {
            const [id] = await approved({ phone: sara.phone });
            await dispatcher.drain();
            expect(panel.taken).toMatchObject([{ to: '09121234567', localId: String(id) }]);
            expect(await row(id)).toMatchObject({ state: 'SENT', reference: String(panel.taken[0]?.id) });
            panel.status = 10;
            await running.sql(`UPDATE outbox_message SET "notBefore" = now() WHERE kind = 'notification.follow-up'`);
            await dispatcher.drain();
            expect(await row(id)).toMatchObject({ state: 'DELIVERED' });
        });

        it('asks, instead of sending again, when an answer was lost', async () => {
            panel.faults.push('drop-after-accept');
            const [id] = await approved({ phone: sara.phone });
            await drainAll();
            expect(panel.taken).toHaveLength(1);
            expect(['SENT', 'DELIVERED']).toContain((await row(id))?.state);
        });

        it.each(['drop-before', 'error-500', 'busy'] as const)('sends once, later, after %s', async fault => {
            panel.faults.push(fault);
            const [id] = await approved({ phone: sara.phone });
            await drainAll();
            expect(panel.taken).toHaveLength(1);
            expect(['SENT', 'DELIVERED']).toContain((await row(id))?.state);
        });

        it('asks first after a worker died while sending', async () => {
            const [id] = await approved({ phone: sara.phone });
            await running.sql(`UPDATE notification_message SET "attemptedAt" = now() WHERE id = $1`, [id]);
            await drainAll();
            expect(panel.requests.at(-2)?.path).toContain('statuslocalmessageid');
            expect(panel.taken).toHaveLength(1);
        });

        it('keeps within the number of SMS to one number, and tells the key to nobody', async () => {
            options.smsPerNumberPerHour = 1;
            const [first] = await approved({ phone: '+989350000000' });
            const [second] = await approved({ phone: '+989350000000' });
            await drainAll();
            expect((await row(first))?.state).toMatch(/SENT|DELIVERED/);
            expect(await row(second)).toMatchObject({ state: 'FAILED', lastError: 'More than 1 SMS to this number within an hour' });
            options.smsPerNumberPerHour = 1_000;
            const leaks = await running.sql(
                `SELECT 1 FROM outbox_message m WHERE m::text LIKE '%secret-key%' UNION ALL SELECT 1 FROM notification_message n WHERE n::text LIKE '%secret-key%'`,
            );
            expect(leaks).toEqual([]);
        });
    });

    describe('through SMS.ir', () => {
        let panel: FakePanel;
        beforeAll(async () => {
            panel = await FakePanel.smsIr();
        });
        afterAll(() => panel.stop());
        beforeEach(() => {
            panel.taken.length = 0;
            options.sms = new SmsIrDelivery({ apiKey: 'right-key', line: '30007732', baseUrl: panel.url, allowLoopback: true });
        });

        it('sends, and wipes the link of an invitation once it is taken', async () => {
            const [id] = await notifications.send(ctx, {
                template: 'invitation',
                to: { phone: sara.phone, name: sara.name, language: 'fa' },
                params: { companyName: 'فرش شرق', link: 'https://shop.example/invitation/one-time-token' },
                aggregate: 'member:7',
                dedupeKey: 'invite-7',
            });
            await dispatcher.drain();
            expect(panel.taken[0]?.text).toContain('one-time-token');
            expect(await row(id)).toMatchObject({ state: 'SENT', reference: String(panel.taken[0]?.id) });
            expect((await row(id))?.body).not.toContain('one-time-token');
        });

        it('never sends again by itself what may have been taken; a person may', async () => {
            panel.faults.push('drop-after-accept');
            const [id] = await approved({ phone: sara.phone });
            await drainAll();
            expect(panel.taken).toHaveLength(1);
            expect(await row(id)).toMatchObject({ state: 'UNKNOWN' });
            const [message] = await running.sql<{ id: number; state: string }>(`SELECT * FROM outbox_message WHERE key = $1`, [`notification:${id}`]);
            expect(message?.state).toBe('UNKNOWN');
            await running.adminClient.asSuperAdmin();
            await running.adminClient.query(gql`mutation ($ids: [ID!]!) { replayOutboxMessages(ids: $ids) { id } }`, { ids: [String(message?.id)] });
            await drainAll();
            expect(panel.taken).toHaveLength(2);
            expect(await row(id)).toMatchObject({ state: 'SENT' });
        });

        it('sends later when the account was refused for now', async () => {
            panel.faults.push('busy');
            const [id] = await approved({ phone: sara.phone });
            await drainAll();
            expect(panel.taken).toHaveLength(1);
            expect(await row(id)).toMatchObject({ state: 'SENT' });
        });
    });

    describe('through a mail server', () => {
        let server: FakeMailServer;
        beforeAll(async () => {
            server = await FakeMailServer.start();
        });
        afterAll(() => server.stop());
        beforeEach(() => {
            server.mails.length = 0;
            options.mail = new SmtpDelivery({ url: server.url, from: 'Alborz <orders@alborz.example>' });
        });

        it('sends text and HTML', async () => {
            const [id] = await approved({ email: sara.email });
            await dispatcher.drain();
            expect(await row(id)).toMatchObject({ state: 'SENT' });
            expect(server.mails[0]).toContain('multipart/alternative');
            expect(server.mails[0]).toContain(`Message-ID: <notification-${id}@alborz.example>`);
        });

        it.each([
            ['drop-after-data', 'UNKNOWN', 1],
            ['refuse-recipient', 'FAILED', 0],
            ['busy', 'SENT', 1],
        ] as const)('after %s a mail is %s', async (fault, state, mails) => {
            server.faults.push(fault);
            const [id] = await approved({ email: sara.email });
            await drainAll();
            expect(await row(id)).toMatchObject({ state });
            expect(server.mails).toHaveLength(mails);
        });

        it('waits for a server that is down', async () => {
            options.mail = new SmtpDelivery({ url: 'smtp://127.0.0.1:1', from: 'orders@alborz.example' });
            const [id] = await approved({ email: sara.email });
            await dispatcher.drain();
            expect(await row(id)).toMatchObject({ state: 'QUEUED' });
            options.mail = new SmtpDelivery({ url: server.url, from: 'orders@alborz.example' });
            await drainAll();
            expect(await row(id)).toMatchObject({ state: 'SENT' });
        });
    });

    describe('on the screens', () => {
        it('shows recipients masked and secret links not at all', async () => {
            await notifications.send(ctx, {
                template: 'password-link', to: sara, params: { link: 'https://shop.example/reset/secret-token' }, aggregate: 'member:7', dedupeKey: 'reset-7',
            });
            await running.adminClient.asSuperAdmin();
            const { notificationMessages } = await running.adminClient.query<{
                notificationMessages: { items: Array<{ recipient: string; body: string }> };
            }>(gql`
                query {
                    notificationMessages(options: { filter: { template: { eq: "password-link" } } }) { totalItems items { id recipient body subject parts state } }
                }
            `);
            expect(notificationMessages.items[0]?.recipient).toBe('s•••@example.com');
            expect(notificationMessages.items[0]?.body).not.toContain('secret-token');
        });

        it('has an inbox for development with every text, newest first', async () => {
            const list = await (await fetch(`${running.url}/dev/inbox`)).text();
            const first = /\/dev\/inbox\/(\d+)/.exec(list)?.[1];
            const message = await fetch(`${running.url}/dev/inbox/${first}`);
            expect(await message.text()).toContain('<a href="https://shop.example/reset/secret-token">');
            expect((await fetch(`${running.url}/dev/inbox/999999`)).status).toBe(404);
        });

        it('has no inbox in production', async () => {
            options.inbox = false;
            expect((await fetch(`${running.url}/dev/inbox`)).status).toBe(404);
            options.inbox = true;
        });
    });
});
