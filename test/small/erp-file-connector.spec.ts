/** Files in a folder and on a server of SFTP: CSV, XLSX, XML; what is half there, what is broken, and documents that go out. */
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { ErpPage } from '../../plugins/erp';
import { connectorKinds, serverSurroundings } from '../../plugins/erp/connectors';
import { connectorContract, type Side } from '../fakes/erp/contract';
import { SftpServer } from '../fakes/erp/sftp';

type Format = 'csv' | 'xlsx' | 'xml';
interface Row {
    ID: string;
    Name: string;
    gone: string;
}

const password = 'sftp-pass-5521';
const signal = () => new AbortController().signal;
const row = (id: number, name: string, gone = ''): Row => ({ ID: String(id), Name: name, gone });

async function content(format: Format, rows: readonly Partial<Row>[]): Promise<Buffer> {
    if (format === 'csv') return iconv.encode(['ID;Name;gone', ...rows.map(({ ID = '', Name = '', gone = '' }) => `${ID};${Name};${gone}`), ''].join('\r\n'), 'windows-1256');
    if (format === 'xml') {
        const elements = rows.map(({ ID, Name = '', gone = '' }) => `<row>${ID === undefined ? '' : `<ID>${ID}</ID>`}<Name>${Name}</Name><gone>${gone}</gone></row>`);
        return Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?><rows>${elements.join('')}</rows>`);
    }
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Customers');
    sheet.addRow(['ID', 'Name', 'gone']);
    for (const { ID, Name, gone } of rows) sheet.addRow([ID, Name, gone]);
    return Buffer.from(await book.xlsx.writeBuffer());
}

class Exchange {
    readonly filesRoot = fs.mkdtempSync(path.join(os.tmpdir(), 'erp-files-'));
    readonly root = path.join(this.filesRoot, 'erp');
    private count = 0;

    constructor() {
        for (const name of ['in', 'done', 'refused', 'out', 'sent']) fs.mkdirSync(path.join(this.root, name), { recursive: true });
    }

    put(name: string, file: Buffer): void {
        const target = path.join(this.root, 'in', name);
        fs.writeFileSync(target, file);
        // One after the other, however coarse the clock of the disk is.
        const at = new Date(Date.UTC(2026, 0, 1, 0, 0, 10 * this.count++));
        fs.utimesSync(target, at, at);
    }

    list(folder: string): string[] {
        return fs.readdirSync(path.join(this.root, folder)).sort();
    }

    open(input: object, port = 0) {
        const kind = connectorKinds(serverSurroundings(`127.0.0.1:${port}`, this.filesRoot)).find(one => one.kind === 'files');
        if (!kind) throw new Error('There is no kind files');
        return kind.open(kind.settings({ store: 'folder', folder: 'erp', stableSeconds: 0.05, documents: ['order'], ...input }));
    }

    breakFolder(): void {
        fs.rmSync(path.join(this.root, 'in'), { recursive: true });
        fs.writeFileSync(path.join(this.root, 'in'), '');
    }

    remove(): void {
        fs.rmSync(this.filesRoot, { recursive: true });
    }
}

const source = (format: Format, isWhole: boolean, changes: object = {}) => ({ object: 'customer', name: `customers*.${format}`, format, isWhole, key: ['ID'], encoding: format === 'csv' ? 'windows-1256' : 'utf-8', ...(isWhole ? {} : { gone: { field: 'gone', values: ['yes'] } }), ...changes });

async function start(format: Format, isWhole: boolean, isSftp: boolean, count: number): Promise<Side> {
    const exchange = new Exchange();
    const server = isSftp ? await SftpServer.start(exchange.filesRoot, { name: 'karvan', password }) : null;
    const rows = new Map(Array.from({ length: count }, (_, index) => [index + 1, row(index + 1, `Customer ${index + 1} کارپت`)]));
    const drop = async (changed: Partial<Row>) => exchange.put(`customers-${Date.now()}-${Math.random()}.${format}`, await content(format, isWhole ? [...rows.values(), ...(changed.ID === undefined ? [changed] : [])] : [changed]));
    exchange.put(`customers.${format}`, await content(format, [...rows.values()]));
    const connector = exchange.open({ sources: [source(format, isWhole)], ...(server ? { store: 'sftp', host: '127.0.0.1', port: server.port, username: 'karvan', password, hostKey: server.hostKey, answerSeconds: 1 } : {}) }, server?.port);
    return {
        connector,
        secrets: [password],
        put: (id, name) => {
            rows.set(id, row(id, name));
            return drop(row(id, name));
        },
        remove: isWhole ? null : id => drop(row(id, '', 'yes')),
        breakOne: () => drop({ Name: 'Nobody' }),
        nameOf: (page: ErpPage, id) => page.records.find(({ key }) => key === String(id))?.values.Name,
        faults: server ? { silent: () => void (server.isSilent = true), down: () => server.stop() } : { 'no folder': () => exchange.breakFolder() },
        push: { refuse: null, loseAnswer: null, count: key => exchange.list('out').filter(name => name.includes(key)).length },
        stop: async () => {
            await connector.close();
            await server?.stop().catch(() => undefined);
            exchange.remove();
        },
    };
}

connectorContract([
    { name: 'CSV of windows-1256 in a folder, all there is', start: count => start('csv', true, false, count) },
    { name: 'CSV in a folder, what changed', start: count => start('csv', false, false, count) },
    { name: 'XML in a folder, what changed', start: count => start('xml', false, false, count) },
    { name: 'XLSX in a folder, all there is', start: count => start('xlsx', true, false, count) },
    { name: 'CSV on a server of SFTP, what changed', start: count => start('csv', false, true, count) },
]);

describe('files', () => {
    let exchange: Exchange;
    beforeEach(() => (exchange = new Exchange()));
    afterEach(() => exchange.remove());

    async function pulled(connector: ReturnType<Exchange['open']>, since: string | null = null) {
        const pages: ErpPage[] = [];
        for await (const page of connector.pull({ object: 'customer', since, pageSize: 10, signal: signal() })) pages.push(page);
        return { keys: pages.flatMap(({ records }) => records.map(({ key }) => key)), unreadable: pages.flatMap(({ unreadable }) => unreadable), cursor: pages.at(-1)?.cursor ?? null };
    }

    it('are put away once they were read to their end, and not before', async () => {
        exchange.put('customers.csv', await content('csv', [row(1, 'A')]));
        const connector = exchange.open({ sources: [source('csv', false)] });
        const pages = connector.pull({ object: 'customer', since: null, pageSize: 10, signal: signal() })[Symbol.asyncIterator]();
        await pages.next();
        expect([exchange.list('in'), exchange.list('done')]).toEqual([['customers.csv'], []]);
        await pages.next();
        expect([exchange.list('in'), exchange.list('done')]).toEqual([[], ['customers.csv']]);
    });

    it('that were read and not yet put away when the power went are not read again', async () => {
        exchange.put('customers.csv', await content('csv', [row(1, 'A'), row(2, 'B')]));
        const connector = exchange.open({ sources: [source('csv', false)] });
        const pages = connector.pull({ object: 'customer', since: null, pageSize: 10, signal: signal() })[Symbol.asyncIterator]();
        const first = (await pages.next()) as { value: ErpPage };
        expect(await pulled(exchange.open({ sources: [source('csv', false)] }), first.value.cursor)).toMatchObject({ keys: [], unreadable: [] });
        expect(exchange.list('done')).toEqual(['customers.csv']);
    });

    it('are left alone while they grow, and while nobody says that they are whole', async () => {
        const whole = await content('csv', Array.from({ length: 50 }, (_, index) => row(index + 1, 'A')));
        const file = path.join(exchange.root, 'in/customers.csv');
        fs.writeFileSync(file, whole.subarray(0, 20));
        let size = 20;
        const writing = setInterval(() => fs.writeFileSync(file, whole.subarray(0, (size += 5))), 10);
        const growing = await pulled(exchange.open({ stableSeconds: 0.3, sources: [source('csv', false)] }));
        clearInterval(writing);
        expect(growing.keys).toEqual([]);
        fs.writeFileSync(file, whole);
        const marked = exchange.open({ whole: 'marker', sources: [source('csv', false)] });
        expect((await pulled(marked)).keys).toEqual([]);
        fs.writeFileSync(`${file}.done`, '');
        expect((await pulled(marked)).keys).toHaveLength(50);
        expect(exchange.list('in')).toEqual([]);
    });

    it('that somebody uploads are named as their source takes them, marked as whole where marks count, and refused where they are of another kind', async () => {
        const [stable, marked] = [exchange.open({ sources: [source('csv', false)] }), exchange.open({ whole: 'marker', sources: [source('csv', false)] })];
        const name = await stable.put?.('customer', await content('csv', [row(1, 'A')]), signal());
        expect(exchange.list('in')).toEqual([name]);
        expect((await pulled(stable)).keys).toEqual(['1']);
        await marked.put?.('customer', await content('csv', [row(2, 'B')]), signal());
        expect((await pulled(marked)).keys).toEqual(['2']);
        await expect(stable.put?.('customer', await content('xlsx', [row(3, 'C')]), signal())).rejects.toThrow('is XLSX, and customer is read from CSV');
        await expect(stable.put?.('customer', Buffer.from('%PDF-1.7\0'), signal())).rejects.toThrow('is no table');
        expect([exchange.list('in'), exchange.list('sent')]).toEqual([[], []]);
    });

    it('that name all there is say nothing when none has come, and hold until the next one comes', async () => {
        const connector = exchange.open({ sources: [source('csv', true)] });
        await expect(pulled(connector)).rejects.toThrow('No file of customer has come yet');
        exchange.put('customers-1.csv', await content('csv', [row(1, 'Old'), row(2, 'Old')]));
        exchange.put('customers-2.csv', await content('csv', [row(1, 'New')]));
        expect((await pulled(connector)).keys).toEqual(['1']);
        expect((await pulled(connector)).keys).toEqual(['1']);
        expect(exchange.list('done')).toEqual(['customers-1.csv', 'customers-2.csv']);
    });

    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY ${'b'.repeat(n + 1)} "${n === 0 ? '&a;' : `&${'b'.repeat(n)};`.repeat(10)}">`).join('')}]><rows><row><ID>&${'b'.repeat(20)};</ID></row></rows>`;
    it.each([
        ['a bomb of entities', 'xml', bomb, /document type/],
        ['an entity that would read a file', 'xml', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rows><row><ID>&x;</ID></row></rows>', /document type/],
        ['half a file', 'xml', '<rows><row><ID>1</ID></row><row><ID>2', /well formed/],
        ['elements without an end', 'xml', '<a>'.repeat(50_000), /deep/],
        ['a record without an end', 'xml', `<rows><row><ID>${'1'.repeat(2_000_000)}</ID></row></rows>`, /too long/],
        ['an archive that is none', 'xlsx', 'PK\x03\x04 and nothing else', /./],
        ['a file without its key', 'csv', 'Code;Name\r\n1;A\r\n', /no column ID/],
        ['an empty file', 'csv', '', /empty/],
        ['quotes without an end', 'csv', `ID;Name\r\n1;"${'x'.repeat(2_000_000)}`, /no CSV/],
    ] as const)('of %s is put aside with the reason, and those after it are read', async (_, format, text, reason) => {
        exchange.put(`customers-1.${format}`, Buffer.from(text, 'latin1'));
        exchange.put(`customers-2.${format}`, await content(format, [row(7, 'After')]));
        const before = process.memoryUsage().rss;
        const found = await pulled(exchange.open({ sources: [source(format, false)] }));
        expect(found.keys).toContain('7');
        expect(found.unreadable).toEqual([{ place: `customers-1.${format}`, reason: expect.stringMatching(reason) as string, text: '' }]);
        expect(exchange.list('refused')).toEqual([`customers-1.${format}`, `customers-1.${format}.reason.txt`]);
        expect(fs.readFileSync(path.join(exchange.root, `refused/customers-1.${format}.reason.txt`), 'utf8')).toMatch(reason);
        expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    });

    it('that name all there is and break half-way do not say that the other half is gone', async () => {
        exchange.put('customers.xml', Buffer.from('<rows><row><ID>1</ID></row><row><ID>2'));
        await expect(pulled(exchange.open({ sources: [source('xml', true)] }))).rejects.toThrow('customers.xml was refused');
        expect(exchange.list('refused')).toContain('customers.xml');
    });

    it('of XML have rows where an element stands more than once, and its attributes beside it', async () => {
        exchange.put('invoices.xml', Buffer.from('<Doc><Invoices><Invoice nr="FV/1"><ID>9</ID><Line no="1"><Sku>A</Sku></Line><Line no="2"><Sku>B &amp; C</Sku></Line><Buyer><Nip>123</Nip></Buyer></Invoice></Invoices></Doc>'));
        const connector = exchange.open({ sources: [{ object: 'invoice', name: 'invoices.xml', format: 'xml', isWhole: false, key: ['ID'], records: 'Doc/Invoices/Invoice' }] });
        expect((await connector.sample('invoice', 5, signal())).records).toEqual([{ key: '9', values: { '@nr': 'FV/1', 'ID': '9', 'Line': [{ '@no': '1', 'Sku': 'A' }, { '@no': '2', 'Sku': 'B & C' }], 'Buyer.Nip': '123' } }]);
    });

    it('in another encoding than was set are not taken for what they are not', async () => {
        exchange.put('customers.csv', await content('csv', [row(1, 'Customer'), row(2, 'کارپت')]));
        const found = await pulled(exchange.open({ sources: [source('csv', false, { encoding: 'utf-8' })] }));
        expect(found).toMatchObject({ keys: ['1'], unreadable: [{ place: 'customers.csv, line 3', reason: 'has bytes that are no letters in this encoding' }] });
    });

    it('are read from nowhere but the folder that was set aside', async () => {
        expect(() => exchange.open({ folder: '../elsewhere' })).toThrow('folder: must not lead outside');
        fs.rmSync(exchange.root, { recursive: true });
        fs.symlinkSync(os.tmpdir(), exchange.root);
        expect(await exchange.open({ sources: [source('csv', true)] }).check(signal())).toMatchObject({ isOk: false });
    });

    it('that are links to elsewhere are not read', async () => {
        const secret = path.join(exchange.filesRoot, 'secret.csv');
        fs.writeFileSync(secret, 'ID\r\n42\r\n');
        fs.symlinkSync(secret, path.join(exchange.root, 'in/customers.csv'));
        expect((await pulled(exchange.open({ sources: [source('csv', false)] }))).keys).toEqual([]);
    });

    describe('of documents', () => {
        const order = { kind: 'order', key: 'order/1', values: { 'total': '17', 'remarks': 'a < b & "c"', 'lines': [{ sku: 'A' }] } } as const;

        it('are whole when they can be seen, and are there once though the ERP has taken them', async () => {
            const connector = exchange.open({ documentFormat: 'xml' });
            const answer = await connector.push(order, signal());
            const [name = ''] = exchange.list('out');
            expect(fs.readFileSync(path.join(exchange.root, 'out', name), 'utf8')).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<document kind="order" key="order/1">\n  <total>17</total>\n  <remarks>a &lt; b &amp; &quot;c&quot;</remarks>\n  <lines>\n    <sku>A</sku>\n  </lines>\n</document>\n');
            fs.rmSync(path.join(exchange.root, 'out', name));
            expect(await connector.push(order, signal())).toEqual(answer);
            expect(exchange.list('out')).toEqual([]);
        });

        it.each([1, 2, 3])('go out once wherever the power went (%d steps of three)', async steps => {
            const probe = exchange.open({});
            await probe.push(order, signal());
            const [name = ''] = exchange.list('out');
            // As the disk was after so many steps of sending.
            fs.renameSync(path.join(exchange.root, 'out', name), path.join(exchange.root, 'out', `.${name}.part`));
            if (steps < 2) fs.rmSync(path.join(exchange.root, 'sent', name));
            if (steps > 2) fs.renameSync(path.join(exchange.root, 'out', `.${name}.part`), path.join(exchange.root, 'out', name));
            expect((await probe.find('order', order.key, signal())) === null).toBe(steps < 2);
            await probe.push(order, signal());
            expect(exchange.list('out')).toEqual([name]);
        });

        it('have names of their own, though their keys look alike', async () => {
            const connector = exchange.open({});
            for (const key of ['a/b', 'a_b', 'a\\b', '../a']) await connector.push({ ...order, key }, signal());
            expect(new Set(exchange.list('out')).size).toBe(4);
        });
    });
});

