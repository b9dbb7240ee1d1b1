/** The real product, server and worker as processes of their own, on a scratch copy of the demo firm's database. */
import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

import { build, isStale } from '../src/build';
import { freePort } from '../src/database/embedded-postgres';
import { type DatabaseAddress, scratchCluster, scratchDatabase, type ScratchDatabase } from '../src/database/scratch-database';
import { hasSessions, nodeFlags, runToEnd, workerFlags } from '../src/supervisor/program';
import type { Caller } from './graphql';

const root = path.resolve(__dirname, '..');
const compiled = path.join(root, 'dist/server');
/** Our own output is figures for machines, so what the programs say goes to stderr. */
const quiet: StdioOptions = ['ignore', 2, 2, 'ipc'];
const dataFolder = path.join(root, '.karvan/product');
/** Servers beside the first: where they listen, away from the ports that others ask for first. */
const offsets = { server: 0, twin: -2_000, third: -4_000 };

export type ServerName = keyof typeof offsets;

/** `twin`, `third`: servers beside the first. `mate`: a second worker. `demo/scale`: the fake indicator and its lorry. */
export type ProcessName = ServerName | 'worker' | 'mate' | 'demo/scale';

const isServer = (name: ProcessName): name is ServerName => name in offsets;

export interface DemoPerson {
    role: string;
    where: string;
    login: string;
}

export interface Product {
    url: string;
    /** Where the second server listens, if it runs. */
    twinUrl: string;
    urlOf(name: ServerName): string;
    databaseUrl: string;
    /** The password of all people of the demo firm. */
    password: string;
    people: DemoPerson[];
    sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
    /** Sends a CSV to an importer, as the Dashboard's page does. Throws when a row is rejected. */
    importFile(staff: Caller, importer: string, csv: string): Promise<void>;
    /** The process as it runs now, for killing it. */
    process(name: ProcessName): ChildProcess;
    /** Starts it (again). Resolves when it says that it is ready. */
    start(name: ProcessName, extra?: NodeJS.ProcessEnv): Promise<ChildProcess>;
    /** `kill -9`, and waits until it is gone. */
    kill(name: ProcessName): Promise<void>;
    stop(): Promise<void>;
}

export interface ProductOptions {
    processes?: ProcessName[];
    env?: NodeJS.ProcessEnv;
    /** 'demo': the demo firm with its history. 'empty': only migrations and foundation. */
    data?: 'demo' | 'empty';
    /** Where its database is made; the shared throw-away cluster when not given. */
    cluster?: DatabaseAddress;
    /** One that is there already, instead of a copy; its `drop` is called at the end. */
    database?: ScratchDatabase;
    /** A TypeScript program that takes the place of one of the product's own. */
    programs?: Partial<Record<ProcessName, string>>;
}

/** A database with the demo firm, made once for each state of the sources. */
async function template(data: 'demo' | 'empty', pg: DatabaseAddress): Promise<string> {
    const print = (JSON.parse(fs.readFileSync(path.join(root, 'dist/.built.json'), 'utf8')) as { server: string }).server;
    const name = `template_${data}_${crypto.createHash('sha1').update(print).update(demoFiles()).digest('hex').slice(0, 12)}`;
    const client = new Client({ host: pg.host, port: pg.port, user: pg.user, password: pg.password, database: 'postgres' });
    await client.connect();
    try {
        const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
        if (there.rowCount === 0) {
            const fresh = `building_${data}_${process.pid}`;
            await client.query(`CREATE DATABASE "${fresh}"`);
            const url = `postgres://${pg.user}:${pg.password}@${pg.host}:${pg.port}/${fresh}`;
            await runToEnd(path.join(compiled, 'src/setup.js'), { ...environment(url, await freePort(22_000)), DEMO: data === 'demo' ? '1' : '0' }, quiet);
            await client.query(`ALTER DATABASE "${fresh}" RENAME TO "${name}"`);
        }
    } finally {
        await client.end();
    }
    return name;
}

