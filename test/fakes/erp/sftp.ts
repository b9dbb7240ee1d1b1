/** A server of SFTP over a folder of this machine, as ERPs' hosts have one. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Connection, Server, type SFTPWrapper, utils } from 'ssh2';

const { STATUS_CODE, flagsToString } = utils.sftp;

export class SftpServer {
    /** Nothing is answered any more. */
    isSilent = false;
    readonly hostKey: string;
    private readonly server: Server;
    private readonly lines = new Set<Connection>();

    private constructor(
        private readonly root: string,
        private readonly user: { name: string; password: string },
    ) {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'pkcs1', format: 'pem' }, privateKeyEncoding: { type: 'pkcs1', format: 'pem' } });
        const parsed = utils.parseKey(privateKey);
        if (parsed instanceof Error) throw parsed;
        this.hostKey = `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
        this.server = new Server({ hostKeys: [privateKey] }, client => this.join(client));
    }

    static async start(root: string, user: { name: string; password: string }): Promise<SftpServer> {
        const server = new SftpServer(root, user);
        await new Promise<void>(resolve => server.server.listen(0, '127.0.0.1', resolve));
        return server;
    }

    get port(): number {
        return (this.server.address() as AddressInfo).port;
    }

    /** Every line breaks; new ones are taken. */
    cut(): void {
        for (const line of this.lines) line.end();
    }

    async stop(): Promise<void> {
        this.cut();
        await new Promise<void>(resolve => this.server.close(() => resolve()));
    }

    private join(client: Connection): void {
        this.lines.add(client);
        client.on('error', () => undefined).on('close', () => this.lines.delete(client));
        client.on('authentication', context => (context.method === 'password' && context.username === this.user.name && context.password === this.user.password ? context.accept() : context.reject(['password'])));
        client.on('ready', () => client.on('session', accept => accept().on('sftp', accepted => this.serve(accepted()))));
    }

    private serve(sftp: SFTPWrapper): void {
        const handles = new Map<number, { file?: number; folder?: string[] | null; path: string }>();
        let next = 0;
        const add = (handle: { file?: number; folder?: string[] | null; path: string }): Buffer => {
            handles.set(next, handle);
            const buffer = Buffer.alloc(4);
            buffer.writeUInt32BE(next++);
            return buffer;
        };
        const at = (name: string) => path.join(this.root, path.posix.normalize(`/${name}`));
        const of = (buffer: Buffer) => handles.get(buffer.readUInt32BE(0));
        const attempt = (id: number, work: () => void) => {
            if (this.isSilent) return;
            try {
                work();
            } catch (error) {
                sftp.status(id, (error as NodeJS.ErrnoException).code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
            }
        };
        const done = (id: number, work: () => void) => attempt(id, () => {
            work();
            sftp.status(id, STATUS_CODE.OK);
        });
        const attributes = ({ mode, uid, gid, size, atimeMs, mtimeMs }: fs.Stats) => ({ mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) });
        sftp.on('REALPATH', (id, name) => attempt(id, () => sftp.name(id, [{ filename: path.posix.normalize(`/${name}`), longname: '', attrs: attributes(fs.statSync(this.root)) }])));
        for (const kind of ['STAT', 'LSTAT'] as const) sftp.on(kind, (id: number, name: string) => attempt(id, () => sftp.attrs(id, attributes(fs.lstatSync(at(name))))));
        sftp.on('FSTAT', (id, handle) => attempt(id, () => sftp.attrs(id, attributes(fs.fstatSync(of(handle)?.file ?? -1)))));
        sftp.on('OPENDIR', (id, name) => attempt(id, () => sftp.handle(id, add({ folder: fs.readdirSync(at(name)), path: at(name) }))));
        sftp.on('READDIR', (id, handle) => attempt(id, () => {
            const open = of(handle);
            const names = open?.folder;
            if (!open || !names || names.length === 0) {
                sftp.status(id, STATUS_CODE.EOF);
                return;
            }
            open.folder = null;
            sftp.name(id, names.map(name => {
                const stat = fs.lstatSync(path.join(open.path, name));
                return { filename: name, longname: `${stat.isDirectory() ? 'd' : '-'}rw-r--r-- 1 erp erp ${stat.size} Nov 29 12:00 ${name}`, attrs: attributes(stat) };
            }));
        }));
        sftp.on('OPEN', (id, name, flags) => attempt(id, () => sftp.handle(id, add({ file: fs.openSync(at(name), flagsToString(flags) ?? 'r'), path: at(name) }))));
        sftp.on('READ', (id, handle, offset, length) => attempt(id, () => {
            const part = Buffer.alloc(Math.min(length, 32_768));
            const read = fs.readSync(of(handle)?.file ?? -1, part, 0, part.length, offset);
            if (read === 0) sftp.status(id, STATUS_CODE.EOF);
            else sftp.data(id, part.subarray(0, read));
        }));
        sftp.on('WRITE', (id, handle, offset, part) => done(id, () => fs.writeSync(of(handle)?.file ?? -1, part, 0, part.length, offset)));
        sftp.on('FSETSTAT', id => done(id, () => undefined));
        sftp.on('SETSTAT', id => done(id, () => undefined));
        sftp.on('CLOSE', (id, handle) => done(id, () => {
            const file = of(handle)?.file;
            if (file !== undefined) fs.closeSync(file);
            handles.delete(handle.readUInt32BE(0));
        }));
        sftp.on('MKDIR', (id, name) => done(id, () => fs.mkdirSync(at(name))));
        sftp.on('REMOVE', (id, name) => done(id, () => fs.rmSync(at(name))));
        // As of the protocol: what is there is not written over. There is no extension for it here.
        sftp.on('RENAME', (id, from, to) => done(id, () => {
            if (fs.existsSync(at(to))) throw new Error('it is there');
            fs.renameSync(at(from), at(to));
        }));
    }
}
