/**
 * B21: a receiver that is slow or dead holds up no other, none of their events is lost when workers die, and what is signed can be checked with the
 * secret of before for a day. Whose endpoint was given up is told by the Dashboard and by `karvan_webhook_endpoints` in `/metrics`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

import { HttpReceiver, type ReceivedRequest } from '../fakes/http-receiver';
import { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { type Bar, type Bench, until } from './bar';

const calm = 400;
const stormy = 600;
const perSecond = 20;
const kills = 5;
const kind = 'bench.event';

interface Heard {
    at: number;
    id: string;
    number: number;
    request: ReceivedRequest;
}

/** Three receivers: one that answers, one that takes half a minute, one that is not there. */
async function endpoints(product: Product, good: HttpReceiver, slow: HttpReceiver, deadUrl: string): Promise<{ staff: Caller; ids: number[] }> {
    const staff = await new Caller(product.url, 'admin-api').signIn('superadmin', product.password);
    const ids: number[] = [];
    for (const url of [good.url, slow.url, deadUrl]) {
        const { createWebhookEndpoint } = await staff.ask<{ createWebhookEndpoint: { id: string } }>(
            'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { id } }',
            { input: { url: `${url}/hook`, kinds: [kind] } },
        );
        ids.push(Number(createWebhookEndpoint.id));
    }
    return { staff, ids };
}

/** Events as business transactions write them, from one number to another, so many a second. Gives when each was written. */
async function publish(product: Product, from: number, count: number): Promise<Map<number, number>> {
    const written = new Map<number, number>();
    for (let number = from; number < from + count; number += perSecond / 4) {
        const began = Date.now();
        const numbers = Array.from({ length: perSecond / 4 }, (_, index) => number + index);
        await product.sql(
            `INSERT INTO outbox_message (kind, aggregate, sequence, payload, "notBefore", state)
             SELECT 'webhook.publish', 'webhooks:event:' || n, 1, jsonb_build_object('type', $2::text, 'data', jsonb_build_object('number', n)), now(), 'PENDING' FROM unnest($1::int[]) n`,
            [numbers, kind],
        );
        for (const one of numbers) written.set(one, began);
        await sleep(Math.max(0, 250 - (Date.now() - began)));
    }
    return written;
}

function p95(waits: number[]): number {
    return [...waits].sort((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? Infinity;
}

async function killWorkers(bench: Bench, product: Product): Promise<void> {
    for (let turn = 0; turn < kills; turn++) {
        await sleep(500 + bench.random() * 1_500);
        await product.kill('worker');
        await product.start('worker');
    }
}

/** How many secrets of these the signatures of a request hold for. */
function signedWith(secrets: readonly string[], { headers, body }: ReceivedRequest): boolean[] {
    return secrets.map(secret => {
        try {
            new Webhook(secret).verify(body, headers as Record<string, string>);
            return true;
        } catch {
            return false;
        }
    });
}

async function rotation(bench: Bench, product: Product, staff: Caller, id: number, heard: readonly Heard[]): Promise<void> {
    const { revealWebhookSecret: old } = await staff.ask<{ revealWebhookSecret: string }>('mutation ($id: ID!) { revealWebhookSecret(id: $id) }', { id });
    bench.equals('signed', heard.filter(({ request }) => !signedWith([old], request)[0]).length, 0, 'events whose signature does not hold');
    const { rotateWebhookSecret: fresh } = await staff.ask<{ rotateWebhookSecret: string }>('mutation ($id: ID!) { rotateWebhookSecret(id: $id) }', { id });
    const next = async (number: number): Promise<boolean[]> => {
        await publish(product, number, perSecond / 4);
        await until(() => Promise.resolve(heard.some(one => one.number === number)), 20);
        const found = heard.find(one => one.number === number);
        return found ? signedWith([old, fresh], found.request) : [];
    };
    bench.equals('both-secrets', (await next(10_000)).filter(Boolean).length, 2, 'secrets that hold after a change');
    await product.sql(`UPDATE webhook_endpoint SET "previousUntil" = now() - interval '1 second' WHERE id = $1`, [id]);
    const later = await next(20_000);
    bench.equals('old-secret', later[1] && !later[0] ? 0 : 1, 0, 'secrets of before that hold a day later');
}

/** It has failed for a day by now; one failure more, and it is told no more. */
async function givenUp(bench: Bench, product: Product, deadId: number): Promise<void> {
    await product.sql(`UPDATE webhook_endpoint SET failures = greatest(failures, 10), "failingSince" = now() - interval '25 hours' WHERE id = $1`, [deadId]);
    await product.sql(`UPDATE outbox_message SET "notBefore" = now() WHERE state = 'PENDING' AND aggregate = 'webhook:' || $1::int AND attempts > 0`, [deadId]);
    const isOff = await until(async () => (await product.sql<{ active: boolean }>('SELECT active FROM webhook_endpoint WHERE id = $1 AND "disabledReason" IS NOT NULL', [deadId]))[0]?.active === false, 30);
    bench.equals('given-up', isOff ? 1 : 0, 1, 'dead endpoints switched off', 'after a day of failures');
    const metrics = await (await fetch(`${product.url}/metrics`)).text();
    bench.equals('alarm', /karvan_webhook_endpoints\{state="given-up"\} 1/.test(metrics) ? 1 : 0, 1, 'alarms');
}

async function run(bench: Bench, product: Product, good: HttpReceiver, slow: HttpReceiver, deadUrl: string): Promise<void> {
    const { staff, ids } = await endpoints(product, good, slow, deadUrl);
    const heard: Heard[] = [];
    good.answer = request => {
        const { data } = JSON.parse(request.body) as { data: { number: number } };
        heard.push({ at: Date.now(), id: String(request.headers['webhook-id']), number: data.number, request });
        return { status: 204 };
    };
    slow.answer = () => 'hang';
    const written = await publish(product, 1, calm);
    await until(() => Promise.resolve(heard.length >= calm), 30);
    const waits = heard.map(({ number, at }) => at - (written.get(number) ?? at));
    bench.atMost('p95', p95(waits) / 1000, 2, 's', `from event to receiver, ${perSecond} events a second, a slow and a dead receiver beside it`);
    await Promise.all([publish(product, 1 + calm, stormy), killWorkers(bench, product)]);
    const wanted = calm + stormy;
    const distinct = () => new Set(heard.map(({ number }) => number)).size;
    await until(() => Promise.resolve(distinct() >= wanted), 60);
    bench.equals('events', distinct(), wanted, 'events at the good receiver', `${heard.length} deliveries, ${kills} kills of the worker`);
    bench.equals('ids', new Set(heard.map(({ id }) => id)).size, wanted, 'ids of events', 'by which a receiver knows one that comes twice');
    bench.atLeast('slow', slow.requests.length, 2, 'deliveries that a slow receiver was given 5 s for');
    await rotation(bench, product, staff, ids[0] ?? 0, heard);
    await givenUp(bench, product, ids[2] ?? 0);
    await bench.conclude(`${wanted} events, three receivers, ${kills} kills of the worker`, product);
}

export const webhooksOut: Bar = {
    id: 'B21',
    what: 'webhooks out',
    async run(bench) {
        const [good, slow, dead] = await Promise.all([HttpReceiver.start(), HttpReceiver.start(), HttpReceiver.start()]);
        const deadUrl = dead.url;
        await dead.stop();
        const product = await startProduct({ data: 'empty', processes: ['server', 'worker'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: '3' } });
        try {
            await run(bench, product, good, slow, deadUrl);
        } finally {
            await product.stop();
            await Promise.all([good.stop(), slow.stop()]);
        }
    },
};
