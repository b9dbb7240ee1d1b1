import { RequestContextService, TransactionalConnection, type RequestContext } from '@vendure/core';

import { type RunningServer, startServer } from '../../../test/server';
import { systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { IdempotencyService, OutboxDispatcher, OutboxHandlers, type OutboxMessage, type OutboxOutcome, OutboxService } from '..';

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
