/**
 * B20: files that are not what they say. Twenty of them at three doors: a company's logo and files of messages (members), and assets (staff). What is kept
 * is a picture drawn anew, with nothing in it but what is seen; the rest is refused while it comes, and leaves nothing behind.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

import type { Product } from '../product';
import { type Buyer, World } from '../world';
import { type Bar, type Bench, times } from './bar';

interface Specimen {
    name: string;
    content: Buffer;
    /** A picture that may be kept, cleaned. */
    isPicture?: boolean;
}

interface Outcome {
    status: number;
    /** What is kept of it; null when it was refused. */
    kept: Buffer | null;
    headers?: Headers;
    fileId?: string;
}

const marks = ['<script', '<?php', 'SECRET-PLACE', '<svg', 'EICAR'];
/** Put together here, so that no scanner takes this file for one. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

function chunk(type: string, data: Buffer): Buffer {
    const head = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(head));
    return Buffer.concat([length, head, sum]);
}

/** A picture of 900 million pixels in a few hundred bytes. */
function flood(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(30_000, 0);
    header.writeUInt32BE(30_000, 4);
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(90_001))), chunk('IEND', Buffer.alloc(0))]);
}

async function specimens(): Promise<Specimen[]> {
    const plain = sharp({ create: { width: 80, height: 60, channels: 3, background: '#a33' } });
    const jpeg = await plain.clone().jpeg().toBuffer();
    const png = await plain.clone().png().toBuffer();
    const placed = await plain.clone().withExif({ IFD0: { Artist: 'SECRET-PLACE' }, IFD3: { GPSLatitude: '35/1 41/1 0/1' } }).jpeg().toBuffer();
    const text = (name: string, content: string): Specimen => ({ name, content: Buffer.from(content, 'latin1') });
    const page = '<html><script>alert(1)</script></html>';
    return [
        text('page.jpg', page), text('page.html', page), text('page.html.jpg', page), text('page.jpg.html', page), text('page.png\0.html', page),
        text('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        text('drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        text('program.php', '<?php echo 1;'), text('program.jpg', '\xff\xd8\xff\xe0<?php echo 1;'), text('program.gif', 'GIF89a<?php echo 1;'),
        text('../../climbed.png', page), text('empty.png', ''), text('virus.png', eicar), text('archive.jpg', 'PK\x03\x04' + '\0'.repeat(2_000)),
        { name: 'flood.png', content: flood() },
        { name: 'cut.png', content: png.subarray(0, 40) },
        { name: 'polyglot.jpg', content: Buffer.concat([jpeg, Buffer.from(page)]), isPicture: true },
        { name: 'polyglot.png', content: Buffer.concat([png, Buffer.from('PK\x03\x04<?php')]), isPicture: true },
        { name: 'placed.jpg', content: placed, isPicture: true },
        { name: 'good.png', content: png, isPicture: true },
    ];
}

async function asLogo(product: Product, buyer: Buyer, { content }: Specimen): Promise<Outcome> {
    const response = await fetch(`${product.url}/offer-logo`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${buyer.shop.bearer}`, 'Content-Type': 'application/octet-stream' },
        body: new Uint8Array(content),
    });
    const answer = (await response.json().catch(() => ({}))) as { logo?: string };
    return { status: response.status, kept: response.ok && answer.logo ? Buffer.from(answer.logo.split(',')[1] ?? '', 'base64') : null };
}

/** Sent, bound to a message, and fetched as who reads that message does. */
async function asMessageFile(product: Product, buyer: Buyer, { name, content }: Specimen): Promise<Outcome> {
    const headers = { Authorization: `Bearer ${buyer.shop.bearer}` };
    const response = await fetch(`${product.url}/my-support-files?filename=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/octet-stream' },
        body: new Uint8Array(content),
    });
    if (!response.ok) return { status: response.status, kept: null };
    const { id } = (await response.json()) as { id: string };
    await buyer.shop.ask('mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { id } }', {
        input: { subject: 'A file', text: 'Look at this.', fileIds: [id], idempotencyKey: randomUUID() },
    });
    const served = await fetch(`${product.url}/my-support-files/${id}`, { headers });
    return { status: served.status, kept: Buffer.from(await served.arrayBuffer()), headers: served.headers, fileId: id };
}

