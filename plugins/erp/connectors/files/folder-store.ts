import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';

import { OperationalError } from '../../../../kernel/operational-error';
import type { FileStore, StoredFile } from './store';

const { promises: files } = fs;

/** A folder of this machine, below the one that the operator set aside. Links that lead elsewhere are not followed. */
export class FolderStore implements FileStore {
    private readonly root: string;

    constructor(
        private readonly filesRoot: string,
        private readonly folder: string,
    ) {
        this.root = path.join(filesRoot, folder);
    }

    async prepare(folders: readonly string[]): Promise<void> {
        await this.outage(async () => {
            for (const name of folders) await files.mkdir(path.join(this.root, name), { recursive: true });
            const [whole, own] = [await files.realpath(this.filesRoot), await files.realpath(this.root)];
            for (const name of ['', ...folders]) {
                const real = await files.realpath(path.join(this.root, name));
                if (!`${real}${path.sep}`.startsWith(`${name === '' ? whole : own}${path.sep}`)) throw new Error('it leads outside the folder for files');
            }
        });
    }

    list(folder: string): Promise<StoredFile[]> {
        return this.outage(async () => {
            const found: StoredFile[] = [];
            for (const entry of await files.readdir(path.join(this.root, folder), { withFileTypes: true })) {
                const stat = entry.isFile() ? await files.lstat(path.join(this.root, folder, entry.name)).catch(() => null) : null;
                if (stat) found.push({ name: entry.name, size: stat.size, modifiedMs: Math.floor(stat.mtimeMs) });
            }
            return found;
        });
    }

    read(name: string): Promise<Readable> {
        return this.outage(async () => (await files.open(path.join(this.root, name), fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW)).createReadStream());
    }

    write(name: string, content: Buffer): Promise<void> {
        return this.outage(async () => {
            const file = await files.open(path.join(this.root, name), 'w', 0o640);
            try {
                await file.writeFile(content);
                await file.sync();
            } finally {
                await file.close();
            }
        });
    }

    rename(from: string, to: string): Promise<void> {
        return this.outage(() => files.rename(path.join(this.root, from), path.join(this.root, to)));
    }

    remove(name: string): Promise<void> {
        return this.outage(() => files.rm(path.join(this.root, name), { force: true }));
    }

    has(name: string): Promise<boolean> {
        return this.outage(() => files.lstat(path.join(this.root, name)).then(() => true, (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : Promise.reject(error))));
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    private async outage<T>(work: () => Promise<T>): Promise<T> {
        try {
            return await work();
        } catch (error) {
            throw new OperationalError(`The folder ${this.folder}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
        }
    }
}
