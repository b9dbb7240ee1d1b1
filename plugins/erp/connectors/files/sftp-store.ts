import { createHash, timingSafeEqual } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type SftpClient from 'ssh2-sftp-client';

import { OperationalError } from '../../../../kernel/operational-error';
import type { Surroundings } from '../surroundings';
import type { FileSettings } from './settings';
import type { FileStore, StoredFile } from './store';

const readyMs = 10_000;

/** A folder on a server of SFTP, whose key is known beforehand. One line, opened when it is needed and again when it broke. */
export class SftpStore implements FileStore {
    private line: Promise<SftpClient> | null = null;

    constructor(
        private readonly settings: FileSettings,
        private readonly surroundings: Pick<Surroundings, 'resolve'>,
    ) {}

    async prepare(folders: readonly string[]): Promise<void> {
        await this.run(async client => {
            for (const name of folders) if ((await client.exists(this.path(name))) === false) await client.mkdir(this.path(name), true);
        });
    }

    async list(folder: string): Promise<StoredFile[]> {
        const found = await this.run(client => client.list(this.path(folder)));
        return found.filter(({ type }) => type === '-').map(({ name, size, modifyTime }) => ({ name, size, modifiedMs: modifyTime }));
    }

    read(name: string): Promise<Readable> {
        return this.run(client => Promise.resolve(this.unlessSilent(client.createReadStream(this.path(name)) as unknown as Readable)));
    }

    async write(name: string, content: Buffer): Promise<void> {
        await this.run(client => client.put(content, this.path(name)));
    }

    async rename(from: string, to: string): Promise<void> {
        await this.run(async client => {
            try {
                await client.posixRename(this.path(from), this.path(to));
            } catch {
                // A server without that extension does not rename over what is there.
                await client.delete(this.path(to), true);
                await client.rename(this.path(from), this.path(to));
            }
        });
    }

    async remove(name: string): Promise<void> {
        await this.run(client => client.delete(this.path(name), true));
    }

    async has(name: string): Promise<boolean> {
        return (await this.run(client => client.exists(this.path(name)))) !== false;
    }

    async close(): Promise<void> {
        const { line } = this;
        this.line = null;
        // A server that does not answer does not say goodbye either.
        await line?.then(client => Promise.race([client.end(), sleep(1_000, undefined, { ref: false })]), () => undefined).catch(() => undefined);
    }

    /** A server that says nothing more ends a file as an error does, unless it is we who do not take what came. */
    private unlessSilent(file: Readable): Readable {
        const taken = new PassThrough();
        const timer = setTimeout(() => (taken.writableNeedDrain ? timer.refresh() : taken.destroy(new Error('it fell silent in the middle of a file'))), this.settings.answerSeconds * 1_000);
        file.on('data', () => timer.refresh());
        file.on('error', error => taken.destroy(error));
        taken.once('close', () => {
            clearTimeout(timer);
            file.destroy();
        });
        return file.pipe(taken);
    }

    private async inTime<T>(work: Promise<T>): Promise<T> {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`nothing within ${this.settings.answerSeconds} s`)), this.settings.answerSeconds * 1_000)));
        try {
            return await Promise.race([work, late]);
        } finally {
            clearTimeout(timer);
        }
    }

    private path(name: string): string {
        return `${this.settings.folder.replace(/\/$/, '')}/${name}`;
    }

    private async run<T>(work: (client: SftpClient) => Promise<T>): Promise<T> {
        try {
            this.line ??= this.connect();
            return await this.inTime(work(await this.line));
        } catch (error) {
            await this.close();
            throw error instanceof OperationalError ? error : new OperationalError(`SFTP at ${this.settings.host}: ${(error as Error).message.split('\n')[0]?.slice(0, 300)}`);
        }
    }

    private async connect(): Promise<SftpClient> {
        const { host, port, username, password, privateKey, hostKey } = this.settings;
        const address = await this.surroundings.resolve(host, port);
        const { default: Client } = await import('ssh2-sftp-client');
        const client = new Client('karvan', { error: () => undefined, end: () => (this.line = null), close: () => (this.line = null) });
        await client.connect({
            host: address,
            port,
            username,
            ...(privateKey === '' ? { password } : { privateKey }),
            readyTimeout: readyMs,
            hostVerifier: (key: Buffer) => isKey(key, hostKey),
        });
        return client;
    }
}

function isKey(key: Buffer, expected: string): boolean {
    const [shown, known] = [`SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`, expected].map(text => Buffer.from(text));
    return shown !== undefined && known !== undefined && shown.length === known.length && timingSafeEqual(shown, known);
}