async function asAsset(product: Product, world: World, { name, content }: Specimen): Promise<Outcome> {
    const form = new FormData();
    form.append('operations', JSON.stringify({
        query: 'mutation ($input: [CreateAssetInput!]!) { createAssets(input: $input) { __typename ... on Asset { source } } }',
        variables: { input: [{ file: null }] },
    }));
    form.append('map', JSON.stringify({ 0: ['variables.input.0.file'] }));
    form.append('0', new Blob([new Uint8Array(content)], { type: 'image/png' }), name);
    const response = await fetch(`${product.url}/admin-api`, { method: 'POST', headers: { Authorization: `Bearer ${world.staff.bearer}`, 'Apollo-Require-Preflight': 'true' }, body: form });
    const answer = (await response.json().catch(() => ({}))) as { data?: { createAssets?: { source?: string }[] }; errors?: { extensions?: { code?: string } }[] };
    const source = answer.data?.createAssets?.[0]?.source;
    if (answer.errors?.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')) return { status: 500, kept: null };
    if (source === undefined) return { status: response.status, kept: null };
    const served = await fetch(source.startsWith('http') ? source : `${product.url}/assets/${source}`);
    return { status: response.status, kept: Buffer.from(await served.arrayBuffer()), headers: served.headers };
}

/** Sends fifty megabytes drop by drop, until it is told to stop. Gives the answer's status and the bytes that were sent. */
function endless(product: Product, buyer: Buyer, path: string): Promise<{ status: number; sent: number }> {
    const { port } = new URL(product.url);
    return new Promise(resolve => {
        let sent = 0;
        let isOver = false;
        const end = (status: number) => {
            isOver = true;
            resolve({ status, sent });
        };
        const request = http.request({ host: '127.0.0.1', port, path, method: 'POST', headers: { Authorization: `Bearer ${buyer.shop.bearer}`, 'Content-Type': 'application/octet-stream' } }, response => end(response.statusCode ?? 0));
        request.on('error', () => end(0));
        const more = () => {
            if (isOver) return;
            if (sent >= 50_000_000) request.end();
            else request.write(Buffer.alloc(100_000), () => {
                sent += 100_000;
                setTimeout(more, 5);
            });
        };
        more();
    });
}

function leftovers(): number {
    return fs.readdirSync(os.tmpdir()).filter(name => name.startsWith('capacitor-')).length;
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 2, membersEach: 1 });
    const [mine, other] = [world.buyer(0), world.buyer(1)];
    const before = leftovers();
    const files = await specimens();
    const wrong: string[] = [];
    let refused = 0;
    let kept = 0;
    const doors = [['logo', (one: Specimen) => asLogo(product, mine, one)], ['message', (one: Specimen) => asMessageFile(product, mine, one)], ['asset', (one: Specimen) => asAsset(product, world, one)]] as const;
    for (const [door, send] of doors) {
        for (const one of files) {
            const outcome = await send(one);
            if (outcome.status >= 500) wrong.push(`${door} ${one.name}: HTTP ${outcome.status}`);
            if (outcome.kept === null) refused++;
            else kept++;
            if ((outcome.kept !== null) !== (one.isPicture ?? false)) wrong.push(`${door} ${one.name}: ${outcome.kept === null ? 'refused' : 'kept'}`);
            if (outcome.kept === null) continue;
            if (door === 'message' && !outcome.headers?.get('content-disposition')?.startsWith('attachment')) wrong.push(`${door} ${one.name}: is shown as a page`);
            const text = outcome.kept.toString('latin1');
            wrong.push(...marks.filter(mark => text.includes(mark)).map(mark => `${door} ${one.name}: ${mark} is in it`));
            const metadata = await sharp(outcome.kept).metadata().catch(() => undefined);
            if (metadata === undefined || metadata.exif !== undefined) wrong.push(`${door} ${one.name}: ${metadata ? 'where it was taken is in it' : 'is no picture'}`);
            if (outcome.headers && (outcome.headers.get('x-content-type-options') !== 'nosniff' || !outcome.headers.get('content-type')?.startsWith('image/'))) wrong.push(`${door} ${one.name}: may be run`);
        }
    }
    bench.equals('files', refused + kept, doors.length * files.length, 'files', `${refused} refused, ${kept} kept, at three doors`);
    bench.equals('wrong', wrong.length, 0, 'files that were not met as they should be', wrong.join('; '));
    const long = await endless(product, mine, '/offer-logo');
    bench.equals('too-long', long.status, 413, 'status of a file of 50 MB', 'sent without telling its length');
    bench.atMost('stopped', long.sent / 1_000_000, 10, 'MB', 'taken of it before that was said');
    const longFile = await endless(product, mine, '/my-support-files?filename=long.pdf');
    bench.equals('too-long-file', longFile.status, 413, 'status of a file of a message of 50 MB', `${longFile.sent / 1_000_000} MB were taken of it`);
    await limits(bench, product, mine, other, world);
    bench.equals('temporary', Math.max(0, leftovers() - before), 0, 'temporary files left');
    await bench.conclude(`${doors.length * files.length} files, one without end, a thousand of one company, files of others`, product);
}

