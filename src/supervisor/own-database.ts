import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';

import { type EmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '../database/embedded-postgres';

const lookEvery = 1_000;

/** The embedded PostgreSQL, kept alive while we live and stopped when we are gone. */
export class OwnDatabase {
    private guardian: ChildProcess | undefined;
    private timer: NodeJS.Timeout | undefined;
    private look: Promise<void> = Promise.resolve();
    private pg: EmbeddedPostgres;

    private constructor(
        private readonly folder: string,
        pg: EmbeddedPostgres,
        readonly url: string,
        private readonly guardianScript: string,
        private readonly say: (line: string) => void,
    ) {
        this.pg = pg;
    }

    static async start(folder: string, wishedPort: number, guardianScript: string, say: (line: string) => void): Promise<OwnDatabase> {
        const pg = await startEmbeddedPostgres({ dataDir: folder, port: wishedPort });
        const own = new OwnDatabase(folder, pg, await ensureDatabase(pg), guardianScript, say);
        own.guard();
        own.watch();
        return own;
    }

    get port(): number {
        return this.pg.port;
    }

    async stop(): Promise<void> {
        clearTimeout(this.timer);
        const guardian = this.guardian;
        this.guardian = undefined;
        // A look that is starting PostgreSQL again just now would leave it running behind us.
        await this.look;
        await this.pg.stop();
        guardian?.kill('SIGKILL');
    }

    private guard(): void {
        const guardian = spawn(process.execPath, [this.guardianScript, path.resolve(this.folder)], {
            stdio: ['pipe', 'ignore', 'ignore'],
            detached: true,
        });
        this.guardian = guardian;
        guardian.on('exit', () => {
            if (this.guardian === guardian) this.guard();
        });
    }

    /** A postmaster that somebody killed is started again on the same port, so that the pools find it. */
    private watch(): void {
        this.timer = setTimeout(() => {
            this.look = this.alive()
                .then(async alive => {
                    if (alive || this.guardian === undefined) return;
                    this.say('PostgreSQL does not answer. Starting it again.');
                    this.pg = await startEmbeddedPostgres({ dataDir: this.folder, port: this.pg.port });
                    this.say(`PostgreSQL runs again on port ${this.pg.port}.`);
                })
                .catch((error: Error) => this.say(error.message))
                .finally(() => {
                    if (this.guardian !== undefined) this.watch();
                });
        }, lookEvery);
    }

    private async alive(): Promise<boolean> {
        const client = this.client('karvan');
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

    private client(database: string): Client {
        const { host, port, user, password } = this.pg;
        const client = new Client({ host, port, user, password, database, connectionTimeoutMillis: 3_000 });
        client.on('error', () => undefined); // A connection cut while idle; the next look finds out.
        return client;
    }
}
