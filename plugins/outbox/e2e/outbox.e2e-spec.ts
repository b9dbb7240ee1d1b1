import { RequestContextService, TransactionalConnection, type RequestContext } from '@vendure/core';
import gql from 'graphql-tag';
import { Webhook } from 'standardwebhooks';

import { HttpReceiver } from '../../../test/fakes/http-receiver';
import { type RunningServer, startServer } from '../../../test/server';
import { OperationalError } from '../../../kernel/operational-error';
import { systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import {
    AddressRefusedError,
    IdempotencyService,
    NoAnswerError,
    OutboxDispatcher,
    OutboxHandlers,
    type OutboxMessage,
    type OutboxOutcome,
    OutboxService,
    sendOutbound,
    WebhookService,
} from '..';

describe('the outbox', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let outbox: OutboxService;
    let dispatcher: OutboxDispatcher;
    let idempotency: IdempotencyService;
    let connection: TransactionalConnection;
    const seen: number[] = [];
    let answer: (message: OutboxMessage) => Promise<OutboxOutcome> = () => Promise.resolve({ accepted: undefined });

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        outbox = app.get(OutboxService);
        dispatcher = app.get(OutboxDispatcher);
        idempotency = app.get(IdempotencyService);
        connection = app.get(TransactionalConnection);
        app.get(OutboxHandlers).register('test.effect', message => {
            seen.push(Number(message.payload.n));
            return answer(message);
        });
    });
    afterAll(() => running.stop());
    beforeEach(() => {
        seen.length = 0;
        answer = () => Promise.resolve({ accepted: undefined });
    });

    const enqueue = (n: number, aggregate = 'order:1', key?: string) =>
        outbox.enqueue(ctx, { kind: 'test.effect', aggregate, payload: { n }, key });
    const stateOf = async (id: number) =>
        (await running.sql<{ state: string; crashes: number; attempts: number }>('SELECT * FROM outbox_message WHERE id = $1', [id]))[0];

    it('carries out the messages of one aggregate one after another', async () => {
        let atOnce = 0;
        let most = 0;
        answer = async () => {
            most = Math.max(most, ++atOnce);
            await new Promise(resolve => setTimeout(resolve, 5));
            atOnce--;
            return { accepted: 'done' };
        };
        for (let n = 1; n <= 10; n++) await enqueue(n);
        await dispatcher.drain();
        expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        expect(most).toBe(1);
    });

    it('carries out the messages of several aggregates at the same time', async () => {
        let atOnce = 0;
        let most = 0;
        answer = async () => {
            most = Math.max(most, ++atOnce);
            await new Promise(resolve => setTimeout(resolve, 50));
            atOnce--;
            return { accepted: undefined };
        };
        for (let n = 1; n <= 8; n++) await enqueue(n, `order:parallel-${n}`);
        await dispatcher.drain();
        expect(most).toBeGreaterThan(4);
    });

    it('writes a message with a known key once, however often and however parallel it is asked for', async () => {
        const ids = await Promise.all(Array.from({ length: 12 }, () => enqueue(1, 'order:keyed', 'the-key')));
        expect(new Set(ids).size).toBe(1);
        await dispatcher.drain();
        expect(seen).toEqual([1]);
    });

    it('numbers parallel messages of one aggregate without gap or double', async () => {
        await Promise.all(Array.from({ length: 12 }, (_, n) => enqueue(n, 'order:numbered')));
        const rows = await running.sql<{ sequence: number }>(
            `SELECT sequence FROM outbox_message WHERE aggregate = 'order:numbered' ORDER BY sequence`,
        );
        expect(rows.map(row => row.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        await dispatcher.drain();
    });

    it('leaves nothing when the business transaction fails', async () => {
        const failing = withTx(connection, ctx, async inner => {
            await outbox.enqueue(inner, { kind: 'test.effect', aggregate: 'order:rolled-back', payload: { n: 1 } });
            throw new Error('the order was refused');
        });
        await expect(failing).rejects.toThrow('refused');
        expect(await running.sql(`SELECT 1 FROM outbox_message WHERE aggregate = 'order:rolled-back'`)).toEqual([]);
    });

    it('takes back the message of a worker that fell silent, and charges it no try', async () => {
        const id = await enqueue(7, 'order:dead-worker');
        await running.sql(
            `UPDATE outbox_message SET state = 'SENDING', attempts = 1, "lockedBy" = 'dead:1', "leaseUntil" = now() - interval '1 second' WHERE id = $1`,
            [id],
        );
        await dispatcher.drain();
        expect(seen).toEqual([7]);
        expect(await stateOf(id)).toMatchObject({ state: 'ACCEPTED', crashes: 1, attempts: 1 });
    });

    it('leaves the message of a worker that is alive alone', async () => {
        const id = await enqueue(8, 'order:live-worker');
        await running.sql(
            `UPDATE outbox_message SET state = 'SENDING', "lockedBy" = 'live:1', "leaseUntil" = now() + interval '1 minute' WHERE id = $1`,
            [id],
        );
        await dispatcher.drain();
        expect(seen).toEqual([]);
        await running.sql(`DELETE FROM outbox_message WHERE id = $1`, [id]);
    });

    it('tries again later after an outage, and holds back what comes after it in the aggregate', async () => {
        answer = () => Promise.reject(new Error('the other side is down'));
        const first = await enqueue(1, 'order:outage');
        await enqueue(2, 'order:outage');
        await dispatcher.drain();
        expect(seen).toEqual([1]);
        expect(await stateOf(first)).toMatchObject({ state: 'PENDING', attempts: 1, lastError: 'Error: the other side is down' });
        answer = () => Promise.resolve({ accepted: undefined });
        await running.sql(`UPDATE outbox_message SET "notBefore" = now() WHERE id = $1`, [first]);
        await dispatcher.drain();
        expect(seen).toEqual([1, 1, 2]);
    });

    describe('on the screen', () => {
        const replay = gql`mutation ($ids: [ID!]!) { replayOutboxMessages(ids: $ids) { id state replays } }`;
        const discard = gql`mutation ($id: ID!, $reason: String!) { discardOutboxMessage(id: $id, reason: $reason) { state lastError } }`;
        beforeAll(() => running.adminClient.asSuperAdmin());

        async function failed(aggregate: string): Promise<number> {
            answer = () => Promise.resolve({ failed: 'refused by the other side' });
            const id = await enqueue(1, aggregate);
            await dispatcher.drain();
            answer = () => Promise.resolve({ accepted: 'document 7' });
            return id;
        }

        it('shows messages by state, the counts and the lag', async () => {
            const id = await failed('order:shown');
            const { outboxMessages, outboxStanding } = await running.adminClient.query<{
                outboxMessages: { items: Array<{ id: string; lastError: string }> };
                outboxStanding: { counts: Array<{ state: string; count: number }>; lagSeconds: number };
            }>(gql`
                query {
                    outboxMessages(options: { filter: { state: { eq: "FAILED" } } }) { items { id kind payload lastError } totalItems }
                    outboxStanding { counts { state count } lagSeconds }
                }
            `);
            expect(outboxMessages.items.map(item => Number(item.id))).toContain(id);
            expect(outboxStanding.counts.find(row => row.state === 'FAILED')?.count).toBeGreaterThan(0);
            expect(outboxStanding.lagSeconds).toBeGreaterThanOrEqual(0);
        });

        it('replays a failed message, on record', async () => {
            const id = await failed('order:replayed');
            await running.adminClient.query(replay, { ids: [String(id)] });
            const { outboxStanding } = await running.adminClient.query<{ outboxStanding: { lagSeconds: number } }>(gql`query { outboxStanding { lagSeconds } }`);
            expect(outboxStanding.lagSeconds).toBeLessThan(60);
            await dispatcher.drain();
            expect(await stateOf(id)).toMatchObject({ state: 'ACCEPTED', reference: 'document 7', replays: 1 });
            const trail = await running.sql(`SELECT actor FROM audit_entry WHERE action = 'outbox.replay' AND "entityId" = $1`, [String(id)]);
            expect(trail).toEqual([{ actor: expect.stringMatching(/^staff:/) as unknown }]);
        });

        it('refuses to replay what was sent, and to discard without a reason', async () => {
            const id = await enqueue(1, 'order:sent');
            await dispatcher.drain();
            await expect(running.adminClient.query(replay, { ids: [String(id)] })).rejects.toThrow('ids: message');
            const other = await failed('order:no-reason');
            await expect(running.adminClient.query(discard, { id: String(other), reason: '  ' })).rejects.toThrow('reason: is required');
            expect(await stateOf(other)).toMatchObject({ state: 'FAILED' });
        });

        it('discards a failed message with a reason', async () => {
            const id = await failed('order:discarded');
            const answered: unknown = await running.adminClient.query(discard, { id: String(id), reason: 'sent by hand' });
            expect(answered).toEqual({ discardOutboxMessage: { state: 'DISCARDED', lastError: 'Discarded: sent by hand' } });
        });

        it('is for staff with the permission only', async () => {
            await expect(running.shopClient.query(gql`query { __typename }`)).resolves.toBeDefined();
            await running.adminClient.asAnonymousUser();
            await expect(running.adminClient.query(gql`query { outboxStanding { lagSeconds } }`)).rejects.toThrow();
            await running.adminClient.asSuperAdmin();
        });
    });

    describe('webhooks', () => {
        let good: HttpReceiver;
        let dead: HttpReceiver;
        let webhooks: WebhookService;
        const create = gql`mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { id active } }`;
        const endpoint = async (url: string, kinds: string[]) =>
            (await running.adminClient.query<{ createWebhookEndpoint: { id: string } }>(create, { input: { url, kinds } })).createWebhookEndpoint.id;
        const reveal = async (id: string) =>
            (await running.adminClient.query<{ revealWebhookSecret: string }>(gql`mutation ($id: ID!) { revealWebhookSecret(id: $id) }`, { id }))
                .revealWebhookSecret;

        beforeAll(async () => {
            [good, dead] = [await HttpReceiver.start(), await HttpReceiver.start()];
            webhooks = running.server.app.get(WebhookService);
            await running.adminClient.asSuperAdmin();
        });
        afterAll(() => Promise.all([good.stop(), dead.stop()]));

        it('tell each endpoint that asked, signed, and are not held up by a dead one', async () => {
            dead.answer = () => 'drop';
            const goodId = await endpoint(`${good.url}/hook`, ['order.approved']);
            await endpoint(`${dead.url}/hook`, ['*']);
            for (let n = 1; n <= 5; n++) await webhooks.publish(ctx, 'order.approved', 'order:5', { n });
            await webhooks.publish(ctx, 'order.rejected', 'order:5', { n: 6 });
            await dispatcher.drain();
            const bodies = good.requests.map(request => JSON.parse(request.body) as { type: string; data: { n: number } });
            expect(bodies.map(body => body.data.n)).toEqual([1, 2, 3, 4, 5]);
            expect(new Set(good.requests.map(request => request.headers['webhook-id'])).size).toBe(5);
            expect(new Set(dead.requests.map(request => request.headers['webhook-id'])).size).toBe(1);
            const first = good.requests[0];
            const verified = new Webhook(await reveal(goodId)).verify(first?.body ?? '', first?.headers as Record<string, string>);
            expect(verified).toMatchObject({ type: 'order.approved', data: { n: 1 } });
        });

        it('are signed by the old and the new secret after a rotation', async () => {
            const id = await endpoint(`${good.url}/rotated`, ['order.shipped']);
            const old = await reveal(id);
            const { rotateWebhookSecret } = await running.adminClient.query<{ rotateWebhookSecret: string }>(
                gql`mutation ($id: ID!) { rotateWebhookSecret(id: $id) }`, { id },
            );
            expect(rotateWebhookSecret).not.toBe(old);
            await running.adminClient.query(gql`mutation ($id: ID!) { sendTestWebhook(id: $id) }`, { id });
            await dispatcher.drain();
            const request = good.requests.at(-1);
            for (const secret of [old, rotateWebhookSecret]) {
                expect(new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>)).toMatchObject({ type: 'test.ping' });
            }
        });

        it('are switched off for an endpoint that says it is gone', async () => {
            good.answer = () => ({ status: 410 });
            const id = await endpoint(`${good.url}/gone`, ['order.cancelled']);
            await webhooks.publish(ctx, 'order.cancelled', 'order:9', {});
            await dispatcher.drain();
            const [row] = await running.sql(`SELECT active, failures FROM webhook_endpoint WHERE id = $1`, [Number(id)]);
            expect(row).toEqual({ active: false, failures: 1 });
            good.answer = () => ({ status: 200 });
        });

        it.each([
            ['http://example.com/', 'url: must begin with https://'],
            ['https://a:b@example.com/', 'url: must not contain a user name'],
            ['https://example.com:5432/', 'url: must use port'],
            ['nonsense', 'url: must be a URL'],
        ])('refuse the endpoint %s', async (url, message) => {
            await expect(endpoint(url, ['*'])).rejects.toThrow(message);
        });

        it('refuse a kind that is none', async () => {
            await expect(endpoint('https://example.com/', ['Order Approved'])).rejects.toThrow('kinds.0');
        });
    });

    describe('the way out', () => {
        it.each([
            'https://127.0.0.1/', 'https://127.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/',
            'https://169.254.169.254/latest/meta-data', 'https://10.1.2.3/', 'https://192.168.1.1/', 'https://172.16.0.1/', 'https://100.64.0.1/',
            'https://0.0.0.0/', 'https://[fe80::1]/', 'https://[fc00::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/',
            'https://localhost/', 'https://224.0.0.1/', 'https://255.255.255.255/',
        ])('does not lead to %s', async url => {
            await expect(sendOutbound({ method: 'GET', url }, { allowLoopback: false })).rejects.toThrow(AddressRefusedError);
        });

        it('follows no redirect, and stops at a size and at a time', async () => {
            const receiver = await HttpReceiver.start();
            const get = (extra: object) => sendOutbound({ method: 'GET', url: receiver.url, ...extra }, { allowLoopback: true });
            receiver.answer = () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
            expect((await get({})).status).toBe(302);
            receiver.answer = () => ({ status: 200, body: 'x'.repeat(2000) });
            await expect(get({ maxBytes: 1000 })).rejects.toThrow('longer than 1000 bytes');
            receiver.answer = () => 'hang';
            await expect(get({ totalMs: 200 })).rejects.toThrow(NoAnswerError);
            receiver.answer = () => 'drop';
            await expect(get({})).rejects.toThrow(NoAnswerError);
            const { url } = receiver;
            await receiver.stop();
            await expect(sendOutbound({ method: 'GET', url }, { allowLoopback: true })).rejects.toThrow(OperationalError);
        });
    });

    describe('idempotency keys', () => {
        const run = (key: string, request: unknown, work: () => Promise<unknown>) =>
            idempotency.run(ctx, systemScope, 'test.place', key, request, work);

        it('give one effect and one answer to a hundred parallel requests', async () => {
            let effects = 0;
            const answers = await Promise.all(
                Array.from({ length: 100 }, () =>
                    run('key-hundred', { a: 1 }, async () => {
                        await new Promise(resolve => setTimeout(resolve, 20));
                        return { number: ++effects, at: new Date(0) };
                    }),
                ),
            );
            expect(effects).toBe(1);
            expect(new Set(answers.map(a => JSON.stringify(a))).size).toBe(1);
            expect(answers[99]).toEqual({ number: 1, at: new Date(0) });
        });

        it('refuse another request under the same key', async () => {
            await run('key-changed', { quantity: 1 }, () => Promise.resolve('first'));
            await expect(run('key-changed', { quantity: 2 }, () => Promise.resolve('second'))).rejects.toThrow('different request');
        });

        it('leave nothing behind when the work fails', async () => {
            await expect(run('key-failing', {}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
            expect(await run('key-failing', {}, () => Promise.resolve('second try'))).toBe('second try');
        });

        it('are refused when too short or not printable', async () => {
            await expect(run('short', {}, () => Promise.resolve(1))).rejects.toThrow('idempotencyKey');
            await expect(run('with\nnewline', {}, () => Promise.resolve(1))).rejects.toThrow('idempotencyKey');
        });

        it('are free again when the work was refused, since nothing happened', async () => {
            const refusal = { __typename: 'PlacementRefusal', errorCode: 'PLACEMENT_REFUSAL', message: 'no' };
            expect(await run('key-refused', { a: 1 }, () => Promise.resolve(refusal))).toBe(refusal);
            expect(await run('key-refused', { a: 2 }, () => Promise.resolve('accepted'))).toBe('accepted');
        });
    });
});
