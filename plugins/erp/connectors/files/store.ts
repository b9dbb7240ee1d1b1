/** Where files lie. All names are relative to the connection's folder, with `/` between. Throws OperationalError where it cannot. */
import type { Readable } from 'node:stream';

export interface StoredFile {
    name: string;
    size: number;
    modifiedMs: number;
}

export interface FileStore {
    /** Makes the folders that are missing. */
    prepare(folders: readonly string[]): Promise<void>;
    list(folder: string): Promise<StoredFile[]>;
    read(path: string): Promise<Readable>;
    /** On the disk when it is there. */
    write(path: string, content: Buffer): Promise<void>;
    /** Takes the place of what is there. */
    rename(from: string, to: string): Promise<void>;
    remove(path: string): Promise<void>;
    has(path: string): Promise<boolean>;
    close(): Promise<void>;
}
