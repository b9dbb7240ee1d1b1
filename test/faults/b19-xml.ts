/**
 * B19: XML that would grow, read a file or call somebody. Each is uploaded for a connection that reads files and pulled by the worker, while buyers ask the shop; and read
 * once more by itself, to see how soon it is refused.
 */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { p95, rounded, timed } from '../../bench/measure';
import { readXml } from '../../plugins/erp/connectors/files/read-xml';
import type { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { World } from '../world';
import { type Bar, type Bench, until } from './bar';

const rows = (inner: string) => `<rows><row><ID>${inner}</ID></row></rows>`;

interface Bomb {
    name: string;
    content: Buffer;
}

function bombs(secretFile: string, canaryUrl: string): Bomb[] {
    const text = (name: string, content: string, encoding: BufferEncoding = 'utf8'): Bomb => ({ name, content: Buffer.from(content, encoding) });
    const laughs = Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('');
    return [
        text('external-file', `<!DOCTYPE r [<!ENTITY x SYSTEM "file://${secretFile}">]>${rows('&x;')}`),
        text('external-http', `<!DOCTYPE r [<!ENTITY x SYSTEM "${canaryUrl}/x">]>${rows('&x;')}`),
        text('external-subset', `<!DOCTYPE r SYSTEM "${canaryUrl}/r.dtd">${rows('A1')}`),
        text('parameter', `<!DOCTYPE r [<!ENTITY % p SYSTEM "${canaryUrl}/p"> %p;]>${rows('A1')}`),
        text('include', `<rows xmlns:xi="http://www.w3.org/2001/XInclude"><row><ID><xi:include href="file://${secretFile}" parse="text"/></ID><a>&y;</a></row></rows>`),
        text('billion-laughs', `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">${laughs}]>${rows('&a20;')}`),
        text('quadratic', `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(50_000)}">]>${rows('&a;'.repeat(50_000))}`),
        text('many-doctypes', `${'<!DOCTYPE r>'.repeat(50_000)}${rows('A1')}`),
        text('late-doctype', `<rows><row><ID>A1</ID></row><!DOCTYPE r [<!ENTITY x "y">]></rows>`),
        text('references', rows('&#65;'.repeat(1_000_001))),
        text('deep', `${'<a>'.repeat(50_000)}x${'</a>'.repeat(50_000)}`),
        text('endless-tag', `<rows><row a="${'x'.repeat(19_000_000)}`),
        text('attributes', `<rows><row ${Array.from({ length: 300_000 }, (_, n) => `a${n}="1"`).join(' ')}/></rows>`),
        text('utf-16', `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r [<!ENTITY x SYSTEM "file://${secretFile}">]>${rows('&x;')}`, 'utf16le'),
        text('utf-7', `<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE r +AFs- +AD4-${rows('&x;')}`),
    ];
}

/** How a bomb is met by the reader alone: how long it took, how long nothing else could be done, and what was said. */
async function alone({ name, content }: Bomb): Promise<{ ms: number; lagMs: number; isRefused: boolean; name: string }> {
    const parts = function* () {
        for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
    };
    const lag = monitorEventLoopDelay({ resolution: 5 });
    await sleep(20);
    lag.enable();
    let isRefused = false;
    const ms = await timed(async () => {
        try {
            for await (const _ of readXml(Readable.from(parts()), { records: 'rows/row', encoding: 'utf-8' })) void _;
        } catch {
            isRefused = true;
        }
    });
    await sleep(20);
    lag.disable();
    return { ms, lagMs: lag.max / 1e6, isRefused, name };
}

const residentMb = (pid: number, what: 'VmHWM' | 'VmRSS') => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

const bombFolder = `bombs-${process.pid}`;

async function connection(staff: Caller): Promise<string> {
    const settings = { store: 'folder', folder: bombFolder, stableSeconds: 0.05, sources: [{ object: 'stock', name: 'stock*.xml', format: 'xml', isWhole: false, key: ['ID'] }] };
    const { saveErpConnection } = await staff.ask<{ saveErpConnection: { id: string } }>('mutation ($input: ErpConnectionInput!) { saveErpConnection(input: $input) { id } }', {
        input: { name: 'Bombs', kind: 'files', settings, enabled: true },
    });
    const field = (name: string, from: string) => ({ field: name, owner: 'erp', from, steps: [] });
    await staff.ask('mutation ($input: ErpObjectSettingInput!) { saveErpObjectSetting(input: $input) { object } }', {
        input: {
            ...{ connectionId: saveErpConnection.id, object: 'stock', enabled: true, workingDaysOnly: false, fullEveryHours: 24, massChangePercent: 100, alarmAfterFailures: 3 },
            mapping: [field('sku', 'ID'), field('quantity', 'Quantity')],
        },
    });
    return saveErpConnection.id;
}

interface Met {
    status: number;
    state: string;
    isRefused: boolean;
}

interface Place {
    connectionId: string;
    refusedFolder: string;
}

/** Uploaded and pulled, as staff do. It is refused at the door, or put aside with a reason, and stands among what staff look at. */
async function uploaded(product: Product, staff: Caller, { connectionId, refusedFolder }: Place, { content }: Bomb): Promise<Met> {
    const response = await fetch(`${product.url}/erp-files/${connectionId}/stock?filename=stock.xml`, {
        method: 'POST', headers: { Authorization: `Bearer ${staff.bearer}`, 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(content),
    });
    if (!response.ok) return { status: response.status, state: 'refused', isRefused: response.status < 500 };
    const { pullErp } = await staff.ask<{ pullErp: { id: string }[] }>('mutation ($input: ErpPullInput!) { pullErp(input: $input) { id } }', { input: { connectionId, objects: ['stock'], isFull: false, isForced: true } });
    const state = async () => (await product.sql<{ state: string }>('SELECT state FROM erp_run WHERE id = $1', [Number(pullErp[0]?.id)]))[0]?.state ?? '';
    await until(async () => ['done', 'held', 'failed', 'discarded'].includes(await state()), 60);
    const aside = fs.readdirSync(refusedFolder);
    const told = await product.sql('SELECT 1 FROM erp_parked_row WHERE "runId" = $1 AND reason <> \'\'', [Number(pullErp[0]?.id)]);
    for (const name of aside) fs.rmSync(path.join(refusedFolder, name));
    return { status: response.status, state: await state(), isRefused: aside.length === 2 && aside.some(name => name.endsWith('.xml.reason.txt')) && told.length === 1 };
}

async function run(bench: Bench, product: Product, erpFiles: string, canaryUrl: string, called: () => number): Promise<void> {
    const secret = `SECRET-${process.pid}-OF-A-FILE`;
    const secretFile = path.join(os.tmpdir(), `karvan-b19-${process.pid}`);
    fs.writeFileSync(secretFile, secret);
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    const { staff } = world;
    const page = () => world.buyer(0).shop.ask('{ catalogue(input: { take: 24 }) { totalItems } }');
    for (let turn = 0; turn < 10; turn++) await page();
    const place = { connectionId: await connection(staff), refusedFolder: path.join(erpFiles, bombFolder, 'refused') };
    const files = bombs(secretFile, canaryUrl);
    const pids = (['server', 'worker'] as const).map(name => product.process(name).pid ?? 0);
    const before = pids.map(pid => residentMb(pid, 'VmRSS'));
    let isOver = false;
    const shop = (async () => {
        const found: number[] = [];
        while (!isOver) {
            found.push(await timed(page));
            await sleep(20);
        }
        return found;
    })();
    const met: string[] = [];
    try {
        for (const file of files) {
            const { status, state, isRefused } = await uploaded(product, staff, place, file);
            if (!isRefused) met.push(`${file.name}: ${status} ${state}`);
        }
    } finally {
        isOver = true;
    }
    const pages = await shop;
    const grown = pids.map((pid, index) => residentMb(pid, 'VmHWM') - (before[index] ?? 0));
    bench.equals('not-refused', met.length, 0, 'files that were not refused', `of ${files.length}: ${met.join('; ')}`);
    bench.atMost('memory', rounded(Math.max(...grown)), 150, 'MB', `more at most in a process that also takes uploads of 20 MB: server ${rounded(grown[0] ?? 0)}, worker ${rounded(grown[1] ?? 0)}`);
    bench.atMost('shop', rounded(p95(pages)), 200, 'ms', `p95 of ${pages.length} pages of the shop meanwhile`);

    const resident = residentMb(process.pid, 'VmRSS');
    const found = [];
    for (const file of files) found.push(await alone(file));
    bench.atMost('memory-alone', rounded(residentMb(process.pid, 'VmRSS') - resident), 50, 'MB', 'more after all of them were read');
    const slowest = found.reduce((most, one) => (one.ms > most.ms ? one : most));
    const lagging = found.reduce((most, one) => (one.lagMs > most.lagMs ? one : most));
    bench.equals('refused-alone', found.filter(({ isRefused }) => isRefused).length, files.length, 'files refused by the reader');
    bench.atMost('refused-within', rounded(slowest.ms), 200, 'ms', `the slowest: ${slowest.name}`);
    bench.atMost('event-loop', rounded(lagging.lagMs), 100, 'ms', `that nothing else could be done: ${lagging.name}`);
    bench.equals('called', called(), 0, 'calls of an address that stands in a file');
    const kept = await product.sql(`SELECT 1 FROM erp_parked_row r WHERE r::text LIKE '%' || $1 || '%' UNION ALL SELECT 1 FROM erp_run WHERE failure LIKE '%' || $1 || '%'`, [secret]);
    bench.equals('read', kept.length, 0, 'rows with what a file of this machine holds');
    fs.rmSync(secretFile);
    await bench.conclude(`${files.length} files`, product);
}

export const xmlBombs: Bar = {
    id: 'B19',
    what: 'XML that grows',
    async run(bench) {
        let calls = 0;
        const listener = http.createServer((_, response) => response.end('x')).on('connection', () => calls++);
        await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
        const files = fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-erp-files-'));
        const product = await startProduct({ data: 'empty', processes: ['server', 'worker'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', ERP_FILES: files } });
        try {
            await run(bench, product, files, `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, () => calls);
        } finally {
            await product.stop();
            await new Promise(resolve => listener.close(resolve));
            fs.rmSync(files, { recursive: true, force: true });
        }
    },
};
