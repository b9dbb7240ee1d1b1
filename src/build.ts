/** `npm run build`: server, portal and Dashboard into `dist/`, each only when its sources changed. */
import { type Config, transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

type Part = 'server' | 'portal' | 'dashboard';

const root = path.resolve(__dirname, '..');
const record = path.join(root, 'dist/.built.json');
const everyPart: readonly Part[] = ['server', 'portal', 'dashboard'];

const sources: Record<Part, { folders: string[]; take: (file: string) => boolean }> = {
    server: {
        folders: ['src', 'kernel', 'plugins', 'migrations', 'test/fakes', 'vendure-config.ts', '.swcrc'],
        take: file => !/\/(dashboard|gql|e2e)\/|spec\.tsx?$/.test(file) && /(\.tsx?|\.swcrc)$/.test(file),
    },
    portal: { folders: ['storefront', 'package-lock.json'], take: file => !/node_modules|spec\.ts$|graphql-env\.d\.ts$|\/e2e\//.test(file) },
    dashboard: {
        folders: ['plugins', 'vite.config.mts', 'package-lock.json'],
        take: file => /\/dashboard\/|\/gql\/graphql\.ts$|(api-extensions|-schema)\.ts$|\.plugin\.ts$|^[^/]+$/.test(file),
    },
};

function files(part: Part): string[] {
    const { folders, take } = sources[part];
    const walk = (entry: string): string[] => {
        const absolute = path.join(root, entry);
        if (!fs.existsSync(absolute)) return [];
        if (fs.statSync(absolute).isFile()) return take(entry) ? [entry] : [];
        if (/(^|\/)(node_modules|dist|\.angular)$/.test(entry)) return [];
        return fs.readdirSync(absolute).sort().flatMap(name => walk(`${entry}/${name}`));
    };
    return folders.flatMap(walk);
}

function fingerprint(part: Part): string {
    const hash = crypto.createHash('sha256');
    for (const file of files(part)) {
        hash.update(file).update(fs.readFileSync(path.join(root, file)));
    }
    return hash.digest('hex');
}

function built(): Partial<Record<Part, string>> {
    return fs.existsSync(record) ? (JSON.parse(fs.readFileSync(record, 'utf8')) as Partial<Record<Part, string>>) : {};
}

/** Whether `part` has to be built: its sources differ from what `dist/` was made from. */
export function isStale(part: Part): boolean {
    return built()[part] !== fingerprint(part);
}

export async function build(part: Part): Promise<void> {
    const print = fingerprint(part);
    switch (part) {
        case 'server':
            await buildServer();
            break;
        case 'portal':
            await run('npm', ['run', '--silent', 'build', '-w', '@karvan/storefront']);
            break;
        case 'dashboard':
            await run('npx', ['vite', 'build', '--logLevel', 'warn'], { NODE_ENV: 'production', NODE_OPTIONS: '--max-old-space-size=4096' });
            break;
    }
    fs.writeFileSync(record, JSON.stringify({ ...built(), [part]: print }));
}

async function buildServer(): Promise<void> {
    const out = path.join(root, 'dist/server');
    fs.rmSync(out, { recursive: true, force: true });
    const options = JSON.parse(fs.readFileSync(path.join(root, '.swcrc'), 'utf8')) as Config;
    await Promise.all(
        files('server')
            .filter(file => /\.tsx?$/.test(file))
            .map(async file => {
                const { code, map } = await transformFile(path.join(root, file), {
                    ...options,
                    swcrc: false,
                    jsc: { ...options.jsc, parser: { ...options.jsc?.parser, syntax: 'typescript', tsx: file.endsWith('.tsx') } },
                });
                const target = path.join(out, file.replace(/\.tsx?$/, '.js'));
                fs.mkdirSync(path.dirname(target), { recursive: true });
                fs.writeFileSync(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
                fs.writeFileSync(`${target}.map`, map ?? '');
            }),
    );
}

/** Runs a tool and shows what it said only if it failed. */
function run(command: string, args: string[], extra: NodeJS.ProcessEnv = {}): Promise<void> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd: root, env: { ...process.env, NODE_OPTIONS: undefined, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.on('error', reject);
        child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed:\n${said}`))));
    });
}

async function main(): Promise<void> {
    const wanted = process.argv.slice(2) as Part[];
    for (const part of wanted.length > 0 ? wanted : everyPart) {
        if (!isStale(part)) {
            console.log(`${part}: nothing changed`);
            continue;
        }
        const began = Date.now();
        await build(part);
        console.log(`${part}: built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
}

if (require.main === module) {
    main().catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
    });
}