function demoFiles(): string {
    const folder = path.join(root, 'static/demo');
    const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter(name => name.endsWith('.csv')).sort() : [];
    return files.map(name => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
}

export function environment(databaseUrl: string, port: number): NodeJS.ProcessEnv {
    return {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'development',
        DATABASE_URL: databaseUrl,
        DATABASE_IS_OWN: '1',
        KARVAN_DATA: dataFolder,
        PORT: String(port),
        PUBLIC_URL: `http://localhost:${port}`,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
        RATE_LIMIT_FACTOR: process.env.RATE_LIMIT_FACTOR ?? '1000',
        VENDURE_DISABLE_TELEMETRY: 'true',
    };
}

async function freshDatabase({ data = 'demo', cluster }: ProductOptions): Promise<ScratchDatabase> {
    const pg = cluster ?? (await scratchCluster());
    return scratchDatabase('product', await template(data, pg), pg);
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
    if (isStale('server')) await build('server');
    const database = options.database ?? (await freshDatabase(options));
    const port = await freePort(21_000 + (process.pid % 1_000));
    const product = new RunningProduct(database, port, options);
    try {
        await Promise.all((options.processes ?? ['server', 'worker']).map(name => product.start(name)));
    } catch (error) {
        await product.stop();
        throw error;
    }
    return product;
}

class RunningProduct implements Product {
    readonly url: string;
    readonly twinUrl: string;
    readonly databaseUrl: string;
    private readonly running = new Map<ProcessName, ChildProcess>();

    constructor(
        private readonly database: ScratchDatabase,
        private readonly port: number,
        private readonly options: ProductOptions,
    ) {
        this.url = `http://localhost:${port}`;
        this.twinUrl = this.urlOf('twin');
        this.databaseUrl = database.url;
    }

    urlOf(name: ServerName): string {
        return `http://localhost:${this.port + offsets[name]}`;
    }

    get password(): string {
        return fs.readFileSync(path.join(dataFolder, 'secrets/demo-password'), 'utf8').trim();
    }

    get people(): DemoPerson[] {
        return JSON.parse(fs.readFileSync(path.join(dataFolder, 'demo-logins.json'), 'utf8')) as DemoPerson[];
    }

    async sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]> {
        const client = new Client({ connectionString: this.databaseUrl });
        await client.connect();
        try {
            return (await client.query<Row>(text, values)).rows;
        } finally {
            await client.end();
        }
    }

    async importFile(staff: Caller, importer: string, csv: string): Promise<void> {
        const response = await fetch(`${this.url}/import/${importer}?filename=${importer}.csv&dryRun=false`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${staff.bearer}`, 'Content-Type': 'application/octet-stream' },
            body: csv,
        });
        const text = await response.text();
        if (!response.ok || !text.includes('"rejected":0')) throw new Error(`The import ${importer} was refused: ${text.slice(0, 500)}`);
    }

    process(name: ProcessName): ChildProcess {
        const child = this.running.get(name);
        if (child === undefined) throw new Error(`The ${name} does not run.`);
        return child;
    }

    start(name: ProcessName, extra: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
        return new Promise((resolve, reject) => {
            const file = isServer(name) ? 'server' : name === 'mate' ? 'worker' : name;
            const program = compiledOf(this.options.programs?.[name]) ?? path.join(compiled, `src/${file}.js`);
            const port = this.port + (isServer(name) ? offsets[name] : 0);
            const child = fork(program, [], {
                execArgv: program.endsWith('.ts') ? ['-r', '@swc-node/register'] : [...(file === 'worker' ? workerFlags : nodeFlags)],
                env: { ...environment(this.databaseUrl, port), ...this.options.env, ...extra },
                stdio: quiet,
                detached: hasSessions,
            });
            this.running.set(name, child);
            child.once('message', () => resolve(child)); // It says `ready`.
            child.once('exit', (code, signal) => reject(new Error(`The ${name} ended (${signal ?? code}) before it was ready.`)));
        });
    }

    async kill(name: ProcessName): Promise<void> {
        await end(this.process(name), 'SIGKILL');
    }

    async stop(): Promise<void> {
        await Promise.all([...this.running.values()].map(child => end(child, 'SIGTERM')));
        await this.database.drop();
    }
}

/** Fakes are built beside the product and run as it does, in its time and memory. */
function compiledOf(program: string | undefined): string | undefined {
    const built = program && path.join(compiled, path.relative(root, program).replace(/\.ts$/, '.js'));
    return built !== undefined && fs.existsSync(built) ? built : program;
}

/** Sends the signal and waits; after 15 s insists. */
function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise(resolve => {
        const insist = setTimeout(() => child.kill('SIGKILL'), 15_000);
        child.once('exit', () => {
            clearTimeout(insist);
            resolve();
        });
        child.kill(signal);
    });
}