describe('a server of SFTP', () => {
    let exchange: Exchange;
    let server: SftpServer;
    beforeEach(async () => {
        exchange = new Exchange();
        server = await SftpServer.start(exchange.filesRoot, { name: 'karvan', password });
    });
    afterEach(async () => {
        await server.stop();
        exchange.remove();
    });
    const open = (changes: object = {}) => exchange.open({ store: 'sftp', host: '127.0.0.1', port: server.port, username: 'karvan', password, hostKey: server.hostKey, sources: [source('csv', false)], ...changes }, server.port);

    it('with another key than the known one is told no password', async () => {
        const connector = open({ hostKey: `SHA256:${'A'.repeat(43)}` });
        expect(await connector.check(signal())).toMatchObject({ isOk: false, problem: expect.stringMatching(/host/i) as string });
        await connector.close();
    });

    it('that falls silent in the middle of a file is an outage, and the file stays', async () => {
        exchange.put('customers.csv', await content('csv', Array.from({ length: 20_000 }, (_, index) => row(index + 1, 'A customer with a long name'))));
        const connector = open({ answerSeconds: 1 });
        const work = async () => {
            for await (const page of connector.pull({ object: 'customer', since: null, pageSize: 10, signal: signal() })) server.isSilent = page.records.length > 0;
        };
        await expect(work()).rejects.toThrow('silent');
        expect(exchange.list('in')).toEqual(['customers.csv']);
        await connector.close();
    });

    it('is asked again over a new line when the old one broke', async () => {
        const connector = open();
        expect(await connector.check(signal())).toMatchObject({ isOk: true });
        server.cut();
        await new Promise(resolve => setTimeout(resolve, 100));
        expect(await connector.check(signal())).toMatchObject({ isOk: true });
        await connector.close();
    });
});
