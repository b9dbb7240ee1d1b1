/**
 * `npm test`: all checks and tests, from a fresh checkout on. Two lanes, since the machine has two cores: beside a third, tests ran out of their time.
 * The last line is `N passed, N failed`, where a check counts as one test.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { ensureChromium } from './browser/chromium';
import { jestOptions } from './jest-options';

interface Outcome {
    name: string;
    passed: number;
    failed: number;
    seconds: number;
    said: string;
    /** Each test that failed, by name, with the beginning of why. */
    failures: string[];
}

type Step = () => Promise<Outcome>;

/** What is read of jest's report. */
interface Report {
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
    testResults: { name: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

const root = path.resolve(__dirname, '..');
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-test-'));
/** A PostgreSQL of its own for each lane: a run stops the one it used. */
const ownPostgres = (lane: string): NodeJS.ProcessEnv => ({ KARVAN_TEST_PG: path.join(root, `.karvan/test-pg-${lane}`) });

function run(command: string, args: string[], extra: NodeJS.ProcessEnv = {}): Promise<{ code: number; said: string; seconds: number }> {
    const began = Date.now();
    return new Promise(resolve => {
        const child = spawn(command, args, { cwd: root, env: { ...process.env, VENDURE_DISABLE_TELEMETRY: 'true', ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.on('exit', code => resolve({ code: code ?? 1, said, seconds: (Date.now() - began) / 1000 }));
    });
}

/** A command that passes or fails as a whole. */
function check(name: string, command: string, ...args: string[]): Step {
    return async () => {
        const { code, said, seconds } = await run(command, args);
        return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, said, failures: code === 0 ? [] : [name] };
    };
}

/** A check that measures: its last line is shown beside its name. */
function measure(name: string, command: string, ...args: string[]): Step {
    return async () => {
        const outcome = await check(name, command, ...args)();
        return { ...outcome, name: `${name}: ${outcome.said.trim().split('\n').at(-1) ?? ''}` };
    };
}

/** A jest run, counted by its report. A run that made no report has failed. */
function jest(name: string, project: string, filter: string[] = [], extra: NodeJS.ProcessEnv = {}): Step {
    return async () => {
        const report = path.join(reports, `${name.replace(/\W+/g, '-')}.json`);
        const args = ['jest', '--selectProjects', project, '--json', `--outputFile=${report}`, '-w', '1', ...filter];
        const { code, said, seconds } = await run('npx', args, { ...extra, NODE_OPTIONS: jestOptions });
        if (!fs.existsSync(report)) return { name, passed: 0, failed: 1, seconds, said, failures: [`${name}: no report`] };
        const told = JSON.parse(fs.readFileSync(report, 'utf8')) as Report;
        const named = told.testResults.flatMap(failuresIn);
        const failures = named.length === 0 && code !== 0 ? [`${name}: ended with ${code}`] : named;
        const failed = told.numFailedTests + told.numRuntimeErrorTestSuites;
        return { name, passed: told.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, seconds, said, failures };
    };
}

function failuresIn({ name, message, assertionResults }: Report['testResults'][number]): string[] {
    const file = path.relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && assertionResults.length === 0) return [`${file}: ${firstLines(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLines(failureMessages.join('\n'))}`);
}

/** So much of a failure that the end of a log tells what to look at. */
function firstLines(message: string): string {
    return stripVTControlCharacters(message).replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** Specs that must be loaded by themselves: the longest, and one that sets what is read at loading. */
const alone = ['test/e2e/authz.e2e-spec.ts', 'test/e2e/edge.e2e-spec.ts'];
const parts = 5;

/** The specs on the database in parts, of which each lane takes the next when it is free. The specs of a part load Vendure once. */
function onDatabase(): ((postgres: NodeJS.ProcessEnv) => Step)[] {
    const listed = spawnSync('npx', ['jest', '--selectProjects', 'database', '--listTests', '--json'], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: jestOptions } });
    const files = (JSON.parse(listed.stdout) as string[]).map(file => path.relative(root, file)).sort();
    // Those of test/e2e take longest: dealt out one by one, and so begun by each part first.
    const together = files.filter(file => !alone.includes(file)).sort((one, other) => Number(other.startsWith('test/')) - Number(one.startsWith('test/')));
    return [
        ...alone.map(file => (postgres: NodeJS.ProcessEnv) => jest(file, 'database', [file], postgres)),
        ...Array.from({ length: parts }, (_, part) => (postgres: NodeJS.ProcessEnv) =>
            jest(`service and API specs ${part + 1} of ${parts}`, 'together', [], { ...postgres, SPECS: together.filter((_file, at) => at % parts === part).join(',') })),
    ];
}

const outcomes: Outcome[] = [];

async function lane(steps: Step[]): Promise<void> {
    for (const step of steps) {
        const outcome = await step();
        outcomes.push(outcome);
        console.log(`${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${outcome.name.padEnd(34)} ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.seconds.toFixed(0)} s`);
        if (outcome.failed > 0) console.log(outcome.said.slice(-8_000));
    }
}

async function shareOfSpecs(specs: ReturnType<typeof onDatabase>, postgres: NodeJS.ProcessEnv): Promise<void> {
    for (let next = specs.shift(); next !== undefined; next = specs.shift()) await lane([next(postgres)]);
}

async function main(): Promise<void> {
    await ensureChromium();
    const specs = onDatabase();
    await Promise.all([
        lane([
            check('portal build', 'npm', 'run', '--silent', 'build', '--', 'portal'),
            measure('portal weight', 'node', 'storefront/tools/weight.mjs'),
            check('Dashboard build', 'npm', 'run', '--silent', 'build', '--', 'dashboard'),
            check('server build', 'npm', 'run', '--silent', 'build', '--', 'server'),
            jest('browser journeys', 'browser', [], ownPostgres('browser')),
        ]).then(() => shareOfSpecs(specs, ownPostgres('browser'))),
        lane([
            check('types', 'npx', 'tsc', '-p', '.'),
            jest('small specs', 'small'),
            check('lint', 'npm', 'run', '--silent', 'check:lint'),
            check('boundaries', 'npm', 'run', '--silent', 'check:deps'),
            check('translations', 'npm', 'run', '--silent', 'i18n:check'),
            check('schema of the portal', 'npm', 'run', '--silent', 'schema', '--', '--check'),
            check('portal specs', 'npm', 'test', '--silent', '-w', '@karvan/storefront'),
            check('Dashboard types', 'npm', 'run', '--silent', 'check:dashboard'),
        ]).then(() => shareOfSpecs(specs, ownPostgres('specs'))),
    ]);
    const total = (key: 'passed' | 'failed') => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
    for (const failure of outcomes.flatMap(({ failures }) => failures)) console.log(`failed: ${failure}`);
    console.log(`${total('passed')} passed, ${total('failed')} failed`);
    process.exitCode = total('failed') === 0 ? 0 : 1;
}

void main();
