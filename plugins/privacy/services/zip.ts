import { zipSync } from 'fflate';

export interface ZipFile {
    name: string;
    content: Buffer;
}

/** A ZIP archive: names in UTF-8, contents deflated, all of them as of `at`. */
export function zipOf(files: readonly ZipFile[], at: Date): Buffer {
    return Buffer.from(zipSync(Object.fromEntries(files.map(({ name, content }) => [name, content])), { mtime: at }));
}
