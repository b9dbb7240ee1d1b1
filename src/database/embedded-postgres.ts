/**
 * A PostgreSQL of our own in the data folder. Driven by the `pg_ctl` that npm installed, so the postmaster is no
 * child of node: killing node loses nothing, and the next start finds the running server and takes it over.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';

export interface EmbeddedPostgresOptions {
    dataDir: string;
    /** The wished port; the next free one is taken when it is busy. */
    port: number;
    /** Without fsync: for tests only. */
    throwaway?: boolean;
}

export interface EmbeddedPostgres {
    host: string;
    port: number;
    user: string;
    password: string;
    /** True when it already ran. */
    reused: boolean;
    /** Stops it, also when it was reused. */
    stop(): Promise<void>;
}

const user = 'karvan';
const attempts = 60;
/** A deadlock is looked for after a fifth of a second: whoever waits in the circle is a person, and all who want the same rows wait with him. */
const serverSettings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'shared_buffers=256MB', 'random_page_cost=1.1', 'deadlock_timeout=200ms'];
const throwawaySettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'];

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const base = path.resolve(options.dataDir);
    fs.mkdirSync(base, { recursive: true, mode: 0o755 });
    const binaries = postgresBinaries(base);
    const data = path.join(base, 'pgdata');
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
        await initialise(binaries, base, data, options.throwaway ?? false);
    }
    const password = fs.readFileSync(path.join(base, 'password'), 'utf8').trim();
    const logFile = path.join(base, 'postgres.log');
    const stop = async () => {
        await binaries.run('pg_ctl', ['-D', data, '-m', 'fast', '-w', '-t', '60', '-s', 'stop']);
    };
    const settings = [...serverSettings, ...(options.throwaway ? throwawaySettings : [])].map(s => `-c ${s}`).join(' ');

    for (let attempt = 0; attempt < attempts; attempt++) {
        if ((await binaries.run('pg_ctl', ['-D', data, 'status'])).status === 0) {
            const port = runningPort(data);
            if (port !== undefined && (await answers(port, password))) {
                return { host: '127.0.0.1', port, user, password, reused: true, stop };
            }
        } else {
            const port = await freePort(options.port);
            const args = ['-D', data, '-w', '-t', '60', '-s', '-l', logFile, '-o', `-p ${port} -k "" ${settings}`, 'start'];
            if ((await binaries.run('pg_ctl', args)).status === 0) {
                return { host: '127.0.0.1', port, user, password, reused: false, stop };
            }
        }
        await sleep(250); // A killed postmaster can still be a zombie, or be in crash recovery.
    }
    throw new Error(`PostgreSQL did not start. Its log is ${logFile}.`);
}

async function initialise(binaries: PostgresBinaries, base: string, data: string, throwaway: boolean): Promise<void> {
    const secret = crypto.randomBytes(18).toString('base64url');
    const fresh = path.join(base, `init-${process.pid}`);
    const passwordFile = path.join(base, `password-${process.pid}`);
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.writeFileSync(passwordFile, `${secret}\n`, { mode: 0o600 });
    if (binaries.user.uid !== undefined && binaries.user.gid !== undefined) {
        fs.chownSync(passwordFile, binaries.user.uid, binaries.user.gid);
    }
    const { status, output } = await binaries.run('initdb', [
        ...['-D', fresh, '-U', user, '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8'],
        // ICU's root collation sorts every language sensibly. LC_CTYPE must be UTF-8, or pg_trgm drops non-ASCII.
        ...['--locale-provider=icu', '--icu-locale=und', '--locale=C', '--lc-ctype=C.UTF-8', '--lc-messages=C'],
        ...(throwaway ? ['--no-sync'] : []),
    ]);
    fs.rmSync(passwordFile);
    if (status !== 0) {
        throw new Error(`initdb failed: ${output}`);
    }
    fs.writeFileSync(path.join(base, 'password'), secret, { mode: 0o600 });
    fs.renameSync(fresh, data); // Last, so that a kill in the middle never leaves half a cluster in place.
}

function runningPort(data: string): number | undefined {
    try {
        return Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);
    } catch {
        return undefined;
    }
}

async function answers(port: number, password: string): Promise<boolean> {
    const client = new Client({ host: '127.0.0.1', port, user, password, database: 'postgres', connectionTimeoutMillis: 2000 });
    try {
        await client.connect();
        await client.query('SELECT 1');
        return true;
    } catch {
        return false;
    } finally {
        await client.end().catch(() => undefined);
    }
}

/** The product's own database in the cluster, made when it is not there yet. Its URL. */
export async function ensureDatabase({ host, port, user, password }: EmbeddedPostgres): Promise<string> {
    const client = new Client({ host, port, user, password, database: 'postgres' });
    await client.connect();
    try {
        const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'karvan'`);
        if (rowCount === 0) await client.query('CREATE DATABASE karvan');
    } finally {
        await client.end();
    }
    return `postgres://${user}:${password}@${host}:${port}/karvan`;
}

/** The wished port, or the next one that nobody listens on. */
export async function freePort(wished: number): Promise<number> {
    for (let port = wished; ; port++) {
        const free = await new Promise<boolean>(resolve => {
            const server = net.createServer();
            server.once('error', () => resolve(false));
            server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
        });
        if (free) return port;
    }
}