/** What an answer says, without the number of the request. */
async function told(response: Response): Promise<string> {
    const { message, error } = (await response.json()) as { message?: unknown; error?: unknown };
    return `${response.status} ${JSON.stringify(message ?? error)}`;
}

/** One company's thousand files are one, and another's are not there. */
async function limits(bench: Bench, product: Product, mine: Buyer, other: Buyer, world: World): Promise<void> {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } }).png().toBuffer();
    for (const turn of times(200, index => index)) {
        await Promise.all(times(5, index => asLogo(product, mine, { name: `${turn}-${index}.png`, content: png })));
    }
    const [rows] = await product.sql<{ count: number }>('SELECT count(*)::int AS count FROM offer_letterhead WHERE "companyId" = $1', [mine.companyId]);
    bench.equals('quota', rows?.count ?? 0, 1, 'files of a company that sent 1,000');
    const sent = await asMessageFile(product, mine, { name: 'mine.png', content: png });
    const asked = (id: string) => fetch(`${product.url}/my-support-files/${id}`, { headers: { Authorization: `Bearer ${other.shop.bearer}` } });
    const [theirs, nobodys] = [await told(await asked(sent.fileId ?? '')), await told(await asked('2147483000'))];
    bench.equals('foreign-message', theirs === nobodys && theirs.startsWith('404') ? 1 : 0, 1, "files of others' messages as if there were none", `${theirs} / ${nobodys}`);
    const [goods] = await world.stocked(1, 1_000);
    const placing = await world.place(mine, await world.setCart(mine, [{ variantId: goods?.id ?? 0, quantity: 1 }]));
    const code = placing.kind === 'placed' ? placing.code : '';
    const foreign = await fetch(`${product.url}/my-labels/${code}`, { headers: { Authorization: `Bearer ${other.shop.bearer}` } });
    const nothing = await fetch(`${product.url}/my-labels/NOTHING`, { headers: { Authorization: `Bearer ${other.shop.bearer}` } });
    const [there, notThere] = [await told(foreign), await told(nothing)];
    bench.equals('foreign', there === notThere && there.startsWith('404') ? 1 : 0, 1, 'files of others as if there were none', `${there} / ${notThere}`);
}

export const uploads: Bar = {
    id: 'B20',
    what: 'uploads',
    async run(bench) {
        await run(bench, await bench.product());
    },
};
