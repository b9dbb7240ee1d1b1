/** The worker is killed at the border of each batch of a broadcast: everybody gets it, and nobody twice. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Product } from '../product';
import { World } from '../world';
import { type Bar, type Bench, until } from './bar';

const people = 650;
const kills = 3;

interface Counted {
    state: string;
    recipients: number;
    messages: number;
    people: number;
}

async function crowd(product: Product, companyId: number): Promise<number> {
    await product.sql(
        `WITH people AS (INSERT INTO customer ("firstName", "lastName", "emailAddress") SELECT 'Person', i::text, 'crowd' || i || '-' || $1::int || '@many.example' FROM generate_series(1, $2::int) i RETURNING id)
         INSERT INTO company_member ("companyId", "customerId", role, language, active, "acceptedAt") SELECT $1::int, id, 'buyer', 'en', true, now() FROM people`,
        [companyId, people],
    );
    const [row] = await product.sql<{ count: number }>(`SELECT count(*)::int AS count FROM company_member WHERE "companyId" = $1 AND active AND "acceptedAt" IS NOT NULL`, [companyId]);
    return row?.count ?? 0;
}

async function schedule(world: World, companyId: number): Promise<string> {
    const text = { language: 'en', subject: 'Closed on Monday', text: 'We are back on Tuesday.' };
    const { saveBroadcast } = await world.staff.ask<{ saveBroadcast: { id: string; version: number } }>(
        'mutation ($input: BroadcastInput!) { saveBroadcast(input: $input) { ... on Broadcast { id version } } }',
        { input: { texts: [text], audience: { companyIds: [String(companyId)] }, banner: true, byMail: true, bySms: false, idempotencyKey: `broadcast-${companyId}` } },
    );
    await world.staff.ask('mutation ($input: ScheduleBroadcastInput!) { scheduleBroadcast(input: $input) { __typename } }', { input: { ...saveBroadcast, idempotencyKey: `broadcast-go-${companyId}` } });
    return saveBroadcast.id;
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    const { companyId } = world.buyer(0);
    const expected = await crowd(product, companyId);
    const id = await schedule(world, companyId);
    const counted = async () => {
        const [row] = await product.sql<Counted>(
            `SELECT b.state, (SELECT count(*)::int FROM broadcast_recipient r WHERE r."broadcastId" = b.id) AS recipients,
                    (SELECT count(*)::int FROM notification_message n WHERE n.aggregate LIKE 'broadcast:' || b.id || ':%') AS messages,
                    (SELECT count(DISTINCT n.recipient)::int FROM notification_message n WHERE n.aggregate LIKE 'broadcast:' || b.id || ':%') AS people FROM broadcast b WHERE b.id = $1`,
            [id],
        );
        return row ?? { state: '', recipients: 0, messages: 0, people: 0 };
    };
    let deaths = 0;
    for (let turn = 0; turn < kills; turn++) {
        const started = product.start('worker', { FAULT: 'after:broadcast-batch' }).catch(() => undefined);
        const worker = product.process('worker');
        const gone = new Promise<boolean>(resolve => worker.once('exit', () => resolve(true)));
        if (await Promise.race([gone, sleep(60_000, false, { ref: false })])) deaths++;
        else await product.kill('worker');
        await started;
    }
    await product.start('worker');
    await until(async () => (await counted()).state === 'sent', 90);
    const end = await counted();
    bench.equals('deaths', deaths, kills, 'workers died at the border of a batch');
    bench.equals('recipients', end.recipients, expected, 'members whom it reached');
    bench.equals('doubles', end.messages - end.people, 0, 'texts that somebody has twice');
    bench.equals('people', end.people, expected, 'members who have a text');
    await product.kill('worker');
    await bench.conclude(`a broadcast to ${expected} members, ${kills} kills`, product);
}

export const broadcastKilled: Bar = {
    id: 'BROADCAST',
    what: 'a broadcast under kills of the worker',
    async run(bench) {
        await run(bench, await bench.product());
    },
};
