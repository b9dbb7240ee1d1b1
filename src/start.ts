/** `npm start`: the embedded database, what has to be built, the first data, then the server and the worker. */
import fs from 'node:fs';
import path from 'node:path';

import { build, isStale } from './build';
import { dataFolder, env, keptSecret } from './config/env';
import { newDemoPassword } from './config/demo-password';
import { freePort } from './database/embedded-postgres';
import { needsSetup } from './supervisor/needs-setup';
import { OwnDatabase } from './supervisor/own-database';
import { Program, runToEnd, workerFlags } from './supervisor/program';
import { claimFolder } from './supervisor/single-start';

const compiled = path.resolve(__dirname, '../dist/server');
const began = Date.now();
const say = (line: string) => console.log(`${`${((Date.now() - began) / 1000).toFixed(1)}`.padStart(6)} s  ${line}`);

async function start(): Promise<void> {
    const claim = claimFolder(dataFolder);
    if ('takenBy' in claim) {
        throw new Error(`Karvan already runs with the data folder ${dataFolder} (process ${claim.takenBy}). Stop it, or set KARVAN_DATA to another folder.`);
    }
    if (isStale('server')) await build('server');
    const own = env.DATABASE_URL === undefined ? await OwnDatabase.start(dataFolder, 5433, path.join(compiled, 'src/database/guardian.js'), say) : undefined;
    if (own) say(`PostgreSQL runs on port ${own.port}, data in ${dataFolder}`);
    const port = await freePort(env.PORT);
    if (port !== env.PORT) say(`Port ${env.PORT} is taken by another program: using ${port}. Set PORT to choose one.`);
    const environment: NodeJS.ProcessEnv = {
        ...process.env,
        DATABASE_URL: own?.url ?? env.DATABASE_URL,
        DATABASE_IS_OWN: own ? '1' : '0',
        PORT: String(port),
        PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${port}`,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
        VENDURE_DISABLE_TELEMETRY: process.env.VENDURE_DISABLE_TELEMETRY ?? 'true',
    };
    const programs = [
        new Program('server', path.join(compiled, 'src/server.js'), environment, say),
        new Program('worker', path.join(compiled, 'src/worker.js'), environment, say, workerFlags),
        ...(env.DEMO ? [new Program('demo scale', path.join(compiled, 'src/demo/scale.js'), environment, say)] : []),
    ];
    stopOnSignals(programs, own, claim.release);
    await Promise.all([buildScreens(), setUpDatabase(environment)]);
    await Promise.all(programs.map(program => program.start()));
    printAddresses(`http://localhost:${port}`);
}

async function buildScreens(): Promise<void> {
    for (const part of ['portal', 'dashboard'] as const) {
        if (!isStale(part)) continue;
        say(`Building the ${part} (only when its sources change)…`);
        await build(part);
        say(`The ${part} is built`);
    }
}

async function setUpDatabase(environment: NodeJS.ProcessEnv): Promise<void> {
    if (await needsSetup(environment.DATABASE_URL ?? '', path.join(compiled, 'migrations'))) {
        say('Setting up the database…');
        await runToEnd(path.join(compiled, 'src/setup.js'), environment);
        say('The database is ready');
    }
}

function stopOnSignals(programs: Program[], own: OwnDatabase | undefined, release: () => void): void {
    let stopping = false;
    const stop = async () => {
        if (stopping) return;
        stopping = true;
        say('Stopping…');
        await Promise.all(programs.map(program => program.stop()));
        await own?.stop();
        release();
        say('Stopped');
        process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, () => void stop());
    }
}

function printAddresses(url: string): void {
    say('Karvan is ready');
    console.log(`
  Customer portal   ${url}/
  Staff Dashboard   ${url}/dashboard
  Messages sent     ${url}/dev/inbox     (mail and SMS that would have gone out)
  API               ${url}/shop-api  ${url}/admin-api`);
    const logins = path.join(dataFolder, 'demo-logins.json');
    if (env.DEMO && fs.existsSync(logins)) {
        const people = JSON.parse(fs.readFileSync(logins, 'utf8')) as { role: string; where: string; login: string }[];
        console.log(`\n  Log in as (password for all: ${keptSecret('demo-password', newDemoPassword)})`);
        const width = Math.max(...people.map(({ role }) => role.length));
        for (const { role, where, login } of people) {
            console.log(`    ${role.padEnd(width)}  ${login.padEnd(34)} ${where}`);
        }
    }
    console.log('\n  Ctrl-C stops everything.\n');
}

start().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 25_000).unref();
});
