import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';

import { localTimeOf } from '../../../kernel/time';
import { withTx } from '../../../kernel/with-tx';
import { FakePanel } from '../../../test/fakes/sms-panels';
import { type RunningServer, startServer } from '../../../test/server';
import { OutboxDispatcher } from '../../outbox';

import { KavenegarDelivery, localDelivery, NotificationService, type NotificationsOptions, SmsApiDelivery, SmsIrDelivery } from '..';
import { NOTIFICATIONS_OPTIONS } from '../constants';
import { DeliveryNewsService } from '../services/delivery-news.service';
import { incomingCases } from './incoming-cases';
import { mailServerCases, type Row } from './mail-server';

describe('notifications', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let notifications: NotificationService;
    let dispatcher: OutboxDispatcher;
    let options: NotificationsOptions;
    let event = 0;
    const callbackSecret = 'a-secret-of-the-address-0123456789';
    const settings = (changes: string) => running.sql(`UPDATE notification_settings SET ${changes}`);
    /** As if a provider's time to be asked had come. */
    const ask = async () => {
        await running.sql('UPDATE notification_message SET "askAt" = now() WHERE "askAt" IS NOT NULL');
        return running.server.app.get(DeliveryNewsService).askDue();
    };
    const call = (path: string, fields: Record<string, string>, method = 'GET') =>
        method === 'GET'
            ? fetch(`${running.url}/sms/${path}?${new URLSearchParams(fields).toString()}`)
            : fetch(`${running.url}/sms/${path}`, { method, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        notifications = app.get(NotificationService);
        dispatcher = app.get(OutboxDispatcher);
        options = app.get<NotificationsOptions>(NOTIFICATIONS_OPTIONS);
        Object.assign(options, { smsPerNumberPerHour: 1_000, smsPerSecond: 1_000, callbackSecret });
        // At whatever hour this runs.
        await running.sql(`INSERT INTO notification_settings (id, "smsPerNumberPerDay", "smsPerDay", "switchedOff", version) VALUES (1, 1000, 100000, '{}', 1)`);
    });
    afterAll(() => running.stop());
    beforeEach(() => Object.assign(options, { sms: localDelivery, mail: localDelivery }));
    // What one case wrote is not sent in the next.
    afterEach(() => dispatcher.drain());

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
            const [second] = await approved({ phone: '+989350000001' });
            await dispatcher.drain();
            const before = panel.requests.length;
            panel.status = 10;
            expect(await ask()).toBe(2);
            expect(panel.requests.length - before).toBe(1);
            expect(await row(id)).toMatchObject({ state: 'DELIVERED' });
            expect(await row(second)).toMatchObject({ state: 'DELIVERED' });
            expect(await ask()).toBe(0);
        });

        it('asks again later while a text is on its way or the panel is silent', async () => {
            panel.status = 5;
            const [id] = await approved({ phone: sara.phone });
            await dispatcher.drain();
            panel.faults.push('html-after-accept');
            await ask();
            await ask();
            const [waiting] = await running.sql<{ state: string; askStep: number; minutes: number }>(
                `SELECT state, "askStep", round(extract(epoch FROM "askAt" - now()) / 60)::int AS minutes FROM notification_message WHERE id = $1`, [id]);
            expect(waiting).toEqual({ state: 'SENT', askStep: 1, minutes: 5 });
            panel.status = 1;
        });

        it('hears from the panel what became of a text, at an address that nobody guesses', async () => {
            const [id] = await approved({ phone: sara.phone });
            await dispatcher.drain();
            const reference = (await row(id))?.reference ?? '';
            const news = (status: string) => ({ messageid: reference, status });
            expect((await call('kavenegar/wrong-secret-of-an-address-0123', news('10'))).status).toBe(404);
            expect((await call(`smsapi/${callbackSecret}`, news('10'))).status).toBe(404);
            expect((await row(id))?.state).toBe('SENT');
            expect(await (await call(`kavenegar/${callbackSecret}`, news('10'), 'POST')).text()).toBe('OK');
            expect((await row(id))?.state).toBe('DELIVERED');
            for (const late of ['11', '5', '10', '99', 'x']) expect((await call(`kavenegar/${callbackSecret}`, news(late))).status).toBe(200);
            expect((await row(id))?.state).toBe('DELIVERED');
            expect((await call(`kavenegar/${callbackSecret}`, { messageid: '1', status: '10' })).status).toBe(200);
        });

        it('lets an SMS wait for the end of the quiet hours, and an invitation not', async () => {
            const { minute } = localTimeOf(new Date(), 'Asia/Tehran');
            await settings(`"quietFrom" = ${minute}, "quietUntil" = ${(minute + 120) % 1440}`);
            const [id] = await approved({ phone: sara.phone });
            const [urgent] = await notifications.send(ctx, {
                template: 'invitation', to: { phone: sara.phone, name: sara.name, language: 'fa' },
                params: { companyName: 'فرش شرق', link: 'https://shop.example/i/night' }, aggregate: 'member:8', dedupeKey: 'invite-at-night',
            });
            await dispatcher.drain();
            expect(panel.taken).toHaveLength(1);
            expect(await row(urgent)).toMatchObject({ state: 'SENT' });
            const [waiting] = await running.sql<{ state: string; attempts: number; minutes: number }>(
                `SELECT m.state, o.attempts, round(extract(epoch FROM m."waitsUntil" - now()) / 60)::int AS minutes
                   FROM notification_message m JOIN outbox_message o ON o.key = 'notification:' || m.id WHERE m.id = $1 AND o.state = 'PENDING'`, [id]);
            expect(waiting).toMatchObject({ state: 'QUEUED', attempts: 0 });
            expect(waiting?.minutes).toBeGreaterThan(100);
            await settings('"quietFrom" = NULL, "quietUntil" = NULL');
            await drainAll();
            expect(await row(id)).toMatchObject({ state: 'SENT' });
        });

        it('stops when the SMS of the day are used up', async () => {
            await settings('"smsPerDay" = 0');
            const [id] = await approved({ phone: sara.phone });
            await drainAll();
            expect(await row(id)).toMatchObject({ state: 'FAILED', lastError: "The firm's 0 SMS of a day are used up" });
            expect(panel.taken).toEqual([]);
            await settings('"smsPerDay" = 100000');
        });

        it('sends no SMS to who answered STOP, but by mail and what opens his account', async () => {
            const stop = (id: string, message: string) => call(`kavenegar/${callbackSecret}`, { messageid: id, from: '09137770000', to: '10008663', message }, 'POST');
            const him = { phone: '+989137770000', email: 'stopped@example.com' };
            await stop('900', 'لغو ۱۱');
            await stop('900', 'لغو ۱۱');
            expect(await running.sql(`SELECT channel, topic, source FROM notification_opt_out WHERE recipient = $1`, [him.phone])).toEqual([{ channel: 'sms', topic: '*', source: 'sms' }]);
            await approved(him);
            const written = await running.sql<Row>('SELECT * FROM notification_message WHERE "dedupeKey" = $1 ORDER BY channel', [`event-${event}`]);
            expect(written.map(({ channel, state }) => [channel, state])).toEqual([['mail', 'QUEUED'], ['sms', 'SKIPPED']]);
            const [invited] = await notifications.send(ctx, {
                template: 'invitation', to: { ...him, email: null, name: 'Ali', language: 'fa' }, params: { companyName: 'X', link: 'https://shop.example/i/stop' }, aggregate: 'member:9', dedupeKey: 'invite-stopped',
            });
            expect(invited).toBeDefined();
            await stop('901', 'شروع');
            expect(await approved(him)).toHaveLength(2);
        });

        it('keeps what strangers write for a person to see to', async () => {
            const text = '<script>alert(1)</script>\u0007 کی می‌رسد؟';
            for (let time = 0; time < 2; time++) await call(`kavenegar/${callbackSecret}`, { messageid: '950', from: '09130001122', to: '10008663', message: text });
            await running.adminClient.asSuperAdmin();
            const list = gql`query { incomingSms(options: { filter: { state: { eq: "open" } } }) { items { id sender text state } } }`;
            const { incomingSms } = await running.adminClient.query<{ incomingSms: { items: Array<{ id: string; sender: string; text: string }> } }>(list);
            expect(incomingSms.items).toEqual([{ id: expect.any(String) as string, sender: '+989130001122', text: '<script>alert(1)</script> کی می‌رسد؟', state: 'open' }]);
            const settled = await running.adminClient.query<object>(gql`mutation ($id: ID!) { settleIncomingSms(id: $id) { state } }`, { id: incomingSms.items[0]?.id });
            expect(settled).toEqual({ settleIncomingSms: { state: 'done' } });
            expect((await running.adminClient.query<{ incomingSms: { items: unknown[] } }>(list)).incomingSms.items).toEqual([]);
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

    describe('through SMSAPI', () => {
        let panel: FakePanel;
        beforeAll(async () => {
            panel = await FakePanel.smsApi();
        });
        afterAll(() => panel.stop());
        beforeEach(() => {
            options.sms = new SmsApiDelivery({ token: 'right-key', line: 'Alborz', baseUrl: panel.url, allowLoopback: true });
        });

        it('learns by a call the reference of a text whose answer was lost', async () => {
            panel.faults.push('drop-after-accept');
            const [id] = await approved({ phone: '+48601234567' });
            await drainAll();
            expect(panel.taken).toHaveLength(1);
            expect(await row(id)).toMatchObject({ state: 'SENT', reference: null });
            const reference = String(panel.taken[0]?.id);
            expect(await (await call(`smsapi/${callbackSecret}`, { MsgId: reference, status: '404', idx: `karvan-${id}-0` })).text()).toBe('OK');
            expect(await row(id)).toMatchObject({ state: 'DELIVERED', reference });
        });
    });

    describe("in the firm's own words", () => {
        const place = { template: 'order-approved', channel: 'sms', language: 'fa' };
        const save = gql`mutation ($input: SaveNotificationTextInput!) { saveNotificationText(input: $input) { ... on NotificationText { version isOwn } ... on NotificationTextRefusal { reason field } } }`;
        const reset = gql`mutation ($input: ResetNotificationTextInput!) { resetNotificationText(input: $input) { version isOwn text builtIn } }`;
        const saved = async (text: string, version: number) =>
            (await running.adminClient.query<{ saveNotificationText: object }>(save, { input: { ...place, text, version } })).saveNotificationText;
        beforeAll(() => running.adminClient.asSuperAdmin());

        it('tells an event as staff wrote it, until they go back to ours', async () => {
            expect(await saved('سلام {{name}}، {{price}}', 0)).toEqual({ reason: 'unknown-placeholder', field: 'text' });
            expect(await saved('سلام {{name}}، سفارش {{orderCode}} آماده تولید است.', 0)).toEqual({ version: 1, isOwn: true });
            const [id] = await approved({ phone: sara.phone });
            expect((await row(id))?.body).toBe('سلام سارا کریمی، سفارش AM-1001 آماده تولید است.');
            await expect(saved('{{orderCode}}', 0)).rejects.toThrow(/version/);
            // A later Karvan may tell less: then its own words go out, and the business goes on.
            await running.sql(`UPDATE notification_text SET text = '{{gone}}'`);
            const [still] = await approved({ phone: sara.phone });
            expect((await row(still))?.body).toContain('تأیید شد');
            const { resetNotificationText: ours } = await running.adminClient.query<{ resetNotificationText: { text: string; builtIn: string } }>(reset, { input: { ...place, version: 1 } });
            expect(ours).toMatchObject({ version: 0, isOwn: false, text: ours.builtIn });
            const log = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE entity = 'NotificationText' ORDER BY id`);
            expect(log.map(({ action }) => action)).toEqual(['notification-text.save', 'notification-text.reset']);
        });

        it('shows staff what they write as its reader will see it', async () => {
            const preview = gql`query ($text: String!) { notificationTextPreview(template: "order-approved", channel: "sms", language: "fa", text: $text) { preview { text parts encoding characters } faults { problem name } } }`;
            const seen = await running.adminClient.query<{ notificationTextPreview: object }>(preview, { text: 'سفارش {{orderCode}} تأیید شد.' });
            expect(seen.notificationTextPreview).toEqual({ preview: { text: 'سفارش AM-1042 تأیید شد.', parts: 1, encoding: 'unicode', characters: 23 }, faults: [] });
        });

        it('does not tell what the firm has switched off', async () => {
            const update = gql`mutation ($input: UpdateNotificationSettingsInput!) { updateNotificationSettings(input: $input) { version switchedOff quietFrom callbackUrl } }`;
            const input = { quietFrom: null, quietUntil: null, smsPerNumberPerDay: 1000, smsPerDay: 100000, switchedOff: ['order-approved:sms'] };
            options.sms = new KavenegarDelivery({ apiKey: 'k', line: '1', allowLoopback: true });
            const { updateNotificationSettings: after } = await running.adminClient.query<{ updateNotificationSettings: { version: number } }>(update, { input: { ...input, version: 1 } });
            expect(after).toMatchObject({ version: 2, quietFrom: null, callbackUrl: `${options.publicUrl}/sms/kavenegar/${callbackSecret}` });
            await expect(running.adminClient.query(update, { input: { ...input, version: 1 } })).rejects.toThrow(/version/);
            const [only, ...others] = await approved(sara);
            expect([(await row(only))?.channel, others]).toEqual(['mail', []]);
            await settings(`"switchedOff" = '{}'`);
        });
    });

    incomingCases(() => ({ options, ctx, running }));

    mailServerCases(() => ({ options, dispatcher, sara, approved, row, drainAll }));

    describe('on the screens', () => {
        it('shows recipients masked and secret links not at all', async () => {
            await notifications.send(ctx, {
                template: 'password-link', to: sara, params: { link: 'https://shop.example/reset/secret-token' }, aggregate: 'member:7', dedupeKey: 'reset-7',
            });
            await running.adminClient.asSuperAdmin();
            const { notificationMessages } = await running.adminClient.query<{ notificationMessages: { items: Array<{ recipient: string; body: string }> } }>(
                gql`query { notificationMessages(options: { filter: { template: { eq: "password-link" } } }) { totalItems items { id recipient body subject parts state } } }`);
            expect(notificationMessages.items[0]?.recipient).toBe('s•••@example.com');
            expect(notificationMessages.items[0]?.body).not.toContain('secret-token');
        });

        it('has an inbox for development with every text, newest first', async () => {
            const first = /\/dev\/inbox\/(\d+)/.exec(await (await fetch(`${running.url}/dev/inbox`)).text())?.[1];
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
