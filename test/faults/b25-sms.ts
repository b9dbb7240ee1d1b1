/**
 * B25: an SMS is sent once. Where the provider can be asked by our own id, what is in doubt is asked; where he cannot, it stays in doubt, is shown, and is
 * never sent again by itself. One number gets five an hour, and the day's budget is kept. Which countries get any is `domain/delivery.spec.ts`'s.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { FakePanel, type PanelFault } from '../fakes/sms-panels';
import { type Product, startProduct } from '../product';
import { type Bar, type Bench, times, until } from './bar';

const texts = 250;
const flood = 1_000;
const perHour = 5;
const budget = 40;
const kills = 5;
const faultShare = 0.15;
const faults: readonly PanelFault[] = ['drop-after-accept', 'html-after-accept', 'drop-before', 'error-500', 'busy'];

interface States {
    state: string;
    count: number;
}

/** Texts as business transactions write them; each to a number of its own, or all to one. */
async function queue(product: Product, name: string, count: number, oneNumber: boolean): Promise<void> {
    await product.sql(
        `WITH text AS (
            INSERT INTO notification_message (channel, template, language, recipient, body, parts, state, aggregate, "dedupeKey")
            SELECT 'sms', 'bench', 'en', CASE WHEN $3 THEN '+989129999999' ELSE '+98912' || lpad(($4::int + n)::text, 7, '0') END, $1 || ' ' || n, 1, 'QUEUED', $1 || ':' || n, $1 || ':' || n
              FROM generate_series(1, $2::int) n RETURNING id, aggregate)
         INSERT INTO outbox_message (kind, aggregate, sequence, payload, key, "notBefore", state)
         SELECT 'notification.send', 'sms:' || aggregate, 1, jsonb_build_object('messageId', id), 'notification:' || id, now(), 'PENDING' FROM text`,
        [name, count, oneNumber, name.length * 10_000],
    );
}

async function states(product: Product, name: string): Promise<Map<string, number>> {
    const rows = await product.sql<States>(`SELECT state, count(*)::int AS count FROM notification_message WHERE aggregate LIKE $1 || ':%' GROUP BY 1`, [name]);
    return new Map(rows.map(({ state, count }) => [state, count]));
}

async function isDrained(product: Product): Promise<boolean> {
    const [row] = await product.sql<{ open: number }>(`SELECT count(*)::int AS open FROM outbox_message WHERE kind = 'notification.send' AND state IN ('PENDING', 'SENDING')`);
    return row?.open === 0;
}

/** How often each text was handed to the panel and taken, as it counts itself, whatever it answered. */
function takenTwice(panel: FakePanel): number {
    const seen = new Map<string, number>();
    for (const { text } of panel.taken) seen.set(text, (seen.get(text) ?? 0) + 1);
    return [...seen.values()].filter(count => count > 1).length;
}

async function storm(bench: Bench, product: Product, panel: FakePanel, kind: 'kavenegar' | 'smsir'): Promise<Map<string, number>> {
    const env = { FAKE_PANEL: panel.url, FAKE_PANEL_KIND: kind };
    await queue(product, kind, texts, false);
    panel.faults.push(...times(4 * texts, () => (bench.random() < faultShare ? faults[Math.floor(bench.random() * faults.length)] : undefined)));
    for (let turn = 0; turn < kills; turn++) {
        // Twice it dies between the provider's answer and our note of it.
        const started = product.start('worker', turn < 2 ? { ...env, FAULT: 'after:delivery' } : env).catch(() => undefined);
        const worker = product.process('worker');
        const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()));
        await Promise.race([gone, started.then(() => sleep(turn < 2 ? 6_000 : 300 + bench.random() * 900))]);
        await product.kill('worker');
    }
    await product.start('worker', env);
    await until(() => isDrained(product), 90);
    panel.faults.length = 0;
    return states(product, kind);
}

async function run(bench: Bench, product: Product, asked: FakePanel, unasked: FakePanel): Promise<void> {
    // At whatever hour it runs.
    await product.sql(`INSERT INTO notification_settings (id, "smsPerNumberPerDay", "smsPerDay", "switchedOff", version) VALUES (1, 20, 1000000, '{}', 1)`);
    const known = await storm(bench, product, asked, 'kavenegar');
    const told = (found: ReadonlyMap<string, number>) => [...found].map(([state, count]) => `${state} ${count}`).join(', ');
    bench.equals('doubles', takenTwice(asked), 0, 'texts taken twice', `${texts} to a provider who is asked by our id, ${kills} kills, ${asked.requests.length} requests`);
    bench.equals('sent', (known.get('SENT') ?? 0) + (known.get('DELIVERED') ?? 0), texts, 'texts sent', told(known));
    await product.kill('worker');
    const doubt = await storm(bench, product, unasked, 'smsir');
    bench.equals('doubles-unasked', takenTwice(unasked), 0, 'texts taken twice', `${texts} to one who cannot be asked`);
    bench.equals('accounted', [...doubt.values()].reduce((sum, count) => sum + count, 0) - (doubt.get('QUEUED') ?? 0), texts, 'texts whose end is known or in doubt', told(doubt));
    bench.atLeast('in-doubt', doubt.get('UNKNOWN') ?? 0, 1, 'texts in doubt, shown');
    const [lost] = await product.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM notification_message WHERE aggregate LIKE 'smsir:%' AND state = 'SENT' AND NOT body = ANY($1)`,
        [unasked.taken.map(({ text }) => text)],
    );
    bench.equals('lost', lost?.count ?? -1, 0, 'texts that are called sent and were not');
    await queue(product, 'flood', flood, true);
    await until(() => isDrained(product), 60);
    bench.equals('one-number', unasked.taken.filter(({ to }) => to.endsWith('9129999999')).length, perHour, 'SMS to one number within an hour', `of ${flood}`);
    await product.sql(`UPDATE notification_settings SET "smsPerDay" = (SELECT "partsToday" FROM notification_pace WHERE channel = 'sms') + $1`, [budget]);
    const before = unasked.taken.length;
    await queue(product, 'budget', 3 * budget, false);
    await until(() => isDrained(product), 60);
    bench.equals('budget', unasked.taken.length - before, budget, "SMS of what was left of the day's", `of ${3 * budget}`);
    await bench.conclude(`${2 * texts} texts to two providers, ${2 * kills} kills of the worker, ${flood} to one number`, product);
}

export const smsOnce: Bar = {
    id: 'B25',
    what: 'SMS',
    async run(bench) {
        const [asked, unasked] = await Promise.all([FakePanel.kavenegar(), FakePanel.smsIr()]);
        const product = await startProduct({
            data: 'empty',
            processes: ['server'],
            env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: '3' },
            programs: { worker: path.join(__dirname, 'sms-worker.ts') },
        });
        try {
            await run(bench, product, asked, unasked);
        } finally {
            await product.stop();
            await Promise.all([asked.stop(), unasked.stop()]);
        }
    },
};
