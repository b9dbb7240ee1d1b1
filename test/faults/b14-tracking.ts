/** B14: a personal link is found by its owner and by nobody who guesses, and tells a stranger who finds it little. */
import http from 'node:http';

import type { Product } from '../product';
import { World } from '../world';
import { type Bar, type Bench, inParallel, times } from './bar';
import { addShipments } from './shipments';
import { type Answer, link, newToken, visit } from './tracking-visits';

const addresses = 150;
const guessesEach = 31;
const perMinute = 30;

async function guess(bench: Bench, product: Product): Promise<string> {
    const answers = (
        await inParallel(times(addresses, index => `127.1.${Math.floor(index / 200)}.${1 + (index % 200)}`), 8, async from => {
            const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
            const found: Answer[] = [];
            for (let turn = 0; turn < guessesEach; turn++) found.push(await visit(product, newToken(), from, agent));
            agent.destroy();
            return found;
        })
    ).flat();
    const statuses = (status: number) => answers.filter(answer => answer.status === status).length;
    bench.equals('hits', statuses(200), 0, 'pages', `${answers.length} random tokens from ${addresses} addresses`);
    bench.equals('not-found', statuses(404), addresses * perMinute, 'answers 404');
    bench.equals('limited', statuses(429), addresses * (guessesEach - perMinute), 'answers 429', `after ${perMinute} in a minute from one address`);
    const bodies = new Set(answers.filter(answer => answer.status === 404).map(answer => answer.body));
    bench.equals('one-404-body', bodies.size, 1, 'different 404 pages');
    return [...bodies][0] ?? '';
}

async function wrongTokens(bench: Bench, product: Product, shipments: readonly number[], notFound: string): Promise<void> {
    const valid = await link(product, shipments[0] ?? 0, '1 hour');
    const last = valid.endsWith('A') ? 'B' : 'A';
    const altered = valid.slice(0, 20) + (valid[20] === 'x' ? 'y' : 'x') + valid.slice(21);
    const wrong = {
        altered,
        'altered-end': valid.slice(0, -1) + last,
        expired: await link(product, shipments[1] ?? 0, '-1 second'),
        short: valid.slice(0, 42),
        long: `${valid}A`,
        number: '1',
        injected: encodeURIComponent("' OR 1=1 --"),
    };
    let other = '';
    for (const [name, token] of Object.entries(wrong)) {
        const answer = await visit(product, token, '127.2.0.1');
        if (answer.status !== 404 || answer.body !== notFound) other ||= `${name}: ${answer.status}`;
    }
    bench.equals('wrong-tokens', other === '' ? Object.keys(wrong).length : 0, Object.keys(wrong).length, 'equal 404 pages', other || Object.keys(wrong).join(', '));
    tellsLittle(bench, await visit(product, valid, '127.2.0.2'));
}

function tellsLittle(bench: Bench, page: Answer): void {
    const text = page.body.replace(/<style[\s\S]*?<\/style>/g, '');
    const told = ['Karimi', 'Nouri', '9121234567', '1100', '11.00', 'IRR', 'ریال', '@world.example'].filter(secret => text.includes(secret));
    bench.equals('valid', page.status, 200, 'status of the right link');
    bench.equals('secrets', told.length, 0, 'prices, phones, surnames', told.join(', '));
    const { headers } = page;
    const kept = [headers['referrer-policy'] === 'no-referrer', /noindex/.test(String(headers['x-robots-tag'])), /no-store/.test(String(headers['cache-control']))];
    bench.equals('headers', kept.filter(Boolean).length, 3, 'headers', 'Referrer-Policy, X-Robots-Tag, Cache-Control');
}

export const trackingLink: Bar = {
    id: 'B14',
    what: 'tracking link',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        const shipments = await addShipments(world, 2, 'dispatched');
        const notFound = await guess(bench, product);
        await wrongTokens(bench, product, shipments, notFound);
        await product.sql('DELETE FROM tracking_visit');
        await bench.conclude('guessed, altered, expired links', product);
    },
};
