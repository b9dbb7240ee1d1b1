/** The agent beside an ERP: what it brings, what it takes, and that ten power cuts lose and double nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { OperationalError } from '../../kernel/operational-error';
import { hashOf, newToken } from '../../kernel/token';
import { type ErpConnector, UnknownOutcomeError } from '../../plugins/erp';
import { agentKind } from '../../plugins/erp/connectors';
import { ErpAgentBoard } from '../../plugins/erp/services/erp-agent-board';
import { type RunningServer, startServer } from '../server';

const root = path.resolve(__dirname, '../..');
const signal = () => new AbortController().signal;
let running: RunningServer;

beforeAll(async () => {
    running = await startServer();
});
afterAll(() => running.stop());

async function newAgent(name: string): Promise<string> {
    const secret = newToken();
    await running.sql('INSERT INTO erp_agent (name, "secretHash") VALUES ($1, $2)', [name, hashOf(secret)]);
    return secret;
}

function connectorOf(agent: string, changes: object = {}): ErpConnector {
    const kind = agentKind(running.server.app.get(ErpAgentBoard));
    return kind.open(kind.settings({ agent, objects: [{ object: 'customer', reads: 'changes' }, { object: 'stock', reads: 'whole' }, { object: 'invoice', reads: 'both' }], documents: ['order'], answerSeconds: 1, ...changes }));
}

const empty = { isWaiting: false, waiting: 0, sights: [], pages: [] as object[], answers: [] as object[], holds: [] as object[] };

async function report(secret: string, changes: object = {}) {
    const response = await fetch(`${running.url}/erp-agent/report`, { method: 'POST', headers: { 'Authorization': `ErpAgent ${secret}`, 'Content-Type': 'application/x-karvan-agent' }, body: JSON.stringify({ ...empty, ...changes }) });
    return { status: response.status, body: (await response.json()) as { pages: string[]; documents: { id: number; attempt: number; key: string }[]; errors?: unknown } };
}

const page = (key: string, names: string[], changes: object = {}) => ({ key: `page-${key}`, object: 'customer', run: null, position: 0, isLast: true, content: { records: names.map(name => ({ key: name, values: { Name: ` ${name}\u0000 ` } })), unreadable: [], gone: [] }, ...changes });

async function pulled(connector: ErpConnector, object: 'customer' | 'stock' | 'invoice', since: string | null = null) {
    const keys: string[] = [];
    let cursor: string | null = null;
    for await (const found of connector.pull({ object, since, pageSize: 100, signal: signal() })) {
        keys.push(...found.records.map(({ key }) => key));
        cursor = found.cursor;
    }
    return { keys, cursor };
}

describe('a report of an agent', () => {
    it('is taken with its secret only', async () => {
        await newAgent('guessed');
        expect((await report(newToken())).status).toBe(401);
        expect((await report('short')).status).toBe(401);
    });

    it('is kept once however often it is sent, as it came, and read on from where it was read', async () => {
        const secret = await newAgent('once');
        const connector = connectorOf('once');
        expect((await pulled(connector, 'customer')).keys).toEqual([]);
        for (let time = 0; time < 3; time++) expect((await report(secret, { pages: [page('once-1', ['A', 'B'])] })).body.pages).toEqual(['page-once-1']);
        const first = await pulled(connector, 'customer');
        expect(first.keys).toEqual(['A', 'B']);
        expect((await connector.sample('customer', 1, signal())).records[0]?.values).toEqual({ Name: ' A\u0000 ' });
        await report(secret, { pages: [page('once-2', ['C'])] });
        const second = await pulled(connector, 'customer', first.cursor);
        expect(second.keys).toEqual(['C']);
        expect((await pulled(connector, 'customer', second.cursor)).keys).toEqual([]);
    });

    it('of everything counts when it is whole', async () => {
        const secret = await newAgent('whole');
        const connector = connectorOf('whole');
        const part = (run: string, position: number, names: string[], isLast = false) => page(`${run}-${position}`, names, { object: 'stock', run: `run-${run}-0000`, position, isLast });
        await report(secret, { pages: [part('a', 0, ['1', '2']), part('a', 1, [], true)] });
        await report(secret, { pages: [part('b', 0, ['1']), part('b', 2, [], true)] });
        expect((await pulled(connector, 'stock')).keys).toEqual(['1', '2']);
        await report(secret, { pages: [part('b', 1, ['3'])] });
        expect((await pulled(connector, 'stock')).keys).toEqual(['1', '3']);
    });

    it('of changes alone never stands for everything, and follows what was read as a whole', async () => {
        const secret = await newAgent('both');
        const connector = connectorOf('both');
        const invoice = { object: 'invoice' };
        await report(secret, { pages: [page('both-0', ['0'], invoice)] });
        await expect(pulled(connector, 'invoice')).rejects.toThrow('has not brought all of invoice yet');
        await report(secret, { pages: [page('both-1', ['1', '2'], { ...invoice, run: 'run-both-0000', isLast: true }), page('both-2', ['2', '3'], invoice)] });
        const all = await pulled(connector, 'invoice');
        expect(all.keys).toEqual(['1', '2', '2', '3']);
        await report(secret, { pages: [page('both-3', ['4'], invoice)] });
        expect((await pulled(connector, 'invoice', all.cursor)).keys).toEqual(['4']);
    });

    it.each([
        ['no JSON', '{'],
        ['an object that there is none of', { pages: [page('x-1', ['A'], { object: 'spaceship' })] }],
        ['a record without a key', { pages: [page('x-2', [''])] }],
        ['no pages', { pages: 7 }],
        ['an answer that is none', { answers: [{ id: 1, attempt: 1, answer: { kind: 'perhaps' } }] }],
    ])('of %s is refused, and nothing of it is kept', async (_, given) => {
        const secret = await newAgent(`bad-${Math.random()}`);
        const body = typeof given === 'string' ? given : JSON.stringify({ ...empty, ...given });
        const response = await fetch(`${running.url}/erp-agent/report`, { method: 'POST', headers: { 'Authorization': `ErpAgent ${secret}`, 'Content-Type': 'application/x-karvan-agent' }, body });
        expect(response.status).toBe(400);
        expect(await running.sql(`SELECT FROM erp_agent_page WHERE key LIKE 'page-x-%'`)).toEqual([]);
    });

    it('does not bring another agent\'s answers', async () => {
        const [mine, other] = await Promise.all([newAgent('mine'), newAgent('other')]);
        await report(mine);
        const sending = connectorOf('mine', { answerSeconds: 3 }).push({ kind: 'order', key: 'o-1', values: {} }, signal());
        const { documents } = (await report(mine, { isWaiting: true })).body;
        const answers = documents.map(({ id, attempt }) => ({ id, attempt, answer: { kind: 'accepted', number: 'FV/1', state: null } }));
        await report(other, { answers: answers.map(answer => ({ ...answer, answer: { kind: 'refused', reason: 'theirs', field: null } })) });
        await report(mine, { answers });
        expect(await sending).toEqual({ kind: 'accepted', number: 'FV/1', state: null });
    });
});

describe('a document by an agent', () => {
    const order = { kind: 'order', key: 'order-1', values: { total: '17' } } as const;

    it('is not sent where the agent is silent, nor where it does not come for it', async () => {
        await newAgent('silent');
        const connector = connectorOf('silent');
        await expect(connector.push(order, signal())).rejects.toThrow('has never called');
        await running.sql(`UPDATE erp_agent SET "seenAt" = now() WHERE name = 'silent'`);
        await expect(connector.push(order, signal())).rejects.toThrow('did not come for the document');
        expect(await running.sql(`SELECT FROM erp_agent_document d JOIN erp_agent a ON a.id = d."agentId" WHERE a.name = 'silent'`)).toEqual([]);
        expect(await connector.find('order', order.key, signal())).toBeNull();
    });

    it('of which the agent says nothing yet is of unknown outcome, is handed out again, and is found when it answers', async () => {
        const secret = await newAgent('slow');
        await report(secret);
        const connector = connectorOf('slow');
        const sending = connector.push(order, signal()).catch((error: unknown) => error);
        const first = (await report(secret, { isWaiting: true })).body.documents;
        expect(first).toMatchObject([{ key: 'order-1', attempt: 1 }]);
        expect(await sending).toBeInstanceOf(UnknownOutcomeError);
        await expect(connector.find('order', order.key, signal())).rejects.toBeInstanceOf(OperationalError);
        // Our answer was lost: the agent knows of no document.
        const again = (await report(secret, { isWaiting: true })).body.documents;
        expect(again).toEqual(first);
        const refused = { kind: 'refused', reason: 'blocked', field: null };
        await report(secret, { answers: [{ id: again[0]?.id, attempt: 1, answer: refused }] });
        expect(await connector.find('order', order.key, signal())).toBeNull();
        // Mended and sent again it is another attempt, to which the answer to the first one says nothing.
        const mended = connectorOf('slow', { answerSeconds: 3 }).push({ ...order, values: { total: '18' } }, signal());
        const second = (await report(secret, { isWaiting: true })).body.documents;
        expect(second).toMatchObject([{ attempt: 2, values: { total: '18' } }]);
        await report(secret, { answers: [{ id: second[0]?.id, attempt: 1, answer: refused }, { id: second[0]?.id, attempt: 2, answer: { kind: 'accepted', number: 'ZK/1', state: null } }] });
        expect(await mended).toEqual({ kind: 'accepted', number: 'ZK/1', state: null });
    });
});

class AgentProcess {
    private child: ChildProcess | null = null;
    readonly said: string[] = [];

    constructor(
        readonly folder: string,
        private readonly url: string,
    ) {}

    start(): void {
        const args = ['--server', this.url, '--secret-file', path.join(this.folder, 'secret'), '--data', path.join(this.folder, 'data'), '--config', path.join(this.folder, 'agent.json')];
        const child = spawn(process.execPath, ['-r', '@swc-node/register', 'src/erp-agent/main.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
        for (const stream of [child.stdout, child.stderr]) stream.on('data', part => this.said.push(String(part)));
        this.child = child;
    }

    get isBusy(): boolean {
        return fs.existsSync(path.join(this.folder, 'data/lock'));
    }

    async kill(): Promise<void> {
        const { child } = this;
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        const gone = new Promise(resolve => child.once('exit', resolve));
        child.kill('SIGKILL');
        await gone;
        fs.rmSync(path.join(this.folder, 'data/lock'), { force: true });
    }
}

async function until(isSo: () => Promise<boolean> | boolean, seconds: number): Promise<boolean> {
    const end = performance.now() + seconds * 1_000;
    while (!(await isSo())) {
        if (performance.now() > end) return false;
        await sleep(50);
    }
    return true;
}

it('ten power cuts of the agent lose no record and no document, and double none', async () => {
    const [kills, files, rowsEach, orders] = [10, 40, 30, 30];
    const secret = await newAgent('mill');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'erp-agent-'));
    const inbox = path.join(folder, 'exchange/in');
    fs.mkdirSync(inbox, { recursive: true });
    fs.writeFileSync(path.join(folder, 'secret'), secret, { mode: 0o600 });
    const source = { object: 'customer', name: 'customers-*.csv', format: 'csv', isWhole: false, key: ['ID'] };
    fs.writeFileSync(path.join(folder, 'agent.json'), JSON.stringify({ sources: [{ kind: 'files', name: 'exchange', everySeconds: 1, settings: { store: 'folder', folder: 'exchange', stableSeconds: 0.05, sources: [source], documents: ['order'] } }] }));
    const agent = new AgentProcess(folder, running.url.replace('localhost', '127.0.0.1'));
    const connector = connectorOf('mill', { answerSeconds: 0.5 });
    let isOver = false;
    const drop = async () => {
        for (let file = 0; file < files; file++) {
            const rows = Array.from({ length: rowsEach }, (_, row) => `${file}-${row};Customer کارپت`);
            fs.writeFileSync(path.join(inbox, `.${file}`), `ID;Name\n${rows.join('\n')}\n`);
            fs.renameSync(path.join(inbox, `.${file}`), path.join(inbox, `customers-${String(file).padStart(3, '0')}.csv`));
            await sleep(200);
        }
    };
    // As the queue of documents does: what is unknown is asked for before it is sent again.
    const send = async (key: string) => {
        for (let isUnknown = false; ; ) {
            try {
                const found = isUnknown ? await connector.find('order', key, signal()) : null;
                if (found) return found;
                return await connector.push({ kind: 'order', key, values: { total: '17' } }, signal());
            } catch (error) {
                if (error instanceof UnknownOutcomeError) isUnknown = true;
                else if (!(error instanceof OperationalError)) throw error;
                await sleep(200);
            }
        }
    };
    const sendAll = async () => {
        const numbers: string[] = [];
        for (let order = 0; order < orders; order++) numbers.push((await send(`order-${order}`) as { number: string }).number);
        return numbers;
    };
    let killed = 0;
    const killing = async () => {
        for (; killed < kills && !isOver; killed++) {
            // Dies at another moment each time: sometimes while it starts, mostly while it works.
            await until(() => agent.isBusy, 60);
            await sleep(150 + 130 * killed);
            await agent.kill();
            agent.start();
        }
    };
    try {
        agent.start();
        const [numbers] = await Promise.all([sendAll(), drop(), killing()]);
        isOver = true;
        const brought = async () => (await running.sql<{ content: string }>(`SELECT p.content FROM erp_agent_page p JOIN erp_agent a ON a.id = p."agentId" WHERE a.name = 'mill'`)).flatMap(({ content }) => (JSON.parse(content) as { records: { key: string }[] }).records.map(({ key }) => key));
        await until(async () => new Set(await brought()).size >= files * rowsEach, 60);
        await sleep(2_500);
        const keys = await brought();
        const out = fs.readdirSync(path.join(folder, 'exchange/out')).filter(name => !name.startsWith('.'));
        expect({
            kills: killed,
            lostRecords: files * rowsEach - new Set(keys).size,
            doubleRecords: keys.length - new Set(keys).size,
            lostDocuments: orders - new Set(numbers).size,
            documentsThere: out.length,
            left: fs.readdirSync(inbox),
        }).toEqual({ kills, lostRecords: 0, doubleRecords: 0, lostDocuments: 0, documentsThere: orders, left: [] });
        expect((await pulled(connector, 'customer')).keys).toHaveLength(files * rowsEach);
    } finally {
        isOver = true;
        await agent.kill();
        fs.rmSync(folder, { recursive: true, force: true });
    }
});
