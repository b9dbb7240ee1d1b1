/** 10,000 SMS through the outbox and two workers, as fast as the provider takes them and none twice, though answers get lost. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { FakePanel } from '../../test/fakes/sms-panels';
import { type Product, startProduct } from '../../test/product';
import type { Report } from '../../test/report';
import { load, rounded } from '../measure';

const texts = 10_000;
const providerPerSecond = 200;
/** We go a little below what the provider takes, since his clock and ours do not tick together. */
const ourPerSecond = 180;
/** Of a hundred answers one is lost after the text was taken, and of fifty one is 429. */
const lostShare = 0.01;
const busyShare = 0.02;
const limits = { share: 0.8, waitSeconds: 240 };

/** As business transactions write them: a text to each of ten thousand numbers. */
async function queue(product: Product): Promise<void> {
    await product.sql(
        `INSERT INTO notification_settings (id, "smsPerNumberPerDay", "smsPerDay", "switchedOff", version) VALUES (1, 20, 1000000, '{}', 1)
         ON CONFLICT (id) DO UPDATE SET "quietFrom" = NULL, "quietUntil" = NULL, "smsPerDay" = 1000000`,
    );
    await product.sql(
        `WITH written AS (
            INSERT INTO notification_message (channel, template, language, recipient, "recipientName", body, parts, state, aggregate, "dedupeKey")
            SELECT 'sms', 'order-approved', 'fa', '+98912' || lpad(n::text, 7, '0'), 'سارا کریمی', 'سفارش AM-' || n || ' تأیید شد.', 1, 'QUEUED', 'order:' || n, 'bench-sms:' || n
              FROM generate_series(1, $1::int) n RETURNING id, aggregate)
         INSERT INTO outbox_message (kind, aggregate, sequence, payload, key, "notBefore", state)
         SELECT 'notification.send', 'sms:' || aggregate, 1, jsonb_build_object('messageId', id), 'notification:' || id, now(), 'PENDING' FROM written ORDER BY id`,
        [texts],
    );
}

async function standing(product: Product): Promise<Record<string, number>> {
    const rows = await product.sql<{ state: string; count: number }>(`SELECT state, count(*)::int AS count FROM notification_message WHERE "dedupeKey" LIKE 'bench-sms:%' GROUP BY state`);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export async function benchSms(report: Report): Promise<void> {
    if (!report.wants('sms-10000')) return;
    const panel = await FakePanel.kavenegar();
    const env = { SMS_PROVIDER: 'kavenegar', SMS_API_KEY: 'secret-key', SMS_LINE: '10008663', SMS_URL: panel.url, SMS_PER_SECOND: String(ourPerSecond), WORKER_CONCURRENCY: '16' };
    const product = await startProduct({ data: 'empty', processes: [], env });
    let turn = 0;
    panel.perSecond = providerPerSecond;
    panel.chance = () => {
        turn++;
        return turn % (1 / lostShare) === 0 ? 'drop-after-accept' : turn % (1 / busyShare) === 1 ? 'too-many' : undefined;
    };
    try {
        await queue(product);
        await product.start('worker');
        const began = performance.now();
        let now = await standing(product);
        while ((now.QUEUED ?? 0) > 0 && performance.now() - began < limits.waitSeconds * 1_000) {
            await sleep(500);
            now = await standing(product);
        }
        const seconds = (performance.now() - began) / 1_000;
        const distinct = new Set(panel.taken.map(({ localId }) => localId)).size;
        const doubles = panel.taken.length - distinct;
        const missing = texts - ((now.SENT ?? 0) + (now.DELIVERED ?? 0));
        const share = texts / seconds / ourPerSecond;
        const what = `${texts} texts in ${rounded(seconds)} s, ${rounded(texts / seconds)} a second of ${ourPerSecond} that the provider takes (${rounded(texts / ourPerSecond)} s); ${load()}`;
        report.add({ id: 'sms-10000', pass: doubles === 0 && missing === 0 && share >= limits.share, figure: rounded(share), limit: limits.share, unit: "of the provider's rate", what });
        report.add({ id: 'sms-10000.doubles', pass: doubles === 0, figure: doubles, limit: 0, unit: 'texts taken twice', what: `${rounded(lostShare * 100)} % of answers lost after taking, ${rounded(busyShare * 100)} % answered 429` });
        report.add({ id: 'sms-10000.missing', pass: missing === 0, figure: missing, limit: 0, unit: 'texts not sent', what: JSON.stringify(now) });
    } finally {
        await product.stop();
        await panel.stop();
    }
}
